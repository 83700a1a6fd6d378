"""Every piece of text of a scene with the colours that are really behind it, and what it has to reach."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coursegen.model.brand import RGB, Brand, contrast
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Fragment, Item, Line, PathItem, PictureItem, ShapeItem, TableItem, TextItem
from coursegen.units import EMU_PER_POINT

LARGE, LARGE_BOLD = 18.0, 14.0
"""Points from which text counts as large (WCAG 2.2, "large-scale")."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A piece of text or a drawing where it stands.

    ``ratio`` is the worst one with anything behind it, ``colour`` the slot of a text's colour.
    """

    scene: str
    item: str
    text: str
    ratio: float
    large: bool
    drawing: bool = False
    colour: str = ""

    def needs(self, least: float) -> float:
        """The contrast that it must have, where small text needs ``least``: WCAG 1.4.3, 1.4.6 and 1.4.11."""
        if self.drawing:
            return 3.0
        return (3.0 if least <= 4.5 else 4.5) if self.large else least


def seen(scene: Scene, brand: Brand) -> Iterator[Seen]:
    """Every piece of text and every pictogram. Errors: ``AssertionError`` where something is painted over a text."""
    layers, brand = _layers(scene), brand.of(scene.layout)
    for index, (item, box, _) in enumerate(layers):
        if isinstance(item, TextItem):
            yield from _lines(item, item.lines, box, index, layers, scene, brand)
        elif isinstance(item, TableItem):
            y = item.box.y
            for row, height in zip(item.rows, item.heights, strict=True):
                x = item.box.x
                for cell, width in zip(row, item.columns, strict=True):
                    own = brand.rgb(cell.fill) if cell.fill else None
                    yield from _lines(item, cell.lines, Box(x, y, width, height), index, layers, scene, brand, own)
                    x += width
                y += height
        elif isinstance(item, PathItem) and not _carries_text(box, layers[index + 1 :]):
            ratio = min(contrast(brand.rgb(item.fill), ground) for ground in _behind(box, index, layers, scene, brand))
            yield Seen(scene.id, item.name, "", ratio, large=False, drawing=True)


Layer = tuple[Item, Box, RGB | None]


def _layers(scene: Scene) -> list[Layer]:
    return [(item, item.box, None) for item in (*scene.ground, *scene.items)]


def _lines(
    item: TextItem | TableItem,
    lines: tuple[Line, ...],
    box: Box,
    index: int,
    layers: list[Layer],
    scene: Scene,
    brand: Brand,
    own: RGB | None = None,
) -> Iterator[Seen]:
    for line in lines:
        for fragment in line.fragments:
            if not fragment.text.strip():
                continue
            place = _place(fragment, line, box)
            hiding = [other.name for other, around, _ in layers[index + 1 :] if _hides(other) and _meet(around, place)]
            assert hiding == [], (scene.id, item.name, fragment.text, hiding)
            grounds = {own} if own else _behind(place, index, layers, scene, brand)
            ratio = min(contrast(brand.rgb(fragment.colour), ground) for ground in grounds)
            bold = "bold" in fragment.face
            large = fragment.size >= (LARGE_BOLD if bold else LARGE)
            yield Seen(scene.id, item.name, fragment.text, ratio, large, colour=fragment.colour.slot)


def _place(fragment: Fragment, line: Line, box: Box) -> Box:
    """Where a fragment's letters are: from their ascenders to their descenders."""
    top = line.baseline - 0.73 * fragment.size
    return Box(
        box.x + round(fragment.x * EMU_PER_POINT),
        box.y + round(top * EMU_PER_POINT),
        round(fragment.width * EMU_PER_POINT),
        round(0.94 * fragment.size * EMU_PER_POINT),
    )


def _behind(place: Box, index: int, layers: list[Layer], scene: Scene, brand: Brand) -> set[RGB]:
    """The colours behind a box: what was painted before it, from the last thing that lies under all of it."""
    found = {brand.rgb(scene.background)}
    for item, box, _ in layers[:index]:
        if isinstance(item, PictureItem):
            assert not _meet(box, place), (scene.id, "text on a picture")
        if not isinstance(item, ShapeItem | PathItem) or item.fill is None or not _meet(box, place):
            continue
        fill = brand.rgb(item.fill)
        found = {fill} if isinstance(item, ShapeItem) and _covers(item, place) else found | {fill}
    return found


def _carries_text(box: Box, above: list[Layer]) -> bool:
    """Whether words stand on a drawing (an arrow with its step in it), so that they are what has to be seen."""
    return any(
        isinstance(item, TextItem) and _meet(box, _place(fragment, line, around))
        for item, around, _ in above
        for line in (item.lines if isinstance(item, TextItem) else ())
        for fragment in line.fragments
    )


def _hides(item: Item) -> bool:
    return isinstance(item, PictureItem) or (isinstance(item, ShapeItem) and item.fill is not None)


def _covers(item: ShapeItem, place: Box) -> bool:
    box = item.box
    corners = [(x, y) for x in (place.x, place.right) for y in (place.y, place.bottom)]
    if item.geometry == "ellipse":
        a, b = box.width / 2, box.height / 2
        return all(((x - box.x - a) / a) ** 2 + ((y - box.y - b) / b) ** 2 <= 1 for x, y in corners)
    return all(box.x <= x <= box.right and box.y <= y <= box.bottom for x, y in corners)


def _meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom
