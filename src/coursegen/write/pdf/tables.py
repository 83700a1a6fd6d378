"""Sets tables in strips: one strip a row, the header again on each page, rows to write in 18 mm high."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import BOX, Table
from coursegen.model.brand import RGB
from coursegen.model.text import Text, stronger
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk, Words, links_of
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.runs import SetLine, visible
from coursegen.write.pdf.stacked import stacked_table
from coursegen.write.pdf.strips import Column, Strip, held
from coursegen.write.pdf.styles import PAPER_TINT, RULE, RULE_GREY, UNIT, Style
from coursegen.write.pdf.tags import Element, literal
from coursegen.write.pdf.widths import reads_well, widths_of

_PAD_X = 0.85 * UNIT
_PAD_Y, _CLOSE = 0.5 * UNIT, 0.25 * UNIT  # above and below the words of a row; of one without rules
_HEAD_RULE = 1.25  # below a table's header
_LOW_ROWS = Mm(40).pt  # two rows together
_TICK, _TICKED = 10.0, Mm(6).pt  # a tick, and the column that it has to itself
_SIDE = Mm(4.5).pt / 11.5  # of a box to tick, which is drawn, for each point of the words


class Row(Struct, frozen=True):
    """One row drawn: its words, the rule below it, the lines between cells to write in, a tick where marked."""

    words: tuple[tuple[float, float, Words], ...]  # x and y within the row
    x: float
    width: float
    edges: tuple[float, ...]
    fill: RGB | None
    rule: float
    rule_colour: RGB
    pad: float = _PAD_Y
    tick: tuple[float, RGB, Element] | None = None
    boxes: tuple[tuple[float, RGB, Element, Answer, str], ...] = ()
    side: float = 0.0  # of a box
    fills: tuple[tuple[float, float, Answer, str], ...] = ()  # left edge, width, what it answers, which cell it is

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the ground, then the words cell by cell, then the rules."""
        if self.fill:  # not over the lower half of the rule above it
            pen.box(left + self.x, top - height, self.width, height - _HEAD_RULE / 2, self.fill)
        if self.tick:
            x, colour, element = self.tick
            pen.tick(left + x, top - self.pad - 0.5 * UNIT - _TICK / 2, _TICK, colour, element)
        for x, y, words in self.words:
            words.draw(pen, left + x, top - y, height)
        for x, colour, element, answer, part in self.boxes:
            low = top - self.pad - 0.25 * UNIT - self.side
            tag = PLAIN if pen.fillable else element
            pen.box(left + x, low, self.side, self.side, None, colour, 0.9, 1.5, tag)
            if pen.fillable:
                pen.field("tick", (left + x, low, left + x + self.side, low + self.side), answer, part=part)
        if self.rule:
            low = top - height
            pen.line(left + self.x, low, left + self.x + self.width, low, self.rule, self.rule_colour)
        if pen.fillable:
            for x, width, answer, part in self.fills:
                box = (left + x + 2, top - height + 2, left + x + width - 2, top - 2)
                pen.box(box[0], box[1], box[2] - box[0], box[3] - box[1], PAPER_TINT)
                pen.field("lines", box, answer, part=part)
        for edge in self.edges:
            pen.line(left + edge, top, left + edge, top - height, RULE, RULE_GREY)


class Silent(Struct, frozen=True):
    """A header row set again: the same to the eye, an artifact to the ear."""

    row: Row

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the row without its tags."""
        silent = tuple((x, y, replace(words, element=PLAIN, links={})) for x, y, words in self.row.words)
        replace(self.row, words=silent, tick=None, boxes=(), fills=()).draw(pen, left, top, height)


class _Grid(Struct, frozen=True):
    """The columns of one table: their left edges within the text area, their widths, the desk they are set on.

    ``pad`` is above and below the words of a row.
    """

    desk: Desk
    edges: tuple[float, ...]
    widths: tuple[float, ...]
    pad: float = _PAD_Y

    def cells(self, texts: Sequence[Text], style: Style, indent: float = 0.0) -> list[Sequence[SetLine]]:
        """The lines of each cell; ``indent`` narrows the first."""
        return [
            self.desk.lines(text, style, max(8.0, width - 2 * _PAD_X - (indent if index == 0 else 0.0)))
            for index, (text, width) in enumerate(zip(texts, self.widths, strict=True))
        ]

    def words(
        self,
        cells: Sequence[Sequence[SetLine]],
        style: Style,
        elements: Sequence[Element],
        links: Sequence[Mapping[int, Element]],
        indent: float,
        colour: RGB | None = None,
    ) -> tuple[tuple[float, float, Words], ...]:
        """The lines of a row's cells, placed."""
        return tuple(
            (
                self.edges[column] + _PAD_X + (indent if column == 0 else 0.0),
                self.pad + number * style.leading,
                self.desk.line(line, style, 0.0, elements[column], links[column], colour),
            )
            for column, lines in enumerate(cells)
            for number, line in enumerate(lines)
        )


def table(block: Table, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A table as wide as its column. Only a row higher than a page is cut, between its lines.

    In a single column of large print a table that does not read well becomes a list.
    """
    if block.bare:  # its words begin where all others do
        column = Column(column.x - _PAD_X, column.width + _PAD_X)
    widths = widths_of(block, desk, column.width, _PAD_X)
    if desk.scale.single_column and not reads_well(block, desk, widths, _PAD_X):
        return stacked_table(block, desk, column, parent)
    edges = tuple(column.x + fsum(widths[:index]) for index in range(len(widths)))
    grid = _Grid(desk, edges, widths, _CLOSE if block.bare else _PAD_Y)
    summary = f"<</O/Table/Summary {literal(block.caption)}>>" if block.caption else ""
    whole = parent.child("Table", attributes=summary)
    header, again = _header(block, grid, column, whole)
    rows: list[Strip] = []
    empty = tuple(Text() for _ in block.header)
    for index, texts in enumerate([*block.rows, *[empty] * block.fill_rows]):
        room = desk.height - header.height
        rows += _row(block, index, texts, grid, column, whole, again, room)
    if rows:
        rows[-1] = replace(rows[-1], after=1.5 * UNIT)
    return [replace(header, before=UNIT, keep="firm" if rows else "no"), *_settled(rows)]


def _header(block: Table, grid: _Grid, column: Column, whole: Element) -> tuple[Strip, Strip]:
    """The header row, and what is set again on the next pages."""
    desk, style = grid.desk, grid.desk.style("column")
    row = whole.child("TR")
    elements = [row.child("TH", attributes="<</O/Table/Scope/Column>>", stays=True) for _ in block.header]
    indent = _TICKED if block.marked else 0.0
    cells = grid.cells(block.header, style, indent)
    links = [links_of(lines, element) for lines, element in zip(cells, elements, strict=True)]
    height = max((len(lines) for lines in cells), default=1) * style.leading + 2 * grid.pad
    inks = desk.palette.accent(0)
    paint = Row(
        words=grid.words(cells, style, elements, links, indent, inks.text),
        x=column.x, width=column.width, edges=(), fill=None if block.bare else inks.tint,
        rule=0.0 if block.bare else _HEAD_RULE, rule_colour=inks.fill, pad=grid.pad,
    )  # fmt: skip
    return Strip(height, paint), Strip(height, Silent(paint))


def _row(
    block: Table,
    index: int,
    texts: Sequence[Text],
    grid: _Grid,
    column: Column,
    whole: Element,
    again: Strip,
    room: float,
) -> list[Strip]:
    """A row's strips: one, or more where it is higher than the ``room`` that a page has below the header."""
    marked = index in block.marked
    desk, style = grid.desk, grid.desk.style("fine" if block.small else "cell")
    inks = desk.palette.accent(0)
    row = whole.child("TR")
    elements = [row.child("TD", stays=True) for _ in texts]
    indent = _TICKED if block.marked else 0.0
    worded = [Text() if text.plain == BOX else stronger(text) if marked else text for text in texts]
    cells = grid.cells(worded, style, indent)
    links = [links_of(lines, element) for lines, element in zip(cells, elements, strict=True)]
    to_fill = _is_to_fill(texts, block)
    ruled = bool(block.fill_rows) or any(_is_to_fill(one, block) for one in block.rows)
    roomy = block.row_mm and (block.write_below or not desk.scale.single_column)
    least = Mm(block.row_mm).pt if roomy else desk.scale.fill_row
    most = max(1, int((room - 2 * grid.pad) // style.leading))
    longest = max((len(lines) for lines in cells), default=1)
    strips: list[Strip] = []
    for start in range(0, max(longest, 1), most):
        part = [lines[start : start + most] for lines in cells]
        height = max(1, *(len(lines) for lines in part)) * style.leading + 2 * grid.pad
        if any(text.plain == BOX for text in texts):  # boxes below each other don't touch
            height = max(height, _SIDE * desk.style("cell").size + 2 * grid.pad)
        tick = (
            (grid.edges[0] + _PAD_X, inks.text, elements[0].child("Span", actual="✓"))
            if marked and start == 0
            else None
        )
        paint = Row(
            words=grid.words(part, style, elements, links, indent),
            x=column.x, width=column.width, edges=grid.edges[1:] if ruled else (),
            fill=inks.tint if marked else None, rule=0.0 if block.bare else RULE, rule_colour=RULE_GREY,
            pad=grid.pad, tick=tick,
            boxes=_boxes(block, index, texts, grid, elements) if start == 0 else (),
            side=_SIDE * desk.style("cell").size,
            fills=_fills(block, index, texts, grid, elements) if start == 0 else (),
        )  # fmt: skip
        strips.append(
            Strip(max(height, least), paint, repeat=(again,), grows=0.0 if block.row_mm else least, step=0.5 * UNIT)
            if to_fill
            else Strip(height, paint, repeat=(again,))
        )
    return strips


def _is_to_fill(texts: Sequence[Text], block: Table) -> bool:
    """Whether somebody writes in a row; a table that has one such row has lines between the cells of all."""
    return not all(texts) or block.write_below


def _boxes(
    block: Table, index: int, texts: Sequence[Text], grid: _Grid, elements: Sequence[Element]
) -> tuple[tuple[float, RGB, Element, Answer, str], ...]:
    """The boxes of a row, each asked by its column's name and the first words of the row."""
    fillable = grid.desk.document.page.fillable
    first = visible(texts[0], grid.desk.setter.reveal)
    made = []
    for text, name, edge, element in zip(texts, block.header, grid.edges, elements, strict=True):
        if text.plain == BOX:
            inside = element if fillable else element.child("Span", actual="☐")
            asked = Answer(element, f"{visible(name, grid.desk.setter.reveal)}: {first}", block.address)
            made.append((edge + _PAD_X, grid.desk.palette.accent(0).text, inside, asked, f"box-{index + 1}"))
    return tuple(made)


def _fills(
    block: Table, index: int, texts: Sequence[Text], grid: _Grid, elements: Sequence[Element]
) -> tuple[tuple[float, float, Answer, str], ...]:
    """The empty cells of a row, each asked by its column's name and the number of the row."""
    first = len(block.rows) if not any(texts) else 0
    return tuple(
        (
            edge,
            width,
            Answer(element, f"{visible(name, grid.desk.setter.reveal)} {index - first + 1}", block.address),
            f"row-{index + 1}",
        )
        for text, name, edge, width, element in zip(texts, block.header, grid.edges, grid.widths, elements, strict=True)
        if not text or (block.write_below and edge != grid.edges[0])
    )


def _settled(rows: Sequence[Strip]) -> list[Strip]:
    """Rows with no single one alone at the table's head or foot on a page; two that are high may be parted."""
    ends = {0, len(rows) - 2} if len(rows) > 1 else set()
    return [
        held(row, "firm" if row.height + rows[index + 1].height <= _LOW_ROWS else "soft") if index in ends else row
        for index, row in enumerate(rows)
    ]
