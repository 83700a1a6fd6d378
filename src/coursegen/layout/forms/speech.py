"""Draws large speech bubbles: the preset's tail is a quarter of the bubble wide, which looks flat under a wide one."""

from __future__ import annotations

from coursegen.layout.forms.outlines import INSET
from coursegen.layout.forms.sketch import CORNER, PAD, Sketch, Words
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene_items import Colour, PathStep

TAIL = 40.0
"""How far a tail reaches below its bubble, in points."""

BASE, LEAN = 46.0, 30.0
"""How wide a tail is where it begins, and how far to the side of its tip that is, in points."""

CURVE = CORNER * (1 - 0.5523)
"""How far from a corner the control points of its curve are."""


def speech(sketch: Sketch, name: str, words: Words, at: Bounds, tip: Point, fill: Colour, ink: Colour) -> None:
    """Words in a bubble with a slim tail to a point below it, which leans towards the nearer end."""
    left, top, right, foot = at.x, at.y, at.x + at.width, at.y + at.height
    towards = 1 if tip[0] < left + at.width / 2 else -1
    near = min(max(tip[0] + towards * LEAN, left + CORNER), right - CORNER)
    far = min(max(near + towards * BASE, left + CORNER), right - CORNER)
    first, last = max(near, far), min(near, far)
    outline: list[PathStep] = [
        ("M", (left + CORNER, top)), ("L", (right - CORNER, top)),
        ("C", (right - CURVE, top, right, top + CURVE, right, top + CORNER)), ("L", (right, foot - CORNER)),
        ("C", (right, foot - CURVE, right - CURVE, foot, right - CORNER, foot)),
        ("L", (first, foot)), ("L", tip), ("L", (last, foot)), ("L", (left + CORNER, foot)),
        ("C", (left + CURVE, foot, left, foot - CURVE, left, foot - CORNER)), ("L", (left, top + CORNER)),
        ("C", (left, top + CURVE, left + CURVE, top, left + CORNER, top)), ("Z", ()),
    ]  # fmt: skip
    sketch.outline(f"{name} bubble", outline, fill)
    side, above = PAD + INSET * CORNER, PAD * 0.7 + INSET * CORNER
    inner = Bounds(left + side, top + above, at.width - 2 * side, at.height - 2 * above)
    sketch.words(name, words, inner, colour=ink, anchor="middle")
