"""Makes the shapes that carry a slide's accent and its icon."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import cast

from msgspec.structs import replace

from coursegen.layout.layout_map import AccentShape, PictogramPlace
from coursegen.layout.pictograms import near_names, pictogram
from coursegen.layout.template import LayoutSpec
from coursegen.model.brand import Brand, contrast
from coursegen.model.scene_items import Box, Colour, ColourSlot, Geometry, Item, PictureItem, ShapeItem
from coursegen.model.slide import Slide
from coursegen.problems import Problem
from coursegen.units import Inch

NEUTRAL = Colour("dk2")
"""The accent of what belongs to no module."""

LEAST = 4.5
"""The least contrast of text with its ground (WCAG 2.2, 1.4.3)."""

MARGIN = Inch(0.2)
"""What stays free on every side of a picture in its panel."""


_TURNED: Mapping[str, ColourSlot] = {"dk1": "lt1", "lt1": "dk1", "dk2": "lt2", "lt2": "dk2"}
"""What plays a colour's part where ground and text have changed places."""


def accent_of(slide: Slide, spec: LayoutSpec) -> Colour:
    """The colour of a slide's module, or the neutral one."""
    if slide.accent:
        return Colour(cast("ColourSlot", f"accent{slide.accent}"))
    return Colour(_TURNED[NEUTRAL.slot]) if spec.turned else NEUTRAL


def tint_of(accent: Colour, *, dark: bool) -> Colour:
    """A ground in a colour, near enough to the page for ink on it."""
    return Colour(accent.slot, 0.3) if dark else Colour(accent.slot, 0.12, 0.88)


def is_light(colour: Colour) -> bool:
    """Whether a layout's colour is one for dark grounds."""
    return colour.slot in {"lt1", "lt2"} and colour.lum_mod > 0.8


def fill_of(name: str, accent: Colour, *, dark: bool = False, turned: bool = False) -> Colour:
    """A fill of the map as a colour: the accent, the accent nearer to the page, or a theme colour."""
    if name == "accent":
        return accent
    if name == "soft":
        return Colour(accent.slot, 0.75, 0.25)
    if name == "tint":
        return tint_of(accent, dark=dark)
    return Colour(_TURNED.get(name, cast("ColourSlot", name)) if turned else cast("ColourSlot", name))


def readable(accent: Colour, ground: Colour, brand: Brand) -> Colour:
    """A colour that can be read on a layout's ground and on the page's, and that paper can be read on.

    As it is where it does, else darker or lighter step by step (as PowerPoint's own palette offers it), else ink.
    """
    grounds = [brand.rgb(ground), brand.rgb(Colour("lt1"))]
    ways = ((1.0, 0.0), (0.75, 0.0), (0.5, 0.0), (0.35, 0.0), (0.6, 0.4), (0.4, 0.6), (0.2, 0.8))
    for mod, offset in ways:
        tried = Colour(accent.slot, mod, offset)
        if all(contrast(brand.rgb(tried), behind) >= LEAST for behind in grounds):
            return tried
    ink = Colour("dk1")
    return accent if min(contrast(brand.rgb(ink), behind) for behind in grounds) < LEAST else ink


def accent_items(slide: Slide, spec: LayoutSpec, scene: str, accent: Colour, *, dark: bool) -> list[Item] | Problem:
    """The shapes and the icon of a slide, from the back to the front; the first shape's name carries its id.

    ``dark`` is a page that is darker than its ink. A problem where the slide names an icon that there is none of.
    """
    fills = partial(fill_of, accent=accent, dark=dark, turned=spec.turned)
    items: list[Item] = []
    for shape in spec.shapes:
        if _shown(shape, slide):
            name = "Ground" if items else f"slide:{scene}"
            geometry = cast("Geometry", shape.geometry)
            items.append(ShapeItem(name, shape.box, geometry, fills(shape.fill)))
    place = next((place for place in spec.pictograms if _shown(place, slide)), None)
    if slide.pictogram or place is not None:
        icon = slide.pictogram or (place.icon if place else "")
        box = spec.slots["title"].box if place is None else place.box
        drawn = pictogram(icon, box, fills(place.fill) if place else accent, slide.description)
        if drawn is None:
            return _unknown(slide)
        if not slide.pictured and place is not None:
            items.append(drawn)
    if slide.pictured:
        room = _picture_room(slide, spec, place)
        if room is None:
            return _no_room(slide, spec)
        items += _shown_in(room, slide, spec, dark=dark)
    return items


FRAME = (16, 9)
"""The shape of a video's frame."""


def _shown_in(room: Box, slide: Slide, spec: LayoutSpec, *, dark: bool) -> list[Item]:
    """A slide's picture on paper, or the frame of a video that has none; a video has a sign on it that says play."""
    items: list[Item] = []
    picture = slide.picture
    box = _within(room, *((picture.width, picture.height) if picture is not None else FRAME))
    if picture is None:
        items.append(ShapeItem("Video", box, "rect", _deep(dark), description=slide.description, link=slide.link))
    else:
        paper = Colour("dk1" if dark else "lt1")  # for what is transparent in it: drawn for white paper, mostly
        items.append(ShapeItem("Picture ground", box, "rect", paper))
        side = spec.slots.get("picture") or spec.slots.get("aside")
        taken = side.placeholder if side is not None and side.box == room else None
        placeholder = taken if taken is not None and taken.type in {"", "obj", "pic"} else None
        items.append(
            PictureItem("Picture", box, picture.data, picture.media_type, picture.description, placeholder, slide.link)
        )
    if slide.link:
        across = min(box.width, box.height) // 4
        disc = Box(box.x + (box.width - across) // 2, box.y + (box.height - across) // 2, across, across)
        items.append(ShapeItem("Play disc", disc, "ellipse", Colour("dk1" if dark else "lt1"), link=slide.link))
        inner = Box(disc.x + across // 20, disc.y + across // 20, across - across // 10, across - across // 10)
        if (sign := pictogram("circle-play", inner, _deep(dark), label="Play")) is not None:
            items.append(replace(sign, link=slide.link))
    return items


def _deep(dark: bool) -> Colour:
    """The deep ground, whatever part it plays in a theme."""
    return Colour("lt2" if dark else "dk2")


def _picture_room(slide: Slide, spec: LayoutSpec, place: PictogramPlace | None) -> Box | None:
    """The largest stretch of a slide that a picture can have: its place, the panel behind the icon, the unused side."""
    if (own := spec.slots.get("picture")) is not None:
        return own.box
    used = [slot.box for name, slot in spec.slots.items() if name == "title" or slide.slots.get(name)]
    shapes = [shape.box for shape in spec.shapes if _shown(shape, slide) and shape.geometry != "ellipse"]
    panels = [box for box in shapes if place is not None and _inside(place.box, box) and _free(box, used)]
    if panels:
        panel = min(panels, key=lambda box: box.width * box.height)
        return Box(panel.x + MARGIN, panel.y + MARGIN, panel.width - 2 * MARGIN, panel.height - 2 * MARGIN)
    side = spec.slots.get("aside")
    return side.box if side is not None and _free(side.box, used) else None


def _within(room: Box, across: int, down: int) -> Box:
    """A picture's box: whole, undistorted, as large as the room allows and in its middle."""
    scale = min(room.width / across, room.height / down)
    width, height = max(1, round(across * scale)), max(1, round(down * scale))
    return Box(room.x + (room.width - width) // 2, room.y + (room.height - height) // 2, width, height)


def _inside(inner: Box, outer: Box) -> bool:
    across = outer.x <= inner.x and inner.right <= outer.right
    return across and outer.y <= inner.y and inner.bottom <= outer.bottom


def _free(box: Box, used: Iterable[Box]) -> bool:
    return not any(box.overlaps(one) for one in used)


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


def _no_room(slide: Slide, spec: LayoutSpec) -> Problem:
    return Problem(
        "no-room",
        f"the layout '{spec.name}' has no room for the picture of {slide.id}",
        hint="take the example out, or give the template's map a shape behind the icon that no text is on",
        address=f"{slide.address}.picture" if slide.address else "",
    )
