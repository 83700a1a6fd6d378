"""Holds what every file with a list is read into: rows of cells with their places."""

from __future__ import annotations

from msgspec import Struct

from coursegen.problems import Place, Problem


class Cell(Struct, frozen=True):
    """What stands in one cell, white space made single, and where it begins."""

    text: str
    place: Place


Row = tuple[Cell, ...]


class Table(Struct, frozen=True):
    """The rows of one list, and what is doubtful about how its file was read."""

    rows: tuple[Row, ...]
    doubts: tuple[Problem, ...] = ()


def without_empty_end(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows without those at a list's end that hold nothing at all."""
    end = len(rows)
    while end and not any(cell.text for cell in rows[end - 1]):
        end -= 1
    return rows[:end]


def filled(row: Row) -> tuple[Cell, ...]:
    """The cells of a row that hold something."""
    return tuple(cell for cell in row if cell.text)
