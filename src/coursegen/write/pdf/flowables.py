"""Sets every kind of block of a document in strips; a kind that is forgotten here is an error of mypy."""

from __future__ import annotations

from typing import assert_never

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.document import (
    Beside,
    Callout,
    Cards,
    ContentsPage,
    Cover,
    Cues,
    DocumentBlock,
    Form,
    Heading,
    KeepTogether,
    NameLine,
    NameTents,
    PageBreak,
    Signatures,
    SlideRows,
    Thumbnail,
    ToWriteOn,
)
from coursegen.write.pdf import attendance, cards, contents, cues, figures, forms, prose, slide_rows, tables, writing
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.strips import Column, Strip
from coursegen.write.pdf.tags import Element


def set_block(block: DocumentBlock, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A block as strips in a column, its structure elements under ``parent``."""
    if isinstance(block, ToWriteOn):
        return writing.set_to_write_on(block, desk, column, parent)
    match block:
        case Cover():
            return figures.cover(block, desk, column, parent)
        case Heading():
            return prose.heading(block, desk, column, parent)
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
        case PageBreak():
            return [Strip(0.0, turn=block.side, even=block.even, keep="firm")]
        case ContentsPage():
            return contents.contents(block, desk, column, parent)
        case Cards():
            return cards.cards(block, desk, column, parent)
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
        case NameTents():
            return attendance.name_tents(block, desk, column, parent)
        case _:
            assert_never(block)
