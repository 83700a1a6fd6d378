"""Sets a table that large print has no room for as a list: each row an item, each cell under its column's name."""

from __future__ import annotations

from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import Table
from coursegen.model.brand import RGB
from coursegen.model.text import Text, joined, stronger
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Painted, Strip, kept, stacked
from coursegen.write.pdf.styles import RULE_GREY, UNIT
from coursegen.write.pdf.tags import Element, list_numbering
from coursegen.write.pdf.writing import WriteLines

_LINES = (
    2  # to write on, for each cell to fill in; one where its column is narrow, or its rows are for a word or a name
)
_NARROW = 0.2  # of the table's width
_WHOLE = 0.6  # of a page: an item that takes no more of it stands on one page


class Rule(Struct, frozen=True):
    """A line across the column between two items."""

    x: float
    width: float
    thick: float = 0.75
    colour: RGB = RULE_GREY

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it in the strip's middle."""
        y = top - height / 2
        pen.line(left + self.x, y, left + self.x + self.width, y, self.thick, self.colour)


class Tick(Struct, frozen=True):
    """The tick of a marked row; ``baseline`` of the words beside it, from the strip's upper edge."""

    x: float
    size: float
    baseline: float
    colour: RGB
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw it."""
        pen.tick(left + self.x, top - self.baseline, 0.8 * self.size, self.colour, self.element)


def stacked_table(block: Table, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The rows one under another; an empty cell is lines to write on."""
    whole = parent.child("L", attributes=list_numbering("None"))
    empty = tuple(Text() for _ in block.header)
    strips: list[Strip] = []
    for index, row in enumerate([*block.rows, *[empty] * block.fill_rows]):
        if strips and index < len(block.rows):
            strips.append(Strip(UNIT, Rule(column.x, column.width), keep="firm"))
        strips += _item(block, row, desk, column, whole, marked=index in block.marked)
    if strips:
        strips[0] = replace(strips[0], before=UNIT)
        strips[-1] = replace(strips[-1], after=2 * UNIT)
    return strips


def _item(
    block: Table, row: tuple[Text, ...], desk: Desk, column: Column, whole: Element, *, marked: bool
) -> list[Strip]:
    """One row; it stays on a page with all that belongs to it where it fits on one."""
    item = whole.child("LI").child("LBody")
    style = desk.style("cell")
    strips: list[Strip] = []
    for number, (name, text, width) in enumerate(zip(block.header, row, block.widths, strict=True)):
        label = stronger(joined(name, ":"))
        told = joined(label, " ", stronger(text) if marked else text) if text else label
        told = text if block.bare and not number else told
        first = marked and number == 0
        inner = column.inset(1.25 * style.size if first else 0.0)
        tick = item.child("Span", actual="✓") if first else None
        part = desk.paragraph(told, style, inner, item.child("P"))
        if tick is not None and part and part[0].paint is not None:
            inks = desk.palette.accent(0)
            mark = Tick(column.x, style.size, desk.baseline(style), inks.text, tick)
            part[0] = replace(part[0], paint=Painted((mark, part[0].paint)))
        if not text:
            lines = WriteLines(
                column.x,
                column.width,
                desk.scale.write_on,
                Answer(item.child("Div"), visible(name, desk.setter.reveal), block.address),
            )
            few = block.row_mm > 0 or width < _NARROW * fsum(block.widths)
            part = kept([*part, *[Strip(desk.scale.write_on, lines)] * (1 if few else _LINES)])
        strips += part
        strips[-1] = replace(strips[-1], after=0.5 * UNIT)
    strips[-1] = replace(strips[-1], after=1.5 * UNIT)
    return kept(strips, "firm" if stacked(strips) <= _WHOLE * desk.height else "soft")
