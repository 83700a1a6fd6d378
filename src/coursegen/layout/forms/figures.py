"""Draws what is counted: amounts, bars, a clock, a number, and questions that are ticked off."""

from __future__ import annotations

from math import atan2, ceil, cos, degrees, radians, sin

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene_items import Colour
from coursegen.model.slide import ClockFace
from coursegen.model.text import words
from coursegen.model.visuals import Amounts, Bars, BigNumber, Checks, Clock

LARGE = 100.0
"""The radius of a clock's face, in points, from which on every hour has its mark."""


LARGEST = 64.0
"""How wide a dot and what is free around it are at most, in points."""


def amounts(said: Amounts, sketch: Sketch) -> None:
    """Dots stacked on one line, a stack for each amount; the one that it is about is told by colour and bold words."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    line = room.y + room.height - sketch.line - 14
    wide = room.width / len(said.groups)
    most = max(group.count for group in said.groups)
    per_row = (3 if most <= 12 else 4) + (len(said.groups) == 2)
    rows = ceil(most / per_row)
    size = min(wide * 0.86 / per_row, (line - room.y - 8) / rows, LARGEST)
    for number, group in enumerate(said.groups):
        x = room.x + wide * number
        colour = colours.hot if group.mark else colours.main
        for dot in range(group.count):
            middle = x + size * (dot % per_row + 0.41), line - 10 - size * (dot // per_row + 0.5)
            sketch.disc(f"Group {number + 1} dot {dot + 1}", middle, size * 0.41, colour)
    sketch.straight("Line", (stage.start, line), (stage.right, line), colours.ink, width=2)
    for number, group in enumerate(said.groups):
        look = Said(group.label, colours.hot if group.mark else colours.ink, bold=group.mark)
        at = Bounds(room.x + wide * number, line + 8, wide - 10, sketch.line + 4)
        sketch.words(f"Group {number + 1} label", look, at)


def checks(said: Checks, sketch: Sketch) -> None:
    """A disc with a tick or a cross for each question, and the answer under it."""
    colours, room = sketch.colours, sketch.inner(90.0 * len(said.items))
    tall = room.height / len(said.items)
    radius = min(22.0, tall * 0.3)
    for number, item in enumerate(said.items):
        middle = room.x + radius, room.y + tall * (number + 0.5)
        sketch.disc(f"Disc {number + 1}", middle, radius, colours.main if item.ok else colours.soft)
        ink = sketch.on(colours.main if item.ok else colours.soft)
        sketch.mark(f"Mark {number + 1}", middle, radius, ink, ok=item.ok)
        at = Bounds(room.x + 2 * radius + 20, room.y + tall * number, room.width - 2 * radius - 20, tall)
        told = [Said(item.ask, colours.main if item.ok else colours.soft, bold=True), Said(item.answer)]
        sketch.words(f"Check {number + 1}", told, at, anchor="middle")


def bar(said: Bars, sketch: Sketch) -> None:
    """Bars from one edge, each with its name before it and its figure behind it; one is marked."""
    colours, room = sketch.colours, sketch.inner(78.0 * len(said.bars) + 60)
    foot = sketch.height(said.source, room.width) + 8
    names = max(sketch.snug(one.label, room.width * 0.34) for one in said.bars) + 16
    figures = [Said(words(said.told(one.value)), size=sketch.head) for one in said.bars]
    room_for = max(sketch.snug(one, room.width * 0.3) for one in figures) + 14
    most = max(max(one.value for one in said.bars), 1e-9)
    tall = (room.height - foot) / len(said.bars)
    left = room.x + names
    for number, (one, figure) in enumerate(zip(said.bars, figures, strict=True), 1):
        y = room.y + tall * (number - 1)
        wide = max(2.0, (room.width - names - room_for) * one.value / most)
        sketch.words(
            f"Bar {number} name", one.label, Bounds(room.x, y, names - 12, tall), align="right", anchor="middle"
        )
        sketch.area(
            f"Bar {number}",
            Bounds(left, y + tall * 0.18, wide, tall * 0.64),
            colours.hot if one.mark else colours.quiet,
        )
        at = Bounds(left + wide + 8, y, room_for, tall)
        sketch.words(f"Bar {number} figure", figure, at, anchor="middle")
    source = Bounds(room.x, room.y + room.height - foot + 4, room.width, foot - 2)
    sketch.words("Source", Said(said.source, colours.soft), source, anchor="bottom")


def clock(said: Clock, sketch: Sketch) -> None:
    """A clock's face with the stretch filled in and its hands at the end, and the times beside it."""
    colours, room = sketch.colours, sketch.inner(380)
    radius = min(room.height / 2, room.width * 0.22)
    middle = room.x + radius + 8, room.y + room.height / 2
    start, end = (_minutes(text.plain) for text in (said.start, said.end))
    face(sketch, middle, radius, ClockFace(start, end, hands=True))
    left = middle[0] + radius + 40
    told = [
        Said(said.start, colours.soft), Said(said.end, colours.hot, bold=True, size=sketch.display), Said(said.what),
    ]  # fmt: skip
    at = Bounds(left, room.y, room.x + room.width - left, room.height)
    sketch.words("Times", told, at, anchor="middle")


FEWEST = 8
"""So many minutes make a stretch that is wide enough for words in it."""


def face(sketch: Sketch, middle: Point, radius: float, clock: ClockFace) -> None:
    """A clock's face with a stretch of it filled in; its hands stand at the end."""
    colours, (start, end) = sketch.colours, (clock.start, clock.end)
    page = Colour("lt1")
    paper, ink = (page, Colour("dk1")) if colours.ground != page else (colours.mist, colours.ink)
    thick = radius / 45

    def over(angle: float) -> Colour:
        """The colour of a stroke at an angle: another one inside the stretch, where ink can't be seen on that."""
        inside = 0 < (angle - start % 60 * 6) % 360 < (end - start) % 1440 * 6
        return colours.on_warm if inside else ink

    sketch.disc("Face", middle, radius, paper)
    if (end - start) % 1440 >= 60:
        sketch.disc("Stretch", middle, radius, colours.warm)
    elif end != start:
        sketch.pie("Stretch", middle, radius, (start % 60 * 6 - 90, end % 60 * 6 - 90), colours.warm)
    for hour in range(0, 12, 1 if radius > LARGE else 3):
        long = hour % 3 == 0
        ends = [_on_face(middle, radius * share, hour * 30) for share in (0.84 if long else 0.89, 0.95)]
        wide = max(1.5, thick * (1.2 if long else 0.6))
        sketch.straight(f"Mark {hour + 1}", ends[0], ends[1], over(hour * 30), width=wide)
    hands = [_on_face(middle, radius * share, angle) for share, angle in ((0.52, end % 720 / 2), (0.78, end % 60 * 6))]
    if clock.hands:
        sketch.straight("Hour hand", middle, hands[0], over(end % 720 / 2), width=2 * thick)
        sketch.straight("Minute hand", middle, hands[1], ink, width=1.6 * thick)
    sketch.disc("Hub", middle, max(4.0, thick * 2.2), colours.hot)
    if clock.said and FEWEST <= (end - start) % 1440 < 60:
        said = Said(clock.said, colours.on_warm, bold=True)
        tall, shown = sketch.line, min(sketch.snug(said, radius), radius * 0.5)
        first, span, half = start % 60 * 6, (end - start) % 1440 * 6, (shown / 2, tall / 2)
        in_the_middle = _on_face(middle, radius * 0.5, first + span / 2)

        def clear(at: Point) -> bool:
            """Whether words around a point are all in the stretch, and no hand runs through them."""
            corners = [(at[0] + x * half[0] - middle[0], at[1] + y * half[1] - middle[1]) for x in SIDES for y in SIDES]
            within = all((degrees(atan2(x, -y)) - first) % 360 < span for x, y in corners)
            return within and all(_away(at, half, middle, hand) > tall / 8 for hand in hands)

        places = [_on_face(middle, radius * far, first + span * share) for far in (0.5, 0.6) for share in ALONG]
        at = next(filter(clear, places), None) if clock.hands else in_the_middle
        if at is not None:  # else a hand would strike them out
            bounds = Bounds(at[0] - half[0] - 4, at[1] - half[1], shown + 8, tall)
            sketch.words("Minutes", said, bounds, align="centre", anchor="middle")


SIDES = -1, 1
"""Left and right, above and below."""

ALONG = 0.5, 0.3, 0.7, 0.2, 0.8
"""Where in a stretch its minutes may stand, the best first, as shares of it."""


def _away(at: Point, half: Point, start: Point, end: Point) -> float:
    """How far a hand stays from words that stand around a point, along the nearer axis; below 0 where it meets them."""
    along = [(start[0] + (end[0] - start[0]) * n / 20, start[1] + (end[1] - start[1]) * n / 20) for n in range(21)]
    return min(max(abs(x - at[0]) - half[0], abs(y - at[1]) - half[1]) for x, y in along)


def _minutes(time: str) -> int:
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def _on_face(middle: Point, radius: float, angle: float) -> Point:
    """A point of a clock's face, in degrees clockwise from twelve."""
    return middle[0] + radius * sin(radians(angle)), middle[1] - radius * cos(radians(angle))


def big_number(said: BigNumber, sketch: Sketch) -> None:
    """The number large, what it counts beside it, and where it comes from below."""
    colours, room = sketch.colours, sketch.inner(280)
    foot = sketch.height(said.source, room.width) + 8 if said.source else 0.0
    number = Said(said.value, colours.main, bold=True, size=sketch.display)
    wide = sketch.snug(number, room.width * 0.6) + 8
    tall = room.height - foot
    sketch.words("Number", number, Bounds(room.x, room.y, wide, tall), anchor="middle")
    left = room.x + wide + 36
    at = Bounds(left, room.y, room.x + room.width - left, tall)
    sketch.words("What", sketch.spoken(Said(said.what), room.x + room.width - left, tall), at, anchor="middle")
    if said.source:  # else where it comes from stands at the slide's foot
        source = Bounds(room.x, room.y + room.height - foot + 4, room.width, foot - 2)
        sketch.words("Source", Said(said.source, colours.soft), source, anchor="bottom")
