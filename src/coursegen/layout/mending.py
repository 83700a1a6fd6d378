"""Mends a template's bytes before anybody reads them: what add-ins, other programs and old saves leave behind.

Masters and layouts lose the hidden objects of add-ins and every pointer to a part that is not there; a visible object
becomes its picture; text runs from left to right unless a slide says otherwise; placeholders of a layout get a number
each; parts in UTF-16 are written in UTF-8, which every program reads. Everything else stays as it was, and a template
that needs nothing stays the very same bytes.
"""

from __future__ import annotations

import re

from msgspec import Struct

from coursegen.layout.drawingml import A, P
from coursegen.layout.foreign_objects import OBJECT_KINDS, Embedded, without_objects
from coursegen.layout.numbering import numbered
from coursegen.source.office.bounds import Unsafe
from coursegen.source.office.package import Package
from coursegen.source.office.pointers import without_pointers
from coursegen.source.office.relationships import rels_name
from coursegen.source.office.xml import Element, as_bytes
from coursegen.source.office.zip_writer import zipped

_FOLDERS = re.compile(r"/?ppt/((slideLayout|slideMaster|notesMaster|handoutMaster)s/[^/]+|presentation)\.xml")
_STRUCTURE = frozenset({"slideLayout", "slideMaster", "theme"})
"""Parts without which a template is damaged: a pointer to one that is not there is not taken away."""

_XML, _UTF_16 = (".xml", ".rels"), (b"\xff\xfe", b"\xfe\xff")

_LEVELS = tuple(f"{A}lvl{level}pPr" for level in range(1, 10))
_STYLES = (
    f"{P}titleStyle",
    f"{P}bodyStyle",
    f"{P}otherStyle",
    f"{P}notesStyle",
    f"{P}defaultTextStyle",
    f"{A}lstStyle",
)


class Mended(Struct, frozen=True):
    """A template that can be read, and the objects that it held: each one's program, the layout, what became of it."""

    data: bytes
    objects: tuple[Embedded, ...] = ()


def mended(template: bytes) -> Mended:
    """The template mended; what can't be read is left as it is to its reader, who says what is wrong."""
    try:
        package = Package(template)
        changed: dict[str, bytes] = {}
        objects: list[Embedded] = []
        for part in package.parts:
            if _FOLDERS.fullmatch(part):
                parts, found = _mended_part(package, part)
                changed |= parts
                objects += found
            if part not in changed and part.endswith(_XML) and package.read(part).startswith(_UTF_16):
                changed[part] = as_bytes(package.xml(part))
        if not changed:
            return Mended(template)
        return Mended(zipped((part, changed.get(part) or package.read(part)) for part in package.parts), tuple(objects))
    except (Unsafe, ValueError):
        return Mended(template)


def _mended_part(package: Package, part: str) -> tuple[dict[str, bytes], list[Embedded]]:
    """A part and its relationships where either is to change, and the objects that it held."""
    root = package.xml(part)
    inside = [one for one in package.related(part) if not one.external]
    targets = {one.id: (one.type.rpartition("/")[2], one.target) for one in inside}
    pictures = {key: target for key, (kind, target) in targets.items() if kind == "image" and package.has(target)}
    objects = without_objects(root, pictures)
    gone = {
        key
        for key, (kind, target) in targets.items()
        if kind in OBJECT_KINDS or (not package.has(target) and kind not in _STRUCTURE)
    }
    if gone:
        without_pointers(root, gone)
    changes = [bool(objects), bool(gone), _left_to_right(root), root.tag == f"{P}sldLayout" and numbered(root)]
    parts = {part: as_bytes(root)} if any(changes) else {}
    if gone:
        rels = package.xml(rels_name(part))
        rels[:] = [row for row in rels if row.get("Id") not in gone]
        parts[rels_name(part)] = as_bytes(rels)
    return parts, objects


def _left_to_right(root: Element) -> bool:
    """Turn the styles that slides inherit; whether there was any. A slide's own language says if it runs otherwise."""
    turned = False
    for style in root.iter(*_STYLES):
        for level in style.iterchildren(f"{A}defPPr", *_LEVELS):
            if level.get("rtl") in {"1", "true"}:
                level.set("rtl", "0")
                if level.get("algn") == "r":
                    level.set("algn", "l")
                turned = True
    return turned
