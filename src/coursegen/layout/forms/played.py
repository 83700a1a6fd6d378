"""Draws what is played: the task on a ground of its own, and a card for each role."""

from __future__ import annotations

from coursegen.layout.forms.paper import paper
from coursegen.layout.forms.sketch import PAD, Said, Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.visuals import Cast

GAP = 16.0
"""What is free between two cards, in points."""

ROWS = (0.86, 0.7, 0.8, 0.92, 0.5)
"""How long the rows are that stand for what a player reads there, as shares of a card: two at least."""

BETWEEN = 15.0
"""How far these rows are apart, in points."""

MOST = 170.0
"""How high a card is at most, in points."""


def cast(said: Cast, sketch: Sketch) -> None:
    """The task on a card of the main colour, and under it a folded card for each role, in one row or in two."""
    colours, room = sketch.colours, sketch.inner(430)
    task = sketch.height(said.task, room.width - 2 * PAD - 6) + 3 * PAD
    names = [Said(role.name, bold=True) for role in said.roles]
    for columns, most in ((columns, lines) for lines in (1, 2) for columns in (len(names), -(-len(names) // 2))):
        rows = -(-len(names) // columns)
        wide = (room.width - GAP * (columns - 1)) / columns
        named = max(sketch.height(name, wide - 2 * PAD) for name in names)
        tall = min((room.height - task - GAP * rows) / rows, MOST)
        fits = all(sketch.whole(name, wide - 2 * PAD) for name in names)
        if fits and named <= sketch.line * (most + 0.5) and tall >= named + 2 * PAD + 2 * BETWEEN:
            break
    else:
        sketch.fail(max((said.task, *(role.name for role in said.roles)), key=lambda text: len(text.plain)))
    top = room.y + (room.height - task - (tall + GAP) * rows) / 2
    ground = Bounds(room.x, top, room.width, task)
    sketch.card("Task", Said(said.task, colours.on_main), ground, colours.main, colours.on_main)
    for number, name in enumerate(names):
        x = room.x + number % columns * (wide + GAP)
        y = top + task + GAP + number // columns * (tall + GAP)
        _card(sketch, number + 1, name, Bounds(x, y, wide, tall), named)


def _card(sketch: Sketch, number: int, name: Said, at: Bounds, named: float) -> None:
    """A card with a folded corner: whose it is, and rows in the stead of what only that player reads."""
    colours = sketch.colours
    paper(sketch, f"Card {number}", at)
    inner = at.width - 2 * PAD
    sketch.words(f"Role {number}", name, Bounds(at.x + PAD, at.y + PAD, inner, named), colour=colours.main)
    first = at.y + PAD + named + BETWEEN
    count = min(len(ROWS), max(2, int((at.y + at.height - PAD - first) // BETWEEN)))
    shares = (*ROWS[: count - 1], ROWS[-1])
    for row, share in enumerate(shares):
        y = first + row * BETWEEN
        ends = (at.x + PAD, y), (at.x + PAD + inner * share, y)
        sketch.straight(f"Card {number} row {row + 1}", *ends, colours.quiet)
