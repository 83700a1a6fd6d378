"""Makes the sRGB colour space as an ICC profile from its published numbers (IEC 61966-2-1, ICC.1:2010)."""

from __future__ import annotations

import struct

_D50 = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.4360657, 0.2224884, 0.0139160),
    b"gXYZ": (0.3851471, 0.7168732, 0.0970764),
    b"bXYZ": (0.1430664, 0.0606079, 0.7140961),
}
"""Red, green and blue, adapted to the profile's white, D50."""
_ADAPTATION = (1.0478112, 0.0228866, -0.0501270, 0.0295424, 0.9904844, -0.0170491, -0.0092345, 0.0150436, 0.7521316)
_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def srgb_profile() -> bytes:
    """A version 4 display profile of about 500 bytes, the same on every day."""
    curve = b"para" + bytes(4) + struct.pack(">HH", 3, 0) + _fixed(_CURVE)
    tags = {
        b"desc": _words("sRGB"),
        b"cprt": _words("No rights reserved"),
        b"wtpt": b"XYZ " + bytes(4) + _fixed(_D50),
        b"chad": b"sf32" + bytes(4) + _fixed(_ADAPTATION),
        **{name: b"XYZ " + bytes(4) + _fixed(xyz) for name, xyz in _PRIMARIES.items()},
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    start = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    placed: dict[bytes, int] = {}
    for name, content in tags.items():
        if content not in placed:
            placed[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
        table += name + struct.pack(">II", placed[content], len(content))
    date = struct.pack(">6H", 2000, 1, 1, 0, 0, 0)
    head = struct.pack(">I4sI4s4s4s", start + len(data), bytes(4), 0x04300000, b"mntr", b"RGB ", b"XYZ ")
    head += date + b"acsp" + bytes(28) + _fixed(_D50)
    return head + bytes(128 - len(head)) + table + data


def _fixed(numbers: tuple[float, ...]) -> bytes:
    """Numbers as s15Fixed16, the profile's fixed-point format."""
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)


def _words(text: str) -> bytes:
    """A text as multiLocalizedUnicodeType, in English."""
    coded = text.encode("utf-16-be")
    return b"mluc" + bytes(4) + struct.pack(">II2s2sII", 1, 12, b"en", b"US", len(coded), 28) + coded
