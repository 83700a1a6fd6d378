"""Packs a file that ReportLab wrote: small objects in compressed streams, and those that are still to come at its end.

What is no stream stands in an object stream with many others (ISO 32000-1, 7.5.7); a cross-reference stream says where
each object is (7.5.8). What comes last changes no byte before it, so that it can be put in whenever it is known.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Collection, Mapping
from hashlib import sha256
from operator import sub
from struct import pack

from msgspec import Struct

_TOGETHER = 200  # objects of an object stream
_HEAD = b"%PDF-1.7\n%\x93\x8c\x8b\x9e\n"
_ROW = 7  # bytes: the kind of place, where that is, and the number in there
_FREE, _ALONE, _IN_STREAM = 0, 1, 2
_LENGTH, _ROOT, _INFO = (re.compile(rb"/%b (\d+)" % name) for name in (b"Length", b"Root", b"Info"))


class Packed(Struct, frozen=True):
    """A file but for its end.

    ``rows`` say where each object is, of which some are still to come; ``root`` and ``info`` are the numbers of its
    catalog and of what it says of itself.
    """

    data: bytes
    rows: bytes
    root: int
    info: int


def packed(data: bytes, to_come: Collection[int]) -> Packed:
    """A file of ReportLab's without the objects that are to come, by their numbers. Its information always is."""
    start = int(data[data.rindex(b"startxref") :].split(None, 2)[1])
    _, _, count, rest = data[start:].split(None, 3)
    places = [int(rest[at : at + 10]) for at in range(20, 20 * int(count), 20)]  # each row has 20 bytes (7.5.4)
    root, info = (int(found[1]) for key in (_ROOT, _INFO) if (found := key.search(rest, 20 * int(count))))
    rows = [(_FREE, 0, 65535)] * int(count)
    pieces, at, small = [_HEAD], len(_HEAD), []
    for number, (begin, end) in enumerate(zip(places, [*places[1:], start], strict=True), start=1):
        if number in to_come or number == info:
            continue
        body = data[data.index(b"obj", begin) + 3 : data.rindex(b"endobj", begin, end)].strip()
        if not body.endswith(b"endstream"):
            small.append((number, body))
            continue
        rows[number] = _ALONE, at, 0
        pieces.append(numbered(number, _stream(body)))
        at += len(pieces[-1])
    for first in range(0, len(small), _TOGETHER):
        group = small[first : first + _TOGETHER]
        for place, (number, _) in enumerate(group):
            rows[number] = _IN_STREAM, len(rows), place
        pieces.append(numbered(len(rows), _together(group)))
        rows.append((_ALONE, at, 0))
        at += len(pieces[-1])
    return Packed(b"".join(pieces), b"".join(pack(">BIH", *row) for row in rows), root, info)


def completed(file: Packed, objects: Mapping[int, bytes]) -> bytes:
    """A packed file with the objects that were to come, by their numbers; the same ones give the same bytes."""
    rows, pieces, at = bytearray(file.rows), [file.data], len(file.data)
    for number, body in objects.items():
        rows[_ROW * number : _ROW * (number + 1)] = pack(">BIH", _ALONE, at, 0)
        pieces.append(numbered(number, body))
        at += len(pieces[-1])
    own = len(rows) // _ROW
    rows += pack(">BIH", _ALONE, at, 0)
    data = b"".join(pieces)
    name = sha256(data).hexdigest()[:32].encode("ascii")
    head = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/DecodeParms<</Predictor 12/Columns %d>>"
    told = head % (own + 1, file.root, file.info, name, name, _ROW)
    return data + numbered(own, compressed(told, _less_than_above(bytes(rows)))) + b"startxref\n%d\n%%%%EOF\n" % at


def compressed(head: bytes, content: bytes) -> bytes:
    """A stream, compressed; ``head`` has what its dictionary says besides."""
    data = zlib.compress(content)
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (head, len(data), data)


def numbered(number: int, body: bytes) -> bytes:
    """An object as it stands in a file."""
    return b"%d 0 obj\n%b\nendobj\n" % (number, body)


def _stream(body: bytes) -> bytes:
    """A stream with the end of line before ``endstream`` that PDF/A asks for (ISO 19005-2, 6.1.7.1)."""
    head, _, rest = body.partition(b"\nstream\n")
    found = _LENGTH.search(head)
    assert found is not None
    return b"%b\nstream\n%b\nendstream" % (head, rest[: int(found[1])])


def _together(group: list[tuple[int, bytes]]) -> bytes:
    """An object stream: the number and the place of each object, then all of them."""
    index, at = [], 0
    for number, body in group:
        index.append(b"%d %d" % (number, at))
        at += len(body) + 1
    first = b" ".join(index) + b"\n"
    head = b"/Type/ObjStm/N %d/First %d" % (len(group), len(first))
    return compressed(head, first + b"\n".join(body for _, body in group))


def _less_than_above(rows: bytes) -> bytes:
    """Rows as PNG's filter "up" leaves them: each byte less the one above it, so that like rows are alike."""
    less = bytes(value & 255 for value in map(sub, rows, bytes(_ROW) + rows))
    lines = bytearray(b"\x02" * (len(rows) // _ROW * (_ROW + 1)))
    for column in range(_ROW):
        lines[column + 1 :: _ROW + 1] = less[column::_ROW]
    return bytes(lines)
