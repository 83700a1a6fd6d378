"""Draws what people write on: a form, a ladder, things to tick or to count, a table, columns and a grid."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.forms.paper import FOLD, paper
from coursegen.layout.forms.sketch import PAD, Said, Sketch
from coursegen.layout.forms.weighing import two_by_two
from coursegen.layout.marks import Bounds
from coursegen.model.diagrams import Cell, TwoByTwo
from coursegen.model.text import Text, words
from coursegen.model.tools import ToolKind
from coursegen.model.visuals import Worksheet

RULE, EDGE = 1.5, 2.0
"""How thick a line to write on is, and the edge of a box, in points."""

BOX, DISC = 24.0, 22.0
"""How large a box to tick is, and the radius of the disc with a step's number, in points."""

STRIDE = 0.09
"""How much farther right each step of a ladder begins, as a share of its room."""

GAP = 12.0
"""What is free between two steps or two columns, in points."""


def worksheet(said: Worksheet, sketch: Sketch) -> None:
    """What to do with it above, and under it the sheet as it is in the workbook, with nothing written on it."""
    room = sketch.stage.bounds
    lead = sketch.height(said.prompt, room.width) + GAP * 1.5 if said.prompt else 0.0
    kind = KINDS[said.kind]
    tall = min(room.height - lead, kind.tall(said, sketch, room.width))
    top = room.y + (room.height - lead - tall) / 2
    if said.prompt:
        sketch.words("Prompt", said.prompt, Bounds(room.x, top, room.width, lead))
    kind.draw(said, sketch, Bounds(room.x, top + lead, room.width, tall))


def _form(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """Labels with a line to write on behind each, or below it where the labels are long."""
    side = at.x + PAD + 4
    inner, column, least = _written(said, sketch, at.width)
    behind = bool(column)
    tall = (at.height - PAD - FOLD) / len(said.fields)
    paper(sketch, "Sheet", at)
    for number, label in enumerate((one.label for one in said.fields), 1):
        y = at.y + PAD + tall * number - 8
        if tall < least:
            sketch.fail(label)
        wide = column if behind else inner
        box = Bounds(side, y - tall + 8, wide, tall - (4 if behind else sketch.line * 0.8))
        sketch.words(f"Field {number}", label, box, anchor="bottom")
        start = side + column + PAD if behind else side
        sketch.straight(f"Line {number}", (start, y), (side + inner, y), sketch.colours.soft, width=RULE)


def _written(said: Worksheet, sketch: Sketch, width: float) -> tuple[float, float, float]:
    """How wide a sheet's lines are, its labels where lines stand behind them, else 0, and how high a line is."""
    inner = width - 2 * PAD - 8
    column = max(sketch.snug(one.label, inner * 0.5) for one in said.fields) + 6
    if column < inner * 0.5 and all(sketch.height(one.label, column) < sketch.line * 1.5 for one in said.fields):
        return inner, column, sketch.line + 8
    return inner, 0.0, max(sketch.height(one.label, inner) for one in said.fields) + sketch.line * 1.1


def _form_tall(said: Worksheet, sketch: Sketch, width: float) -> float:
    least = _written(said, sketch, width)[2]
    return len(said.fields) * max(66.0, least + 10) + PAD + FOLD


def _checklist(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """Boxes to tick, and what is ticked beside them."""
    tall = (at.height - 2 * PAD) / len(said.fields)
    left = at.x + PAD + 4
    paper(sketch, "Sheet", at)
    for number, one in enumerate(said.fields, 1):
        y = at.y + PAD + tall * (number - 1)
        _box(sketch, f"Box {number}", left, y + tall / 2)
        beside = left + BOX + PAD
        sketch.words(
            f"Field {number}", one.label, Bounds(beside, y, at.x + at.width - PAD - beside, tall), anchor="middle"
        )


def _tally(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """What is counted, and room for strokes beside it."""
    tall = at.height / len(said.fields)
    wide = min(max(sketch.snug(one.label, at.width * 0.5) for one in said.fields) + 2 * PAD, at.width * 0.55)
    for number, one in enumerate(said.fields, 1):
        y = at.y + tall * (number - 1)
        sketch.words(f"Field {number}", one.label, Bounds(at.x, y, wide - PAD, tall), anchor="middle")
        sketch.area(f"Strokes {number}", Bounds(at.x + wide, y + 4, at.width - wide, tall - 8), sketch.colours.mist)


def _ladder(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """Steps from the lowest, each farther up and to the right, with an empty box beside each answer."""
    colours, count = sketch.colours, len(said.fields)
    tall = (at.height - GAP * (count - 1)) / count
    for number, one in enumerate(said.fields, 1):
        x = at.x + at.width * STRIDE * (number - 1)
        y = at.y + (tall + GAP) * (count - number)
        sketch.area(f"Step {number}", Bounds(x, y, at.x + at.width - x, tall), colours.mist)
        numeral = Said(words(str(number)), colours.on_main, bold=True)
        middle = y + tall / 2
        disc = (x + PAD + DISC, middle)
        sketch.disc(f"Number {number}", disc, DISC, colours.main, words=numeral, ink=colours.on_main)
        wides = [BOX + PAD / 2 + sketch.snug(answer, at.width * 0.2) + 2 for answer in said.heads]
        right = at.x + at.width - PAD
        first = right - fsum(wides) - PAD * max(0, len(wides) - 1)
        left = disc[0] + DISC + PAD
        label = Bounds(left, y, first - PAD - left, tall)
        sketch.words(f"Field {number}", Said(one.label, bold=True), label, anchor="middle")
        for place, (answer, wide) in enumerate(zip(said.heads, wides, strict=True), 1):
            _box(sketch, f"Box {number} {place}", first, middle)
            beside = Bounds(first + BOX + PAD / 2, y, wide - BOX - PAD / 2, tall)
            sketch.words(f"Answer {number} {place}", answer, beside, anchor="middle")
            first += wide + PAD


def _table(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """Rows with a name each, under the heads of columns to write in."""
    colours = sketch.colours
    heads: tuple[Text, ...] = said.heads or (Text(),)
    head = max(sketch.line + PAD, *(sketch.height(one, at.width / len(heads) * 0.7 - PAD) + PAD for one in heads))
    names = min(max(sketch.snug(one.label, at.width * 0.34) for one in said.fields) + PAD, at.width * 0.34)
    wide = (at.width - names) / len(heads)
    tall = (at.height - head) / len(said.fields)
    for number, text in enumerate(heads):
        ground = Bounds(at.x + names + wide * number, at.y, wide - 4, head)
        sketch.card(
            f"Head {number + 1}", Said(text, colours.on_main, bold=True), ground, colours.main, colours.on_main,
            round_corners=False, pad=10,
        )  # fmt: skip
    for number, one in enumerate(said.fields, 1):
        y = at.y + head + tall * (number - 1)
        sketch.words(f"Field {number}", one.label, Bounds(at.x, y, names - 8, tall), anchor="middle")
        for column in range(len(heads)):
            cell = Bounds(at.x + names + wide * column, y + 4, wide - 4, tall - 4)
            sketch.area(f"Cell {number} {column + 1}", cell, colours.mist)


def _columns(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """Heads side by side, and under each of them room for what belongs there."""
    colours, count = sketch.colours, len(said.fields)
    wide = (at.width - GAP * (count - 1)) / count
    head = max(sketch.height(Said(one.label, bold=True), wide - 2 * PAD) for one in said.fields) + 1.6 * PAD
    for number, one in enumerate(said.fields, 1):
        x = at.x + (wide + GAP) * (number - 1)
        name = Said(one.label, colours.on_main, bold=True)
        top = Bounds(x, at.y, wide, head)
        sketch.card(f"Field {number}", name, top, colours.main, colours.on_main, round_corners=False, pad=12)
        sketch.area(f"Room {number}", Bounds(x, at.y + head, wide, at.height - head), colours.mist)


def _grid(said: Worksheet, sketch: Sketch, at: Bounds) -> None:
    """Four cells between two axes, with their names and nothing else in them."""
    cells = tuple(Cell(one.id, one.label, Text(), mark=False, address=one.address) for one in said.fields)
    inner = Sketch(replace(sketch.stage, bounds=at), sketch.size)
    two_by_two(TwoByTwo(said.address, said.across, said.down, cells), inner)
    sketch.parts += inner.parts


def _box(sketch: Sketch, name: str, left: float, middle: float) -> None:
    """An empty box, half of it above a height."""
    bounds = Bounds(left, middle - BOX / 2, BOX, BOX)
    sketch.area(name, bounds, None, sketch.colours.main)


def _rows(each: float, head: float = 0.0, columns: int = 1) -> Callable[[Worksheet, Sketch, float], float]:
    """How high a sheet is at most whose rows, and what stands above them, are so many points high."""

    def tall(said: Worksheet, _: Sketch, __: float) -> float:
        return head + each * -(-len(said.fields) // columns)

    return tall


class Kind(Struct, frozen=True):
    """How a kind of sheet is drawn, and how high it is at most in a width."""

    draw: Callable[[Worksheet, Sketch, Bounds], None]
    tall: Callable[[Worksheet, Sketch, float], float]


KINDS: Mapping[ToolKind, Kind] = {
    "form": Kind(_form, _form_tall),
    "grid": Kind(_grid, _rows(130.0, 60.0, columns=2)),
    "ladder": Kind(_ladder, _rows(84.0)),
    "checklist": Kind(_checklist, _rows(58.0, 2 * PAD)),
    "tally": Kind(_tally, _rows(62.0)),
    "before_after": Kind(_table, _rows(64.0, 44.0)),
    "sort": Kind(_columns, _rows(0.0, 240.0)),
    "plan": Kind(_table, _rows(64.0, 44.0)),
}
"""How each kind of tool is drawn."""
