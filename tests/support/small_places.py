"""Makes templates with too little room, each in one way, from the stock one."""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from support.odd_templates import LAYOUT, MASTER, THEME, changed, in_arial, replaced

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
INCH = 914_400

Tree = etree._Element


def _each(change: Callable[[Tree], None], *, layouts: bool = True) -> bytes:
    """The stock template with its master, and its layouts as well, changed."""

    def one(name: str, data: bytes) -> bytes:
        if name != MASTER and not (layouts and LAYOUT.fullmatch(name)):
            return data
        tree = etree.fromstring(data)
        change(tree)
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    return changed(in_arial(), one)


def _places(tree: Tree, *types: str) -> list[Tree]:
    shapes = [shape for shape in tree.iter(f"{P}sp") if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None]
    return [one for one in shapes if one.find(f"{P}nvSpPr/{P}nvPr/{P}ph").get("type", "obj") in types]


def _high(place: Tree, inches: float) -> None:
    extent = place.find(f"{P}spPr/{A}xfrm/{A}ext")
    if extent is not None:
        extent.set("cy", str(round(inches * INCH)))


def stock_in_arial() -> bytes:
    """The stock template as it is, in a font that is here."""
    return in_arial()


def one_line_titles() -> bytes:
    """Headlines have a place of one line, and free room under it."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "title"):
            _high(place, 0.55)

    return _each(change)


def slit_for_titles() -> bytes:
    """Headlines have a place that is too low for 16 points, and no room to grow: a text is under it."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "title"):
            extent, offset = (place.find(f"{P}spPr/{A}xfrm/{A}{name}") for name in ("ext", "off"))
            if extent is not None and offset is not None:
                extent.set("cy", str(round(0.32 * INCH)))
                offset.set("y", str(round(0.3 * INCH)))

    return _each(change)


def one_line_subtitle() -> bytes:
    """The cover's subtitle has one line."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "subTitle"):
            _high(place, 0.7)

    return _each(change)


def slit_for_the_subtitle() -> bytes:
    """The cover's subtitle has not even one line, and free room under it."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "subTitle"):
            _high(place, 0.25)

    return _each(change)


def pale_subtitle() -> bytes:
    """Headlines and subtitles are of a grey that large words can be read in, and no others."""
    return replaced(
        replaced(in_arial(), THEME, '<a:srgbClr val="1F497D"/>', '<a:srgbClr val="8B8B8B"/>'),
        re.compile(r"ppt/(slideMasters|slideLayouts)/[^/]+\.xml"),
        'schemeClr val="tx1"',
        'schemeClr val="tx2"',
    )


def small_body_on_the_master() -> bytes:
    """The master's text has a line; so it can't say where tables have room."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "body"):
            _high(place, 0.6)

    return _each(change, layouts=False)


def growing_body() -> bytes:
    """The text's place is low and grows with what is in it."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "body", "obj"):
            _high(place, 0.8)
            body = place.find(f"{P}txBody/{A}bodyPr")
            for old in list(body):
                body.remove(old)
            etree.SubElement(body, f"{A}spAutoFit")

    return _each(change)


def filled_places() -> bytes:
    """Headlines and texts stand on a dark fill of their own, in the master's dark letters."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "title", "ctrTitle", "body", "obj", "subTitle"):
            fill = etree.SubElement(place.find(f"{P}spPr"), f"{A}solidFill")
            etree.SubElement(fill, f"{A}schemeClr", val="tx2")

    return _each(change)


def logo_in_the_title() -> bytes:
    """A logo stands at the right, in the headline's place."""
    return _each(lambda tree: _draw(tree, "Logo", (8.4, 0.3, 1.3, 1.0), "accent2"), layouts=False)


def rule_under_the_title() -> bytes:
    """A line in the headlines' own colour runs along the lower edge of their place."""

    def change(tree: Tree) -> None:
        for run in tree.findall(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill/{A}schemeClr"):
            run.set("val", "tx2")
        _draw(tree, "Rule", (0.5, 1.48, 9.0, 0.03), "tx2")

    return _each(change, layouts=False)


def high_titles() -> bytes:
    """Headlines have half of the page, of which two lines of them need a third."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "title"):
            _high(place, 3.4)

    return _each(change)


def indented_titles() -> bytes:
    """Headlines start half an inch into their place, a little farther than the words of lists."""

    def change(tree: Tree) -> None:
        for level in tree.findall(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr"):
            level.set("algn", "l")
            level.set("marL", str(INCH // 2))

    return _each(change, layouts=False)


def face_of_its_own() -> bytes:
    """Layouts set their headlines in another face than the theme's, and bold."""

    def change(tree: Tree) -> None:
        for place in _places(tree, "title", "ctrTitle"):
            level = etree.SubElement(place.find(f"{P}txBody/{A}lstStyle"), f"{A}lvl1pPr")
            etree.SubElement(etree.SubElement(level, f"{A}defRPr", b="1"), f"{A}latin", typeface="Verdana")

    return _each(change)


def _draw(tree: Tree, name: str, box: tuple[float, float, float, float], fill: str) -> None:
    """A rectangle on a master or a layout, its box in inches."""
    x, y, wide, high = (round(value * INCH) for value in box)
    shape = (
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="990" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/>'
        '</a:xfrm><a:prstGeom prst="rect"/>'
        f'<a:solidFill><a:schemeClr val="{fill}"/></a:solidFill></p:spPr></p:sp>'
    )
    tree.find(f"{P}cSld/{P}spTree").append(etree.fromstring(shape))


SMALL: dict[str, Callable[[], bytes]] = {
    "one line for headlines": one_line_titles,
    "one line for the subtitle": one_line_subtitle,
    "no line for the subtitle": slit_for_the_subtitle,
    "pale subtitles": pale_subtitle,
    "a low text on the master": small_body_on_the_master,
    "a text that grows": growing_body,
    "filled places": filled_places,
    "a logo in the headline's place": logo_in_the_title,
}
"""Templates in which today's texts find too little room or can't be read, by what is odd about them."""
