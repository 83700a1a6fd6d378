"""Calls a part as the outline does, by its number and its title, where a check says its address."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from coursegen.course.loaded.addresses import Places
from coursegen.studio.shown.outline import Part, every_part

_ADDRESS = re.compile(r"(?<![\w/.])[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")
"""What may be an address; the name of a file in a folder is none."""

LONGEST = 60
"""How many letters of a title are said."""


def part_name(parts: Sequence[Part], address: str) -> str:
    """The number and the title of the part that an address is in; ``""`` where it is in none of them."""
    around = [
        (len(at), one)
        for one in every_part(parts)
        for at in (one.address, one.block)
        if at and at != "course" and f"{address}.".startswith(f"{at}.")
    ]
    if not around:
        return ""
    one = max(around, key=lambda found: found[0])[1]
    title = one.title or one.kind.replace("_", " ")
    title = title if len(title) <= LONGEST else f"{title[: LONGEST - 1].rstrip()}…"
    return f"{one.number} {title}".strip()


def in_titles(parts: Sequence[Part], own: Places) -> Callable[[str], str]:
    """Says a text of a check with the names of parts in place of their addresses."""

    def named(found: re.Match[str]) -> str:
        name = part_name(parts, found[0]) if own.node(found[0]) is not None else ""
        return f"“{name}”" if name else found[0]

    return lambda text: _ADDRESS.sub(named, text)
