"""Shares a list to tick off out over two columns that are about as long as each other."""

from __future__ import annotations

from itertools import accumulate

from coursegen.model.blocks import ItemList
from coursegen.model.document import Columns, DocumentBlock
from coursegen.model.text import Text

_SHORT = 6  # items that one column is enough for
_ROW = 8  # items that stay together on a page, half of them in each column
_ITEM = 24  # letters that an item takes by being one: the end of its last line, and the space below it


def in_two(items: tuple[Text, ...]) -> tuple[DocumentBlock, ...]:
    """Things to tick off in reading order, eight at a time; a short list in one column."""
    if len(items) < _SHORT:
        return (ItemList(items, "check"),) if items else ()
    return tuple(_shared(items[start : start + _ROW]) for start in range(0, len(items), _ROW))


def _shared(items: tuple[Text, ...]) -> Columns:
    reached = list(accumulate(len(item.plain) + _ITEM for item in items))
    half = 1 + next(number for number, letters in enumerate(reached) if 2 * letters >= reached[-1])
    return Columns(((ItemList(items[:half], "check"),), (ItemList(items[half:], "check"),)))
