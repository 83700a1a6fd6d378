"""Runs of text and a width to lines: broken where PowerPoint breaks, with every piece's place and width."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from coursegen.layout.fonts import Faces
from coursegen.model.scene import Align, Colour, Face, Fragment, Line, Marker
from coursegen.model.text import Text

SLACK = 0.02
"""The share of every line's width that is left free, since no two renderers round widths alike."""

_WIDE = "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
_OPENING = "（〈《「『【〔［｛"
_CLOSING = "、。，．・：；？！）〉》」』】〕］｝ー…"
_TOKEN = re.compile(
    rf"[\n\v\u2028]|[ \t]+|[{_OPENING}]*[{_WIDE}][{_CLOSING}]*|[^\s{_WIDE}\-/–—]*[\-/–—]+|[^\s{_WIDE}\-/–—\u00a0]+|."
)
_BREAKS_AFTER = re.compile(rf"[\-/–—{_WIDE}]$")
_BREAKS_BEFORE = re.compile(rf"^[{_WIDE}]")
LINK = Colour("hlink")

Style = tuple[Face, str, bool]
"""A face, a link's address or ``""``, and whether a reader fills the words in."""


class Piece(NamedTuple):
    """Characters that stay together: their width in points and their style."""

    text: str
    width: float
    style: Style


class Para(NamedTuple):
    """One paragraph ready to be set; sizes and lengths in points.

    ``line`` is the height of a line, ``margin`` where the text starts, ``hanging`` how far before it the
    marker stands, ``number`` the marker's place in its list. ``keep`` holds it to the paragraph after it.
    """

    text: Text
    size: float
    colour: Colour
    line: float
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    before: float = 0.0
    margin: float = 0.0
    hanging: float = 0.0
    marker: Marker = Marker()
    number: int = 0
    keep: bool = False
    style: str = "body"


@lru_cache(maxsize=8192)
def _tokens(text: str) -> tuple[tuple[str, str], ...]:
    """Text as pieces with their kind: a space, a line end, or a word that may break off after it or not."""
    found: list[tuple[str, str]] = []
    for token in _TOKEN.findall(text):
        if token in "\n\v\u2028":
            found.append(("end", token))
        elif token[0] in " \t":
            found.append(("space", token))
        elif _BREAKS_AFTER.search(token):
            found.append(("wide" if _BREAKS_BEFORE.search(token) else "open", token))
        else:
            found.append(("word", token))
    return tuple(found)


_FACES: dict[tuple[bool, bool], Face] = {
    (False, False): "regular",
    (True, False): "bold",
    (False, True): "italic",
    (True, True): "bold_italic",
}


def broken(para: Para, width: float, faces: Faces) -> list[list[Piece]]:
    """The lines of a paragraph in a width in points: greedy, at spaces, after hyphens, slashes and dashes,
    and between wide East Asian characters. A word wider than a line is cut inside; spaces at a line's end vanish.
    """
    lines: list[list[Piece]] = []
    line: list[Piece] = []
    used = 0.0
    gaps: list[Piece] = []
    gap = 0.0
    word: list[Piece] = []
    wide = 0.0
    limit = width * (1 - SLACK)
    size = para.size

    def close() -> None:
        nonlocal line, used, gaps, gap
        lines.append(line)
        line, used, gaps, gap = [], 0.0, [], 0.0

    def put() -> None:
        """The word that was gathered, onto this line or the next."""
        nonlocal used, gaps, gap, word, wide
        if not word:
            return
        if line and used + gap + wide > limit:
            close()
        if line or gaps:
            line.extend(gaps)
            used += gap
        gaps, gap = [], 0.0
        for piece in word if used + wide <= limit else _cut(word, limit, faces, size):
            if line and used + piece.width > limit:
                close()
            line.append(piece)
            used += piece.width
        word, wide = [], 0.0

    ended = True  # whether a line may break before what comes next
    for run in para.text.runs:
        style: Style = (
            _FACES[para.bold or run.strong, para.italic or run.emphasis], run.link, run.blank
        )  # fmt: skip
        for kind, token in _tokens(run.text):
            if kind == "end":
                put()
                close()
                ended = True
                continue
            measured = faces.width(token, style[0], size)
            if kind == "space":
                put()
                if line:
                    gaps.append(Piece(token, measured, style))
                    gap += measured
                ended = True
                continue
            if ended or kind == "wide":
                put()
            word.append(Piece(token, measured, style))
            wide += measured
            ended = kind != "word"
    put()
    if line or not lines:
        close()
    return lines


def _cut(word: Iterable[Piece], limit: float, faces: Faces, size: float) -> list[Piece]:
    """A word that is wider than a line as its characters."""
    return [Piece(char, faces.width(char, piece.style[0], size), piece.style) for piece in word for char in piece.text]


class Setting(NamedTuple):
    """Paragraphs set in a width: their lines from a top edge at 0, each one's height, and the whole height.

    ``heights`` are without the space before a paragraph. ``widest`` is the longest line.
    """

    lines: tuple[Line, ...]
    heights: tuple[float, ...]
    height: float


def measured_height(paras: Sequence[Para], width: float, faces: Faces) -> tuple[list[list[list[Piece]]], list[float]]:
    """Every paragraph's broken lines and its height in points, without the space before it."""
    pieces = [broken(para, width - para.margin, faces) for para in paras]
    return pieces, [len(lines) * para.line for lines, para in zip(pieces, paras, strict=True)]


def stacked(paras: Sequence[Para], heights: Sequence[float]) -> float:
    """The height of paragraphs under each other; the space before the first one doesn't count."""
    return sum(heights) + sum(para.before for para in paras[1:])


def set_lines(
    paras: Sequence[Para], pieces: Sequence[list[list[Piece]]], width: float, top: float, left: float, faces: Faces
) -> tuple[Line, ...]:
    """Broken paragraphs as lines in a frame: ``left`` and ``top`` are where its text starts, in points."""
    lines: list[Line] = []
    y = top
    for index, (para, rows) in enumerate(zip(paras, pieces, strict=True)):
        if index:
            y += para.before
        drop = para.line - faces.descent * para.size
        for row, line in enumerate(rows):
            x = left + para.margin
            if para.align != "left":
                room = width - para.margin - sum(piece.width for piece in line)
                x += room if para.align == "right" else room / 2
            fragments = _fragments(line, x, para)
            if not row and (mark := _mark(para)):
                face: Face = "bold" if para.bold else "regular"
                wide = faces.width(mark, face, para.size)
                place = left + para.margin - para.hanging
                fragments.insert(0, Fragment(mark, place, wide, face, para.size, para.colour))
            lines.append(Line(round(y + drop, 3), tuple(fragments)))
            y += para.line
    return tuple(lines)


def _fragments(line: Sequence[Piece], x: float, para: Para) -> list[Fragment]:
    fragments: list[Fragment] = []
    start = 0
    count = len(line)
    while start < count:
        style = line[start].style
        end = start + 1
        while end < count and line[end].style == style:
            end += 1
        group = line[start:end]
        text = "".join([piece.text for piece in group])
        width = sum([piece.width for piece in group])
        face, link, gap = style
        colour = LINK if link else para.colour
        fragments.append(Fragment(text, round(x, 3), round(width, 3), face, para.size, colour, link, gap))
        x += width
        start = end
    return fragments


def _mark(para: Para) -> str:
    """What stands before a paragraph's first line."""
    marker = para.marker
    if marker.character:
        return marker.character
    if not marker.numbering:
        return ""
    return numbered(marker.numbering, marker.start + para.number)


def numbered(numbering: str, number: int) -> str:
    """A number as DrawingML's automatic numbering prints it (ECMA-376 20.1.10.61)."""
    kind = numbering.removesuffix("Period").removesuffix("ParenR").removesuffix("ParenBoth").removesuffix("Plain")
    text = str(number)
    if kind.startswith("alpha"):
        letter = chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        text = letter if kind == "alphaUc" else letter.lower()
    elif kind.startswith("roman"):
        text = _roman(number) if kind == "romanUc" else _roman(number).lower()
    if numbering.endswith("Period"):
        return text + "."
    if numbering.endswith("ParenBoth"):
        return f"({text})"
    return text + ")" if numbering.endswith("ParenR") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        count, number = divmod(number, value)
        text += letters * count
    return text
