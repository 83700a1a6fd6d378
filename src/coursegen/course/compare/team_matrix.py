"""Makes the table of all teams: minutes for each module, what is patched there, and what is out of date."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from coursegen.course.layers.layer_stack import BASE
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.problems import Place, Problem, Refused
from coursegen.source.folder import CourseFiles

_THING = 3
"""How many steps an address has that names something in a module's list: ``recover.action_steps.call_back``."""


class Cell(Struct, frozen=True):
    """A module in one team's version: its minutes, and how many things in it a layer changed."""

    minutes: int
    patched: int


class Stale(Struct, frozen=True):
    """A patch that was written for a text that is no longer there: what it replaced, and what stands there now."""

    address: str
    place: Place
    was: str
    now: str


class TeamRow(Struct, frozen=True):
    """One team; the base has the id ``base``.

    ``cells`` has the modules of its agenda by id, in the agenda's order. ``frame`` is everything else: the opening,
    the closing and the course's own values; its minutes are those without modules, breaks included. Where the team is
    refused, ``problems`` say why and the rest is empty.
    """

    team: str
    title: str
    sector: str = ""
    minutes: int = 0
    frame: Cell = Cell(0, 0)
    cells: Mapping[str, Cell] | None = None
    stale: tuple[Stale, ...] = ()
    problems: tuple[Problem, ...] = ()


class Matrix(Struct, frozen=True):
    """The modules that any team has, the base's order first, and a row for the base and for each team."""

    modules: tuple[str, ...]
    rows: tuple[TeamRow, ...]


def team_matrix(files: CourseFiles) -> Matrix:
    """The base and every team of a course side by side; a team that is refused has a row that says so.

    Errors: ``Refused`` where the course itself is.
    """
    rows = [_row(BASE, course_of(files))]
    for team in files.teams:
        try:
            rows.append(_row(team, course_of(files, team)))
        except Refused as refused:
            rows.append(TeamRow(team, "", problems=refused.problems))
    modules = dict.fromkeys(module for row in rows for module in row.cells or ())
    return Matrix(tuple(modules), tuple(rows))


def _row(team: str, loaded: LoadedCourse) -> TeamRow:
    agenda = loaded.course.agenda
    things = _things(loaded.stacks)
    cells = {row.id: Cell(row.minutes, things.get(row.id, 0)) for row in agenda if row.kind == "module"}
    rest = sum(row.minutes for row in agenda if row.kind != "module")
    stale = tuple(
        Stale(address, change.place, change.stale, change.old)
        for address, stack in loaded.stacks.items()
        for change in stack
        if change.stale
    )
    return TeamRow(
        team=team,
        title=loaded.team.title if loaded.team else loaded.course.title.plain,
        sector=loaded.team.sector if loaded.team else "",
        minutes=sum(row.minutes for row in agenda),
        frame=Cell(rest, things.get("course", 0)),
        cells=cells,
        stale=stale,
    )


def _things(addresses: Iterable[str]) -> Mapping[str, int]:
    """How many different things were changed in each module and in the course, by the start of their addresses.

    A field of a module is a thing, and so is an object in one of its lists with all its fields.
    """
    things = {".".join(address.split(".")[:_THING]) for address in addresses if "." in address}
    return Counter(thing.partition(".")[0] for thing in things)
