"""Makes our template in a theme's colours, layouts and all; nothing after it knows of themes.

A dark page is PowerPoint's own: the master's ``p:clrMap`` gives the page and its text the other pair of colours.
Layouts whose ground is the text's colour (the first slide, breaks) would turn light then, so in those ground and text
change places; a panel at the side in such a colour, and one in the light accent, is quiet. Notes and handout pages keep
the template's colours: they are printed.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from lxml import etree
from msgspec.structs import replace

from coursegen.layout.drawingml import A, P
from coursegen.layout.layout_map import LayoutMap, RoleMap
from coursegen.model.brand import Theme
from coursegen.source.office.package import Package
from coursegen.source.office.xml import Element, as_bytes
from coursegen.source.office.zip_writer import NOT_AT_ALL, zipped

_OTHER = {"bg1": "tx1", "tx1": "bg1", "bg2": "tx2", "tx2": "bg2"}
STRONG = "accent1"
"""A ground that glares in a dark room, where accents are light: slides on it get that of panels."""

QUIET = "accent5"
"""The colour of panels at the side, and of a bubble on a ground of panels, in a dark room."""

_THEME = "/ppt/theme/theme1.xml"  # of the slides' master; our template's other themes are the notes' and the handouts'


def themed(template: bytes, layouts: LayoutMap, theme: Theme) -> tuple[bytes, LayoutMap]:
    """Our template in a theme's colours, and its map, which knows the layouts that were turned."""
    turned: set[str] = set()
    package = Package(template)
    parts: dict[str, bytes] = {}
    for part in package.parts:
        parts[part] = package.read(part)
        if part == _THEME:
            parts[part] = _coloured(package.xml(part), theme.colours)
        elif theme.dark and part.startswith("/ppt/slideMasters/") and part.endswith(".xml"):
            parts[part] = _dark_master(package.xml(part))
        elif theme.dark and part.startswith("/ppt/slideLayouts/") and part.endswith(".xml"):
            root = package.xml(part)
            if _ground(root) in {"tx1", "tx2"}:
                parts[part] = _turned(root)
                turned.add(root.find(f"{P}cSld").get("name", ""))  # type: ignore[union-attr]  # every layout has one
            elif _ground(root) == STRONG:
                parts[part] = _softened(root)
            elif next(_glaring(root), None) is not None:
                parts[part] = _quiet(root)
    roles = {role: _known(row, turned) for role, row in layouts.roles.items()}
    return zipped(parts.items(), NOT_AT_ALL), replace(layouts, roles=roles)


def _known(row: RoleMap, turned: Collection[str]) -> RoleMap:
    """A row of the map that knows whether its layout was turned, and its others."""
    return replace(row, turned=row.layout in turned, others=tuple(_known(one, turned) for one in row.others))


def _coloured(root: Element, colours: Mapping[str, str]) -> bytes:
    """The theme's part with every slot in a colour of ours (ECMA-376 20.1.6.2)."""
    for slot in root.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        slot[:] = [etree.Element(f"{A}srgbClr", {"val": colours[etree.QName(slot).localname].lstrip("#").upper()})]
    return as_bytes(root)


def _dark_master(root: Element) -> bytes:
    """The master with the dark pair as its grounds (ECMA-376 19.3.1.6)."""
    for clr_map in root.iterfind(f"{P}clrMap"):
        for name, slot in {name: clr_map.get(other, "") for name, other in _OTHER.items()}.items():
            clr_map.set(name, slot)
    return as_bytes(root)


def _ground(root: Element) -> str:
    """The colour of a layout's own background, or nothing."""
    colour = root.find(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr")
    return "" if colour is None else colour.get("val", "")


def _softened(root: Element) -> bytes:
    """A layout on the ground of panels, its words in ink."""
    for colour in root.iterfind(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr"):
        colour.set("val", "bg2")
    _deepen(root, "80000")
    for colour in _drawn(root):
        colour.set("val", QUIET if colour.get("val") == "bg1" else colour.get("val", ""))
    return _in_ink(root)


def _quiet(root: Element) -> bytes:
    """A layout whose panels glare in a dark room: in the quiet colour, a shade deeper but for that in the accent."""
    for colour in list(_glaring(root)):
        if colour.get("val") != STRONG:
            etree.SubElement(colour, f"{A}lumMod", val="70000")
        colour.set("val", QUIET)
    return _in_ink(root)


def _glaring(root: Element) -> Iterator[Element]:
    """The fills of what a layout draws that are light in a dark theme."""
    return (colour for colour in _drawn(root) if colour.get("val") in {"tx1", "tx2", STRONG})


def _drawn(root: Element) -> Iterator[Element]:
    """The fills of a layout's own shapes, no placeholders."""
    for shape in root.iterfind(f"{P}cSld/{P}spTree/{P}sp"):
        if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
            yield from shape.iterfind(f"{P}spPr/{A}solidFill/{A}schemeClr")


def _in_ink(root: Element) -> bytes:
    """A layout whose words are in ink where they were in the page's colour."""
    for colour in root.iterfind(f".//{A}defRPr/{A}solidFill/{A}schemeClr"):
        colour.set("val", "tx1" if colour.get("val") == "bg1" else colour.get("val", ""))
    return as_bytes(root)


def _turned(root: Element) -> bytes:
    """A layout in which grounds and texts have changed places."""
    for colour in root.iter(f"{A}schemeClr"):
        colour.set("val", _OTHER.get(colour.get("val", ""), colour.get("val", "")))
    _deepen(root, "90000")
    return as_bytes(root)


def _deepen(root: Element, share: str) -> None:
    """Make a ground of panels a shade deeper: as it is, slides that differ in the light would look alike.

    Then they would get other compositions, and a theme moves no word.
    """
    for colour in root.iterfind(f"{P}cSld/{P}bg/{P}bgPr/{A}solidFill/{A}schemeClr"):
        if colour.get("val") == "bg2":
            etree.SubElement(colour, f"{A}lumMod", val=share)
