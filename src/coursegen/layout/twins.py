"""Says as which face a template's face is measured: its free twin, or the nearest wider one with a margin.

The twins have the very widths of Office's faces: they were drawn for that. Their tables are in ``assets/faces``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from coursegen.assets import asset
from coursegen.model.scene import Face

ARIAL = "arimo"
"""The face that pages are printed in; its widths come from the font itself, with its pairs."""


class Twin(Struct, frozen=True):
    """The table that a face is measured with, how many times as wide, and what people call the face in that table.

    ``exact`` is for a face whose widths those are.
    """

    table: str
    known_as: str
    times: float = 1.0

    @property
    def exact(self) -> bool:
        """Whether these are the face's own widths."""
        return self.times == 1.0


MARGIN, WIDE = 1.05, 1.2
"""How much wider a face without a twin is taken to be than the nearest wider one, or than Arial where it is wide."""

_CALIBRI, _CAMBRIA = Twin("carlito", "Calibri"), Twin("caladea", "Cambria")
_GEORGIA, _TIMES, _ARIAL = Twin("gelasio", "Georgia"), Twin("tinos", "Times New Roman"), Twin(ARIAL, "Arial")

TWINS: Mapping[str, Twin] = {
    "arial": _ARIAL, "arimo": _ARIAL, "helvetica": _ARIAL, "liberation sans": _ARIAL,
    "calibri": _CALIBRI, "carlito": _CALIBRI, "calibri light": _CALIBRI,
    "cambria": _CAMBRIA, "caladea": _CAMBRIA,
    "georgia": _GEORGIA, "gelasio": _GEORGIA,
    "times new roman": _TIMES, "times": _TIMES, "tinos": _TIMES, "liberation serif": _TIMES,
}  # fmt: skip
"""Faces with a twin, by their names in small letters. Calibri Light is Calibri in thinner strokes, hardly narrower."""

NEAREST: Mapping[str, Twin] = {
    "constantia": _GEORGIA, "palatino linotype": _GEORGIA, "book antiqua": _GEORGIA,
    "garamond": _TIMES, "perpetua": _TIMES, "baskerville old face": _TIMES,
}  # fmt: skip
"""Faces that are no wider than one that has a twin, and nearer to it than to Arial."""

WIDE_FAMILIES = ("verdana", "dejavu sans", "montserrat", "poppins", "century gothic", "lucida sans")
"""Faces that are known to be wider than Arial."""

SAMPLE = "Handle the next call with care, and say what happens next, by whom and when."
"""What faces are compared by."""


def twin_of(family: str) -> Twin:
    """What a family is measured as."""
    name = " ".join(family.casefold().split())
    if name in TWINS:
        return TWINS[name]
    near = NEAREST.get(name, _ARIAL)
    times = WIDE if name.startswith(WIDE_FAMILIES) else MARGIN
    return Twin(near.table, near.known_as, times)


@cache
def table_of(twin: str) -> Mapping[Face, Mapping[str, float]]:
    """A twin's advance widths in em, by face and character. Errors: ``FileNotFoundError`` for one without a table."""
    data: dict[str, Any] = json.loads(asset(f"faces/{twin}.json").read_text(encoding="ascii"))
    tables: dict[Face, Mapping[str, float]] = {}
    for face, row in data["widths"].items():
        known = {char: width / data["upm"] for char, width in zip(data["chars"], row, strict=True)}
        for missing, like in (("\u00a0", " "), ("\u2011", "-")):
            known.setdefault(missing, known[like])
        tables[face] = known
    return tables
