"""Reads the DrawingML of masters and layouts: boxes, colours and text styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import fsum
from typing import Any, cast

from lxml import etree
from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.text_lines import SINGLE
from coursegen.model.brand import RGB
from coursegen.model.scene_items import Align, Anchor, Box, Colour, ColourSlot, Insets, Marker
from coursegen.source.office.xml import Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"

Palette = Mapping[str, RGB]

ALIGNMENTS: dict[str, Align] = {"l": "left", "ctr": "centre", "r": "right", "just": "left", "dist": "left"}
ANCHORS: dict[str, Anchor] = {"t": "top", "ctr": "middle", "b": "bottom", "just": "top", "dist": "top"}
MOST_WORDS = 300
"""How many letters of what stands in a placeholder of a master or layout are kept."""

_OF_RUNS = (f"{A}rPr", f"{A}endParaRPr")
_HEX = re.compile("[0-9A-Fa-f]{6}")
_SYSTEM = {"window": "FFFFFF", "windowText": "000000"}
_USUAL = {"bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
"""The slots that a light master's ``p:clrMap`` gives the names that slides use (ECMA-376 19.3.1.6)."""

_INK = Colour("dk1")
_NO_MARKER = Marker()


class TextStyle(Struct, frozen=True):
    """How a placeholder's first level is set.

    Sizes and spaces in points, shares of the size; ``line`` is the line spacing as a share of the font's own, or, where
    ``exact`` is set, in points. ``margin`` is where the text starts and ``hanging`` how far before that
    its first line (and its bullet) starts. ``stated`` is false where nobody says the size: each program takes its own.
    ``capitals`` says that words are shown in them, however they are written (small ones are taken for as wide).
    A ``heading`` is in the theme's face for headlines; ``family`` is a face that is named instead of the theme's.
    """

    size: float = 18.0
    colour: Colour = _INK
    bold: bool = False
    italic: bool = False
    align: Align = "left"
    line: float = 1.0
    exact: bool = False
    before: float = 0.0
    before_share: float = 0.0
    after: float = 0.0
    after_share: float = 0.0
    margin: float = 0.0
    hanging: float = 0.0
    marker: Marker = _NO_MARKER
    stated: bool = True
    capitals: bool = False
    heading: bool = False
    family: str = ""

    def line_height(self, size: float) -> float:
        """How high a line is at a size, both in points."""
        return self.line if self.exact else size * SINGLE * self.line


class Frame(Struct, frozen=True):
    """What a placeholder says about itself, fields ``None`` where it leaves them to what it inherits.

    ``words`` are what stands in it: a prompt, or in a footer what the company says on every slide.
    ``grows`` is whether its shape is made as high as its text (``spAutoFit``), ``drawn`` how the shape is filled.
    """

    type: str
    idx: int
    box: Box | None
    anchor: Anchor | None
    insets: tuple[int | None, int | None, int | None, int | None]
    list_style: Element | None
    name: str = ""
    turned: bool = False
    prompt: float | None = None
    words: str = ""
    direction: str = ""
    rotated: bool = False
    grows: bool | None = None
    drawn: Element | None = None


def colour_of(parent: Element | None, mapping: Mapping[str, str], palette: Palette) -> Colour | None:
    """The colour in a ``solidFill`` (or any element with a colour in it); foreign RGB as the nearest theme slot."""
    if parent is None:
        return None
    for element in parent:
        kind = etree.QName(element).localname
        if kind == "schemeClr":
            slot = mapping.get(element.get("val", ""), element.get("val", ""))
            if slot not in palette:
                return None
            return _changed(Colour(cast("ColourSlot", slot)), palette[slot], element)
        if kind in {"srgbClr", "sysClr"}:
            return nearest_colour(rgb_of(element), palette)
    return None


def _changed(colour: Colour, rgb: RGB, element: Element) -> Colour:
    """A theme colour with the changes that an element makes to its lightness; those to its hue are left out."""
    changes = {
        etree.QName(change).localname: share_of(change.get("val", "0")) for change in element if change.get("val")
    }
    colour = Colour(colour.slot, changes.get("lumMod", 1.0), changes.get("lumOff", 0.0))
    share = changes.get("tint", changes.get("shade", 1.0))
    if share == 1.0:
        return colour
    # A tint mixes with white and a shade with black, in light and not in what is written (ECMA-376 20.1.2.3.34 and 31).
    before = _lightness(rgb)
    white = 1.0 - share if "tint" in changes else 0.0
    after = _lightness(
        (
            _written(_light(rgb[0]) * share + white),
            _written(_light(rgb[1]) * share + white),
            _written(_light(rgb[2]) * share + white),
        )
    )
    if after >= before:
        return Colour(colour.slot, colour.lum_mod, colour.lum_off + after - before)
    return Colour(colour.slot, colour.lum_mod * after / before, colour.lum_off)


def _lightness(rgb: RGB) -> float:
    """The L of a colour in HSL."""
    return (max(rgb) + min(rgb)) / 2


def _light(share: float) -> float:
    """How much light a share of red, green or blue is, as sRGB writes it."""
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def _written(light: float) -> float:
    """The share of red, green or blue that is written for so much light in sRGB."""
    return light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def roles_of(clr_map: Mapping[str, str], override: Mapping[str, str] | None = None) -> dict[str, str]:
    """The names in a master's or layout's colours to the slots of a scene's.

    Scenes call colours by the part they play, in the names of a light master: ``lt1`` is the page, ``dk1`` the ink
    on it, ``lt2`` panels, ``dk2`` titles, whatever the theme calls what a dark master's ``clrMap`` puts there.
    ``override`` is a layout's own map.
    """
    chosen = {role: clr_map.get(role, slot) for role, slot in _USUAL.items()}
    played: dict[str, str] = {}
    for role, slot in chosen.items():
        played.setdefault(slot, _USUAL[role])
    own = {role: played.get(slot, slot) for role, slot in (override or {}).items() if role in _USUAL}
    return {**played, **_USUAL, **own}


def palette_of(theme: Palette, clr_map: Mapping[str, str]) -> dict[str, RGB]:
    """A theme's colours by the slots of a scene, as :func:`roles_of` names them."""
    chosen = {_USUAL[role]: clr_map.get(role, slot) for role, slot in _USUAL.items()}
    return {**theme, **{slot: theme[named] for slot, named in chosen.items() if named in theme}}


def rgb_of(element: Element) -> RGB:
    """The fractions of an ``srgbClr`` or ``sysClr``; other kinds are black. Errors: ``ValueError`` for no colour."""
    text = element.get("lastClr") or element.get("val") or "000000"
    if etree.QName(element).localname not in {"srgbClr", "sysClr"}:
        text = "000000"
    if etree.QName(element).localname == "sysClr" and element.get("lastClr") is None:
        text = _SYSTEM.get(text, "000000")
    if not _HEX.fullmatch(text):
        raise ValueError(f"not a colour: {text}")
    return int(text[0:2], 16) / 255, int(text[2:4], 16) / 255, int(text[4:6], 16) / 255


def nearest_colour(rgb: RGB, palette: Palette) -> Colour:
    """The theme colour that is closest to an RGB value."""
    slot = min(palette, key=lambda name: fsum((a - b) ** 2 for a, b in zip(palette[name], rgb, strict=True)))
    return Colour(cast("ColourSlot", slot))


def box_of(properties: Element | None) -> Box | None:
    """The box in an ``a:xfrm``, or ``None`` where there is none."""
    transform = properties.find(f"{A}xfrm") if properties is not None else None
    if transform is None:
        return None
    off, ext = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if off is None or ext is None:
        return None
    return Box(int(off.get("x", 0)), int(off.get("y", 0)), int(ext.get("cx", 0)), int(ext.get("cy", 0)))


def frames(tree: Element) -> Iterable[Frame]:
    """Every placeholder of a master or layout, in the order of its shape tree."""
    for shape in tree.iter(f"{P}sp"):
        mark = shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph")
        if mark is None:
            continue
        body = shape.find(f"{P}txBody/{A}bodyPr")
        known: Any = body.attrib if body is not None else {}
        sides = [known.get(side) for side in ("lIns", "tIns", "rIns", "bIns")]
        insets = tuple(None if side is None else int(side) for side in sides)
        yield Frame(
            mark.get("type", ""),
            int(mark.get("idx", 0)),
            box_of(shape.find(f"{P}spPr")),
            ANCHORS.get(known.get("anchor", "")),
            cast("tuple[int | None, int | None, int | None, int | None]", insets),
            shape.find(f"{P}txBody/{A}lstStyle"),
            shape[0][0].get("name", ""),
            known.get("vert", "horz") != "horz" or _rotated(shape),
            next((int(one.get("sz", 0)) / 100 for one in shape.iter(*_OF_RUNS) if one.get("sz")), None),
            " ".join("".join(one.text or "" for one in shape.iter(f"{A}t")).split())[:MOST_WORDS],
            grows=_grows(body),
            drawn=shape.find(f"{P}spPr"),
            direction=known.get("vert", ""),
            rotated=_rotated(shape),
        )


def _grows(body: Element | None) -> bool | None:
    """Whether a frame grows with its text (ECMA-376 21.1.2.1.1 to 3); ``None`` where it does not say."""
    said = {etree.QName(one).localname for one in body} if body is not None else set()
    return "spAutoFit" in said if said & {"spAutoFit", "normAutofit", "noAutofit"} else None


def _rotated(shape: Element) -> bool:
    transform = shape.find(f"{P}spPr/{A}xfrm")
    return transform is not None and transform.get("rot", "0") != "0"


def styled(start: TextStyle, list_style: Element | None, mapping: Mapping[str, str], palette: Palette) -> TextStyle:
    """A style with a list style's first level laid over it."""
    level = list_style.find(f"{A}lvl1pPr") if list_style is not None else None
    if level is None:
        return start
    changes: dict[str, Any] = {}
    if (value := level.get("algn")) is not None:
        changes["align"] = ALIGNMENTS.get(value, "left")
    if (value := level.get("marL")) is not None:
        changes["margin"] = int(value) / 12_700
    if (value := level.get("indent")) is not None:
        changes["hanging"] = -int(value) / 12_700
    said = {child.tag: child for child in level}
    changes |= _spacing(said)
    if (marker := _marker(said)) is not None:
        changes["marker"] = marker
    run = said.get(f"{A}defRPr")
    if run is not None:
        if (value := run.get("sz")) is not None:
            changes["size"], changes["stated"] = int(value) / 100, True
        for name, attribute in (("bold", "b"), ("italic", "i")):
            if (value := run.get(attribute)) is not None:
                changes[name] = value in {"1", "true"}
        if (value := run.get("cap")) is not None:
            changes["capitals"] = value in {"all", "small"}
        if (latin := run.find(f"{A}latin")) is not None:
            named = latin.get("typeface", "")
            changes["heading"] = named.startswith("+mj")
            changes["family"] = "" if named.startswith("+") else named.strip()
        if (colour := colour_of(run.find(f"{A}solidFill"), mapping, palette)) is not None:
            changes["colour"] = colour
    return replace(start, **changes)


def share_of(value: str) -> float:
    """A percentage as it is written, in thousandths or with its sign (ECMA-376 22.9.2.9), as a share."""
    return float(value.rstrip("%")) / (100 if "%" in value else 100_000)


def _spacing(said: Mapping[Any, Element]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    for tag, share, points in (
        ("lnSpc", "line", "line"),
        ("spcBef", "before_share", "before"),
        ("spcAft", "after_share", "after"),
    ):
        element = said.get(f"{A}{tag}")
        if element is None or not len(element):
            continue
        value, shared = element[0].get("val", "0"), etree.QName(element[0]).localname == "spcPct"
        if share != points:
            changes[share] = changes[points] = 0.0
        if shared:
            changes[share] = share_of(value)
        else:
            changes[points] = int(value) / 100
        if tag == "lnSpc":
            changes["exact"] = not shared
    return changes


def _marker(said: Mapping[Any, Element]) -> Marker | None:
    if f"{A}buNone" in said:
        return Marker()
    if (character := said.get(f"{A}buChar")) is not None:
        return Marker(character=character.get("char", "•"))
    if (numbering := said.get(f"{A}buAutoNum")) is not None:
        return Marker(numbering=numbering.get("type", "arabicPeriod"), start=int(numbering.get("startAt", 1)))
    return None


def insets_of(chain: Iterable[Frame]) -> Insets:
    """The insets that a chain of frames (nearest first) comes to."""
    found: list[int | None] = [None, None, None, None]
    for frame in chain:
        found = [mine if mine is not None else theirs for mine, theirs in zip(found, frame.insets, strict=True)]
    default = Insets()
    defaults = (default.left, default.top, default.right, default.bottom)
    left, top, right, bottom = (d if value is None else value for value, d in zip(found, defaults, strict=True))
    return Insets(left, top, right, bottom)
