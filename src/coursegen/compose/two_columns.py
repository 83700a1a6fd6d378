"""Shares a list to tick off out over two columns that are about as long as each other."""

from __future__ import annotations

from itertools import accumulate

from coursegen.model.blocks import ItemList
from coursegen.model.document import Columns, DocumentBlock
from coursegen.model.text import Text

_SHORT = 6  # items that one column is enough for
_ROW = 8  # items that stay together on a page, half of them in each column
_WIDEST = 0.64  # of the width, for one of two columns
_ITEM = 24  # letters that an item takes by being one: the end of its last line, and the space below it


def in_two(items: tuple[Text, ...]) -> tuple[DocumentBlock, ...]:
    """Things to tick off in reading order, up to eight at a time and never one alone; a short list in one column."""
    if len(items) < _SHORT:
        return (ItemList(items, "check"),) if items else ()
    rows = -(-len(items) // _ROW)
    each = -(-len(items) // rows)
    return tuple(_shared(items[start : start + each]) for start in range(0, len(items), each))


def in_columns(items: tuple[Text, ...]) -> tuple[DocumentBlock, ...]:
    """Things to tick off in two columns, the first of them read to its end before the second; a short list in one."""
    return (_shared(items),) if len(items) >= _SHORT else in_two(items)


def abreast(first: tuple[DocumentBlock, ...], second: tuple[DocumentBlock, ...]) -> Columns:
    """Two groups of blocks side by side, the one with more to say the wider one."""
    one, other = (
        sum(len(text.plain) + _ITEM for block in blocks if isinstance(block, ItemList) for text in block.items)
        for blocks in (first, second)
    )
    share = min(max(one / (one + other), 1 - _WIDEST), _WIDEST) if one + other else 0.5
    return Columns((first, second), (share, 1 - share))


def _shared(items: tuple[Text, ...]) -> Columns:
    reached = list(accumulate(len(item.plain) + _ITEM for item in items))
    half = min(range(1, len(items)), key=lambda count: max(reached[count - 1], reached[-1] - reached[count - 1]))
    return Columns(((ItemList(items[:half], "check"),), (ItemList(items[half:], "check"),)))
