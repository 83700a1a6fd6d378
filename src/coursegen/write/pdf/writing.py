"""Sets in strips what readers write on: lines after a prompt, beside a label, and to the foot of a page."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.document import FillIn, NotesPage, PageBreak, ToWriteOn, WriteOn
from coursegen.model.text import Text, joined, stronger, words
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import GAP_WORDS, visible
from coursegen.write.pdf.strips import Column, Keep, Paint, Painted, Strip, kept
from coursegen.write.pdf.styles import MEASURE, PAPER_TINT, RULE, RULE_GREY, UNIT, TypeScale
from coursegen.write.pdf.tags import Element

CLEAR = 4.0  # points between a prompt and the field below it
_LABELS = 15 * UNIT  # how far from the left lines to write on begin that stand beside their labels, at most
_HINTS = Mm(25).pt  # how far from the left stands what belongs there
_LEAST_BESIDE = Mm(22).pt  # of a line beside a long label on a card
_HINT_BESIDE = Mm(90).pt  # what all three need
_LEAST_NOTES = 6  # lines
_OPEN = "…"  # what is left open in a sentence
_MANY = 3  # open places: none of them needs a second line
_LEAST_LINE = Mm(40).pt  # to finish a sentence on
_DASH, _BETWEEN = Mm(22).pt, Mm(4).pt  # at least for one word, and to the next
_LOWER = 0.8  # times the height of a line: rows of single words
_WIDE_ENOUGH = Mm(115).pt  # for a prompt in its own size


class WriteLines(Struct, frozen=True):
    """Lines to write on, ``apart`` from each other, over the strip's whole height.

    Where they can be filled in on a screen and have an ``answer``, the whole area that its lines take on a page
    is one field, drawn with the page (:func:`draw_placed`); those that stand ``alone`` beside something else on
    their strip are a field of their own.
    """

    x: float
    width: float
    apart: float
    answer: Answer | None = None
    alone: bool = False

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the lines, the first as far down as they are apart."""
        if pen.fillable and self.answer:
            if self.alone:
                low = top - int(height / self.apart + 0.01) * self.apart
                self.area(pen, self.answer, (left + self.x, low + 1, left + self.x + self.width, top - CLEAR))
            return
        for number in range(1, int(height / self.apart + 0.01) + 1):
            y = top - number * self.apart
            pen.line(left + self.x, y, left + self.x + self.width, y, RULE, RULE_GREY)

    def area(self, pen: Pen, answer: Answer, box: tuple[float, float, float, float]) -> None:
        """Draw a tinted area (left, bottom, right, top) in the lines' stead, and make it a field."""
        left, low, right, high = box
        pen.box(left, low, right - left, high - low, PAPER_TINT, RULE_GREY, 0.5, 2.0)
        pen.field("text" if high - low < 1.3 * self.apart else "lines", box, answer)


def set_to_write_on(block: ToWriteOn, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A block that readers write on as strips; a kind that is forgotten here is an error of mypy."""
    match block:
        case WriteOn():
            return write_on(block, desk, column, parent)
        case NotesPage():
            return notes_page(block, desk, column, parent)
        case FillIn():
            return fill_in(block, desk, column, parent)
        case _:
            assert_never(block)


def write_on(block: WriteOn, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A prompt and lines under it; the prompt never without its first two lines.

    A sentence that is begun is finished on its own line, except on a screen, where a field has its words above it.
    """
    if block.words and desk.document.page.fillable:
        block = replace(block, lines=1)
    elif block.words:
        begin = words(block.prompt.plain.removesuffix(_OPEN).rstrip())
        told = write_on(WriteOn(begin, 0), desk, column, parent) if block.prompt else []
        first, *more = [*told, *dashes(block.words, desk, column, parent)]
        return kept([replace(first, before=UNIT), *more])
    if _OPEN in block.prompt.plain and column.width >= _WIDE_ENOUGH and not desk.document.page.fillable:
        return begun(block, desk, column, parent)
    strips: list[Strip] = []
    if block.prompt:
        style = desk.style("prompt")
        if column.width < _WIDE_ENOUGH:
            style = replace(style, size=desk.style("body").size, leading=desk.style("body").leading)
        inner = desk.balanced(block.prompt, style, Column(column.x, min(column.width, MEASURE)))
        strips = desk.paragraph(block.prompt, style, inner, parent.child("P"), keep="firm")
    asked = visible(block.prompt, desk.setter.reveal)
    lines = WriteLines(
        column.x, column.width, desk.scale.write_on, Answer(parent.child("Div"), asked, block.prompt.address)
    )
    for number in range(block.lines):
        keep: Keep = "firm" if number in (0, block.lines - 2) else "no"
        strips.append(Strip(desk.scale.write_on, lines, keep=keep))
    if strips:
        last = replace(strips[-1], keep="no", after=1.5 * UNIT)
        strips[-1] = with_room(last, block.lines, desk.scale)
        strips[0] = replace(strips[0], before=max(strips[0].before, UNIT))
    return strips


def begun(block: WriteOn, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The beginning of a sentence with a line beside it, to the right edge, and so after each of its open places."""
    style, high, element = desk.style("prompt"), desk.scale.write_on, parent.child("P")
    parts = [part.lstrip(" ,;").rstrip() for part in block.prompt.plain.split(_OPEN)]
    if not parts[-1].strip(".?!:"):
        parts.pop()
    more = min(1, desk.scale.more) if len(parts) < _MANY else 0  # where the page has room
    lines = WriteLines(column.x, column.width, high, Answer(parent.child("Div"), block.prompt.plain))
    strips: list[Strip] = []
    for number, part in enumerate(parts):
        told = desk.setter.lines(words(part), style, min(column.width, MEASURE))
        for line in told:
            said = desk.line(replace(line, spaced=True), style, column.x, element, {})
            strips.append(Strip(high, _Lowered(said, desk.baseline(style)), keep="firm"))
        away = (told[-1].width if told else 0.0) + UNIT
        if (number < len(parts) - 1 or block.prompt.plain.rstrip(".?!").endswith(_OPEN)) and told:
            if column.width - away < _LEAST_LINE:
                strips.append(Strip(high, lines, keep="firm"))
            else:
                finish = _ToFinish(column.x + away, column.width - away, style.size, element)
                strips[-1] = replace(strips[-1], paint=Painted((_Lowered(said, desk.baseline(style)), finish)))
    strips += [Strip(high, lines, keep="firm")] * max(block.lines - len(parts), 0)
    strips[0] = replace(strips[0], before=UNIT)
    return [*strips, Strip(0.0, lines, after=UNIT, grows=more * high, step=high)]


def dashes(many: int, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A dash for each word, side by side over the whole width; in several rows where they would be too short."""
    rows = -(-many // max(1, int((column.width + _BETWEEN) / (_DASH + _BETWEEN))))
    abreast = -(-many // rows)
    wide = (column.width - (abreast - 1) * _BETWEEN) / abreast
    high = desk.scale.write_on * (_LOWER if rows > 1 else 1.0)
    size, element = desk.style("body").size, parent.child("P")
    places = [_ToFinish(column.x + at % abreast * (wide + _BETWEEN), wide, size, element) for at in range(many)]
    *upper, last = (Painted(tuple(places[first : first + abreast])) for first in range(0, many, abreast))
    return [*(Strip(high, row, keep="firm") for row in upper), Strip(high, last, after=UNIT)]


class _ToFinish(Struct, frozen=True):
    """A line on which the words before it are to be finished."""

    x: float
    width: float
    size: float
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it at the strip's foot, where the words stand."""
        pen.gap(left + self.x, top - height, self.width, self.size, RULE_GREY, self.element, f"{GAP_WORDS} ")


def with_room(last: Strip, lines: int, scale: TypeScale) -> Strip:
    """The last of so many lines, which becomes several where a page has room left: up to as many again, two at most."""
    return replace(last, grows=min(lines, scale.more) * scale.write_on, step=scale.write_on)


def page_break(block: PageBreak, desk: Desk, column: Column, parent: Element) -> Strip:
    """The turn of a page, with the notes for one that is left over."""
    left_over = desk.paragraph(block.notes, desk.style("lead"), column, parent.child("P")) if block.notes else []
    if left_over:
        left_over += notes_page(NotesPage(), desk, column, parent)
    return Strip(0.0, turn=block.side, even=block.even, loose=block.loose, keep="firm", left_over=tuple(left_over))


def notes_page(block: NotesPage, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """What is left of the page ruled to its foot, shared out among the prompts."""
    prompts = block.prompts or (words(""),)
    result: list[Strip] = []
    for prompt in prompts:
        if prompt:
            style = replace(desk.style("prompt"), before=1.5 * UNIT)
            inner = Column(column.x, min(column.width, MEASURE))
            result += desk.paragraph(prompt, style, inner, parent.child("P"), keep="firm")
        least = (_LEAST_NOTES if len(prompts) == 1 else 2) * desk.scale.write_on
        answer = Answer(parent.child("Div"), visible(prompt, desk.setter.reveal), prompt.address)
        lines = WriteLines(column.x, column.width, desk.scale.write_on, answer)
        result.append(Strip(least, lines, fills=True, keep="soft"))
    result[-1] = replace(result[-1], keep="no")
    return result


def fill_in(block: FillIn, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Labels with a line each, held together; the lines begin beside the longest one, in narrow places each its own."""
    if block.hints:
        return kept([strip for one in zip(block.prompts, block.hints, strict=True) for strip in
                     _hinted(*one, block.lines, desk, column, parent)])  # fmt: skip
    style = desk.style("body")
    lengths = [desk.setter.width(visible(one, reveal=True), "regular", style.size) for one in block.prompts]
    longest = max(lengths, default=0.0)
    beside_its_own = len(lengths) > 1 and column.width < _HINT_BESIDE
    if longest + 2 * UNIT > _LABELS if desk.scale.single_column else beside_its_own:
        ways = [min(column.width - _LEAST_BESIDE, length + UNIT) for length in lengths]
        rows = [
            prompt_line(prompt, desk, column, parent, away=away)
            for prompt, away in zip(block.prompts, ways, strict=True)
        ]
        after = 1.5 * UNIT if desk.scale.single_column else rows[-1][-1].after
        *upper, last = (replace(strip, before=0.0) for row in rows for strip in row)
        return kept([*upper, replace(last, after=after)])
    away = min(_LABELS, longest + 2 * UNIT)
    strips = [strip for prompt in block.prompts for strip in prompt_line(prompt, desk, column, parent, away=away)]
    if strips:
        strips[-1] = replace(strips[-1], after=1.5 * UNIT)
    return kept(strips)


def prompt_line(
    prompt: Text, desk: Desk, column: Column, parent: Element, where: str = "", away: float = _LABELS
) -> list[Strip]:
    """A label and, so far to the right, a line to write on; ``where`` names its field where nothing else does."""
    style = replace(desk.style("body"), after=0.5 * UNIT)
    inner = Column(column.x, away - UNIT)
    strips = desk.paragraph(prompt, style, inner, parent.child("P"))
    if not strips:
        return []
    answer = Answer(parent.child("Div"), visible(prompt, desk.setter.reveal), prompt.address or where)
    line = WriteLines(column.x + away, column.width - away, desk.scale.write_on, answer)
    last = strips[-1]
    strips[-1] = replace(
        last,
        height=desk.scale.write_on,
        paint=Painted((line, _Lowered(last.paint, desk.baseline(style)))) if last.paint else line,
    )
    return [replace(strips[0], before=UNIT), *strips[1:]]


def _hinted(label: Text, hint: Text, lines: int, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A label, what belongs there, and a line beside them; below them where that is short, or for several lines."""
    high = desk.scale.write_on
    if desk.scale.single_column:
        asked = joined(stronger(label), ": ", hint) if hint else label
        return write_on(WriteOn(asked, lines), desk, column, parent)
    style = desk.style("body")
    small = replace(style, size=desk.style("fine").size)
    told = desk.setter.lines(stronger(label), small, column.width)
    said = desk.setter.lines(hint, style, column.width) if hint else []
    begins = max(_HINTS, max((line.width for line in told), default=0.0) + UNIT)
    ends = begins + (said[0].width + UNIT if said else 0.0)
    if lines > 1 or column.width < max(_HINT_BESIDE, ends + _LEAST_LINE) or len(told) > 1 or len(said) > 1:
        return _under(label, hint, lines, desk, column, parent)
    accent, ink = desk.palette.accent(0).text, desk.palette.text
    parts: list[Paint] = []
    for line, way, away, colour in ((told[0], small, 0.0, accent), *((one, style, begins, ink) for one in said)):
        words_there = desk.line(line, way, column.x + away, parent.child("P"), {}, colour)
        parts.append(_Lowered(words_there, desk.baseline(style)))
    answer = Answer(parent.child("Div"), visible(label, desk.setter.reveal), label.address)
    parts.append(WriteLines(column.x + ends, column.width - ends, high, answer, alone=True))
    return [Strip(high, Painted(tuple(parts)))]


def _under(label: Text, hint: Text, lines: int, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A label and what belongs there, and below them lines over the whole width."""
    style = replace(desk.style("fine"), after=0.0)
    asked = joined(stronger(label), ": ", hint) if hint else stronger(label)
    told = desk.paragraph(asked, style, column, parent.child("P"), keep="firm")
    answer = Answer(parent.child("Div"), visible(label, desk.setter.reveal), label.address)
    high = desk.scale.write_on * (_LOWER if lines == 1 else 1.0)
    line = WriteLines(column.x, column.width, high, answer, alone=True)
    return kept([*told, Strip(lines * high, line, after=UNIT)])


class _Lowered(Struct, frozen=True):
    """A line of text whose baseline stands near the foot of a write-on line."""

    paint: Paint
    baseline: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it lower by what the line has more than the text."""
        self.paint.draw(pen, left, top - (height - self.baseline), height)
