"""Sets slide thumbnails and what is beside them in strips."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList, Paragraph, Table
from coursegen.model.brand import Brand
from coursegen.model.document import Beside, Opening, Thumbnail
from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem
from coursegen.units import EMU_PER_POINT, Mm, Pt
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.keyed import keyed
from coursegen.write.pdf.left_open import left_open
from coursegen.write.pdf.levelled import largest_words, levelled
from coursegen.write.pdf.motif import MotifAcross
from coursegen.write.pdf.painter import drawing_of, extent_of, paint_drawing, paint_scene, smallest_words
from coursegen.write.pdf.paper import paper_width
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Painted, Strip, gap, held, kept, stacked
from coursegen.write.pdf.styles import HAIRLINE_GREY, MEASURE, UNIT, Style
from coursegen.write.pdf.tags import Element

_GUTTER = 2 * UNIT
_DRAWN_WORDS = 9.5  # points: the smallest words of a drawing
_DRAWN_MOST = 14.0  # points, where it grows into the room that a page has left
_DRAWN_SMALLEST = 0.9  # of those, where it is wider than the column
_DRAWN_BESIDE = 0.55  # of the column: a drawing that is no wider stands beside its words
_DRAWN_LEAST = 0.6  # of the words' height: a drawing that is lower stands below them,
_DRAWN_LARGER = 11 / _DRAWN_WORDS  # and its smallest words are as large as those of the page
_LARGEST_WORDS = 15.0  # points, in a drawing
_DRAWN_LARGEST = _LARGEST_WORDS / 11  # of its smallest words
_CLEAR = 2 * UNIT  # above a drawing
_TAIL = 8  # strips that go to the next page with the last one
_CLOSE = {
    "body": Style(11, 1.75 * UNIT, after=0.5 * UNIT),
    "label": Style(9.5, 1.75 * UNIT, bold=True, before=0.75 * UNIT),
}  # a slide's words beside it
_FILLED = 0.55  # of a slide's height: what words at its side reach at least where others stand below it
_LONGER = 1.45  # of a slide's height: what words at its side reach at most where it is larger than others
_SAVED = 0.15  # of a slide's height: what is saved at least where words at its side go on below its foot
_READ = Mm(60).pt  # what words at its side have at least where it is larger than others
_NARROWER_MM = 2.0  # how much narrower a slide is tried next
_HIGH, _HIGH_ON = Mm(17).pt, Mm(240).pt
_OPENING = {"gap": (0.5, 0.5), "line": (0.5, 0.5), "horizon": (1.0, 0.1), "dip": (0.1, 1.0), "step": (1.0, 0.2)}
# How far up and down a line goes that opens a part, and of that the shares of those that don't go both ways.


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
        self.element.attributes = _placed(x, top, self.width, tall)
        shown = {"reveal": self.reveal, "answers": self.answers}
        paint_scene(self.scene, pen, self.brand, x, top, self.width, self.element, **shown)
        pen.box(x, top - tall, self.width, tall, None, HAIRLINE_GREY, 0.5)


class Drawing(Struct, frozen=True):
    """What is drawn on a slide, spoken by its own description."""

    scene: Scene
    drawn: GroupItem
    brand: Brand
    x: float
    width: float
    element: Element
    reveal: bool
    answers: bool

    @property
    def tall(self) -> float:
        """How high it is."""
        box = extent_of(self.drawn)
        return self.width * box.height / box.width

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Paint it."""
        x = left + self.x
        self.element.attributes = _placed(x, top, self.width, self.tall)
        shown = {"reveal": self.reveal, "answers": self.answers}
        paint_drawing(self.scene, self.drawn, pen, self.brand, x, top, self.width, self.element, **shown)


class Growing(Struct, frozen=True):
    """A drawing as large as its strip is high."""

    drawing: Drawing

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Paint it."""
        wide = self.drawing.width * height / self.drawing.tall
        replace(self.drawing, width=wide).draw(pen, left, top, height)


def _placed(x: float, top: float, width: float, tall: float) -> str:
    """Where a figure is on its page, in points from the lower left (ISO 32000-1, 14.8.5.4.3)."""
    return f"<</O/Layout/Placement/Block/BBox [{x:.2f} {top - tall:.2f} {x + width:.2f} {top:.2f}]>>"


def thumbnail(block: Thumbnail, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A slide painted small at the column's left edge."""
    shown, tall = painting(block, desk, column, parent)
    return [Strip(tall, shown, before=UNIT, after=1.5 * UNIT)]


def beside(block: Beside, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A thumbnail, and blocks to the right of it; below it in a single column."""
    if block.thumbnail.drawing:
        return _with_drawing(block, desk, column, parent)
    if desk.scale.single_column:
        return _above(block, desk, column, parent)
    shown, tall = painting(block.thumbnail, desk, column, parent)
    inner = column.inset(shown.width + _GUTTER)
    if block.wraps:
        strips, below = _wrapped(block, desk, column, inner, tall, parent)
    else:
        strips, below = desk.blocks(block.blocks, inner, parent), []
    if not strips:
        after = (1.5 if block.wraps else 0.5) * UNIT  # a line right below it says which one it is
        alone = Strip(tall, shown, before=UNIT, after=after, keep="firm" if below or block.leads else "no")
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
        story += [*below[:-1], replace(below[-1], after=max(below[-1].after, 1.25 * UNIT))]
    if block.leads:  # what to say begins under the slide; what to do after it may be on the next page
        story[-1] = held(story[-1], "firm")
    if not block.whole:
        return story if below else _with_a_tail(story)
    return kept(story, "soft") if stacked(strips) <= desk.height else story


def _wrapped(
    block: Beside, desk: Desk, column: Column, inner: Column, tall: float, parent: Element
) -> tuple[list[Strip], list[Strip]]:
    """What stands beside a thumbnail, and what below it, as wide as the column."""
    close, count = _close(desk), _count_beside(block, desk, column, inner, tall)
    return close.blocks(block.blocks[:count], inner, parent), close.blocks(block.blocks[count:], column, parent)


def _count_beside(block: Beside, desk: Desk, column: Column, inner: Column, tall: float) -> int:
    """How many blocks stand beside a thumbnail: all, or as many as it is high, whichever way is shorter.

    All of them have to save more than a line or two, as they leave white below it. A label goes with what it stands
    above, a list is in one place, where it is read as one, and small print is at the side of every slide that has some.
    """
    last = block.blocks[-1] if block.blocks else None
    if (
        isinstance(last, Paragraph)
        and last.style == "small"
        and not any(isinstance(one, Table) for one in block.blocks)
    ):
        return len(block.blocks)
    close = _close(desk)
    blocks, room, strips = block.blocks, 0, list[Strip]()
    for number, one in enumerate(blocks, 1):
        strips += close.blocks((one,), inner, Element("Div"))
        if stacked(strips) <= tall and not (isinstance(one, Paragraph) and one.style == "label"):
            room = number
    if room == len(blocks):
        return room
    below = UNIT + stacked(close.blocks(blocks[room:], column, Element("Div")))
    return room if tall + below <= stacked(strips) + _SAVED * tall else len(blocks)


def widest_beside(block: Beside, desk: Desk, most: float) -> float:
    """How wide a slide can be, ``most`` at most (mm), so that the words at its side end not far from where it ends.

    It is as wide as it was where they don't end together even so, and leaves them room to be read as running text.
    """
    scene, close, column = desk.scenes[block.thumbnail.slide], _close(desk), desk.column
    width = min(most, Pt(column.width - _GUTTER - _READ).mm) if block.blocks else most
    while width > block.thumbnail.width_mm:
        tall = Mm(width).pt * scene.height / scene.width
        inner = column.inset(Mm(width).pt + _GUTTER)
        count = _count_beside(block, desk, column, inner, tall)
        high = stacked(close.blocks(block.blocks[:count], inner, Element("Div")))
        if high <= _LONGER * tall and (count == len(block.blocks) or high >= _FILLED * tall):
            return width
        width -= _NARROWER_MM
    return block.thumbnail.width_mm


def _close(desk: Desk) -> Desk:
    return replace(desk, scale=replace(desk.scale, styles={**desk.scale.styles, **_CLOSE}))


def _with_drawing(block: Beside, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Blocks with what is drawn on a slide: beside them where it is narrow, below them where the page has room for it.

    One that is much lower than the words would leave white below it there: it stands below them, as large as they are.
    Its smallest words are as large as small print; where that is too wide for the column, the words of the page say it
    alone. In large print they are as large as all words there; where they can't be, numbers are, and a key is below it.
    """
    scene = desk.scenes[block.thumbnail.slide]
    drawn = drawing_of(scene, desk.brand)
    drawn = left_open(drawn, block.thumbnail.hidden) if drawn is not None else None
    size = smallest_words(drawn) if drawn is not None else 0.0
    drawn = levelled(drawn, size * _DRAWN_LARGEST) if drawn is not None and size else None
    if drawn is None or not size:
        return desk.blocks(block.blocks, column, parent)
    document = desk.document
    large = document.page.text == "large"
    least, smallest = (desk.style("body").size, 1.0) if large else (_DRAWN_WORDS, _DRAWN_SMALLEST)
    narrow = extent_of(drawn).width / EMU_PER_POINT * least / size
    whole = min(column.width, MEASURE)

    def at(x: float, width: float, shown: GroupItem = drawn) -> Drawing:
        element = parent.child("Figure", alt=shown.description or visible(scene.title, reveal=False))
        answers = document.audience == "facilitator"
        return Drawing(scene, shown, desk.brand, x, width, element, document.reveal, answers)

    largest = max(size, largest_words(drawn)) / size * _DRAWN_WORDS
    most = narrow * max(1.0, min(_DRAWN_MOST / _DRAWN_WORDS, _LARGEST_WORDS / largest))
    if narrow <= _DRAWN_BESIDE * whole and not desk.scale.single_column:
        slope = extent_of(drawn).height / extent_of(drawn).width
        if narrow * slope < _DRAWN_LEAST * _stacked_beside(block, desk, whole - narrow):
            narrow = narrow * _DRAWN_LARGER
        else:
            wide = _widest_drawn(block, desk, whole, narrow, slope)
            inner = Column(column.x, whole - wide - _GUTTER)
            return _drawn_beside(desk.blocks(block.blocks, inner, parent), at(column.x + whole - wide, wide))
    strips = desk.blocks(block.blocks, column, parent)
    if large and narrow > whole and strips:
        with_numbers, key = keyed(drawn, desk, column.width)
        shown = at(column.x, column.width, with_numbers)
        above = Strip(shown.tall, shown, before=2 * UNIT, after=UNIT, keep="bound")
        return [*strips[:-1], held(strips[-1]), above, *kept(desk.blocks((ItemList(key, "number"),), column, parent))]
    if narrow > whole / smallest or not strips:
        return strips
    shown = at(column.x, min(narrow, whole))
    below = Strip(shown.tall, shown, before=_CLEAR, after=strips[-1].after)
    if not large:  # which has as many pages as it takes
        grows = shown.tall * max(0.0, min(most, column.width) / shown.width - 1)
        below = replace(below, paint=Growing(shown), spare=True, grows=grows, step=UNIT / 2)
    return [*strips[:-1], held(strips[-1]), below]


def _stacked_beside(block: Beside, desk: Desk, wide: float) -> float:
    """How high the blocks are beside a drawing where they have so much room."""
    return stacked(desk.blocks(block.blocks, Column(0.0, wide - _GUTTER), Element("Div")))


def _widest_drawn(block: Beside, desk: Desk, whole: float, narrow: float, slope: float) -> float:
    """How wide a drawing can be beside its words without more height, its own as large as theirs at most."""
    high = max(narrow * slope, _stacked_beside(block, desk, whole - narrow))
    wide = min(narrow * _DRAWN_LARGER, _DRAWN_BESIDE * whole)
    while wide > narrow:
        if max(wide * slope, _stacked_beside(block, desk, whole - wide)) <= high:
            return wide
        wide -= UNIT / 2
    return narrow


def _drawn_beside(strips: list[Strip], shown: Drawing) -> list[Strip]:
    """Strips with a drawing beside the first of them, on one page, and as high as it."""
    first = strips[0]
    strips[0] = replace(first, before=0.0, paint=Painted((shown, *([first.paint] if first.paint else []))))
    missing = shown.tall - stacked(strips)
    if missing > 0:
        strips.append(Strip(missing, after=strips[-1].after))
    return kept(strips)


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
        below[-1] = held(below[-1], "firm")
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


def opening(block: Opening, desk: Desk) -> list[Strip]:
    """The motif across the page, below what a part is called; nothing where a course has none."""
    if block.motif[0] == "none":
        return []
    above, below = _OPENING.get(block.motif[1], (1.0, 1.0))
    high = _HIGH * min(1.0, desk.height / _HIGH_ON)
    across = MotifAcross(block.motif, desk.palette, paper_width(desk.document.page), above * high, below * high, high)
    return [Strip(across.above + across.below, across, before=1.5 * UNIT, after=1.5 * UNIT)]
