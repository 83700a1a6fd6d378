"""Every kind of block of a document and the function that sets it in strips."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Callout,
    Cards,
    ContentsPage,
    Cover,
    Cues,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    NameLine,
    NameTents,
    NotesPage,
    PageBreak,
    Signatures,
    SlideRows,
    Thumbnail,
    WriteOn,
)
from coursegen.write.pdf import attendance, cards, contents, cues, figures, prose, slide_rows, tables, writing
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.strips import Column, Strip
from coursegen.write.pdf.tags import Element


def page_break(block: PageBreak, desk: Desk, column: Column, parent: Element) -> list[Strip]:  # noqa: ARG001 - as every block
    """A strip of no height that turns the page."""
    return [Strip(0.0, turn=block.side, even=block.even, keep="firm")]


BLOCKS: Mapping[type[DocumentBlock], Callable[..., list[Strip]]] = {
    Cover: figures.cover,
    Heading: prose.heading,
    Paragraph: prose.paragraph,
    ItemList: prose.item_list,
    Table: tables.table,
    Thumbnail: figures.thumbnail,
    Beside: figures.beside,
    WriteOn: writing.write_on,
    Callout: prose.callout,
    KeepTogether: prose.keep_together,
    PageBreak: page_break,
    NotesPage: writing.notes_page,
    ContentsPage: contents.contents,
    Cards: cards.cards,
    Cues: cues.cues,
    FillIn: writing.fill_in,
    SlideRows: slide_rows.slide_rows,
    NameLine: attendance.name_line,
    Signatures: attendance.signatures,
    NameTents: attendance.name_tents,
}
"""What each block becomes."""


def set_block(block: DocumentBlock, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A block as strips in a column, its structure elements under ``parent``."""
    return BLOCKS[type(block)](block, desk, column, parent)
