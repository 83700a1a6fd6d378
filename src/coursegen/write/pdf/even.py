"""Breaks a story anew where a part is to fill its pages evenly."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations, pairwise

from msgspec.structs import replace

from coursegen.write.pdf.breaks import Broken, best_breaks
from coursegen.write.pdf.flow import flow
from coursegen.write.pdf.strips import Strip

_FEW = 4  # pages of a part that drawings may fill up to a whole leaf
_TRIED = 6  # drawings of a part at most for which every choice of them is tried
_LEFT_OUT = 0.8  # what it costs to show a drawing less: more than pages of other heights, less than a script cut in two
_BARE = 0.02  # a page without any, behind the one that begins a part and has its shape


def evened(story: Sequence[Strip], height: float) -> list[Strip]:
    """A page break before each strip that opens a page of a part marked ``even``, as many pages as it needs anyway.

    A part goes from one page break to the next, past soft ones that are marked ``even`` as well. What is best over
    all of its pages is in ``breaks.py``: no last page holds one question or one card alone.
    """
    starts = [number for number, strip in enumerate(story) if strip.turn and not (strip.turn == "soft" and strip.even)]
    done = [*_spared(story[: starts[0]] if starts else story, height)]
    for start, end in pairwise([*starts, len(story)]):
        part = story[start:end]
        done += _broken(part, height) if part[0].even else _spared(part, height)
    return done


def _broken(part: Sequence[Strip], height: float) -> list[Strip]:
    """A part with the page breaks, and the spare strips, that are best for all of its pages together."""
    first, *told = part
    ways = _ways(told)
    pages = len(flow(ways[-1], height, duplex=False))
    fewest = best_breaks(ways[-1], height, range(max(1, pages - 1), pages + 1 + first.loose), shrinks=True)
    some = range(1, (_leaf(len(fewest.pages)) if len(ways) > 1 else len(fewest.pages)) + 1)
    tried = [(best_breaks(way, height, some, shrinks=True), way) for way in ways]
    best, _ = min(tried, key=lambda one: (_parted(one[0].pages), one[0].cost + _left_out(told, *one)))
    if not best.pages:
        return [first, *ways[-1]]
    done = [first, *best.pages[0]]
    for page in best.pages[1:]:
        done += (Strip(0.0, turn="next", keep="firm"), *page)
    return done


def _ways(part: Sequence[Strip]) -> list[Sequence[Strip]]:
    """A part with all of its spare strips, without some of them, and last without any; of as many the later ones."""
    spare = [number for number, strip in enumerate(part) if strip.spare]
    many = range(len(spare) + 1) if len(spare) <= _TRIED else (0, len(spare))
    left_out = [set(some) for fewer in many for some in combinations(reversed(spare), fewer)]
    return [_without(part, some) for some in left_out]


def _left_out(part: Sequence[Strip], broken: Broken, way: Sequence[Strip]) -> float:
    """What it costs to show some of the drawings of a part alone; more for pages without any behind its first."""
    _, *others = broken.pages or ((),)
    return _LEFT_OUT * (len(part) - len(way)) + _BARE * sum(not any(strip.spare for strip in page) for page in others)


def _without(part: Sequence[Strip], left_out: Collection[int]) -> Sequence[Strip]:
    """A part without some of its strips; what stood above one is held to what follows as that was."""
    kept: list[Strip] = []
    for at, strip in enumerate(part):
        if at not in left_out:
            kept.append(strip)
        elif kept:
            kept[-1] = replace(kept[-1], keep=strip.keep)
    return kept


def _leaf(pages: int) -> int:
    """So many pages as a part may have for its drawings: the back of its last leaf would be empty, or turn the next
    part over."""
    return pages + pages % 2 if pages < _FEW else pages


def _spared(part: Sequence[Strip], height: float) -> Sequence[Strip]:
    """A part with those of its spare strips for which it needs no leaf more."""
    ways = _ways(part)
    if len(ways) == 1:
        return part
    *_, (_, fewest) = counted = [(way, len(flow(_unturned(way), height, duplex=False))) for way in ways]
    return next(way for way, pages in counted if pages <= _leaf(fewest))


def _unturned(part: Sequence[Strip]) -> Sequence[Strip]:
    return part[1:] if part and part[0].turn else part


def _parted(pages: Sequence[Sequence[Strip]]) -> int:
    """How many pages end within what belongs together."""
    return sum(bool(page) and page[-1].keep != "no" for page in pages[:-1])
