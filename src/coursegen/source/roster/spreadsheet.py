"""Reads the sheets of a spreadsheet, XLSX, XLS or ODS, to rows of cells."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NoReturn

from coursegen.problems import Place, Problem, Refused
from coursegen.source.office.bounds import Damaged, Unsafe, judged_zip
from coursegen.source.roster.table import Cell, Row

MOST_ROWS, MOST_COLUMNS, MOST_CELLS = 20_000, 200, 400_000
_MOST_UNPACKED = 60_000_000
_MOST_PARTS = 2_000
_SAVE = "open it in the spreadsheet program and save it as .xlsx again, or as 'CSV UTF-8'"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def is_spreadsheet(data: bytes) -> bool:
    """Whether a file begins as spreadsheets and other packages do."""
    return data.startswith((b"PK\x03\x04", _OLE))


def sheets_of(data: bytes, file: str) -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Every sheet that is shown, with its name and its rows; a cell's place is its row and its column, from 1.

    Errors: ``Refused`` for what is damaged, protected, too large, or no spreadsheet.
    """
    _check_size(data, file)
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        ZipError,
    )

    try:
        book = CalamineWorkbook.from_filelike(BytesIO(data))
        shown = [one for one in book.sheets_metadata if one.visible == SheetVisibleEnum.Visible]
        return tuple(
            (one.name, tuple(_rows(book.get_sheet_by_name(one.name).to_python(skip_empty_area=False), file)))
            for one in shown[:20]
            if one.typ == SheetTypeEnum.WorkSheet
        )
    except PasswordError:
        _refuse("protected", f"{file} is protected with a password", "save it without the password", file)
    except (CalamineError, ZipError, ValueError, OSError, OverflowError):
        _refuse("not-a-list", f"{file} can't be read as a spreadsheet", _SAVE, file)


def _check_size(data: bytes, file: str) -> None:
    if data.startswith(_OLE):
        return
    try:
        parts = judged_zip(data).infolist()
    except Unsafe as unsafe:
        _refuse("too-large", f"{file} {unsafe.message}", unsafe.hint, file)
    except Damaged:
        _refuse("not-a-list", f"{file} can't be read as a spreadsheet", _SAVE, file)
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        _refuse(
            "too-large", f"{file} is larger than a list of people needs to be", "keep one room's people in it", file
        )


def _rows(values: Sequence[Sequence[Any]], file: str) -> Iterator[Row]:
    wide = max((len(row) for row in values), default=0)
    if len(values) > MOST_ROWS or len(values) * min(wide, MOST_COLUMNS) > MOST_CELLS:
        _refuse("too-many", f"{file} has {len(values):,} rows", "keep one room's people in it", file)
    for line, row in enumerate(values, 1):
        cells = (Cell(_text(value), Place(file, line, column)) for column, value in enumerate(row[:MOST_COLUMNS], 1))
        yield tuple(cells)


def _text(value: Any) -> str:
    """What a cell shows: a number without the .0 that the file has, a day as 2027-03-04."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else str(value)
    if isinstance(value, datetime.datetime | datetime.date | datetime.time | datetime.timedelta):
        return str(value)
    return " ".join(str(value).split())


def _refuse(rule: str, message: str, hint: str, file: str) -> NoReturn:
    raise Refused([Problem(rule, message, Place(file, 1, 1), hint)])
