"""Writes a document as a Word file with real styles, lists and tables, for those who go on editing it."""

from __future__ import annotations

import io

import docx

from coursegen.model.brand import Brand
from coursegen.model.document import Document, Heading
from coursegen.model.document_tree import headings, parts, walk
from coursegen.model.written import Written
from coursegen.write.docx.blocks import BlockWriter
from coursegen.write.docx.page import set_end, set_facts, set_page
from coursegen.write.docx.parts import leave_out, undated, words_in
from coursegen.write.docx.styles import set_styles


def word_file(document: Document, brand: Brand, language: str) -> Written:
    """Write a document; ``language`` as Office names it (``en-US``). The same input gives the same bytes.

    Its length is counted in headings, since how many pages it has is for Word to say. Small pictures of slides are
    left out: the text says which slide it is about. Blanks are gaps, unless the document reveals them.
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
    anchors = [heading.anchor for heading in headings(document.blocks)]
    index = {anchor: number for number, anchor in reversed([*enumerate(anchors, start=1)]) if anchor}
    return Written(undated(stream.getvalue()), len(anchors), index, words_in(made), _draft_sections(document))


def _draft_sections(document: Document) -> tuple[int, ...]:
    """The headings (from 1) that show a draft, in their own words or under them before the next heading."""
    section = 0
    found: set[int] = set()
    for number, block in enumerate(document.blocks):
        for one in walk((block,)):
            section += isinstance(one, Heading)
            if number in document.drafts and any(parts(one).texts):
                found.add(section)
    return tuple(sorted(found - {0}))  # what is written before the first heading is in no section
