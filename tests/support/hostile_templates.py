"""Templates that nobody should be hurt by, each made from python-pptx's own, and what is said of each."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO

from support.odd_templates import MASTER, THEME, changed, replaced, stock, zipped


def _nested(depth: int) -> str:
    return "<a:x>" * depth + "</a:x>" * depth


def _with_part(name: str, data: bytes = b"x") -> bytes:
    return changed(stock(), lambda _, part: part, {name: data})


def _twice() -> bytes:
    with zipfile.ZipFile(BytesIO(stock())) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return zipped([*parts, (THEME, b"<a/>")])


def _resized(width: str, height: str = "6858000") -> bytes:
    return replaced(stock(), "ppt/presentation.xml", 'cx="9144000" cy="6858000"', f'cx="{width}" cy="{height}"')


def _bomb() -> bytes:
    return changed(stock(), lambda name, data: data + b" " * 60_000_000 if name == THEME else data)


def _lying() -> bytes:
    """A part that says it is small, and is not."""
    data = bytearray(_bomb())
    at = data.rfind(b"PK\x01\x02", 0, data.rfind(THEME.encode()))
    data[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    return bytes(data)


def _quine() -> bytes:
    return zipped([("r.zip", zipped([("r.zip", stock())]))])


def _doctype(part: str) -> bytes:
    """A thousand million laughs."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(10))
    return changed(
        stock(),
        lambda name, data: (
            re.sub(rb"\?>", f"?><!DOCTYPE x [{laughs}]>".encode(), data, count=1) if name == part else data
        ),
    )


HOSTILE: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "can't be read as a PowerPoint file"),
    "text": (lambda: b"once upon a time", "can't be read as a PowerPoint file"),
    "cut": (lambda: stock()[:-4000], "can't be read as a PowerPoint file"),
    "password": (lambda: b"\xd0\xcf\x11\xe0" + bytes(2000), "is protected by a password"),
    "document": (lambda: zipped([("word/document.xml", b"<a/>")]), "its list of content types is missing"),
    "quine": (_quine, "its list of content types is missing"),
    "no_types": (
        lambda: changed(stock(), lambda name, data: None if name == "[Content_Types].xml" else data),
        "its list of content types is missing",
    ),
    "bomb": (_bomb, "times its size"),
    "lying_bomb": (_lying, "can't be read as a PowerPoint file"),
    "many_parts": (
        lambda: changed(stock(), lambda _, data: data, {f"x/{n}": b"" for n in range(20_001)}),
        "has more than 20,000 parts",
    ),
    "macros": (
        lambda: replaced(
            stock(), "[Content_Types].xml", "presentation.main+xml", "presentation.macroEnabled.main+xml"
        ),
        "has macros in it",
    ),
    "macros_hidden": (lambda: _with_part("ppt/vbaProject.bin"), "has macros in it"),
    "up_and_out": (lambda: _with_part("ppt/../../evil.xml"), "a part whose name leads outside it"),
    "absolute": (lambda: _with_part("/etc/passwd"), "a part whose name leads outside it"),
    "backslash": (lambda: _with_part("ppt\\..\\evil.xml"), "a part whose name leads outside it"),
    "twice": (_twice, "has two parts of one name (ppt/theme/theme1.xml)"),
    "laughs_in_types": (lambda: _doctype("[Content_Types].xml"), "has a document type in its XML"),
    "laughs_in_master": (lambda: _doctype(MASTER), "has a document type in its XML"),
    "deep": (
        lambda: replaced(stock(), MASTER, "</p:spTree>", f"{_nested(5_000)}</p:spTree>"),
        "can't be read as a PowerPoint file",
    ),
    "negative": (lambda: _resized("-9144000"), "has slides of -10 by 7.5 inches"),
    "nothing_wide": (lambda: _resized("0"), "has slides of 0 by 7.5 inches"),
    "absurd": (lambda: _resized("9" * 15), "inches"),
    "no_number": (lambda: _resized("wide"), "can't be read as a PowerPoint file"),
    "no_colour": (
        lambda: replaced(stock(), THEME, 'val="4F81BD"', 'val="blueish"'),
        "a colour in its theme that is none (accent1)",
    ),
    "colours_missing": (
        lambda: replaced(stock(), THEME, "a:accent3>", "a:accent7>"),
        "has a theme without the colour accent3",
    ),
    "no_master": (
        lambda: replaced(stock(), "ppt/presentation.xml", "p:sldMasterId ", "p:sldMasterIx "),
        "has no slide master",
    ),
    "layout_missing": (
        lambda: changed(stock(), lambda name, data: None if name.endswith("slideLayout2.xml") else data),
        "can't be read as a PowerPoint file",
    ),
}  # fmt: skip
"""The files, and what is said of each."""
