"""Cuts the four static faces that pages are printed in, and the table that texts are measured with.

``fontpkg-arimo`` carries Arimo as variable TrueType; regular, bold, italic and bold italic are cut from it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from typing import Any

from coursegen.layout.faces import FACES, METRICS
from coursegen.model.scene_items import Face
from coursegen.problems import Problem, Refused

FORMAT = 5
"""Of the files that are made; whoever keeps them makes them anew where it is another."""

_DROPPED_TABLES = ["GSUB", "BASE", "DSIG", "STAT", "meta"]
_READ_TABLES = ["GPOS", "GDEF"]  # for their kerning, and then dropped

Progress = Callable[[int, int], None]
"""Called with how many faces are done and how many there are."""


def cut_faces(progress: Progress | None) -> Mapping[str, bytes]:
    """The files of the four faces by their names, and last the table of their widths; the same bytes every time.

    Errors: ``Refused`` where the installation lacks the font package.
    """
    # Imported here: fontTools is slow to import and needed on the first run only.
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    subsetting: Any = subset
    instancing: Any = instancer

    from coursegen.layout.kerning import kerning_of

    spec = find_spec("fontpkg_arimo")
    if spec is None or spec.origin is None:
        raise Refused([no_font()])
    fonts = Path(spec.origin).parent / "files"
    files: dict[str, bytes] = {}
    metrics: dict[str, object] = {}
    widths: dict[Face, dict[int, int]] = {}
    pairs: dict[Face, tuple[str, list[int]]] = {}
    for done, (face, (file, weight)) in enumerate(FACES.items()):
        if progress:
            progress(done, len(FACES))
        font: Any = TTFont(fonts / file, recalcTimestamp=False, lazy=False)
        options = subsetting.Options(
            drop_tables=[*subsetting.Options().drop_tables, *_DROPPED_TABLES],
            hinting=False,
            notdef_outline=True,
            layout_features=["kern"],
            name_IDs=["*"],
        )
        cutter = subsetting.Subsetter(options)
        cutter.populate(unicodes=font.getBestCmap().keys())
        cutter.subset(font)
        static = instancing.instantiateVariableFont(font, {"wght": weight}, inplace=True)
        static.recalcTimestamp = False
        kerned = kerning_of(static)
        pairs[face] = "".join(kerned), list(kerned.values())
        for table in _READ_TABLES:
            if table in static:
                del static[table]
        _name(static, face)
        static.save(stream := BytesIO(), reorderTables=True)
        files[f"{face}.ttf"] = stream.getvalue()
        advances, glyphs = static["hmtx"].metrics, static.getBestCmap()
        widths[face] = {code: advances[glyph][0] for code, glyph in glyphs.items()}
        head = static["hhea"]
        metrics = {
            "upm": static["head"].unitsPerEm,
            "ascent": head.ascent,
            "descent": -head.descent,
            "line": head.ascent - head.descent + head.lineGap,
        }
    codes = sorted(set.intersection(*(set(table) for table in widths.values())))
    metrics["chars"] = "".join(map(chr, codes))
    metrics["widths"] = {face: [table[code] for code in codes] for face, table in widths.items()}
    metrics["pairs"] = pairs
    if progress:
        progress(len(FACES), len(FACES))
    return {**files, METRICS: json.dumps(metrics, separators=(",", ":")).encode("ascii")}


def _name(font: Any, face: Face) -> None:
    """Give a static face the style names that its weight and slope have."""
    style = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "Bold Italic"}[face]
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in {0, 5, 13, 14}]
    for name_id, value in (
        (1, "Arimo"),
        (2, style),
        (3, f"coursegen Arimo {style}"),
        (4, f"Arimo {style}"),
        (6, f"Arimo-{style.replace(' ', '')}"),
    ):
        names.setName(value, name_id, 3, 1, 0x409)


def no_font() -> Problem:
    """What is wrong with an installation that lacks the package."""
    return Problem(
        "no-font", "the package fontpkg-arimo is not installed", hint="install coursegen again with pip install"
    )
