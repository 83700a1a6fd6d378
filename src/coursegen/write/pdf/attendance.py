"""Sets in strips what a certificate says of a person: the name, large, and lines to sign at the foot of the page."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.document import NameLine, Signatures
from coursegen.model.text import Text
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Paint, Painted, Strip, kept
from coursegen.write.pdf.styles import RULE, RULE_GREY, UNIT, Style
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines

_LARGEST, _LEAST = 44.0, 22.0  # points of a name
_TO_SIGN, _BETWEEN = Mm(15).pt, 3 * UNIT


def fitting(text: Text, desk: Desk, width: float, largest: float, least: float) -> Style:
    """A headline's style in which a text stands on one line; the smallest, in which it breaks, where it is too long."""
    size, face = largest, Style(largest, largest, head=True).face(strong=False, emphasis=False)
    while size > least and desk.setter.width(visible(text, desk.setter.reveal), face, size) > width:
        size -= 1.0
    return Style(size, 1.2 * size, head=True, after=0.0)


def name_line(block: NameLine, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A name as large as its line has room for; a line to write on where it is empty.

    Above it stands a share of what the page leaves free, so that the name is near the page's middle.
    """
    lead = [Strip(0.0, keep="firm", fills=True, bare=True)]
    lead += kept([*desk.paragraph(block.lead, desk.style("lead"), column, parent.child("P"), keep="firm")])
    if not block.text:
        answer = Answer(parent.child("Div"), block.prompt)
        line = WriteLines(column.x, column.width, 2 * desk.scale.write_on, answer)
        return [*lead, Strip(2 * desk.scale.write_on, line, after=2 * UNIT)]
    style = fitting(block.text, desk, column.width, _LARGEST, _LEAST)
    lines = desk.paragraph(block.text, replace(style, before=UNIT), column, parent.child("P"))
    lines = [replace(line, keep="firm") for line in lines]
    return [*lead, *lines, Strip(UNIT, after=UNIT)]


def signatures(block: Signatures, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Lines side by side at the foot of the page, what each is for below it, and a note."""
    abreast = max(2, len(block.prompts))  # one alone is no longer than one of two
    width = (column.width - (abreast - 1) * _BETWEEN) / abreast
    label = replace(desk.style("body"), after=0.0)
    parts: list[Paint] = []
    longest = 0
    for number, prompt in enumerate(block.prompts):
        x, element = column.x + number * (width + _BETWEEN), parent.child("P")
        lines = desk.setter.lines(prompt, label, width)
        parts.append(_Under(x, width, 0.0))
        parts += [_Lower(desk.line(line, label, x, element, {}), UNIT + at * label.leading)
                  for at, line in enumerate(lines)]  # fmt: skip
        longest = max(longest, len(lines))
    room = Strip(_TO_SIGN, fills=True)
    small = replace(desk.style("small"), before=UNIT, after=0.0)
    note = desk.paragraph(block.note, small, column, parent.child("P"))
    return kept([room, Strip(UNIT + longest * label.leading, Painted(tuple(parts))), *note])


class _Under(Struct, frozen=True):
    """A rule at the foot of a strip, or at its head: ``share`` of the height down."""

    x: float
    width: float
    share: float = 1.0

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it."""
        y = top - self.share * height
        pen.line(left + self.x, y, left + self.x + self.width, y, RULE, RULE_GREY)


class _Lower(Struct, frozen=True):
    """A painting that begins further down on its strip."""

    paint: Paint
    down: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it lower."""
        self.paint.draw(pen, left, top - self.down, height)
