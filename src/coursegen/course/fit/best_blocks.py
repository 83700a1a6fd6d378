"""Chooses the blocks and breaks that are worth most in the time that there is, exactly and not by rule of thumb.

Plain dynamic programming over minutes, in two steps: each row on its own becomes a table from minutes to the
best worth; then rows are joined from one kept break to the next, and those stretches to a session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

from coursegen.course.fit.fit_rules import LONGEST, ROW, RowRules

Table = dict[int, int]
"""Minutes to the worth of the best that takes exactly so long. Worths are whole numbers that add up and compare."""

Sums = dict[tuple[int, bool], int]
"""As a table, told apart by whether a module has been kept so far."""


class Piece(Struct, frozen=True):
    """A block or a break: ``id`` is a block's id in its row, ``worth`` what is gained by keeping it."""

    id: str
    minutes: int
    worth: int


class Row(Struct, frozen=True):
    """A row of the agenda with its blocks; a break has no rules and one piece, itself."""

    pieces: tuple[Piece, ...]
    rules: RowRules | None
    is_module: bool = False


def best_worths(rows: Sequence[Row], limit: int, *, longest: int = LONGEST) -> Table:
    """The best worth of every number of minutes, up to ``limit``, that a lawful session of these rows can take.

    Lawful: the rules of each row hold; no stretch without a break is longer than ``longest`` minutes; a break has
    something before and after it; at least one module stays where there are modules. An empty table says
    that there is none. What is kept stands in the worth itself, if each piece has a bit of its own in it.

    The time grows with the square of the breaks, and with ``limit`` times ``longest`` for each two of them.
    """
    longest = min(longest, limit)  # what no session has room for needs no looking at
    tables = [None if row.rules is None else row_table(row, row.rules, longest) for row in rows]
    no_modules = not any(row.is_module for row in rows)
    starts: dict[int, Sums] = {0: {(0, no_modules): 0}}
    whole: Table = {}
    for start in range(len(rows) + 1):
        if start not in starts:
            continue
        stretch: Sums = {(0, no_modules): 0}
        for number in range(start, len(rows)):
            table = tables[number]
            if table is not None:
                stretch = _joined(stretch, table, longest, is_module=rows[number].is_module)
                continue
            (rest,) = rows[number].pieces
            sitting = {key: worth for key, worth in stretch.items() if key[0]}
            with_rest = {
                (minutes + rest.minutes, some): worth + rest.worth for (minutes, some), worth in sitting.items()
            }
            _add(starts.setdefault(number + 1, {}), starts[start], with_rest, limit)
        ended: Sums = {}
        _add(ended, starts[start], {key: worth for key, worth in stretch.items() if key[0]}, limit)
        for (minutes, some), worth in ended.items():
            if some and worth > whole.get(minutes, -1):
                whole[minutes] = worth
    return whole


def row_table(row: Row, rules: RowRules, longest: int) -> Table:
    """The best worth of every number of minutes up to ``longest`` that a row may be cut to; 0 minutes where it may go.

    The time is that of blocks times minutes times the sets of marks that occur. Those are few in any real
    plan; only a module that checks many must objectives in many quiz blocks has more.
    """
    states: dict[tuple[int, int], int] = {(0, ROW): 0}
    for piece in row.pieces:
        after = {} if piece.id in rules.must else dict(states)
        mark = rules.marks[piece.id]
        for (minutes, marks), worth in states.items():
            key = (minutes + piece.minutes, marks | mark)
            if key[0] <= longest and worth + piece.worth > after.get(key, -1):
                after[key] = worth + piece.worth
        states = after
    table: Table = {}
    for (minutes, marks), worth in states.items():
        if rules.allow(marks) and worth > table.get(minutes, -1):
            table[minutes] = worth
    return table


def _joined(stretch: Sums, table: Table, longest: int, *, is_module: bool) -> Sums:
    joined: Sums = {}
    for (before, some), worth in stretch.items():
        for minutes, more in table.items():
            if before + minutes <= longest:
                key = (before + minutes, some or (is_module and minutes > 0))
                if worth + more > joined.get(key, -1):
                    joined[key] = worth + more
    return joined


def _add(sums: Sums, before: Mapping[tuple[int, bool], int], after: Mapping[tuple[int, bool], int], limit: int) -> None:
    """Add to ``sums`` every pair of what came before and what comes after that is not over the limit."""
    for (used, some), worth in before.items():
        for (minutes, more), gain in after.items():
            key = (used + minutes, some or more)
            if key[0] <= limit and worth + gain > sums.get(key, -1):
                sums[key] = worth + gain
