"""The bytes of a .pptx from anyone to its parts, read one by one within bounds."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from io import BytesIO
from typing import NoReturn

from lxml import etree

from coursegen.problems import Problem, Refused
from coursegen.write.pptx.relationships import PACKAGE, rels_name
from coursegen.write.pptx.template import parsed

MAX_FILE = 300_000_000
"""The largest file that is opened, in bytes; decks with films in them are this large."""

MAX_PARTS = 20_000
MAX_PART = 16_000_000
"""The largest part that is read, in bytes; pictures and films are never read."""

MAX_READ = 300_000_000
"""How many bytes of all parts together are read."""

MAX_RATIO = 200
"""How many times its packed size a part may be; XML packs to a tenth or a twentieth, a zip bomb to a thousandth."""

SMALL = 1_000_000
"""A part of so many bytes does no harm however well it packs."""


class Package:
    """A .pptx whose parts are named from its root (``/ppt/presentation.xml``)."""

    def __init__(self, data: bytes) -> None:
        """Errors: ``Refused`` for what is no zip file, or one with too much in it."""
        if len(data) > MAX_FILE:
            refuse(f"the deck is larger than {MAX_FILE // 1_000_000} MB", "take films and large pictures out of a copy")
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise _damaged() from error
        self._entries = {entry.filename: entry for entry in self._archive.infolist()}
        if len(self._archive.infolist()) > MAX_PARTS:
            refuse(f"the deck has more than {MAX_PARTS:,} parts", "save it once more in PowerPoint under another name")
        self._read = 0

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        return part.lstrip("/") in self._entries

    def xml(self, part: str) -> etree._Element:
        """A part as XML, no entities, nothing fetched. Errors: ``Refused``."""
        try:
            return parsed(self._bytes(part))
        except (
            KeyError,
            ValueError,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            zipfile.BadZipFile,
            zlib.error,
            etree.XMLSyntaxError,
        ) as error:
            raise _damaged() from error

    def related(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """A part's relationships by id: type, target (a part, or an address outside), whether it is outside."""
        name = rels_name(part)
        if not self.has(name):
            return {}
        folder = posixpath.dirname(part)
        found = {}
        for row in self.xml(name).iter(f"{{{PACKAGE}}}Relationship"):
            outside = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not outside:
                target = posixpath.normpath(posixpath.join(folder, target.partition("#")[0]))
            found[row.get("Id", "")] = (row.get("Type", ""), target, outside)
        return found

    def _bytes(self, part: str) -> bytes:
        entry = self._entries[part.lstrip("/")]
        too_dense = entry.file_size > SMALL and entry.file_size > MAX_RATIO * max(1, entry.compress_size)
        if entry.file_size > MAX_PART or too_dense or self._read > MAX_READ:
            refuse(f"{part} in the deck is too large when it is unpacked", "this is no deck that PowerPoint saved")
        with self._archive.open(entry) as stream:
            data = stream.read(MAX_PART + 1)
        if len(data) > MAX_PART:
            refuse(f"{part} in the deck is too large when it is unpacked", "this is no deck that PowerPoint saved")
        self._read += len(data)
        return data


def refuse(message: str, hint: str) -> NoReturn:
    """Say why a deck can't be read. Errors: ``Refused``, always."""
    raise Refused([Problem("deck", message, hint=hint)])


def _damaged() -> Refused:
    hint = "open it in PowerPoint and save it as .pptx, without a password"
    return Refused([Problem("deck", "the file is not a PowerPoint deck, or it is damaged", hint=hint)])
