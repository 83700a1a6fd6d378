"""Draws lines that rise and fall: two curves that part, a contact's mood, an iceberg's two halves."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene_items import PathStep
from coursegen.model.visuals import ContactCurve, Curves, Iceberg, Stop


def curves(said: Curves, sketch: Sketch) -> None:
    """Two strokes from one start, a ground between them, labels at their ends: no axes, for there is no scale."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    up, down = Said(said.up.label, colours.main, bold=True), Said(said.down.label, colours.hot, bold=True)
    labels = max(sketch.snug(up, room.width * 0.24), sketch.snug(down, room.width * 0.24)) + 4
    start, middle = room.x + room.width * 0.1, room.y + room.height / 2
    end, high, low = room.x + room.width - labels - 24, room.y + room.height * 0.14, room.y + room.height * 0.86
    rise, fall = _curve((start, middle), (end, high)), _curve((start, middle), (end, low))
    back: list[PathStep] = [("L", (end, low)), _turned(fall, (start, middle)), ("Z", ())]
    sketch.outline("Gap", [("M", (start, middle)), rise, *back], colours.mist)
    sketch.stroke("Falling line", [("M", (start, middle)), fall], colours.hot)
    sketch.stroke("Rising line", [("M", (stage.left, middle)), ("L", (start, middle)), rise], colours.main)
    for name, y, label, colour in (("Up", high, up, colours.main), ("Down", low, down, colours.hot)):
        sketch.disc(f"{name} dot", (end, y), 9, colour)
        bounds = Bounds(end + 20, y - sketch.line, labels, 2 * sketch.line)
        sketch.words(f"{name} label", label, bounds, anchor="middle")
    wide = room.width * 0.36
    across, tall = sketch.bubble_size(said.up.said, wide, middle - 34 - room.y)
    at = Bounds(room.x + room.width * 0.12, room.y, across, tall)
    sketch.bubble(
        "Up said", said.up.said, at, (at.x + across + 6, room.y + room.height * 0.34), colours.main, colours.on_main
    )
    below = sketch.height(said.down.said, wide)
    foot = Bounds(room.x + room.width * 0.12, room.y + room.height - below - 4, wide, below + 4)
    if foot.y < middle + 40:
        sketch.fail(said.down.said)
    sketch.words("Down said", Said(said.down.said, colours.hot), foot, anchor="bottom")
    inner = Bounds(end - room.width * 0.32, room.y + room.height * 0.3, room.width * 0.32 - 16, room.height * 0.4)
    sketch.words("Gap words", said.gap, inner, align="right", anchor="middle")


def _curve(start: Point, end: Point) -> PathStep:
    """A stroke that leaves flat and arrives nearly flat."""
    wide = end[0] - start[0]
    return "C", (start[0] + wide * 0.4, start[1], end[0] - wide * 0.45, end[1], *end)


def _turned(step: PathStep, start: Point) -> PathStep:
    """The same curve from its end to its start."""
    x1, y1, x2, y2, *_ = step[1]
    return "C", (x2, y2, x1, y1, *start)


def contact_curve(said: ContactCurve, sketch: Sketch) -> None:
    """A line through what happened before, the dot where we come in, and dashes for what is open."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(340)
    meet = room.x + room.width * 0.6
    stride = (meet - room.x) / (len(said.stops) + 0.4)
    moods: list[float] = [stop.mood for stop in said.stops]
    moods.append(max(-2.6, moods[-1] - 0.6))
    top, foot = room.y + sketch.line + 20, room.y + room.height - sketch.line - 44
    dots = [
        (room.x + stride * (0.4 + number), top + (2 - mood) / 4.6 * (foot - top)) for number, mood in enumerate(moods)
    ]
    dots[-1] = (meet, dots[-1][1])
    ground = Bounds(meet, room.y, stage.right - meet, room.height)
    sketch.area("From here on", ground, colours.mist)
    sketch.stroke("Line before", _through([(stage.left, dots[0][1] - 6), *dots]), colours.soft)
    ahead = [
        dots[-1],
        (meet + (room.x + room.width - meet) * 0.5, dots[-1][1] - 26),
        (stage.right, (top + dots[-1][1]) / 2),
    ]
    sketch.stroke("Line ahead", _through(ahead, (34, 0)), colours.main, dash="dash")
    before = Bounds(room.x, room.y + room.height - sketch.line - 14, meet - room.x - 20, sketch.line + 4)
    sketch.words("Before", Said(said.before, colours.soft), before, anchor="bottom")
    for number, stop in enumerate(said.stops):
        sketch.disc(f"Stop {number + 1}", dots[number], 8, colours.soft)
        _stop_label(sketch, number, stop, dots, stride)
    sketch.disc("Meeting", dots[-1], 18, colours.hot)
    most = room.x + room.width - meet - 44
    across, tall = sketch.bubble_size(said.first_words, most, dots[-1][1] - 50 - room.y)
    at = Bounds(meet + 26, room.y + 16, across, tall)
    tip = meet + 20, dots[-1][1] - 22
    # The slide's ground is lighter than the area in the light; at night the two are nearly one.
    fill = colours.quiet if colours.night else colours.ground
    sketch.bubble("First words", said.first_words, at, tip, fill, colours.ink)
    words, wide, low = Said(said.after, colours.main, bold=True), room.x + room.width - meet - 26, before.y + 2
    # On a narrow stage it takes a second line, as long as that is below the dot.
    high = max(sketch.line, min(sketch.height(words, wide), low + sketch.line - dots[-1][1] - 8))
    after = Bounds(meet + 26, low + sketch.line - high - 4, wide, high + 4)
    sketch.words("After", words, after, anchor="bottom")


def _stop_label(sketch: Sketch, number: int, stop: Stop, dots: Sequence[Point], stride: float) -> None:
    """A stop's label, where the line leaves room: over it where the line falls, under it where it rises."""
    (x, y), (_, later) = dots[number], dots[number + 1]
    falls = later >= y
    free = abs(later - y) >= sketch.line * 0.9
    wide = stride * (1.7 if free else 0.96)
    high = sketch.line + 2
    at = Bounds(x - 4, y - high - 12 if falls else y + 12, wide, high)
    if number + 1 == len(dots) - 1 and at.x + wide > dots[-1][0] - 6:
        at = at._replace(width=dots[-1][0] - 6 - at.x)
    sketch.words(f"Stop {number + 1} label", stop.label, at, anchor="bottom" if falls else "top")


def _through(points: Sequence[Point], flat: tuple[float, float] = (0.0, 0.0)) -> list[PathStep]:
    """A smooth line through points: a cubic curve between two, its slope at each that from the one before to the next.

    ``flat`` moves its start, in points.
    """
    x, y = points[0]
    points = [(x + flat[0], y + flat[1]), *points[1:]]
    slopes = []
    for number in range(len(points)):
        (x1, y1), (x2, y2) = points[max(0, number - 1)], points[min(len(points) - 1, number + 1)]
        slopes.append((y2 - y1) / (x2 - x1))
    steps: list[PathStep] = [("M", points[0])]
    for number, ((x1, y1), (x2, y2)) in enumerate(pairwise(points)):
        third = (x2 - x1) / 3
        steps.append(
            ("C", (x1 + third, y1 + slopes[number] * third, x2 - third, y2 - slopes[number + 1] * third, x2, y2))
        )
    return steps


TIP = ((0.0, 1.0), (0.16, 0.62), (0.3, 0.5), (0.46, 0.0), (0.64, 0.34), (0.76, 0.66), (1.0, 1.0))
SIDE = ((0.46, 0.0), (0.64, 0.34), (0.76, 0.66), (1.0, 1.0), (0.6, 1.0), (0.56, 0.6))
ROOT = ((0.0, 0.0), (-0.3, 0.16), (-0.42, 0.42), (-0.22, 0.72), (0.18, 0.9), (0.5, 1.0), (0.84, 0.86), (1.3, 0.6),
        (1.36, 0.3), (1.16, 0.1), (1.0, 0.0))  # fmt: skip
SHADE = (
    (0.98, 0.0),
    (1.0, 0.3),
    (0.86, 0.66),
    (0.5, 1.0),
    (0.84, 0.86),
    (1.3, 0.6),
    (1.36, 0.3),
    (1.16, 0.1),
    (1.0, 0.0),
)
"""The outlines of an iceberg above and below the water, as shares of its breadth at the water and of either height."""


def iceberg(said: Iceberg, sketch: Sketch) -> None:
    """A tip above the water with what is heard, and below it the larger part with what is not."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(470)
    water = room.y + room.height * 0.34
    deep = room.y + room.height - water - 12
    broad = min(room.width * 0.36, deep * 0.9)
    left = room.x + max(broad * 0.72, min(room.width * 0.42, room.width - broad * 1.5))
    sea = Bounds(stage.start, water, stage.right - stage.start, room.y + room.height - water)
    # Ice is lighter than water, on a dark ground too, where what is ours is light.
    deepest, ice, face, side = (
        (colours.quiet, colours.main, colours.main, colours.soft)
        if colours.night
        else (colours.main, colours.quiet, colours.mist, colours.quiet)
    )
    sketch.area("Water", sea, deepest)
    sketch.outline("Tip", _placed(TIP, left, room.y + 6, broad, water - room.y - 6), ice)
    sketch.outline("Tip's side", _placed(SIDE, left, room.y + 6, broad, water - room.y - 6), colours.soft)
    sketch.outline("Root", _placed(ROOT, left, water, broad, deep), face)
    sketch.outline("Root's side", _placed(SHADE, left, water, broad, deep), side)
    sketch.straight("Water line", (stage.start, water), (stage.right, water), colours.ground, width=3)
    beside = left - 12 - room.x
    above = Bounds(room.x + 14, water - sketch.line * 2 - 8, beside - 14, sketch.line * 2)
    sketch.words("Above label", Said(said.above.label, colours.soft, bold=True), above, anchor="bottom")
    wide = room.x + room.width - (left + broad * 0.62)
    across, tall = sketch.bubble_size(said.above.said, max(wide, room.width * 0.3), water - room.y - 24)
    at = Bounds(min(left + broad * 0.7, room.x + room.width - across), room.y, across, tall)
    sketch.bubble(
        "Above said",
        said.above.said,
        at,
        (left + broad * 0.62, water - (water - room.y) * 0.4),
        colours.main,
        colours.on_main,
    )
    below = Bounds(room.x + 14, water + 12, beside - 14 - broad * 0.3, sketch.line * 2)
    sketch.words("Below label", Said(said.below.label, sketch.on(deepest), bold=True), below)
    inner = Bounds(left - broad * 0.2, water + deep * 0.1, broad * 1.14, deep * 0.62)
    items = [Said(item, sketch.on(face), bold=True) for item in said.below.items]
    sketch.words("Below items", items, inner, align="centre", anchor="middle")


def _placed(shape: Sequence[Point], x: float, y: float, width: float, height: float) -> list[PathStep]:
    """An outline of shares in a box."""
    first, *others = [(x + across * width, y + down * height) for across, down in shape]
    return [("M", first), *(("L", one) for one in others), ("Z", ())]
