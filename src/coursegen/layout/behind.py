"""A scene's items to the pieces of their text, and to what is painted behind a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coursegen.model.scene import (
    Box,
    ChartItem,
    Colour,
    Fragment,
    Item,
    Line,
    PictureItem,
    ShapeItem,
    TableItem,
    TextItem,
)
from coursegen.units import EMU_PER_POINT


def pieces(item: Item) -> Iterator[tuple[Fragment, float, float, Colour | None]]:
    """Every piece of an item's text that can be seen, with its middle on the page, in EMU, and its cell's fill."""
    for box, line, fill in _lines_of(item):
        for fragment in line.fragments:
            if fragment.text.strip():
                x = box.x + (fragment.x + fragment.width / 2) * EMU_PER_POINT
                y = box.y + (line.baseline - fragment.size / 3) * EMU_PER_POINT
                yield fragment, x, y, fill


def painted_last(painted: Sequence[Item], x: float, y: float) -> int:
    """The place of what is painted last at a point, -1 for the page itself.

    A shape without fill and outline stands for something that can't be painted here, and so hides what is under it.
    """
    for place in range(len(painted) - 1, -1, -1):
        item = painted[place]
        box = item.box
        if not (box.x <= x <= box.right and box.y <= y <= box.bottom):
            continue
        hides = isinstance(item, ShapeItem) and (item.fill is not None or item.stroke is None)
        if hides or isinstance(item, PictureItem):
            return place
    return -1


def _lines_of(item: Item) -> Iterator[tuple[Box, Line, Colour | None]]:
    """Every line of an item with the box that it is measured from, and the fill of its cell."""
    if isinstance(item, TextItem):
        for line in item.lines:
            yield item.box, line, item.within.fill if item.within else None
    elif isinstance(item, ChartItem):
        for part in item.drawn:
            yield from _lines_of(part)
    elif isinstance(item, TableItem):
        y = item.box.y
        for row, height in zip(item.rows, item.heights, strict=True):
            x = item.box.x
            for cell, width in zip(row, item.columns, strict=True):
                for line in cell.lines:
                    yield Box(x, y, width, height), line, cell.fill
                x += width
            y += height
