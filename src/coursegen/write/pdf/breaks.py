"""Chooses where the pages of a part end by looking at all of them at once, as lines of a paragraph can be chosen.

Filling page by page takes what has room on each and leaves the next one what comes: a script that turns the page, or
a page with three lines on it. Here every way to part a story is weighed as a whole (Knuth and Plass, "Breaking
Paragraphs into Lines", 1981, with pages in the place of lines).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum, inf

from msgspec import Struct
from msgspec.structs import replace

from coursegen.write.pdf.strips import Keep, Strip, gap, more_at_head, stacked
from coursegen.write.pdf.styles import UNIT

_PARTED: Mapping[Keep, float] = {"no": 0.0, "soft": 1.3, "firm": 3.0, "bound": 30.0}
"""What it costs to end a page after a strip, by what holds the next one to it: a script that turns the page is worse
than an empty page."""

_WITHIN = 0.5  # more, where that is between two lines of one paragraph
_PAGE = 0.4  # a page more than there need be
_EMPTY = 1.0  # a page with nothing on it; less by the square for one that is partly full
_EMPTY_LAST = 0.9  # the last page, where that is plain to see
_LIGHT = 0.06  # a page that begins with what is small
_CLOSE = 0.1  # a page whose distances are as small as they can be
_TIGHT = 0.1  # a page on which there is little room to write in gaps
_SHRINKS = 0.35  # of a distance between two strips that is a UNIT or more
_SLACK = 0.01  # points: heights are added up as floats


class _Way(Struct, frozen=True):
    """The best way to set a story up to some strip: its cost, and with which strip the last page begins."""

    cost: float
    start: int


class Broken(Struct, frozen=True):
    """The strips of each page, and what it costs to part them so; none where no number of pages holds all of them."""

    cost: float
    pages: tuple[Sequence[Strip], ...]


def best_breaks(strips: Sequence[Strip], height: float, pages: range, *, shrinks: bool = False) -> Broken:
    """The best way to part strips over such a number of ``pages``.

    Every way to part the strips over pages of a ``height`` is weighed: what is parted that belongs together, how
    unevenly the pages are filled, and each page more. Where a page ``shrinks``, distances on it may be a third less.
    """
    count, between = len(strips), _between(strips, shrinks=shrinks)
    ends = [list(_pages_from(strips, start, height, between)) for start in range(count)]
    to_come = [0] * (count + 1)  # pages at least from each strip on
    for start in reversed(range(count)):
        to_come[start] = 1 + min(to_come[end] for end, _ in ends[start])
    ways: list[dict[int, _Way]] = [{0: _Way(0.0, 0)}, *({} for _ in strips)]  # to each strip, by pages
    for start in range(count):
        for number, before in ways[start].items():
            for end, cost in ends[start]:
                if number + 1 + to_come[end] >= pages.stop:
                    continue
                reached, whole = ways[end], before.cost + cost
                if number + 1 not in reached or whole < reached[number + 1].cost:
                    reached[number + 1] = _Way(whole, start)
    found = [(ways[count][number].cost + _PAGE * number, number) for number in pages if number in ways[count]]
    least, many = min(found, default=(inf, 0))
    parted: list[Sequence[Strip]] = []
    end = count
    for number in range(many, 0, -1):
        start = ways[end][number].start
        parted.append(closer(strips[start:end], height) if shrinks else strips[start:end])
        end = start
    return Broken(least, tuple(reversed(parted)))


def closer(strips: Sequence[Strip], height: float) -> Sequence[Strip]:
    """The same strips with so much less between them that a page of a height holds them."""
    over = more_at_head(strips[0]) + stacked(strips) - height
    shrinking, wider = fsum(map(_shrinking, strips, strips[1:])), fsum(map(_wider, strips))
    if over + wider <= shrinking:
        over += wider
    if over <= 0 or not shrinking:
        return strips
    share = 1 - min(1.0, over / shrinking) * _SHRINKS
    return [replace(strip, before=_less(strip.before, share), after=_less(strip.after, share)) for strip in strips]


class _Between(Struct, frozen=True):
    """What lies between each strip and the next: the distance, how much less it may be, what a page's end costs."""

    gaps: Sequence[float]
    spare: Sequence[float]
    costs: Sequence[float]


def _between(strips: Sequence[Strip], *, shrinks: bool) -> _Between:
    gaps = list(map(gap, strips, strips[1:]))
    spare = list(map(_shrinking, strips, strips[1:])) if shrinks else [0.0] * len(gaps)
    return _Between(gaps, spare, [*map(_parting, strips, gaps), 0.0])


def _pages_from(strips: Sequence[Strip], start: int, height: float, between: _Between) -> Iterator[tuple[int, float]]:
    """Every end that a page can have which begins with a strip, and what that page costs."""
    used, spare, wider = more_at_head(strips[start]) + strips[start].height, 0.0, _wider(strips[start])
    begins = _LIGHT if strips[start].light else 0.0
    for last in range(start, len(strips)):
        if last > start:
            used += strips[last].height
            used += between.gaps[last - 1]
            spare += between.spare[last - 1]
            wider += _wider(strips[last])
        over = used - height
        if over > spare + _SLACK and last > start:
            return
        tight = _TIGHT if over + wider > max(0.0, spare) + _SLACK and wider else 0.0
        if not tight:
            over += wider
        if over > 0:
            filled = _CLOSE * min(1.0, over / spare) if spare else 0.0
        else:
            filled = (_EMPTY if last + 1 < len(strips) else _EMPTY_LAST) * (over / height) ** 2
        yield last + 1, begins + tight + filled + between.costs[last]


def _wider(strip: Strip) -> float:
    """How much higher a line with a gap is where there is room to write."""
    return strip.grows if strip.open else 0.0


def _shrinking(upper: Strip, lower: Strip) -> float:
    """How much less there may be between two neighbours."""
    most = 1 - _SHRINKS
    return gap(upper, lower) - max(_less(upper.after, most), _less(lower.before, most))


def _less(distance: float, share: float) -> float:
    return distance * share if distance >= UNIT else distance


def _parting(above: Strip, gap_below: float) -> float:
    """What it costs that a page ends between a strip and another one."""
    parted = _PARTED[above.keep]
    return parted + (_WITHIN if parted and not gap_below else 0.0)
