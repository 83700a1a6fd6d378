"""Gives a drawing the form that paper asks for: areas are outlines, words are dark, and bold where hot.

A page is copied, printed at home and written on: what was filled on a slide would cost ink, come out of a copy as one
dark field and leave no room for a pen. What lies under a line, a tread or the water, is the line alone. Small
marks (dots, numbers in discs) stay filled. Small words in a colour or in grey break up in a copy, and a panel is gone
unless it has an edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import Brand, luminance
from coursegen.model.scene_items import (
    Box,
    Colour,
    Face,
    Fragment,
    GroupItem,
    Item,
    Line,
    PathItem,
    ShapeItem,
    TextItem,
)
from coursegen.units import Inch

_AREA = Inch(0.7)  # across and down: what is smaller is a mark, and stays filled
_NEAR = Inch(0.02)
_DARK = 0.3  # how light a filled area is at most that becomes an outline of its colour
_LIGHT = 0.6  # how light words and lines are at least that only a dark ground lets be seen
_TINT = 0.8  # how light an area is at least that is no more than a tint behind a drawing
_EDGE, _THICK = 2.0, 5.0  # points on the slide
_INK = Colour("dk1")
_HOT = "accent2"  # what one is to look at, which in grey is no more than another line
_BOLD: Mapping[Face, Face] = {
    "regular": "bold", "italic": "bold_italic", "head": "head_bold", "head_italic": "head_bold_italic"
}  # fmt: skip


class _Emptied(Struct, frozen=True):
    """An area that was filled on the slide, and with what."""

    box: Box
    colour: Colour


def outlined(drawn: GroupItem, brand: Brand, paper: Colour) -> GroupItem:
    """The same drawing for paper; ``paper`` is the colour of the slide's ground, in whose place the page is."""
    emptied: list[_Emptied] = []
    items: list[Item] = []
    told = [item.box for item in drawn.items if isinstance(item, TextItem)]
    level = [one for item in drawn.items if isinstance(item, PathItem) and item.stroke for one in _level(item)]
    for item in drawn.items:
        if isinstance(item, TextItem):
            item = _text(item, brand, paper, emptied)
        elif isinstance(item, ShapeItem) and item.fill is not None and any(_below(item.box, one) for one in level):
            emptied.append(_Emptied(item.box, item.fill))
            item = replace(item, fill=None, stroke=None, gradient=None)
        elif isinstance(item, (ShapeItem, PathItem)):
            item = _area(item, brand, paper, emptied, told)
        items.append(item)
    return replace(drawn, items=tuple(items))


def _level(line: PathItem) -> Iterator[Box]:
    """The level stretches of a line, each as a box without height."""
    ends = [(round(points[-2]), round(points[-1])) for _, points in line.placed() if points]
    for (left, y), (right, same) in pairwise(ends):
        if y == same:
            yield Box(min(left, right), y, abs(right - left), 0)


def _below(area: Box, line: Box) -> bool:
    """Whether an area hangs from a line over its whole width."""
    near = abs(area.y - line.y) <= _NEAR
    return _is_area(area) and near and line.x - _NEAR <= area.x and area.right <= line.right + _NEAR


def _text(item: TextItem, brand: Brand, paper: Colour, emptied: list[_Emptied]) -> TextItem:
    """Words with what they stand in: a bubble or a card has an edge and nothing behind its words."""
    if item.within is not None:
        if not _is_area(item.within.box):
            return item
        if item.within.fill is not None:
            edge = item.within.fill if _light(item.within.fill, brand) <= _DARK else _INK
            within = replace(item.within, fill=paper, stroke=edge, outline=_EDGE, gradient=None)
            return replace(item, within=within, lines=_darker(item.lines, brand, alone=False))
    return replace(item, lines=_darker(item.lines, brand, alone=_lies_on(item.box, emptied) is None))


def _darker(lines: Sequence[Line], brand: Brand, *, alone: bool) -> tuple[Line, ...]:
    """The same lines in ink; light words stay where they stand ``alone``, on what is dark on paper too."""
    return tuple(
        replace(line, fragments=tuple(_in_ink(one, brand, alone, len(line.fragments) == 1) for one in line.fragments))
        for line in lines
    )


def _in_ink(one: Fragment, brand: Brand, alone: bool, whole: bool) -> Fragment:
    """Words in ink, in bold where the hot colour set a ``whole`` line off: a part of one has no room to be wider."""
    if alone and _light(one.colour, brand) >= _LIGHT:
        return one
    loud = whole and one.colour.slot == _HOT
    return replace(one, colour=_INK, face=_BOLD.get(one.face, one.face) if loud else one.face)


def _area(
    item: ShapeItem | PathItem, brand: Brand, paper: Colour, emptied: list[_Emptied], told: Sequence[Box]
) -> ShapeItem | PathItem:
    """A filled area as its outline, and a tint with words on it in an edge; a line that was light on an area in the
    colour that this had."""
    under = _lies_on(item.box, emptied)
    if item.fill is None:
        light = item.stroke is not None and _light(item.stroke, brand) >= _LIGHT
        return replace(item, stroke=under.colour) if light and under else item
    if not _is_area(item.box) or item.stroke is not None:
        return item
    shade = _light(item.fill, brand)
    if shade <= _DARK:
        emptied.append(_Emptied(item.box, item.fill))
        return replace(item, fill=paper, stroke=item.fill, outline=_THICK if item.fill.slot == _HOT else _EDGE)
    if shade < _TINT or under or any(_holds(item.box, box) for box in told):
        return replace(item, stroke=under.colour if under else _INK, outline=_EDGE)
    return item


def _light(colour: Colour, brand: Brand) -> float:
    return luminance(brand.rgb(colour))


def _is_area(box: Box) -> bool:
    return min(box.width, box.height) >= _AREA


def _lies_on(box: Box, emptied: Sequence[_Emptied]) -> _Emptied | None:
    """The last of the emptied areas that the middle of a box is on or at the edge of."""
    on = [one for one in emptied if _holds(one.box, box)]
    return on[-1] if on else None


def _holds(area: Box, box: Box) -> bool:
    x, y = box.x + box.width / 2, box.y + box.height / 2
    return area.x <= x <= area.right and area.y <= y <= area.y + area.height
