"""Draws the lines to cut along around what is cut out of a page."""

from __future__ import annotations

from coursegen.model.brand import RGB
from coursegen.write.pdf.pen import PLAIN, Pen

_INK: RGB = (0.0, 0.0, 0.0)
_DASHES = (3.0, 3.0)


def draw_cut(pen: Pen, start: tuple[float, float], end: tuple[float, float]) -> None:
    """Draw a dashed hairline from one point of the page to another."""
    pen.stroke([("M", start), ("L", end)], _INK, 0.4, _DASHES, PLAIN)
