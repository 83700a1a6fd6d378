"""Judges the package of a PowerPoint file from anyone, before any part of it is read.

A zip is judged by its list of parts: how many there are, how large unpacked, what they are called, what they are.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from io import BytesIO

MAX_PARTS = 5_000
MAX_UNPACKED = 300_000_000
"""What a file may hold: parts, and bytes of all of them unpacked; a guard against zip bombs."""

MAX_RATIO, SMALL = 200, 1_000_000
"""How many times its packed size a part may be, unless it is small: a bomb packs to a thousandth, XML to a tenth."""

_MAX_LIST = MAX_PARTS * 200
"""The most bytes of a zip's list of parts: Python reads the whole list before anybody can count it."""

_END, _END_SIZE = b"PK\x05\x06", 22
_END_64, _END_64_SIZE = b"PK\x06\x07", 20
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a password-protected file starts, and one of PowerPoint 97 ([MS-CFB] 2.2)."""

_TYPES = "[Content_Types].xml"
_MAX_TYPES = 4_000_000
_OUTSIDE = re.compile(r'^[/\\]|(^|[/\\])\.\.?([/\\]|$)|[\\:*?"<>|\x00-\x1f\x7f]')
_MACROS = re.compile(rb"macroEnabled|vbaProject", re.IGNORECASE)

Fault = tuple[str, str]
"""What is wrong, said of the file ("has more than 5,000 parts"), and what to do about it."""

_SAVE = "open it in PowerPoint and save it again"


def package_fault(data: bytes) -> Fault | None:
    """What keeps a .pptx or .potx from being opened, or ``None``; what is no zip at all is left to its reader."""
    if data.startswith(_COMPOUND):
        return (
            "is protected by a password, or was saved by an old PowerPoint",
            "take the password off, and save it as “PowerPoint Presentation (*.pptx)”",
        )
    if (fault := _list_fault(data)) is not None:
        return fault
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            return _size_fault(archive) or _name_fault(archive) or _type_fault(archive)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        return None


def _list_fault(data: bytes) -> Fault | None:
    """A list of parts that is too long to be read, by the zip's own count of it."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - 65_535))
    if at < 0 or len(data) < at + _END_SIZE:
        return None
    count = int.from_bytes(data[at + 10 : at + 12], "little")
    listed = int.from_bytes(data[at + 12 : at + 16], "little")
    longer = data[max(0, at - _END_64_SIZE) : at].startswith(_END_64)  # another record counts then, in 64 bits
    if longer or count > MAX_PARTS or listed > _MAX_LIST:
        return f"has more than {MAX_PARTS:,} parts", f"{_SAVE}, with fewer or smaller pictures"
    return None


def _size_fault(archive: zipfile.ZipFile) -> Fault | None:
    entries = archive.infolist()
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        message = f"is larger than {MAX_UNPACKED // 1_000_000} MB when it is unpacked"
        return message, f"{_SAVE}, with fewer or smaller pictures"
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            message = f"has a part that unpacks to {entry.file_size // max(1, entry.compress_size):,} times its size"
            return f"{message} ({_shown(entry.filename)})", f"no program saves such a file; {_SAVE}"
    return None


def _name_fault(archive: zipfile.ZipFile) -> Fault | None:
    """Names that would lead out of the file, and names that are there twice: readers differ on which one counts."""
    seen: set[str] = set()
    for entry in archive.infolist():
        name = entry.filename
        if entry.orig_filename != name or _OUTSIDE.search(name):
            return f"has a part whose name leads outside it ({_shown(entry.orig_filename)})", _SAVE
        if name.casefold() in seen:  # part names are the same whatever their case (ECMA-376 part 2, 6.2.2.3)
            return f"has two parts of one name ({_shown(name)})", _SAVE
        seen.add(name.casefold())
        if entry.flag_bits & 1:
            return f"has a part that is encrypted ({_shown(name)})", "take the password off, and save it again"
    return None


def _type_fault(archive: zipfile.ZipFile) -> Fault | None:
    """A package without its list of types, or one with macros."""
    names = archive.namelist()
    if _TYPES not in names:
        return "is no PowerPoint file: its list of content types is missing", _SAVE
    if archive.getinfo(_TYPES).file_size > _MAX_TYPES:
        return "has a list of content types that is too long", _SAVE
    # Imported here: a course without a template of its own, or one that is only checked, opens no package.
    from lxml import etree

    types = archive.read(_TYPES)
    try:
        root = etree.fromstring(types, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError:
        return "is damaged: its list of content types can't be read", _SAVE
    if root.getroottree().docinfo.internalDTD is not None:
        return "has a document type in its XML, which no PowerPoint file has", _SAVE
    if _MACROS.search(types) or any("vbaproject" in name.casefold() for name in names):
        return (
            "has macros in it, and a deck made from it would carry them to everybody who gets it",
            "save it in PowerPoint without macros, as .pptx or .potx",
        )
    return None


def _shown(name: str) -> str:
    """A part's name as it can be printed."""
    return ascii(name[:80])[1:-1]
