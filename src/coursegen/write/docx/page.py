"""Sets up the page of a Word file, and what the file says of itself."""

from __future__ import annotations

from datetime import datetime

from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.shared import Mm

from coursegen.model.document import Document
from coursegen.write.docx.parts import put_field
from coursegen.write.docx.styles import SMALL

_PAPER = {"a4": (Mm(210), Mm(297)), "letter": (Mm(215.9), Mm(279.4))}
_DAY = datetime(2000, 1, 1)


def set_page(made: WordDocument, document: Document) -> None:
    """The paper, its margins, a footer with title and page number, and over a draft a line that says so."""
    section = made.sections[0]
    width, height = _PAPER[document.page.paper]
    if document.page.landscape:
        width, height, section.orientation = height, width, WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = width, height
    section.left_margin = section.right_margin = Mm(22.5)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    if document.drafts:
        head = section.header.paragraphs[0]
        head.style = made.styles[SMALL]
        head.add_run(document.draft_line).bold = True
    foot = section.footer.paragraphs[0]
    foot.style = made.styles[SMALL]
    told = "  ·  ".join(part for part in (document.title, document.footer) if part)
    foot.add_run(f"{told}  ·  ")
    put_field(foot, "PAGE", "1")


def set_end(made: WordDocument, document: Document) -> None:
    """Which version it is, in small print under everything else: nobody looks for it on every page."""
    if document.stamp and document.imprint:
        made.add_paragraph(document.stamp, style=made.styles[SMALL])


def set_facts(made: WordDocument, document: Document, language: str) -> None:
    """What the file says of itself; its day is the same whenever it is made."""
    facts = made.core_properties
    facts.title, facts.author, facts.subject, facts.language = document.title, document.author, document.stamp, language
    facts.created = facts.modified = _DAY
    facts.last_modified_by, facts.comments, facts.revision = "", "", 1
    if document.drafts:
        facts.content_status = "Draft"
