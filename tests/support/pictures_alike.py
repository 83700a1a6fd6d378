"""Compares two pictures of one drawing: what of each is not in the other, near where it is and in about its colour."""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

NEAR = 0.02
"""How far a shape may be from where it is in the other picture, as a share of the drawing's longer side."""

ALIKE = 40
"""How far a colour may be from the other's, in each of red, green and blue, of 255."""


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of the pixels of either that the other has nothing like within the distance."""
    reach = max(1, round(NEAR * max(one.size)))
    return max(_missing(one, other, reach), _missing(other, one, reach))


def _missing(one: Image.Image, other: Image.Image, reach: int) -> float:
    """The share of one picture's pixels whose colour is outside what the other has around the same place."""
    low = other.filter(ImageFilter.MinFilter(2 * reach + 1)).point(lambda value: max(0, value - ALIKE))
    high = other.filter(ImageFilter.MaxFilter(2 * reach + 1)).point(lambda value: min(255, value + ALIKE))
    below, above = ImageChops.subtract(low, one), ImageChops.subtract(one, high)
    bands = [band.point(lambda value: 255 if value else 0) for both in (below, above) for band in both.split()]
    wrong = bands[0]
    for band in bands[1:]:
        wrong = ImageChops.lighter(wrong, band)
    return wrong.histogram()[255] / (one.width * one.height)
