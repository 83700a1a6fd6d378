"""Breaks runs of text into words, and words into lines, where PowerPoint breaks them, whatever the size.

Lines break at spaces, after hyphens, slashes and dashes, and between wide East Asian characters, but not
before their closing or after their opening marks. All widths are in em.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from msgspec import Struct

from coursegen.layout.faces import Faces
from coursegen.model.scene_items import Face
from coursegen.model.text import Run, Text

_TOKEN = re.compile(r"[\n\v\u2028]|[ \t]+|[^ \t\n\v\u2028\-/–—]*[\-/–—]+|[^ \t\n\v\u2028\-/–—]+")
_WORD = re.compile(r"[^ \t\-/–—]*[\-/–—]+|[^ \t\-/–—]+")
_LINE_END = re.compile(r"[\n\v\u2028]")
_FIRST_WIDE, _LAST_JAMO, _NEXT_WIDE = "\u1100", "\u115f", "\u2e80"
_OPENING = "（〈《「『【〔［｛"
_CLOSING = "、。，．・：；？！）〉》」』】〕］｝ー…"

Style = tuple[Face, str, bool, bool, bool]
"""A face, a link's address or ``""``; whether a reader fills the words in, they are secret, and they are struck out."""

Piece = tuple[str, float, Style]
"""Characters in one style and their width in em."""


class Word(NamedTuple):
    """What stays on one line: its width in em, the space before it, its pieces; ``ends``: a line ends before it."""

    width: float
    gap: float
    space: Piece | None
    pieces: tuple[Piece, ...]
    ends: bool


class Words(Struct, frozen=True):
    """A text's words as breaking needs them.

    ``begins`` and ``stops`` are where each word would stand on one endless line, in em; ``longest`` is the
    widest word; ``ends`` says whether a line ends inside the text. Where all words are in one ``style``,
    ``plain`` holds the text and ``offsets`` each word's place in it, and ``words`` is empty.
    """

    begins: Sequence[float]
    stops: Sequence[float]
    longest: float
    ends: bool
    style: Style | None = None
    plain: str = ""
    offsets: Sequence[tuple[int, int]] = ()
    words: Sequence[Word] = ()


class Broken(NamedTuple):
    """A paragraph in lines: each one's first word, the word after its last, and its width in em."""

    words: Words
    lines: Sequence[tuple[int, int, float]]
    widest: float


_FACES: dict[tuple[bool, bool, bool], Face] = {
    (False, False, False): "regular",
    (False, True, False): "bold",
    (False, False, True): "italic",
    (False, True, True): "bold_italic",
    (True, False, False): "head",
    (True, True, False): "head_bold",
    (True, False, True): "head_italic",
    (True, True, True): "head_bold_italic",
}


def face_of(heading: bool, bold: bool) -> Face:
    """The upright face of words in a headline or elsewhere."""
    return _FACES[heading, bold, False]


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[tuple[str, bool, bool], ...]:
    """Text as tokens, each with whether a line may break before it and after it."""
    tokens = _TOKEN.findall(text)
    if _holds_wide(text):
        return tuple(piece for token in tokens for piece in _wide_tokens(token))
    return tuple([(token, False, token[-1] in "-/–—") for token in tokens])


def _holds_wide(text: str) -> bool:
    """Whether a text may hold wide East Asian characters; curly quotes and dashes, which every course has, are none."""
    if text.isascii():
        return False
    last = max(text)
    return last >= _NEXT_WIDE or (last >= _FIRST_WIDE and any(_FIRST_WIDE <= char <= _LAST_JAMO for char in text))


@lru_cache(maxsize=1)
def _wide() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A wide East Asian character with the marks that cling to it, and a token that starts with one.

    Compiled when such a text is met: the ranges take longer than all other text of a course.
    """
    wide = (
        "\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6"
        "\U00020000-\U0003fffd"
    )
    one = f"[{_OPENING}]*[{wide}][{_CLOSING}]*"
    return re.compile(f"{one}|[^{wide}]+"), re.compile(one)


def _wide_tokens(token: str) -> Iterator[tuple[str, bool, bool]]:
    pieces, starts = _wide()
    for piece in pieces.findall(token):
        wide = starts.match(piece) is not None
        yield piece, wide, wide or piece[-1] in "-/–—"


@lru_cache(maxsize=256)  # a slide's texts, tried at several sizes; all of a long course's would take 80 MB
def words_of(text: Text, bold: bool, italic: bool, faces: Faces, heading: bool = False) -> Words:
    """A text's words with their widths in em, which no size changes."""
    styles: list[Style] = [
        (_FACES[heading, bold or run.strong, italic or run.emphasis], run.link, run.blank, run.secret, run.struck)
        for run in text.runs
    ]
    if len(set(styles)) == 1:
        plain = text.plain
        if plain and not styles[0][1] and not _holds_wide(plain) and not _LINE_END.search(plain):
            return _one_style(plain, styles[0], faces)
    return _placed(_words(text, styles, faces))


def _one_style(plain: str, style: Style, faces: Faces) -> Words:
    """What nearly every text is: words in one style, none of them wide, no line end inside."""
    edges, pairs = faces.edges(plain, style[0]), faces.pairs(style[0])
    offsets = [found.span() for found in _WORD.finditer(plain)]
    begins = [edges[start] for start, _ in offsets]
    # A word's last letter may stand nearer to what follows it, but not at a line's end.
    stops = [edges[stop] - pairs.get(plain[stop - 1 : stop + 1], 0.0) for _, stop in offsets]
    longest = max(map(sub, stops, begins), default=0.0)
    return Words(begins, stops, longest, False, style, plain, offsets)


def _words(text: Text, styles: Sequence[Style], faces: Faces) -> list[Word]:
    """A text of several styles, of wide characters or with line ends as words."""
    words: list[Word] = []
    pieces: list[Piece] = []
    width = gap = 0.0
    space: Piece | None = None
    ends = False
    may_break = True
    last, before_in = "", None
    for run, style in zip(text.runs, styles, strict=True):
        for token, before, after in _tokens(run.text):
            first = token[0]
            blank = first in " \t"
            line_end = first in "\n\v\u2028"
            if pieces and (may_break or blank or before or line_end):
                words.append(Word(width, gap, space, tuple(pieces), ends))
                pieces, width, gap, space, ends = [], 0.0, 0.0, None, False
            if line_end:
                if ends:  # an empty line
                    words.append(Word(0.0, 0.0, None, (), True))
                gap, space, ends, may_break = 0.0, None, True, True
                continue
            em, pairs = faces.em(token, style[0]), faces.pairs(style[0])
            closer = pairs.get(last + first, 0.0) if before_in == style[:2] else 0.0
            last, before_in = token[-1], style[:2]
            if blank:
                em += closer
                space = (space[0] + token, space[1] + em, style) if space is not None else (token, em, style)
                gap, may_break = space[1], True
                continue
            if pieces and closer:
                width += closer
                pieces[-1] = (pieces[-1][0], pieces[-1][1] + closer, pieces[-1][2])
            elif space is not None and closer:
                space = (space[0], space[1] + closer, space[2])
                gap = space[1]
            pieces.append((token, em, style))
            width += em
            may_break = after and not style[1]  # a link is a field to LibreOffice, which breaks it at spaces alone
    if pieces or ends:
        words.append(Word(width, gap, space, tuple(pieces), ends))
    return words


def _placed(words: Sequence[Word]) -> Words:
    """Words with their places on an endless line."""
    begins: list[float] = []
    stops: list[float] = []
    x = longest = 0.0
    forced = False
    for word in words:
        if begins:
            x += word.gap
        begins.append(x)
        x += word.width
        stops.append(x)
        longest = max(longest, word.width)
        forced = forced or word.ends
    return Words(begins, stops, longest, forced, words=words)


def broken(words: Words, limit: float, faces: Faces) -> Broken:
    """Words in lines of at most ``limit`` em: greedy; a word wider than a line is cut, spaces at line ends vanish."""
    if words.longest > limit:
        words = _placed(_cut(_apart(words, faces), limit, faces))
    begins, stops, count = words.begins, words.stops, len(words.stops)
    lines: list[tuple[int, int, float]] = []
    start = 0
    widest = 0.0
    while start < count:
        left = begins[start]
        end = max(start + 1, bisect_right(stops, left + limit, start))
        if words.ends:
            end = next((at for at in range(start + 1, end) if words.words[at].ends), end)
        em = stops[end - 1] - left
        lines.append((start, end, em))
        if em > widest:
            widest = em
        start = end
    return Broken(words, lines or [(0, 0, 0.0)], widest)


def count_of(words: Words, limit: float, faces: Faces) -> int:
    """How many lines of at most ``limit`` em, as wide as the longest word at least, words have."""
    if words.ends:
        return len(broken(words, limit, faces).lines)
    begins, stops = words.begins, words.stops
    lines = start = 0
    while start < len(stops):
        start = max(start + 1, bisect_right(stops, begins[start] + limit, start))
        lines += 1
    return max(1, lines)


def _apart(words: Words, faces: Faces) -> Sequence[Word]:
    """The words one by one, made from their text where they are all in one style."""
    return words.words if words.style is None else _words(Text((Run(words.plain),)), [words.style], faces)


def _cut(words: Sequence[Word], limit: float, faces: Faces) -> list[Word]:
    """The same words, each one wider than a line cut into its characters, the first of which starts a line."""
    cut: list[Word] = []
    for word in words:
        if word.width <= limit:
            cut.append(word)
            continue
        made = [
            Word(em := faces.em(char, style[0]) + closer, 0.0, None, ((char, em, style),), False)
            for text, _, style in word.pieces
            for char, closer in zip(text, _closer(text, faces.pairs(style[0])), strict=True)
        ]
        cut += [made[0]._replace(gap=word.gap, space=word.space, ends=True), *made[1:]]
    return cut


def _closer(text: str, pairs: Mapping[str, float]) -> list[float]:
    """What each character of a text gives up to the one after it, in em."""
    return [pairs.get(text[at : at + 2], 0.0) for at in range(len(text))]
