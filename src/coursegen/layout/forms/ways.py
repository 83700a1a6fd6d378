"""Draws what comes one after another: a fork, steps that rise, a process, a line of time, a circle."""

from __future__ import annotations

from math import cos, pi, sin

from coursegen.layout.forms.outlines import arc
from coursegen.layout.forms.sketch import PAD, Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene import Colour, PathStep
from coursegen.model.text import words
from coursegen.model.visuals import Cycle, Fork, Process, Rise, Steps, Timeline

DISC = 24.0
"""The radius of a station, in points."""


def fork(said: Fork, sketch: Sketch) -> None:
    """Stations in a row, the last of them ours, and two ways on from it; the chosen one is filled."""
    colours, room = sketch.colours, sketch.inner(340)
    count = len(said.path) + 1
    reach = room.width * 0.84
    stride = reach / count
    y = room.y + sketch.line + 10 + DISC
    xs = [room.x + stride * (number + 0.5) for number in range(count)]
    if count == 1:
        xs = [room.x + room.width / 2]
        stride = room.width
    for number, x in enumerate(xs, 1):
        ours = number == count
        label = said.at if ours else said.path[number - 1].label
        look = Said(label, colours.hot if ours else colours.soft, bold=ours)
        bounds = Bounds(x - stride / 2 + 4, room.y, stride - 8, sketch.line + 4)
        sketch.words(f"Station {number} label", look, bounds, align="centre", anchor="bottom")
        fill, ink = (colours.hot, colours.on_hot) if ours else (colours.quiet, colours.ink)
        sketch.disc(f"Station {number}", (x, y), DISC, fill, words=Said(words(str(number)), ink, bold=True), ink=ink)
    for number in range(1, count):
        tied = (f"Station {number}", 6), (f"Station {number + 1}", 2)
        ends = (xs[number - 1] + DISC, y), (xs[number] - DISC, y)
        sketch.connect(f"Way {number}", *ends, tied, colours.soft, dash="dash" if number + 1 == count else "solid")
    top = y + DISC + 46
    gap = 24.0
    wide = (room.width - gap) / 2
    for number, way in enumerate(said.ways):
        at = Bounds(room.x + number * (wide + gap), top, wide, room.y + room.height - top)
        fill, ink = (colours.main, colours.on_main) if way.chosen else (colours.mist, colours.ink)
        name = f"Card {number + 1}"
        sketch.card(name, [Said(way.label, ink, bold=True), Said(way.text, ink)], at, fill, ink)
        ends = (xs[-1], y + DISC), (at.x + wide / 2, top)
        sketch.connect(f"Branch {number + 1}", *ends, ((f"Station {count}", 4), (name, 0)), colours.soft, elbow=True)


def steps(said: Steps, sketch: Sketch) -> None:
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
        inner = Bounds(left, top + 12, x + wide - left - PAD, foot - top - 20)
        sketch.words(f"Step {number + 1}", _told(step, sketch, last=last), inner, colour=ink)
    line: list[PathStep] = [("M", (edges[0], tops[0]))]
    for number in range(1, count):
        line += [("L", (edges[number], tops[number - 1])), ("L", (edges[number], tops[number]))]
    sketch.stroke("Line", [*line, ("L", (edges[-1], tops[-1]))], colours.main)


def _told(step: Rise, sketch: Sketch, *, last: bool) -> list[Said]:
    colours = sketch.colours
    ink = colours.on_main if last else colours.ink
    return [Said(step.text, ink), Said(step.who, ink, bold=True)]


def process(said: Process, sketch: Sketch) -> None:
    """Arrows in a row with a step's name in each, and what is done in it below."""
    colours, room = sketch.colours, sketch.inner(300)
    count = len(said.steps)
    gap, point = 10.0, 20.0
    wide = (room.width - point - gap * (count - 1)) / count
    tall = sketch.line * 2 + 20
    for number, step in enumerate(said.steps, 1):
        x = room.x + (number - 1) * (wide + gap)
        notch = point if number > 1 else 0.0
        arrow: list[PathStep] = [
            ("M", (x, room.y)), ("L", (x + wide, room.y)), ("L", (x + wide + point, room.y + tall / 2)),
            ("L", (x + wide, room.y + tall)), ("L", (x, room.y + tall)),
            ("L", (x + notch, room.y + tall / 2)), ("Z", ()),
        ]  # fmt: skip
        sketch.outline(f"Arrow {number}", arrow, colours.main)
        at = Bounds(x + notch + 8, room.y, wide - notch - 4, tall)
        name = Said(step.name, colours.on_main, bold=True)
        sketch.words(f"Step {number} name", name, at, align="centre", anchor="middle")
        below = Bounds(x + 4, room.y + tall + 14, wide - 4, room.height - tall - 14)
        sketch.words(f"Step {number}", step.text, below)


def timeline(said: Timeline, sketch: Sketch) -> None:
    """Dots on a line, when above and what below; a marked one is larger."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(280)
    wide = room.width / len(said.events)
    line = room.y + room.height * 0.34
    sketch.straight("Line", (stage.left, line), (stage.right, line), colours.soft)
    for number, event in enumerate(said.events, 1):
        x = room.x + wide * (number - 1)
        colour = colours.hot if event.mark else colours.main
        radius = 15.0 if event.mark else 9.0
        when = Bounds(x, room.y, wide - 8, line - room.y - 18)
        sketch.words(f"Event {number} when", Said(event.time, colour, bold=True), when, anchor="bottom")
        sketch.disc(f"Event {number} dot", (x + 15, line), radius, colour)
        what = Bounds(x, line + 22, wide - 12, room.y + room.height - line - 22)
        sketch.words(f"Event {number} what", Said(event.what, bold=event.mark), what)


def cycle(said: Cycle, sketch: Sketch) -> None:
    """Discs on a ring with their labels outside it; where it can be broken, the ring is open and the way is marked."""
    colours, room = sketch.colours, sketch.inner(460)
    count = len(said.nodes)
    turn = 2 * pi / count
    tall = room.height - 2 * (sketch.line + DISC + 8)
    radius = min(tall / 2, room.width * 0.2)
    middle = room.x + room.width / 2, room.y + sketch.line + DISC + 8 + tall / 2
    angles = [number * turn - pi / 2 for number in range(count)]
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
        if abs(cos(angle)) < 0.1:
            above = sin(angle) < 0
            at = Bounds(room.x, y - gap - sketch.line if above else y + gap, room.width, sketch.line + 2)
            sketch.words(f"Node {number} label", look, at, align="centre", anchor="bottom" if above else "top")
        elif cos(angle) > 0:
            at = Bounds(x + gap, y - sketch.line * 1.5, room.x + room.width - x - gap, sketch.line * 3)
            sketch.words(f"Node {number} label", look, at, anchor="middle")
        else:
            at = Bounds(room.x, y - sketch.line * 1.5, x - gap - room.x, sketch.line * 3)
            sketch.words(f"Node {number} label", look, at, align="right", anchor="middle")


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
        sketch.stroke(f"{name} part {number}" if broken else name, steps, colour, dash="dash" if broken else "solid")
    tip = middle[0] + radius * cos(end), middle[1] + radius * sin(end)
    heading = end + pi / 2
    back = [(tip[0] - 15 * cos(heading + turn), tip[1] - 15 * sin(heading + turn)) for turn in (0.45, -0.45)]
    sketch.outline(f"{name} arrow", [("M", tip), ("L", back[0]), ("L", back[1]), ("Z", ())], colour)
