"""Draws what people say to each other: a gap between two sentences."""

from __future__ import annotations

from coursegen.layout.forms.sketch import DISPLAY, Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.scene import PathStep
from coursegen.model.visuals import Gap


def gap(said: Gap, sketch: Sketch) -> None:
    """Two bubbles on a line that is broken between them; what stands in the gap is the one thing to look at."""
    colours, stage, room = sketch.colours, sketch.stage, sketch.inner(330)
    line = room.y + room.height - sketch.line - 12
    share = room.width * 0.33
    left, high = sketch.bubble_size(said.heard, share, line - 40 - room.y)
    right, other = sketch.bubble_size(said.answered, share, line - 40 - room.y)
    tall = max(high, other)
    x1, x2 = room.x + room.width * 0.39, room.x + room.width * 0.61
    middle, top = (x1 + x2) / 2, line - 46
    at = room.x + room.width - right
    foot = line - 8
    sketch.bubble(
        "Heard", said.heard, Bounds(room.x, room.y, left, tall), (room.x + left * 0.8, foot), colours.mist, colours.ink
    )
    sketch.straight("Line before", (stage.left, line), (x1 - 8, line), colours.soft)
    arc: list[PathStep] = [
        ("M", (x1, line)),
        ("C", (x1 + 40, line, middle - 34, top, middle, top)),
        ("C", (middle + 34, top, x2 - 40, line, x2, line)),
    ]
    sketch.stroke("Between", arc, colours.hot, width=3, dash="dots")
    sketch.disc("Dot", (middle, top), 14, colours.hot)
    wide = at - (room.x + left) - 24
    sketch.words(
        "Between words",
        Said(said.between, colours.hot, size=sketch.size * DISPLAY),
        Bounds(middle - wide / 2, room.y, wide, top - 20 - room.y),
        align="centre",
        anchor="bottom",
    )
    sketch.straight("Line after", (x2 + 8, line), (stage.right, line), colours.main)
    sketch.bubble(
        "Answered",
        said.answered,
        Bounds(at, room.y, right, tall),
        (at + right * 0.2, foot),
        colours.main,
        colours.on_main,
    )
    below = line + 8
    labels = zip(said.labels, (room.x, x1, at), (x1 - room.x, x2 - x1, right), strict=True)
    looks = (("left", colours.soft), ("centre", colours.hot), ("left", colours.main))
    for number, ((label, x, width), (align, colour)) in enumerate(zip(labels, looks, strict=True), 1):
        bounds = Bounds(x, below, width, sketch.line + 4)
        sketch.words(f"Label {number}", Said(label, colour, bold=True), bounds, align=align)  # type: ignore[arg-type]
