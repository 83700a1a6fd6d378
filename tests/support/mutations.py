"""Files as nobody should send them: bytes, words, values and parts of good ones changed by a seed."""

from __future__ import annotations

import json
import random
import warnings
import zipfile
import zlib
from collections.abc import Callable
from copy import deepcopy
from io import BytesIO
from typing import Any

TOKENS: tuple[bytes, ...] = (
    b"", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\n", b"\r", b"\t", b" " * 500, b"'", b'"', b"[", b"{", b"]",
    b"}", b"- ", b": ", b"? ", b"| ", b"&a ", b"*a", b"!!python/object:os.system ", b"<<: ", b"---\n",
    b"%YAML 9.9\n", b"${at.x}", b"${customer.many}", b"**", b"](", b"-1", b"0", b"1e400", b"Infinity", b"NaN",
    b"99999999999999999999", b"null", b"true", b"0x10", b"12:99", b"9999-99-99", b"../../../etc/passwd",
    b"/dev/zero", b"C:\\con", b"a" * 9_000, b"[" * 900, b"{a: " * 300, "é中\u202e\u200d\u0301🙏".encode(),
    b"\xed\xa0\x80", b"<", b"</w:p>", b"&lol;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b'"', b"=cmd|' /C calc'!A0",
    b",", b";", b"\x1b[2J", b"%PDF-1.7", b"PK\x03\x04", b"endobj", b"/Length 99999999",
)  # fmt: skip
VALUES: tuple[Any, ...] = (
    None, True, -1, 0, 2**70, 1.5, float("inf"), float("nan"), "", "x" * 9_000, "../../etc/passwd",
    "/etc/passwd", "\u202e\x00", "${customer.many}", [], {}, [[[[]]]], {"a": 1}, "0" * 64,
)  # fmt: skip

Change = Callable[[bytes, random.Random], bytes]


def bytes_changed(data: bytes, chance: random.Random) -> bytes:
    """A few bytes other than they were, gone, twice, cut off or in another place."""
    new = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        if not new:
            break
        at, length = chance.randrange(len(new)), chance.choice((1, 4, 50, 2_000))
        match chance.randrange(6):
            case 0:
                new[at] = chance.randrange(256)
            case 1:
                del new[at : at + length]
            case 2:
                new[at:at] = new[at : at + length] * chance.choice((1, 3, 40))
            case 3:
                new[at : at + chance.choice((0, 1, length))] = chance.choice(TOKENS)
            case 4 if chance.random() < 0.3:
                del new[at:]
            case _:
                there = chance.randrange(len(new))
                new[there:there] = new[at : at + length]
    return bytes(new)


def lines_changed(data: bytes, chance: random.Random) -> bytes:
    """Lines gone, twice, in another place, deeper or shallower, or with other words at their end."""
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        match chance.randrange(6):
            case 0:
                del lines[at : at + chance.choice((1, 3))]
            case 1:
                lines[at:at] = lines[at : at + chance.choice((1, 5, 60))]
            case 2:
                lines.insert(chance.randrange(len(lines)), lines.pop(at))
            case 3:
                lines[at] = b" " * chance.randrange(5) + lines[at].lstrip(b" ")
            case 4:
                name, colon, _ = lines[at].partition(b":")
                lines[at] = name + colon + b" " + chance.choice(TOKENS)
            case _:
                words = lines[at].split(b" ")
                words[chance.randrange(len(words))] = chance.choice(TOKENS)
                lines[at] = b" ".join(words)
        lines = lines or [b""]
    return b"\n".join(lines)


def values_changed(data: bytes, chance: random.Random) -> bytes:
    """JSON with another value in a place or two, or without one."""
    content = json.loads(data)
    for _ in range(chance.choice((1, 1, 2, 6))):
        holder, key = _somewhere(content, chance)
        if holder is None:
            return json.dumps(chance.choice(VALUES)).encode()
        if chance.random() < 0.2:
            del holder[key]
        elif isinstance(holder, dict) and chance.random() < 0.2:
            holder[str(chance.choice(VALUES))[:300]] = holder.pop(key)
        else:
            holder[key] = deepcopy(chance.choice(VALUES))  # a later change may be inside it
    return json.dumps(content).encode()


def _somewhere(content: Any, chance: random.Random) -> tuple[Any, Any]:
    holder, key, found = None, None, content
    while isinstance(found, (dict, list)) and found:
        holder, key = found, chance.choice(list(found) if isinstance(found, dict) else range(len(found)))
        found = holder[key]
        if chance.random() < 0.15:
            break
    return holder, key


def parts_changed(data: bytes, chance: random.Random) -> bytes:
    """A package with a part changed, gone, empty, swollen, under another name, or twice."""
    with zipfile.ZipFile(BytesIO(data)) as old:
        parts = [(name, old.read(name)) for name in old.namelist()]
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        match chance.randrange(8):
            case 0:
                del parts[at]
            case 1:
                parts.append((name, bytes_changed(part, chance)))
            case 2:
                parts[at] = (chance.choice(("../" + name, name.upper(), "/" + name, "a" * 400, "")), part)
            case 3:
                parts[at] = (name, chance.choice((b"", part * 20, b"<a>" * 5_000, b"<a/>" * 90_000)))
            case _:
                change = bytes_changed if chance.random() < 0.5 else _markup_changed
                parts[at] = (name, change(part, chance))
        if not parts:
            break
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that a name is there twice
        for name, part in parts:
            new.writestr(zipfile.ZipInfo(name or "x"), part, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def _markup_changed(data: bytes, chance: random.Random) -> bytes:
    """XML or HTML with an element or an attribute gone, twice, or with another value."""
    pieces = data.split(b"<")
    for _ in range(chance.choice((1, 2, 8))):
        at = chance.randrange(len(pieces))
        match chance.randrange(5):
            case 0:
                del pieces[at : at + chance.choice((1, 2, 9))]
            case 1:
                pieces[at:at] = pieces[at : at + chance.choice((1, 9))] * chance.choice((1, 30))
            case 2:
                pieces.insert(chance.randrange(len(pieces)), pieces.pop(at))
            case _:
                words = pieces[at].split(b'"')
                words[chance.randrange(len(words))] = chance.choice(TOKENS)
                pieces[at] = b'"'.join(words)
        pieces = pieces or [b""]
    return b"<".join(pieces)


def streams_changed(data: bytes, chance: random.Random) -> bytes:
    """A PDF with bytes changed, or one of its packed streams swollen."""
    if chance.random() < 0.7 or b"stream\n" not in data:
        return bytes_changed(data, chance)
    before, _, rest = data.partition(b"stream\n")
    swollen = zlib.compress(chance.choice((b" ", b"q ", b"(a) Tj ", b"[")) * 3_000_000)
    return before + b"stream\n" + swollen + rest[len(swollen) :]


def markup_changed(data: bytes, chance: random.Random) -> bytes:
    """A page with its elements changed, or its bytes."""
    return (_markup_changed if chance.random() < 0.7 else bytes_changed)(data, chance)


def text_changed(data: bytes, chance: random.Random) -> bytes:
    """A text file with its lines changed, or its bytes."""
    return (lines_changed if chance.random() < 0.75 else bytes_changed)(data, chance)


def package_changed(data: bytes, chance: random.Random) -> bytes:
    """A package with its parts changed, or its bytes."""
    return (parts_changed if chance.random() < 0.8 else bytes_changed)(data, chance)


def json_changed(data: bytes, chance: random.Random) -> bytes:
    """A JSON file with its values changed, or its bytes."""
    return (values_changed if chance.random() < 0.75 else bytes_changed)(data, chance)
