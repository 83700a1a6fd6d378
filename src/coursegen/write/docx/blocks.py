"""Writes the blocks of a document into a Word file; a kind that is forgotten here is an error of mypy."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from math import fsum
from typing import Any, assert_never

import segno
from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Length, Mm, Pt
from docx.text.paragraph import Paragraph as WordParagraph

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
    WebCode,
    WriteOn,
)
from coursegen.model.text import Text, joined, stronger, words
from coursegen.write.docx.parts import lead_to, new_numbering, put_field
from coursegen.write.docx.styles import CUE, LABEL, LEAD, LINE, SMALL

_STYLE = {"body": "Normal", "lead": LEAD, "small": SMALL, "label": LABEL, "quote": "Quote", "fine": SMALL}
_GAP, _DASH = "__________", "____________"
_LOGO = (Mm(60), Mm(18))
"""How wide and high a logo may be."""


class BlockWriter:
    """Puts blocks at the end of a Word document."""

    def __init__(self, document: WordDocument, reveal: bool) -> None:
        self.document = document
        self.reveal = reveal
        self._turn = False

    def blocks(self, blocks: Sequence[DocumentBlock]) -> None:
        """Write blocks one after the other."""
        for block in blocks:
            self.block(block)

    def block(self, block: DocumentBlock) -> None:
        """Write one block."""
        match block:
            case Cover():
                self.cover(block)
            case Heading():
                self.heading(block)
            case Paragraph():
                self.text(block)
            case ItemList():
                self.item_list(block)
            case Table():
                self.table(block)
            case Thumbnail() | Opening():
                pass  # the text says what a slide is about; the line is for the eye
            case Beside():
                self.blocks(block.blocks)
            case WriteOn():
                self.write_on(block.prompt, block.lines, block.words)
            case Callout():
                self.callout(block)
            case Form():
                self.form(block)
            case KeepTogether():
                self.keep_together(block.blocks)
            case ClockStrip():
                self.paragraph(words(block.description), "Normal")
            case WebCode():
                self.web_code(block)
            case Columns():
                for number, column in enumerate(block.columns, 1):
                    self.blocks(column)
                    if block.line and column and number < len(block.columns):  # it is what the next is looked up by
                        self.document.paragraphs[-1].paragraph_format.keep_with_next = True
            case PageBreak():
                self.page_break()
            case NotesPage():
                self.notes_page(block)
            case ContentsPage():
                self.contents(block)
            case Cards():
                self.cards(block)
            case Boards():
                for one in block.boards:
                    lines = (Paragraph(stronger(one.title)), *map(Paragraph, one.lines))
                    self.keep_together(lines if block.read else (*lines, ItemList((one.below,), "check")))
            case Cues():
                self.cues(block)
            case FillIn():
                self.fill_in(block.prompts, block.hints, block.lines)
            case SlideRows():
                for slide in block.slides:
                    self.write_on(slide.caption, 4)
            case NameLine():
                self.name_line(block)
            case Signatures():
                self.signatures(block)
            case Framed():
                self.blocks(block.blocks)
            case TearOff():
                self.blocks((*block.front, *block.back))
            case NameTents():
                self.name_tents(block)
            case _:
                assert_never(block)

    def paragraph(self, text: Text, style: str, before: str = "") -> WordParagraph:
        """A paragraph in a style, ``before`` its first words."""
        paragraph = self.document.add_paragraph(style=style)
        if self._turn:
            paragraph.paragraph_format.page_break_before = True
            self._turn = False
            self._close_up(paragraph)
        if before:
            paragraph.add_run(before)
        self.runs(paragraph, text)
        return paragraph

    def runs(self, paragraph: WordParagraph, text: Text, *, strong: bool = False) -> None:
        """A text's runs with their marks; a link's words are followed by nothing, and lead to its address."""
        for index, run in enumerate(text.runs):
            if run.blank and not self.reveal:
                if not (index and text.runs[index - 1].blank):
                    paragraph.add_run(_GAP)
                continue
            made = paragraph.add_run(run.text)
            made.bold = run.strong or strong or None
            made.italic = run.emphasis or None
            made.underline = run.blank or bool(run.link) or None
            if run.code:
                made.font.name = "Courier New"
            if run.link:
                lead_to(paragraph, made, run.link)

    def page_break(self) -> None:
        """The next paragraph starts a page."""
        self._turn = bool(self.document.element.body.xpath("w:p | w:tbl"))

    def cover(self, block: Cover) -> None:
        """The logo, title, subtitle, facts, and lines for a name."""
        if (logo := block.logo) is not None:
            times = min(_LOGO[0] / logo.width, _LOGO[1] / logo.height)
            self.picture(logo.data, Length(round(logo.width * times)), logo.description)
        self.paragraph(block.title, "Title")
        self.paragraph(block.subtitle, "Subtitle")
        for fact in block.facts:
            self.paragraph(fact, "Normal")
        self.fill_in(block.prompts)
        self.blocks(block.blocks)
        self._turn = True

    def picture(self, data: bytes, width: Length, description: str) -> None:
        """A picture in a paragraph of its own, so wide, with its alternative text."""
        shape = self.paragraph(words(""), "Normal").add_run().add_picture(BytesIO(data), width)
        shape._inline.docPr.set("descr", description)

    def web_code(self, block: WebCode) -> None:
        """An address as a QR code."""
        made = BytesIO()
        segno.make(block.address, error="m", micro=False).save(made, kind="png", scale=8)
        self.picture(made.getvalue(), Mm(26), block.description)

    def heading(self, block: Heading) -> None:
        """A heading in the style of its level, with its printed number; a kicker above it says that as well."""
        if block.kicker:
            kicker = joined(block.kicker, " · ", block.length) if block.length else block.kicker
            self.paragraph(kicker, LABEL).paragraph_format.keep_with_next = True
        number = f"{block.number}  " if block.number and not block.kicker else ""
        self.paragraph(block.text, f"Heading {block.level}", number)
        if block.facts:
            self.paragraph(block.facts, LABEL)

    def text(self, block: Paragraph) -> None:
        """A paragraph."""
        self.paragraph(block.text, _STYLE[block.style])

    def name_line(self, block: NameLine) -> None:
        """A name, or a line for one."""
        if block.lead:
            self.paragraph(block.lead, "Normal")
        if block.text:
            self.paragraph(block.text, "Title")
        else:
            self.fill_in((words(block.prompt),))

    def signatures(self, block: Signatures) -> None:
        """A line for each signature, and the note below them."""
        self.fill_in(block.prompts)
        self.paragraph(block.note, "Normal")

    def name_tents(self, block: NameTents) -> None:
        """The names and their teams; Word has no page to fold."""
        for tent in block.tents:
            self.name_line(NameLine(Text(), tent.name, block.prompt))
            self.paragraph(tent.team, "Normal")
        self.blocks((*block.back, *block.aside))

    def item_list(self, block: ItemList) -> None:
        """A list in Word's own list styles; numbers start at 1 in each."""
        style = {"bullet": "List Bullet", "number": "List Number"}.get(block.marker, "List")
        number = new_numbering(self.document) if block.marker == "number" else None
        for index, item in enumerate(block.items):
            mark = {"check": "☐ ", "circle": "○ ", "letter": f"{chr(ord('A') + index % 26)}. "}.get(block.marker, "")
            paragraph = self.paragraph(item, style, mark)
            if number is not None:
                properties: Any = paragraph._p.get_or_add_pPr()
                numbered = properties.get_or_add_numPr()
                numbered.get_or_add_ilvl().val, numbered.get_or_add_numId().val = 0, number

    def table(self, block: Table) -> None:
        """A table whose header row is set again on each page, and no row of which is parted."""
        if self._turn:
            self.paragraph(Text(), "Normal")
        rows = [*block.rows, *[tuple(Text() for _ in block.header)] * block.fill_rows]
        table = self.document.add_table(
            rows=1 + len(rows), cols=len(block.header), style="Normal Table" if block.bare else "Table Grid"
        )
        table.autofit = False
        section = self.document.sections[0]
        width = int(section.page_width or 0) - int(section.left_margin or 0) - int(section.right_margin or 0)
        widths = [int(width * share / fsum(block.widths)) for share in block.widths]
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = wide
        if block.caption:
            told = OxmlElement("w:tblDescription")
            told.set(qn("w:val"), block.caption)
            table._tbl.tblPr.append(told)
        for number, (row, texts) in enumerate(zip(table.rows, [block.header, *rows], strict=True)):
            properties = row._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:cantSplit"))
            if number == 0:
                properties.append(OxmlElement("w:tblHeader"))
            elif not any(texts):
                row.height = Mm(17)
            marked = number - 1 in block.marked
            for cell, text, wide in zip(row.cells, texts, widths, strict=True):
                cell.width = wide
                spaces = cell.paragraphs[0].paragraph_format
                spaces.space_before = spaces.space_after = Mm(1)
                if marked and cell is row.cells[0]:
                    cell.paragraphs[0].add_run("✓ ")
                self.runs(cell.paragraphs[0], text, strong=number == 0 or marked)
        after = self.document.add_paragraph(style=SMALL)  # Word joins two tables without one
        after.paragraph_format.space_after, after.paragraph_format.line_spacing = Pt(0), Pt(6)

    def _close_up(self, opens: WordParagraph) -> None:
        """Take out the empty paragraph between a table and one that opens a page: it could fill a page of its own."""
        above = opens._p.getprevious()
        table = above.getprevious() if above is not None and above.tag == qn("w:p") else None
        if above is not None and table is not None and table.tag == qn("w:tbl"):
            self.document.element.body.remove(above)

    def cards(self, block: Cards) -> None:
        """Cards one after the other; one that only its player reads has a page, headed by what it is a card for."""
        for number, card in enumerate(block.cards):
            if card.facing and number:
                self.page_break()
            scene: Sequence[DocumentBlock] = (Paragraph(card.facing[-1], "label"),) if card.facing else ()
            self.keep_together((*scene, *card.blocks))

    def callout(self, block: Callout) -> None:
        """A label, and its blocks after it."""
        self.paragraph(words(block.label), LABEL)
        self.blocks(block.blocks)

    def keep_together(self, blocks: Sequence[DocumentBlock]) -> None:
        """Blocks, every paragraph but the last held on the page of the next."""
        start = len(self.document.paragraphs)
        self.blocks(blocks)
        for paragraph in self.document.paragraphs[start:-1]:
            paragraph.paragraph_format.keep_with_next = True

    def write_on(self, prompt: Text, lines: int, dashes: int = 0) -> None:
        """A prompt, and lines to write on after it, or dashes in their place."""
        if prompt:
            self.paragraph(prompt, "Normal").paragraph_format.keep_with_next = True
        if dashes:
            self.paragraph(words("  ".join([_DASH] * dashes)), "Normal")
            return
        for _ in range(lines):
            self.paragraph(Text(), LINE)

    def form(self, block: Form) -> None:
        """The words of each place, and lines below them."""
        for place in block.places:
            boxes = "   ".join(f"☐ {choice.plain}" for choice in place.choices)
            label = joined(stronger(place.label), "  ", place.hint) if place.hint else stronger(place.label)
            told = [(label, "Normal"), (words(boxes), "Normal"), (place.example, SMALL)]
            for text, style in told:
                if text:
                    self.paragraph(text, style).paragraph_format.keep_with_next = True
            self.write_on(Text(), place.lines, place.words)

    def notes_page(self, block: NotesPage) -> None:
        """Each prompt with lines."""
        for prompt in block.prompts or (Text(),):
            self.write_on(prompt, 6)

    def contents(self, block: ContentsPage) -> None:
        """A table of contents that Word makes from the headings when it opens the file."""
        self.paragraph(block.title, f"Heading {block.heading}")
        put_field(self.paragraph(Text(), "Normal"), f'TOC \\o "1-{block.levels}" \\h', "…")

    def cues(self, block: Cues) -> None:
        """Each label before its words, which hang from a column of their own."""
        for cue in block.items:
            for number, text in enumerate(cue.texts):
                paragraph = self.document.add_paragraph(style=CUE)
                paragraph.add_run(cue.label if number == 0 else "").bold = True
                paragraph.add_run("\t")
                self.runs(paragraph, joined("• ", text) if cue.listed and len(cue.texts) > 1 else text)

    def fill_in(self, prompts: Sequence[Text], hints: Sequence[Text] = (), lines: int = 1) -> None:
        """Each label, with what belongs there, before a line; more of them below it."""
        for prompt, hint in zip(prompts, hints or (Text(),) * len(prompts), strict=True):
            told = joined(stronger(prompt), ": ", hint) if hint else prompt
            self.paragraph(told, LINE).add_run(" ")
            self.write_on(Text(), lines - 1)
