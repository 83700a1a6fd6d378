"""Judges a zip from anyone by its own list of parts, before any part of it is unpacked."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from coursegen.problems import Hinted

MAX_FILE = 300_000_000
"""The largest file that is opened, in bytes; decks with films in them are this large."""

MAX_PARTS = 20_000
MAX_UNPACKED = 300_000_000
"""What a file may hold: parts, and bytes of all of them unpacked; a guard against zip bombs."""

MAX_PART = 20_000_000
"""The largest part that is read as text, in bytes unpacked; pictures and films are only bounded with all the rest."""

MAX_TAGS, MAX_ALL_TAGS = 1_000_000, 5_000_000
"""How many tags a part may have, and all parts together: a million empty ones are 5 MB of text and 200 MB of memory."""

MAX_RATIO, SMALL = 200, 1_000_000
"""How many times its packed size a part may be, unless it is small: a bomb packs to a thousandth, XML to a tenth."""

_MAX_LIST = MAX_PARTS * 200
"""The most bytes of a zip's list of parts: Python reads the whole list before anybody can count it."""

_END, _END_SIZE = b"PK\x05\x06", 22
_END_64, _END_64_SIZE = b"PK\x06\x07", 20
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How a password-protected file starts, and one of Office 97 ([MS-CFB] 2.2)."""

_OUTSIDE = re.compile(r'^[/\\]|(^|[/\\])\.\.?([/\\]|$)|[\\:*?"<>|\x00-\x1f\x7f]')
_SAVE = "open it in the program that made it, and save it again"


class Unsafe(Hinted):
    """Raised for a file that nobody should open: ``message`` is said of the file ("has more than 20,000 parts")."""


class Damaged(ValueError):  # noqa: N818 - as ``Hinted``
    """Raised for a file that is no zip, or whose parts can't be read as what they say they are."""


def judged_zip(data: bytes) -> zipfile.ZipFile:
    """The zip in a file's bytes, of which no part is unpacked yet. Errors: ``Unsafe``, ``Damaged``."""
    if len(data) > MAX_FILE:
        raise Unsafe(f"is larger than {MAX_FILE // 1_000_000} MB", "take films and large pictures out of a copy of it")
    if data.startswith(_COMPOUND):
        message = "is protected by a password, or was saved by an old version of Office"
        raise Unsafe(message, "take the password off, and save it in today's format: .pptx, .potx or .docx")
    _judge_list(data)
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        raise Damaged("no zip, or a broken one") from error
    _judge_sizes(archive)
    _judge_names(archive)
    return archive


def shown(name: str) -> str:
    """A part's name as it can be printed."""
    return ascii(name[:80])[1:-1]


def _judge_list(data: bytes) -> None:
    """Refuse a list of parts that is too long to be read, by the zip's own count of it."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - 65_535))
    if at < 0 or len(data) < at + _END_SIZE:
        return
    count = int.from_bytes(data[at + 10 : at + 12], "little")
    listed = int.from_bytes(data[at + 12 : at + 16], "little")
    longer = data[max(0, at - _END_64_SIZE) : at].startswith(_END_64)  # another record counts then, in 64 bits
    if longer or count > MAX_PARTS or listed > _MAX_LIST:
        raise Unsafe(f"has more than {MAX_PARTS:,} parts", f"{_SAVE}, with fewer or smaller pictures")


def _judge_sizes(archive: zipfile.ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MAX_PARTS:
        raise Unsafe(f"has more than {MAX_PARTS:,} parts", f"{_SAVE}, with fewer or smaller pictures")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        message = f"is larger than {MAX_UNPACKED // 1_000_000} MB when it is unpacked"
        raise Unsafe(message, f"{_SAVE}, with fewer or smaller pictures")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            times = entry.file_size // max(1, entry.compress_size)
            message = f"has a part that unpacks to {times:,} times its size ({shown(entry.filename)})"
            raise Unsafe(message, f"no program saves such a file; {_SAVE}")


def _judge_names(archive: zipfile.ZipFile) -> None:
    """Refuse names that would lead out of the file, and names that are there twice: readers differ on which counts."""
    seen: set[str] = set()
    for entry in archive.infolist():
        name = entry.filename
        if entry.orig_filename != name or _OUTSIDE.search(name):
            raise Unsafe(f"has a part whose name leads outside it ({shown(entry.orig_filename)})", _SAVE)
        if name.casefold() in seen:  # part names are the same whatever their case (ECMA-376 part 2, 6.2.2.3)
            raise Unsafe(f"has two parts of one name ({shown(name)})", _SAVE)
        seen.add(name.casefold())
        if entry.flag_bits & 1:
            message = f"has a part that is encrypted ({shown(name)})"
            raise Unsafe(message, "take the password off, and save it again")
