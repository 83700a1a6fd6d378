"""Writes a document as a Word file with real styles, lists and tables, for those who go on editing it."""

from __future__ import annotations

import io

import docx
from msgspec import Struct

from coursegen.model.brand import Brand
from coursegen.model.document import Document, Heading
from coursegen.model.document_tree import parts, walk
from coursegen.write.docx.blocks import BlockWriter
from coursegen.write.docx.page import set_end, set_facts, set_page
from coursegen.write.docx.parts import leave_out, undated
from coursegen.write.docx.styles import set_styles


class WordFile(Struct, frozen=True):
    """A finished file: its bytes, how many headings it has (how many pages is for Word to say), how many of drafts."""

    data: bytes
    headings: int
    drafts: int


def word_file(document: Document, brand: Brand, language: str) -> WordFile:
    """Write a document; ``language`` as Office names it (``en-US``). The same input gives the same bytes.

    Small pictures of slides are left out: the text says which slide it is about. Blanks are gaps, unless the
    document reveals them.
    """
    made = docx.Document()
    leave_out(made)
    set_styles(made, brand, language)
    set_page(made, document)
    set_facts(made, document, language)
    writer = BlockWriter(made, document.reveal)
    writer.blocks(document.blocks)
    set_end(made, document)
    stream = io.BytesIO()
    made.save(stream)
    return WordFile(undated(stream.getvalue()), writer.headings, _draft_sections(document))


def _draft_sections(document: Document) -> int:
    """How many headings have something of a draft, in their own words or under them before the next heading."""
    section, found = 0, set()
    for number, block in enumerate(document.blocks):
        for one in walk((block,)):
            section += isinstance(one, Heading)
            if number in document.drafts and parts(one).texts:
                found.add(section)
    return len(found - {0})  # what is written before the first heading is in no section
