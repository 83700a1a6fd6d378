"""Draws sheets and cards of paper: a ground with a folded corner."""

from __future__ import annotations

from coursegen.layout.forms.sketch import Sketch
from coursegen.layout.marks import Bounds
from coursegen.model.scene_items import PathStep

FOLD = 24.0
"""How large a folded corner is, in points."""


def paper(sketch: Sketch, name: str, at: Bounds) -> None:
    """A sheet whose lower right corner is folded over."""
    right, foot = at.x + at.width, at.y + at.height
    sheet: list[PathStep] = [
        ("M", (at.x, at.y)), ("L", (right, at.y)), ("L", (right, foot - FOLD)), ("L", (right - FOLD, foot)),
        ("L", (at.x, foot)), ("Z", ()),
    ]  # fmt: skip
    fold: list[PathStep] = [
        ("M", (right, foot - FOLD)), ("L", (right - FOLD, foot - FOLD)), ("L", (right - FOLD, foot)), ("Z", ()),
    ]  # fmt: skip
    sketch.outline(name, sheet, sketch.colours.mist)
    sketch.outline(f"{name} fold", fold, sketch.colours.quiet)
