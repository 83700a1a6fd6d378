"""Sets a strip to tear off the foot of a page: its two sides, and the line along which it is torn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import cos, radians, sin

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.forms.motif import Band, bubble
from coursegen.layout.marks import Bounds
from coursegen.model.document import TearOff
from coursegen.model.motif import Motif
from coursegen.model.scene_items import PathStep
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.flow import Placed, Sheet, unbroken
from coursegen.write.pdf.motif import LINE, Page
from coursegen.write.pdf.paper import Paper, paper_of
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Strip, Tear, kept, stacked
from coursegen.write.pdf.styles import UNIT, Palette
from coursegen.write.pdf.tags import Element

_HIGH = Mm(75).pt
"""How high the strip is, from the edge of the paper; in large print it is as high as its words ask."""

ABOVE = Mm(4).pt
"""How far above its line the page's number stands."""

_CLEAR = Mm(8).pt  # from that line to the text of the page
_PAD = Mm(9).pt  # from it to the words on the strip
_DASHES, _THICK = (4.0, 4.0), 0.8
_CALL, _TIP, _FROM_EDGE, _DOWN = Mm(15).pt, 1.42, Mm(52).pt, Mm(26).pt  # its radius, its tip, where its middle is
_ANGLE = 60.0  # of the tip, clockwise from three o'clock
_LEAVES = Mm(14).pt  # of the line, above the edge of the paper
_FOOT = Mm(10).pt  # below the words of a strip in large print
_MOST = 0.75  # of a page


class Side(Struct, frozen=True):
    """One side of the strip: how high it is, what stands on it, the words at its line, the call on its back."""

    paper: Paper
    high: float
    placed: tuple[Placed, ...]
    palette: Palette
    at_line: Words | None = None
    motif: Motif = "none"

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - it is at the page's foot
        """Draw the dashes from edge to edge, then what stands below them."""
        pen.stroke(
            [("M", (0.0, self.high)), ("L", (self.paper.width, self.high))], self.palette.text, _THICK, _DASHES, PLAIN
        )
        if self.at_line is not None:
            self.at_line.draw(pen, left, self.high + ABOVE + self.at_line.baseline, 0.0)
        if self.motif != "none":
            self._call(pen)
        draw_placed(self.placed, pen, left, self.high - _PAD)

    def _call(self, pen: Pen) -> None:
        """Draw the call, and the line that leads from it off the page."""
        page = Page(pen, self.palette, self.high)
        band = Band(page, self.motif, Bounds(0.0, 0.0, self.paper.width, self.high), thick=LINE)
        x, y = self.paper.width - _FROM_EDGE, self.high - _HIGH + _DOWN
        tip = x + _TIP * _CALL * cos(radians(_ANGLE)), y + _TIP * _CALL * sin(radians(_ANGLE))
        low = self.high - _LEAVES
        high = low - tip[1]
        bends = (tip[0] + high / 3, tip[1] + 0.6 * high, tip[0] + 0.7 * high, low, tip[0] + 2 * high, low)
        leads: PathStep = ("C", bends)
        band.line([("M", tip), leads, ("L", (self.paper.width, low))])
        bubble(band, (x, y), _CALL, tip)


def tear_off(block: TearOff, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """One strip that can be torn off or stand on its page; where pages are folded its blocks one under another.

    In large print it waits for the next right-hand page.
    """
    plain = {**desk.scale.styles, "prompt": replace(desk.style("body"), before=0.0, after=0.0)}
    close = desk if desk.scale.single_column else replace(desk, scale=replace(desk.scale, styles=plain))
    front, back = (kept(close.blocks(side, column, parent)) for side in (block.front, block.back))
    page, both = desk.document.page, [*front, *back]
    paper, large = paper_of(page), page.text == "large"
    needs = max(stacked(front), stacked(back)) + _PAD + UNIT
    high = max(_HIGH, needs + _FOOT) if large else _HIGH
    if page.folded or page.landscape or needs > high or high > _MOST * desk.height:
        return [strip for side in (front, back) for strip in (replace(side[0], before=2 * UNIT), *side[1:])]
    style = replace(desk.style("small"), after=0.0)
    element = parent.child("P")
    line, *more = desk.setter.lines(block.at_line, style, column.width)
    words = None if more else desk.line(line, style, column.x, element, {})
    tear = Tear(
        high + ABOVE + _CLEAR - (paper.top - paper.text_height),
        Side(paper, high, unbroken(front), desk.palette, words),
        Side(paper, high, unbroken(back), desk.palette, motif="none" if large else block.motif),
        high,
        waits=large,
    )
    placed = unbroken(both)
    inside = tuple(Anchor(anchor.name, one.y + anchor.down) for one in placed for anchor in one.strip.anchors)
    return [Strip(stacked(both), Standing(placed), before=2 * UNIT, after=UNIT, inside=inside, tears=tear)]


def flowed(story: Sequence[Strip], flow: Callable[[Sequence[Strip]], Sequence[Sheet]]) -> Sequence[Sheet]:
    """The pages of a story; a part with a strip to tear off begins on a right-hand page where that costs no leaf."""
    sheets = flow(story)
    if not _untorn(sheets):
        return sheets
    tears = next(number for number, strip in enumerate(story) if strip.tears)
    begins = max((number for number, strip in enumerate(story[:tears]) if strip.turn), default=tears)
    turned = flow([*story[:begins], replace(story[begins], turn="odd"), *story[begins + 1 :]])
    return sheets if _untorn(turned) or (len(turned) + 1) // 2 > (len(sheets) + 1) // 2 else turned


def _untorn(sheets: Sequence[Sheet]) -> bool:
    """Whether a strip to tear off stands on its page like any other."""
    return any(one.strip.tears and one is not sheet.torn for sheet in sheets for one in sheet.placed)


class Standing(Struct, frozen=True):
    """Both sides where nothing can be torn off, one under the other."""

    placed: tuple[Placed, ...]

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - they have their places
        """Draw them."""
        draw_placed(self.placed, pen, left, top)
