"""Puts a course's logo into our template, as a designer would: on the first and the last slide, and small on others.

A company's own template has its logo on its master, and is left alone.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree
from msgspec.structs import replace

from coursegen.layout.drawingml import A, P, box_of
from coursegen.model.parts import Picture
from coursegen.model.scene_items import Box, Colour, PictureItem, ShapeItem
from coursegen.source.office.package import CONTENT_TYPES, Package
from coursegen.source.office.relationships import rels_name
from coursegen.source.office.xml import Element, as_bytes
from coursegen.source.office.zip_writer import NOT_AT_ALL, zipped
from coursegen.source.pictures import ground_for
from coursegen.units import Inch
from coursegen.write.pptx.relationships import Relationships
from coursegen.write.pptx.shapes import picture, plain_shape
from coursegen.write.pptx.slides import NAMESPACES, media_name

LARGE = {
    "Title slide": Box(Inch(0.75), Inch(6.63), Inch(3.0), Inch(0.6)),
    "Closing": Box(Inch(0.75), Inch(0.22), Inch(3.0), Inch(0.58)),
}
"""Where the logo stands on the first and the last slide, by their layouts: what their places leave free."""

SMALL = Box(Inch(0.75), Inch(6.93), Inch(1.3), Inch(0.36))
"""Where it stands on all others: at the foot, before the course's name, which moves to the right."""

NAME = "Logo"
_PAD, _GAP = Inch(0.05), Inch(0.15)
"""What a logo's plate shows around it, and what stays free between that plate and a footer."""


def with_logo(template: bytes, logo: Picture, *, dark: bool) -> bytes:
    """Our template with a logo on its master, and on those layouts whose own ground would hide the master's.

    A logo with see-through parts stands on a plate on which it can be seen, whatever the slide's ground is; ``dark``
    says that the theme's pages are.
    """
    package = Package(template)
    parts = {part: package.read(part) for part in package.parts}
    plate = _plate(logo, dark=dark)
    shown = PictureItem(NAME, SMALL, logo.data, logo.media_type, logo.description)
    media = media_name(shown)
    for part in [one for one in package.parts if posixpath.dirname(one) in ("/ppt/slideMasters", "/ppt/slideLayouts")]:
        root = package.xml(part)
        large = LARGE.get(root.find(f"{P}cSld").get("name", ""))  # type: ignore[union-attr]  # every part of ours has one
        box = _fitted(logo, large or SMALL)
        if large is None:
            box = _before_the_footer(root, box)
        master = "slideMasters" in part
        if master or large is not None or box != _fitted(logo, SMALL) or _hides(root, box):
            related = Relationships(
                part, {(one.type, one.target, one.external): one.id for one in package.related(part)}
            )
            _put(root, replace(shown, box=box), media, related, plate)
            parts[rels_name(part)] = related.xml().encode()
            if not master:
                root.set("showMasterSp", "0")
        parts[part] = as_bytes(root)
    types = package.xml(f"/{CONTENT_TYPES}")
    row = {"Extension": media.rpartition(".")[2], "ContentType": logo.media_type}
    types.insert(0, etree.Element(f"{{{types.nsmap[None]}}}Default", row))
    parts[f"/{CONTENT_TYPES}"] = as_bytes(types)
    return zipped([*parts.items(), (media, logo.data)], NOT_AT_ALL)


def _plate(logo: Picture, *, dark: bool) -> Colour | None:
    """The colour of a plate on which a logo can be seen; ``None`` for one that brings its own ground."""
    ground = ground_for(logo.data)
    return Colour("lt1" if (ground == "light") is not dark else "dk1") if ground else None


def _fitted(logo: Picture, place: Box) -> Box:
    """A logo as large as its place allows, uncropped, at the left of it, in the middle of its height."""
    times = min(place.width / logo.width, place.height / logo.height)
    width, height = max(1, round(logo.width * times)), max(1, round(logo.height * times))
    return Box(place.x, place.y + (place.height - height) // 2, width, height)


def _before_the_footer(root: Element, box: Box) -> Box:
    """A logo's box where a footer begins, which then begins after it; as it is where there is no footer."""
    for shape in root.iter(f"{P}sp"):
        held, properties = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph"), shape.find(f"{P}spPr")
        place = box_of(properties)
        if held is None or held.get("type") != "ftr" or place is None or properties is None:
            continue
        box = replace(box, x=place.x)
        start = box.right + _PAD + _GAP
        properties.find(f"{A}xfrm/{A}off").set("x", str(start))  # type: ignore[union-attr]  # it has a box
        properties.find(f"{A}xfrm/{A}ext").set("cx", str(place.right - start))  # type: ignore[union-attr]
    return box


def _hides(root: Element, box: Box) -> bool:
    """Whether what a layout draws would cover the logo of its master."""
    places = filter(None, (box_of(shape.find(f"{P}spPr")) for shape in _drawn(root)))
    return any(one.x < box.right and box.x < one.right and one.y < box.bottom and box.y < one.bottom for one in places)


def _drawn(root: Element) -> Iterator[Element]:
    """What a master or a layout draws itself."""
    return (one for one in root.iter(f"{P}sp") if one.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None)


def _put(root: Element, logo: PictureItem, media: str, related: Relationships, plate: Colour | None) -> None:
    """Put a logo on what a master or a layout draws, under its places."""
    tree = root.find(f"{P}cSld/{P}spTree")
    assert tree is not None
    number = 1 + max(int(one.get("id", "0")) for one in root.iter(f"{P}cNvPr"))
    written = picture(logo, number, media, related)
    if plate is not None:
        box = logo.box
        wide = Box(box.x - _PAD, box.y - _PAD, box.width + 2 * _PAD, box.height + 2 * _PAD)
        written = plain_shape(ShapeItem(f"{NAME} plate", wide, "rect", plate), number + 1, related) + written
    at = max([1, *(tree.index(one) for one in _drawn(root))]) + 1
    tree[at:at] = list(etree.fromstring(f"<tree {NAMESPACES}>{written}</tree>"))
