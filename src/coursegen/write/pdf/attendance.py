"""Sets names in strips: large on a certificate with lines to sign below, and on tents to cut out and fold."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import NameLine, NameTents, Signatures, Tent
from coursegen.model.text import Text
from coursegen.units import Mm
from coursegen.write.pdf.cut_marks import AWAY, MARK, draw_cut_marks
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.pen import PLAIN, Pen, Tag
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Paint, Painted, Strip, kept
from coursegen.write.pdf.styles import HAIRLINE_GREY, RULE_GREY, UNIT, Style
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines

_LARGEST, _LEAST = 40.0, 22.0  # points of a name
_ON_A_TENT = (48.0, 14.0)
_TENT = Mm(84).pt  # high before it is folded: two of them, and what stands above the first, make a page
_TO_SIGN, _BETWEEN = Mm(15).pt, 3 * UNIT


def fitting(text: Text, desk: Desk, width: float, largest: float, least: float) -> Style:
    """A bold style in which a text stands on one line; the smallest one, in which it breaks, where it is too long."""
    size = largest
    while size > least and desk.setter.width(visible(text, desk.setter.reveal), "bold", size) > width:
        size -= 1.0
    return Style(size, 1.2 * size, bold=True, after=0.0)


def name_line(block: NameLine, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A name as large as its line has room for, over a rule; a line to write on where it is empty.

    Above it stands a share of what the page leaves free, so that the name is near the page's middle.
    """
    lead = [Strip(0.0, keep="firm", fills=True, bare=True)]
    lead += kept([*desk.paragraph(block.lead, desk.style("lead"), column, parent.child("P"), keep="firm")])
    if not block.text:
        answer = Answer(parent.child("Div"), block.prompt)
        line = WriteLines(column.x, column.width, 2 * desk.scale.write_on, answer)
        return [*lead, Strip(2 * desk.scale.write_on, line, after=2 * UNIT)]
    style = fitting(block.text, desk, column.width, _LARGEST, _LEAST)
    ink = desk.palette.accent(1).text
    lines = desk.paragraph(block.text, replace(style, before=UNIT), column, parent.child("P"), ink)
    lines = [replace(line, keep="firm") for line in lines]
    return [*lead, *lines, Strip(UNIT, _Under(column.x, column.width), after=2 * UNIT)]


def signatures(block: Signatures, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Lines side by side at the foot of the page, what each is for below it, and a note."""
    width = (column.width - (len(block.prompts) - 1) * _BETWEEN) / len(block.prompts)
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


def name_tents(block: NameTents, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A strip for each tent; its upper half, upside down, is the back and an artifact to who listens."""
    strips = []
    for tent in block.tents:
        element = parent.child("Sect")
        room = column.inset(MARK + AWAY, MARK + AWAY)
        strips.append(Strip(_TENT + 2 * (MARK + AWAY), _tent(tent, block.prompt, desk, room, element)))
    return strips


def _tent(tent: Tent, prompt: str, desk: Desk, room: Column, element: Element) -> TentPaint:
    """A tent's front, its name in the middle of it."""
    inner = room.inset(2 * UNIT, 2 * UNIT)
    team = fitting(tent.team, desk, inner.width, 18.0, 12.0)
    taken = len(desk.setter.lines(tent.team, team, inner.width)) * team.leading
    name = _as_high(tent.name, desk, inner.width, _TENT / 2 - 4 * UNIT - taken)
    lines: list[Words] = []
    rows = [(tent.name, name, desk.palette.text), (tent.team, replace(team, bold=False), desk.palette.soft)]
    for text, style, ink in rows:
        if not text:
            continue
        tag = element.child("P")
        for line in desk.setter.lines(text, style, inner.width):
            wide = max((piece.x + piece.width for piece in line.pieces), default=0.0)
            lines.append(desk.line(line, style, inner.x + (inner.width - wide) / 2, tag, {}, ink))
    answer = None if tent.name else Answer(element.child("Div"), prompt)
    return TentPaint(room.x, room.width, tuple(lines), desk.palette.accent(1).fill, answer)


def _as_high(text: Text, desk: Desk, width: float, height: float) -> Style:
    """The largest style in which a text stands on one line, or on several that are not higher than ``height``."""
    largest, least = _ON_A_TENT
    style = fitting(text, desk, width, largest, 26.0)
    while style.size > least and len(desk.setter.lines(text, style, width)) * style.leading > height:
        style = fitting(text, desk, width, style.size - 1.0, style.size - 1.0)
    return style


class TentPaint(Struct, frozen=True):
    """A tent flat on the paper: marks to cut along, a line to fold along, the front below it, the back above."""

    x: float
    width: float
    lines: tuple[Words, ...]
    bar: RGB
    answer: Answer | None

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - as every Paint
        """Draw the front, then the same turned round the middle of the fold, then fold and marks."""
        x, upper = left + self.x, top - MARK - AWAY
        lower, fold = upper - _TENT, upper - _TENT / 2
        self._face(pen, left, fold, None)
        pen.turned(x + self.width / 2, fold, PLAIN)
        self._face(pen, left, fold, PLAIN)
        pen.unclipped()
        pen.line(x, fold, x + self.width, fold, 0.5, HAIRLINE_GREY, dotted=True)
        draw_cut_marks(pen, x, x + self.width, lower, upper)

    def _face(self, pen: Pen, left: float, fold: float, tag: Tag | None) -> None:
        """One half below the fold: the name and the team in the middle of its height, a bar at its foot."""
        half = _TENT / 2
        pen.box(left + self.x, fold - half, self.width, UNIT, self.bar)
        tall = sum(1.2 * line.size for line in self.lines)
        y = fold - (half - UNIT - tall) / 2
        if self.answer is not None:
            down, answer = half / 2, self.answer if tag is None else None
            line = WriteLines(self.x + 4 * UNIT, self.width - 8 * UNIT, down, answer, alone=True)
            line.draw(pen, left, fold, down)
            y = fold - down - UNIT
        for one in self.lines:
            (one if tag is None else replace(one, element=tag)).draw(pen, left, y, 0.0)
            y -= 1.2 * one.size


class _Under(Struct, frozen=True):
    """A rule at the foot of a strip, or at its head: ``share`` of the height down."""

    x: float
    width: float
    share: float = 1.0

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it."""
        y = top - self.share * height
        pen.line(left + self.x, y, left + self.x + self.width, y, 0.5, RULE_GREY)


class _Lower(Struct, frozen=True):
    """A painting that begins further down on its strip."""

    paint: Paint
    down: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it lower."""
        self.paint.draw(pen, left, top - self.down, height)
