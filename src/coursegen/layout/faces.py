"""Measures text in a theme's font family, and has four static faces on disk to print pages in.

Our decks name Arial, which every PowerPoint has; its widths are those of Arimo. Its static faces
(``layout/face_cutting.py``) lie beside a table of advance widths and kerned pairs, so that measuring never opens a
font. Other families are measured as their twins (``layout/twins.py``).
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, chain, repeat
from math import fsum
from operator import add
from pathlib import Path
from typing import Any

from coursegen.layout.twins import ARIAL, MARGIN, SAMPLE, WIDE, Twin, reach_of, table_of, twin_of
from coursegen.model.scene_items import Face

FACES: Mapping[Face, tuple[str, int]] = {
    "regular": ("Arimo[wght].ttf", 400),
    "bold": ("Arimo[wght].ttf", 700),
    "italic": ("Arimo-Italic[wght].ttf", 400),
    "bold_italic": ("Arimo-Italic[wght].ttf", 700),
}
"""Each face: the variable font that it is cut from, and the weight."""

METRICS = "metrics.json"
"""The name of the table of widths beside the faces."""


class _Widths(dict[str, float]):
    """Advance widths in em by character; what the face lacks is estimated once and remembered.

    ``pairs`` are the changes in em that pairs of characters make.
    """

    def __init__(self, known: Mapping[str, float], pairs: Mapping[str, float]) -> None:
        super().__init__(known)
        self.pairs = pairs
        self.kerned_words: dict[str, float] = {}
        visible = [width for width in known.values() if width > 0]
        self.average = fsum(visible) / len(visible) if visible else 0.5
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
            width = self.words[text] = fsum(map(self.__getitem__, text))
        return width

    def kerned(self, text: str) -> float:
        """The width of a text in em with its pairs kerned; remembered as well."""
        width = self.kerned_words.get(text)
        if width is None:
            pairs = self.pairs
            change = fsum([pairs[pair] for pair in map(str.__add__, text, text[1:]) if pair in pairs])
            width = self.kerned_words[text] = self.of(text) + change
        return width


@dataclass(frozen=True, slots=True, eq=False)
class Faces:
    """Four static faces of one family.

    ``ascent``, ``descent`` and ``line`` (the natural line height) are in em, as the font's ``hhea``
    table has them. ``spare`` is how many times as wide a face may be that a program takes where it lacks this one:
    1 for those that every office program has, or a twin of them. Faces that pages are printed in may have ``files`` of
    their own; ``plain`` are then those that set what these lack. ``named`` are other families that texts may be in.
    Two values are never equal: results are remembered by the very faces they belong to.
    """

    family: str
    folder: Path
    ascent: float
    descent: float
    line: float
    spare: float
    _reach: tuple[float, float] = field(repr=False)
    _widths: Mapping[Face, _Widths] = field(repr=False)
    _covered: frozenset[str] = field(repr=False)
    files: Mapping[Face, Path] = field(default_factory=dict, repr=False)
    plain: Faces | None = field(default=None, repr=False)
    named: Mapping[str, Faces] = field(default_factory=dict, repr=False)

    def of(self, family: str) -> Faces:
        """The faces of a family that a placeholder names for itself; these where it names none."""
        return self.named.get(family, self)

    def path(self, face: Face) -> Path:
        """The TrueType file of a face as pages are printed in it."""
        return self.files.get(face) or self.folder / f"{of_text(face)}.ttf"

    def with_letters(self, files: Mapping[Face, Path], widths: Mapping[Face, Mapping[str, float]]) -> Faces:
        """The same, but for faces that have files of their own; ``widths`` are those of the letters in them, in em."""
        mixed = {face: _Widths({**self._widths[face], **own}, {}) for face, own in widths.items()}
        covered = self._covered.union(*widths.values())
        return Faces(
            self.family, self.folder, self.ascent, self.descent, self.line, self.spare, self._reach,
            {**self._widths, **mixed}, covered, files, self,
        )  # fmt: skip

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

    def overhang(self, line: float) -> float:
        """How far the last of some lines reaches below them, in em, where a line is so many em high.

        A face that is taller than its lines has its strokes above the baseline pressed together with them, and those
        below it as long as ever: so LibreOffice and rpptx set Georgia's twin.
        """
        above, below = self._reach
        return max(0.0, below * (1 - line / (above + below)))

    def covers(self, char: str) -> bool:
        """Whether the faces have a glyph for a character."""
        return char in self._covered


def faces_in(folder: Path, family: str = "Arial", headings: str = "") -> Faces:
    """The faces that a family's text is measured with, from the folder where :mod:`face_cutting`'s files are.

    ``headings`` is the family of headlines where it is another. What a twin has no sign for is taken as wide as in
    Arial, with the margin of a face that nobody knows.
    """
    data = json.loads((folder / METRICS).read_text(encoding="ascii"))
    upm, chars = data["upm"], data["chars"]
    twin, head = twin_of(family), twin_of(headings or family)
    widths = {face: _widths(data, face, twin) for face in FACES}
    widths |= {of_headlines(face): widths[face] if head == twin else _widths(data, face, head) for face in FACES}
    ascent, descent = data["ascent"] / upm, data["descent"] / upm
    reaches = [(ascent, descent) if one.table == ARIAL else reach_of(one.table) for one in (twin, head)]
    reach, spare = max(reaches, key=lambda one: one[0] + one[1]), max(map(_spare, (twin, head)))
    return Faces(family, folder, ascent, descent, data["line"] / upm, spare, reach, widths, frozenset(chars))


def widest(found: Sequence[Faces], named: Mapping[str, Faces] | None = None) -> Faces:
    """The faces that slides set in several families are measured with: each as wide as the widest, as tall as any.

    ``named`` are those that are known by name beside them.
    """
    if len(found) == 1 and not named:
        return found[0]
    tallest = max(found, key=lambda one: one.overhang(1.0))
    first = max(found, key=lambda one: one.em(SAMPLE, "regular"))
    widths = {
        face: max([one._widths[face] for one in found], key=lambda row: row.kerned(SAMPLE))
        for face in (*FACES, *_HEADLINES.values())
    }
    spare = max(one.spare for one in found)
    return Faces(
        first.family, first.folder, first.ascent, first.descent, first.line, spare, tallest._reach, widths,
        first._covered, named=named or {},
    )  # fmt: skip


def _spare(twin: Twin) -> float:
    """How many times as wide a substitute for a face may be as the face is measured."""
    return 1.0 if twin.exact and not twin.light else WIDE


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


def of_headlines(face: Face) -> Face:
    """The face of a headline that is as bold and as slanted as one of the text."""
    return _HEADLINES[face]


def of_text(face: Face) -> Face:
    """The face of the text that is as bold and as slanted as one of a headline."""
    return _TEXT.get(face, face)


_HEADLINES: Mapping[Face, Face] = {
    "regular": "head", "bold": "head_bold", "italic": "head_italic", "bold_italic": "head_bold_italic",
}  # fmt: skip
_TEXT: Mapping[Face, Face] = {head: face for face, head in _HEADLINES.items()}
