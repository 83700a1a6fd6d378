"""Sets cards in strips: a row of them a strip, all of one size, with marks at their corners to cut along."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import Card, Cards
from coursegen.units import Mm
from coursegen.write.pdf.cut_marks import AWAY, MARK, draw_cut_marks, draw_fold_marks
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Placed, flow
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Strip, stacked
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element

_BETWEEN = 2 * (MARK + AWAY)
_PAD = 2 * UNIT
_BAR = 0.5 * UNIT


class Cut(Struct, frozen=True):
    """One card in its place: a bar in its accent, its strips, and eight marks around its corners.

    ``x`` from the text area's left edge, ``y`` of its upper edge from the strip's; ``fold`` says whether dotted marks
    above and below its middle show where to fold it.
    """

    x: float
    y: float
    width: float
    height: float
    placed: tuple[Placed, ...]
    colour: RGB
    fold: bool

    @property
    def anchors(self) -> Iterator[Anchor]:
        """The places on the card that links and bookmarks go to."""
        for one in self.placed:
            yield from (Anchor(anchor.name, self.y + _PAD + one.y + anchor.down) for anchor in one.strip.anchors)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the card and its marks."""
        x, upper = left + self.x, top - self.y
        pen.box(x, upper - _BAR, self.width, _BAR, self.colour)
        draw_placed(self.placed, pen, left, upper - _PAD)
        lower = upper - self.height
        draw_cut_marks(pen, x, x + self.width, lower, upper)
        if self.fold:
            draw_fold_marks(pen, x + self.width / 2, lower, upper)


class Row(Struct, frozen=True):
    """Cards side by side."""

    cuts: tuple[Cut, ...]

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw them from left to right, which is how they are read."""
        for cut in self.cuts:
            cut.draw(pen, left, top)


def cards(block: Cards, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Rows of cards as high as the fullest one asks for, ``height_mm`` at least.

    Where one card has more to say than a page holds, none is cut out: all are set one under another.
    """
    across = 1 if desk.scale.single_column else max(1, block.columns)
    width = (column.width - (across - 1) * _BETWEEN - 2 * (MARK + AWAY)) / across
    edges = [column.x + MARK + AWAY + number * (width + _BETWEEN) for number in range(across)]
    elements = [parent.child("Sect") for _ in block.cards]
    told = [
        _told(card, desk, Column(edges[number % across] + _PAD, width - 2 * _PAD), elements[number])
        for number, card in enumerate(block.cards)
    ]
    height = max([Mm(block.height_mm).pt, *(stacked(strips) + 2 * _PAD for strips in told)])
    if height + _BETWEEN > desk.height:
        return [strip for strips in told for strip in strips]
    rows: list[Strip] = []
    for start in range(0, len(told), across):
        cuts = tuple(
            Cut(
                edges[number - start],
                MARK + AWAY,
                width,
                height,
                tuple(flow(told[number], height - 2 * _PAD, False, desk.scale.write_on)[0].placed),
                desk.palette.accent(block.cards[number].accent).fill,
                block.fold,
            )
            for number in range(start, min(start + across, len(told)))
        )
        anchors = tuple(anchor for cut in cuts for anchor in cut.anchors)
        rows.append(Strip(height + _BETWEEN, Row(cuts), inside=anchors))
    return rows


def _told(card: Card, desk: Desk, column: Column, element: Element) -> list[Strip]:
    """What stands on a card, on one page."""
    return [replace(strip, turn="") for strip in desk.blocks(card.blocks, column, element)]
