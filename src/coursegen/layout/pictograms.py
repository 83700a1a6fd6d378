"""Places the outline of an icon on a slide."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from coursegen.layout.svg_path import steps_of
from coursegen.model.scene_items import Box, Colour, PathItem, PathStep
from coursegen.source.icons import icon, near_names

__all__ = ["Outline", "near_names", "outline", "pictogram"]


class Outline(Struct, frozen=True):
    """An icon's outline in its own units, y downwards."""

    width: float
    height: float
    steps: tuple[PathStep, ...]


@lru_cache(maxsize=256)
def outline(name: str) -> Outline | None:
    """An icon's outline, or ``None`` where there is no solid icon of that name."""
    drawing = icon(name)
    return None if drawing is None else Outline(drawing.width, drawing.height, steps_of(drawing.path))


def pictogram(name: str, box: Box, fill: Colour, description: str = "", label: str = "") -> PathItem | None:
    """An icon as large as it can be in the middle of a box, or ``None`` where the name is unknown."""
    drawn = outline(name)
    if drawn is None:
        return None
    scale = min(box.width / drawn.width, box.height / drawn.height)
    width, height = round(drawn.width * scale), round(drawn.height * scale)
    place = Box(box.x + (box.width - width) // 2, box.y + (box.height - height) // 2, width, height)
    return PathItem(label or f"Icon {name}", place, drawn.width, drawn.height, drawn.steps, fill, description)
