"""Holds a file of a course as it is and as it would be."""

from __future__ import annotations

from msgspec import Struct


class Rewritten(Struct, frozen=True):
    """A file by its path in the course folder, before and after.

    Line ends in ``old`` and ``new`` are ``\\n``; ``data`` is the new file's bytes, its line ends as they were.
    """

    file: str
    old: str
    new: str
    data: bytes

    @property
    def changed(self) -> bool:
        """Whether anything would be different."""
        return self.new != self.old


def bytes_as(text: str, raw: bytes) -> bytes:
    """A text as bytes, with the line ends and the byte-order mark that a file had."""
    mark = b"\xef\xbb\xbf" if raw.startswith(b"\xef\xbb\xbf") else b""
    return mark + (text.replace("\n", "\r\n") if b"\r\n" in raw else text).encode()
