"""Changes a template as companies change theirs, by a seed: places move, shrink, grow and are filled, logos come."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from lxml import etree

from support.odd_templates import LAYOUT, changed

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
MASTERS = re.compile(r"ppt/slideMasters/slideMaster\d+\.xml")
FILLS = ("dk1", "dk2", "lt2", "accent1", "accent2", "accent4", "accent6")
NAMES = ("Inhalt", "Our page", "Seite mit Bild", "Slide A", "本文", "Vue", "Layout")

Tree = etree._Element


def seeded(template: bytes, seed: int) -> bytes:
    """A template with a few changes on its masters and layouts, the same for the same seed."""
    chance = random.Random(seed)
    page = _page(template)

    def change(name: str, data: bytes) -> bytes:
        if not (LAYOUT.fullmatch(name) or MASTERS.fullmatch(name)):
            return data
        tree = etree.fromstring(data)
        for one in chance.sample(CHANGES, chance.randint(1, 3)):
            one(tree, chance, page)
        return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)

    return changed(template, change)


def _page(template: bytes) -> tuple[int, int]:
    found: list[tuple[int, int]] = []

    def look(name: str, data: bytes) -> bytes:
        if name == "ppt/presentation.xml":
            size = etree.fromstring(data).find(f"{P}sldSz")
            found.append((int(size.get("cx")), int(size.get("cy"))))
        return data

    changed(template, look)
    return found[0]


def _places(tree: Tree) -> list[Tree]:
    """The placeholders of a part that say where they are."""
    shapes = [shape for shape in tree.iter(f"{P}sp") if shape.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is not None]
    return [shape for shape in shapes if shape.find(f"{P}spPr/{A}xfrm/{A}ext") is not None]


def _one(tree: Tree, chance: random.Random) -> Tree | None:
    places = _places(tree)
    return chance.choice(places) if places else None


def _moved(tree: Tree, chance: random.Random, page: tuple[int, int]) -> None:
    if (place := _one(tree, chance)) is not None:
        off, ext = place.find(f"{P}spPr/{A}xfrm/{A}off"), place.find(f"{P}spPr/{A}xfrm/{A}ext")
        for axis, extent, whole in (("x", "cx", page[0]), ("y", "cy", page[1])):
            most = max(0, whole - int(ext.get(extent)))
            shifted = int(off.get(axis)) + round(whole * chance.uniform(-0.15, 0.15))
            off.set(axis, str(min(max(0, shifted), most)))


def _sized(least: float, most: float) -> Callable[[Tree, random.Random, tuple[int, int]], None]:
    def change(tree: Tree, chance: random.Random, page: tuple[int, int]) -> None:
        if (place := _one(tree, chance)) is not None:
            off, ext = place.find(f"{P}spPr/{A}xfrm/{A}off"), place.find(f"{P}spPr/{A}xfrm/{A}ext")
            for axis, extent, whole in (("x", "cx", page[0]), ("y", "cy", page[1])):
                room = max(1, whole - int(off.get(axis)))
                ext.set(extent, str(min(room, round(int(ext.get(extent)) * chance.uniform(least, most)))))

    return change


def _renamed(tree: Tree, chance: random.Random, _: tuple[int, int]) -> None:
    common = tree.find(f"{P}cSld")
    common.set("name", f"{chance.choice(NAMES)} {chance.randint(1, 9)}")
    tree.attrib.pop("type", None)
    for place in _places(tree):
        place.find(f"{P}nvSpPr/{P}cNvPr").set("name", f"Platzhalter {chance.randint(1, 99)}")


def _filled(tree: Tree, chance: random.Random, _: tuple[int, int]) -> None:
    if (place := _one(tree, chance)) is not None:
        properties = place.find(f"{P}spPr")
        for old in properties.findall(f"{A}solidFill") + properties.findall(f"{A}noFill"):
            properties.remove(old)
        fill = etree.Element(f"{A}solidFill")
        etree.SubElement(fill, f"{A}schemeClr", val=chance.choice(FILLS))
        after = [child for child in properties if etree.QName(child).localname in {"xfrm", "prstGeom", "custGeom"}]
        properties.insert(len(after), fill)


def _logo(tree: Tree, chance: random.Random, page: tuple[int, int]) -> None:
    wide, tall = round(page[0] * chance.uniform(0.08, 0.25)), round(page[1] * chance.uniform(0.05, 0.2))
    x, y = chance.choice((0, page[0] - wide)), chance.choice((0, page[1] - tall))
    said = "<a:t>Acme</a:t>" if chance.random() < 0.5 else "<a:t/>"
    number = chance.randint(900, 99_999)
    shape = etree.fromstring(
        f'<p:sp xmlns:p="{P[1:-1]}" xmlns:a="{A[1:-1]}"><p:nvSpPr><p:cNvPr id="{number}" name="Logo"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/>'
        f'<a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{chance.choice(FILLS)}"/></a:solidFill></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr/>{said}</a:r></a:p></p:txBody></p:sp>"
    )
    tree.find(f"{P}cSld/{P}spTree").append(shape)


def _growing(tree: Tree, chance: random.Random, _: tuple[int, int]) -> None:
    if (place := _one(tree, chance)) is not None:
        body = place.find(f"{P}txBody/{A}bodyPr")
        for old in list(body):
            if etree.QName(old).localname in {"normAutofit", "noAutofit", "spAutoFit"}:
                body.remove(old)
        body.insert(0, etree.Element(f"{A}spAutoFit"))


def _turned(tree: Tree, chance: random.Random, _: tuple[int, int]) -> None:
    for place in _places(tree):
        style = place.find(f"{P}txBody/{A}lstStyle")
        if style is not None and chance.random() < 0.7:
            level = style.find(f"{A}lvl1pPr")
            if level is None:
                level = etree.Element(f"{A}lvl1pPr")
                style.insert(0, level)
            level.set("rtl", "1")
            level.set("algn", "r")


CHANGES = (_moved, _sized(0.35, 0.9), _sized(1.1, 1.8), _renamed, _filled, _logo, _growing, _turned)
"""What happens to templates in companies."""
