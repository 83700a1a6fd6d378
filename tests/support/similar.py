"""How alike two pictures of a page are inside a box: structural similarity where there is ink."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy
import pypdfium2

from coursegen.model.scene_items import Box
from coursegen.units import EMU_PER_POINT
from support.exactness import Word

LEAST_ALIKE = 0.9
"""What two pictures of the same drawing have to reach."""

LEAST_PART_ALIKE = 0.75
"""The same for a part of one, which is mostly edges: renderers smooth each in their way."""

SCALE = 1.5
"""Pixels a point."""

_WINDOW = 7  # pixels across, as in the first paper on it (Wang et al., 2004, with an even window)
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2

Pixels = Any
"""Brightness by row and column, 0 to 255."""


def pages(pdf: Path, numbers: Sequence[int]) -> dict[int, Pixels]:
    """Some pages of a PDF, from 0, in grey."""
    document = pypdfium2.PdfDocument(pdf)
    found = {}
    for number in numbers:
        picture = document[number].render(scale=SCALE).to_pil().convert("L")
        found[number] = numpy.asarray(picture, dtype=float)
    document.close()
    return found


def cut(page: Pixels, box: Box) -> Pixels:
    """The part of a page that a box in EMU takes, with so much around it that a window fits on a straight line."""
    pixel = EMU_PER_POINT / SCALE
    left, top, right, bottom = (round(edge / pixel) for edge in (box.x, box.y, box.right, box.bottom))
    return page[max(0, top - 6) : bottom + 6, max(0, left - 6) : right + 6]


def wordless(page: Pixels, words: Sequence[Word]) -> Pixels:
    """A page with its words painted over in what is behind each of them."""
    blank = page.copy()
    for word in words:
        left, top, right, bottom = (round(edge * SCALE) for edge in word[1:])
        place = slice(max(0, top - 1), bottom + 1), slice(max(0, left - 1), right + 1)
        if blank[place].size:
            blank[place] = numpy.median(page[place])
    return blank


def similarity(one: Pixels, other: Pixels) -> float:
    """The mean structural similarity of two pictures of one size over the windows in which either has ink."""
    rows, columns = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    a, b = one[:rows, :columns], other[:rows, :columns]
    mean_a, mean_b = _mean(a), _mean(b)
    var_a, var_b = _mean(a * a) - mean_a**2, _mean(b * b) - mean_b**2
    both = _mean(a * b) - mean_a * mean_b
    alike = (2 * mean_a * mean_b + _C1) * (2 * both + _C2)
    alike = alike / ((mean_a**2 + mean_b**2 + _C1) * (var_a + var_b + _C2))
    ground = numpy.median(a)
    ink = (var_a > 4) | (var_b > 4) | (abs(mean_a - ground) > 4) | (abs(mean_b - ground) > 4)
    return float(alike[ink].mean()) if ink.any() else 1.0


def registered(one: Pixels, other: Pixels, enough: float = 1.0) -> float:
    """The similarity of two pictures, the second moved by at most a pixel: renderers round places each in their way.

    Nothing is looked for further once two places are ``enough`` alike.
    """
    rows, columns = min(one.shape[0], other.shape[0]), min(one.shape[1], other.shape[1])
    still = one[1 : rows - 1, 1 : columns - 1]
    best = -1.0
    for down in (0, -1, 1):
        for across in (0, -1, 1):
            moved = other[1 + down : rows - 1 + down, 1 + across : columns - 1 + across]
            best = max(best, similarity(still, moved))
            if best >= enough:
                return best
    return best


def _mean(values: Pixels) -> Pixels:
    """The mean of every window."""
    summed = numpy.cumsum(numpy.cumsum(numpy.pad(values, ((1, 0), (1, 0))), 0), 1)
    n = _WINDOW
    return (summed[n:, n:] - summed[:-n, n:] - summed[n:, :-n] + summed[:-n, :-n]) / n**2
