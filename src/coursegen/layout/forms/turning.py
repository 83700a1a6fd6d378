"""Draws a sentence that a course turns on."""

from __future__ import annotations

from coursegen.layout.forms.sketch import Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.visuals import Statement


def statement(said: Statement, sketch: Sketch) -> None:
    """A sentence in the largest words, with a sun on the horizon; where the slide is light, on a ground of its own."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.stage.bounds
    own = not stage.whole
    ink, line = (colours.on_main, colours.on_main) if own else (colours.ink, colours.main)
    if own:
        ground = Bounds(stage.left, room.y, stage.right - stage.left, room.height)
        sketch.area("Ground", ground, colours.main)
    foot = room.y + room.height
    low = foot
    if said.picture == "horizon":
        low, radius = foot - room.height * 0.16, min(room.height * 0.3, room.width * 0.2, 96.0)
        sketch.pie("Sun", (room.x + room.width - radius - 60, low), radius, (180, 360), colours.warm)
        sketch.straight("Horizon", (stage.left, low), (stage.right, low), line, width=5)
    free = low - room.y - (radius * 0.6 if said.picture == "horizon" else 0.0)
    for size in (sketch.display, sketch.head):
        text = [Said(said.text, ink, size=size, heading=True), Said(said.credit, ink, before=18.0)]
        if sketch.height(text, room.width) <= free:
            break
    sketch.words("Statement", text, Bounds(room.x, room.y + 6, room.width, free), anchor="top")
