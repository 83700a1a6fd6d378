"""Breaks runs of text into lines of measured pieces, greedily, with gaps for words that a reader fills in."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import fsum
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.scene_items import Face
from coursegen.model.text import Run, Text
from coursegen.write.pdf.styles import GAP_TIMES, GAP_WIDTHS, Style

if TYPE_CHECKING:
    from coursegen.layout.faces import Faces

GAP_WORDS = "____"

# Where a word may be broken without a hyphen: after a dash or a slash between letters, inside addresses,
# and before each ideograph (Unicode Standard Annex 14, classes BA, SY and ID, much simplified).
_IDEOGRAPHS = r"[\u2E80-\u9FFF\uAC00-\uD7AF\uFF00-\uFF60]"
_DASHES = r"(?<=[^\W\d_]{2}[-–/])(?=[^\W\d_]{2})|(?<=[—…])(?=\w)"
_BREAKS = re.compile(rf"{_DASHES}|(?={_IDEOGRAPHS})")
_PLACES = re.compile(f" |{_DASHES}")  # all of them in a text without ideographs and addresses
_FIRST_IDEOGRAPH = "\u2e80"
_ADDRESS_BREAKS = re.compile(r"(?<=[/?&=_.#-])(?=[^/\s])")
_SIGN_AND_NUMBERS = re.compile(r"[¶§№] \d+(?:–\d+)?(?:, \d+(?:–\d+)?){0,2}")  # they stay on one line
_SPACES = re.compile(r"[ \t\r\n\f\v\u2028\u2029]+")


class Look(Struct, frozen=True):
    """What makes pieces of one line differ: the face, and what is drawn around the words.

    ``link`` is the address with ``order`` telling two links of a paragraph apart.
    """

    face: Face
    link: str = ""
    order: int = 0
    code: bool = False
    underlined: bool = False


class Piece(Struct, frozen=True):
    """Words of one look at ``x`` points from the line's start; a ``gap`` has no words."""

    text: str
    x: float
    width: float
    look: Look
    gap: bool = False


class SetLine(Struct, frozen=True):
    """One line: its pieces and width; ``spaced`` where a space was dropped at its end."""

    pieces: tuple[Piece, ...]
    width: float
    spaced: bool


class _Atom(Struct, frozen=True):
    """What is never broken: a part of a word in one look. ``space`` is the look of the space before it."""

    text: str
    width: float
    look: Look
    gap: bool = False
    space: Look | None = None
    breakable: bool = False


class Setter(Struct, frozen=True):
    """Measures with the theme's faces; ``reveal`` prints the words behind blanks, ``underlines`` marks them as such."""

    faces: Faces
    reveal: bool
    underlines: bool = True

    def lines(self, text: Text, style: Style, width: float) -> tuple[SetLine, ...]:
        """A paragraph broken into lines of at most ``width`` points; none for an empty one."""
        return _broken(self, text.runs, style, width)

    def broken(self, text: Text, style: Style, width: float) -> tuple[SetLine, ...]:
        """As :meth:`lines`, of a text that was not broken before."""
        if len(text.runs) == 1 and (lines_alike := self._alike(text.runs[0], style, width)) is not None:
            return lines_alike
        lines: list[SetLine] = []
        line: list[_Atom] = []
        used = 0.0
        for word in _words(self._atoms(text, style, width)):
            space = self.faces.width(" ", word[0].space.face, style.size) if line and word[0].space else 0.0
            length = fsum(atom.width for atom in word)
            if line and used + space + length > width + 0.01:
                lines.append(self._set(line, style, spaced=word[0].space is not None))
                line, used, space = [], 0.0, 0.0
            if length > width + 0.01:
                *full, word = self._cut(word, style, width)
                lines.extend(self._set(part, style, spaced=False) for part in full)
                length = fsum(atom.width for atom in word)
            line.extend(word)
            used += space + length
        if line:
            lines.append(self._set(line, style, spaced=False))
        return tuple(lines)

    def _alike(self, run: Run, style: Style, width: float) -> tuple[SetLine, ...] | None:
        """The lines of what nearly every paragraph is: words in one look, none wider than a line; else ``None``."""
        words = printable(run.text).strip(" ")
        if run.blank or run.link or not words or "://" in words or max(words) >= _FIRST_IDEOGRAPH:
            return None
        look = Look(style.face(run.strong, run.emphasis), code=run.code)
        at = self.faces.places(words, look.face)
        breaks = [found.span() for found in _PLACES.finditer(words)]
        begins, ends = [0, *(end for _, end in breaks)], [*(start for start, _ in breaks), len(words)]
        stops = [at[end] for end in ends]
        limit = (width + 0.01) / style.size
        lines: list[SetLine] = []
        first = 0
        while first < len(ends):
            begin = begins[first]
            after = bisect_right(stops, at[begin] + limit, first)
            if after == first:
                return None
            end = ends[after - 1]
            length = (at[end] - at[begin]) * style.size
            spaced = after < len(begins) and begins[after] > end
            lines.append(SetLine((Piece(words[begin:end], 0.0, length, look),), length, spaced))
            first = after
        return tuple(lines)

    def width(self, text: str, face: Face, size: float) -> float:
        """The width of words in points."""
        return self.faces.width(text, face, size)

    def _atoms(self, text: Text, style: Style, width: float) -> Iterator[_Atom]:
        space: Look | None = None
        order, link = 0, ""
        runs = list(text.runs)
        for index, run in enumerate(runs):
            if run.link != link:
                order, link = order + 1, run.link
            filled = run.blank and self.reveal and self.underlines
            look = Look(style.face(run.strong, run.emphasis), run.link, order, run.code, filled)
            if run.blank and not self.reveal:
                if index and runs[index - 1].blank:
                    continue  # one gap for neighbours that differ only in their marks
                words = "".join(run.text for run in _blanks(runs[index:]))
                if words[:1].isspace():
                    space = look
                yield from self._gaps(words, replace(look, link="", code=False), style, width, space)
                space = look if words[-1:].isspace() else None
                continue
            for part in _parts(printable(run.text)):
                if part == " ":
                    space = look
                    continue
                for number, chunk in enumerate(_chunks(part, is_address=bool(run.link) or "://" in part)):
                    length = self.faces.width(chunk, look.face, style.size)
                    yield _Atom(chunk, length, look, False, space, number > 0 or space is not None)
                    space = None

    def _gaps(self, words: str, look: Look, style: Style, width: float, space: Look | None) -> Iterator[_Atom]:
        """A line to write on, long enough for a hand; several where it is longer than a line of text."""
        least = GAP_TIMES * self.faces.width(printable(words), look.face, style.size)
        wanted = next((one for one in GAP_WIDTHS if one >= least), least)
        count = int(wanted // width) + 1
        for number in range(count):
            before = space if number == 0 else look
            yield _Atom("", min(wanted / count, width), look, True, before, before is not None)

    def _cut(self, word: list[_Atom], style: Style, width: float) -> list[list[_Atom]]:
        """A word that is wider than a line, cut between characters."""
        rows: list[list[_Atom]] = [[]]
        room = width
        for atom in word:
            if atom.gap:
                rows.append([atom])
                room = width - atom.width
                continue
            start = 0
            for end in range(1, len(atom.text) + 1):
                length = self.faces.width(atom.text[start:end], atom.look.face, style.size)
                if length > room and (end - start > 1 or rows[-1]):
                    if end - 1 > start:
                        rows[-1].append(self._part(atom, start, end - 1, style))
                    rows.append([])
                    start, room = end - 1, width
            if start < len(atom.text):
                part = self._part(atom, start, len(atom.text), style)
                rows[-1].append(part)
                room -= part.width
        return [row for row in rows if row]

    def _part(self, atom: _Atom, start: int, end: int, style: Style) -> _Atom:
        text = atom.text[start:end]
        return replace(atom, text=text, width=self.faces.width(text, atom.look.face, style.size))

    def _set(self, atoms: list[_Atom], style: Style, spaced: bool) -> SetLine:
        pieces: list[Piece] = []
        x = 0.0

        def put(text: str, width: float, look: Look, gap: bool = False) -> None:
            nonlocal x
            if pieces and not gap and not pieces[-1].gap and pieces[-1].look == look:
                last = pieces[-1]
                pieces[-1] = Piece(last.text + text, last.x, last.width + width, look)
            else:
                pieces.append(Piece(text, x, width, look, gap))
            x += width

        for index, atom in enumerate(atoms):
            if index and atom.space:
                put(" ", self.faces.width(" ", atom.space.face, style.size), atom.space)
            put(atom.text, atom.width, atom.look, atom.gap)
        return SetLine(tuple(pieces), x, spaced)


@lru_cache(maxsize=8192)
def _broken(setter: Setter, runs: tuple[Run, ...], style: Style, width: float) -> tuple[SetLine, ...]:
    """Lines as they were broken before: most of a course's texts stand in several handouts, and in all teams' ones."""
    return setter.broken(Text(runs), style, width)


def printable(text: str) -> str:
    """The text as it is printed: composed (NFC), white space as spaces, invisible format characters dropped."""
    if text.isascii():
        plain = text.isprintable() and "  " not in text
        return text if plain else "".join(char for char in _SPACES.sub(" ", text) if char >= " ")
    return _composed(text)


@lru_cache(maxsize=4096)
def _composed(text: str) -> str:
    """A text beyond ASCII as it is printed; an artefact asks for each several times, and the next one again."""
    text = _SPACES.sub(" ", unicodedata.normalize("NFC", text))
    text = _SIGN_AND_NUMBERS.sub(lambda found: found.group().replace(" ", "\u00a0"), text)
    return "".join(char for char in text if unicodedata.category(char) not in {"Cf", "Cc"})


def visible(text: Text, reveal: bool) -> str:
    """A paragraph's words on one line for bookmarks and links, blanks as underscores unless revealed."""
    if reveal:
        return printable(text.plain)
    words: list[str] = []
    hidden = False
    for run in text.runs:
        if not run.blank:
            words.append(run.text)
        elif not hidden:
            words.append(GAP_WORDS)
        hidden = run.blank
    return printable("".join(words))


def _blanks(runs: Sequence[Run]) -> Iterator[Run]:
    for run in runs:
        if not run.blank:
            return
        yield run


def _parts(text: str) -> Iterator[str]:
    """Words and spaces in turn."""
    for part in re.split("( )", text):
        if part:
            yield part


def _chunks(word: str, is_address: bool) -> list[str]:
    """A word in parts between which a line may end."""
    if word.isascii() and word.isalnum():
        return [word]
    pattern = _ADDRESS_BREAKS if is_address else _BREAKS
    return [part for part in pattern.split(word) if part]


def _words(atoms: Iterator[_Atom]) -> Iterator[list[_Atom]]:
    """Atoms between which no line may end, together."""
    word: list[_Atom] = []
    for atom in atoms:
        if word and atom.breakable:
            yield word
            word = []
        word.append(atom)
    if word:
        yield word
