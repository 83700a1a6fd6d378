"""Works out the outlines of PowerPoint's presets as steps in EMU, so that painters draw what PowerPoint does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import ceil, cos, pi, sin, tan

from coursegen.model.scene_items import Box, ConnectorItem, Dash, PathStep, ShapeItem

CORNER = 16_667
"""A round corner's share of the shorter side, in 100,000ths, where nobody says another (presetShapeDefinitions)."""

INSET = 0.29289
"""How much of a round corner's radius its text keeps off each edge, besides its insets (presetShapeDefinitions)."""

_CIRCLE = 0.5523  # the control points of a quarter circle in one cubic curve


def round_corner(box: Box, corner: int = CORNER) -> int:
    """The radius of a round rectangle's corner."""
    return min(box.width, box.height) * min(corner, 50_000) // 100_000


def callout(box: Box, adjusts: tuple[int, ...]) -> tuple[PathStep, ...]:
    """A speech bubble: a round rectangle with a tail to a point (``wedgeRoundRectCallout``)."""
    across, down, corner = adjusts
    tip = box.x + box.width / 2 + box.width * across / 100_000, box.y + box.height / 2 + box.height * down / 100_000
    steep = abs(box.height * down) - abs(box.width * across) * box.height / box.width
    side = ("bottom" if down > 0 else "top") if steep > 0 else ("right" if across > 0 else "left")
    at = (7, 10) if (across if steep > 0 else down) > 0 else (2, 5)
    return tuple(_bubble(box, round_corner(box, corner), side, at, tip))


def _bubble(box: Box, r: int, side: str, at: tuple[int, int], tip: tuple[float, float]) -> Iterator[PathStep]:
    """The outline clockwise from the left end of the upper edge; ``at`` are twelfths of the side that has the tail."""
    left, top, right, bottom = float(box.x), float(box.y), float(box.right), float(box.bottom)
    c = r * (1 - _CIRCLE)
    one, other = (
        (left + box.width * part / 12 for part in at)
        if side in ("top", "bottom")
        else (top + box.height * part / 12 for part in at)
    )
    yield "M", (left + r, top)
    if side == "top":
        yield from (("L", (one, top)), ("L", tip), ("L", (other, top)))
    yield from (("L", (right - r, top)), ("C", (right - c, top, right, top + c, right, top + r)))
    if side == "right":
        yield from (("L", (right, one)), ("L", tip), ("L", (right, other)))
    yield from (("L", (right, bottom - r)), ("C", (right, bottom - c, right - c, bottom, right - r, bottom)))
    if side == "bottom":
        yield from (("L", (other, bottom)), ("L", tip), ("L", (one, bottom)))
    yield from (("L", (left + r, bottom)), ("C", (left + c, bottom, left, bottom - c, left, bottom - r)))
    if side == "left":
        yield from (("L", (left, other)), ("L", tip), ("L", (left, one)))
    yield from (("L", (left, top + r)), ("C", (left, top + c, left + c, top, left + r, top)), ("Z", ()))


def pie(box: Box, adjusts: tuple[int, ...]) -> tuple[PathStep, ...]:
    """A slice of an ellipse, clockwise from one angle to another (``pie``)."""
    start, end = (value / 60_000 * pi / 180 for value in adjusts)
    if end <= start:
        end += 2 * pi
    a, b = box.width / 2, box.height / 2
    x, y = box.x + a, box.y + b
    steps: list[PathStep] = [("M", (x, y)), ("L", (x + a * cos(start), y + b * sin(start)))]
    return (*steps, *arc((x, y), (a, b), start, end), ("Z", ()))


def arc(centre: tuple[float, float], radii: tuple[float, float], start: float, end: float) -> Iterator[PathStep]:
    """An arc of an ellipse as cubic curves, in radians clockwise from three o'clock; it starts where the path is."""
    (x, y), (a, b) = centre, radii
    count = max(1, ceil(abs(end - start) / (pi / 4)))
    step = (end - start) / count
    reach = 4 / 3 * tan(step / 4)
    for number in range(count):
        one, other = start + number * step, start + (number + 1) * step
        first = x + a * (cos(one) - reach * sin(one)), y + b * (sin(one) + reach * cos(one))
        second = x + a * (cos(other) + reach * sin(other)), y + b * (sin(other) - reach * cos(other))
        yield "C", (*first, *second, x + a * cos(other), y + b * sin(other))


def connector(item: ConnectorItem) -> tuple[PathStep, ...]:
    """A connector's line: straight, or down, across at half its height, and down."""
    (x1, y1), (x2, y2) = item.start, item.end
    middle = (y1 + y2) / 2
    bends: tuple[PathStep, ...] = (("L", (x1, middle)), ("L", (x2, middle))) if item.elbow else ()
    return (("M", (x1, y1)), *bends, ("L", (x2, y2)))


def arrow_head(item: ConnectorItem, thick: int) -> tuple[PathStep, ...]:
    """The triangle at a connector's end, as long and as wide as three times its line (``triangle``, middle sized)."""
    (x1, y1), (x2, y2) = item.start, item.end
    if item.elbow:
        x1 = x2
    length = max(1.0, ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5)
    across, down = (x2 - x1) / length, (y2 - y1) / length
    back, half = 3.0 * thick, 1.5 * thick
    x, y = x2 - back * across, y2 - back * down
    corners = (x - half * down, y + half * across), (x + half * down, y - half * across)
    return (("M", (x2, y2)), ("L", corners[0]), ("L", corners[1]), ("Z", ()))


def corner_share(item: ShapeItem) -> float:
    """A round rectangle's radius as a share of its shorter side."""
    return (item.adjusts[0] if item.adjusts else CORNER) / 100_000


PRESETS: Mapping[str, Callable[[Box, tuple[int, ...]], Iterable[PathStep]]] = {"callout": callout, "pie": pie}
"""The presets that are no rectangle and no ellipse."""

DASHES: Mapping[Dash, tuple[float, ...]] = {"solid": (), "dash": (3.0, 4.0), "dots": (0.001, 2.0)}
"""Strokes and gaps in widths of the line; round ends make each stroke longer by one width."""

TABLE_RULE = 0.75
"""How thick the rules of a table are, in points."""
