"""Strips that have their places on a page, drawn: panels behind them first."""

from __future__ import annotations

from collections.abc import Sequence

from coursegen.write.pdf.flow import Placed
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.strips import Panel


def draw_placed(placed: Sequence[Placed], pen: Pen, left: float, top: float) -> None:
    """Draw strips whose text area has its upper left corner at ``left``, ``top``."""
    for panel, (upper, lower) in _panels(placed).items():
        if panel.tint:
            pen.box(left + panel.x, top - lower, panel.width, lower - upper, panel.tint)
        pen.box(left + panel.x, top - lower, panel.bar_width, lower - upper, panel.bar)
    for one in placed:
        if one.strip.paint:
            one.strip.paint.draw(pen, left, top - one.y, one.height)


def _panels(placed: Sequence[Placed]) -> dict[Panel, tuple[float, float]]:
    """How far down the page each panel reaches, outer ones first."""
    reach: dict[Panel, tuple[float, float]] = {}
    for one in placed:
        for panel in one.strip.panels:
            upper, _ = reach.get(panel, (one.y, 0.0))
            reach[panel] = (upper, one.y + one.height)
    return reach
