"""Breaks a headline where its sense does, at the end of a sentence or a clause, and leaves no word alone at an end.

The first words behind such an end hold together, so that none of them stays before it. Where they do is said beside
the text, not in it: the writer turns the spaces between them into no-break spaces, and ``pull`` turns them back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from coursegen.layout.balance import SHORTEST, SPARE, balanced, ragged
from coursegen.layout.breaking import Broken
from coursegen.layout.faces import Faces
from coursegen.layout.text_lines import Para, measured, surely_broken
from coursegen.model.text import holding

_END = re.compile(r"([.?!]|[,;:–—])[”’\")]*(?= )")

HELD = 3
"""How many words behind an end hold together at most."""

SHORT = 0.4
"""The share of the widest line that each line has at least: sense does not go before everything."""

ROOM = 1.04
"""How much wider a frame is than the widest words that hold together, so that no renderer cuts them."""


class Even(NamedTuple):
    """A text in lines; how much narrower its frame is for that, in points; each paragraph's places of spaces that hold.

    ``held`` is empty where no paragraph has any.
    """

    lines: list[Broken]
    narrower: float
    held: tuple[tuple[int, ...], ...] = ()


def by_sense(para: Para, found: Even, width: float, faces: Faces) -> Even:
    """A headline with more of its lines ending where its sense does, and no more lines; else as it was found.

    Where a line is all but full, words hold together behind the same breaks as well, so that the frame can be wider.
    """
    plain = para.text.plain
    lines = found.lines[0]
    if len(lines.lines) < 2 or lines.words.style is None or lines.words.plain != plain:
        return found
    ends = _ends(plain)
    best, most, spare = found, _sense(lines, ends), _spare(para, found, width)
    breaks = _breaks(lines)
    if spare >= SPARE and (not ends or most >= 2 * (len(lines.lines) - 1)):
        return found
    for held in (*_spaces(plain, ends), *(_behind(plain, breaks) if spare < SPARE else ())):
        tried = _broken(para._replace(text=holding(para.text, held)), width, faces)
        if tried is None or len(tried.lines[0].lines) > len(lines.lines) or not _even(tried.lines[0]):
            continue
        told = _as_written(tried.lines[0], plain)
        made = Even([told], tried.narrower, (held,))
        sense, its = _sense(told, ends), _spare(para, made, width)
        if sense > most or (sense == most and its > spare and _breaks(told) == _breaks(best.lines[0])):
            best, most, spare = made, sense, its
    return best


def _spare(para: Para, found: Even, width: float) -> float:
    """How far a headline's frame is from where its lines would break otherwise, as a share of it, of as much as needed.

    Those are the widest of its lines, and the narrowest with the words that begin the next.
    """
    frame = (width - found.narrower - para.margin) / para.size
    words, lines, widest = found.lines[0]
    more = min(words.stops[end] - words.begins[start] for start, end, _ in lines[:-1])
    return min(SPARE, 1 - widest / frame, more / frame - 1)


def _breaks(found: Broken) -> tuple[int, ...]:
    """The places in a text where its lines end, but for the last."""
    return tuple(found.words.offsets[end - 1][1] for _, end, _ in found.lines[:-1])


def _behind(plain: str, breaks: tuple[int, ...]) -> Iterator[tuple[int, ...]]:
    """Which spaces might hold behind the breaks that there are."""
    for many in range(1, HELD + 1):
        yield tuple(sorted({place for end in breaks for place in _next_spaces(plain, end + 1, many)} - {*breaks}))


def with_company(paras: Sequence[Para], found: Even, width: float, faces: Faces) -> Even:
    """Running text in which the last few words of a paragraph hold together, where else its last line would be short.

    For what no frame helps, in as many lines as before.
    """
    told, held = list(found.lines), [*found.held, *[()] * (len(paras) - len(found.held))]
    for place, (para, lines) in enumerate(zip(paras, found.lines, strict=True)):
        if held[place] or not ragged(lines) or lines.words.style is None or lines.words.plain != para.text.plain:
            continue
        tried = _last_together(para, lines, width - found.narrower, faces)
        if tried is not None:
            told[place], held[place] = tried
    return Even(told, found.narrower, tuple(held)) if any(held) else found


def _last_together(para: Para, lines: Broken, frame: float, faces: Faces) -> tuple[Broken, tuple[int, ...]] | None:
    """A paragraph whose last words hold together, and their spaces: as few as make the last line a third of the widest.

    Two where none do so. ``None`` where they have no room, or would take another line.
    """
    plain, best = para.text.plain, None
    starts = [start for start, _ in lines.words.offsets[-1 - HELD :] if plain[start - 1 : start] == " "]
    for many in range(1, len(starts) + 1):
        held = tuple(start - 1 for start in starts[-many:])
        tried = measured([para._replace(text=holding(para.text, held))], frame, faces)
        (one,) = tried.broken
        roomy = not tried.cut and one.words.longest * ROOM <= (frame - para.margin) / para.size
        if not roomy or len(one.lines) != len(lines.lines):
            break
        best = best or (_as_written(one, plain), held)
        if one.lines[-1][2] >= one.widest * SHORTEST:
            return _as_written(one, plain), held
    start, end, _ = lines.lines[-1]
    return best if end - start == 1 else None


def _ends(plain: str) -> dict[int, int]:
    """Where a sentence ends inside a text, which counts two, or a clause, which counts one.

    What is asked in quotation marks in the middle of a sentence ends neither.
    """
    ends: dict[int, int] = {}
    for one in _END.finditer(plain):
        after = plain[one.end() + 1 : one.end() + 2]
        if one[1] not in ".?!":
            ends[one.end()] = 1
        elif not after.islower():
            ends[one.end()] = 2
    return ends


def _spaces(plain: str, ends: Mapping[int, int]) -> Iterator[tuple[int, ...]]:
    """Which spaces might hold: the first few behind all ends of sentences, behind all ends, behind each one."""
    sentences = tuple(end for end, counts in ends.items() if counts == 2)
    chosen = dict.fromkeys((sentences, tuple(ends), *((end,) for end in ends)))
    for many in range(1, HELD + 1):
        for some in filter(None, chosen):
            spaces = [place for end in some for place in _next_spaces(plain, end + 1, many)]
            yield tuple(sorted({one for one in spaces if one not in ends}))


def _next_spaces(plain: str, start: int, many: int) -> list[int]:
    """The places of the next spaces: words hold no farther than to the next end."""
    places = []
    for _ in range(many):
        if (start := plain.find(" ", start) + 1) == 0:
            break
        places.append(start - 1)
    return places


def _broken(para: Para, width: float, faces: Faces) -> Even | None:
    """A headline's balanced lines; ``None`` where words that hold together leave too little room around them."""
    first = measured([para], width, faces)
    if first.cut:
        return None
    lines, narrower = surely_broken([para], first.broken, width, faces)
    even = balanced([para], lines, width, faces)
    found = Even(*even) if even[1] else Even(lines, narrower)
    frame = (width - found.narrower - para.margin) / para.size
    return found if frame >= found.lines[0].words.longest * ROOM else None


def _even(found: Broken) -> bool:
    """Whether no line is much shorter than the widest."""
    return not ragged(found) and min(em for _, _, em in found.lines) >= found.widest * SHORT


def _sense(found: Broken, ends: Mapping[int, int]) -> int:
    """What the ends of all lines but the last count together."""
    return sum(ends.get(end, 0) for end in _breaks(found))


def _as_written(found: Broken, plain: str) -> Broken:
    """The same lines with the text as its author wrote it."""
    return found._replace(words=replace(found.words, plain=plain))
