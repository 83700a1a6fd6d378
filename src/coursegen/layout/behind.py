"""Finds the pieces of text of a scene, and what is painted behind a point."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import atan2, degrees, fsum

from coursegen.model.scene_items import (
    Box,
    ChartItem,
    Colour,
    Fragment,
    Item,
    Line,
    PathItem,
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
        if isinstance(item, PathItem):
            hides = item.fill is not None and _inside(item, x, y)
        else:
            shape = item.within if isinstance(item, TextItem) else item
            filled = isinstance(shape, ShapeItem) and (shape.fill is not None or shape.stroke is None)
            hides = filled and not (
                isinstance(item, ShapeItem) and item.geometry == "pie" and not _in_slice(item, x, y)
            )
        if hides or isinstance(item, PictureItem):
            return place
    return -1


def _inside(item: PathItem, x: float, y: float) -> bool:
    """Whether a point is inside an outline: a ray from it crosses the edge an odd number of times."""
    x, y = (x - item.box.x) * item.width / item.box.width, (y - item.box.y) * item.height / item.box.height
    corners: list[tuple[float, float]] = []
    for kind, numbers in item.steps:
        points = list(zip(numbers[::2], numbers[1::2], strict=True))
        if kind == "C":
            corners += [_on_curve((corners[-1], *points), share / 6) for share in range(1, 6)]
        corners += points[-1:]
    crossed = False
    for (x1, y1), (x2, y2) in zip(corners, [*corners[1:], *corners[:1]], strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (x2 - x1) * (y - y1) / (y2 - y1):
            crossed = not crossed
    return crossed


def _in_slice(item: ShapeItem, x: float, y: float) -> bool:
    """Whether a point is in a pie's slice: inside its ellipse, and between the two angles, clockwise."""
    across = (x - item.box.x) / item.box.width * 2 - 1
    down = (y - item.box.y) / item.box.height * 2 - 1
    start, end = (value / 60_000 for value in item.adjusts)
    turned = (degrees(atan2(down, across)) - start) % 360
    return across * across + down * down <= 1 and turned <= (end - start) % 360


def _on_curve(points: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    """A point of a cubic curve."""
    rest = 1 - share
    weights = (rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3)
    across, down = (
        fsum(weight * point[axis] for weight, point in zip(weights, points, strict=True)) for axis in (0, 1)
    )
    return across, down


def _lines_of(item: Item) -> Iterator[tuple[Box, Line, Colour | None]]:
    """Every line of an item with the box that it is measured from, and the fill of its cell."""
    if isinstance(item, TextItem):
        for line in item.lines:
            yield item.box, line, item.within.fill if item.within else None
    elif isinstance(item, ChartItem):
        for part in item.drawn:
            yield from _lines_of(part)
    elif isinstance(item, TableItem):
        for row in item.placed_rows():
            for cell, box in row:
                for line in cell.lines:
                    yield box, line, cell.fill
