"""Draws strips that have their places on a page, panels behind them first."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec import Struct

from coursegen.write.pdf.flow import Placed
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.strips import Paint, Painted, Panel
from coursegen.write.pdf.writing import CLEAR, WriteLines


def draw_placed(placed: Sequence[Placed], pen: Pen, left: float, top: float) -> None:
    """Draw strips whose text area has its upper left corner at ``left``, ``top``."""
    for panel, (upper, lower) in _panels(placed).items():
        if panel.tint:
            pen.box(left + panel.x, top - lower, panel.width, lower - upper, panel.tint)
        pen.box(left + panel.x, top - lower, panel.bar_width, lower - upper, panel.bar)
    following = placed[1:]
    area = _Area()
    for one, after in zip_longest(placed, following):
        if one.strip.anchor:
            pen.where = one.strip.anchor
        if one.strip.paint:
            one.strip.paint.draw(pen, left, top - one.y, one.height)
        if pen.fillable:
            area = _filled(area, one, after, pen, left, top)


class _Area(Struct, frozen=True):
    """Lines of one answer, as far down as they go so far: from ``upper`` down."""

    lines: WriteLines | None = None
    upper: float = 0.0


def _filled(area: _Area, one: Placed, after: Placed | None, pen: Pen, left: float, top: float) -> _Area:
    """The area with a strip's lines in it; a field once the next strip belongs to another answer."""
    lines = _lines(one.strip.paint)
    if lines is None or lines.answer is None or lines.alone:
        return _Area()
    upper = area.upper if area.lines else one.y
    follows = _lines(after.strip.paint) if after else None
    if follows is not None and follows.answer is lines.answer:
        return _Area(lines, upper)
    low = top - one.y - one.height + 1
    lines.area(pen, lines.answer, (left + lines.x, low, left + lines.x + lines.width, top - upper - CLEAR))
    return _Area()


def _lines(paint: Paint | None) -> WriteLines | None:
    """The lines to write on of a painting, alone or beside words."""
    if isinstance(paint, Painted):
        return next((found for part in paint.parts if (found := _lines(part))), None)
    return paint if isinstance(paint, WriteLines) else None


def _panels(placed: Sequence[Placed]) -> dict[Panel, tuple[float, float]]:
    """How far down the page each panel reaches, outer ones first."""
    reach: dict[Panel, tuple[float, float]] = {}
    for one in placed:
        for panel in one.strip.panels:
            upper, _ = reach.get(panel, (one.y, 0.0))
            reach[panel] = (upper, one.y + one.height)
    return reach
