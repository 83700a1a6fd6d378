"""Marks a slide that is not finished: with a tab at its edge, where there is nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coursegen.layout.faces import Faces
from coursegen.layout.letters import outlined, turned
from coursegen.model.scene_items import (
    Box,
    ChartItem,
    Colour,
    Item,
    PathItem,
    PictureItem,
    ShapeItem,
    TableItem,
    TextItem,
    ungrouped,
)
from coursegen.units import EMU_PER_POINT

NAME = "Draft mark"
"""What its shapes are called in a deck."""

_BROAD, _CAPITALS, _AROUND = 0.045, 0.52, 0.7
"""How broad the tab is (of the slide's height), how high its capitals (of that), and what is free before and after
them (of their height)."""

_PLACES = (0.5, 0.36, 0.64, 0.22, 0.78, 0.1, 0.9)
"""Where its middle may stand, from the slide's upper edge, best first: at the right edge, then at the left one."""

_COVERS = 0.5
"""What takes more of the slide than this is a ground that the mark may stand on."""


def draft_mark(word: str, items: Iterable[Item], width: int, height: int, faces: Faces) -> tuple[Item, Item]:
    """The tab and the word's letters on it, for a slide of ``width`` × ``height`` EMU with these items on it.

    It brings a ground of its own, so its letters can be read on any template; they are an outline with a description,
    so that who listens hears the word once, after all that the slide says.
    """
    letters = turned(outlined(word, faces))
    broad = round(height * _BROAD)
    scale = broad * _CAPITALS / letters.width
    tall = round(letters.height * scale + 2 * _AROUND * broad * _CAPITALS)
    taken = [box for item in ungrouped(items) for box in _taken(item, width * height)]
    places = [
        Box(x, min(max(0, round(height * middle) - tall // 2), height - tall), broad, tall)
        for x in (width - broad, 0)
        for middle in _PLACES
    ]
    tab = next((place for place in places if not any(place.overlaps(box) for box in taken)), places[0])
    inner = Box(
        tab.x + round((broad - letters.width * scale) / 2),
        tab.y + round((tall - letters.height * scale) / 2),
        round(letters.width * scale),
        round(letters.height * scale),
    )
    ink, paper = Colour("dk1"), Colour("lt1")
    return (
        ShapeItem(f"{NAME} ground", tab, "rect", ink, paper, 0.75),
        PathItem(NAME, inner, letters.width, letters.height, letters.steps, paper, word),
    )


def _taken(item: Item, area: int) -> Iterator[Box]:
    """What no tab should cover: lines of text where they stand, tables, charts, and pictures that are no ground."""
    if isinstance(item, TextItem):
        for line in item.lines:
            for one in line.fragments:
                left = item.box.x + round(one.x * EMU_PER_POINT)
                top = item.box.y + round((line.baseline - one.size) * EMU_PER_POINT)
                yield Box(left, top, round(one.width * EMU_PER_POINT), round(1.25 * one.size * EMU_PER_POINT))
    elif isinstance(item, TableItem | ChartItem) or (
        isinstance(item, PictureItem | PathItem) and item.box.width * item.box.height < _COVERS * area
    ):
        yield item.box
