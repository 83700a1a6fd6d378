"""Gives the headline of a layout a place where it can be read: not beside the page, not upright, not in a slit.

Some templates park titles off the slide, others let them run up a bar at the side. A course's headlines are sentences
and questions: they are read, so they are set across the slide, over the text.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.layout.slot import Slot
from coursegen.model.scene_items import Box

TITLES = frozenset({"title", "ctrTitle"})
TEXTS = frozenset({"", "obj", "body"})

BAND = 0.16
"""How high a headline is that takes the upper part of a text's place, as a share of the page: two lines."""

LEAST = 0.45
"""How high a text's place must be, as a share of the page, to give that away."""

SLIT = (0.15, 0.04)
"""The width and the height, as shares of the page, under which no place holds a headline."""


def with_headline(places: Sequence[Slot], upright: frozenset[int], page: Box, masters: Box | None) -> list[Slot]:
    """The places of a layout, with its title where it can be read if that can be had.

    ``upright`` are the ``idx`` of places whose text is turned by the master alone, ``masters`` is where the master has
    its title. A title off the page goes there, if nothing else is; else it takes the upper part of the text's place.
    """
    title = next((slot for slot in places if slot.placeholder and slot.placeholder.type in TITLES), None)
    if title is None or title.placeholder is None:
        return list(places)
    turned = title.placeholder.idx in upright
    if not turned and _holds(title.box, page):
        return list(places)
    others = [slot for slot in places if slot is not title]
    free = masters is not None and _holds(masters, page) and not any(masters.overlaps(one.box) for one in others)
    if masters is not None and free and not turned:
        return [replace(title, box=masters, moved=True), *others]
    texts = [one for one in others if one.placeholder and one.placeholder.type in TEXTS and on_page(one.box, page)]
    largest = max(texts, key=lambda slot: slot.box.width * slot.box.height, default=None)
    if largest is None or largest.box.height < LEAST * page.height:
        gap = _widest_gap([one.box for one in others], page)
        return [replace(title, box=gap, moved=True, upright=turned), *others] if gap else list(places)
    box, high = largest.box, round(BAND * page.height)
    above = Box(box.x, box.y, box.width, high)
    below = Box(box.x, box.y + high, box.width, box.height - high)
    moved = replace(title, box=above, moved=True, upright=turned)
    return [moved, *(replace(slot, box=below, moved=True) if slot is largest else slot for slot in others)]


def on_page(box: Box, page: Box) -> bool:
    """Whether a box is on the page, but for a hair."""
    inside = box.x >= -page.width // 50 and box.right <= page.width * 1.02
    down = box.y >= -page.height // 50 and box.bottom <= page.height * 1.02
    return inside and down and min(box.width, box.height) > 0


def _holds(box: Box, page: Box) -> bool:
    """Whether a headline can be read in a box."""
    across, down = SLIT
    return on_page(box, page) and box.width >= across * page.width and box.height >= down * page.height


def _widest_gap(others: Sequence[Box], page: Box) -> Box | None:
    """The highest band across the page that nothing stands in, if a headline fits there."""
    margin, end = page.height // 20, page.height - page.height // 20
    taken = sorted((box for box in others if box.bottom > 0 and box.y < page.height), key=lambda box: box.y)
    gaps, top = [], margin
    for box in taken:
        gaps.append((box.y - top, top))
        top = max(top, box.bottom)
    gaps.append((end - top, top))
    high, top = max(gaps)
    if high < BAND * page.height:
        return None
    side = page.width // 20
    return Box(side, top, page.width - 2 * side, min(high, round(2 * BAND * page.height)))
