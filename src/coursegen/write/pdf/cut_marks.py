"""Draws eight short lines beside the corners of what is cut out of a page."""

from __future__ import annotations

from coursegen.model.brand import RGB
from coursegen.units import Mm
from coursegen.write.pdf.pen import Pen

MARK = Mm(4).pt
AWAY = Mm(1).pt
"""Marks stay that far clear of what is cut out, so that a cut beside the line leaves no ink on it."""

_INK: RGB = (0.0, 0.0, 0.0)


def draw_cut_marks(pen: Pen, left: float, right: float, lower: float, upper: float) -> None:
    """Draw two marks at each corner, in line with the edges, which are in points on the page."""
    for edge, away in ((left, -1), (right, 1)):
        for y in (upper, lower):
            pen.line(edge + away * AWAY, y, edge + away * (AWAY + MARK), y, 0.25, _INK)
    for edge, away in ((lower, -1), (upper, 1)):
        for x in (left, right):
            pen.line(x, edge + away * AWAY, x, edge + away * (AWAY + MARK), 0.25, _INK)


def draw_fold_marks(pen: Pen, x: float, lower: float, upper: float) -> None:
    """Dotted marks above and below a card, to fold it along the upright line between them; none lies on its words."""
    for edge, away in ((lower, -1), (upper, 1)):
        pen.line(x, edge + away * AWAY, x, edge + away * (AWAY + MARK), 1.25, _INK, dotted=True)
