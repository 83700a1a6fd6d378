"""Paints scenes on the pages of a plain PDF: a slide a page, or all of them small on one sheet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct
from reportlab.pdfgen.canvas import Canvas

from coursegen.model.brand import RGB, Brand
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Face
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.embedding import Fonts
from coursegen.write.pdf.metadata import fixed_day
from coursegen.write.pdf.painter import paint_scene
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.tags import Marks

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces

COLUMNS = 6
_WIDE, _GAP, _MARGIN = 240.0, 18.0, 36.0  # points: a small slide, what is between two, what is around all
_CAPTION, _HEADING, _HEAD = 22.0, 40.0, 50.0  # the height of what stands under a slide, over a row, over all
_PAPER: RGB = (0.925, 0.93, 0.94)
_INK: RGB = (0.13, 0.15, 0.19)
_SOFT: RGB = (0.33, 0.36, 0.42)
_HAIRLINE: RGB = (0.6, 0.62, 0.66)


def slides_pdf(scenes: Sequence[Scene], brand: Brand, faces: Faces) -> bytes:
    """One page for each scene, as large as the slide, blanks filled in. The same input gives the same bytes."""
    stream = io.BytesIO()
    sizes = [(scene.width / EMU_PER_POINT, scene.height / EMU_PER_POINT) for scene in scenes]
    pen = _pen(stream, sizes[0], faces)
    for scene, size in zip(scenes, sizes, strict=True):
        pen.canvas.setPageSize(size)
        paint_scene(scene, pen, brand, 0.0, size[1], size[0], tag=PLAIN, reveal=True, answers=True)
        pen.next_page()
    pen.canvas.save()
    return stream.getvalue()


def sheet_pdf(scenes: Sequence[Scene], brand: Brand, faces: Faces, title: str) -> bytes:
    """One page with all scenes small, those of a section under its title, each with its number and its id."""
    sections = [list(group) for _, group in groupby(scenes, key=lambda scene: scene.section)]
    tall = _WIDE * scenes[0].height / scenes[0].width
    row = tall + _CAPTION + _GAP
    rows = [-(-len(section) // COLUMNS) for section in sections]
    width = 2 * _MARGIN + COLUMNS * _WIDE + (COLUMNS - 1) * _GAP
    height = 2 * _MARGIN + _HEAD + len(sections) * _HEADING + sum(rows) * row
    stream = io.BytesIO()
    pen = _pen(stream, (width, height), faces)
    sheet = _Sheet(pen, faces)
    pen.box(0, 0, width, height, _PAPER)
    y = height - _MARGIN
    sheet.text(_MARGIN, y - 26, "bold", 26, _INK, title, width - 2 * _MARGIN)
    y -= _HEAD
    for section, count in zip(sections, rows, strict=True):
        sheet.text(_MARGIN, y - 26, "bold", 16, _INK, section[0].section_title, width - 2 * _MARGIN)
        pen.line(_MARGIN, y - 33, width - _MARGIN, y - 33, 0.75, _HAIRLINE)
        y -= _HEADING
        for place, scene in enumerate(section):
            x = _MARGIN + place % COLUMNS * (_WIDE + _GAP)
            top = y - place // COLUMNS * row
            paint_scene(scene, pen, brand, x, top, _WIDE, tag=PLAIN, reveal=True, answers=True)
            pen.box(x, top - tall, _WIDE, tall, None, _HAIRLINE, 0.5)
            number = str(scene.number)
            pen.text(x, top - tall - 14, "bold", 11, _INK, number)
            start = x + faces.width(number, "bold", 11) + 6
            sheet.text(start, top - tall - 14, "regular", 10, _SOFT, scene.id, x + _WIDE - start)
        y -= count * row
    pen.next_page()
    pen.canvas.save()
    return stream.getvalue()


class _Sheet(Struct, frozen=True):
    pen: Pen
    faces: Faces

    def text(self, x: float, y: float, face: Face, size: float, colour: RGB, text: str, room: float) -> None:
        """A line of text, shortened with an ellipsis where it is wider than its room."""
        if self.faces.width(text, face, size) > room:
            while text and self.faces.width(text + "…", face, size) > room:
                text = text[:-1]
            text = text.rstrip() + "…"
        self.pen.text(x, y, face, size, colour, text)


def _pen(stream: io.BytesIO, size: tuple[float, float], faces: Faces) -> Pen:
    fonts = Fonts(faces)
    with fixed_day():
        canvas = Canvas(
            stream, pagesize=size, pageCompression=1, invariant=1, initialFontName=fonts["regular"].fontName
        )
    return Pen(canvas, fonts, Marks(), 0)
