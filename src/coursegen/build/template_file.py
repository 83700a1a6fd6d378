"""A template in a course folder to its bytes, once it is known to be of a size that can be opened."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO
from pathlib import Path
from typing import NoReturn

from coursegen.problems import Problem, Refused
from coursegen.source.folder import unsafe

MAX_BYTES = 50_000_000
"""The largest template that is read."""

MAX_PARTS = 5_000
MAX_UNPACKED = 300_000_000
"""What a template may hold: parts, and bytes of all of them unpacked; a guard against zip bombs."""

_MAX_LIST = MAX_PARTS * 200
"""The most bytes of a zip's list of parts: Python reads the whole list before anybody can count it."""

_END = b"PK\x05\x06"
_END_SIZE = 22
_END_64 = b"PK\x06\x07"
_END_64_SIZE = 20
_AT = "brand.template"


def template_bytes(root: Path, file: str) -> bytes:
    """The bytes of a template at a path inside a course folder.

    Errors: ``Refused`` where it leads out of the folder, can't be read, or is too large, packed or unpacked.
    """
    if unsafe(root, file) is not None:
        _refuse(f"{file} leads out of the course folder", "put a copy of the template inside the course folder")
    try:
        with (root / file).open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        _refuse(f"{file} can't be read: {reason}", "check that it is a file, and who may read it")
    if len(data) > MAX_BYTES:
        _refuse(f"{file} is larger than {MAX_BYTES // 1_000_000} MB", "use a template with fewer or smaller pictures")
    _bounded(file, data)
    return data


def _bounded(file: str, data: bytes) -> None:
    """Refuse a zip that would be too much to open; what is no zip is left to its reader."""
    at = data.rfind(_END, max(0, len(data) - _END_SIZE - 65_535))
    if at < 0 or len(data) < at + _END_SIZE:
        return
    count = int.from_bytes(data[at + 10 : at + 12], "little")
    listed = int.from_bytes(data[at + 12 : at + 16], "little")
    hint = "open it in PowerPoint and save it again, with fewer or smaller pictures"
    longer = data[max(0, at - _END_64_SIZE) : at].startswith(_END_64)  # another record counts then, in 64 bits
    if longer or count > MAX_PARTS or listed > _MAX_LIST:
        _refuse(f"{file} has more than {MAX_PARTS:,} parts", hint)
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return
    if unpacked > MAX_UNPACKED:
        _refuse(f"{file} is larger than {MAX_UNPACKED // 1_000_000} MB when it is unpacked", hint)


def _refuse(message: str, hint: str) -> NoReturn:
    raise Refused([Problem("template", message, hint=hint, address=_AT)])
