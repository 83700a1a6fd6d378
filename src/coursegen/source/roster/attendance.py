"""Reads from a list who attends, where it says so."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from coursegen.source.roster.table import Row, filled
from coursegen.source.roster.words import plain, roster_words

Says = Literal["yes", "no", "unclear"]


class Attendance(Struct, frozen=True):
    """The column that says who attends, from 0; -1 where no column does."""

    at: int = -1

    def of(self, row: Row) -> Says:
        """What a row says of whether its person attends."""
        if self.at < 0:
            return "yes"
        return says(row[self.at].text) if self.at < len(row) else "unclear"


def says(text: str) -> Says:
    """What a cell says: yes, no, or neither."""
    words, said = roster_words(), plain(text).replace("-", " ").strip() or text.strip()
    for one in dict.fromkeys((said, text.strip())):
        if words.no.fullmatch(one):
            return "no"
        if words.yes.fullmatch(one):
            return "yes"
    return "unclear"


def attendance_of(rows: Sequence[Row], column: int | None) -> Attendance:
    """The column of attendance, if what stands in it says who attends.

    An empty one is a sheet that nobody has signed yet, and one with other words tells something else.
    """
    if column is None:
        return Attendance()
    cells = [row[column].text for row in rows if column < len(row) and row[column].text]
    clear = sum(says(cell) != "unclear" for cell in cells)
    people = sum(len(filled(row)) > 1 for row in rows)
    return Attendance(column) if clear and 2 * clear >= len(cells) and people else Attendance()
