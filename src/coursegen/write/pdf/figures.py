"""Sets slide thumbnails, what is beside them, and the cover in strips."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import Paragraph
from coursegen.model.brand import Brand
from coursegen.model.document import Beside, Cover, Thumbnail
from coursegen.model.scene import Scene
from coursegen.units import Mm, Pt
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.painter import paint_scene
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.prose import Bar
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Painted, Strip, gap, held, kept, stacked
from coursegen.write.pdf.styles import HAIRLINE_GREY, UNIT, Style
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import prompt_line

_GUTTER = 2 * UNIT
_TAIL = 8  # strips that go to the next page with the last one
_CLOSE = {
    "body": Style(11, 1.75 * UNIT, after=0.5 * UNIT),
    "label": Style(9.5, 1.75 * UNIT, bold=True, before=0.75 * UNIT),
}  # a slide's words beside it
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
    answers: bool

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Paint the slide and its frame."""
        x, tall = left + self.x, self.width * self.scene.height / self.scene.width
        box = f"[{x:.2f} {top - tall:.2f} {x + self.width:.2f} {top:.2f}]"
        self.element.attributes = f"<</O/Layout/Placement/Block/BBox {box}>>"
        shown = {"reveal": self.reveal, "answers": self.answers}
        paint_scene(self.scene, pen, self.brand, x, top, self.width, self.element, **shown)
        pen.box(x, top - tall, self.width, tall, None, HAIRLINE_GREY, 0.5)


def thumbnail(block: Thumbnail, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A slide painted small at the column's left edge."""
    shown, tall = painting(block, desk, column, parent)
    return [Strip(tall, shown, before=UNIT, after=1.5 * UNIT)]


def beside(block: Beside, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A thumbnail, and blocks to the right of it; below it in a single column."""
    if desk.scale.single_column:
        return _above(block, desk, column, parent)
    shown, tall = painting(block.thumbnail, desk, column, parent)
    inner = column.inset(shown.width + _GUTTER)
    if block.wraps:
        strips, below = _wrapped(block, desk, column, inner, tall, parent)
    else:
        strips, below = desk.blocks(block.blocks, inner, parent), []
    if not strips:
        alone = Strip(tall, shown, before=UNIT, after=1.5 * UNIT, keep="firm" if below else "no")
        return [alone, *below[:-1], *(held(strip) for strip in below[-1:])]
    strips[0] = replace(strips[0], before=0.0)
    last = strips[-1]
    strips[-1] = replace(last, after=0.0)
    short = tall - stacked(strips)
    if short > 0:
        strips = [*kept(strips), Strip(short)]
        strips[-2] = held(strips[-2])
    strips[-1] = replace(strips[-1], after=max(last.after, (1.25 if block.wraps else 2.25) * UNIT))
    anchor = Strip(0.0, shown, before=UNIT, keep="bound")
    story = [anchor, *_past(strips, tall)]
    if below:
        story[-1] = replace(held(story[-1]), after=1.25 * UNIT)
        story += below
    if block.leads:
        story[-1] = held(story[-1])
    if not block.whole:
        return story if below else _with_a_tail(story)
    return kept(story, "soft") if stacked(strips) <= desk.height else story


def _wrapped(
    block: Beside, desk: Desk, column: Column, inner: Column, tall: float, parent: Element
) -> tuple[list[Strip], list[Strip]]:
    """What stands beside a thumbnail, and what below it, as wide as the column: whichever way is shorter.

    Either all stands beside it, or as many blocks as it is high; a label goes with what it stands above.
    """
    close = replace(desk, scale=replace(desk.scale, styles={**desk.scale.styles, **_CLOSE}))
    room, strips = 0, list[Strip]()
    for number, one in enumerate(block.blocks, 1):
        strips += close.blocks((one,), inner, Element("Div"))
        if stacked(strips) <= tall and not (isinstance(one, Paragraph) and one.style == "label"):
            room = number
    under = close.blocks(block.blocks[room:], column, Element("Div"))
    if not under or stacked(strips) <= tall + UNIT + stacked(under):
        room = len(block.blocks)
    return close.blocks(block.blocks[:room], inner, parent), close.blocks(block.blocks[room:], column, parent)


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
    if block.leads and below:
        below[-1] = held(below[-1], "soft")
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
    document = desk.document
    answers = document.audience == "facilitator"
    return Painting(scene, desk.brand, column.x, width, element, document.reveal, answers), tall


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
        foot += prompt_line(prompt, desk, column, parent, "cover")
    foot += desk.blocks(block.blocks, column, parent)
    voice = Strip(0.0, bare=True, after=5 * UNIT)
    spring = Strip(0.0, fills=True)
    room = desk.height - stacked([voice, *head, *facts, spring, *foot])
    voice = _voice(voice, max(0.0, min(_VOICE_TALL, room)), desk, column)
    turn = Strip(0.0, turn="next", keep="firm")  # nothing else stands on a cover
    return [*kept([voice, *head, *facts, spring, *foot]), turn]


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
