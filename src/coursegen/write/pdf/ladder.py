"""Sets questions that lead from one to the next as stairs: each above its tread, and below it what to do after a no."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList
from coursegen.model.document import Columns, DocumentBlock, FormPlace
from coursegen.model.scene_items import PathStep
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.flow import Placed, unbroken
from coursegen.write.pdf.motif import LINE, Page
from coursegen.write.pdf.paper import paper_width
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Column, Painted, Strip, stacked
from coursegen.write.pdf.styles import UNIT, Palette
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines

MOST = 4
"""How many steps have room side by side."""

_WIDE_ENOUGH = Mm(140).pt
_RISE = Mm(13).pt
_BETWEEN = 2.5 * UNIT


class Standing(Struct, frozen=True):
    """Strips that have their places ``down`` from the head of the one that they are all drawn on."""

    placed: tuple[Placed, ...]
    down: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - they keep their places
        """Draw them."""
        draw_placed(self.placed, pen, left, top - self.down)


class Stairs(Struct, frozen=True):
    """The line from the page's left edge up over all treads and out at the right; ``treads`` are where each begins."""

    treads: tuple[tuple[float, float], ...]
    width: float
    palette: Palette

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - it has the whole page
        """Draw it."""
        page = Page(pen, self.palette, top)
        steps: list[PathStep] = [("M", (0.0, self.treads[0][1]))]
        for (_, before), (x, y) in zip(self.treads, self.treads[1:], strict=False):
            steps += [("L", (left + x, before)), ("L", (left + x, y))]
        page.stroke("Stairs", [*steps, ("L", (self.width, self.treads[-1][1]))], page.colours.main, width=LINE)


def fits(places: Sequence[FormPlace], desk: Desk, column: Column) -> bool:
    """Whether questions have room as stairs."""
    return 1 < len(places) <= MOST and column.width >= _WIDE_ENOUGH and not desk.scale.single_column


def ladder(places: Sequence[FormPlace], desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The stairs as one strip: the question and the boxes above each tread, the rest below it."""
    wide = (column.width - (len(places) - 1) * _BETWEEN) / len(places)
    columns = [Column(column.x + number * (wide + _BETWEEN), wide) for number in range(len(places))]
    above, below = [], []
    for place, at in zip(places, columns, strict=True):
        above.append(_above(place, desk, at, parent))
        below.append(_below(place, desk, at, parent))
    high, low = max(map(stacked, above)), max(map(stacked, below))
    treads = tuple(
        (at.x - _BETWEEN / 2, high + UNIT + (len(places) - 1 - number) * _RISE) for number, at in enumerate(columns)
    )
    drawn = [Stairs(treads, paper_width(desk.document.page), desk.palette)]
    parts: list[Standing] = []
    for over, under, (_, tread) in zip(above, below, treads, strict=True):
        parts.append(Standing(unbroken(over), tread - UNIT - stacked(over)))
        parts.append(Standing(unbroken(under), tread + UNIT))
    height = treads[0][1] + UNIT + low
    return [Strip(height, Painted((*drawn, *parts)), before=1.5 * UNIT, after=2 * UNIT)]


def _above(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    strips = desk.paragraph(place.label, replace(desk.style("prompt"), after=0.5 * UNIT), column, parent.child("P"))
    choices: DocumentBlock = Columns(tuple((ItemList((choice,), "check"),) for choice in place.choices))
    return _flat([*strips, *(desk.blocks((choices,), column, parent) if place.choices else [])])


def _below(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    close = replace(desk.style("body"), leading=1.5 * UNIT, after=0.0)
    strips = desk.paragraph(place.hint, close, column, parent.child("P")) if place.hint else []
    if place.example:
        quiet = replace(desk.style("small"), italic=True, head=True, soft=False, after=0.0)
        strips += desk.paragraph(place.example, quiet, column, parent.child("P"))
    if place.lines:
        answer = Answer(parent.child("Div"), visible(place.label, desk.setter.reveal), place.label.address)
        lines = WriteLines(column.x, column.width, desk.scale.write_on, answer, alone=True)
        strips.append(Strip(place.lines * desk.scale.write_on, lines))
    return _flat(strips)


def _flat(strips: list[Strip]) -> list[Strip]:
    """The same strips, the first at the very head of its place, the last at its foot."""
    if strips:
        strips[0] = replace(strips[0], before=0.0)
        strips[-1] = replace(strips[-1], after=0.0)
    return strips
