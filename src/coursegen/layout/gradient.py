"""Reads gradients of masters and layouts, and says which colours are at a point of one."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from math import cos, radians, sin

from coursegen.layout.drawingml import A, Palette, colour_of, share_of
from coursegen.model.brand import RGB, Brand
from coursegen.model.scene_items import Box, Colour, Gradient, Item, PathStep, ShapeItem, TextItem
from coursegen.source.office.xml import Element

STRIPS = 64
"""In how many strips of one colour a painter paints a gradient: no eye sees their edges."""


def gradient_of(
    fill: Element | None, mapping: Mapping[str, str], palette: Palette, turn: float = 0.0
) -> Gradient | None:
    """The gradient that a ``gradFill`` is (ECMA-376 20.1.8.33), of a shape that is turned so far, in degrees.

    ``None`` for what shines through: what is behind that is anybody's guess.
    """
    if fill is None or any(share_of(one.get("val", "0")) < 1 for one in fill.iter(f"{A}alpha")):
        return None
    stops: list[tuple[float, Colour]] = []
    for stop in fill.iterfind(f"{A}gsLst/{A}gs"):
        colour = colour_of(stop, mapping, palette)
        if colour is None:
            return None
        stops.append((share_of(stop.get("pos", "0")), colour))
    stops.sort(key=lambda stop: stop[0])
    line = fill.find(f"{A}lin")
    angle = int(line.get("ang", 0)) / 60_000 + turn if line is not None else None
    return Gradient(tuple(stops), angle) if stops else None


def colours_at(item: Item, x: float, y: float) -> tuple[Colour, ...]:
    """The colours between which an item's ground is at a point: one, the two stops around it, all of a
    gradient in rings, or none where nobody knows.
    """
    shape = item.within if isinstance(item, TextItem) else item
    if not isinstance(shape, ShapeItem) or shape.gradient is None:
        fill = getattr(shape, "fill", None)
        return (fill,) if fill is not None else ()
    gradient, box = shape.gradient, shape.box
    if gradient.angle is None:
        return tuple(dict.fromkeys(colour for _, colour in gradient.stops))
    across, down = _direction(gradient.angle)
    from_middle = (x - box.x - box.width / 2) * across + (y - box.y - box.height / 2) * down
    after = bisect_right([at for at, _ in gradient.stops], 0.5 + from_middle / _length(gradient.angle, box))
    return tuple(dict.fromkeys(colour for _, colour in gradient.stops[max(0, after - 1) : after + 1]))


def strips(shape: ShapeItem, brand: Brand) -> Iterator[tuple[list[PathStep], RGB]]:
    """A shape's gradient along a line as areas to paint in this order inside its box, none where it has no such.

    Each reaches to the end, and the next lies on it.
    """
    gradient = shape.gradient
    if gradient is None or gradient.angle is None:
        return
    box, length = shape.box, _length(gradient.angle, shape.box)
    across, down = _direction(gradient.angle)
    middle = box.x + box.width / 2, box.y + box.height / 2
    wide = box.width + box.height
    for number in range(STRIPS):
        corners = [(number / STRIPS - 0.5) * length, wide]
        first, last = [(middle[0] + far * across, middle[1] + far * down) for far in corners]
        outline: list[PathStep] = [
            ("M", (first[0] - wide * down, first[1] + wide * across)),
            ("L", (first[0] + wide * down, first[1] - wide * across)),
            ("L", (last[0] + wide * down, last[1] - wide * across)),
            ("L", (last[0] - wide * down, last[1] + wide * across)),
            ("Z", ()),
        ]
        yield outline, _shade(gradient, brand, (number + 0.5) / STRIPS)


def _direction(angle: float) -> tuple[float, float]:
    """Where the colours run to: rightwards and downwards, as PowerPoint counts angles."""
    return cos(radians(angle)), sin(radians(angle))


def _length(angle: float, box: Box) -> float:
    """How far the colours run in a box: its corners have the first and the last."""
    across, down = _direction(angle)
    return max(1.0, abs(box.width * across) + abs(box.height * down))


def _shade(gradient: Gradient, brand: Brand, share: float) -> RGB:
    """The colour at a share of the way."""
    stops = gradient.stops
    after = bisect_right([at for at, _ in stops], share)
    (start, first), (end, last) = stops[max(0, after - 1)], stops[min(after, len(stops) - 1)]
    weight = (share - start) / (end - start) if end > start else 0.0
    red, green, blue = (a + (b - a) * weight for a, b in zip(brand.rgb(first), brand.rgb(last), strict=True))
    return red, green, blue
