"""Holds what runs through a course as its motif: one line, or one path, that takes a shape in each part."""

from __future__ import annotations

from typing import Literal

Motif = Literal["none", "line", "path"]
"""What runs through a course: nothing, a line with a dot on it, or a path of dots."""

Figure = Literal["runs_dry", "gap", "dip", "step", "horizon", "line"]
"""The shape that it takes in a part."""

Shape = tuple[Motif, Figure | Literal["call", "cover", "home", "cord"]]
"""What is drawn, and its shape: that of a part, those of the beginning and the end, or the cord between them."""

FIGURES: tuple[Figure, ...] = ("runs_dry", "gap", "dip", "step", "horizon")
"""The shapes of the parts in turn, where they name none."""

Composition = Literal["above", "beside"]
"""Where a headline stands: across the slide, above what it speaks of, or at the side of it."""
