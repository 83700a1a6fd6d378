"""Parts the text of a CSV file, as Excel and other programs save it, into rows of cells with their places."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from coursegen.problems import Place, Problem, Refused
from coursegen.source.roster.table import Cell, Row

_SEPARATORS = (";", "\t", ",", "|")


def separators_of(text: str) -> tuple[str, ...]:
    """What may stand between cells, the likeliest first: what the first line names (``sep=;``), or has most of."""
    first = text.partition("\n")[0].strip()
    if first.lower().startswith("sep=") and first[4:] in _SEPARATORS:
        return (first[4:],)
    begin = "\n".join(text.split("\n", 30)[:30])
    return tuple(sorted(_SEPARATORS, key=lambda sign: (-first.count(sign), -begin.count(sign))))


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
            raise refused("quote", "the quotes in this row don't match", place, hint) from error
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


def refused(rule: str, message: str, place: Place | None, hint: str) -> Refused:
    """What a list is refused for."""
    return Refused([Problem(rule, message, place, hint)])
