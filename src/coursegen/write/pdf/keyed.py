"""Puts numbers into a drawing and its words below it, where they would be too small to read."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from coursegen.model.scene_items import Fragment, GroupItem, Line, TextItem
from coursegen.model.text import Run, Text
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.painter import extent_of

_MIDDLE = 0.35  # of a number's size: from its baseline up to its middle


def keyed(drawn: GroupItem, desk: Desk, width: float) -> tuple[GroupItem, tuple[Text, ...]]:
    """A drawing with numbers as large as the page's words where it is so wide, and what they stand for."""
    size = desk.style("body").size

    def with_numbers(wide: float) -> tuple[GroupItem, tuple[Text, ...]]:
        high = size * wide / EMU_PER_POINT / width
        return numbered(drawn, high, lambda number: desk.setter.width(number, "bold", high))

    first, _ = with_numbers(extent_of(drawn).width)  # which may be less wide without its words
    return with_numbers(extent_of(first).width)


def numbered(drawn: GroupItem, size: float, width: Callable[[str], float]) -> tuple[GroupItem, tuple[Text, ...]]:
    """The same drawing with a number in the place of each of its texts, and these texts in the numbers' order.

    The numbers are ``size`` points high; ``width`` says how wide one is. A text without a letter stays as it is.
    """
    key: list[Text] = []
    items = []
    for item in drawn.items:
        said = _said(item) if isinstance(item, TextItem) else Text()
        if isinstance(item, TextItem) and any(map(str.isalpha, said.plain)):
            key.append(said)
            item = _numbered(item, str(len(key)), size, width)
        items.append(item)
    return replace(drawn, items=tuple(items)), tuple(key)


def _said(item: TextItem) -> Text:
    """The words of an item as one text, a colon after a label; what is left open in it is a gap here too."""
    runs: list[Run] = []
    above = ("", 0.0)
    for line in item.lines:
        looks = (line.fragments[0].face, line.fragments[0].size)
        if runs:
            labelled = looks != above and runs[-1].text[-1:].isalnum()
            runs.append(Run(": " if labelled else " "))
        runs += [Run(fragment.text, blank=fragment.gap) for fragment in line.fragments]
        above = looks
    return Text(tuple(runs))


def _numbered(item: TextItem, number: str, size: float, width: Callable[[str], float]) -> TextItem:
    """The same item with a number in the middle of where its words were."""
    pieces = [fragment for line in item.lines for fragment in line.fragments]
    left, right = min(one.x for one in pieces), max(one.x + one.width for one in pieces)
    high, low = item.lines[0].baseline - _MIDDLE * pieces[0].size, item.lines[-1].baseline - _MIDDLE * pieces[-1].size
    wide = width(number)
    shown = Fragment(number, (left + right - wide) / 2, wide, "bold", size, pieces[0].colour)
    return replace(item, lines=(Line((high + low) / 2 + _MIDDLE * size, (shown,)),))
