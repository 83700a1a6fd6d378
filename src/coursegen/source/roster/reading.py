"""Reads a file with a list of people, whatever program made it: a CSV file, plain text or a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from coursegen.problems import Place, Problem, Refused
from coursegen.source.roster.csv_file import refused, rows_of, separators_of
from coursegen.source.roster.encodings import ENCODINGS, decoded
from coursegen.source.roster.headings import Headings, first_is_data, headings_of, names_no_people
from coursegen.source.roster.people import ReadRoster, with_headings
from coursegen.source.roster.spreadsheet import is_spreadsheet, sheets_of
from coursegen.source.roster.table import Cell, Row, filled, without_empty_end
from coursegen.source.separate_process import read_apart

MOST_BYTES = 1_000_000
MOST_OF_A_SPREADSHEET = 10_000_000
_SAVE_AS = "open it in the spreadsheet program and save it as 'CSV UTF-8'"


def read_roster(path: Path, encoding: str = "") -> ReadRoster:
    """The people of a list; ``encoding`` is how its letters are saved, where somebody says so.

    Errors: ``Refused`` where it can't be read as such a list at all.
    """
    return roster_of(_bytes_of(path), path.name, encoding)


def roster_of(data: bytes, name: str, encoding: str = "") -> ReadRoster:
    """The people of a list whose bytes are here; ``name`` is its file's. Errors: as :func:`read_roster`."""
    if is_spreadsheet(data):
        if len(data) > MOST_OF_A_SPREADSHEET:
            raise _too_large(name)
        return _of_sheets(read_apart(_sheets, (data, name), name), name)
    if len(data) > MOST_BYTES:
        raise refused("too-large", f"{name} is larger than a megabyte", None, "keep one room's people in it")
    return _of_text(data, name, encoding)


def _too_large(name: str) -> Refused:
    return refused("too-large", f"{name} is larger than ten megabytes", None, "keep one room's people in it")


def _bytes_of(path: Path) -> bytes:
    name = path.name
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_OF_A_SPREADSHEET + 1)
    except FileNotFoundError as error:
        raise refused("no-file", f"there is no file {name}", None, "check how its name is written") from error
    except OSError as error:
        message = f"{name} can't be read: {error.strerror or error}"
        raise refused("unreadable", message, None, "check that it is a file and that you may read it") from error
    if len(data) > MOST_OF_A_SPREADSHEET:
        raise _too_large(name)
    return data


def _sheets(asked: tuple[bytes, str]) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    return sheets_of(*asked)


def _of_sheets(sheets: Sequence[tuple[str, tuple[Row, ...]]], file: str) -> ReadRoster:
    """The people of the first sheet that has any; more than one such sheet is a question."""
    full = [(name, without_empty_end(rows)) for name, rows in sheets if any(filled(row) for row in rows)]
    headed = [(name, rows, found) for name, rows in full if (found := headings_of(rows)) is not None]
    if not headed:
        if not full:
            hint = "write one person in each row, below a row that says: name, team, id"
            raise refused("no-people", "there is nobody in this list", Place(file, 1, 1), hint)
        return _without_headings(full[0][1], file)
    name, rows, headings = headed[0]
    read = with_headings(rows, headings, file)
    if len(headed) > 1:
        also = ", ".join(repr(other) for other, _, _ in headed[1:4])
        message = f"more than one sheet has a list of people; the first, {name!r}, is read, and {also} not"
        hint = "save the sheet that is meant in a file of its own"
        read = replace(read, doubts=(Problem("sheets", message, Place(file, 1, 1), hint), *read.doubts))
    return replace(read, read_from=(f"sheet {name!r}", *read.read_from))


def _of_text(data: bytes, file: str, encoding: str) -> ReadRoster:
    try:
        found = decoded(data, encoding)
    except LookupError as error:
        known = ", ".join(ENCODINGS)
        message = f"there is no encoding {encoding!r}"
        raise refused("not-text", message, None, f"lists are saved in one of: {known}") from error
    if found.text is None or "\0" in found.text:
        raise refused("not-text", f"{file} is no text that can be read", Place(file, 1, 1), _SAVE_AS)
    read = _of_rows(found.text, file)
    if not found.fitting:
        return read
    ways = " or ".join(f"{ENCODINGS[name]} ({name})" for name in found.fitting[:4])
    message = f"letters in this list can be read in more than one way: {ways}"
    hint = f"{_SAVE_AS}, or say which it is: --encoding {found.fitting[0]}"
    place = Place(file, _first_marked(found.text), 1)
    return replace(read, doubts=(Problem("letters", message, place, hint), *read.doubts))


def _first_marked(text: str) -> int:
    """The first line with a letter that is not ASCII, from 1."""
    return next((line for line, words in enumerate(text.split("\n"), 1) if not words.isascii()), 1)


def _of_rows(text: str, file: str) -> ReadRoster:
    """The people of a text, its cells parted by the sign that shows most headings."""
    best: tuple[Headings, tuple[Row, ...]] | None = None
    for separator in separators_of(text):
        try:
            rows = without_empty_end(rows_of(text, file, separator))
        except Refused:
            if best is None and separator == separators_of(text)[-1]:
                raise
            continue
        found = headings_of(rows)
        if found is not None and (best is None or found.known > best[0].known):
            best = (found, rows)
    if best is not None:
        return with_headings(best[1], best[0], file)
    separator = next((one for one in (";", "\t") if one in text), "," if ", " not in text else ";")
    return _without_headings(without_empty_end(rows_of(text, file, separator)), file)


def _without_headings(rows: tuple[Row, ...], file: str) -> ReadRoster:
    """The people of a list of names alone; a list of several columns has to say which of them has the names."""
    wide = next((row for row in rows if len(filled(row)) > 1), None)
    width = max((len(row) for row in rows), default=1)
    if names_no_people(rows):
        message = "no column of this list is headed as people's names"
        raise refused("no-names", message, Place(file, 1, 1), "head one of them with 'name'")
    head = (Cell("", Place(file, 0, 1)),)
    read = with_headings((head, *rows), Headings(0, {"name": (0,)}, width=width), file)
    doubts = [*read.doubts, *(one for one in read.problems if one.rule == "no-name")]
    hint = "write a first line that says what the columns are: name, team, id"
    if wide is not None:
        message = "this list has several columns and no headings; the first column is taken as the names"
        doubts.insert(0, Problem("no-headings", message, filled(wide)[1].place, hint))
    elif not first_is_data(rows):
        message = "the first row of this list looks like a heading or a title, and no one that is known"
        first = next(cell for row in rows for cell in filled(row))
        hint = "head the names with 'name', or delete the row"
        doubts.insert(0, Problem("no-headings", message, first.place, hint))
    return replace(read, doubts=tuple(doubts), read_from=("no headings: every row is a name",))
