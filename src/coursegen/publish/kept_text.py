"""Writes a map anew and keeps every line of it that still says the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML

_KEY = re.compile(r"(?m)^(?P<quote>['\"]?)(?P<key>[A-Za-z_][\w-]*)(?P=quote) *:")
_ENTRY = re.compile(r"(?m)^( +)[^\s#-]")
ROLES = "roles"
"""The key to whose entries new ones are added, without a change to those that are there."""


def kept(before: str, written: str, added: str) -> str:
    """The text ``written``, with every key's own lines from ``before`` where they say the same.

    A key's lines run to the next key; what stands before the first one is kept too. ``added`` are the entries of
    ``roles`` that were not in ``before``, as a mapping of their own.
    """
    if not before.strip():
        return written
    head, old = _parts(before)
    _, new = _parts(written)
    said, says = _values(before), _values(written)
    result = [head]
    for key, lines in new.items():
        own = old.get(key, "")
        if own and said[key] == says[key]:
            lines = own
        elif key == ROLES and (entry := _ENTRY.search(own)) is not None:
            more = "".join(f"{entry[1]}{line}\n" if line else "\n" for line in added.splitlines())
            lines = f"{own.rstrip()}\n{more}"
        result.append(lines if lines.endswith("\n") else f"{lines}\n")
    return "".join(result)


def _parts(text: str) -> tuple[str, dict[str, str]]:
    """What stands before the first key, and the lines of each key."""
    found = list(_KEY.finditer(text))
    ends = [*(one.start() for one in found[1:]), len(text)]
    head = text[: found[0].start()] if found else ""
    return head, {one["key"]: text[one.start() : end] for one, end in zip(found, ends, strict=True)}


def _values(text: str) -> Mapping[str, Any]:
    return dict(YAML(typ="safe", pure=True).load(text) or {})
