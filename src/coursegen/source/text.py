"""Reads the text and lines of one file, or refuses plainly what is not text."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from msgspec import Struct

from coursegen.problems import Place, Problem, Refused

MAX_BYTES = 2 * 1024 * 1024
"""The largest file that is read, in bytes; a module of the default course has about 8,000."""

UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
"""What no text may hold: control characters (XML 1.0, 2.2 forbids most), invisible line ends and byte-order marks."""

_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_SAVE_AS_UTF8 = 'in your editor choose "Save with encoding" and UTF-8'


class SourceText(Struct, frozen=True):
    """One file as text: ``file`` is the path to show, line ends are ``\\n``, characters are composed (NFC).

    ``sha256`` is that of the file's bytes, in hex.
    """

    file: str
    text: str
    sha256: str

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; none for an empty file."""
        return tuple(self.text.split("\n")) if self.text else ()


def read_text(path: Path, file: str) -> SourceText:
    """The text of a file, with at most :data:`MAX_BYTES` bytes of UTF-8.

    Errors: ``Refused`` with one problem where the file can't be opened, is too big (told before it
    is read), is empty, is not UTF-8, or holds characters that no text has.
    """
    return source_text(_bytes_of(path, file), file)


def source_text(raw: bytes, file: str) -> SourceText:
    """Bytes as text; a UTF-8 byte-order mark and Windows line ends are fine. Errors as :func:`read_text`."""
    digest = sha256(raw).hexdigest()
    if raw.startswith(_UTF16_MARKS):
        _refuse("not-utf-8", "the file is saved as UTF-16", Place(file, 1, 1), _SAVE_AS_UTF8)
    body = raw.removeprefix(_UTF8_MARK)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        _refuse(
            "not-utf-8",
            f"the file is not UTF-8: the byte 0x{body[error.start]:02X} starts no character",
            _place_of_byte(body, error.start, file),
            _SAVE_AS_UTF8,
        )
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not text.strip():
        _refuse("empty-file", "the file is empty", Place(file, 1, 1), "write its fields, or delete the file")
    if (found := UNPRINTABLE.search(text)) is not None:
        line, column = text.count("\n", 0, found.start()) + 1, found.start() - text.rfind("\n", 0, found.start())
        _refuse("unprintable", _unprintable(found[0]), Place(file, line, column), "delete it, or type the line again")
    return SourceText(file, text, digest)


def _unprintable(character: str) -> str:
    """The sentence that says which character no text may hold."""
    if character in "\u2028\u2029":
        return f"there is an invisible line separator (U+{ord(character):04X}) here"
    if character == "\x00":
        return "there is a NUL byte here, which no text has"
    return f"there is an invisible character (U+{ord(character):04X}) here, which can't be shown or printed"


def shown_lines(path: Path) -> tuple[str, ...]:
    """The lines of a file as far as they can be shown under a problem; none where it can't be read.

    Unlike :func:`read_text` this never refuses: bytes that are not UTF-8 become the replacement sign.
    """
    try:
        raw = _bytes_of(path, "")
    except Refused:
        return ()
    text = raw.removeprefix(_UTF8_MARK).decode("utf-8", errors="replace")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return tuple(UNPRINTABLE.sub("\ufffd", line) for line in text.split("\n")) if text.strip() else ()


def _bytes_of(path: Path, file: str) -> bytes:
    whole = Place(file, 1, 1)
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):
            _refuse("unreadable", "this is not a file that can be read", whole, "put an ordinary text file here")
        if facts.st_size > MAX_BYTES:
            _refuse_size(facts.st_size, whole)
        with path.open("rb") as stream:
            raw = stream.read(MAX_BYTES + 1)
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "the system gives no reason"
        _refuse("unreadable", f"the file can't be opened: {reason}", whole, "check its name and who may read it")
    if len(raw) > MAX_BYTES:
        _refuse_size(len(raw), whole)
    return raw


def _refuse_size(size: int, place: Place) -> NoReturn:
    megabytes = MAX_BYTES // (1024 * 1024)
    _refuse(
        "too-big",
        f"the file has {size / (1024 * 1024):.1f} MiB; at most {megabytes} MiB are read",
        place,
        "split it, or check that it is the file that you mean",
    )


def _place_of_byte(raw: bytes, index: int, file: str) -> Place:
    before = raw[:index].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def _refuse(rule: str, message: str, place: Place, hint: str) -> NoReturn:
    raise Refused([Problem(rule, message, place, hint)])
