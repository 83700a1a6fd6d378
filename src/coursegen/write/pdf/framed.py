"""Sets a page in a frame: the course's line goes round it, and its call is the seal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.forms.motif import Band, bubble, coiled
from coursegen.layout.marks import Bounds, Point
from coursegen.model.document import Framed
from coursegen.model.motif import Motif
from coursegen.model.scene_items import PathStep
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Placed, placed_in
from coursegen.write.pdf.logo import Logo, logo_in
from coursegen.write.pdf.motif import LINE, Page
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Strip, stacked
from coursegen.write.pdf.styles import UNIT, Palette
from coursegen.write.pdf.tags import Element

_OUT = Mm(6).pt  # from the text area to the frame
_PAD = Mm(9).pt
_ROUND = Mm(4).pt
_WORDS = 0.64  # of the width, where there is room for the seal beside them
_SEAL = Mm(32).pt  # the radius
_INWARDS = Mm(20).pt  # from the frame to the seal
_OPEN = Mm(9).pt  # how far above the line its other end stops
_WIDE_ENOUGH = Mm(200).pt


class Frame(Struct, frozen=True):
    """The line as a frame, the call as its seal (where that is not 0 wide) or the logo, and what stands inside."""

    placed: tuple[Placed, ...]
    width: float
    seal: float
    motif: Motif
    palette: Palette
    logo: Logo | None = None

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the line, which comes in from the edge, coils and goes round; then the seal, then the words."""
        right, low, upper = left + self.width + _OUT, top - height - _OUT, top + _OUT
        x = left - _OUT
        page = Page(pen, self.palette, 0.0)
        if self.motif == "none":
            pen.box(x, low, right - x, upper - low, None, self.palette.accent(1).text, LINE, _ROUND)
        else:
            steps, (end, y) = coiled((0.0, -low), x + 0.16 * self.width, x + 0.34 * self.width)
            corners = ((right, y), (right, -upper), (x, -upper))
            line = [*steps, *_round(corners, (end, y), (x, -low - _OPEN))]
            page.stroke("Frame", line, page.colours.main, width=LINE, dash="dots" if self.motif == "path" else "solid")
            page.disc("Dot", (x, -low - _OPEN), 1.7 * LINE, page.colours.dot)
        if self.logo is not None:
            self.logo.draw(pen, left, top - (height - self.logo.height) / 2, height)
        elif self.seal and self.motif != "none":
            middle = right - _INWARDS - self.seal, -(top - 0.46 * height)
            tip = middle[0] - 0.82 * self.seal, middle[1] + 1.12 * self.seal
            bubble(Band(page, "line", Bounds(0, 0, 1, 1), thick=LINE), middle, self.seal, tip)
        draw_placed(self.placed, pen, left, top - _PAD)


def _round(corners: Sequence[Point], start: Point, end: Point) -> Iterator[PathStep]:
    """A line from a point round corners to another point; each bend is as tight as a frame's."""
    around = [start, *corners, end]
    for (x1, y1), (x, y), (x2, y2) in zip(around, around[1:], around[2:], strict=False):
        before = x - _ROUND * _sign(x - x1), y - _ROUND * _sign(y - y1)
        after = x + _ROUND * _sign(x2 - x), y + _ROUND * _sign(y2 - y)
        yield ("L", before)
        yield ("C", (x, y, x, y, *after))
    yield ("L", end)


def _sign(value: float) -> int:
    return (value > 0.01) - (value < -0.01)


def framed(block: Framed, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """One page; blocks for which a frame has no room, as in large print, are set without one."""
    room = desk.height - 2 * _PAD
    beside = column.width >= _WIDE_ENOUGH
    wide = (_WORDS if beside else 1.0) * column.width - 2 * _PAD
    inner = Column(column.x + _PAD, wide)
    if stacked(desk.blocks(block.blocks, inner, Element("Div"))) > room:
        return desk.blocks(block.blocks, column, parent)
    strips = [replace(strip, turn="") for strip in desk.blocks(block.blocks, inner, parent)]
    placed = placed_in(room, strips, desk.scale.write_on)
    anchors = tuple(Anchor(anchor.name, _PAD + one.y + anchor.down) for one in placed for anchor in one.strip.anchors)
    logo = None
    if block.logo is not None and beside:
        side = (1 - _WORDS) * column.width
        logo = logo_in((side - _PAD, 2 * _SEAL), block.logo, 0.0, parent)
        logo = replace(logo, x=column.x + column.width - side + (side - _PAD - logo.width) / 2)
    frame = Frame(placed, column.width, _SEAL if beside else 0.0, desk.document.motif, desk.palette, logo)
    whole = desk.height // UNIT * UNIT
    return [Strip(whole, frame, bare=True, inside=anchors)]
