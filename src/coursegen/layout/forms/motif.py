"""Draws a course's motif: one line, or a path of dots, and the shape that it takes in each part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from math import acos, atan2, cos, hypot, inf, pi, radians, sin
from typing import Protocol

from coursegen.layout.forms.outlines import arc
from coursegen.layout.forms.sketch import Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.layout.svg_path import steps_of
from coursegen.model.motif import Motif, Shape
from coursegen.model.scene_items import Colour, Dash, PathStep

WAVES, FINE = 5, 40
"""How often a line that runs dry swings, and of how many curves it is made."""

LOOPS, ROUND = 8, 8
_TIP, _TAIL = 1.42, radians(127)  # how far the tip of a tail is from its bubble's middle, in radii, and where
_TALL = 1 + _TIP * sin(_TAIL) + 0.13  # of that bubble, in radii, down to its cord
_LARGEST = 28.0  # radius of a dot on a cover: a larger one is a field of ink
_INSIDE = 0.26  # how far from its tip the inner side of a tail meets its bubble, in radians
"""How many turns the cord of a telephone has, and of how many curves each is made."""


class Inks(Protocol):
    """The colours of a motif: of the line, of the dot, of the sun."""

    @property
    def main(self) -> Colour:
        """The line's."""

    @property
    def dot(self) -> Colour:
        """The dot's."""

    @property
    def warm(self) -> Colour:
        """The sun's."""


class Draws(Protocol):
    """What a motif is drawn on: a drawing of a slide, or a page."""

    @property
    def colours(self) -> Inks:
        """What it is drawn with."""

    def stroke(
        self, name: str, /, steps: Iterable[PathStep], colour: Colour, *, width: float = ..., dash: Dash = ...
    ) -> None:
        """Draw a line along a path, in points."""

    def disc(
        self, name: str, /, middle: Point, radius: float, fill: Colour | None, *, stroke: Colour | None = ...
    ) -> None:
        """Draw a disc, or a ring."""

    def pie(self, name: str, /, middle: Point, radius: float, angles: tuple[float, float], fill: Colour) -> None:
        """Draw a slice of a disc between two angles, in degrees clockwise from three o'clock."""


class Band:
    """Where the line runs: between two edges, its middle at ``y``, no farther from it than ``high``.

    ``at`` is where the dot is on a line that takes no shape: in its middle, where nothing else is said.
    A dot's radius is that of ``dots`` lines.
    """

    def __init__(
        self,
        sketch: Draws,
        motif: Motif,
        bounds: Bounds,
        name: str = "",
        thick: float = 5.0,
        at: float | None = None,
        dots: float = 3.4,
    ) -> None:
        self.dots = dots
        self.sketch, self.bounds, self.thick = sketch, bounds, thick
        self.at = bounds.x + bounds.width / 2 if at is None else at
        self.dash: Dash = "dots" if motif == "path" else "solid"
        self.left, self.right = bounds.x, bounds.x + bounds.width
        self.y, self.high = bounds.y + bounds.height / 2, bounds.height / 2
        self.name = f"{name} " if name else ""

    def x(self, share: float) -> float:
        """A place along the line, as a share of its length."""
        return self.left + (self.right - self.left) * share

    @property
    def radius(self) -> float:
        """The radius of a dot on the line, smaller where the line is short."""
        return min(self.thick * self.dots, (self.right - self.left) * 0.08)

    def line(self, steps: list[PathStep], name: str = "Line", dash: Dash | None = None) -> None:
        """A part of the line."""
        self.sketch.stroke(self.name + name, steps, self.sketch.colours.main, width=self.thick, dash=dash or self.dash)

    def dot(self, at: Point, radius: float | None = None) -> None:
        """The dot on the line: somebody who calls."""
        self.sketch.disc(f"{self.name}Dot", at, radius or self.radius, self.sketch.colours.dot)


def runs_dry(band: Band, start: float) -> float:
    """Waves that get smaller, then dots, then an empty ring."""
    end = 0.72

    def swing(share: float) -> Point:
        high = band.high * (1 - share) ** 1.3
        return band.x(share * end), start - high * sin(share * WAVES * 2 * pi)

    band.line([("M", (band.left, start)), *curved(swing, FINE)])
    ring = min(band.thick * 3.2, (band.right - band.left) * 0.08)
    band.line([("M", (band.x(end + 0.03), start)), ("L", (band.x(0.93) - ring - 8, start))], "Dots", "dots")
    dot = band.sketch.colours.dot
    band.sketch.disc(f"{band.name}Ring", (band.x(0.93), start), ring, None, stroke=dot)
    return start


def gap(band: Band, start: float) -> float:
    """A line with a gap, and the dot in it."""
    band.line([("M", (band.left, start)), ("L", (band.x(0.29), start))], "Before")
    band.line([("M", (band.x(0.46), start)), ("L", (band.right, start))], "After")
    band.dot((band.x(0.375), start))
    return start


def dip(band: Band, start: float) -> float:
    """A line that dips and comes back up."""
    low, x = start + band.high * 0.85, band.x
    band.line(
        [
            ("M", (band.left, start)), ("L", (x(0.3), start)),
            ("C", (x(0.42), start, x(0.4), low, x(0.5), low)), ("C", (x(0.6), low, x(0.58), start, x(0.7), start)),
            ("L", (band.right, start)),
        ]
    )  # fmt: skip
    band.dot((x(0.5), low))
    return start


def step(band: Band, start: float) -> float:
    """A line that takes a step up."""
    above, x = start - band.high * 0.7, band.x(0.5)
    band.line([("M", (band.left, start)), ("L", (x, start)), ("L", (x, above)), ("L", (band.right, above))])
    band.dot((max(band.x(0.62), x + 2 * band.radius), above))
    return above


def horizon(band: Band, start: float) -> float:
    """The line as a horizon with a sun on it."""
    radius = min(band.high * 0.95, (band.right - band.left) * 0.2)
    band.sketch.pie(f"{band.name}Sun", (band.x(0.78), start), radius, (180, 360), band.sketch.colours.warm)
    band.line([("M", (band.left, start)), ("L", (band.right, start))])
    return start


def straight(band: Band, start: float) -> float:
    """The line as it is, with a dot on it."""
    band.line([("M", (band.left, start)), ("L", (band.right, start))])
    band.dot((band.at, start))
    return start


def call(band: Band, start: float) -> float:
    """A cord that runs from the edge into a speech bubble with the dot in it."""
    bottom, size = band.bounds.y + band.bounds.height - 12, band.bounds.height * 0.36
    middle = band.x(0.78), band.bounds.y + size + 8
    tip = middle[0] - size * 0.82, bottom - size * 0.3
    steps, end = coiled((band.left, bottom), band.x(0.12), band.x(0.44))
    bent: PathStep = ("C", (end[0] + size * 0.7, end[1], tip[0] - size * 0.4, tip[1] + size * 0.28, *tip))
    band.line([*steps, bent], "Cord")
    bubble(band, middle, size, tip)
    return start


def cover(band: Band, start: float) -> float:
    """A cord that runs from the edge into a bubble as large as there is room for, which runs off the other edge."""
    bounds = band.bounds
    bottom = bounds.y + bounds.height - 12
    size = min((bounds.height - 20) / _TALL, bounds.width * 0.3)
    low = bottom - 0.13 * size
    middle = band.right - 0.985 * size, low - _TIP * size * sin(_TAIL)
    tip = middle[0] + _TIP * size * cos(_TAIL), low
    steps, (x, y) = coiled((band.left, bottom), band.x(0.12), band.x(0.335))
    rise = y - low
    band.line([*steps, ("C", ((x + tip[0]) / 2, y, tip[0] - 1.3 * rise, low + 0.95 * rise, *tip))], "Cord")
    bubble(band, middle, size, tip, _LARGEST)
    return start


def home(band: Band, start: float) -> float:
    """The bubble at the left, and the cord that leads out of it again."""
    bottom, size = band.bounds.y + band.bounds.height - 12, band.bounds.height * 0.36
    middle = band.x(0.22), band.bounds.y + size + 8
    tip = middle[0] + size * 0.82, bottom - size * 0.3
    first = band.x(0.5), bottom
    steps, end = coiled(first, band.x(0.54), band.x(0.86))
    bent: PathStep = ("C", (tip[0] + size * 0.4, tip[1] + size * 0.28, first[0] - size * 0.5, bottom, *first))
    band.line([("M", tip), bent, *steps[1:], ("L", (band.right, end[1]))], "Cord")
    bubble(band, middle, size, tip)
    return start


def cord(band: Band, start: float) -> float:
    """A line with the coils of a cord in it."""
    steps, end = coiled((band.left, start), band.x(0.55), band.x(0.8))
    band.line([*steps, ("L", (band.right, end[1]))], "Cord")
    return start


def coiled(start: Point, first: float, last: float) -> tuple[list[PathStep], Point]:
    """A straight line that coils between two places, and where the coil ends."""
    y, stride = start[1], (last - first) / LOOPS
    high = min(stride * 0.8, 24.0)  # what makes each turn cross the next one, as those of a cord do

    def coil(share: float) -> Point:
        turn = share * LOOPS
        across = stride * turn + high * 1.12 * sin(turn * 2 * pi)
        return first + across, y - high * (1 - cos(turn * 2 * pi))

    return [("M", start), ("L", (first, y)), *curved(coil, LOOPS * ROUND)], (last, y)


def curved(at: Callable[[float], Point], count: int) -> Iterator[PathStep]:
    """A line along points, each at a share of the way, as so many cubic curves that go the same way where they meet."""
    little = 1e-5
    reach = 1 / (3 * count * little)
    for number in range(count):
        start, end = number / count, (number + 1) / count
        (x1, y1), (x2, y2) = at(start), at(end)
        ahead, behind = at(start + little), at(end - little)
        first = x1 + (ahead[0] - x1) * reach, y1 + (ahead[1] - y1) * reach
        second = x2 - (x2 - behind[0]) * reach, y2 - (y2 - behind[1]) * reach
        yield "C", (*first, *second, x2, y2)


def bubble(band: Band, middle: Point, size: float, tip: Point, dot: float = inf) -> None:
    """A round speech bubble as an outline: its tail ends at a point, and leaves the circle at a tangent outside."""
    down, across = tip[1] - middle[1], tip[0] - middle[0]
    towards, away = atan2(down, across), acos(min(1.0, size / hypot(across, down)))
    one, other = (towards + away, towards - _INSIDE) if across < 0 else (towards + _INSIDE, towards - away)
    edge = middle[0] + size * cos(one), middle[1] + size * sin(one)
    steps: list[PathStep] = [("M", tip), ("L", edge), *arc(middle, (size, size), one, other + 2 * pi), ("L", tip)]
    band.line(steps, "Bubble")
    band.dot(middle, min(size * 0.2, dot))


SHAPES: Mapping[str, Callable[[Band, float], float]] = {
    "runs_dry": runs_dry,
    "gap": gap,
    "dip": dip,
    "step": step,
    "horizon": horizon,
    "line": straight,
    "call": call,
    "cover": cover,
    "home": home,
    "cord": cord,
}
"""Every shape of the motif: it gets the height that the line comes in at, and says the one that it leaves at."""


def motif(shape: Shape, sketch: Sketch, path: str = "") -> None:
    """The motif in a place of its own, or the course's own drawing in its stead."""
    kind, figure = shape
    band = Band(sketch, kind, sketch.stage.bounds)
    if path:
        _own(band, path, figure)
    else:
        SHAPES[figure](band, band.y)


MARGIN, PART = 0.056, 0.44
"""What stays free at the sides of a course's own drawing, and how much of a place it has beside words, as shares."""


def _own(band: Band, path: str, figure: str) -> None:
    """A course's own drawing, whole, as large as its place allows; at the beginning and at the end beside the words."""
    steps = steps_of(path)
    xs = [x for _, numbers in steps for x in numbers[::2]]
    ys = [y for _, numbers in steps for y in numbers[1::2]]
    bounds = band.bounds
    first, last = {"call": (1 - PART, 1 - MARGIN), "home": (MARGIN, PART)}.get(figure, (MARGIN, 1 - MARGIN))
    wide, tall = max(xs) - min(xs) or 1.0, max(ys) - min(ys) or 1.0
    scale = min(bounds.width * (last - first) / wide, bounds.height * 0.9 / tall)
    left = band.x(last) - wide * scale
    top = band.y - tall * scale / 2
    placed: list[PathStep] = [
        (
            kind,
            tuple(
                top + (value - min(ys)) * scale if place % 2 else left + (value - min(xs)) * scale
                for place, value in enumerate(numbers)
            ),
        )
        for kind, numbers in steps
    ]
    band.line(placed, "Drawing")
