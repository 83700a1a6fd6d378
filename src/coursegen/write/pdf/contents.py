"""Sets a table of contents in strips: the headings after it with their pages, each a link."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.document import ContentsPage, Heading
from coursegen.model.document_tree import headings
from coursegen.model.text import Run, Text, words
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.headings import heading
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Paint, Painted, Strip, kept, stacked
from coursegen.write.pdf.styles import HAIRLINE_GREY, UNIT
from coursegen.write.pdf.tags import Element

_SHORT_CONTENTS = 0.6  # of a page: so much is not spread over two


class Entry(Struct, frozen=True):
    """One line of the contents: the heading's words, dots, and the number of its page, all one link."""

    words: tuple[Words, ...]
    anchor: str
    title: str
    x: float
    right: float
    dots_from: float
    style: str
    desk: Desk
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the line; the page is known by now."""
        style = self.desk.style(self.style)
        page, y = self.desk.places[self.anchor]
        number = str(page + 1)
        baseline = top - self.desk.baseline(style)
        length = self.desk.setter.width(number, "bold", style.size)
        for line in self.words:
            line.draw(pen, left, top, height)
        start, end = left + self.dots_from + 0.75 * UNIT, left + self.right - length - 0.75 * UNIT
        if end - start > 2 * UNIT:
            pen.line(start, baseline + 0.6, end, baseline + 0.6, 0.6, HAIRLINE_GREY, dotted=True)
        pen.text(left + self.right - length, baseline, "bold", style.size, self.desk.palette.text, number, self.element)
        box = (left + self.x, top - height, left + self.right, top)
        pen.link(box, self.element, f"{self.title}, {number}", (page, y))


def contents(block: ContentsPage, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The headings after it with their pages, each a link."""
    title = Heading(block.heading, block.title, "")
    strips = heading(title, desk, column, parent)
    whole = parent.child("TOC")
    blocks = desk.document.blocks
    start = next((place for place, one in enumerate(blocks) if one is block), 0)
    for entry in headings(blocks[start:]):
        if entry.level <= block.levels and entry.anchor:
            strips += _entry(entry, desk, column, whole, entry.level == block.levels)
    return kept(strips) if stacked(strips) <= _SHORT_CONTENTS * desk.height else strips


def _entry(entry: Heading, desk: Desk, column: Column, whole: Element, deepest: bool) -> list[Strip]:
    name = f"contents_{entry.level}"
    style = desk.style(name)
    indent = 0.0 if entry.level == 1 else 3.5 * UNIT
    hang = 3.5 * UNIT if entry.level == 1 else 4 * UNIT
    inner = column.inset(indent + (hang if entry.number or entry.level == 2 else 0.0), 5 * UNIT)
    title = visible(entry.text, desk.setter.reveal)
    lines = desk.setter.lines(Text((Run(title),)), style, inner.width)
    if not lines:
        return []
    link = whole.child("TOCI").child("Reference").child("Link")
    strips: list[Strip] = []
    numbers = desk.setter.lines(words(entry.number), style, hang) if entry.number else ()
    for index, line in enumerate(lines):
        drawn: list[Words] = []
        if index == 0 and numbers:
            colour = desk.palette.accent(entry.accent).text
            number = replace(numbers[0], spaced=True)
            drawn.append(desk.line(number, replace(style, bold=True), column.x + indent, link, {}, colour))
        last = index + 1 == len(lines)
        drawn.append(desk.line(replace(line, spaced=True), style, inner.x, link, {}))
        paint: Paint = Painted(tuple(drawn))
        if last:
            paint = Entry(
                tuple(drawn),
                entry.anchor,
                f"{entry.number} {title}".strip(),
                column.x + indent,
                column.x + column.width,
                inner.x + line.width,
                name,
                desk,
                link,
            )
        strips.append(
            Strip(
                style.leading,
                paint,
                style.before if index == 0 else 0.0,
                keep="no" if last and deepest else "firm",
            )
        )
    return strips
