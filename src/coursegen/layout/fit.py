"""Fits paragraphs into a box: at the layout's size, else smaller down to a floor, else in parts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from msgspec import Struct

from coursegen.layout.breaking import Broken
from coursegen.layout.faces import Faces
from coursegen.layout.text_lines import Para, measured, overhang, stacked

STEP = 2.0
"""How many points a text shrinks at a time."""

TOLERANCE = 0.05
"""Points by which a text may be higher than its box before it counts as too high: no more than rounding comes to."""


class Fitted(Struct, frozen=True, eq=False):
    """Paragraphs that fit: as set, as broken, and how high they are in points. Each is equal to itself alone."""

    paras: list[Para]
    broken: list[Broken]
    height: float


class TooBig(NamedTuple):
    """Paragraphs that fit at no size: how high they are at the floor, how high their box and a line are, in points."""

    size: float
    height: float
    room: float
    line: float


def sizes(largest: float, floor: float) -> list[float]:
    """The sizes to try, from the layout's down to the floor; the layout's alone where it is no larger."""
    found = [largest]
    while found[-1] > floor:
        found.append(max(found[-1] - STEP, floor))
    return found


def fitted(
    paras_at: Callable[[float], list[Para]], width: float, room: float, largest: float, floor: float, faces: Faces
) -> Fitted | TooBig:
    """Paragraphs at the largest size at which they fit a width and a height in points, and no word is cut.

    Where a word is wider than its line at any size, it is cut at the largest that fits.
    """
    last: Fitted | TooBig = TooBig(largest, 0.0, room, largest)
    for size in sizes(largest, floor):
        paras = paras_at(size)
        found = measured(paras, width, faces)
        height = stacked(paras, found.safe) + overhang(paras, faces)
        if height <= room + TOLERANCE:
            fits = Fitted(paras, found.broken, stacked(paras, found.heights))
            if not found.cut:
                return fits
            last = last if isinstance(last, Fitted) else fits
        elif isinstance(last, TooBig):
            last = TooBig(size, height, room, paras[-1].line if paras else size)
    return last


def packed(heights: Sequence[float], gaps: Sequence[float], keeps: Sequence[bool], room: float) -> list[range] | None:
    """Units of given heights in as few parts as a height needs, in order, none with a heading at its end.

    ``gaps`` is the space before each unit unless it is a part's first. ``None`` where one unit alone
    (with what it is kept to) is too high.
    """
    parts: list[range] = []
    start = 0
    while start < len(heights):
        used, end, good = 0.0, start, start
        while end < len(heights):
            used += heights[end] + (gaps[end] if end > start else 0.0)
            if used > room + TOLERANCE:
                break
            end += 1
            if end == len(heights) or not keeps[end - 1]:
                good = end
        if good == start:
            return None
        parts.append(range(start, good))
        start = good
    return parts


def balanced(heights: Sequence[float], gaps: Sequence[float], keeps: Sequence[bool], room: float) -> list[range] | None:
    """As :func:`packed`, with the parts about equally high rather than the last one nearly empty."""
    best = packed(heights, gaps, keeps, room)
    if best is None or len(best) < 2:
        return best
    low, high = 0.0, room
    for _ in range(10):
        middle = (low + high) / 2
        tried = packed(heights, gaps, keeps, middle)
        if tried is not None and len(tried) == len(best):
            best, high = tried, middle
        else:
            low = middle
    return best


class Parts(NamedTuple):
    """Text in parts, each with its paragraphs' indices, all at one size."""

    size: float
    parts: list[range]


def in_parts(
    paras_at: Callable[[float], list[Para]], width: float, room: float, largest: float, floor: float, faces: Faces
) -> Parts | None:
    """A text split between paragraphs into as few parts as its floor allows, at the largest size that needs no more.

    ``None`` where a single paragraph is too high at the floor.
    """
    best: Parts | None = None
    for size in reversed(sizes(largest, floor)):
        paras = paras_at(size)
        gaps, keeps = [para.before for para in paras], [para.keep for para in paras]
        parts = balanced(measured(paras, width, faces).safe, gaps, keeps, room - overhang(paras, faces))
        if parts is None or (best is not None and len(parts) > len(best.parts)):
            break
        best = Parts(size, parts)
    return best
