"""Leaves words of a drawing open: where they stand on the slide, the reader of a workbook writes them."""

from __future__ import annotations

import re
from collections.abc import Collection
from math import fsum

from msgspec.structs import replace

from coursegen.model.scene_items import GroupItem, Line, TextItem
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.runs import GAP_WORDS

_ROOM = 0.8  # of what the words stand in, for the line to write on


def left_open(drawn: GroupItem, hidden: Collection[str]) -> GroupItem:
    """The same drawing, a line to write on where one of those words is said; its description has a gap there too."""
    if not hidden:
        return drawn
    items = tuple(
        replace(
            item,
            lines=tuple(
                _opened(line, item.box.width / EMU_PER_POINT) if _says(line, hidden) else line for line in item.lines
            ),
        )
        if isinstance(item, TextItem)
        else item
        for item in drawn.items
    )
    words = "|".join(re.escape(word) for word in sorted(hidden))
    described = re.sub(rf"\b(?:{words})\b", GAP_WORDS, drawn.description, flags=re.IGNORECASE)
    return replace(drawn, items=items, description=described)


def _says(line: Line, hidden: Collection[str]) -> bool:
    said = "".join(fragment.text for fragment in line.fragments).casefold()
    return not set(re.findall(r"\w+", said)).isdisjoint(hidden)


def _opened(line: Line, width: float) -> Line:
    """A line of words as one gap, as wide as their room lets it be."""
    first, *_ = line.fragments
    said = "".join(fragment.text for fragment in line.fragments)
    wide = max(_ROOM * width, fsum(fragment.width for fragment in line.fragments))
    gap = replace(first, text=said, x=max(0.0, (width - wide) / 2), width=wide, gap=True, link="", secret=False)
    return replace(line, fragments=(gap,))
