"""Sets a form in strips: what belongs in each place on the left, the lines to write it on beside it."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList
from coursegen.model.document import Form, FormPlace
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.flow import Placed, flow
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Column, Strip, held, kept, stacked
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines

_LABELS = Mm(72).pt
_BETWEEN = Mm(6).pt


class Entry(Struct, frozen=True):
    """One place of a form: the strips of what belongs there, and ``count`` lines to the right of them."""

    placed: tuple[Placed, ...]
    lines: WriteLines
    count: int

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - as many lines as asked for
        """Draw the words, then the lines, which is how they are read."""
        draw_placed(self.placed, pen, left, top)
        if self.count:
            self.lines.draw(pen, left, top, self.count * self.lines.apart)


def form(block: Form, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The places of a form, each whole on one page; in a single column the lines are below the words."""
    strips: list[Strip] = []
    for place in block.places:
        strips += (
            _below(place, desk, column, parent) if desk.scale.single_column else _beside(place, desk, column, parent)
        )
    return strips


def _beside(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """One strip: the words, and the lines beside them."""
    words = _words(place, desk, Column(column.x, _LABELS), parent)
    lines = _lines(place, desk, column.inset(_LABELS + _BETWEEN), parent, alone=True)
    height = max(stacked(words), place.lines * desk.scale.write_on)
    placed = tuple(flow(words, height + 1, duplex=False)[0].placed)
    return [Strip(height, Entry(placed, lines, place.lines), before=1.5 * UNIT, after=1.5 * UNIT)]


def _below(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The words, held to the lines below them."""
    words = _words(place, desk, column, parent)
    lines = _lines(place, desk, column, parent, alone=False)
    room = [Strip(desk.scale.write_on, lines, keep="firm") for _ in range(place.lines)]
    strips = kept([*words, *room])
    return [*strips[:-1], replace(strips[-1], keep="no", after=1.5 * UNIT)]


def _words(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The label, the boxes, what belongs there, and what somebody else wrote."""
    strips = desk.paragraph(place.label, replace(desk.style("lead"), after=0.25 * UNIT), column, parent.child("P"))
    if place.choices:
        strips += desk.blocks((ItemList(place.choices, "check"),), column, parent)
    for text, name in ((place.hint, "body"), (place.example, "quote")):
        if text:
            strips += desk.paragraph(text, replace(desk.style(name), after=0.25 * UNIT), column, parent.child("P"))
    return [held(strip) for strip in strips]


def _lines(place: FormPlace, desk: Desk, column: Column, parent: Element, *, alone: bool) -> WriteLines:
    """The lines of a place, which are one field on a screen, asked by its label."""
    label = visible(place.label, desk.setter.reveal)
    answer = Answer(parent.child("Div"), label, place.label.address) if place.lines else None
    return WriteLines(column.x, column.width, desk.scale.write_on, answer, alone)
