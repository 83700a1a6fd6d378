"""Packs parts into a zip that is the same on every run, with the list of their content types."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping
from io import BytesIO
from struct import Struct

from coursegen.write.pptx.escape import as_attribute

_FIRST_DAY = 1 << 5 | 1
"""The date of every entry, 1 January 1980: the first one that a zip can hold."""

_LOCAL = Struct("<4s5H3L2H")
_LISTED = Struct("<4s6H3L5H2L")
_END = Struct("<4s4H2LH")
_LONG_END = Struct("<4sQ2H2L4Q")
_LONG_END_AT = Struct("<4sLQL")
"""The headers of an entry, in its place and in the list of all, and what follows that list (APPNOTE 4.3)."""

_VERSION = 20
_UTF8_NAME = 1 << 11
_OWNERS = 0o600 << 16
_MOST_ENTRIES = 0xFFFF
"""The format's version 2.0, the mark of a name in UTF-8, who may read what is unpacked, and the most entries that
the short form of the end can count."""

_LEVEL = 3
"""How hard to compress: a twelfth larger than at zlib's usual 6, and in half the time."""

RELATIONSHIPS_TYPE = "application/vnd.openxmlformats-package.relationships+xml"
_DEFAULTS = {
    "rels": RELATIONSHIPS_TYPE,
    "xml": "application/xml",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "png": "image/png",
}


def suffix(part: str) -> str:
    """The file extension of a part's name in small letters, without its dot."""
    return part.rpartition("/")[2].rpartition(".")[2].lower()


def content_types_xml(types: Mapping[str, str]) -> str:
    """``[Content_Types].xml`` (ECMA-376 part 2, 10.1.2.2) for part names with their media types.

    Pictures may be added later without a row of their own: their extensions have defaults.
    """
    defaults = dict(_DEFAULTS)
    for part, media_type in types.items():
        if not media_type.endswith("xml"):
            defaults.setdefault(suffix(part), media_type)
    rows = [
        f'<Default Extension="{as_attribute(extension)}" ContentType="{as_attribute(media_type)}"/>'
        for extension, media_type in sorted(defaults.items())
    ]
    rows += [
        f'<Override PartName="{as_attribute(part)}" ContentType="{as_attribute(media_type)}"/>'
        for part, media_type in types.items()
        if defaults.get(suffix(part)) != media_type
    ]
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f"{''.join(rows)}</Types>"
    )


def zipped(parts: Iterable[tuple[str, str | bytes]]) -> bytes:
    """Part names with their text or bytes, in the order given, as a deflated zip without the time of day.

    The bytes are those that ``zipfile`` writes, which a test holds. It takes as long again as compressing does,
    since it writes every header twice, and a deck has four parts a slide. The format is PKWARE's APPNOTE 6.3.
    """
    zip_file, listed, count = BytesIO(), BytesIO(), 0
    for part, data in parts:
        raw = data.encode() if isinstance(data, str) else data
        name = part.lstrip("/").encode()
        compressor = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
        packed = compressor.compress(raw) + compressor.flush()
        flags = 0 if name.isascii() else _UTF8_NAME
        common = (flags, zlib.DEFLATED, 0, _FIRST_DAY, zlib.crc32(raw), len(packed), len(raw), len(name), 0)
        at = zip_file.tell()
        listed.write(_LISTED.pack(b"PK\x01\x02", _VERSION, _VERSION, *common, 0, 0, 0, _OWNERS, at) + name)
        zip_file.write(_LOCAL.pack(b"PK\x03\x04", _VERSION, *common) + name)
        zip_file.write(packed)
        count += 1
    end = _end(count, listed.tell(), zip_file.tell())
    zip_file.write(listed.getvalue() + end)
    return zip_file.getvalue()


def _end(count: int, size: int, offset: int) -> bytes:
    """What closes a zip: how many entries its list has, how long it is and where it starts."""
    told = min(count, _MOST_ENTRIES)
    end = _END.pack(b"PK\x05\x06", 0, 0, told, told, size, offset, 0)
    if count <= _MOST_ENTRIES:
        return end
    longer = _LONG_END.pack(b"PK\x06\x06", _LONG_END.size - 12, 45, 45, 0, 0, count, count, size, offset)
    return longer + _LONG_END_AT.pack(b"PK\x06\x07", 0, offset + size, 1) + end
