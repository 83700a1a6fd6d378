"""Counts how many lines and words a place for text holds at a size."""

from __future__ import annotations

from coursegen.layout.breaking import face_of
from coursegen.layout.faces import Faces
from coursegen.layout.slot import Slot
from coursegen.units import EMU_PER_POINT

SAMPLE = "The caller hears that you have read the note before you say a word"
"""Plain words of the usual length, fourteen of them."""


def capacity(slot: Slot, size: float, faces: Faces) -> tuple[int, int]:
    """How many lines, and about how many words, a place holds at a size in points."""
    insets, style = slot.insets, slot.style
    width = (slot.box.width - insets.left - insets.right) / EMU_PER_POINT - style.margin
    height = (slot.box.height - insets.top - insets.bottom) / EMU_PER_POINT
    line = slot.style.line_height(size)
    sample = SAMPLE.upper() if style.capitals else SAMPLE
    word = faces.of(slot.family).em(f"{sample} ", face_of(style.heading, style.bold)) * size / len(SAMPLE.split())
    lines = max(0, int(height / line)) if line > 0 else 0
    return lines, lines * max(0, int(width / word))


def is_slit(slot: Slot) -> bool:
    """Whether a place is lower than a line of its own words."""
    high = (slot.box.height - slot.insets.top - slot.insets.bottom) / EMU_PER_POINT
    return high < slot.style.line_height(slot.style.size)
