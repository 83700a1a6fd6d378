"""A slide's accent and icon to the shapes that carry them."""

from __future__ import annotations

from typing import cast

from coursegen.layout.layout_map import AccentShape, PictogramPlace
from coursegen.layout.pictograms import near_names, pictogram
from coursegen.layout.template import LayoutSpec
from coursegen.model.scene import Colour, ColourSlot, Item, ShapeItem
from coursegen.model.slide import Slide
from coursegen.problems import Problem

NEUTRAL = Colour("dk2")
"""The accent of what belongs to no module."""


def accent_of(slide: Slide) -> Colour:
    """The colour of a slide's module, or the neutral one."""
    return Colour(cast("ColourSlot", f"accent{slide.accent}")) if slide.accent else NEUTRAL


def tint_of(accent: Colour) -> Colour:
    """A ground in a colour, light enough for ink on it."""
    return Colour(accent.slot, 0.12, 0.88)


def is_light(colour: Colour) -> bool:
    """Whether a layout's colour is one for dark grounds."""
    return colour.slot in {"lt1", "lt2"} and colour.lum_mod > 0.8


def fill_of(name: str, accent: Colour) -> Colour:
    """A fill of the map as a colour: the accent, the accent lightened, or a theme colour."""
    if name == "accent":
        return accent
    if name == "soft":
        return Colour(accent.slot, 0.75, 0.25)
    return tint_of(accent) if name == "tint" else Colour(cast("ColourSlot", name))


def accent_items(slide: Slide, spec: LayoutSpec, scene: str) -> list[Item] | Problem:
    """The shapes and the icon of a slide, from the back to the front; the first shape's name carries its id.

    A problem where the slide names an icon that there is none of.
    """
    accent = accent_of(slide)
    items: list[Item] = []
    for shape in spec.shapes:
        if _shown(shape, slide):
            name = "Ground" if items else f"slide:{scene}"
            geometry = cast("object", shape.geometry)
            items.append(ShapeItem(name, shape.box, geometry, fill_of(shape.fill, accent)))  # type: ignore[arg-type]
    place = next((place for place in spec.pictograms if _shown(place, slide)), None)
    if slide.pictogram or place is not None:
        icon = slide.pictogram or (place.icon if place else "")
        if place is None:
            return items if pictogram(icon, spec.slots["title"].box, accent) else _unknown(slide)
        drawn = pictogram(icon, place.box, fill_of(place.fill, accent), slide.description)
        if drawn is None:
            return _unknown(slide)
        items.append(drawn)
    return items


def _shown(one: AccentShape | PictogramPlace, slide: Slide) -> bool:
    if one.beside and not slide.slots.get(one.beside):
        return False
    return not (one.without and slide.slots.get(one.without))


def _unknown(slide: Slide) -> Problem:
    return Problem(
        "no-pictogram",
        f"there is no icon '{slide.pictogram}'",
        hint=near_names(slide.pictogram),
        address=f"{slide.address}.pictogram" if slide.address else "",
    )
