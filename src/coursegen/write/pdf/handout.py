"""Writes a document as a tagged PDF, and the index from its anchors to pages."""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace
from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from coursegen.model.blocks import Paragraph
from coursegen.model.brand import Brand
from coursegen.model.document import Document, DocumentBlock, OnClock
from coursegen.model.document_tree import headings, parts, slides
from coursegen.model.motif import Shape
from coursegen.model.scene import Scene
from coursegen.model.written import Once, Written, anew
from coursegen.problems import Refused
from coursegen.write.pdf.clock_head import on_page
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.embedding import Fonts
from coursegen.write.pdf.even import evened
from coursegen.write.pdf.flow import Sheet, flow
from coursegen.write.pdf.flowables import set_block
from coursegen.write.pdf.glyphs import unprintable
from coursegen.write.pdf.lone import Laid, with_larger_slides
from coursegen.write.pdf.metadata import fixed_day, info, write_metadata, xmp
from coursegen.write.pdf.packing import Packed, completed, packed
from coursegen.write.pdf.page import Part, draw_draft_mark, draw_sheet, furniture_of
from coursegen.write.pdf.paper import Paper, paper_of
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.ruled import without_needless_rules
from coursegen.write.pdf.runs import Setter, visible
from coursegen.write.pdf.stamp import StampPlace, form_of
from coursegen.write.pdf.strips import Column, Strip, kept
from coursegen.write.pdf.styles import DRAFT_GREY, WHITE, palette_of, scale_of
from coursegen.write.pdf.tags import Element, Marks, Raw, level_headings, write_structure
from coursegen.write.pdf.tear_off import flowed

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces


class Printed(Written, frozen=True):
    """A finished PDF: its index has the page of each heading's anchor, its ``drafts`` are pages.

    Its words come in the order in which they were drawn, with what is said of pictures and tables; running heads and
    feet are not among them. ``fields`` is how many there are to fill in on a screen.
    """

    fields: int = 0

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.count


class Drawn(Struct, frozen=True):
    """A document that is drawn but for its stamp.

    ``printed`` lacks the bytes, ``file`` what comes last: what it says of itself, under the number ``metadata`` and
    another one, and the ``stamp`` on its last page.
    """

    printed: Printed
    file: Packed
    metadata: int
    stamp: StampPlace | None


def handout_bytes(
    document: Document, brand: Brand, faces: Faces, scenes: Mapping[str, Scene], once: Once = anew
) -> Printed:
    """Set, flow and draw a document; ``scenes`` holds the first scene of each slide by the slide's id.

    The same input gives the same bytes; ``once`` may know them but for the stamp.
    Errors: ``Refused`` with every text that the faces can't print.
    """
    form = replace(document, stamp=form_of(document.stamp))
    shown = {slide: scenes[slide] for slide in dict.fromkeys(one.slide for one in slides(document.blocks))}
    values = (form, brand, faces.family, faces.folder.name, *shown.values())
    return stamped(once(values, Drawn, lambda: drawn(form, brand, faces, shown)), document)


def drawn(document: Document, brand: Brand, faces: Faces, scenes: Mapping[str, Scene]) -> Drawn:
    """A document drawn with a place for its stamp, of which it knows the form alone. Errors: as above."""
    if document.page.text == "large":  # who needs large letters needs them plain
        faces = faces.plain or faces
    if problems := unprintable(document, scenes, faces):
        raise Refused(problems)
    paper = paper_of(document.page)
    laid = with_larger_slides(document, lambda one: _laid_out(one, brand, faces, scenes, paper))
    desk, root, sheets = laid.desk, laid.root, laid.sheets
    for number, sheet in enumerate(sheets):
        for placed in sheet.placed:
            for anchor in placed.strip.anchors:
                desk.places.setdefault(anchor.name, (number, paper.top - placed.y - anchor.down + 12))
    fonts = Fonts(faces)
    stream = io.BytesIO()
    with fixed_day():
        canvas = Canvas(
            stream,
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            invariant=1,
            pdfVersion=(1, 7),
            initialFontName=fonts["regular"].fontName,
        )
    marks = Marks()
    titles = {entry.anchor: visible(entry.text, document.reveal) for entry in headings(document.blocks)}
    pen = Pen(canvas, fonts, marks, len(sheets), fillable=document.page.fillable, titles=titles, title=document.title)
    _draw(sheets, pen, paper, desk)
    _outline(canvas, desk)
    metadata = write_metadata(canvas, document)
    write_structure(canvas._doc, root, marks, len(sheets))
    canvas.save()
    index = {anchor: page + 1 for anchor, (page, _) in desk.places.items()}
    drafts = tuple(page for page, sheet in enumerate(sheets, start=1) if _shows_draft(sheet))
    printed = Printed(b"", len(sheets), index, words_in(pen, root), drafts, pen.fields)
    to_come = (metadata, *([pen.stamp.number] if pen.stamp else []))
    return Drawn(printed, packed(stream.getvalue(), to_come), metadata, pen.stamp)


def _laid_out(document: Document, brand: Brand, faces: Faces, scenes: Mapping[str, Scene], paper: Paper) -> Laid:
    """A document set in strips that are flowed onto pages."""
    # Who runs the session sees which words the others fill in; to everybody else they are words like any other.
    setter = Setter(faces, reveal=document.reveal, underlines=document.audience == "facilitator")
    desk = Desk(
        document,
        scale_of(document.page),
        brand,
        palette_of(brand, DRAFT_GREY if document.draft_mark else WHITE),
        setter,
        scenes,
        Column(0.0, paper.text_width),
        paper.text_height,
        faces.ascent,
        faces.descent,
        set_block,
    )
    root = Element("Document")
    story = _story(document, desk, root)
    level_headings(root)
    height, duplex, apart = paper.text_height, document.page.duplex, desk.scale.write_on
    return Laid(desk, root, flowed(evened(story, height), lambda strips: flow(strips, height, duplex, apart)))


def stamped(made: Drawn, document: Document) -> Printed:
    """What was drawn as the file of a document of the same form, with the stamp that this one has."""
    objects = {made.file.info: info(document), made.metadata: xmp(document)}
    if made.stamp is not None:
        objects[made.stamp.number] = made.stamp.shown(document.stamp)
    data = completed(made.file, objects)
    if made.printed.fields:
        from coursegen.write.pdf.acroform import with_form  # as few handouts need what opens a finished file

        data = with_form(data)
    return replace(made.printed, data=data)


def _story(document: Document, desk: Desk, root: Element) -> list[Strip]:
    """All blocks in strips; the small print that closes a document stays with the end of what is above it.

    Else its last page may hold a line of sources and nothing more: a sheet of paper for each reader.
    """
    told = [_set(number, block, desk, root) for number, block in enumerate(document.blocks)]
    before = [strip for strips in told[:-1] for strip in strips]
    last = told[-1] if told else []
    if before and _small_print(document.blocks[-1]):
        last = kept([before.pop(), *last])
    return without_needless_rules([*before, *last])


def _small_print(block: DocumentBlock) -> bool:
    inside = parts(block).blocks or (block,)
    return all(isinstance(part, Paragraph) and part.style == "small" for part in inside)


def _set(number: int, block: DocumentBlock, desk: Desk, root: Element) -> list[Strip]:
    """A block of the document, by its number, in strips; where it shows a draft, they all do."""
    strips = set_block(block, desk, desk.column, root)
    return [replace(strip, draft=True) for strip in strips] if number in desk.document.drafts else strips


def words_in(pen: Pen, root: Element) -> str:
    """Everything that was drawn as part of the text, and what is said of pictures and tables."""
    said: list[str] = []
    stack = [root]
    while stack:
        element = stack.pop()
        said += (element.alt, element.actual)
        stack.extend(element.kids)
    return "\n".join(("".join(pen.words), *filter(None, said)))


def _draw(sheets: Sequence[Sheet], pen: Pen, paper: Paper, desk: Desk) -> None:
    furniture = furniture_of(desk, paper)
    running, accent = "", 0
    motif: Shape | None = None
    going_on: OnClock | None = None
    last = max((number for number, sheet in enumerate(sheets) if not _is_bare(sheet)), default=-1)
    for number, sheet in enumerate(sheets):
        strips = [placed.strip for placed in sheet.placed]
        opens = bool(strips) and strips[0].opens
        head, colour, shape = running, accent, motif
        clock, going_on = on_page(strips, going_on)
        for strip in strips:
            if strip.anchor or strip.running:
                running = strip.running or running
                accent, motif = (strip.accent, strip.motif) if strip.opens else (accent, motif)
        if opens or not head:
            head, colour, shape = running, accent, motif
        draft = _shows_draft(sheet)
        if draft:
            draw_draft_mark(desk, paper, number, pen)
        draw_sheet(sheet, number, pen, paper)
        if not _is_bare(sheet):
            part = Part("" if opens else head, colour, shape, clock, crossed=any(strip.crosses for strip in strips))
            tear = sheet.torn.strip.tears if sheet.torn else None
            around = furniture.above_tear(tear.line) if tear else furniture
            around.draw(pen, number, part, draft=draft, last=number == last)
        pen.next_page()
        page = pen.canvas._doc.Pages.pages[-1]
        finish_page(page, number)
        if number == last:
            pen.show_stamp(page)


def _is_bare(sheet: Sheet) -> bool:
    """Whether a page has no head and no foot, as a cover."""
    return any(placed.strip.bare for placed in sheet.placed)


def _shows_draft(sheet: Sheet) -> bool:
    return any(placed.strip.draft for placed in sheet.placed)


def finish_page(page: Any, number: int) -> None:
    """Tell a drawn page its place in the structure, and keep its operators compressed from now on."""
    page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
    page.StructParents = number
    page.Tabs = Raw("/S")
    content = zlib.compress(page.stream.encode("latin-1"))
    page.Contents = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"Filter": "/FlateDecode"}), content)
    page.stream = None


def _outline(canvas: Canvas, desk: Desk) -> None:
    """Bookmarks for all headings, each under the nearest one of a higher level, whatever levels are left out."""
    above: list[int] = []
    for order, entry in enumerate(headings(desk.document.blocks)):
        if entry.anchor not in desk.places:
            continue
        page, top = desk.places[entry.anchor]
        key = f"heading{order}"
        destination = canvas._bookmarkReference(key)
        destination.xyz("null", round(top, 2), "null")
        destination.setPage(canvas._doc.Pages.pages[page])
        above = [level for level in above if level < entry.level]
        title = f"{entry.number} {visible(entry.text, desk.setter.reveal)}".strip()
        canvas.addOutlineEntry(title, key, len(above), closed=bool(above))
        above.append(entry.level)
