"""Draws what is counted or ticked off: amounts, and questions with their answers."""

from __future__ import annotations

from math import ceil

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene import Colour, PathStep
from coursegen.model.visuals import Amounts, Checks


def amounts(said: Amounts, sketch: Sketch) -> None:
    """Dots stacked on one line, a stack for each amount; the one that it is about is told by colour and bold words."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    line = room.y + room.height - sketch.line - 14
    wide = room.width / len(said.groups)
    most = max(group.count for group in said.groups)
    per_row = 3 if most <= 12 else 4
    rows = ceil(most / per_row)
    size = min(wide * 0.86 / per_row, (line - room.y - 8) / rows, 58.0)
    for number, group in enumerate(said.groups):
        x = room.x + wide * number
        colour = colours.hot if group.mark else colours.main
        for dot in range(group.count):
            middle = x + size * (dot % per_row + 0.5), line - 10 - size * (dot // per_row + 0.5)
            sketch.disc(f"Group {number + 1} dot {dot + 1}", middle, size * 0.41, colour)
    sketch.straight("Line", (room.x, line), (stage.right, line), colours.ink, width=2)
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
        _mark(sketch, f"Mark {number + 1}", middle, radius, ink, ok=item.ok)
        at = Bounds(room.x + 2 * radius + 20, room.y + tall * number, room.width - 2 * radius - 20, tall)
        words = [Said(item.ask, colours.main if item.ok else colours.soft, bold=True), Said(item.answer)]
        sketch.words(f"Check {number + 1}", words, at, anchor="middle")


def _mark(sketch: Sketch, name: str, middle: Point, radius: float, ink: Colour, *, ok: bool) -> None:
    """A tick, or a cross: a shape, so that it needs no font and no colour."""
    x, y = middle
    r = radius * 0.42
    tick: list[PathStep] = [("M", (x - r, y)), ("L", (x - r * 0.25, y + r * 0.75)), ("L", (x + r * 1.05, y - r * 0.75))]
    r *= 0.8
    cross: list[PathStep] = [
        ("M", (x - r, y - r)), ("L", (x + r, y + r)), ("M", (x + r, y - r)), ("L", (x - r, y + r)),
    ]  # fmt: skip
    sketch.stroke(name, tick if ok else cross, ink)
