"""Pairs the paragraphs, or the rows, of one text before an edit with those after it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

B = TypeVar("B")
E = TypeVar("E")

ALIKE = 0.5
"""How alike two texts must be (0 to 1, by their letters) to be one before and after an edit."""

MANY = 40_000
"""How many pairs are looked at one by one; a hostile deck has more, and is left unpaired there."""

_LONG = 3_000


def likeness(one: str, other: str) -> float:
    """How alike two texts are, 0 to 1; very long ones by their words."""
    if one == other:
        return 1.0
    if len(one) > _LONG or len(other) > _LONG:
        return SequenceMatcher(None, one.split()[:_LONG], other.split()[:_LONG], autojunk=False).ratio()
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.real_quick_ratio() < ALIKE or matcher.quick_ratio() < ALIKE:
        return 0.0
    return matcher.ratio()


def paired(
    before: Sequence[B],
    after: Sequence[E],
    said: Callable[[B], str],
    says: Callable[[E], str],
    *,
    anew: bool = True,
) -> list[int | None]:
    """For each thing of before the place of what it became, or ``None``: first what is the same, then what is alike.

    Each step only pairs what the steps before it have left, and a surer sign goes before a weaker one: a wrong pair
    would bring home an edit that nobody made. ``anew`` says whether a thing may have become something quite different.
    """
    ones, others = [said(one) for one in before], [says(one) for one in after]
    found: list[int | None] = [None] * len(ones)
    free = set(range(len(others)))
    # 1. What is the same and in the same order: most of a text that was edited here and there.
    for block in SequenceMatcher(None, ones, others, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            found[block.a + step] = block.b + step
            free.discard(block.b + step)
    # 2. What is the same but was moved past others.
    for place, one in enumerate(ones):
        if found[place] is None and (same := next((at for at in sorted(free) if others[at] == one), None)) is not None:
            found[place] = same
            free.discard(same)
    # 3. Between two neighbours that are paired, one after the other, where they are alike.
    #    Slides of a deck may all be made alike: for those, the likeness of all goes before the place of one.
    for wanted, gap in _gaps(found, free, len(others)) if anew else ():
        for place, at in zip(wanted, gap, strict=False):
            if likeness(ones[place], others[at]) >= ALIKE:
                found[place] = at
                free.discard(at)
    # 4. What was reworded and moved as well: the most alike first, wherever it is; equal scores go by place.
    left = [place for place, at in enumerate(found) if at is None]
    if len(left) * len(free) <= MANY:
        ranked = sorted(
            ((likeness(ones[place], others[at]), -place, -at) for place in left for at in free), reverse=True
        )
        for score, place, at in ranked:
            if score >= ALIKE and found[-place] is None and -at in free:
                found[-place] = -at
                free.discard(-at)
    # 5. As many lost as are new between the same neighbours: written anew from the first word to the last.
    for wanted, gap in _gaps(found, free, len(others)) if anew else ():
        if len(wanted) == len(gap):
            for place, at in zip(wanted, gap, strict=True):
                found[place] = at
                free.discard(at)
    return found


def _gaps(found: Sequence[int | None], free: set[int], size: int) -> list[tuple[list[int], list[int]]]:
    """The stretches of before without a partner, each with what is free between its neighbours' partners."""
    gaps: list[tuple[list[int], list[int]]] = []
    place = 0
    while place < len(found):
        if found[place] is not None:
            place += 1
            continue
        start = place
        while place < len(found) and found[place] is None:
            place += 1
        above = next((at for at in reversed(found[:start]) if at is not None), -1)
        below = next((at for at in found[place:] if at is not None), size)
        between = [at for at in range(above + 1, below) if at in free]
        gaps.append((list(range(start, place)), between))
    return gaps
