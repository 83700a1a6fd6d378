"""Mends a template's bytes before anybody reads them: what add-ins, other programs and old saves leave behind.

Masters and layouts lose the hidden objects of add-ins and every pointer to a part that is not there; a visible object
becomes its picture; text runs from left to right unless a slide says otherwise; placeholders of a layout get a number
each. Everything else stays as it was, and a template that needs nothing stays the very same bytes.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO

from lxml import etree
from msgspec import Struct

from coursegen.layout.drawingml import A, Element, P, parsed
from coursegen.layout.embedded import OBJECT_KINDS, Embedded, without_objects
from coursegen.layout.numbering import numbered
from coursegen.source.office_pointers import without_pointers

_EPOCH = (1980, 1, 1, 0, 0, 0)
_MAX_PART = 20_000_000
_FOLDERS = re.compile(r"/?ppt/((slideLayout|slideMaster|notesMaster|handoutMaster)s/[^/]+|presentation)\.xml")
_STRUCTURE = frozenset({"slideLayout", "slideMaster", "theme"})
"""Parts without which a template is damaged: a pointer to one that is not there is not taken away."""

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
        with zipfile.ZipFile(BytesIO(template)) as old:
            changed: dict[str, bytes] = {}
            objects: list[Embedded] = []
            for name in old.namelist():
                if _FOLDERS.fullmatch(name) and old.getinfo(name).file_size <= _MAX_PART:
                    parts, found = _mended_part(old, name)
                    changed |= parts
                    objects += found
            if not changed:
                return Mended(template)
            return Mended(_packed(old, changed), tuple(objects))
    except (OSError, EOFError, zipfile.BadZipFile, zlib.error, etree.XMLSyntaxError, ValueError, RuntimeError):
        return Mended(template)


def _mended_part(archive: zipfile.ZipFile, name: str) -> tuple[dict[str, bytes], list[Embedded]]:
    """A part and its relationships where either is to change, and the objects that it held."""
    root = parsed(archive.read(name))
    rels_name, rels = _rels(archive, name)
    targets = dict(_targets(rels, name))
    held = set(archive.namelist())
    pictures = {key: target for key, (kind, target) in targets.items() if kind == "image" and target in held}
    objects = without_objects(root, pictures)
    gone = {
        key
        for key, (kind, target) in targets.items()
        if kind in OBJECT_KINDS or (target not in held and kind not in _STRUCTURE)
    }
    if gone:
        without_pointers(root, gone)
    changes = [bool(objects), bool(gone), _left_to_right(root), root.tag == f"{P}sldLayout" and numbered(root)]
    parts = {name: _as_bytes(root)} if any(changes) else {}
    if gone and rels is not None:
        rels[:] = [row for row in rels if row.get("Id") not in gone]
        parts[rels_name] = _as_bytes(rels)
    return parts, objects


def _rels(archive: zipfile.ZipFile, name: str) -> tuple[str, Element | None]:
    folder, file = posixpath.split(name)
    rels_name = f"{folder}/_rels/{file}.rels"
    known = rels_name in archive.NameToInfo and archive.getinfo(rels_name).file_size <= _MAX_PART
    return rels_name, parsed(archive.read(rels_name)) if known else None


def _targets(rels: Element | None, name: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each relationship inside the package: its id, its kind and the part that it leads to."""
    for row in rels if rels is not None else ():
        if row.get("TargetMode") != "External":
            target = row.get("Target", "").partition("#")[0]
            part = posixpath.normpath(posixpath.join("/", posixpath.dirname(name), target)).lstrip("/")
            yield row.get("Id", ""), (row.get("Type", "").rpartition("/")[2], part)


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


def _packed(old: zipfile.ZipFile, changed: Mapping[str, bytes]) -> bytes:
    """The package with some parts changed; the same bytes every time."""
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, changed[name] if name in changed else old.read(name))
    return packed.getvalue()


def _as_bytes(root: Element) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
