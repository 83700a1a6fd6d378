"""Breaks a story anew where a part is to fill its pages evenly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations, pairwise

from coursegen.write.pdf.breaks import best_breaks
from coursegen.write.pdf.flow import Sheet, flow
from coursegen.write.pdf.strips import Strip

_FEW = 4  # pages of a part that drawings may fill up to a whole leaf
_TRIED = 6  # drawings of a part at most for which every choice of them is tried
_LEFT = (0.38, 0.5, 0.62)  # of a page: how much of it may stay empty so that nothing is parted


def evened(story: Sequence[Strip], height: float) -> list[Strip]:
    """A page break before each strip that opens a page of a part marked ``even``, as many pages as it needs anyway.

    A part goes from one page break to the next, past soft ones that are marked ``even`` as well. What is best over
    all of its pages is in ``breaks.py``: no last page holds one question or one card alone.
    """
    starts = [number for number, strip in enumerate(story) if strip.turn and not (strip.turn == "soft" and strip.even)]
    done = _spared(story[: starts[0]] if starts else story, height)
    for start, end in pairwise([*starts, len(story)]):
        part = _spared(story[start:end], height)
        done += _broken(part, height) if part[0].even else part
    return done


def _spared(part: Sequence[Strip], height: float) -> list[Strip]:
    """A part with those of its spare strips for which it needs no leaf more and for which nothing is parted.

    As few as can be are left out, of as many the later ones.
    """
    spare = [number for number, strip in enumerate(part) if strip.spare]
    if not spare:
        return list(part)
    many = range(len(spare) + 1) if len(spare) <= _TRIED else (0, len(spare))
    left_out = [set(some) for fewer in many for some in combinations(reversed(spare), fewer)]
    without = [[strip for at, strip in enumerate(part) if at not in some] for some in left_out]
    pages = len(flow(_unturned(without[-1]), height, duplex=False))
    pages += pages % 2 if pages < _FEW else 0  # the back of its last leaf would be empty, or turn the next part over
    found = []
    for number, tried in enumerate(without):
        filled = (flow(_unturned(tried), height, duplex=False, left=left) for left in _LEFT)
        found += [(_torn(sheets), len(left_out[number]), number) for sheets in filled if len(sheets) <= pages]
    return without[min(found)[2]] if found else without[-1]


def _unturned(part: Sequence[Strip]) -> Sequence[Strip]:
    return part[1:] if part and part[0].turn else part


def _torn(sheets: Sequence[Sheet]) -> int:
    """How many pages end within what belongs together."""
    return sum(sheet.last is not None and sheet.last.keep != "no" for sheet in sheets[:-1])


def _broken(part: list[Strip], height: float) -> list[Strip]:
    first, *told = part
    pages = len(flow(told, height, duplex=False))
    some = range(max(1, pages - first.loose), pages + first.loose + 1)
    parted = best_breaks(told, height, some, shrinks=first.loose) if pages > 1 else ()
    done = [first, *(parted[0] if parted else told)]
    for page in parted[1:]:
        done += (Strip(0.0, turn="next", keep="firm"), *page)
    return done
