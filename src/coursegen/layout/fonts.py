"""Measures text in a theme's font family, and has four static faces on disk to print pages in.

Our decks name Arial, which every PowerPoint has; its widths are those of Arimo, which `fontpkg-arimo`
carries as variable TrueType. One static face for each of regular, bold, italic and bold italic is made
once per machine and kept in the user's cache folder beside a table of advance widths and kerned pairs, so that
measuring never opens a font. Other families are measured as their twins (``layout/twins.py``).
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from itertools import accumulate, chain, repeat
from operator import add
from pathlib import Path
from typing import Any

from coursegen.layout.twins import ARIAL, MARGIN, SAMPLE, Twin, table_of, twin_of
from coursegen.model.scene import Face
from coursegen.problems import Problem, Refused

FACES: Mapping[Face, tuple[str, int]] = {
    "regular": ("Arimo[wght].ttf", 400),
    "bold": ("Arimo[wght].ttf", 700),
    "italic": ("Arimo-Italic[wght].ttf", 400),
    "bold_italic": ("Arimo-Italic[wght].ttf", 700),
}
"""Each face: the variable font that it is cut from, and the weight."""

_FORMAT = 5  # of the cached files; a change here makes them anew
_METRICS = "metrics.json"
_DROPPED_TABLES = ["GSUB", "BASE", "DSIG", "STAT", "meta"]
_READ_TABLES = ["GPOS", "GDEF"]  # for their kerning, and then dropped

Progress = Callable[[int, int], None]
"""Called with how many faces are done and how many there are."""


class _Widths(dict[str, float]):
    """Advance widths in em by character; what the face lacks is estimated once and remembered.

    ``pairs`` are the changes in em that pairs of characters make.
    """

    def __init__(self, known: Mapping[str, float], pairs: Mapping[str, float]) -> None:
        super().__init__(known)
        self.pairs = pairs
        self.kerned_words: dict[str, float] = {}
        visible = [width for width in known.values() if width > 0]
        self.average = sum(visible) / len(visible) if visible else 0.5
        self.words: dict[str, float] = {}

    def __missing__(self, char: str) -> float:
        if unicodedata.combining(char) or unicodedata.category(char) in {"Cf", "Cc", "Mn"}:
            width = 0.0
        elif unicodedata.east_asian_width(char) in "WF":
            width = 1.0
        else:
            width = self.average
        self[char] = width
        return width

    def of(self, text: str) -> float:
        """The width of a text in em; remembered, since the words of a course repeat."""
        width = self.words.get(text)
        if width is None:
            width = self.words[text] = sum(map(self.__getitem__, text))
        return width

    def kerned(self, text: str) -> float:
        """The width of a text in em with its pairs kerned; remembered as well."""
        width = self.kerned_words.get(text)
        if width is None:
            pairs = self.pairs
            change = sum([pairs[pair] for pair in map(str.__add__, text, text[1:]) if pair in pairs])
            width = self.kerned_words[text] = self.of(text) + change
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Four static faces of one family.

    ``ascent``, ``descent`` and ``line`` (the natural line height) are in em, as the font's ``hhea``
    table has them. Two values are never equal: results are remembered by the very faces they belong to.
    """

    family: str
    folder: Path
    ascent: float
    descent: float
    line: float
    _widths: Mapping[Face, _Widths] = field(repr=False)
    _covered: frozenset[str] = field(repr=False)

    def path(self, face: Face) -> Path:
        """The TrueType file of a face."""
        return self.folder / f"{face}.ttf"

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of a text in points at a size in points, as pages are set: pairs are not kerned.

        What the face lacks counts one em where it is a wide East Asian character, else the face's average width.
        """
        return self._widths[face].of(text) * size

    def em(self, text: str, face: Face) -> float:
        """The width of a text in em as slides are set: PowerPoint and LibreOffice kern pairs."""
        return self._widths[face].kerned(text)

    def edges(self, text: str, face: Face) -> list[float]:
        """Where each character of a text begins on one endless line, and where the last one ends, in em, kerned."""
        widths = self._widths[face]
        closer = map(widths.pairs.get, map(add, text, text[1:]), repeat(0.0))
        return list(accumulate(map(add, map(widths.__getitem__, text), chain(closer, (0.0,))), initial=0.0))

    def places(self, text: str, face: Face) -> list[float]:
        """Where each character begins, and where the last one ends, in em, as pages are set: pairs are not kerned."""
        return list(accumulate(map(self._widths[face].__getitem__, text), initial=0.0))

    def pairs(self, face: Face) -> Mapping[str, float]:
        """What pairs of characters change in em when they stand side by side in one face."""
        return self._widths[face].pairs

    def covers(self, char: str) -> bool:
        """Whether the faces have a glyph for a character."""
        return char in self._covered


def faces(family: str = "Arial", progress: Progress | None = None) -> Faces:
    """The faces that a family's text is measured with; made on the first run, which takes seconds.

    What a twin has no sign for is taken as wide as in Arial, with the margin of a face that nobody knows.
    Errors: ``Refused`` where the installation lacks the font package.
    """
    folder = _folder(progress)
    data = json.loads((folder / _METRICS).read_text(encoding="ascii"))
    upm, chars = data["upm"], data["chars"]
    widths = {face: _widths(data, face, twin_of(family)) for face in FACES}
    return Faces(
        family, folder, data["ascent"] / upm, data["descent"] / upm, data["line"] / upm, widths, frozenset(chars)
    )


def wider(families: Sequence[str], progress: Progress | None = None) -> str:
    """The family of several whose words run widest: slides are measured with it."""
    if len(set(families)) == 1:
        return families[0]
    return max(families, key=lambda family: faces(family, progress).em(SAMPLE, "regular"))


def _widths(data: Mapping[str, Any], face: Face, twin: Twin) -> _Widths:
    """One face's widths as its twin has them, and its pairs where they are known: Arial's are."""
    upm, (joined, changes) = data["upm"], data["pairs"][face]
    rest = twin.times if twin.table == ARIAL else max(twin.times, MARGIN)
    known = {char: rest * width / upm for char, width in zip(data["chars"], data["widths"][face], strict=True)}
    if twin.table != ARIAL:
        known |= {char: twin.times * width for char, width in table_of(twin.table)[face].items()}
    elif twin.exact:
        pairs = {joined[2 * at : 2 * at + 2]: change / upm for at, change in enumerate(changes)}
        return _Widths(known, pairs)
    return _Widths(known, {})


def cache_folder() -> Path:
    """The folder that this user's caches of the tool belong in; it need not exist."""
    if home := os.environ.get("XDG_CACHE_HOME"):
        return Path(home) / "coursegen"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches" / "coursegen"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "coursegen" / "Cache"
    return Path.home() / ".cache" / "coursegen"


def _folder(progress: Progress | None) -> Path:
    """The folder with the static faces, made if it isn't there; its name holds every version that matters."""
    try:
        versions = f"{metadata.version('fontpkg-arimo')}-fonttools-{metadata.version('fonttools')}-{_FORMAT}"
    except metadata.PackageNotFoundError as missing:
        raise Refused([_no_font()]) from missing
    name = f"arimo-{versions}"
    for parent, shared in ((cache_folder() / "fonts", False), (_temporary_folder(), True)):
        folder = parent / name
        if (folder / _METRICS).is_file() and (_is_own(folder) or not shared):
            return folder
        try:
            parent.mkdir(parents=True, exist_ok=True)
            work = Path(tempfile.mkdtemp(prefix=f".{name}-", dir=parent))
        except OSError:
            continue
        try:
            _make(work, progress)
            _put_in_place(work, folder)
        except OSError:
            continue
        finally:
            shutil.rmtree(work, ignore_errors=True)
        return folder
    raise Refused(
        [
            Problem(
                "no-cache",
                "there is no folder to keep the fonts in",
                hint="set XDG_CACHE_HOME to a folder that can be written",
            )
        ]
    )


def _put_in_place(work: Path, folder: Path) -> None:
    """Rename the finished folder into place; another process may have been first, which is as good."""
    try:
        work.rename(folder)
    except OSError:
        if not (folder / _METRICS).is_file():
            raise


def _is_own(folder: Path) -> bool:
    """Whether nobody else could have put other fonts there: the shared temporary folder is open to all."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()


def _temporary_folder() -> Path:
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "user")
    return Path(tempfile.gettempdir()) / f"coursegen-{user}" / "fonts"


def _no_font() -> Problem:
    return Problem(
        "no-font", "the package fontpkg-arimo is not installed", hint="install coursegen again with pip install"
    )


def _make(folder: Path, progress: Progress | None) -> None:
    """Cut the four faces into a folder and write their widths beside them; the same bytes every time."""
    # Imported here: fontTools is slow to import and needed on the first run only.
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    subsetting: Any = subset
    instancing: Any = instancer

    from coursegen.layout.kerning import kerning_of

    spec = find_spec("fontpkg_arimo")
    if spec is None or spec.origin is None:
        raise Refused([_no_font()])
    files = Path(spec.origin).parent / "files"
    metrics: dict[str, object] = {}
    widths: dict[Face, dict[int, int]] = {}
    pairs: dict[Face, tuple[str, list[int]]] = {}
    for done, (face, (file, weight)) in enumerate(FACES.items()):
        if progress:
            progress(done, len(FACES))
        font: Any = TTFont(files / file, recalcTimestamp=False, lazy=False)
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
        static.save(folder / f"{face}.ttf", reorderTables=True)
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
    text = json.dumps(metrics, separators=(",", ":"))
    (folder / _METRICS).write_text(text, encoding="ascii")
    if progress:
        progress(len(FACES), len(FACES))


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
