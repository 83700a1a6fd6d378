"""Writes a deck as a tagged PDF with one slide on a page, to look at where there is no PowerPoint."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from reportlab.pdfgen.canvas import Canvas

from coursegen.model.brand import Brand
from coursegen.model.document import Document, Thumbnail
from coursegen.model.printing import PageOptions
from coursegen.model.scene import Scene, Scenes
from coursegen.model.scene_items import Item, TableItem, TextItem
from coursegen.model.written import Written
from coursegen.problems import Refused
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.embedding import Fonts
from coursegen.write.pdf.glyphs import unprintable
from coursegen.write.pdf.handout import finish_page, words_in
from coursegen.write.pdf.metadata import fixed_day, info, write_metadata, xmp
from coursegen.write.pdf.packing import completed, packed
from coursegen.write.pdf.painter import Tags, paint_tagged
from coursegen.write.pdf.pen import PLAIN, Artifact, Pen
from coursegen.write.pdf.tags import Element, Marks, write_structure

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces

_TITLES = ("title", "ctrTitle")
_FURNITURE = ("ftr", "sldNum", "dt")
_COLUMN_HEAD = "<</O/Table/Scope/Column>>"


def deck_pdf(content: Scenes, brand: Brand, faces: Faces) -> Written:
    """One page for each scene, as large as the slide; a title is a heading, a table a table, a drawing a figure.

    The same input gives the same bytes. Errors: ``Refused`` with every text that the faces can't show.
    """
    facts = _as_handout(content)
    if problems := unprintable(facts, {scene.id: scene for scene in content.scenes}, faces):
        raise Refused(problems)
    stream, fonts, marks, root = io.BytesIO(), Fonts(faces), Marks(), Element("Document")
    with fixed_day():
        first = fonts["regular"].fontName
        canvas = Canvas(stream, pageCompression=1, invariant=1, pdfVersion=(1, 7), initialFontName=first)
    pen = Pen(canvas, fonts, marks, len(content.scenes), title=content.title)
    for number, scene in enumerate(content.scenes):
        size = scene.width / EMU_PER_POINT, scene.height / EMU_PER_POINT
        canvas.setPageSize(size)
        paint_tagged(scene, pen, brand, size, _Tagger(root.child("Sect"), size).tags)
        pen.next_page()
        finish_page(canvas._doc.Pages.pages[-1], number)
    _outline(canvas, content)
    metadata = write_metadata(canvas, facts)
    write_structure(canvas._doc, root, marks, len(content.scenes))
    canvas.save()
    index = {scene.id: scene.number for scene in content.scenes}
    drafts = tuple(scene.number for scene in content.scenes if scene.draft)
    file = packed(stream.getvalue(), (metadata,))
    data = completed(file, {file.info: info(facts), metadata: xmp(facts)})
    return Written(data, len(content.scenes), index, words_in(pen, root), drafts)


def _as_handout(content: Scenes) -> Document:
    """A deck as a handout of nothing but its slides: what its file says of itself, and what the faces have to show."""
    slides = tuple(Thumbnail(scene.id, scene.title.plain) for scene in content.scenes)
    page = PageOptions("a4", duplex=False)
    return Document(
        content.id, content.title, "", content.language, content.audience, content.stamp, page, slides, reveal=True
    )


class _Tagger:
    """Says what each item of one slide is in the structure of the file."""

    def __init__(self, slide: Element, size: tuple[float, float]) -> None:
        self._slide = slide
        self._height = size[1]

    def tags(self, item: Item) -> Tags:
        """The tag of an item, and those of its cells, row by row."""
        if isinstance(item, TextItem):
            kind = item.placeholder.type if item.placeholder else ""
            if item.field or kind in _FURNITURE:
                return Artifact("Footer"), ()
            return self._slide.child("H1" if kind in _TITLES else "P"), ()
        if isinstance(item, TableItem):
            return PLAIN, self._cells(item)
        if not (said := getattr(item, "description", "")):
            return PLAIN, ()
        left, top = item.box.x / EMU_PER_POINT, self._height - item.box.y / EMU_PER_POINT
        right, low = left + item.box.width / EMU_PER_POINT, top - item.box.height / EMU_PER_POINT
        box = f"<</O/Layout/Placement/Block/BBox [{left:.2f} {low:.2f} {right:.2f} {top:.2f}]>>"
        return self._slide.child("Figure", alt=said, attributes=box), ()

    def _cells(self, item: TableItem) -> tuple[tuple[Element, ...], ...]:
        table = self._slide.child("Table")
        rows = []
        for number, row in enumerate(item.rows):
            line = table.child("TR")
            role, scope = ("TD", "") if number else ("TH", _COLUMN_HEAD)
            rows.append(tuple(line.child(role, attributes=scope, stays=True) for _ in row))
        return tuple(rows)


def _outline(canvas: Canvas, content: Scenes) -> None:
    """Bookmarks: each section of the deck, and its slides under it."""
    section: Scene | None = None
    for number, scene in enumerate(content.scenes):
        key = f"slide{number}"
        destination = canvas._bookmarkReference(key)
        destination.xyz("null", round(scene.height / EMU_PER_POINT, 2), "null")
        destination.setPage(canvas._doc.Pages.pages[number])
        if section is None or scene.section != section.section:
            canvas.addOutlineEntry(scene.section_title or scene.title.plain, key, 0, closed=True)
            section = scene
        canvas.addOutlineEntry(f"{scene.number} {scene.title.plain}", key, 1)
