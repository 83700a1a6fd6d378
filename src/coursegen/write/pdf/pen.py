"""Draws on a page in points; every stroke is either part of the document's structure or an artifact.

The pen wraps a ReportLab canvas and writes its operators itself: text by measured pieces, lines, boxes,
paths and pictures. Coordinates are the page's own, from its lower left corner.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import fsum
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from reportlab.lib import rl_accel
from reportlab.pdfbase.pdfdoc import PDFDocument, PDFObjectReference
from reportlab.pdfgen.canvas import Canvas

from coursegen.model.brand import RGB
from coursegen.model.scene_items import Face, PathStep
from coursegen.write.pdf.embedding import EmbeddedFont, Fonts
from coursegen.write.pdf.fields import Answer, Field, FieldKind, Names, widget
from coursegen.write.pdf.pictures import Pictures
from coursegen.write.pdf.runs import printable
from coursegen.write.pdf.stamp import Glyph, StampPlace, glyphs_for
from coursegen.write.pdf.tags import Element, Marks, Raw, literal, number

_escaped: Callable[[bytes], str] = rl_accel.__dict__["escapePDF"]  # compiled where it can be, else Python
_IN_ADDRESS = "%:/?#[]@!$&'()*+,;=~"  # reserved characters and what is quoted already (RFC 3986, 2.2)
_WRITTEN_ON, _READ = 0.6, 9.0  # points: a line that a copy keeps, and the smallest words of a page
_CIRCLE = 0.5523  # the control points of a quarter circle in four cubic curves


class Artifact(Struct, frozen=True):
    """What is on the page but not part of what it says: ``kind`` is ``Header``, ``Footer``, ``Watermark`` or ``""``."""

    kind: str = ""


PLAIN = Artifact()
Tag = Element | Artifact
Target = str | tuple[int, float]
"""Where a link goes: an address, or a page (from 0) and the height on it."""


class Pen:
    """A canvas with a current tag; pages are counted from 0.

    ``fillable`` is whether what a reader writes in becomes a field: ``fields`` counts them, ``where`` is the
    anchor of the heading that was drawn last, ``titles`` what headings say by anchor, ``title`` what it all is.
    """

    def __init__(
        self,
        canvas: Canvas,
        fonts: Fonts,
        marks: Marks,
        pages: int,
        *,
        fillable: bool = False,
        titles: Mapping[str, str] | None = None,
        title: str = "",
    ) -> None:
        self.canvas = canvas
        self.fonts = fonts
        self.marks = marks
        self.pages = pages
        self.page = 0
        self.fillable = fillable
        self.titles = titles or {}
        self.title = title
        self.where = ""
        self.fields = 0
        self._names = Names()
        self._pictures = Pictures()
        self.words: list[str] = []
        self.stamp: StampPlace | None = None
        self._tag: Tag | None = None
        self._fill: RGB | None = None
        self._stroke: tuple[RGB, float, bool] | None = None

    def text(
        self,
        x: float,
        y: float,
        face: Face,
        size: float,
        colour: RGB,
        text: str,
        tag: Tag = PLAIN,
        kerned: bool = False,
        stretch: float = 1.0,
        font: EmbeddedFont | None = None,
    ) -> None:
        """Draw a piece of one line with its baseline at ``y``; ``kerned`` as slides are, whose widths count it.

        ``stretch`` makes it that many times as wide, for words that are measured in another face. A ``font`` is not
        the page's own.
        """
        if not text:
            return
        self._under(tag)
        if isinstance(tag, Element):
            self.words.append(text)
        document = self.canvas._doc
        parts = [self._filled(colour), f"BT {stretch:.4g} 0 0 1 {x:.2f} {y:.2f} Tm"]
        font, done = font or self.fonts[face], 0
        for name, codes in font.coded(text, document):
            shown = f"({_escaped(codes)}) Tj"
            if kerned and len(codes) == len(part := text[done : done + len(codes)]):
                shown = _kerned(part, codes, font.pairs) or shown
            done += len(codes)
            parts.append(f"{name} {size:.2f} Tf {shown}")
        parts.append("ET")
        self._write(" ".join(parts))

    def length(self, font: EmbeddedFont, text: str) -> float:
        """How wide a piece of one line is as it is drawn on slides, in em."""
        closer = fsum(font.pairs.get(pair, 0.0) for pair in map(str.__add__, text, text[1:]))
        return float(font.stringWidth(text, 1.0)) + closer  # type: ignore[no-untyped-call]  # ReportLab's

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float,
        colour: RGB,
        tag: Tag = PLAIN,
        dotted: bool = False,
    ) -> None:
        """Draw a straight line."""
        self._under(tag)
        self._write(f"{self._stroked(colour, width, dotted)}{x1:.2f} {y1:.2f} m {x2:.2f} {y2:.2f} l S")

    def gap(
        self, x: float, y: float, width: float, size: float, colour: RGB, tag: Tag = PLAIN, words: str = "____"
    ) -> None:
        """Draw a line to write a word on; who listens, searches or copies finds a row of underscores there."""
        self._under(tag)
        self.words.append(f" {words} ")
        for name, codes in self.fonts["regular"].coded(words, self.canvas._doc):
            self._write(f"BT 3 Tr 1 0 0 1 {x:.2f} {y:.2f} Tm {name} {size:.2f} Tf ({_escaped(codes)}) Tj 0 Tr ET")
        least = _WRITTEN_ON if size >= _READ else 0.25  # smaller words are those of a slide painted small
        self.line(x, y - 0.15 * size, x + width, y - 0.15 * size, max(least, 0.05 * size), colour, tag)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: RGB | None = None,
        stroke: RGB | None = None,
        line: float = 0.5,
        radius: float = 0.0,
        tag: Tag = PLAIN,
    ) -> None:
        """Draw a rectangle from its lower left corner, its corners rounded by ``radius``."""
        if radius:
            steps = _rounded(x, y, width, height, min(radius, width / 2, height / 2))
            self.path(steps, fill, stroke, line, tag)
            return
        self._under(tag)
        self._write(
            f"{self._filled(fill) if fill else ''}{self._stroked(stroke, line) if stroke else ''}"
            f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re {_painted(fill, stroke)}"
        )

    def path(
        self,
        steps: Sequence[PathStep],
        fill: RGB | None = None,
        stroke: RGB | None = None,
        line: float = 0.5,
        tag: Tag = PLAIN,
    ) -> None:
        """Draw an outline whose points are the page's own."""
        self._under(tag)
        drawn = _operators(steps)
        ink = (self._filled(fill) if fill else "") + (self._stroked(stroke, line) if stroke else "")
        self._write(f"{ink}{drawn} {_painted(fill, stroke)}")

    def stroke(self, steps: Sequence[PathStep], colour: RGB, line: float, dash: Sequence[float], tag: Tag) -> None:
        """Draw a line with round ends and bends; ``dash`` has the lengths of its strokes and gaps."""
        self._under(tag)
        red, green, blue = colour
        drawn = _operators(steps)
        lengths = " ".join(f"{length:.3f}" for length in dash)
        self._write(f"q {red:.3f} {green:.3f} {blue:.3f} RG {line:.3f} w [{lengths}] 0 d 1 J 1 j {drawn} S Q")

    def circle(
        self, x: float, y: float, radius: float, fill: RGB | None = None, stroke: RGB | None = None, line: float = 0.5
    ) -> None:
        """Draw a circle around a point, as an artifact."""
        self.box(x - radius, y - radius, 2 * radius, 2 * radius, fill, stroke, line, radius)

    def tick(self, x: float, y: float, size: float, colour: RGB, tag: Tag = PLAIN) -> None:
        """Draw a tick in a square of ``size`` from its lower left corner."""
        steps: list[PathStep] = [
            ("M", (x + 0.12 * size, y + 0.5 * size)),
            ("L", (x + 0.4 * size, y + 0.2 * size)),
            ("L", (x + 0.9 * size, y + 0.82 * size)),
        ]
        self.path(steps, None, colour, 0.15 * size, tag)

    def picture(
        self, x: float, y: float, width: float, height: float, data: bytes, slide: float, tag: Tag = PLAIN
    ) -> None:
        """Draw a raster picture from its lower left corner; the slide that it is on is ``slide`` points wide."""
        self._under(tag)
        reader = self._pictures.reader(data, width / slide, slide)
        self.canvas.drawImage(reader, x, y, width, height, mask="auto")

    def clipped(self, x: float, y: float, width: float, height: float, tag: Tag, radius: float = 0.0) -> None:
        """Let nothing show outside a rectangle until :meth:`unclipped`; both belong under one tag."""
        self._under(tag)
        edge = f"{x:.2f} {y:.2f} {width:.2f} {height:.2f} re"
        if radius:
            edge = _operators(_rounded(x, y, width, height, min(radius, width / 2, height / 2)))
        self._write(f"q {edge} W n")

    def unclipped(self) -> None:
        """End what :meth:`clipped` began."""
        self._write("Q")
        self._fill = self._stroke = None

    def turned(self, x: float, y: float, tag: Tag) -> None:
        """Let everything stand on its head around a point until :meth:`unclipped`; both belong under one tag."""
        self._under(tag)
        self._write(f"q -1 0 0 -1 {2 * x:.2f} {2 * y:.2f} cm")
        self._fill = self._stroke = None

    def link(self, box: tuple[float, float, float, float], tag: Element, contents: str, target: Target) -> None:
        """Make a rectangle (left, bottom, right, top) a link to an address or to a place in the document."""
        name = f"link{len(self.marks.annotations)}"
        key = self.pages + self.marks.annotation(tag, self.page, name)
        head = (
            f"<</Type/Annot/Subtype/Link/Rect [{' '.join(f'{value:.2f}' for value in box)}]/Border [0 0 0]/F 4"
            f"/Contents {literal(contents)}/StructParent {key}"
        )
        self.canvas._addAnnotation(Raw(lambda document: f"{head}{_aimed(target, document)}>>"), name)

    def field(
        self, kind: FieldKind, box: tuple[float, float, float, float], answer: Answer, label: str = "", part: str = ""
    ) -> None:
        """Make a rectangle (left, bottom, right, top) a field that answers something; ``part`` of it, such as a cell.

        ``label`` is what it is asked where the answer itself doesn't say. What is drawn next is read after it.
        """
        self._close()
        tooltip = printable(label or answer.label or self.titles.get(self.where, "")).strip() or self.title
        self.words.append(f" {tooltip} ")
        address = answer.address or self.where
        name = self._names.free(f"{address}.{part}" if part else address, kind)
        element = answer.element.child("Form")
        annotation = f"field{len(self.marks.annotations)}"
        key = self.pages + self.marks.annotation(element, self.page, annotation)
        self.canvas._addAnnotation(Raw(widget(Field(kind, box, name, tooltip), key)), annotation)
        self.fields += 1

    def stamp_place(self, x: float, y: float, size: float, colour: RGB, words: str, *, on_the_right: bool) -> None:
        """Keep the place on this page where the stamp is shown once it is known; ``words`` have zeros for it."""
        font, document = self.fonts["regular"], self.canvas._doc

        def glyph(char: str) -> Glyph:
            [(name, code)] = font.coded(char, document)
            return Glyph(name, code.hex(), float(font.stringWidth(char, size)))  # type: ignore[no-untyped-call]

        stream = number(document, document.Reference(Raw()))
        self.stamp = StampPlace(stream, x, y, on_the_right, size, colour, words, glyphs_for(words, glyph))

    def show_stamp(self, page: Any) -> None:
        """Have a page that is drawn show the stamp after its own stream, where a place is kept for it."""
        if self.stamp is not None:
            document = self.canvas._doc
            own = number(document, document.Reference(page.Contents))
            page.Contents = Raw(f"[{own} 0 R {self.stamp.number} 0 R]")

    def next_page(self) -> None:
        """Finish the page."""
        self._close()
        self.canvas.showPage()
        self.page += 1
        self._fill = self._stroke = None

    def _write(self, operators: str) -> None:
        self.canvas.addLiteral(operators)

    def _under(self, tag: Tag) -> None:
        """Begin a marked sequence, unless the one that is open is of the same tag."""
        if tag is self._tag:
            return
        self._close()
        if isinstance(tag, Element):
            self._write(f"/{tag.role} <</MCID {self.marks.content(tag, self.page)}>> BDC")
        elif tag.kind:
            attached = {"Header": "/Attached [/Top]", "Footer": "/Attached [/Bottom]"}.get(tag.kind, "")
            self._write(f"/Artifact <</Type/Pagination/Subtype/{tag.kind}{attached}>> BDC")
        else:
            self._write("/Artifact BMC")
        self._tag = tag

    def _close(self) -> None:
        if self._tag is not None:
            self._write("EMC")
            self._tag = None

    def _filled(self, colour: RGB) -> str:
        if colour == self._fill:
            return ""
        self._fill = colour
        red, green, blue = colour
        return f"{red:.3f} {green:.3f} {blue:.3f} rg "

    def _stroked(self, colour: RGB, width: float, dotted: bool = False) -> str:
        if (colour, width, dotted) == self._stroke:
            return ""
        self._stroke = (colour, width, dotted)
        dash = "[0 3] 0 d 1 J" if dotted else "[] 0 d 0 J"
        red, green, blue = colour
        return f"{red:.3f} {green:.3f} {blue:.3f} RG {width:.3f} w {dash} "


def _kerned(text: str, codes: bytes, pairs: Mapping[str, float]) -> str:
    """Codes of one byte for each character with what their pairs change between them, or nothing where none does.

    The numbers of a TJ array are thousandths of an em to the left (ISO 32000-1, 9.4.3).
    """
    start = 0
    array: list[str] = []
    for at in range(1, len(codes)):
        if (change := pairs.get(text[at - 1 : at + 1])) is not None:
            array.append(f"({_escaped(codes[start:at])}) {-1000 * change:.0f}")
            start = at
    return f"[{' '.join(array)} ({_escaped(codes[start:])})] TJ" if array else ""


def _aimed(target: Target, document: PDFDocument) -> str:
    """The action of a link in PDF syntax."""
    if isinstance(target, str):
        return f"/A <</S/URI/URI <{quote(target, safe=_IN_ADDRESS).encode('ascii').hex()}>>>"
    page, top = target
    return f"/Dest [{number(document, PDFObjectReference(f'Page{page + 1}'))} 0 R/XYZ null {top:.2f} null]"


def _operators(steps: Sequence[PathStep]) -> str:
    """An outline in PDF's operators."""
    operators = {"M": "m", "L": "l", "C": "c", "Z": "h"}
    return " ".join(f"{' '.join(f'{value:.3f}' for value in points)} {operators[kind]}" for kind, points in steps)


def _painted(fill: RGB | None, stroke: RGB | None) -> str:
    return "B" if fill and stroke else "f" if fill else "S" if stroke else "n"


def _rounded(x: float, y: float, width: float, height: float, radius: float) -> list[PathStep]:
    """The outline of a rectangle with round corners, from its lower left corner, anticlockwise."""
    right, top, c = x + width, y + height, radius * (1 - _CIRCLE)
    return [
        ("M", (x + radius, y)),
        ("L", (right - radius, y)),
        ("C", (right - c, y, right, y + c, right, y + radius)),
        ("L", (right, top - radius)),
        ("C", (right, top - c, right - c, top, right - radius, top)),
        ("L", (x + radius, top)),
        ("C", (x + c, top, x, top - c, x, top - radius)),
        ("L", (x, y + radius)),
        ("C", (x, y + c, x + c, y, x + radius, y)),
        ("Z", ()),
    ]
