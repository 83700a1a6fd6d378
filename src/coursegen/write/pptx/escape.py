"""Escapes text for XML: the one boundary where the deck's words are escaped."""

from __future__ import annotations

import re

_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_DROPPED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REPLACED = re.compile("[\ud800-\udfff\ufffe\uffff]")


def legal(text: str) -> str:
    """Text that XML 1.0 can hold (2.2 "Char"): control characters dropped, lone surrogates made U+FFFD."""
    return _REPLACED.sub("\ufffd", _DROPPED.sub("", text))


def as_content(text: str) -> str:
    """Text between tags."""
    if _SPECIAL.search(text) is None:
        return text
    return legal(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def as_attribute(text: str) -> str:
    """Text between double quotes; line ends and tabs are kept as character references (XML 1.0, 3.3.3)."""
    if _SPECIAL.search(text) is None:
        return text
    return as_content(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
