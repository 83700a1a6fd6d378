"""Sets the cover of a handout."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from msgspec.structs import replace

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Cover
from coursegen.model.motif import Shape
from coursegen.units import Mm
from coursegen.write.pdf.columns import Abreast
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import placed_in
from coursegen.write.pdf.logo import logo_in
from coursegen.write.pdf.motif import MotifAcross
from coursegen.write.pdf.paper import paper_width
from coursegen.write.pdf.strips import Column, Strip, kept, stacked
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import prompt_line

_GUTTER = 2 * UNIT
_LOGO_WIDE, _LOGO_TALL = Mm(70).pt, Mm(22).pt
_BEGINS = Mm(10).pt  # from the text area's upper edge
_LEAST_LINE, _LEAST_CALL = Mm(16).pt, 0.34  # what a line across the cover needs, and what share of it a call does
_ABREAST = 2  # lines for the reader


def cover(block: Cover, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The first page: the logo, what it is, the title, the line through the course, lines for the reader.

    Of its blocks only the paragraphs that come first are on it where there is no room for all; the others follow it.
    """
    told = _on_cover(block, desk, column, parent)
    if block.logo is not None:
        logo = logo_in((_LOGO_WIDE, _LOGO_TALL), block.logo, column.x, parent)
        told = [Strip(logo.height, logo, after=4 * UNIT), *told]
    needs = stacked([*told, Strip(0.0), *_foot(block, desk, column, Element("Div"))])
    told_first = tuple(takewhile(lambda one: isinstance(one, Paragraph), block.blocks))
    here = block.blocks if needs <= desk.height else told_first
    foot = _foot(replace(block, blocks=here), desk, column, parent)
    room = desk.height - stacked([*told, Strip(0.0), *foot])
    art = Strip(0.0, fills=bool(foot))
    if room > _LEAST_LINE:
        wide = bool(foot) and room > _LEAST_CALL * desk.height
        shape: Shape = (desk.document.motif, "cover" if wide else "cord")
        art = Strip(_LEAST_LINE, MotifAcross(shape, desk.palette, paper_width(desk.document.page)), fills=bool(foot))
    start = Strip(max(0.0, min(_BEGINS, room - art.height)), bare=True)
    turn = Strip(0.0, turn="next", keep="firm")  # nothing else stands on a cover
    return [*kept([start, *told, art, *foot]), turn, *desk.blocks(block.blocks[len(here) :], column, parent)]


def _on_cover(block: Cover, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """What it is, the title, the first of the facts as a sentence, the others small."""
    inner = Column(column.x, column.width * 0.92)
    title, what = desk.style("cover_title"), desk.style("cover_subtitle")
    strips = desk.paragraph(block.subtitle, what, inner, parent.child("P"), desk.palette.accent(1).text)
    strips += desk.paragraph(block.title, title, desk.balanced(block.title, title, inner), parent.child("H1"))
    for number, fact in enumerate(block.facts):
        style = desk.style("cover_fact" if number else "cover_lead")
        strips += desk.paragraph(fact, style, desk.balanced(fact, style, inner), parent.child("P"))
    return strips


def _foot(block: Cover, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Lines for the reader, side by side where they have room, and what else is at the foot."""
    abreast = 1 if desk.scale.single_column else _ABREAST
    wide = (column.width - (abreast - 1) * _GUTTER) / abreast
    style = desk.style("body")
    lengths = [desk.setter.width(prompt.plain, "regular", style.size) for prompt in block.prompts]
    away = max(lengths, default=0.0) + 2 * UNIT
    lines = [
        prompt_line(prompt, desk, Column(column.x + at % abreast * (wide + _GUTTER), wide), parent, "cover", away)
        for at, prompt in enumerate(block.prompts)
    ]
    rows = [lines[start : start + abreast] for start in range(0, len(lines), abreast)]
    strips = [strip for row in rows for strip in (row[0] if len(row) == 1 else [_side_by_side(row)])]
    if block.blocks and strips:
        strips.append(Strip(2.5 * UNIT))
    return [*strips, *desk.blocks(block.blocks, column, parent)]


def _side_by_side(row: Sequence[Sequence[Strip]]) -> Strip:
    """Strips of several columns as one, as high as the highest of them."""
    high = max(stacked(strips) for strips in row)
    return Strip(high, Abreast(tuple(placed_in(high, kept(strips)) for strips in row)), before=UNIT)
