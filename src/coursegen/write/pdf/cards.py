"""Sets cards in strips: a row of them a strip, all of one size, edge to edge, with dashed lines to cut along."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import Card, Cards
from coursegen.model.text import Text
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Placed, placed_in
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.quarters import quarters
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Strip, kept, stacked
from coursegen.write.pdf.styles import UNIT, Style
from coursegen.write.pdf.tags import Element

_PAD = 1.25 * UNIT
_OUT = Mm(5).pt  # how far cards may go into the margins
_CUT_INK: RGB = (0.0, 0.0, 0.0)
_CUT_DASHES = (3.0, 3.0)
_FINE = Style(10.5, 1.5 * UNIT, after=0.5 * UNIT)  # what is small on a page is read at arm's length on a card


class Cut(Struct, frozen=True):
    """One card in its place: its strips, ``x`` from the text area's left edge."""

    x: float
    placed: tuple[Placed, ...]

    @property
    def anchors(self) -> Iterator[Anchor]:
        """The places on the card that links and bookmarks go to."""
        for one in self.placed:
            yield from (Anchor(anchor.name, _PAD + one.y + anchor.down) for anchor in one.strip.anchors)


class Row(Struct, frozen=True):
    """Cards of one width side by side, each with the same edge as its neighbour, so that one cut parts two."""

    cuts: tuple[Cut, ...]
    width: float

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw them from left to right, which is how they are read, then the lines around them."""
        for cut in self.cuts:
            draw_placed(cut.placed, pen, left, top - _PAD)
        start, end = left + self.cuts[0].x, left + self.cuts[-1].x + self.width
        for y in (top, top - height):
            _draw_cut(pen, (start, y), (end, y))
        for x in (*(left + cut.x for cut in self.cuts), end):
            _draw_cut(pen, (x, top), (x, top - height))


def _draw_cut(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a dashed hairline to cut along."""
    pen.stroke([("M", start), ("L", end)], _CUT_INK, 0.4, _CUT_DASHES, PLAIN)


def cards(block: Cards, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Rows of cards as high as the fullest one asks for, ``height_mm`` at least, all on one page where it holds them.

    Where one card has more to say than a page holds, none is cut out: all are set one under another.
    """
    if any(card.facing for card in block.cards):
        if desk.scale.single_column:
            return _a_page_each(block, desk, column, parent)
        if (standing := quarters(block, desk, parent)) is not None:
            return standing
    across = 1
    if not desk.scale.single_column:
        across = max(1, block.columns)
        desk = replace(desk, scale=replace(desk.scale, styles={**desk.scale.styles, "fine": _FINE}))
    width, first = column.width / across, column.x
    if block.width_mm and across > 1 and Mm(block.width_mm).pt * across <= column.width + 2 * _OUT:
        width = Mm(block.width_mm).pt
        first += (column.width - across * width) / 2
    edges = [first + number * width for number in range(across)]
    elements = [parent.child("Sect") for _ in block.cards]
    told = [
        _told(card, desk, Column(edges[number % across] + _PAD, width - 2 * _PAD), elements[number])
        for number, card in enumerate(block.cards)
    ]
    height = max([Mm(block.height_mm).pt, *(stacked(strips) + 2 * _PAD for strips in told)])
    if height > desk.height:
        return [strip for strips in told for strip in strips]
    placed = [placed_in(height - 2 * _PAD, strips, desk.scale.write_on) for strips in told]
    rows: list[Strip] = []
    for start in range(0, len(told), across):
        cuts = tuple(Cut(edge, one) for edge, one in zip(edges, placed[start : start + across], strict=False))
        anchors = tuple(anchor for cut in cuts for anchor in cut.anchors)
        rows.append(_named(Strip(height, Row(cuts, width), inside=anchors), cuts))
    return kept(rows)


def _named(row: Strip, cuts: tuple[Cut, ...]) -> Strip:
    """The same row, with what the first heading on its cards says of the page."""
    strips = (placed.strip for cut in cuts for placed in cut.placed if placed.strip.running)
    first = next(strips, None)
    return replace(row, running=first.running, accent=first.accent, motif=first.motif, opens=True) if first else row


def _a_page_each(block: Cards, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Cards in large print, each on a page, so that nobody reads another one; it begins with what it is a card for."""
    strips: list[Strip] = []
    for number, card in enumerate(block.cards):
        if number:
            strips.append(Strip(0.0, turn="next", keep="firm"))
        element, scene = parent.child("Sect"), card.facing[-1] if card.facing else Text()
        first, *more = desk.paragraph(scene, desk.style("label"), column, element.child("P")) or [Strip(0.0)]
        named = replace(first, running=scene.plain, accent=card.accent, motif=card.motif, opens=True, keep="bound")
        strips += [named, *more, *_told(card, desk, column, element)]
    return strips


def _told(card: Card, desk: Desk, column: Column, element: Element) -> list[Strip]:
    """What stands on a card, on one page."""
    return [replace(strip, turn="") for strip in desk.blocks(card.blocks, column, element)]
