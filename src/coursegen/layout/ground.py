"""Reads what every slide on a master or layout shows, and which parts of that are not of one colour."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple, cast

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.drawingml import A, P, Palette, R, box_of, colour_of, share_of
from coursegen.layout.gradient import gradient_of
from coursegen.model.scene_items import Box, Colour, Gradient, Item, PictureItem, ShapeItem
from coursegen.source.office.xml import Element

MediaOf = Callable[[str], tuple[bytes, str] | None]
"""A picture's relationship id to its bytes and media type."""

GEOMETRIES = {"rect": "rect", "roundRect": "round_rect", "ellipse": "ellipse", "wedgeRoundRectCallout": "callout"}
KINDS = {"gradFill": "a gradient", "blipFill": "a picture", "pattFill": "a pattern"}
"""The fills that are not of one colour (ECMA-376 20.1.8), as people call them."""

RINGS = "a gradient in rings"
"""What text is judged by the worst of whose colours."""

BUBBLE = (-20_833, 62_500, 16_667)
"""The tip and the corner of a speech bubble that says neither."""

FILLS = frozenset({"noFill", "solidFill", "grpFill", *KINDS})

OUTLINE = "a shape of another outline"
"""What a shape is whose fill is of one colour, but which covers nobody here knows what."""

ASKEW = 45.0
TURNED = "a shape that stands askew"
"""What a shape is that is turned by no right angle, and a picture that is turned at all."""

FIRST_OF_THEME = 1001
"""The ``idx`` of a ``bgRef`` that means the first background fill of the theme (ECMA-376 19.3.1.3)."""


BACKGROUND, PAGE = "Background", "page"
"""What a page is called that is painted as a picture or a rectangle, and what a map calls any page."""


class Fill(NamedTuple):
    """A colour, what it is where nobody can say which colour is where (``a picture``), and a gradient.

    A gradient, and a pattern, count as one colour where only one can be had: the middle, and the ground.
    """

    colour: Colour | None = None
    kind: str = ""
    gradient: Gradient | None = None


_NO_FILL = Fill()


class Uneven(Struct, frozen=True):
    """A part of a ground whose colour differs from place to place, so that nobody can say what a text there stands on.

    ``kind`` says what it is (``a gradient``), ``name`` is the shape's, ``""`` for the page itself. ``place`` is where
    in the ground it is painted, -1 for the page's colour. ``taken`` is the colour that it is taken for, ``None`` where
    no text on it is judged.
    """

    kind: str
    name: str
    place: int
    taken: Colour | None = None


class Page(Struct, frozen=True):
    """What a page says of its own ground: a colour, and what it is (``a picture``) where it is not of one colour."""

    colour: Colour | None = None
    kind: str = ""
    picture: Item | None = None

    @property
    def said(self) -> bool:
        """Whether it says anything, and so hides what it lies on."""
        return self.colour is not None or self.kind != ""


class Ground(Struct, frozen=True):
    """What a master or a layout draws: its shapes in painting order, those that are not of one colour, and its page.

    ``lettering`` are the boxes of what it says and shows without any shape that is painted here: words, tables.
    """

    shapes: tuple[Item, ...]
    strange: tuple[Uneven, ...]
    page: Page
    lettering: tuple[Box, ...] = ()

    def over(self, under: Ground, *, shapes: bool) -> Ground:
        """A layout's on its master's, with or without the master's shapes."""
        page = self.page if self.page.said else under.page
        page = replace(page, colour=page.colour or under.page.colour)
        if not shapes:
            return replace(self, page=page)
        moved = (replace(one, place=one.place + len(under.shapes)) for one in self.strange)
        said = (*under.lettering, *self.lettering)
        return Ground((*under.shapes, *self.shapes), (*under.strange, *moved), page, said)

    @property
    def items(self) -> tuple[Item, ...]:
        """All that is painted, from the page's picture up."""
        return (self.page.picture, *self.shapes) if self.page.picture is not None else self.shapes

    @property
    def background(self) -> Colour:
        """The page's colour, as near as the theme's colours come to it."""
        return self.page.colour or Colour("lt1")

    @property
    def uneven(self) -> tuple[Uneven, ...]:
        """What is not of one colour, by its place in ``items``."""
        if self.page.picture is not None:
            moved = (replace(one, place=one.place + 1) for one in self.strange)
            return (*((Uneven(self.page.kind, "", 0),) if self.page.kind else ()), *moved)
        return (Uneven(self.page.kind, "", -1, self.background), *self.strange) if self.page.kind else self.strange


def ground_of(
    root: Element,
    mapping: Mapping[str, str],
    palette: Palette,
    media: MediaOf,
    size: Box,
    theme_fills: Sequence[Element] = (),
) -> Ground:
    """The ground that a master or a layout draws by itself: rectangles, ellipses, lines, pictures, and its page.

    ``size`` is the page's, ``theme_fills`` are the theme's fills for pages. A shape that paints nothing stands for
    what can't be painted here (another outline, a metafile): no text on it is judged.
    """
    page = _page_of(root, mapping, palette, media, size, theme_fills)
    strange: list[Uneven] = []
    shapes: list[Item] = []
    for shape in root.iter(f"{P}sp", f"{P}cxnSp", f"{P}pic"):
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None or shape.find(f"{P}nvPicPr/{P}nvPr/{P}ph") is not None:
            continue
        properties = shape.find(f"{P}spPr")
        box, turn = _place(shape)
        if properties is None or box is None:
            continue
        name = shape[0][0].get("name", "")
        item: Item | None
        if etree.QName(shape).localname == "pic":
            item, kind = _picture(shape.find(f"{P}blipFill"), box, name, media), KINDS["blipFill"]
        else:
            item, kind = _drawn(properties, box, name, mapping, palette, media, turn)
        if item is not None and turn % (360 if isinstance(item, PictureItem) else 90) != 0:
            item, kind = ShapeItem(name, box, "rect"), kind or TURNED
        if item is not None:
            if kind:
                strange.append(Uneven(kind, name, len(shapes), item.fill if isinstance(item, ShapeItem) else None))
            shapes.append(_clipped(item, size))
    return Ground(tuple(shapes), tuple(strange), page, tuple(_lettering(root)))


def _lettering(root: Element) -> Iterator[Box]:
    """The boxes of words and tables on a master or a layout that stand in no placeholder."""
    for shape in root.iter(f"{P}sp"):
        said = any((one.text or "").strip() for one in shape.iter(f"{A}t"))
        box, turn = _place(shape)
        if said and box is not None and shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None and turn % 90 == 0:
            yield box
    for frame in root.iter(f"{P}graphicFrame"):
        offset, extent = frame.find(f"{P}xfrm/{A}off"), frame.find(f"{P}xfrm/{A}ext")
        if offset is not None and extent is not None:
            x, y = int(offset.get("x", 0)), int(offset.get("y", 0))
            yield Box(x, y, int(extent.get("cx", 0)), int(extent.get("cy", 0)))


def own_fill(shapes: Sequence[Element | None], mapping: Mapping[str, str], palette: Palette) -> Fill:
    """What a placeholder is filled with, its own fill before its master's."""
    for properties in shapes:
        if properties is not None and any(etree.QName(one).localname in FILLS for one in properties):
            return _fill(properties, mapping, palette)
    return _NO_FILL


def _place(shape: Element) -> tuple[Box | None, float]:
    """Where a shape stands on the page, through all the groups that it is in, and how far it is turned, in degrees.

    A group's children are measured in a space of its own (ECMA-376 20.1.7.5), which is laid on the group's box.
    """
    box = box_of(shape.find(f"{P}spPr"))
    turn = _angle(shape.find(f"{P}spPr/{A}xfrm"))
    if box is not None and turn % 180 == 90:
        box = quarter_turned(box)
    for group in shape.iterancestors(f"{P}grpSp"):
        transform = group.find(f"{P}grpSpPr/{A}xfrm")
        outer = box_of(group.find(f"{P}grpSpPr"))
        if transform is None or outer is None or box is None:
            continue
        start, extent = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
        if start is not None and extent is not None:
            box = _laid_on(box, int(start.get("x", 0)), int(start.get("y", 0)), extent, outer)
        if _angle(transform) % 360 != 0:
            turn = ASKEW  # about the group's middle, which nobody here follows
    return box, turn


def _angle(transform: Element | None) -> float:
    """How far a shape is turned, in degrees."""
    return int(transform.get("rot", 0)) / 60_000 if transform is not None else 0.0


def quarter_turned(box: Box) -> Box:
    """A box turned by a right angle about its middle."""
    shift = (box.width - box.height) // 2
    return Box(box.x + shift, box.y - shift, box.height, box.width)


def _laid_on(box: Box, x: int, y: int, extent: Element, outer: Box) -> Box:
    """A box in a group's own space, from ``x``, ``y`` and as large as ``extent``, where that is laid on ``outer``."""
    across = outer.width / max(1, int(extent.get("cx", 0)))
    down = outer.height / max(1, int(extent.get("cy", 0)))
    return Box(
        outer.x + round((box.x - x) * across),
        outer.y + round((box.y - y) * down),
        round(box.width * across),
        round(box.height * down),
    )


def _page_of(
    root: Element,
    mapping: Mapping[str, str],
    palette: Palette,
    media: MediaOf,
    size: Box,
    theme_fills: Sequence[Element],
) -> Page:
    ground = root.find(f"{P}cSld/{P}bg")
    if ground is None:
        return Page()
    if (properties := ground.find(f"{P}bgPr")) is not None:
        filled = properties.find(f"{A}blipFill")
        if filled is not None:
            return Page(None, KINDS["blipFill"], _picture(filled, size, BACKGROUND, media))
        return _page_filled(_fill(properties, mapping, palette), size)
    reference = ground.find(f"{P}bgRef")
    place = int(reference.get("idx", 0)) - FIRST_OF_THEME if reference is not None else -1
    colour = colour_of(reference, mapping, palette)
    if colour is None or not 0 <= place < len(theme_fills):
        return Page(colour)
    # The theme's fill is drawn in the colour that refers to it, which it calls phClr.
    fill = _filled(theme_fills[place], {**mapping, "phClr": colour.slot}, palette)
    return _page_filled(fill._replace(colour=fill.colour if fill.gradient else colour), size)


def _page_filled(fill: Fill, size: Box) -> Page:
    """A page of a colour; one with a gradient is a rectangle as large as the page."""
    colour, kind, gradient = fill
    painted = ShapeItem(BACKGROUND, size, "rect", colour, gradient=gradient) if gradient is not None else None
    return Page(colour, kind, painted)


def _fill(properties: Element, mapping: Mapping[str, str], palette: Palette, turn: float = 0.0) -> Fill:
    """What a shape that is turned so far says that it is filled with."""
    found = next((one for one in properties if etree.QName(one).localname in FILLS), None)
    return _NO_FILL if found is None else _filled(found, mapping, palette, turn)


def _filled(fill: Element, mapping: Mapping[str, str], palette: Palette, turn: float = 0.0) -> Fill:
    name = etree.QName(fill).localname
    if name == "solidFill":
        return Fill(colour_of(fill, mapping, palette))
    if name == "pattFill":
        return Fill(colour_of(fill.find(f"{A}bgClr"), mapping, palette), KINDS[name])
    if name != "gradFill":
        return Fill(None, KINDS.get(name, ""))
    stops = list(fill.iterfind(f"{A}gsLst/{A}gs"))
    middle = min(stops, key=lambda stop: abs(share_of(stop.get("pos", "0")) - 0.5), default=None)
    gradient = gradient_of(fill, mapping, palette, turn)
    told = KINDS[name] if gradient is None else RINGS if gradient.angle is None else ""
    return Fill(colour_of(middle, mapping, palette), told, gradient)


def _picture(filled: Element | None, box: Box, name: str, media: MediaOf) -> Item:
    """A picture, or a shape that paints nothing in the place of one that can't be painted here."""
    blip = filled.find(f"{A}blip") if filled is not None else None
    found = media(blip.get(f"{R}embed", "")) if blip is not None else None
    return PictureItem(name, box, found[0], found[1], "") if found else ShapeItem(name, box, "rect")


def _drawn(
    properties: Element,
    box: Box,
    name: str,
    mapping: Mapping[str, str],
    palette: Palette,
    media: MediaOf,
    turn: float,
) -> tuple[Item | None, str]:
    """A shape, and what its fill is where it is not of one colour."""
    line = properties.find(f"{A}ln")
    stroke = colour_of(line.find(f"{A}solidFill") if line is not None else None, mapping, palette)
    width = int(line.get("w", 9_525)) if line is not None else 0
    geometry = properties.find(f"{A}prstGeom")
    preset = geometry.get("prst", "") if geometry is not None else ""
    if preset in {"line", "straightConnector1"}:
        thick = Box(box.x, box.y, max(box.width, width), max(box.height, width))
        shown = stroke is not None and min(box.width, box.height) == 0
        return (ShapeItem(name, thick, "rect", stroke) if shown else None), ""
    fill, kind, gradient = _fill(properties, mapping, palette, turn)
    if preset not in GEOMETRIES:
        return (ShapeItem(name, box, "rect"), kind or OUTLINE) if fill is not None or kind else (None, "")
    if kind == KINDS["blipFill"] and preset == "rect":
        return _picture(properties.find(f"{A}blipFill"), box, name, media), kind
    if fill is None and stroke is None and not kind:
        return None, ""
    outline = cast("Any", GEOMETRIES[preset])
    adjusts = _adjusts(geometry) if outline == "callout" else _corner(geometry) if outline == "round_rect" else ()
    points = width / 12_700 if stroke else 0.0
    return ShapeItem(name, box, outline, fill, stroke, points, adjusts=adjusts, gradient=gradient), kind


def _corner(geometry: Element | None) -> tuple[int, ...]:
    """How round a round rectangle's corners are, where it says so."""
    guide = geometry.find(f"{A}avLst/{A}gd") if geometry is not None else None
    value = guide.get("fmla", "").removeprefix("val ") if guide is not None else ""
    return (int(value),) if value.isdecimal() else ()


def _adjusts(geometry: Element | None) -> tuple[int, ...]:
    """A speech bubble's tip and corner; what is not said is PowerPoint's own (presetShapeDefinitions)."""
    found = dict(zip(("adj1", "adj2", "adj3"), BUBBLE, strict=True))
    for guide in geometry.iter(f"{A}gd") if geometry is not None else ():
        value = guide.get("fmla", "").removeprefix("val ")
        if guide.get("name", "") in found and value.lstrip("-").isdecimal():
            found[guide.get("name", "")] = int(value)
    return tuple(found.values())


def _clipped(item: Item, page: Box) -> Item:
    """A rectangle that reaches past the page cut at its edge; anything else as it is."""
    if not isinstance(item, ShapeItem) or item.geometry != "rect":
        return item
    box = item.box
    left, top = max(box.x, 0), max(box.y, 0)
    return replace(
        item,
        box=Box(left, top, max(0, min(box.right, page.width) - left), max(0, min(box.bottom, page.height) - top)),
    )
