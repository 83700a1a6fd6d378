"""Writes parts as a zip that is the same on every run and every machine, byte for byte as ``zipfile`` would.

Decks of one course share most of their parts: layouts, relationships, slides that no team changes. What was compressed
before is taken as it is, which ``zipfile`` has no way to do.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from struct import pack
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The date of every entry: the first one that a zip can hold."""

QUICK = 3
"""How hard to compress what people keep: a twelfth larger than at zlib's usual 6, and in half the time."""

USUAL = 6
NOT_AT_ALL = 0

_KNOWN = 1_024
"""How many parts are known compressed: more than a deck of two hundred slides has."""

_SMALL = 64_000
"""The most bytes that a part has of which that is known: a picture is no text that many decks share."""

_MOST_PARTS, _MOST_BYTES = 0xFFFF, 0x7FFF_FFFF
"""What an end without Zip64 can count (APPNOTE.TXT, 4.4.1.4); ``zipfile`` writes what is larger."""

_VERSION, _UTF_8, _DEFLATED, _DAY, _OWN = 20, 0x800, 8, 33, 0o600 << 16


def zipped(parts: Iterable[tuple[str, str | bytes]], level: int = QUICK) -> bytes:
    """Part names with their text or bytes, in the order given, as a zip without the time of day."""
    pieces: list[bytes] = []
    listed: list[bytes] = []
    at = 0
    for part, said in parts:
        data = said.encode("utf-8") if isinstance(said, str) else said
        crc, small = (_compressed_once if len(data) <= _SMALL else _compressed)(data, level)
        path = part.lstrip("/")
        name = path.encode("utf-8")
        facts = _VERSION, 0 if path.isascii() else _UTF_8, _DEFLATED, 0, _DAY, crc, len(small), len(data), len(name), 0
        pieces += (b"PK\3\4", head := pack("<5H3L2H", *facts), name, small)
        listed += (pack("<4sH", b"PK\1\2", _VERSION), head, pack("<3H2L", 0, 0, 0, _OWN, at), name)
        at += 4 + len(head) + len(name) + len(small)
    count, end = len(listed) // 4, b"".join(listed)
    if count > _MOST_PARTS or at + len(end) > _MOST_BYTES:
        return _by_zipfile(zip(pieces[2::4], pieces[3::4], strict=True), level)
    return b"".join((*pieces, end, pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(end), at, 0)))


def _compressed(data: bytes, level: int) -> tuple[int, bytes]:
    """A part's checksum, and the part compressed."""
    return zlib.crc32(data), zlib.compress(data, level, -zlib.MAX_WBITS)


_compressed_once = lru_cache(_KNOWN)(_compressed)


def _by_zipfile(parts: Iterable[tuple[bytes, bytes]], level: int) -> bytes:
    """Names and compressed parts as a zip with the ends that more of them need."""
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, small in parts:
            entry = ZipInfo(name.decode("utf-8"), _FIRST_DAY)
            entry.compress_type, entry.create_system = ZIP_DEFLATED, 0  # else it names the system it is made on
            archive.writestr(entry, zlib.decompress(small, -zlib.MAX_WBITS), compresslevel=level)
    return buffer.getvalue()
