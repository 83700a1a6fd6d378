"""Slide thumbnails, what stands beside them, the cover and the contents to strips."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import Brand
from coursegen.model.document import (
    Beside,
    Callout,
    ContentsPage,
    Cover,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    Thumbnail,
)
from coursegen.model.scene import Scene
from coursegen.model.text import Run, Text, words
from coursegen.units import Mm, Pt
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.painter import paint_scene
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.prose import Bar, WriteLines, heading
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Paint, Painted, Strip, gap, held, kept, stacked
from coursegen.write.pdf.styles import HAIRLINE_GREY, UNIT
from coursegen.write.pdf.tags import Element

_GUTTER = 2 * UNIT
_TAIL = 8  # strips that go to the next page with the last one
_SHORT_CONTENTS = 0.6  # of a page: so much is not spread over two
_VOICE = (0.29, 0.65, 1.0, 0.49, 0.18)  # the cover's bars, like a voice on a screen: those of the deck's first slide
_VOICE_TALL = 34 * UNIT
_VOICE_STEP = 4.25 * UNIT
_VOICE_BAR = 2.75 * UNIT


class Painting(Struct, frozen=True):
    """A slide painted small, in a hairline frame; its words are the figure's, spoken by its description."""

    scene: Scene
    brand: Brand
    x: float
    width: float
    element: Element
    reveal: bool

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Paint the slide and its frame."""
        x, tall = left + self.x, self.width * self.scene.height / self.scene.width
        box = f"[{x:.2f} {top - tall:.2f} {x + self.width:.2f} {top:.2f}]"
        self.element.attributes = f"<</O/Layout/Placement/Block/BBox {box}>>"
        paint_scene(self.scene, pen, self.brand, x, top, self.width, self.reveal, self.element)
        pen.box(x, top - tall, self.width, tall, None, HAIRLINE_GREY, 0.5)


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


def thumbnail(block: Thumbnail, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A slide painted small at the column's left edge."""
    shown, tall = painting(block, desk, column, parent)
    return [Strip(tall, shown, before=UNIT, after=1.5 * UNIT)]


def beside(block: Beside, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A thumbnail, and blocks to the right of it; below it in a single column."""
    if desk.scale.single_column:
        return _above(block, desk, column, parent)
    shown, tall = painting(block.thumbnail, desk, column, parent)
    strips = desk.blocks(block.blocks, column.inset(shown.width + _GUTTER), parent)
    if not strips:
        return [Strip(tall, shown, before=UNIT, after=1.5 * UNIT)]
    strips[0] = replace(strips[0], before=0.0)
    last = strips[-1]
    strips[-1] = replace(last, after=0.0)
    short = tall - stacked(strips)
    if short > 0:
        strips = [*kept(strips), Strip(short)]
        strips[-2] = held(strips[-2])
    strips[-1] = replace(strips[-1], after=max(last.after, 2.25 * UNIT))
    anchor = Strip(0.0, shown, before=UNIT, keep="bound")
    story = [anchor, *_past(strips, tall)]
    if not block.whole:
        return _with_a_tail(story)
    return kept(story, "soft") if stacked(strips) <= desk.height else story


def _with_a_tail(strips: list[Strip]) -> list[Strip]:
    """The same strips, the last few held together so that no page begins with a line or two of them."""
    tail = max(0, len(strips) - 1 - _TAIL)
    return [*strips[:tail], *kept(strips[tail:])]


def _above(block: Beside, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A thumbnail as wide as large print has it, and blocks below it."""
    wide = replace(block.thumbnail, width_mm=max(Pt(desk.scale.picture).mm, block.thumbnail.width_mm))
    above = [held(strip, "bound") for strip in thumbnail(wide, desk, column, parent)]
    below = desk.blocks(block.blocks, column, parent)
    if below:
        below[0] = replace(below[0], before=min(below[0].before, 1.5 * UNIT))
        below[-1] = replace(below[-1], after=max(below[-1].after, 2.25 * UNIT))
    return [*above, *below]


def _past(strips: Sequence[Strip], tall: float) -> list[Strip]:
    """The same strips, those beside the thumbnail held together so that it is not cut off from them."""
    result: list[Strip] = []
    reached = 0.0
    for index, strip in enumerate(strips):
        reached += strip.height + (gap(strips[index - 1], strip) if index else 0.0)
        result.append(held(strip) if reached < tall and index + 1 < len(strips) else strip)
    return result


def painting(block: Thumbnail, desk: Desk, column: Column, parent: Element) -> tuple[Painting, float]:
    """A thumbnail ready to draw at the column's left edge, and its height in points."""
    scene = desk.scenes[block.slide]
    width = min(Mm(block.width_mm).pt, column.width)
    element = parent.child("Figure", alt=block.description or visible(scene.title, reveal=False))
    tall = width * scene.height / scene.width
    return Painting(scene, desk.brand, column.x, width, element, desk.document.reveal), tall


def cover(block: Cover, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The first page: bars in the brand's accents, title, subtitle, facts, and lines for the reader."""
    inner = Column(column.x, column.width * 0.92)
    head = [
        *desk.paragraph(block.title, desk.style("cover_title"), inner, parent.child("H1")),
        *desk.paragraph(block.subtitle, desk.style("cover_subtitle"), inner, parent.child("P")),
    ]
    facts: list[Strip] = []
    for fact in block.facts:
        facts += desk.paragraph(fact, desk.style("cover_fact"), inner, parent.child("P"))
    foot: list[Strip] = []
    for prompt in block.prompts:
        foot += _prompt(prompt, desk, column, parent, "cover")
    stamp = desk.paragraph(words(desk.document.stamp), desk.style("small"), column, parent.child("P"))
    if stamp:
        stamp[0] = replace(stamp[0], before=3 * UNIT)
    voice = Strip(0.0, bare=True, after=5 * UNIT)
    spring = Strip(0.0, fills=True)
    room = desk.height - stacked([voice, *head, *facts, spring, *foot, *stamp])
    voice = _voice(voice, max(0.0, min(_VOICE_TALL, room)), desk, column)
    turn = Strip(0.0, turn="next", keep="firm")  # nothing else stands on a cover
    return [*kept([voice, *head, *facts, spring, *foot, *stamp]), turn]


def _voice(strip: Strip, tall: float, desk: Desk, column: Column) -> Strip:
    """The bars of the cover on a strip, ``tall`` points high and as wide in proportion."""
    size = tall / _VOICE_TALL
    right = column.x + column.width - _VOICE_BAR * size
    bars = tuple(
        Bar(
            right - (len(_VOICE) - 1 - index) * _VOICE_STEP * size,
            tall * (1 - share) / 2,
            _VOICE_BAR * size,
            tall * share,
            desk.palette.accent(index + 1).fill,
            0.45 * UNIT * size,
        )
        for index, share in enumerate(_VOICE)
    )
    return replace(strip, height=tall, paint=Painted(bars))


def fill_in(block: FillIn, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Labels with a line each, held together."""
    strips = [strip for prompt in block.prompts for strip in _prompt(prompt, desk, column, parent)]
    if strips:
        strips[-1] = replace(strips[-1], after=1.5 * UNIT)
    return kept(strips)


def _prompt(prompt: Text, desk: Desk, column: Column, parent: Element, where: str = "") -> list[Strip]:
    """A label and, to the right of it, a line to write on; ``where`` names its field where nothing else does."""
    style = desk.style("cover_fact")
    inner = Column(column.x, 14 * UNIT)
    strips = desk.paragraph(prompt, style, inner, parent.child("P"))
    if not strips:
        return []
    answer = Answer(parent.child("Div"), visible(prompt, desk.setter.reveal), prompt.address or where)
    line = WriteLines(column.x + 15 * UNIT, column.width - 15 * UNIT, desk.scale.write_on, answer)
    last = strips[-1]
    strips[-1] = replace(
        last,
        height=desk.scale.write_on,
        paint=Painted((line, _Lowered(last.paint, desk.baseline(style)))) if last.paint else line,
    )
    return [replace(strips[0], before=UNIT), *strips[1:]]


class _Lowered(Struct, frozen=True):
    """A line of text whose baseline stands near the foot of a write-on line."""

    paint: Paint
    baseline: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it lower by what the line has more than the text."""
        self.paint.draw(pen, left, top - (height - self.baseline), height)


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


def headings(blocks: Sequence[DocumentBlock]) -> Iterator[Heading]:
    """Every heading of a document, in order."""
    for block in blocks:
        if isinstance(block, Heading):
            yield block
        elif isinstance(block, (Beside, Callout, KeepTogether)):
            yield from headings(block.blocks)
