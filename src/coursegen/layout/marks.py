"""Makes the shapes of a chart's marks and labels: bars, points, segments, slices of a ring and words, in points."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, cos, hypot, pi, sin, tan
from typing import NamedTuple

from coursegen.model.scene_items import (
    Box,
    Colour,
    Fragment,
    Insets,
    Line,
    PathItem,
    PathStep,
    ShapeItem,
    TextItem,
    TextParagraph,
)
from coursegen.model.text import words
from coursegen.units import Pt

Point = tuple[float, float]

THICK = 3.0
SIDE = 11.0
"""How thick a line and how large its markers are, in points."""

LINE = 1.2
MIDDLE = 0.346
"""The height of a line, and how far its baseline is below its middle, in em (Arial's ascent and descent)."""


class Bounds(NamedTuple):
    """A rectangle in points."""

    x: float
    y: float
    width: float
    height: float

    @property
    def box(self) -> Box:
        """The same in EMU."""
        return Box(Pt(self.x), Pt(self.y), max(1, Pt(self.width)), max(1, Pt(self.height)))

    def meets(self, other: Bounds) -> bool:
        """Whether the two have room in common."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        return across and self.y < other.y + other.height and other.y < self.y + self.height


def bar(bounds: Bounds, colour: Colour) -> ShapeItem:
    """A bar, or an axis where it is thin."""
    return ShapeItem("Bar", bounds.box, "rect", colour)


def label(text: str, at: Point, align: str, width: float, size: float, colour: Colour, address: str) -> TextItem:
    """Words on one line whose middle height is at a point, which is their left end, their centre or their right end."""
    start = at[0] - {"left": 0.0, "centre": width / 2, "right": width}[align]
    said = words(text, address=address)
    fragment = Fragment(text, 0.0, width, "regular", size, colour)
    return TextItem(
        "Label",
        Bounds(start, at[1] - size * LINE / 2, width, size * LINE).box,
        (TextParagraph(said, size, colour),),
        (Line(size * (LINE / 2 + MIDDLE), (fragment,)),),
        insets=Insets(0, 0, 0, 0),
        address=address,
    )


def segment(start: Point, end: Point, colour: Colour, thick: float = THICK) -> PathItem:
    """A straight stroke."""
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    aside = (start[1] - end[1]) / length * thick / 2, (end[0] - start[0]) / length * thick / 2
    corners = [
        (start[0] + aside[0], start[1] + aside[1]),
        (end[0] + aside[0], end[1] + aside[1]),
        (end[0] - aside[0], end[1] - aside[1]),
        (start[0] - aside[0], start[1] - aside[1]),
    ]
    return _filled("Line", [("M", corners[0]), *(("L", one) for one in corners[1:]), ("Z", ())], colour)


def marker(at: Point, number: int, colour: Colour, larger: float = 1.0) -> ShapeItem | PathItem:
    """The point of a series: a dot, a square, a diamond or a triangle, so that lines are told by shape too."""
    x, y, half = at[0], at[1], SIDE / 2 * larger
    if number in (0, 1):
        around = Bounds(x - half, y - half, 2 * half, 2 * half).box
        return ShapeItem("Point", around, "rect" if number else "ellipse", colour)
    diamond = [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]
    corners = diamond if number == 2 else [(x, y - half), (x + half, y + half), (x - half, y + half)]
    return _filled("Point", [("M", corners[0]), *(("L", one) for one in corners[1:]), ("Z", ())], colour)


def ring_slice(centre: Point, radius: float, hole: float, angles: tuple[float, float], colour: Colour) -> PathItem:
    """A slice of a ring between two angles, in radians clockwise from the top; ``hole`` is a share of the radius."""
    start, end = angles
    inner = radius * hole
    steps: list[PathStep] = [("M", _around(centre, radius, start)), *_arc(centre, radius, start, end)]
    steps += [("L", _around(centre, inner, end)), *_arc(centre, inner, end, start), ("Z", ())]
    return _filled("Slice", steps, colour)


def _around(centre: Point, radius: float, angle: float) -> Point:
    return centre[0] + radius * sin(angle), centre[1] - radius * cos(angle)


def _arc(centre: Point, radius: float, start: float, end: float) -> Iterator[PathStep]:
    """An arc as cubic curves of an eighth of a turn at most."""
    count = max(1, ceil(abs(end - start) / (pi / 4)))
    step = (end - start) / count
    reach = 4 / 3 * tan(step / 4) * radius
    for number in range(count):
        a, b = start + number * step, start + (number + 1) * step
        (ax, ay), (bx, by) = _around(centre, radius, a), _around(centre, radius, b)
        first = ax + reach * cos(a), ay + reach * sin(a)
        second = bx - reach * cos(b), by - reach * sin(b)
        yield "C", (*first, *second, bx, by)


def _filled(name: str, steps: list[PathStep], colour: Colour) -> PathItem:
    """An outline in the page's own points as an item in its box."""
    xs = [x for _, numbers in steps for x in numbers[::2]]
    ys = [y for _, numbers in steps for y in numbers[1::2]]
    left, top = min(xs), min(ys)
    width, height = max(xs) - left or 1.0, max(ys) - top or 1.0
    moved: list[PathStep] = [
        (kind, tuple(value - (top if index % 2 else left) for index, value in enumerate(numbers)))
        for kind, numbers in steps
    ]
    return PathItem(name, Bounds(left, top, width, height).box, width, height, tuple(moved), colour)
