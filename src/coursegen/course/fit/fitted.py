"""Fits a course into the minutes that there are: what is kept, what goes, and what that costs."""

from __future__ import annotations

from collections.abc import Collection
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.fit.best_blocks import Piece, Row, Table, best_worths
from coursegen.course.fit.cost import Cut, block_in_words, cuts_of
from coursegen.course.fit.fit_rules import LONGEST, row_rules, with_needs
from coursegen.course.fit.floors import NO_FLOORS, Floors, lengthened
from coursegen.model.course import Clock, Course, Stretch

_MOST_NEEDS = 8
"""Needs between blocks of different rows of which all combinations are tried."""

_DIGIT = 16
"""Bits for a sum of minutes or a count of breaks: a session has 1440 minutes at most."""


class MustHave(Struct, frozen=True):
    """A block or a break that can't be left out. ``over`` says that it ends after the minutes that there are."""

    address: str
    title: str
    what: str
    minutes: int
    over: bool


class Longer(Struct, frozen=True):
    """A block that gets more minutes than its plan gives it, since it needs them."""

    address: str
    title: str
    what: str
    planned: int
    minutes: int


class Fit(Struct, frozen=True):
    """What a course becomes in ``minutes``.

    ``agenda`` is what stays, with its new clock, and is empty where it can't be done: then ``needs`` are the
    must-haves, ``short_by`` the minutes that are missing for them, and ``unbroken`` the length of a stretch of
    them that has no break at which it could be parted, 0 where breaks are not what is wrong.
    ``longer`` are blocks that get more than their plan gives them. ``bare`` says that there is no buffer, and that
    blocks have what a quick room needs, since what must stay does not fit otherwise.
    """

    minutes: int
    agenda: tuple[Stretch, ...]
    cuts: tuple[Cut, ...] = ()
    needs: tuple[MustHave, ...] = ()
    short_by: int = 0
    unbroken: int = 0
    longer: tuple[Longer, ...] = ()
    bare: bool = False

    @property
    def length(self) -> int:
        """The minutes of what stays, breaks included."""
        return sum(row.minutes for row in self.agenda)

    @property
    def fits(self) -> bool:
        """Whether there is a session to hold."""
        return bool(self.agenda)


def fitted(course: Course, minutes: int, floors: Floors = NO_FLOORS) -> Fit:
    """The best session of at most so many minutes that a course can be cut to; nothing is cut where it fits as it is.

    What stays of a course that is cut is as long as it is planned, or as it likely needs with a buffer where that is
    more; if what must stay does not fit so, as a quick room needs it.

    Kept are, in this order: every must block and must objective (``fit/fit_rules.py``), as many minutes of should
    blocks as possible, as many minutes of could blocks, as many breaks, and of equals what comes first in the
    agenda. No stretch without a break exceeds 90 minutes, and at least one module stays. The choice
    is exact, and the same every time.
    """
    if sum(row.minutes for row in course.agenda) <= minutes:
        return Fit(minutes, course.agenda)
    names = _names(course)
    for least in (floors.careful, floors.bare):
        planned = lengthened(course, least)
        if lawful := _best_worths(planned, _rows(planned, names), minutes):
            kept = _named(max(lawful.values()), names)
            agenda, is_bare = kept_agenda(planned, kept), least is not floors.careful
            return Fit(minutes, agenda, cuts_of(course, kept), longer=_longer(course, agenda), bare=is_bare)
    return _too_long(planned, minutes, _rows(planned, names), names)


def _longer(course: Course, agenda: tuple[Stretch, ...]) -> tuple[Longer, ...]:
    planned = {block.address: block.minutes for row in course.agenda for block in row.plan}
    return tuple(
        Longer(one.address, row.title.plain, block_in_words(course, one), planned[one.address], one.minutes)
        for row in agenda
        for one in row.plan
        if one.minutes > planned[one.address]
    )


def kept_agenda(course: Course, kept: Collection[str]) -> tuple[Stretch, ...]:
    """The rows of the agenda with the kept blocks and breaks alone (by address), the clock computed anew."""
    agenda: list[Stretch] = []
    now = course.agenda[0].start
    for row in course.agenda:
        if row.kind == "break":
            if row.address in kept:
                agenda.append(replace(row, start=now))
                now = now.plus(row.minutes)
            continue
        start, plan = now, []
        for block in row.plan:
            if block.address in kept:
                plan.append(replace(block, start=now))
                now = now.plus(block.minutes)
        if plan:
            agenda.append(replace(row, start=start, minutes=now.minutes - start.minutes, plan=tuple(plan)))
    return tuple(agenda)


def longest_stretch(agenda: Collection[Stretch]) -> int:
    """The most minutes that a session goes on without a break."""
    longest = running = 0
    for row in agenda:
        running = 0 if row.kind == "break" else running + row.minutes
        longest = max(longest, running)
    return longest


def _names(course: Course) -> tuple[str, ...]:
    """The addresses of all blocks and breaks, in the order of the agenda."""
    return tuple(
        address
        for row in course.agenda
        for address in ([row.address] if row.kind == "break" else [block.address for block in row.plan])
    )


def _rows(course: Course, names: tuple[str, ...]) -> list[Row]:
    """The agenda as rows to choose from.

    A worth is one whole number: should-minutes, could-minutes, breaks, then a bit for each piece, the first
    the highest. So to compare worths is to compare these in turn, and the pieces can be read off a sum.
    """
    needs = _needs_of(course)
    bit = {address: 1 << (len(names) - 1 - place) for place, address in enumerate(names)}
    a_break = 1 << len(names)
    digit = {"must": 0, "could": a_break << _DIGIT, "should": a_break << 2 * _DIGIT}
    modules = {module.id: module for module in course.modules}
    rows = []
    for row in course.agenda:
        if row.kind == "break":
            rows.append(Row((Piece(row.id, row.minutes, a_break + bit[row.address]),), None))
            continue
        module = modules[row.id] if row.kind == "module" else None
        pieces = (
            Piece(block.id, block.minutes, digit[block.priority] * block.minutes + bit[block.address])
            for block in row.plan
        )
        here = {block.address: block.id for block in row.plan}
        inside = [(here[one], here[other]) for one, other in needs if one in here and other in here]
        rows.append(Row(tuple(pieces), with_needs(row_rules(row, module), inside), module is not None))
    return rows


def _best_worths(course: Course, rows: list[Row], limit: int, *, longest: int = LONGEST) -> Table:
    """As ``best_worths``, with what blocks need of blocks of other rows (``needs:``); those of one row are its rules.

    Each such need holds in one of two ways: what needs is left out, or what is needed stays. All combinations are
    tried, so the choice is exact; a course has few of them. Of more than ``_MOST_NEEDS`` the rest keep what they need.
    """
    row_of = {block.address: row.id for row in course.agenda for block in row.plan}
    needs = [(one, other) for one, other in _needs_of(course) if row_of[one] != row_of[other]]
    best: Table = {}
    for dropped in product((False, True), repeat=min(len(needs), _MOST_NEEDS)):
        out = {needing for (needing, _), gone in zip(needs, dropped, strict=False) if gone}
        stay = {needed for place, (_, needed) in enumerate(needs) if place >= len(dropped) or not dropped[place]}
        if out & stay:
            continue
        tried = [_as_needed(course.agenda[place], row, out, stay) for place, row in enumerate(rows)]
        if any(row is None for row in tried):
            continue
        for minutes, worth in best_worths([row for row in tried if row is not None], limit, longest=longest).items():
            best[minutes] = max(worth, best.get(minutes, -1))
    return best


def _needs_of(course: Course) -> list[tuple[str, str]]:
    """Addresses of blocks that need another block, each with that one's."""
    blocks = [(row, block) for row in course.agenda for block in row.plan]
    found = []
    for row, block in blocks:
        for name in block.needs:
            shows = [(one, other) for one, other in blocks if other is not block and name in (other.id, *other.items)]
            beside = [other for one, other in shows if one is row] or [other for _, other in shows]
            found += [(block.address, beside[0].address)] if beside else []
    return found


def _as_needed(stretch: Stretch, row: Row, out: Collection[str], stay: Collection[str]) -> Row | None:
    """The row without the blocks that are out and with those that have to stay; ``None`` where a must block is out."""
    gone = {block.id for block in stretch.plan if block.address in out}
    kept = {block.id for block in stretch.plan if block.address in stay}
    if row.rules is None or not (gone or kept):
        return row
    if gone & row.rules.must:
        return None
    rules = replace(row.rules, must=row.rules.must | kept)
    return replace(row, pieces=tuple(piece for piece in row.pieces if piece.id not in gone), rules=rules)


def _named(worth: int, names: tuple[str, ...]) -> frozenset[str]:
    """The addresses whose bits are in a worth."""
    last = len(names) - 1
    return frozenset(address for place, address in enumerate(names) if worth >> (last - place) & 1)


def _too_long(course: Course, minutes: int, rows: list[Row], names: tuple[str, ...]) -> Fit:
    """Why nothing fits: the least that can't be left out, and how much too long it is, or where it has no break."""
    total = sum(row.minutes for row in course.agenda)
    if lawful := _best_worths(course, rows, total):
        least, unbroken = min(lawful), 0
        kept = _named(lawful[least], names)
    else:
        lawless = _best_worths(course, rows, total, longest=total)
        if not lawless:  # nothing but breaks
            return Fit(minutes, ())
        blocks = _named(lawless[min(lawless)], names)
        kept = blocks | {row.address for row in course.agenda if row.kind == "break"}
        least = sum(row.minutes for row in kept_agenda(course, kept))
        unbroken = longest_stretch(kept_agenda(course, kept))
    needs = _must_haves(course, kept_agenda(course, kept), minutes)
    return Fit(minutes, (), needs=needs, short_by=max(0, least - minutes), unbroken=unbroken)


def _must_haves(course: Course, agenda: tuple[Stretch, ...], minutes: int) -> tuple[MustHave, ...]:
    over = course.agenda[0].start.plus(minutes)

    def late(end: Clock) -> bool:
        return end.minutes > over.minutes

    needs: list[MustHave] = []
    for row in agenda:
        title = row.title.plain
        if row.kind == "break":
            needs.append(MustHave(row.address, title, "the break", row.minutes, late(row.end)))
        needs += [
            MustHave(block.address, title, block_in_words(course, block), block.minutes, late(block.end))
            for block in row.plan
        ]
    return tuple(needs)
