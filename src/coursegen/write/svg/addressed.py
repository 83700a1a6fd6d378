"""Finds out which lines of an item are of which paragraph, so that each can be asked for its address."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from coursegen.model.scene_items import Line
from coursegen.model.text import Text


class Stretch(Struct, frozen=True):
    """Lines that show the text of one address; ``""`` where nobody wrote it."""

    address: str
    lines: tuple[Line, ...]


def stretches(lines: Sequence[Line], texts: Sequence[Text], around: str) -> list[Stretch]:
    """The lines in their order, those of one address together; ``around`` is that of what has none of its own.

    A line belongs to the first paragraph whose letters are not all shown yet.
    """
    left = [(text.address or around, _letters(text.plain)) for text in texts]
    found: list[tuple[str, list[Line]]] = []
    at, shown = 0, 0
    for line in lines:
        while at + 1 < len(left) and shown >= left[at][1]:
            at, shown = at + 1, 0
        address = left[at][0] if left else around
        shown += sum(_letters(one.text) for one in line.fragments)
        if found and found[-1][0] == address:
            found[-1][1].append(line)
        else:
            found.append((address, [line]))
    return [Stretch(address, tuple(held)) for address, held in found]


def _letters(text: str) -> int:
    return sum(char.isalnum() for char in text)
