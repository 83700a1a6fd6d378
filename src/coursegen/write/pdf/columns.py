"""Sets blocks side by side, as one strip as high as the longest column."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.document import Columns, DocumentBlock
from coursegen.model.scene_items import PathStep
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Placed, placed_in
from coursegen.write.pdf.motif import LINE
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Paint, Painted, Strip, held, stacked
from coursegen.write.pdf.styles import UNIT, Palette
from coursegen.write.pdf.tags import Element

_BETWEEN = 2.5 * UNIT
_LEVELLED = (0.5, 0.54, 0.46, 0.58, 0.42)  # of the width, for the first of two columns
_AWAY = Mm(8).pt  # from the text to the line down the margin
_BEND, _DOT = Mm(4).pt, Mm(2).pt  # how far to its side the line bends, and the radius of a dot
_X_HEIGHT = 0.48  # of its size, in the face of headlines
_WIDER = Mm(24).pt  # how much further apart they stand where a page has room


class Abreast(Struct, frozen=True):
    """Columns that have their places beside each other."""

    columns: tuple[tuple[Placed, ...], ...]

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - as every Paint
        """Draw one column after the other, which is how they are read."""
        for placed in self.columns:
            draw_placed(placed, pen, left, top)


class Beside(Struct, frozen=True):
    """The course's line down the margin: a dot at the headline's x-height, and one bend on the way to the next dot.

    From the ``last`` dot it runs straight off the page.
    """

    palette: Palette
    dot: float  # below the strip's upper edge
    over: float
    last: bool

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the line to where the next dot is, or to the edge, then the dot on it."""
        x, y = left - _AWAY, top - self.dot
        end = 0.0 if self.last else y - height - self.over
        reach, middle = (y - end) / 4, (y + end) / 2
        steps: list[PathStep] = [("M", (x, y))]
        if not self.last:
            steps.append(("C", (x, y - reach, x - _BEND, middle + reach, x - _BEND, middle)))
            steps.append(("C", (x - _BEND, middle - reach, x, end + reach, x, end)))
        else:
            steps.append(("L", (x, end)))
        pen.stroke(steps, self.palette.accent(1).text, LINE, (), PLAIN)
        pen.circle(x, y, _DOT, self.palette.accent(2).text, None)


def columns(block: Columns, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """One strip; in a single column, or where no page is as high as the longest column, all is one under another."""
    filled = [blocks for blocks in block.columns if blocks]

    def told(under: Element, places: Sequence[Column]) -> list[list[Strip]]:
        return [desk.blocks(blocks, one, under) for blocks, one in zip(filled, places, strict=True)]

    ways = [_places(block, shares, column) for shares in _shares(block)]
    found = [(tried, places) for places in ways for tried in [told(Element("Div"), places)]]
    tried, places = min(found, key=lambda way: _longest(way[0]))
    longest = _longest(tried)
    if not longest or desk.scale.single_column or longest > desk.height:
        return _stacked(block, filled, desk, column, parent)
    set_columns = [_topped(strips) for strips in told(parent, places)]
    drawn = tuple(placed_in(longest + 1, strips, desk.scale.write_on) for strips in set_columns)
    inside = tuple(
        Anchor(anchor.name, one.y + anchor.down) for placed in drawn for one in placed for anchor in one.strip.anchors
    )
    before = max(strips[0].before for strips in tried if strips)
    after = max(strips[-1].after for strips in tried if strips)
    shown: Paint = Abreast(drawn)
    if not block.line or desk.document.motif == "none":
        return [Strip(longest, shown, before=before, after=after, inside=inside)]
    before, after = min(before, 1.5 * UNIT), min(after, 1.5 * UNIT)
    headline = desk.style("h2")
    dot = desk.baseline(headline) - _X_HEIGHT / 2 * headline.size
    shown = Painted((Beside(desk.palette, dot, max(before, after), block.last), shown))
    strip = Strip(longest, shown, before=before, after=after, inside=inside, crosses=block.last)
    return [replace(strip, grows=_WIDER, step=0.5 * UNIT)]


def _shares(block: Columns) -> Sequence[Sequence[float]]:
    """The widths that columns may have, as shares; those that are liked best come first."""
    if block.levelled:
        return [(share, 1 - share) for share in _LEVELLED]
    return [block.shares or (1.0,) * len(block.columns)]


def _places(block: Columns, shares: Sequence[float], column: Column) -> Sequence[Column]:
    """Where the columns are that have something in them."""
    filled = [share for blocks, share in zip(block.columns, shares, strict=True) if blocks]
    room, places = column.width - (len(filled) - 1) * _BETWEEN, list[Column]()
    for share in filled:
        x = places[-1].x + places[-1].width + _BETWEEN if places else column.x
        places.append(Column(x, room * share / fsum(filled)))
    return places


def _longest(columns_set: Sequence[Sequence[Strip]]) -> float:
    return max((stacked(strips) for strips in columns_set), default=0.0)


def _stacked(
    block: Columns, filled: Sequence[Sequence[DocumentBlock]], desk: Desk, column: Column, parent: Element
) -> list[Strip]:
    """The columns one under another; what stands beside the line is what the next column is looked up by."""
    told = [desk.blocks(blocks, column, parent) for blocks in filled]
    if block.line:
        told = [[*strips[:-1], held(strips[-1], "bound")] for strips in told[:-1] if strips] + told[-1:]
        told[0][0] = replace(told[0][0], before=max(told[0][0].before, 2 * UNIT))
    return [strip for strips in told for strip in strips]


def _topped(strips: Sequence[Strip]) -> list[Strip]:
    """The same strips without a page break in them, the first at the very top of its column."""
    flat = [replace(strip, turn="") for strip in strips]
    return [replace(strip, before=0.0) if number == 0 else strip for number, strip in enumerate(flat)]
