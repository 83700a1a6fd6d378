"""Run by hand to make the fonts beside it: ``python assets/fonts/build.py FOLDER``.

FOLDER has the npm packages @fontsource/carlito and @fontsource/gelasio 5.3.0, unpacked anywhere below it: the free
twins of Calibri and Georgia, which our template names. Slides are painted and pages printed with them, and
``.ci/run`` installs them so that LibreOffice sets the deck in faces of the right widths. Each file has the letters of
several of the package's, without hints and without tables of pairs: texts are measured by their widths alone, which
``widths.json`` has, so that nobody opens a font for them. Without FOLDER that table alone is made anew.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from fontTools import merge, subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
FACES = {"regular": "400-normal", "bold": "700-normal", "italic": "400-italic", "bold_italic": "700-italic"}
SCRIPTS = ("latin", "latin-ext", "greek", "cyrillic", "vietnamese")
DAY = 3_786_912_000
"""The first of January 2024, in seconds since 1904: two runs give the same bytes."""
STYLES = {"regular": "Regular", "bold": "Bold", "italic": "Italic", "bold_italic": "Bold Italic"}


def plain(file: Path, work: Path) -> str:
    """One file of a package as a font with its letters alone."""
    font: Any = TTFont(file, recalcTimestamp=False, lazy=False)
    font.flavor = None
    options = subset.Options(hinting=False, notdef_outline=True, name_IDs=["*"], layout_features=[])
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "STAT", "gasp", "DSIG", "meta"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=font.getBestCmap().keys())
    cutter.subset(font)
    target = work / f"{file.stem}.ttf"
    font.save(target)
    return str(target)


def main(folder: Path) -> None:
    for family in ("carlito", "gelasio"):
        for face, style in FACES.items():
            with tempfile.TemporaryDirectory() as name:
                files = [next(folder.rglob(f"{family}-{script}-{style}.woff"), None) for script in SCRIPTS]
                parts = [plain(file, Path(name)) for file in files if file is not None]
                font: Any = merge.Merger().merge(parts)
                font.recalcTimestamp = False
                font["head"].created = font["head"].modified = DAY
                for record_id, text in (
                    (1, family.capitalize()), (2, STYLES[face]), (4, f"{family.capitalize()} {STYLES[face]}"),
                    (6, f"{family.capitalize()}-{STYLES[face].replace(' ', '')}"),
                ):  # fmt: skip
                    font["name"].setName(text, record_id, 3, 1, 0x409)
                font["name"].names = [one for one in font["name"].names if one.nameID not in (16, 17, 21, 22, 25)]
                font.save(HERE / f"{family}-{face}.ttf", reorderTables=True)


def table(family: str) -> dict[str, object]:
    """The widths of what all four faces of a family have signs for."""
    fonts: dict[str, Any] = {face: TTFont(HERE / f"{family}-{face}.ttf") for face in FACES}
    signs = {face: font.getBestCmap() for face, font in fonts.items()}
    codes = sorted(code for code in set.intersection(*map(set, signs.values())) if code >= ord(" "))
    return {
        "upm": fonts["regular"]["head"].unitsPerEm,
        "chars": "".join(map(chr, codes)),
        "widths": {
            face: [font["hmtx"].metrics[signs[face][code]][0] for code in codes] for face, font in fonts.items()
        },
    }


def tables() -> None:
    made = {family: table(family) for family in ("carlito", "gelasio")}
    text = json.dumps(made, separators=(",", ":"), ensure_ascii=True).replace(',"', ',\n"')
    (HERE / "widths.json").write_text(f"{text}\n", encoding="ascii")


if __name__ == "__main__":
    if sys.argv[1:]:
        main(Path(sys.argv[1]))
    tables()
