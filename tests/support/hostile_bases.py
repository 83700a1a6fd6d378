"""Bases that nobody should be hurt by, and decks that carry them: broken, forged and swollen ones, by a seed."""

from __future__ import annotations

import bz2
import json
import random
import zipfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

from coursegen.pull.base.deck_part import base_bytes_in
from coursegen.source.office.package import Package
from coursegen.write.pptx.base_part import NAMESPACE, PART

ODD: tuple[Any, ...] = (
    None, True, -1, 2**70, 1.5, "", "x" * 20_000, "../../etc/passwd", "elsewhere", "${customer.many}", "\u202e\x00",
    [], {}, [[[[]]]], {"a": 1}, ["listen", "listen"], "[" * 500,
)  # fmt: skip


def base_in(deck: bytes) -> bytes:
    """The base that a deck carries."""
    data = base_bytes_in(Package(deck))
    assert data is not None
    return data


def part_of(packed: bytes) -> bytes:
    """The part with some packed bytes as its base."""
    return f'<base xmlns="{NAMESPACE}">{b64encode(packed).decode()}</base>'.encode()


def with_part(deck: bytes, part: bytes | None) -> bytes:
    """The deck with another part in the place of its base, or with none, as LibreOffice leaves it."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(deck)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != PART.lstrip("/"):
                new.writestr(name, old.read(name))
            elif part is not None:
                new.writestr(name, part)
    return stream.getvalue()


def hostile_bases(base: bytes, seed: int, number: int) -> Iterator[tuple[str, bytes]]:
    """So many bases with one thing in each that is not as it should be, and what that is."""
    chance = random.Random(seed)
    for _ in range(number):
        content = json.loads(base)
        kind = chance.choice(("value", "gone", "twice", "bytes", "swapped"))
        if kind == "bytes":
            data = bytearray(base)
            for _ in range(chance.randint(1, 20)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            yield kind, bytes(data)
            continue
        holder, key = _somewhere(content, chance)
        if kind == "value":
            holder[key] = chance.choice(ODD)
        elif kind == "gone":
            del holder[key]
        elif kind == "twice" and isinstance(holder, list):
            holder.insert(key, holder[key])
        else:
            other, place = _somewhere(content, chance)
            holder[key] = json.loads(json.dumps(other[place]))
        yield f"{kind} at {key}", json.dumps(content).encode()


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "no bzip2": lambda base: base,
    "cut": lambda base: bz2.compress(base)[:-50],
    "bomb": lambda _: bz2.compress(b" " * 40_000_000),
    "deep": lambda _: bz2.compress(b"[" * 1_000_000),
    "empty": lambda _: b"",
    "another format": lambda base: bz2.compress(base.replace(b'"format":3', b'"format":99', 1)),
    "no JSON": lambda _: bz2.compress(b"once upon a time"),
    "not UTF-8": lambda _: bz2.compress(b'{"format":3,"fingerprint":"\xff"}'),
}
"""What a part may hold instead of a packed base."""


def _somewhere(content: Any, chance: random.Random) -> tuple[Any, Any]:
    """A container in a tree and one of its keys."""
    while True:
        keys = list(content) if isinstance(content, dict) else list(range(len(content)))
        key = chance.choice(keys)
        inner = content[key]
        if not isinstance(inner, dict | list) or not inner or chance.random() < 0.15:
            return content, key
        content = inner
