"""The name of a Font Awesome free solid icon to its outline.

The icons come with the package ``faicons``; only its data file is read, since the package itself imports
far more than is needed here. A name is looked up in the file's text, so that three megabytes of JSON are
not parsed for a dozen icons.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

from coursegen.layout.svg_path import steps_of
from coursegen.model.scene import Box, Colour, PathItem, PathStep
from coursegen.problems import nearest


@dataclass(frozen=True, slots=True)
class Outline:
    """An icon's outline in its own units, y downwards."""

    width: float
    height: float
    steps: tuple[PathStep, ...]


@lru_cache(maxsize=1)
def _data() -> str:
    spec = find_spec("faicons")
    if spec is None or spec.origin is None:
        return ""
    return (Path(spec.origin).parent / "icons.json").read_text(encoding="utf-8")


@lru_cache(maxsize=1)
def icon_names() -> tuple[str, ...]:
    """Every icon that has a solid form."""
    data: dict[str, dict[str, dict[str, object]]] = json.loads(_data() or "{}")
    return tuple(sorted(name for name, icon in data.items() if "solid" in icon.get("svg", {})))


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


@lru_cache(maxsize=256)
def outline(name: str) -> Outline | None:
    """An icon's outline, or ``None`` where there is no solid icon of that name."""
    if not re.fullmatch(r"[a-z0-9-]+", name):
        return None
    text = _data()
    start = text.find(f'"{name}": {{"aliases": ')
    if start < 0:
        start = text.find(f'"{name}": {{"changes": ')
    if start < 0:
        return None
    icon = json.JSONDecoder().raw_decode(text, start + len(name) + 4)[0]
    svg = icon.get("svg", {}).get("solid")
    if svg is None:
        return None
    return Outline(float(svg["width"]), float(svg["height"]), steps_of(svg["path"]))


def pictogram(name: str, box: Box, fill: Colour, description: str = "", label: str = "") -> PathItem | None:
    """An icon as large as it can be in the middle of a box, or ``None`` where the name is unknown."""
    drawn = outline(name)
    if drawn is None:
        return None
    scale = min(box.width / drawn.width, box.height / drawn.height)
    width, height = round(drawn.width * scale), round(drawn.height * scale)
    place = Box(box.x + (box.width - width) // 2, box.y + (box.height - height) // 2, width, height)
    return PathItem(label or f"Icon {name}", place, drawn.width, drawn.height, drawn.steps, fill, description)
