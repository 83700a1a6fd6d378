"""Draws boards and flip charts small, as they are to look on the wall, each with a box to tick when it is written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList
from coursegen.model.brand import RGB
from coursegen.model.document import Board, Boards
from coursegen.write.pdf.cues import TEXT
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.flow import Placed, unbroken
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Column, Strip, kept, stacked
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element

_BETWEEN = 1.5 * UNIT
_PAD = 0.75 * UNIT
_PAD_READ = 0.5 * UNIT  # above and below what is read
_LEAST = 8 * UNIT
_EDGE = 1.5


class Wall(Struct, frozen=True):
    """Boards of one size side by side: each frame's left edge, what is in it, and what is below it."""

    edges: tuple[float, ...]
    inside: tuple[tuple[Placed, ...], ...]
    below: tuple[tuple[Placed, ...], ...]
    width: float
    high: float
    pad: float
    ink: RGB

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - they keep their places
        """Draw one board after the other, which is how they are read."""
        for x, inside, below in zip(self.edges, self.inside, self.below, strict=True):
            pen.box(left + x, top - self.high, self.width, self.high, None, self.ink, _EDGE)
            draw_placed(inside, pen, left, top - self.pad)
            draw_placed(below, pen, left, top - self.high - 0.5 * UNIT)


def boards(block: Boards, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Rows of boards, each row as high as its fullest one; a board to a row in a single column.

    A last row with a single board goes to the next page with the row before it.
    """
    across = 1 if desk.scale.single_column else block.columns
    width = (column.width - (across - 1) * _BETWEEN) / across
    edges = tuple(column.x + number * (width + _BETWEEN) for number in range(across))
    rows = [
        _row(block.boards[start : start + across], edges, width, desk, parent, read=block.read)
        for start in range(0, len(block.boards), across)
    ]
    alone = across > 1 and len(rows) > 1 and len(block.boards) % across == 1
    return [*rows[:-2], *kept(rows[-2:])] if alone else rows


def _row(
    shown: Sequence[Board], edges: Sequence[float], width: float, desk: Desk, parent: Element, *, read: bool
) -> Strip:
    title, line_style, pad = replace(desk.style("said"), after=0.5 * UNIT), desk.style("fine"), _PAD
    if read and not desk.scale.single_column:
        title, line_style, pad = replace(TEXT, head=True, after=0.25 * UNIT), TEXT, _PAD_READ
    elif read:
        line_style = desk.style("body")
    line_style = replace(line_style, after=0.25 * UNIT)
    small = replace(desk, scale=replace(desk.scale, styles={**desk.scale.styles, "body": desk.style("fine")}))
    inside: list[list[Strip]] = []
    below: list[list[Strip]] = []
    for board, x in zip(shown, edges, strict=False):
        told, inner = parent.child("Sect"), Column(x + _PAD, width - 2 * _PAD)
        strips = desk.paragraph(board.title, title, inner, told.child("P"))
        for line in board.lines:
            strips += desk.paragraph(line, line_style, inner, told.child("P"))
        inside.append(strips)
        ticked = () if read else (ItemList((board.below,), "check"),)
        below.append(small.blocks(ticked, Column(x, width), told))
    high = max([_LEAST, *(stacked(strips) + 2 * pad for strips in inside)])
    low = max(map(stacked, below))
    some = tuple(edges[: len(shown)])
    wall = Wall(some, tuple(map(unbroken, inside)), tuple(map(unbroken, below)), width, high, pad, desk.palette.text)
    return Strip(high + (0.0 if read else 0.5 * UNIT + low), wall, before=UNIT, after=UNIT)
