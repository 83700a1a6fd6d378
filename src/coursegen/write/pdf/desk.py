"""Holds what every block is set with, and the one way in which a paragraph becomes strips."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from coursegen.model.brand import RGB, Brand
from coursegen.model.document import Document, DocumentBlock
from coursegen.model.scene import Scene
from coursegen.model.text import Text
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.pen import Pen, Tag
from coursegen.write.pdf.runs import GAP_WORDS, Piece, SetLine, Setter
from coursegen.write.pdf.strips import Column, Keep, Paint, Strip
from coursegen.write.pdf.styles import PAPER_TINT, RULE_GREY, UNIT, Palette, Style, TypeScale
from coursegen.write.pdf.tags import Element

SetBlock = Callable[[DocumentBlock, "Desk", Column, Element], list[Strip]]
_NARROWER = 8  # letters' sizes that a paragraph may be narrower so that no word is alone on its last line
_SHORT = 9  # letters of a last line that is as lonely as one word
_OPENER = 0.25 * UNIT  # what lines with gaps have between them more than others at least
_TINT: RGB = (0.94, 0.94, 0.94)


class Desk(Struct, frozen=True):
    """The document, its fonts and inks, the slides to paint, and the size of the text area.

    ``places`` maps anchors to pages and heights; it is filled once the pages are known and read when
    they are drawn.
    """

    document: Document
    scale: TypeScale
    brand: Brand
    palette: Palette
    setter: Setter
    scenes: Mapping[str, Scene]
    column: Column
    height: float
    ascent: float
    descent: float
    set_block: SetBlock
    places: dict[str, tuple[int, float]] = field(default_factory=dict)

    def blocks(self, blocks: Sequence[DocumentBlock], column: Column, parent: Element) -> list[Strip]:
        """Blocks one under another."""
        return [strip for block in blocks for strip in self.set_block(block, self, column, parent)]

    def style(self, name: str) -> Style:
        """A style of the scale by its name."""
        return self.scale.styles[name]

    def baseline(self, style: Style) -> float:
        """How far below a line's upper edge its baseline is."""
        return (style.leading - (self.ascent + self.descent) * style.size) / 2 + self.ascent * style.size

    def line(
        self,
        line: SetLine,
        style: Style,
        x: float,
        element: Element,
        links: Mapping[int, Element],
        colour: RGB | None = None,
    ) -> Words:
        """One line of a paragraph, ready to draw ``x`` points from the text area's left edge."""
        ink = colour or (self.palette.soft if style.soft else self.palette.text)
        return Words(line, x, style.size, self.baseline(style), ink, self.palette.link, element, links)

    def balanced(self, text: Text, style: Style, column: Column) -> Column:
        """The narrowest column in which a text has no more lines: no headline ends in a lonely word."""
        lines = len(self.setter.lines(text, style, column.width))
        if lines < 2:
            return column
        low, high = column.width / 2, column.width
        while high - low > UNIT / 2:
            middle = (low + high) / 2
            low, high = (low, middle) if len(self.setter.lines(text, style, middle)) <= lines else (middle, high)
        return Column(column.x, high)

    def paragraph(
        self, text: Text, style: Style, column: Column, element: Element, colour: RGB | None = None, keep: Keep = "no"
    ) -> list[Strip]:
        """A paragraph's lines, the first two and the last two held together; none ends in a word alone if it can.

        All lines of a paragraph with a gap are further apart, so that a hand has room to write a word between two of
        them: as far as lines to write on where the page has room for it in all that it has of them.
        """
        lines = self.lines(text, style, column.width)
        links = links_of(lines, element)
        count = len(lines)
        gaps = any(piece.gap for line in lines for piece in line.pieces)
        high = style.leading + _OPENER if gaps else style.leading
        strips = []
        for index, line in enumerate(lines):
            paint: Paint = self.line(line, style, column.x, element, links, colour)
            strip = Strip(
                height=high,
                paint=AtFoot(paint, style.leading) if gaps else paint,
                grows=max(0.0, self.scale.write_on - high) if gaps else 0.0,
                open=gaps,
                before=style.before if index == 0 else 0.0,
                after=style.after if index == count - 1 else 0.0,
                keep=_hold(index, count, keep),
            )
            strips.append(strip)
        return strips

    def lines(self, text: Text, style: Style, width: float) -> Sequence[SetLine]:
        """The lines of a text, set a little narrower where the last of them would be one word."""
        lines = self.setter.lines(text, style, width)
        if len(lines) < 2 or not _is_lonely(lines[-1]):
            return lines
        for step in range(1, _NARROWER + 1):
            closer = self.setter.lines(text, style, width - step * style.size)
            if len(closer) > len(lines):
                break
            if not _is_lonely(closer[-1]):
                return closer
        return lines


def _is_lonely(line: SetLine) -> bool:
    """Whether a line is one word, or as short as one."""
    said = "".join(one.text for one in line.pieces).strip()
    return not any(piece.gap for piece in line.pieces) and (" " not in said or len(said) <= _SHORT)


class AtFoot(Struct, frozen=True):
    """A line of text, or what stands before it, at the foot of a strip that is higher than its leading."""

    paint: Paint
    leading: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it lower by what the strip has more."""
        self.paint.draw(pen, left, top - (height - self.leading), self.leading)


class Words(Struct, frozen=True):
    """One line of text; ``baseline`` from the strip's upper edge."""

    line: SetLine
    x: float
    size: float
    baseline: float
    colour: RGB
    link_colour: RGB
    element: Tag
    links: Mapping[int, Element]

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - as every Paint
        """Draw the pieces, the space that the line's end took along with them."""
        start, y = left + self.x, top - self.baseline
        for index, piece in enumerate(self.line.pieces):
            tag = self.links.get(piece.look.order, self.element) if piece.look.link else self.element
            ends = self.line.spaced and index + 1 == len(self.line.pieces)
            if piece.gap and pen.fillable and isinstance(self.element, Element):
                low, right = y - 0.25 * self.size, start + piece.x + piece.width
                pen.box(start + piece.x, low, piece.width, 1.25 * self.size, PAPER_TINT, RULE_GREY, 0.5, 2.0)
                pen.field("text", (start + piece.x, low, right, y + self.size), Answer(self.element, self._said()))
                continue
            if piece.gap:
                words = GAP_WORDS + " " if ends else GAP_WORDS
                pen.gap(start + piece.x, y, piece.width, self.size, self.colour, tag, words)
                continue
            self._behind(pen, piece, start + piece.x, y)
            colour = self.link_colour if piece.look.link else self.colour
            text = piece.text + " " if ends else piece.text
            pen.text(start + piece.x, y, piece.look.face, self.size, colour, text, tag)
            if piece.look.link and isinstance(tag, Element):
                box = (start + piece.x, y - 0.25 * self.size, start + piece.x + piece.width, y + 0.85 * self.size)
                pen.link(box, tag, piece.look.link, piece.look.link)

    def _said(self) -> str:
        """The line's words, its gaps as underscores: what a reader who listens is asked to complete."""
        return "".join(GAP_WORDS if piece.gap else piece.text for piece in self.line.pieces)

    def _behind(self, pen: Pen, piece: Piece, x: float, y: float) -> None:
        """What is drawn with the words: a tint behind code, a line under links and revealed blanks."""
        if piece.look.code:
            pen.box(x - 1, y - 0.25 * self.size, piece.width + 2, 1.15 * self.size, _TINT, radius=1.5)
        if piece.look.link or piece.look.underlined:
            colour = self.link_colour if piece.look.link else self.colour
            thick = 0.5 if piece.look.link else 0.8
            pen.line(x, y - 0.13 * self.size, x + piece.width, y - 0.13 * self.size, thick, colour)


def links_of(lines: Sequence[SetLine], element: Element) -> dict[int, Element]:
    """A Link element under a paragraph's for each link in it, by the link's order."""
    links: dict[int, Element] = {}
    for line in lines:
        for piece in line.pieces:
            if piece.look.link and piece.look.order not in links:
                links[piece.look.order] = element.child("Link")
    return links


def _hold(index: int, count: int, last: Keep) -> Keep:
    """Whether a line holds the next one: no line of a paragraph alone at a page's foot or head."""
    if index == count - 1:
        return last
    if last == "bound":
        return last
    return "firm" if index in (0, count - 2) else "no"
