"""Converts lengths to English Metric Units, the whole numbers that PowerPoint files are written in."""

from __future__ import annotations

EMU_PER_POINT = 12_700
EMU_PER_MM = 36_000
EMU_PER_INCH = 914_400


class Length(int):
    """A length in EMU that can be read in points, millimetres or inches.

    Arithmetic gives plain integers (EMU); wrap the result where a unit is read off it again.
    """

    __slots__ = ()

    @property
    def pt(self) -> float:
        """The length in points (1/72 inch)."""
        return self / EMU_PER_POINT

    @property
    def mm(self) -> float:
        """The length in millimetres."""
        return self / EMU_PER_MM


def Pt(value: float) -> Length:  # noqa: N802 - reads as the unit it makes
    """A length given in points."""
    return Length(round(value * EMU_PER_POINT))


def Mm(value: float) -> Length:  # noqa: N802 - reads as the unit it makes
    """A length given in millimetres."""
    return Length(round(value * EMU_PER_MM))


def Inch(value: float) -> Length:  # noqa: N802 - reads as the unit it makes
    """A length given in inches."""
    return Length(round(value * EMU_PER_INCH))
