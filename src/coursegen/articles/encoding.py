"""Decodes bytes into text: by a mark, by what the text itself or somebody says, else as most old files are."""

from __future__ import annotations

import re

_DECLARED = re.compile(
    rb"<meta[^>]{0,120}charset\s*=\s*[\"']?\s*([\w-]{2,20})|<\?xml[^>]{0,80}encoding=[\"']([\w-]{2,20})", re.IGNORECASE
)


def declared(data: bytes) -> str:
    """The encoding that a page or an XML file names at its beginning, or ``""``."""
    found = _DECLARED.search(data[:4096])
    return next((group.decode("ascii", "replace") for group in found.groups() if group), "") if found else ""


def decoded(data: bytes, charset: str = "") -> tuple[str, str]:
    """Bytes as text, with ``\\n`` at line ends, and a doubt where nobody said how they were written."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _lines(data.decode(encoding, "replace")), ""
    for encoding in ("utf-8", charset):
        try:
            return _lines(data.decode(encoding)), ""
        except (UnicodeDecodeError, LookupError, ValueError):
            continue
    return _lines(data.decode("cp1252", "replace")), "it is not UTF-8 and was read as Windows-1252: look at its accents"


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
