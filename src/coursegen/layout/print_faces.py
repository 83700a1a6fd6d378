"""Says in which faces pages are printed: the free twins of a brand's own, which can be embedded, or Arimo."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from coursegen.assets import asset
from coursegen.layout.faces import FACES, Faces, of_headlines
from coursegen.layout.twins import twin_of
from coursegen.model.scene_items import Face

LETTERS: Mapping[str, str] = {"carlito": "carlito", "gelasio": "gelasio", "tinos": "gelasio", "caladea": "gelasio"}
"""Whose letters stand for a face, by the table that it is measured with: a face with serifs gets one with serifs."""


def print_faces(plain: Faces, text: str, headings: str) -> Faces:
    """The faces for pages of a brand by its two families; ``plain`` set what has no twin here, and signs it lacks."""
    files: dict[Face, Path] = {}
    widths: dict[Face, Mapping[str, float]] = {}
    for face in FACES:
        for family, one in ((text, face), (headings, of_headlines(face))):
            if letters := LETTERS.get(twin_of(family).table):
                files[one] = asset(f"fonts/{letters}-{face}.ttf")
                widths[one] = _widths()[letters][face]
    return plain.with_letters(files, widths) if files else plain


@cache
def _widths() -> Mapping[str, Mapping[str, Mapping[str, float]]]:
    """The advance widths in em of the letters that are shipped, by family, face and character."""
    data: dict[str, Any] = json.loads(asset("fonts/widths.json").read_text(encoding="ascii"))
    return {
        family: {
            face: {char: width / table["upm"] for char, width in zip(table["chars"], row, strict=True)}
            for face, row in table["widths"].items()
        }
        for family, table in data.items()
    }
