"""Run by hand to make the tables of widths beside it: ``python assets/faces/build.py FOLDER``.

FOLDER has the free twins of Office's faces, anywhere below it: Carlito and Tinos of Debian's fonts-crosextra-carlito
and fonts-croscore, Gelasio of the npm package @fontsource/gelasio, Caladea 1.002 of the PyPI package font-caladea,
Selawik of the npm package winstrap, which has no italics: its upright letters stand for them. (Debian's Caladea is a
later drawing, 1.001 of another count, that is no longer as wide as Cambria.) The tables hold advance widths, and how
far a face reaches above and below its baseline; no outline of a letter is in them. ``tests/layout/test_twins.py``
holds what they say.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
TWINS = {
    "carlito": ("Carlito-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
    "caladea": ("Caladea-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
    "tinos": ("Tinos-{}.ttf", ("Regular", "Bold", "Italic", "BoldItalic")),
    "gelasio": ("gelasio-*-{}.woff", ("400-normal", "700-normal", "400-italic", "700-italic")),
    "selawik": ("{}.ttf", ("selawk", "selawkb", "selawk", "selawkb")),
}
LICENCES = {
    "carlito": "OFL-1.1", "caladea": "Apache-2.0", "tinos": "OFL-1.1", "gelasio": "OFL-1.1", "selawik": "OFL-1.1",
}  # fmt: skip
FACES = ("regular", "bold", "italic", "bold_italic")
LETTERS = ((0x20, 0x250), (0x2B0, 0x530), (0x1E00, 0x1F00), (0x2000, 0x2300))
"""What courses are written in: Latin with its accents, Greek and Cyrillic, punctuation, money, arrows and signs."""


def widths(files: list[Path]) -> tuple[int, dict[int, int], list[str], tuple[int, int]]:
    """Units of an em, and the advance width of every letter in some files of one face.

    With the font's own copyright and version, and how far it reaches above and below its baseline.
    """
    upm, found, told, reach = 0, {}, [], (0, 0)
    for file in files:
        font: Any = TTFont(file)
        reach = font["hhea"].ascent, -font["hhea"].descent
        upm = font["head"].unitsPerEm
        advances = font["hmtx"].metrics
        for code, glyph in font.getBestCmap().items():
            if any(first <= code < last for first, last in LETTERS):
                found[code] = advances[glyph][0]
        told += [str(font["name"].getDebugName(number) or "") for number in (0, 5)]
    return upm, found, told, reach


def main(folder: Path) -> None:
    for name, (pattern, styles) in TWINS.items():
        tables, upm, told, reach = {}, 0, [], (0, 0)
        for face, style in zip(FACES, styles, strict=True):
            files = sorted(folder.rglob(pattern.format(style)))
            if not files:
                sys.exit(f"{folder} has no {pattern.format(style)}")
            upm, tables[face], told, reach = widths(files)
        codes = sorted(set.intersection(*(set(table) for table in tables.values())))
        copyright_line, version = told[:2]
        if name == "caladea" and not version.startswith("Version 1.002"):
            sys.exit(f"{version} of Caladea is not as wide as Cambria")
        made = {
            "font": name.capitalize(),
            "version": version,
            "copyright": copyright_line,
            "licence": LICENCES[name],
            "upm": upm,
            "above": reach[0],
            "below": reach[1],
            "chars": "".join(map(chr, codes)),
            "widths": {face: [table[code] for code in codes] for face, table in tables.items()},
        }
        text = json.dumps(made, separators=(",", ":"), ensure_ascii=True).replace(',"', ',\n"')
        (HERE / f"{name}.json").write_text(f"{text}\n", encoding="ascii")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
