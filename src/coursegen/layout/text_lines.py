"""Measures paragraphs in a width as lines with their places: what painters draw and what fitting counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat
from math import fsum
from typing import NamedTuple

from msgspec.structs import replace

from coursegen.layout.breaking import Broken, Style, Word, Words, broken, count_of, face_of, words_of
from coursegen.layout.faces import Faces
from coursegen.model.scene_items import Align, Colour, Fragment, Line, Marker
from coursegen.model.text import Text

SINGLE = 1.2
"""The height of a line at single spacing, in em.

PowerPoint's own unit, whatever the font; LibreOffice sets it for every PowerPoint file
(``FontIndependentLineSpacing``), and its PDFs measure 1.2 em from baseline to baseline.
"""

DESCENT = 0.204
"""From a baseline to the lower edge of its line, in em, as LibreOffice draws it at single spacing or more."""

TIGHT_ASCENT = 0.8
"""The share of a line that is above its baseline where lines stand closer than single, as LibreOffice draws it."""

SLACK = 0.02
"""The share of a line's width that must stay free before a text is said to fit: no two renderers agree."""

SURE, SURE_SHARE = 0.8, 0.002
"""How far from full (or from room for one more word) a line must be to break there in every renderer.

In points, and as a share of the width: LibreOffice rounds each glyph's place, PowerPoint each word's.
"""

CLOSER = (0.004, 0.008, 0.012, 0.016, SLACK)
"""The shares of a width that are tried in turn to make lines break the same everywhere; all within the slack."""

LINK = Colour("hlink")


class Para(NamedTuple):
    """One paragraph ready to be set; sizes and lengths in points.

    ``line`` is the height of a line, ``margin`` where the text starts, ``hanging`` how far before it the
    marker stands, ``number`` the marker's place in its list. ``keep`` holds it to the paragraph after it.
    ``capitals`` says that it is shown in them; what is written stays as its author wrote it. A ``heading`` is in the
    headlines' face.
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
    capitals: bool = False
    heading: bool = False


HALVINGS = 10
"""How often the widths that are left are halved where the narrowest one is looked for."""


class Measured(NamedTuple):
    """Paragraphs in a width: their lines, their heights in points, and the heights that leave slack for renderers.

    Heights are without the space before a paragraph. ``cut``: a word is wider than its line without the slack.
    """

    broken: list[Broken]
    heights: list[float]
    safe: list[float]
    cut: bool = False


def measured(paras: Sequence[Para], width: float, faces: Faces) -> Measured:
    """Paragraphs broken in a width in points."""
    found: list[Broken] = []
    heights: list[float] = []
    safe: list[float] = []
    cut = False
    for para in paras:
        text = in_capitals(para.text) if para.capitals else para.text
        words = words_of(text, para.bold, para.italic, faces, para.heading)
        limit = (width - para.margin) / para.size
        one = broken(words, limit, faces)
        lines = len(one.lines)
        cut = cut or words.longest > limit * (1 - SLACK)
        found.append(one)
        heights.append(lines * para.line)
        if one.widest > limit * (1 - SLACK):
            lines = len(broken(words, limit * (1 - SLACK), faces).lines)
        safe.append(lines * para.line)
    return Measured(found, heights, safe, cut)


def narrowest(paras: Sequence[Para], width: float, faces: Faces) -> float:
    """The narrowest width in points in which paragraphs have no more lines than in a width, slack counted.

    To a thousandth of the width. It cuts no word.
    """
    whole = fsum(measured(paras, width, faces).safe)
    said = [(words_of(para.text, para.bold, para.italic, faces, para.heading), para) for para in paras]
    low, high = 0.0, width
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        heights = [
            count_of(words, limit, faces) * para.line
            for words, para in said
            if words.longest <= (limit := (middle - para.margin) / para.size * (1 - SLACK))
        ]
        fits = len(heights) == len(said) and fsum(heights) <= whole
        low, high = (low, middle) if fits else (middle, high)
    return high


def in_capitals(text: Text) -> Text:
    """A text as it is shown where its place is set in capitals."""
    return replace(text, runs=tuple(replace(run, text=run.text.upper()) for run in text.runs))


def surely_broken(paras: Sequence[Para], found: list[Broken], width: float, faces: Faces) -> tuple[list[Broken], float]:
    """The same paragraphs in a frame so little narrower that no line is on the brink; and by how much, in points.

    A line that is full to a hair is broken here and not there, since no two renderers round alike. What fits with the
    slack that fitting keeps fits in the narrower frame as well. Where nothing helps, all stays as it is.
    """
    # 1. Nothing to do where every line ends with room to spare. Centred and right-aligned text would be seen to move.
    if all(map(sure, paras, found, repeat(width))) or any(para.align != "left" for para in paras):
        return found, 0.0
    # 2. A frame a little narrower moves every brink. Widths are tried from the least to the most, and the first one
    #    at which all paragraphs are sure at once is taken: one frame holds them all.
    for share in CLOSER:
        narrow = width * (1 - share)
        tried = [
            broken(one.words, (narrow - para.margin) / para.size, faces) for para, one in zip(paras, found, strict=True)
        ]
        if all(map(sure, paras, tried, repeat(narrow))):
            return tried, width - narrow
    # 3. Each of those widths has a line on its brink. The frame stays as the template has it, as it would without us.
    return found, 0.0


def sure(para: Para, one: Broken, width: float) -> bool:
    """Whether no line of a paragraph in a frame of so many points is nearly full, nor nearly has room for a word."""
    limit = (width - para.margin) / para.size
    brink = SURE / para.size + SURE_SHARE * limit
    words = one.words
    for start, end, em in one.lines:
        # A full line of several words: another renderer may find it too long, and send its last word down.
        if end - start > 1 and limit - em < brink:
            return False
        # The word that begins the next line nearly had room on this one: another renderer may keep it here.
        if end < len(words.stops) and not _ends(words, end):
            needed = words.stops[end] - _behind_link(words, end) - words.begins[start]
            if needed - limit < brink:
                return False
    return True


def _behind_link(words: Words, at: int) -> float:
    """The width of what a word has behind a link in it, in em: LibreOffice may begin a line there."""
    pieces = words.words[at].pieces if words.words else ()
    behind = 0.0
    for _, em, (_, link, *_) in reversed(pieces):
        if link:
            return behind
        behind += em
    return 0.0


def _ends(words: Words, at: int) -> bool:
    """Whether a line ends before a word, whatever room there is."""
    return words.ends and words.words[at].ends


def stacked(paras: Sequence[Para], heights: Sequence[float]) -> float:
    """The height of paragraphs under each other; the space before the first one doesn't count."""
    return fsum(heights) + fsum([para.before for para in paras[1:]])


def overhang(paras: Sequence[Para], faces: Faces) -> float:
    """How far the last line of paragraphs under each other reaches below its height, in points."""
    return faces.overhang(paras[-1].line / paras[-1].size) * paras[-1].size if paras else 0.0


def set_lines(
    paras: Sequence[Para], found: Sequence[Broken], width: float, top: float, left: float, faces: Faces
) -> tuple[Line, ...]:
    """Broken paragraphs as lines in a frame: ``left`` and ``top`` are where its text starts, in points."""
    lines: list[Line] = []
    y = top
    for index, (para, one) in enumerate(zip(paras, found, strict=True)):
        if index:
            y += para.before
        tight = para.line < SINGLE * para.size
        drop = para.line * TIGHT_ASCENT if tight else para.line - DESCENT * para.size
        mark = _mark(para)
        for line in one.lines:
            fragments = _fragments(one.words, line, para, left, width)
            if mark:
                face = face_of(para.heading, para.bold)
                place = left + para.margin - para.hanging
                wide = faces.width(mark, face, para.size)
                fragments.insert(0, Fragment(mark, place, wide, face, para.size, para.colour))
                mark = ""
            lines.append(Line(round(y + drop, 3), tuple(fragments), para.align))
            y += para.line
    return tuple(lines)


def _fragments(words: Words, line: tuple[int, int, float], para: Para, left: float, width: float) -> list[Fragment]:
    """One line's pieces, those of one style that touch made one."""
    start, end, whole = line
    groups: list[tuple[str, float, Style]]
    if start == end:
        groups = []
    elif words.style is not None:
        groups = [(words.plain[words.offsets[start][0] : words.offsets[end - 1][1]], whole, words.style)]
    else:
        groups = _grouped(words.words, start, end)
    size = para.size
    x = left + para.margin
    if para.align != "left":
        room = width - para.margin - size * whole
        x += room if para.align == "right" else room / 2
    fragments = []
    for text, em, (face, link, gap, secret, struck) in groups:
        wide = em * size
        colour = LINK if link else para.colour
        fragments.append(Fragment(text, round(x, 3), round(wide, 3), face, size, colour, link, gap, secret, struck))
        x += wide
    return fragments


def _grouped(words: Sequence[Word], start: int, end: int) -> list[tuple[str, float, Style]]:
    """The pieces of some words by style: text, width in em, style."""
    groups: list[tuple[str, float, Style]] = []
    for index in range(start, end):
        word = words[index]
        space = word.space
        for text, em, style in (space, *word.pieces) if space is not None and index > start else word.pieces:
            if groups and groups[-1][2] == style:
                before = groups[-1]
                groups[-1] = (before[0] + text, before[1] + em, style)
            else:
                groups.append((text, em, style))
    return groups


def _mark(para: Para) -> str:
    """What stands before a paragraph's first line. A symbol font's own sign, which no text font has, is a dot here."""
    marker = para.marker
    if marker.character:
        return "•" if unicodedata.category(marker.character[0]) == "Co" else marker.character
    return numbered(marker.numbering, marker.start + para.number) if marker.numbering else ""


@lru_cache(maxsize=512)
def numbered(numbering: str, number: int) -> str:
    """A number as DrawingML's automatic numbering prints it (ECMA-376 20.1.10.61)."""
    text = str(number)
    if numbering.startswith("alpha"):
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif numbering.startswith("roman"):
        text = _roman(number)
    if numbering.startswith(("alphaUc", "romanUc")):
        text = text.upper()
    if numbering.endswith("Period"):
        return f"{text}."
    if numbering.endswith("ParenBoth"):
        return f"({text})"
    return f"{text})" if numbering.endswith("ParenR") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
        (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        count, number = divmod(number, value)
        text += letters * count
    return text
