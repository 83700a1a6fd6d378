"""Sets every kind of block of a document in strips; a kind that is forgotten here is an error of mypy."""

from __future__ import annotations

from typing import assert_never

from msgspec.structs import replace

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Boards,
    Callout,
    Cards,
    ClockStrip,
    Columns,
    ContentsPage,
    Cover,
    Cues,
    DocumentBlock,
    FillIn,
    Form,
    Framed,
    Heading,
    KeepTogether,
    NameLine,
    NameTents,
    NotesPage,
    Opening,
    PageBreak,
    Signatures,
    SlideRows,
    TearOff,
    Thumbnail,
    ToWriteOn,
    WebCode,
    WriteOn,
)
from coursegen.write.pdf import (
    attendance,
    boards,
    cards,
    clock_strip,
    columns,
    contents,
    cover,
    cues,
    figures,
    forms,
    framed,
    headings,
    prose,
    slide_rows,
    tables,
    tear_off,
    tents,
    web_code,
    writing,
)
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.strips import Column, Strip
from coursegen.write.pdf.tags import Element


def set_block(block: DocumentBlock, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A block as strips in a column, its structure elements under ``parent``; noted of the last is whether it ends in
    lines."""
    strips = _told(block, desk, column, parent)
    return [*strips[:-1], replace(strips[-1], ruled=True)] if strips and _ends_in_lines(block) else strips


def _told(block: DocumentBlock, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    if isinstance(block, ToWriteOn):
        return writing.set_to_write_on(block, desk, column, parent)
    match block:
        case Cover():
            return cover.cover(block, desk, column, parent)
        case Heading():
            return headings.heading(block, desk, column, parent)
        case Paragraph():
            return prose.paragraph(block, desk, column, parent)
        case ItemList():
            return prose.item_list(block, desk, column, parent)
        case Table():
            return tables.table(block, desk, column, parent)
        case Thumbnail():
            return figures.thumbnail(block, desk, column, parent)
        case Beside():
            return figures.beside(block, desk, column, parent)
        case Callout():
            return prose.callout(block, desk, column, parent)
        case KeepTogether():
            return prose.keep_together(block, desk, column, parent)
        case ClockStrip():
            return clock_strip.clock_strip(block, desk, column, parent)
        case WebCode():
            return web_code.web_code(block, desk, column, parent)
        case Columns():
            return columns.columns(block, desk, column, parent)
        case PageBreak():
            return [writing.page_break(block, desk, column, parent)]
        case Opening():
            return figures.opening(block, desk)
        case ContentsPage():
            return contents.contents(block, desk, column, parent)
        case Cards():
            return cards.cards(block, desk, column, parent)
        case Boards():
            return boards.boards(block, desk, column, parent)
        case Cues():
            return cues.cues(block, desk, column, parent)
        case Form():
            return forms.form(block, desk, column, parent)
        case SlideRows():
            return slide_rows.slide_rows(block, desk, column, parent)
        case NameLine():
            return attendance.name_line(block, desk, column, parent)
        case Signatures():
            return attendance.signatures(block, desk, column, parent)
        case Framed():
            return framed.framed(block, desk, column, parent)
        case TearOff():
            return tear_off.tear_off(block, desk, column, parent)
        case NameTents():
            return tents.name_tents(block, desk, parent)
        case _:
            assert_never(block)


def _ends_in_lines(block: DocumentBlock) -> bool:
    """Whether the lowest mark of a block is a line to write on, or a table's rule."""
    match block:
        case WriteOn():
            return block.lines > 0 or block.words > 0
        case Form():
            return any(place.lines or place.words for place in block.places[-1:])
        case Table():
            return not block.bare
        case Columns():
            return any(_ends_in_lines(one) for column in block.columns for one in column[-1:])
    return isinstance(block, (FillIn, NotesPage, TearOff))  # what is torn off leaves no mark above what follows
