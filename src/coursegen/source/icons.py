"""Finds a Font Awesome free solid icon by its name, or the names that are near.

The icons come with the package ``faicons``; only its data file is read, since the package itself imports
far more than is needed here. A name is looked up in the file's text, so that three megabytes of JSON are
not parsed for a dozen icons.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from coursegen.problems import nearest


class Drawing(NamedTuple):
    """An icon's size in its own units, and its outline as an SVG path."""

    width: float
    height: float
    path: str


@lru_cache(maxsize=256)
def icon(name: str) -> Drawing | None:
    """An icon's drawing, or ``None`` where there is no solid icon of that name."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return None
    text = _data()
    start = text.find(f'"{name}": {{"aliases": ')
    if start < 0:
        start = text.find(f'"{name}": {{"changes": ')
    if start < 0:
        return None
    found = json.JSONDecoder().raw_decode(text, start + len(name) + 4)[0].get("svg", {}).get("solid")
    return None if found is None else Drawing(float(found["width"]), float(found["height"]), found["path"])


@lru_cache(maxsize=1)
def icon_names() -> tuple[str, ...]:
    """Every icon that has a solid form."""
    data: dict[str, dict[str, dict[str, object]]] = json.loads(_data() or "{}")
    return tuple(sorted(name for name, found in data.items() if "solid" in found.get("svg", {})))


def icons_for(words: str) -> tuple[str, ...]:
    """The names of the icons that have every one of some words in their names, whole words first."""
    wanted = words.lower().split()
    named = [name for name in icon_names() if all(word in name for word in wanted)] if wanted else []
    return tuple(sorted(named, key=lambda name: (not set(wanted) <= set(name.split("-")), name.count("-"), name)))


def near_names(name: str) -> str:
    """What an unknown name may have been meant to be, as a hint."""
    if re.search(r"[/\\]|\.[A-Za-z]{2,4}$", name):
        return "a pictogram is the name of a Font Awesome icon, not a file: phone, comments, scale-balanced …"
    names = icon_names()
    parts = [known for known in names if name and (name in known or known in name.split("-"))]
    near = nearest(name, names)
    found = list(dict.fromkeys([*([near] if near else []), *parts]))[:4]
    if found:
        return "did you mean " + " or ".join(f"'{one}'" for one in found) + "?"
    return "take the name of a free solid icon from Font Awesome 6: phone, comments, scale-balanced …"


@lru_cache(maxsize=1)
def _data() -> str:
    spec = find_spec("faicons")
    if spec is None or spec.origin is None:
        return ""
    return (Path(spec.origin).parent / "icons.json").read_text(encoding="utf-8")
