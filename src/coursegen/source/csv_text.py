"""Reads a CSV file, as Excel and other programs save it, into rows of cells with their places."""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from coursegen.problems import Place, Problem, Refused

MOST_BYTES = 1_000_000
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEPARATORS = (";", "\t", ",")
_SAVE_AS = "open it in the spreadsheet program and save it as 'CSV UTF-8'"


class Cell(Struct, frozen=True):
    """What stands in one cell, white space made single, and where it begins."""

    text: str
    place: Place


Row = tuple[Cell, ...]


def text_of(path: Path) -> str:
    """A file's text: by its mark, else UTF-8, else Windows' western letters (cp1252).

    Errors: ``Refused`` for a file that can't be read, is too large, or is no text.
    """
    name = path.name
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except FileNotFoundError as error:
        raise _refused("no-file", f"there is no file {name}", None, "check how its name is written") from error
    except OSError as error:
        message = f"{name} can't be read: {error.strerror or error}"
        raise _refused("unreadable", message, None, "check that it is a file and that you may read it") from error
    if len(data) > MOST_BYTES:
        raise _refused("too-large", f"{name} is larger than a megabyte", None, "keep one room's people in it")
    if data.startswith(b"PK"):
        raise _refused("not-csv", f"{name} is a workbook or an archive, not a CSV file", Place(name, 1, 1), _SAVE_AS)
    try:
        text = _decoded(data)
    except UnicodeDecodeError as error:
        raise _refused("not-text", f"{name} is no text", Place(name, 1, 1), _SAVE_AS) from error
    if "\0" in text:
        raise _refused("not-text", f"{name} is no text that can be read", Place(name, 1, 1), _SAVE_AS)
    return text


def _decoded(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def separators_of(text: str) -> tuple[str, ...]:
    """What may stand between cells, the likeliest first: what the first line has most of, or names (``sep=;``)."""
    first = text.partition("\n")[0].strip()
    if first.lower().startswith("sep=") and first[4:] in _SEPARATORS:
        return (first[4:],)
    return tuple(sorted(_SEPARATORS, key=lambda sign: -first.count(sign)))


def rows_of(text: str, file: str, separator: str) -> tuple[Row, ...]:
    """Every row that is not the ``sep=`` of Excel; a line with nothing in it is a row without cells.

    Errors: ``Refused`` where a quote is never closed, or where something follows one.
    """
    return tuple(_rows(text, file, separator))


def _rows(text: str, file: str, separator: str) -> Iterator[Row]:
    lines = text.splitlines(keepends=True)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    start = 0
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            place = Place(file, start + 1, 1, len(lines[start].rstrip()) or 1 if start < len(lines) else 1)
            hint = 'a quote inside a cell is written twice: "Anna ""Ann"" Berg"'
            raise _refused("quote", "the quotes in this row don't match", place, hint) from error
        raw, line = "".join(lines[start : reader.line_num]), start + 1
        start = reader.line_num
        if line == 1 and raw.lower().startswith("sep="):
            continue
        yield tuple(_placed(cells, raw, file, line))


def _placed(cells: list[str], raw: str, file: str, line: int) -> Iterator[Cell]:
    at = 0
    for cell in cells:
        before = raw[:at]
        column = at - (before.rfind("\n") + 1) + 1
        quoted = raw[at : at + 1] == '"'
        length = len(cell.replace('"', '""')) + 2 if quoted else len(cell)
        words = " ".join(cell.split())
        yield Cell(words, Place(file, line + before.count("\n"), column, max(1, len(words))))
        at += length + 1


def without_empty_end(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows without the lines at a file's end that hold nothing at all."""
    end = len(rows)
    while end and not rows[end - 1]:
        end -= 1
    return rows[:end]


def _refused(rule: str, message: str, place: Place | None, hint: str) -> Refused:
    return Refused([Problem(rule, message, place, hint)])
