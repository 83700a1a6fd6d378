"""Draws what comes one after another: a fork, steps that rise, a process, a line of time, a circle."""

from __future__ import annotations

from math import cos, fsum, pi, sin

from coursegen.layout.forms.outlines import arc
from coursegen.layout.forms.sketch import PAD, STROKE, Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.diagrams import Cycle, Process, Timeline
from coursegen.model.scene_items import Align, Colour, PathStep
from coursegen.model.text import words
from coursegen.model.visuals import Fork, Rise, Steps, Tasks

DISC = 24.0
"""The radius of a station, in points."""

LEAST_GAP, MOST_GAP = 8.0, 40.0
"""What is free between things to do, in points: more, and they no longer belong together."""


IN_A_ROW = 6
"""How many moments of a line of time stand side by side: more stand above and below it in turn."""

LEAST_WAY = 26.0
"""The least length of a way between two discs of a ring, in points: its arrow is fifteen of them."""

STAIRS = 1.4
"""How many times as wide as high a room is that stairs stand in."""

BETWEEN, MOST_SPARE, SHORTEST = 12.0, 24.0, 0.76
"""What is free between blocks that reach farther and farther, and in each of them at most besides its words, in
points; the first one's share of the room's width."""

INSIDE = PAD + 4
"""What is free at both sides of a block's words, in points."""

ARROWS, POINT = 10.0, 20.0
"""What is free between two arrows of a process, and how far the point of one reaches, in points."""

COLUMNS = 20.0
"""What is free between the words under two arrows, in points."""

APART = 7.5
"""What is free between a step and who takes it, in points."""


def fork(said: Fork, sketch: Sketch) -> None:
    """Stations in a row, the last of them ours, and two ways on from it; the chosen one is filled.

    A station alone, or the last of two, is in the middle: it needs no number.
    """
    colours, room = sketch.colours, sketch.inner(340)
    count = len(said.path) + 1
    reach = room.width * 0.84
    stride = reach / count
    y = room.y + sketch.line + 10 + DISC
    xs = [room.x + stride * (number + 0.5) for number in range(count)]
    few = count <= 2
    if few:
        xs = [room.x + room.width * share for share in (0.2, 0.5)[2 - count :]]
        stride = xs[-1] - xs[0] if count == 2 else room.width
    for number, x in enumerate(xs, 1):
        ours = number == count
        label = said.at if ours else said.path[number - 1].label
        look = Said(label, colours.hot if ours else colours.soft, bold=ours)
        half = min(stride / 2, x - room.x, room.x + room.width - x) - 4
        bounds = Bounds(x - half, room.y, 2 * half, sketch.line + 4)
        sketch.words(f"Station {number} label", look, bounds, align="centre", anchor="bottom")
        fill, ink = (colours.hot, colours.on_hot) if ours else (colours.quiet, colours.ink)
        numeral = None if few else Said(words(str(number)), ink, bold=True)
        sketch.disc(f"Station {number}", (x, y), DISC, fill, words=numeral, ink=ink)
    for number in range(1, count):
        tied = (f"Station {number}", 6), (f"Station {number + 1}", 2)
        ends = (xs[number - 1] + DISC, y), (xs[number] - DISC, y)
        sketch.connect(f"Way {number}", *ends, tied, colours.soft, dash="dash" if number + 1 == count else "solid")
    top = y + DISC + 46
    gap = 24.0
    wide = (room.width - gap) / 2
    free = room.y + room.height - top - sketch.line - 2 * PAD
    large = all(sketch.spoken(Said(way.text), wide - 3 * PAD, free).heading for way in said.ways)
    for number, way in enumerate(said.ways):
        at = Bounds(room.x + number * (wide + gap), top, wide, room.y + room.height - top)
        fill, ink = (colours.main, colours.on_main) if way.chosen else (colours.mist, colours.ink)
        name = f"Card {number + 1}"
        text = Said(way.text, ink, size=sketch.head if large else None, heading=large)
        sketch.card(name, [Said(way.label, ink, bold=True), text], at, fill, ink)
        ends = (xs[-1], y + DISC), (at.x + wide / 2, top)
        sketch.connect(f"Branch {number + 1}", *ends, ((f"Station {count}", 4), (name, 0)), colours.soft, elbow=True)


def steps(said: Steps, sketch: Sketch) -> None:
    """Stairs where there is width for them, else blocks under each other that reach farther and farther."""
    room = sketch.stage.bounds
    (_stairs if room.width >= room.height * STAIRS else _reaching)(said, sketch)


def _reaching(said: Steps, sketch: Sketch) -> None:
    """Blocks under each other, each wider than the one before; the last one runs to the slide's edge.

    When it is and who does it stand in one line, over what is done.
    """
    colours, stage, room = sketch.colours, sketch.stage, sketch.stage.bounds
    count = len(said.steps)
    wides = [room.width * (SHORTEST + (1 - SHORTEST) * number / (count - 1)) for number in range(count)]
    head = sketch.line + APART
    needed = [
        head + sketch.height(step.text, wide - 2 * INSIDE) + 2 * PAD
        for step, wide in zip(said.steps, wides, strict=True)
    ]
    spare = room.height - fsum(needed) - BETWEEN * (count - 1)
    if spare < 0:
        sketch.fail(max((step.text for step in said.steps), key=lambda text: len(text.plain)))
    more = min(spare / count, MOST_SPARE)
    y = room.y + (spare - more * count) / 2
    fills = [colours.mist, *([colours.quiet] * (count - 2)), colours.main]
    for number, (step, wide, least) in enumerate(zip(said.steps, wides, needed, strict=True), 1):
        last, tall = number == count, least + more
        ink = colours.on_main if last else colours.ink
        block = Bounds(room.x, y, stage.right - room.x if last else wide, tall)
        sketch.area(f"Block {number}", block, fills[number - 1])
        inner = Bounds(room.x + INSIDE, y + PAD + more / 2, wide - 2 * INSIDE, tall - 2 * PAD - more)
        time, who = Said(step.time, ink, bold=True), Said(step.who, ink)
        first = sketch.snug(time, inner.width) + PAD
        if first + sketch.snug(who, inner.width) > inner.width:
            sketch.fail(step.who)
        sketch.words(f"Step {number} when", time, inner._replace(width=first, height=head))
        if step.who:
            beside = inner._replace(x=inner.x + first, width=inner.width - first, height=head)
            sketch.words(f"Step {number} who", who, beside, align="right")
        below = inner._replace(y=inner.y + head, height=inner.height - head + PAD / 2)
        sketch.words(f"Step {number}", step.text, below, colour=ink)
        y += tall + BETWEEN


def _stairs(said: Steps, sketch: Sketch) -> None:
    """Blocks side by side, each higher than the one before, under one line."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(340)
    count = len(said.steps)
    wide = room.width / count
    head = sketch.line + 10
    rise = min(46.0, (room.height - head) * 0.4 / (count - 1))
    foot = room.y + room.height
    tops = [room.y + head + rise * (count - 1 - number) for number in range(count)]
    fills = [colours.mist, *([colours.quiet] * (count - 2)), colours.main]
    edges = [stage.left, *(room.x + wide * number for number in range(1, count)), stage.right]
    for number, (step, top) in enumerate(zip(said.steps, tops, strict=True)):
        last = number + 1 == count
        ink = colours.on_main if last else colours.ink
        x = room.x + wide * number
        left = x if not number else x + PAD
        label = Bounds(left, top - head, x + wide - left - 6, head - 4)
        sketch.words(f"Step {number + 1} when", Said(step.time, colours.main, bold=True), label, anchor="bottom")
        block = Bounds(edges[number], top, edges[number + 1] - edges[number], foot - top)
        sketch.area(f"Block {number + 1}", block, fills[number])
        right = min(x + wide, edges[number + 1] - PAD)  # where a block runs to the slide's edge, its words end at ours
        inner = Bounds(left, top + 12, right - left, foot - top - 20)
        sketch.words(f"Step {number + 1}", _told(step, sketch, last=last), inner, colour=ink)
    line: list[PathStep] = [("M", (edges[0], tops[0]))]
    for number in range(1, count):
        line += [("L", (edges[number], tops[number - 1])), ("L", (edges[number], tops[number]))]
    sketch.stroke("Line", [*line, ("L", (edges[-1], tops[-1]))], colours.main)


def _told(step: Rise, sketch: Sketch, *, last: bool) -> list[Said]:
    colours = sketch.colours
    ink = colours.on_main if last else colours.ink
    return [Said(step.text, ink), Said(step.who, ink, before=APART)]


def process(said: Process, sketch: Sketch) -> None:
    """Arrows in a row with a step's name in each, and what is done in it below.

    They are of one width. The words below are as large as a headline only where all of them have room so, with what
    is free between two columns: sentences that nearly touch read as one.
    """
    colours, room = sketch.colours, sketch.inner(300)
    tall = sketch.line * 2 + 20
    wide = (room.width - POINT + ARROWS) / len(said.steps)
    column = wide - COLUMNS
    texts = [Said(step.text) for step in said.steps]
    large = all(sketch.spoken(one, column, room.height - tall - 14).heading for one in texts)
    told = [one._replace(size=sketch.head, heading=True) if large else one for one in texts]
    high = max(sketch.height(one, column) for one in told)
    room = sketch.inner(min(room.height, tall + 14 + high + 4))
    x, foot = room.x, room.y + tall
    for number, step in enumerate(said.steps, 1):
        notch, right = (POINT if number > 1 else 0.0), x + wide - ARROWS
        arrow: list[PathStep] = [
            ("M", (x, room.y)), ("L", (right, room.y)), ("L", (right + POINT, room.y + tall / 2)),
            ("L", (right, foot)), ("L", (x, foot)), ("L", (x + notch, room.y + tall / 2)), ("Z", ()),
        ]  # fmt: skip
        sketch.outline(f"Arrow {number}", arrow, colours.main)
        at = Bounds(x + notch + 8, room.y, right - x - notch - 4, tall)
        name = Said(step.name, colours.on_main, bold=True)
        sketch.words(f"Step {number} name", name, at, align="centre", anchor="middle")
        below = Bounds(x, foot + 14, column, room.y + room.height - foot - 14)
        sketch.words(f"Step {number}", told[number - 1], below)
        x += wide


def tasks(said: Tasks, sketch: Sketch) -> None:
    """Numbered stations down a line, and beside each what is to be done there."""
    colours, room = sketch.colours, sketch.stage.bounds
    left = room.x + 2 * DISC + 22
    wide = room.x + room.width - left
    heights = [max(2 * DISC, sketch.height(item.text, wide) + 2) for item in said.items]
    gap = (room.height - fsum(heights)) / (len(heights) - 1)
    if gap < LEAST_GAP:
        sketch.fail(max((item.text for item in said.items), key=lambda text: len(text.plain)))
    gap = min(gap, MOST_GAP)
    y = room.y + (room.height - fsum(heights) - gap * (len(heights) - 1)) / 2
    tops = [y + fsum(heights[:number]) + gap * number for number in range(len(heights))]
    middles = [top + tall / 2 for top, tall in zip(tops, heights, strict=True)]
    x = room.x + DISC
    sketch.straight("Line", (x, middles[0]), (x, middles[-1]), colours.main)
    for number, (item, top, tall, middle) in enumerate(zip(said.items, tops, heights, middles, strict=True), 1):
        numeral = Said(words(str(number)), colours.on_main, bold=True)
        sketch.disc(f"Station {number}", (x, middle), DISC, colours.main, words=numeral, ink=colours.on_main)
        sketch.words(f"Task {number}", item.text, Bounds(left, top, wide, tall), anchor="middle")


def timeline(said: Timeline, sketch: Sketch) -> None:
    """Dots on a line, when above and what below; many stand above and below it in turn. A marked one is larger."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(300)
    events = said.events
    count = len(events)
    many = count > IN_A_ROW
    stride = room.width / (count + many)
    wide = stride * (1 + many)
    line = room.y + room.height * 0.5
    if not many:
        times, rest = sketch.head * 1.3, max(sketch.height(Said(one.what, bold=one.mark), wide - 12) for one in events)
        room = sketch.inner(min(room.height, times + rest + 44))
        line = room.y + times + 18
    sketch.straight("Line", (stage.left, line), (stage.right, line), colours.soft)
    for number, event in enumerate(said.events, 1):
        x = room.x + stride * (number - 1)
        colour = colours.hot if event.mark else colours.main
        radius = 15.0 if event.mark else 9.0
        above = Bounds(x, room.y, wide - 12, line - room.y - 18)
        below = Bounds(x, line + 22, wide - 12, room.y + room.height - line - 22)
        time = Said(event.time, colour, bold=True)
        what = Said(event.what, bold=event.mark)
        sketch.disc(f"Event {number} dot", (x + radius, line), radius, colour)
        if many:
            upper = number % 2 == 1
            at = above if upper else below
            sketch.words(f"Event {number}", [time, what], at, anchor="bottom" if upper else "top")
        else:
            large = sketch.spoken(time, above.width, sketch.head * 1.3, heading=False)
            sketch.words(f"Event {number} when", large, above, anchor="bottom")
            sketch.words(f"Event {number} what", what, below)


def cycle(said: Cycle, sketch: Sketch) -> None:
    """Discs on a ring with their labels outside it; where it can be broken, the ring is open and the way is marked.

    Four of them stand two above and two below, their labels over and under them, or beside them where that is too low.
    """
    colours, room = sketch.colours, sketch.inner(460)
    count = len(said.nodes)
    turn = 2 * pi / count
    least = (LEAST_WAY + 2 * (DISC + 7)) / turn
    tall = room.height - 2 * (sketch.line + DISC + 8)
    radius = min(tall / 2, max(room.width * 0.15, least))
    if corners := count == 4:
        radius = min((tall - 2 * sketch.line) * 0.707, room.width * 0.3)
    if beside := corners and radius < least:
        radius = min((room.height / 2 - DISC) * 1.414, room.height / 2 - STROKE, room.width * 0.2)
    if radius < least:
        sketch.fail(max((node.label for node in said.nodes), key=lambda label: len(label.plain)))
    angles = [number * turn - (0.75 if corners else 0.5) * pi for number in range(count)]
    right, left = (
        _widest(said, sketch, [side * cos(angle) for angle in angles], room.width * 0.34) for side in (1, -1)
    )
    free = room.width - 2 * (radius + DISC + 10)
    across = room.x + radius + DISC + 10 + max(min(free / 2, free - right), min(left, free / 2))
    if corners:
        across = room.x + room.width / 2
    middle = across, room.y + sketch.line + DISC + 8 + tall / 2
    away = (DISC + 7) / radius
    for number, (node, angle) in enumerate(zip(said.nodes, angles, strict=True), 1):
        colour = colours.hot if node.breaks else colours.soft
        _arc(sketch, f"Way {number}", middle, radius, (angle + away, angle + turn - away), colour, broken=node.breaks)
    for number, (node, angle) in enumerate(zip(said.nodes, angles, strict=True), 1):
        x, y = middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)
        sketch.disc(
            f"Node {number}", (x, y), DISC, colours.main, words=Said(words(str(number)), colours.on_main, bold=True),
            ink=colours.on_main,
        )  # fmt: skip
        look = Said(node.label, colours.hot if node.breaks else colours.ink, bold=node.breaks)
        gap = DISC + 10
        if corners and not beside:  # outwards, where the ring is not
            above, high, left = sin(angle) < 0, sketch.line * 2, cos(angle) < 0
            x1, x2 = (room.x, x + DISC) if left else (x - DISC, room.x + room.width)
            at = Bounds(x1, y - gap - high if above else y + gap, x2 - x1, high + 2)
            side: Align = "right" if left else "left"
            sketch.words(f"Node {number} label", look, at, align=side, anchor="bottom" if above else "top")
        elif abs(cos(angle)) < 0.1:
            above = sin(angle) < 0
            at = Bounds(room.x, y - gap - sketch.line if above else y + gap, room.width, sketch.line + 2)
            sketch.words(f"Node {number} label", look, at, align="centre", anchor="bottom" if above else "top")
        else:
            left, half = cos(angle) < 0, min(sketch.line * 1.5, y - room.y, room.y + room.height - y)
            x1, x2 = (room.x, x - gap) if left else (x + gap, room.x + room.width)
            at = Bounds(x1, y - half, x2 - x1, 2 * half)
            sketch.words(f"Node {number} label", look, at, align="right" if left else "left", anchor="middle")


def _widest(said: Cycle, sketch: Sketch, sides: list[float], most: float) -> float:
    """How wide the labels on one side of a ring are, those of breaks in bold."""
    labels = [Said(node.label, bold=node.breaks) for node, side in zip(said.nodes, sides, strict=True) if side >= 0.1]
    return max((sketch.snug(label, most) for label in labels), default=0.0) + 6


def _arc(
    sketch: Sketch, name: str, middle: Point, radius: float, angles: tuple[float, float], colour: Colour, *,
    broken: bool,
) -> None:  # fmt: skip
    """A way along the ring, an arrow at its end; a broken one has a gap in its middle."""
    start, end = angles
    half = (start + end) / 2
    ways = ((start, half - 0.16), (half + 0.16, end)) if broken else ((start, end),)
    for number, (one, other) in enumerate(ways, 1):
        first = middle[0] + radius * cos(one), middle[1] + radius * sin(one)
        steps: list[PathStep] = [("M", first), *arc(middle, (radius, radius), one, other)]
        sketch.stroke(f"{name} part {number}" if broken else name, steps, colour)
    tip = middle[0] + radius * cos(end), middle[1] + radius * sin(end)
    heading = end - 7.5 / radius + pi / 2
    back = [(tip[0] - 15 * cos(heading + turn), tip[1] - 15 * sin(heading + turn)) for turn in (0.45, -0.45)]
    sketch.outline(f"{name} arrow", [("M", tip), ("L", back[0]), ("L", back[1]), ("Z", ())], colour)
