"""Unpacks a zip from anyone, judged by its own list before any part is unpacked."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from typing import NoReturn

from coursegen.problems import Problem, Refused

MAX_PARTS = 3_000
MAX_UNPACKED = 200_000_000
MAX_RATIO, SMALL = 200, 1_000_000
"""How many parts a file may have, how large unpacked, and how many times its packed size a part, unless it is small."""

_END, _LIST_AT = b"PK\x05\x06", 22 + 65_535
_MAX_LIST = MAX_PARTS * 300


def parts_in(data: bytes, ends: tuple[str, ...]) -> Mapping[str, bytes]:
    """The parts of a zip whose names end so, by name, in the file's order.

    Errors: ``Refused`` for a bomb, an encrypted or damaged file, and XML with a document type of its own entities.
    """
    at = data.rfind(_END, max(0, len(data) - _LIST_AT))
    if at >= 0 and int.from_bytes(data[at + 12 : at + 16], "little") > _MAX_LIST:
        _refuse(f"the file has more than {MAX_PARTS:,} parts")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _judge(entries)
            parts = {entry.filename: archive.read(entry) for entry in entries if entry.filename.lower().endswith(ends)}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError):
        _refuse("the file is damaged, or protected by a password")
    for name, part in parts.items():
        if b"<!ENTITY" in part:
            _refuse(f"a part of the file declares entities ({ascii(name[:60])[1:-1]}), which no article needs")
    return parts


def _judge(entries: list[zipfile.ZipInfo]) -> None:
    if len(entries) > MAX_PARTS:
        _refuse(f"the file has more than {MAX_PARTS:,} parts")
    if sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        _refuse(f"the file is larger than {MAX_UNPACKED // 1_000_000} MB when it is unpacked")
    for entry in entries:
        if entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size):
            _refuse("a part of the file unpacks to more than any program packs")


def _refuse(message: str) -> NoReturn:
    raise Refused([Problem("package", message, hint="save it again, or save its text as .txt, and add that")])
