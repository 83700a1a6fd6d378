"""Finds the row of headings of a list, which may stand below a title or in the midst of a report."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from coursegen.source.roster.names import looks_like_a_name, no_name, person_named
from coursegen.source.roster.table import Row, filled
from coursegen.source.roster.words import column_of, plain, roster_words

FIRST_ROWS = 30
"""Among how many rows the headings are looked for."""

TELLING = ("name", "first", "last")
_SECTION = re.compile(r"\d{1,2}\s?\.\s+\D.*")


class Headings(Struct, frozen=True):
    """The headings of a list: the place of their row, from 0, and the cells of each known column, from 0.

    ``unknown`` are the cells of headings that nothing is read from. ``of_a_form`` and ``of_a_meeting`` say what kind of
    program made the list, and ``accounts`` that what stands in brackets behind a name is that of an account.
    """

    at: int
    columns: Mapping[str, tuple[int, ...]]
    unknown: tuple[int, ...] = ()
    width: int = 0
    of_a_form: bool = False
    of_a_meeting: bool = False
    accounts: bool = False

    @property
    def known(self) -> int:
        """How many columns are known."""
        return len(self.columns)


def headings_of(rows: Sequence[Row]) -> Headings | None:
    """The headings among the first rows: the row that names most columns, and people among them; else ``None``."""
    best: Headings | None = None
    heaviest = (False, 0)
    for at, row in enumerate(rows[:FIRST_ROWS]):
        found = _in_row(at, row)
        if found is None:
            continue
        weight = (_names_below(rows, found), found.known)
        if best is None or weight > heaviest or (weight == heaviest and _follows(rows, best.at, at)):
            best, heaviest = found, weight
    return best


def _names_below(rows: Sequence[Row], headings: Headings) -> bool:
    """Whether what stands below a row of headings can be names: below another kind of heading it is something else."""
    places = [at for column in TELLING for at in headings.columns.get(column, ())]
    below = rows[headings.at + 1 : headings.at + 1 + FIRST_ROWS]
    cells = [row[at].text for row in below for at in places if at < len(row) and row[at].text]
    return 2 * sum(not no_name(cell) for cell in cells) >= len(cells) > 0


def _follows(rows: Sequence[Row], title: int, at: int) -> bool:
    """Whether the earlier of two rows that could be headings is a title: alone in its row, with nobody below it."""
    between = [cell.text for row in rows[title + 1 : at] for cell in filled(row)]
    return len(filled(rows[title])) == 1 and not between


def _in_row(at: int, row: Row) -> Headings | None:
    columns: dict[str, list[int]] = {}
    unknown: list[int] = []
    for number, cell in enumerate(row):
        column = column_of(cell.text) if cell.text else ""
        if column:
            columns.setdefault(column, []).append(number)
        elif cell.text:
            unknown.append(number)
    if not any(one in columns for one in TELLING):
        return None
    words = roster_words()
    said = [plain(cell.text) for cell in row]
    if any(_is_data(row[number].text) for number in unknown):
        return None
    return Headings(
        at,
        {column: tuple(places) for column, places in columns.items()},
        tuple(unknown),
        max((number + 1 for number, cell in enumerate(row) if cell.text), default=0),
        any(map(words.of_a_form.fullmatch, said)),
        any(map(words.of_a_meeting.fullmatch, said)),
        any("original" in cell.text.casefold() and "(" in cell.text for cell in row),
    )


def _is_data(text: str) -> bool:
    """Whether a cell holds what no heading does: an address, a date, a number."""
    return no_name(text) in ("an e-mail address", "a date or a time") or text.replace(".", "").isdigit()


def names_no_people(rows: Sequence[Row]) -> bool:
    """Whether the first rows have headings of a list, and none of them is one of names."""
    counts = [sum(bool(column_of(cell.text)) for cell in filled(row)) for row in rows[:FIRST_ROWS]]
    first = next((count for count, row in zip(counts, rows, strict=False) if filled(row)), 0)
    return first > 0 or any(count > 1 for count in counts)


def is_end(row: Row, headings: Headings) -> bool:
    """Whether a row begins another part of a report: ``3. In-Meeting Activities`` alone in its row."""
    cells = filled(row)
    return headings.at > 0 and len(cells) == 1 and _SECTION.fullmatch(cells[0].text) is not None


def chosen(headings: Headings, column: str, rows: Sequence[Row]) -> int | None:
    """The cell of a column: of several with one heading the one that holds most, and for names most names."""
    places = headings.columns.get(column, ())
    if len(places) < 2:
        return places[0] if places else None
    good = looks_like_a_name if column == "name" else bool
    counts = {at: sum(good(row[at].text) for row in rows if at < len(row)) for at in places}
    return max(places, key=lambda at: (counts[at], -at))


def first_is_data(rows: Sequence[Row]) -> bool:
    """Whether the first row of a list without headings looks like those below it, and like no heading or title."""
    cells = [filled(row)[0].text for row in rows if filled(row)]
    if not cells:
        return True
    first, rest = person_named(cells[0]), cells[1:]
    if roster_words().titles.search(first):
        return False
    full = sum(map(looks_like_a_name, rest))
    return looks_like_a_name(first) or not rest or full < 0.8 * len(rest)
