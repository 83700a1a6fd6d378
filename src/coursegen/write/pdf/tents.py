"""Sets name tents in strips: a page each, to fold in the middle, with what its owner reads on the other side."""

from __future__ import annotations

from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList
from coursegen.model.document import Columns, NameTents, Tent
from coursegen.model.document_tree import Blocks
from coursegen.model.motif import Motif
from coursegen.model.text import Text, joined
from coursegen.units import Mm
from coursegen.write.pdf.attendance import fitting
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.flow import Placed, placed_in
from coursegen.write.pdf.motif import draw_cord
from coursegen.write.pdf.paper import Paper, paper_of
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.quarters import length_of, small_print
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Strip, stacked
from coursegen.write.pdf.styles import FOLD, RULE_GREY, UNIT, Palette, Style
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines

_LARGEST, _LEAST = 190.0, 28.0  # points of a name
_SMALLER = 26.0  # of what stands beside it
_SIDE = Mm(26).pt  # from the edges of the page: a name is at most 240 mm wide on A4
_EDGE = Mm(14).pt
_LINE = Mm(17).pt  # of the course's line, above the lower edge
_COIL = Mm(32).pt, Mm(76).pt  # where its coils begin and end
_BESIDE = Mm(7).pt  # above it, to the right of the coils: what stands beside the name
_FLOOR = _LINE + Mm(16).pt  # of the name, above all of that
_SHARES = (0.63, 0.37)  # of what the owner reads, and what stands beside it
_BACK = {"h2": Style(22, 3 * UNIT, after=0.75 * UNIT, head=True), "body": Style(15, 2.25 * UNIT)}


class TentPage(Struct, frozen=True):
    """A tent flat on its page: a line to fold along, the name below it, the owner's side above, upside down."""

    paper: Paper
    lines: tuple[Words, ...]
    beside: tuple[Words, ...]
    back: tuple[Placed, ...]
    motif: Motif
    palette: Palette
    answer: Answer | None
    at_fold: Words | None

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - it has a whole page
        """Draw the front, then the owner's side turned round the middle of the fold, then the fold."""
        width, fold = self.paper.width, self.paper.height / 2
        tall = 1.1 * fsum(line.size for line in self.lines)
        draw_cord(pen, self.palette, self.motif, _LINE, _COIL, width)
        y = fold - (fold - _FLOOR - tall) / 2
        if self.answer is not None:
            low = fold - 0.62 * (fold - _LINE)
            WriteLines(_SIDE, width - 2 * _SIDE, fold - low, self.answer, alone=True).draw(pen, 0.0, fold, fold - low)
        for one in self.lines:
            one.draw(pen, 0.0, y, 0.0)
            y -= 1.1 * one.size
        for below, one in zip(reversed(range(len(self.beside))), self.beside, strict=True):  # drawn as they are read
            one.draw(pen, 0.0, _LINE + _BESIDE + one.baseline + 1.2 * below * one.size, 0.0)
        if self.back:
            pen.turned(width / 2, fold, PLAIN)
            draw_placed(self.back, pen, _SIDE, fold - _EDGE)
            pen.unclipped()
        pen.line(0, fold, width, fold, FOLD, RULE_GREY, dotted=True)
        if self.at_fold:
            y = fold + self.at_fold.baseline + 0.5 * UNIT
            self.at_fold.draw(pen, (width - length_of(self.at_fold)) / 2, y, 0.0)


def name_tents(block: NameTents, desk: Desk, parent: Element) -> list[Strip]:
    """A page for each tent, with what its owner reads as large as half a page has room for."""
    paper = paper_of(desk.document.page)
    inner, room = Column(0.0, paper.width - 2 * _SIDE), paper.height / 2 - 2 * _EDGE
    back, set_on = _back(block, desk, inner, room)
    at_fold = next(small_print(block.at_fold, desk, inner.width), None)
    strips = []
    for tent in block.tents:
        element = parent.child("Sect")
        lines = _name(tent.name, desk, paper, element)
        beside = _beside(tent, desk, paper, element)
        behind = placed_in(room, set_on.blocks(back, inner, element), desk.scale.write_on)
        answer = None if tent.name else Answer(element.child("Div"), block.prompt)
        page = TentPage(paper, lines, beside, behind, desk.document.motif, desk.palette, answer, at_fold)
        inside = tuple(Anchor(anchor.name, 0.0) for one in behind for anchor in one.strip.anchors)
        strips.append(Strip(desk.height // UNIT * UNIT, page, bare=True, inside=inside))
    return strips


def _back(block: NameTents, desk: Desk, column: Column, room: float) -> tuple[Blocks, Desk]:
    """What the owner reads, and the desk to set it on: the usual one, or one with closer lines, in two columns too.

    What stands beside it has room there, or is left out. Nothing of it is a field, since it stands on its head. Letters
    are larger where there is room, and never smaller than usual, since large print has to stay large. Where half a
    page does not hold all of it, the heading alone is left.
    """
    blocks, page = block.back, replace(desk.document.page, fillable=False)
    desk = replace(desk, document=replace(desk.document, page=page))
    whole: Blocks = (Columns((blocks, block.aside), _SHARES),) if block.aside else blocks
    closer = {name: _closer(desk.style(name)) for name in ("body", "h2")}
    abreast = tuple(_two_columns(one) if isinstance(one, ItemList) else one for one in blocks)
    large = {name: style for name, style in _BACK.items() if style.size > desk.style(name).size}
    larger = replace(desk.scale, styles={**desk.scale.styles, **large})
    usual, near = desk.scale, replace(desk.scale, styles={**desk.scale.styles, **closer})
    for scale, told in (
        (larger, whole),
        (usual, whole),
        (larger, blocks),
        (usual, blocks),
        (near, blocks),
        (replace(near, single_column=False), abreast),
    ):
        set_on = replace(desk, scale=scale)
        if stacked(set_on.blocks(told, column, Element("Div"))) <= room:
            return told, set_on
    return blocks[:1], desk


def _two_columns(items: ItemList) -> Columns:
    """A list in two columns, the longer half first."""
    half = -(-len(items.items) // 2)
    return Columns(tuple((replace(items, items=part),) for part in (items.items[:half], items.items[half:]) if part))


def _closer(style: Style) -> Style:
    return replace(style, leading=1.2 * style.size, before=0.0, after=0.0)


def _name(name: Text, desk: Desk, paper: Paper, element: Element) -> tuple[Words, ...]:
    """The name in the middle, as large as its line and what is left above the course's line have room for."""
    if not name:
        return ()
    wide = paper.width - 2 * _SIDE
    style = _as_high(name, desk, wide, paper.height / 2 - _FLOOR)
    tag, tight = element.child("P"), replace(style, leading=1.1 * style.size)
    return tuple(
        desk.line(line, tight, _SIDE + (wide - line.width) / 2, tag, {}, desk.palette.text)
        for line in desk.setter.lines(name, style, wide)
    )


def _beside(tent: Tent, desk: Desk, paper: Paper, element: Element) -> tuple[Words, ...]:
    """The rest of the name and the team, in one line unless they are very long, to the right of the coils."""
    told = joined(tent.rest, " · " if tent.rest and tent.team else "", tent.team)
    if not told:
        return ()
    wide = paper.width - _SIDE - _COIL[1] - 2 * UNIT
    style = replace(fitting(told, desk, wide, _SMALLER, 14.0), bold=False)
    tag = element.child("P")
    return tuple(
        desk.line(line, style, paper.width - _SIDE - line.width, tag, {}, desk.palette.soft)
        for line in desk.setter.lines(told, style, wide)
    )


def _as_high(text: Text, desk: Desk, width: float, height: float) -> Style:
    """The largest style in which a text stands on one line, or on several that are not higher than ``height``."""
    style = fitting(text, desk, width, min(_LARGEST, height / 1.1), _LEAST)
    while style.size > 14.0 and 1.1 * style.size * len(desk.setter.lines(text, style, width)) > height:
        style = fitting(text, desk, width, style.size - 1.0, style.size - 1.0)
    return style
