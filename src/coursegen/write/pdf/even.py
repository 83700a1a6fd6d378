"""Breaks a story anew where a part is to fill its pages evenly."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from coursegen.write.pdf.flow import flow
from coursegen.write.pdf.strips import Strip

_TRIES = 7  # halvings: the pages of a part agree within a hundredth of a page


def evened(story: Sequence[Strip], height: float) -> list[Strip]:
    """A page break before each strip that opens a page of a part marked ``even``, as many pages as it needs anyway.

    A part goes from one page break to the next. Its pages are filled up to the least height that needs no page more,
    so that no last page holds one question or one card alone.
    """
    starts = [number for number, strip in enumerate(story) if strip.turn]
    done = list(story[: starts[0]] if starts else story)
    for start, end in pairwise([*starts, len(story)]):
        part = list(story[start:end])
        done += _broken(part, height) if part[0].even else part
    return done


def _broken(part: list[Strip], height: float) -> list[Strip]:
    told = part[1:]
    pages = len(flow(told, height, duplex=False))
    if pages < 2:
        return part
    least, most = height / pages, height
    for _ in range(_TRIES):
        middle = (least + most) / 2
        if max(strip.height for strip in told) <= middle and len(flow(told, middle, duplex=False)) == pages:
            most = middle
        else:
            least = middle
    own = {id(strip) for strip in told}
    sheets = flow(told, most, duplex=False)[1:]
    opening = {next(id(one.strip) for one in sheet.placed if id(one.strip) in own) for sheet in sheets}
    done = [part[0]]
    for strip in told:
        if id(strip) in opening:
            done.append(Strip(0.0, turn="next", keep="firm"))
        done.append(strip)
    return done
