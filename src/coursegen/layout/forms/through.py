"""Draws one line through several parts: a shape of its own in each, or a module's shape and then its goals."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import pi, sin

from msgspec import Struct

from coursegen.layout.forms.motif import Band, curved
from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.motif import Figure
from coursegen.model.scene_items import PathStep
from coursegen.model.text import words
from coursegen.model.visuals import LineRecap

GAP = 18.0
"""What is free between the words of two parts, in points."""

HIGH, LOW, LEAST = (100.0, 78.0), (52.0, 46.0), 0.5
"""How far a line is from the top of its room and from the words under it, in points; the least share that will do.

A line with a shape over the words needs more than one that has it before them.
"""

THICK = 4.5
"""How thick the line is, in points."""

SUN, RISE, SWING, DIP, DOT, BREAK = 36.0, 40.0, 37.0, 52.0, 14.0, 34.0
"""How large the line's shapes are, in points: a sun, a step, a wave, a dip, a dot, half a gap."""

WAVES = 4
"""How often a line that runs dry swings."""


class Part(Struct, frozen=True):
    """The line's way through one part: where it runs, how high it comes in, and how large all shapes are."""

    band: Band
    left: float
    right: float
    y: float
    scale: float
    rise: float
    first: bool = False

    @property
    def middle(self) -> float:
        """The middle of the part."""
        return (self.left + self.right) / 2

    def line(self, *steps: PathStep, name: str = "Line") -> None:
        """A part of the line, from its left end on."""
        self.band.line(list(steps), name)


def _straight(part: Part) -> float:
    part.line(("M", (part.left, part.y)), ("L", (part.right, part.y)))
    return part.y


def _runs_dry(part: Part) -> float:
    """Waves that get smaller, until the line is even; those at a slide's edge run in from there."""
    end = part.left + (part.right - part.left) * 0.86
    turns = WAVES if part.first else WAVES - 1

    def swing(share: float) -> Point:
        grown = 1.0 if part.first else min(1.0, share * turns)
        high = SWING * part.scale * grown * (1 - share) ** 1.2
        return part.left + (end - part.left) * share, part.y - high * sin(share * turns * 2 * pi)

    part.line(("M", (part.left, part.y)), *curved(swing, 8 * turns), ("L", (part.right, part.y)))
    return part.y


def _gap(part: Part) -> float:
    """A gap with a dot in it: the one thing to look at on the line."""
    half = min(BREAK, (part.right - part.left) * 0.2)
    part.line(("M", (part.left, part.y)), ("L", (part.middle - half, part.y)), name="Before")
    part.line(("M", (part.middle + half, part.y)), ("L", (part.right, part.y)), name="After")
    part.band.dot((part.middle, part.y), min(DOT * part.scale, half * 0.5))
    return part.y


def _dip(part: Part) -> float:
    """The line dips and comes back up."""
    half, low, x, y = (part.right - part.left) * 0.34, part.y + DIP * part.scale, part.middle, part.y
    part.line(
        ("M", (part.left, y)), ("L", (x - half, y)),
        ("C", (x - half * 0.4, y, x - half * 0.5, low, x, low)),
        ("C", (x + half * 0.5, low, x + half * 0.4, y, x + half, y)),
        ("L", (part.right, y)),
    )  # fmt: skip
    return y


def _step(part: Part) -> float:
    above = part.y - part.rise
    part.line(
        ("M", (part.left, part.y)),
        ("L", (part.middle, part.y)),
        ("L", (part.middle, above)),
        ("L", (part.right, above)),
    )
    return above


def _horizon(part: Part) -> float:
    """The line as a horizon with a sun on it."""
    radius = min(SUN * part.scale, (part.right - part.left) * 0.25)
    sun = part.left + min(part.right - part.left, 3 * SUN * 1.6) / 2
    part.band.sketch.pie(f"{part.band.name}Sun", (sun, part.y), radius, (180, 360), part.band.sketch.colours.warm)
    return _straight(part)


WAYS: Mapping[Figure, Callable[[Part], float]] = {
    "runs_dry": _runs_dry,
    "gap": _gap,
    "dip": _dip,
    "step": _step,
    "horizon": _horizon,
    "line": _straight,
}
"""Every shape in a size that several have room for: it says the height that the line leaves at."""


LEAD, LEADS_IN = 0.2, 2.4
"""The share of its room that a module's shape has before the goals, in rooms so many times as wide as high."""


def line_recap(said: LineRecap, sketch: Sketch) -> None:
    """One line that takes a shape in each part, and the part's number and sentence under it.

    Where it takes none, dots on it are a module's goals, and the module's shape leads in to them.
    """
    whole, colours = sketch.stage.bounds, sketch.colours
    told = [
        [Said(words(str(number)), colours.main, bold=True), Said(one.text)] for number, one in enumerate(said.items, 1)
    ]
    shapes = [one.shape for one in said.items]
    goals = set(shapes) == {"line"}
    leads = goals and sketch.stage.figure != "line" and whole.width > whole.height * LEADS_IN
    above, below = LOW if goals else HIGH
    begin = whole.x + (whole.width * LEAD if leads else 0.0)
    wide = (whole.x + whole.width - begin) / len(told)
    if len(told) == 1:  # one goal is counted by nobody, and has room to be large
        told = [[sketch.spoken(Said(said.items[0].text), wide - GAP, whole.height - above - below)]]
    columns = [begin + wide * number for number in range(len(told))]
    need = max(sketch.height(one, wide - GAP) for one in told)
    scale = min(1.0, (whole.height - need) / (above + below))
    if scale < LEAST:
        sketch.fail(max((one.text for one in said.items), key=lambda text: len(text.plain)))
    room = sketch.inner(need + (above + below) * scale + 1)
    ends = [sketch.stage.left, *(column - GAP / 2 for column in columns[1:]), sketch.stage.right]
    if leads:
        ends, shapes = [sketch.stage.left, begin - DOT, sketch.stage.right], [sketch.stage.figure, "line"]
    y, rise = room.y + above * scale, RISE * scale / max(1, shapes.count("step"))
    for number, shape in enumerate(shapes, 1):
        left, right = ends[number - 1], ends[number]
        bounds = Bounds(left, y, right - left, 1)
        band = Band(sketch, sketch.stage.motif, bounds, f"Line {number}", THICK * max(scale, 0.7))
        y = WAYS[shape](Part(band, left, right, y, scale, rise, number == 1 and left < room.x))
    top = (y if goals else room.y + above * scale) + below * scale
    for number, (one, column) in enumerate(zip(told, columns, strict=True), 1):
        if goals:
            sketch.disc(f"Dot {number}", (column + DOT / 2, y), DOT * 0.65, colours.ink)
        sketch.words(f"Part {number}", one, Bounds(column, top, wide - GAP, whole.y + whole.height - top))
