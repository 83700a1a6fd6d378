"""Knows the room on a layout: what is drawn there that no text may run through, and what is free beside that.

Line breaking, tables, facts that find no place and drawings ask this one value.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from coursegen.model.scene_items import Anchor, Box, Item, PictureItem, ShapeItem
from coursegen.units import Inch, Pt

GAP = Inch(0.1)
"""What stays free between a text and what is drawn beside it."""

MARGIN = 0.04
"""The share of a page's shorter side that stays free at its edges, unless a layout's own places reach further."""

GROUND = 0.4
"""The share of the page from which on something drawn is what texts stand on, not something in their way."""

PAGE = 0.9
"""The share of the page from which on a picture is the page itself."""

MARK = 0.1
"""The share of the page up to which a picture is a logo or a stamp, which no text runs through."""

WIDE = 0.6
"""The share of a page's width from which on a title says how wide what stands under it is."""

LEAST = 0.55
"""The share of a place that must be left beside a logo: where less is, the place is taken as its designer made it."""


class Room(Struct, frozen=True):
    """The room on a layout, boxes in EMU.

    ``drawn`` is what masters and layouts draw there, without what the whole page stands on; ``marks`` are those of
    them that no text may run through, even where a placeholder reaches over them. ``foot`` has the places of the
    footer and the slide's number. ``limit`` is the panel that the master's text is on, or where the master
    has its own places, if the whole page is a picture: nobody here knows what that shows at its edges.
    """

    page: Box
    drawn: tuple[Box, ...] = ()
    marks: tuple[Box, ...] = ()
    foot: tuple[Box, ...] = ()
    limit: Box | None = None

    def free(self, beside: Iterable[Box] = (), within: Box | None = None) -> list[Box]:
        """The largest free boxes on the page, or within a box of it, beside what is drawn and other places."""
        inset = round(min(self.page.width, self.page.height) * MARGIN)
        page = Box(inset, inset, self.page.width - 2 * inset, self.page.height - 2 * inset)
        area = page if within is None else within
        area = common(area, self.limit) if self.limit is not None else area
        return left_over(area, [_wider(box) for box in (*self.drawn, *self.foot, *beside)])

    def under(self, title: Box) -> Box:
        """The free area under a title, as wide as that where it is wide; beside it, where the title is low."""
        inset = round(min(self.page.width, self.page.height) * MARGIN)
        side = title if title.width >= WIDE * self.page.width else self.page
        left, right = max(side.x, inset), min(side.right, self.page.width - inset)
        top = title.bottom + GAP if title.bottom < self.page.height // 2 else inset
        area = Box(left, top, max(1, right - left), max(1, self.page.height - inset - top))
        beside = () if title.bottom < self.page.height // 2 else (title,)
        return max(self.free(beside, area), key=_area, default=area)

    def clear(self, place: Box) -> Box:
        """A placeholder's box without what text may not run through; as it is where too little would be left."""
        touching = [_wider(mark) for mark in self.marks if mark.overlaps(place) and not _holds(mark, place)]
        if not touching:
            return place
        best = max(left_over(place, touching), key=_area, default=place)
        return best if _area(best) >= LEAST * _area(place) else place

    def grown(self, place: Box, anchor: Anchor, others: Iterable[Box]) -> Box:
        """The box of a placeholder that grows with its text, as far as nothing stands in its way.

        Its text stays where it is: one that is set from above grows downwards, from below upwards, else both ways.
        """
        inset = round(min(self.page.width, self.page.height) * MARGIN)
        column = Box(place.x, inset, place.width, self.page.height - 2 * inset)
        if self.limit is not None:
            top, bottom = min(place.y, self.limit.y), max(place.bottom, self.limit.bottom)
            column = Box(place.x, top, place.width, bottom - top)
        beside = [box for box in others if not box.overlaps(place)]
        drawn = [box for box in (*self.drawn, *self.foot) if not box.overlaps(place)]
        blocked = [_wider(box) for box in (*drawn, *beside) if box.x < place.right and place.x < box.right]
        top = max((box.bottom for box in blocked if box.bottom <= place.y + GAP), default=column.y)
        bottom = min((box.y for box in blocked if box.y >= place.bottom - GAP), default=column.bottom)
        above, below = max(0, place.y - top), max(0, bottom - place.bottom)
        if anchor == "top":
            above = 0
        elif anchor == "bottom":
            below = 0
        else:
            above = below = min(above, below)
        return Box(place.x, place.y - above, place.width, place.height + above + below)


def room_of(
    page: Box, ground: Sequence[Item], lettering: Iterable[Box], foot: Iterable[Box], places: Sequence[Box] = ()
) -> Room:
    """The room on a layout of a page, with what it and its master draw and the boxes of what they say there.

    ``places`` are those of the master's title and text.
    """
    drawn: list[Box] = []
    marks: list[Box] = []
    whole = _area(page)
    panel = _panel(whole, ground, places)
    for number, item in enumerate(ground):
        seen = _on(page, item.box)
        if seen is None or _area(seen) >= GROUND * whole or _is_frame(item, whole):
            continue
        if panel is not None and number < panel and seen.overlaps(ground[panel].box):
            continue  # the panel hides it, and where it looks out beside that, nothing stands
        drawn.append(seen)
        if _area(seen) <= MARK * whole and _area(seen) > Pt(6) * Pt(6) and min(seen.width, seen.height) > Pt(4):
            marks.append(seen)
    said = [box for one in lettering if (box := _on(page, one)) is not None and _area(box) < GROUND * whole]
    limit = None
    if panel is not None:
        box = ground[panel].box
        limit = Box(box.x + GAP, box.y + GAP, box.width - 2 * GAP, box.height - 2 * GAP)
    elif len(places) > 1 and any(isinstance(item, PictureItem) and _area(item.box) >= PAGE * whole for item in ground):
        limit = around(places)
    return Room(page, (*drawn, *said), (*marks, *said), tuple(foot), limit)


def _panel(whole: int, ground: Sequence[Item], places: Sequence[Box]) -> int | None:
    """Which item of a ground is the panel that the master's text is on: the smallest, if any is."""
    text = max(places, key=_area, default=None)
    panels = [
        (_area(item.box), number)
        for number, item in enumerate(ground)
        if isinstance(item, ShapeItem)
        and item.fill is not None
        and GROUND * whole <= _area(item.box) < PAGE * whole
        and text is not None
        and _holds(item.box, text)
    ]
    return min(panels)[1] if panels else None


def left_over(area: Box, taken: Iterable[Box]) -> list[Box]:
    """The largest boxes in an area that touch none of the boxes that are taken; each is as large as it can be."""
    found = [area]
    for one in taken:
        cut = [part for box in found for part in (_around(box, one) if box.overlaps(one) else [box])]
        unique = list(dict.fromkeys(box for box in cut if box.width > 0 and box.height > 0))
        found = [box for box in unique if not any(other != box and _holds(other, box) for other in unique)]
    return found


def _around(box: Box, taken: Box) -> list[Box]:
    """What is left of a box on each side of another."""
    return [
        Box(box.x, box.y, box.width, taken.y - box.y),
        Box(box.x, taken.bottom, box.width, box.bottom - taken.bottom),
        Box(box.x, box.y, taken.x - box.x, box.height),
        Box(taken.right, box.y, box.right - taken.right, box.height),
    ]


def _wider(box: Box) -> Box:
    """A box with the gap around it."""
    return Box(box.x - GAP, box.y - GAP, box.width + 2 * GAP, box.height + 2 * GAP)


def _is_frame(item: Item, whole: int) -> bool:
    """Whether an item is no more than an outline around a large part of the page."""
    outlined = isinstance(item, ShapeItem) and item.fill is None and item.stroke is not None
    return outlined and _area(item.box) > MARK * whole


def common(one: Box, other: Box) -> Box:
    """What two boxes have in common; without width or height where that is nothing."""
    left, top = max(one.x, other.x), max(one.y, other.y)
    right, bottom = min(one.right, other.right), min(one.bottom, other.bottom)
    return Box(left, top, max(0, right - left), max(0, bottom - top))


def around(boxes: Sequence[Box]) -> Box:
    """The smallest box that holds all of some."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    return Box(left, top, max(box.right for box in boxes) - left, max(box.bottom for box in boxes) - top)


def _on(page: Box, box: Box) -> Box | None:
    """What of a box is on the page."""
    found = common(page, box)
    return found if found.width and found.height else None


def _holds(outer: Box, inner: Box) -> bool:
    across = outer.x <= inner.x and inner.right <= outer.right
    return across and outer.y <= inner.y and inner.bottom <= outer.bottom


def _area(box: Box) -> int:
    return box.width * box.height
