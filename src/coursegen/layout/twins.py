"""Says as which face a template's face is measured: its free twin, or the nearest wider one with a margin.

The twins have the very widths of Office's faces: they were drawn for that. Their tables are in ``assets/faces``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from coursegen.assets import asset
from coursegen.model.scene_items import Face

ARIAL = "arimo"
"""The face that pages are printed in; its widths come from the font itself, with its pairs."""


class Twin(Struct, frozen=True):
    """The table that a face is measured with, how many times as wide, and what people call the face in that table.

    ``exact`` is for a face whose widths those are, ``light`` for a thin one that has about those of another.
    """

    table: str
    known_as: str
    times: float = 1.0
    light: bool = False

    @property
    def exact(self) -> bool:
        """Whether these are the face's own widths."""
        return self.times == 1.0


MARGIN, WIDE, EVEN = 1.05, 1.2, 1.35
"""How many times as wide a face without a twin is taken to be as the nearest wider one, as Arial where it is wide, and
as Arial where all its letters are of one width."""

_CALIBRI, _CAMBRIA = Twin("carlito", "Calibri"), Twin("caladea", "Cambria")
_SEGOE = Twin("selawik", "Segoe UI")
_CALIBRI_LIGHT, _SEGOE_LIGHT = Twin("carlito", "Calibri", light=True), Twin("selawik", "Segoe UI", light=True)
_GEORGIA, _TIMES, _ARIAL = Twin("gelasio", "Georgia"), Twin("tinos", "Times New Roman"), Twin(ARIAL, "Arial")

TWINS: Mapping[str, Twin] = {
    "arial": _ARIAL, "arimo": _ARIAL, "helvetica": _ARIAL, "liberation sans": _ARIAL,
    "calibri": _CALIBRI, "carlito": _CALIBRI, "calibri light": _CALIBRI_LIGHT,
    "cambria": _CAMBRIA, "caladea": _CAMBRIA,
    "georgia": _GEORGIA, "gelasio": _GEORGIA,
    "times new roman": _TIMES, "times": _TIMES, "tinos": _TIMES, "liberation serif": _TIMES,
    "segoe ui": _SEGOE, "segoe ui light": _SEGOE_LIGHT, "segoe ui semilight": _SEGOE_LIGHT, "selawik": _SEGOE,
}  # fmt: skip
"""Faces with a twin, by their names in small letters. Light ones are the same in thinner strokes, hardly narrower."""

NEAREST: Mapping[str, Twin] = {
    "constantia": _GEORGIA, "palatino linotype": _GEORGIA, "book antiqua": _GEORGIA,
    "segoe ui semibold": _SEGOE, "segoe ui variable": _SEGOE,
    "garamond": _TIMES, "perpetua": _TIMES, "baskerville old face": _TIMES,
}  # fmt: skip
"""Faces that are no wider than one that has a twin, and nearer to it than to Arial."""

WIDE_FAMILIES = (
    "arial black", "bookman", "century gothic", "comic sans", "cooper black", "dejavu sans", "inter", "lucida",
    "meiryo", "microsoft jhenghei", "microsoft yahei", "montserrat", "noto sans", "open sans", "poppins", "segoe print",
    "segoe script", "verdana", "work sans", "メイリオ", "微軟正黑體", "微软雅黑",
)  # fmt: skip
"""How the names of faces begin that are known to be more than a margin wider than Arial."""

EVEN_FAMILIES = (
    "cascadia", "consolas", "courier", "jetbrains mono", "lucida console", "roboto mono", "source code",
    "fangsong", "kaiti", "ms gothic", "ms mincho", "nsimsun", "simhei", "simsun",
    "仿宋", "宋体", "新宋体", "楷体", "黑体", "ｍｓ ゴシック", "ｍｓ 明朝",
)  # fmt: skip
"""The same for faces whose letters are all of one width, as the Latin ones of many East Asian faces are: half an em."""

SAMPLE = "Handle the next call with care, and say what happens next, by whom and when."
"""What faces are compared by."""


SHIPPED = frozenset({"carlito", "gelasio"})
"""The twins whose letters are there too (``assets/fonts``), so that slides can be painted in them."""


def file_of(family: str, face: Face) -> Path | None:
    """The TrueType file of a family's twin, for a face of the text; ``None`` where its letters are not there."""
    twin = twin_of(family)
    return asset(f"fonts/{twin.table}-{face}.ttf") if twin.table in SHIPPED else None


def twin_of(family: str) -> Twin:
    """What a family is measured as."""
    name = " ".join(family.casefold().split())
    if name in TWINS:
        return TWINS[name]
    near = NEAREST.get(name, _ARIAL)
    times = EVEN if name.startswith(EVEN_FAMILIES) else WIDE if name.startswith(WIDE_FAMILIES) else MARGIN
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


@cache
def reach_of(twin: str) -> tuple[float, float]:
    """How far a twin reaches above and below its baseline, in em. Errors: as :func:`table_of`."""
    data: dict[str, Any] = json.loads(asset(f"faces/{twin}.json").read_text(encoding="ascii"))
    return data["above"] / data["upm"], data["below"] / data["upm"]
