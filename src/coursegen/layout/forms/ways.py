"""Draws what comes one after another: a fork, and steps that rise."""

from __future__ import annotations

from coursegen.layout.forms.sketch import PAD, Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.scene import PathStep
from coursegen.model.text import words
from coursegen.model.visuals import Fork, Rise, Steps

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
        sketch.words(f"Step {number + 1} when", Said(step.when, colours.main, bold=True), label, anchor="bottom")
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
