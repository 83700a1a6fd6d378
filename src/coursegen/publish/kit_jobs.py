"""Tells what is to be printed of a kit's files: how often, for so many people, and on what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from coursegen.compose.artefact import Recipe
from coursegen.model.course import Course
from coursegen.model.groups import group_count, players
from coursegen.model.print_job import PrintJob
from coursegen.model.printing import PageOptions
from coursegen.model.roster import Roster
from coursegen.publish.artefacts import Artefact

_STIFF = {"role_play", "name_tents", "certificate"}
_COLOURED = {"slides_handout", "job_aid", "role_play", "name_tents", "certificate"}
_VERSION = re.compile(r"quiz\.([A-J])")
Copies = Callable[[Course, Roster], int]


def _for_each(_: Course, roster: Roster) -> int:
    return roster.count


def _once(_: Course, __: Roster) -> int:
    return 1


def _for_each_group(course: Course, roster: Roster) -> int:
    """One set of cards a group, as many as the scenario with the smallest groups needs."""
    sizes = [players(scenario) for module in course.modules for scenario in module.scenarios]
    return max((group_count(roster.count, size) for size in sizes), default=1)


def _for_each_manager(_: Course, roster: Roster) -> int:
    """One for each team that is named, since each has somebody who leads it."""
    return max(1, len({person.team.casefold() for person in roster.people if person.team}))


def _to_fill_in(_: Course, roster: Roster) -> int:
    """Once where names are printed already, else one for each."""
    return 1 if roster.people else roster.count


def _two_on_a_sheet(_: Course, roster: Roster) -> int:
    return 1 if roster.people else -(-roster.count // 2)


_COPIES: Mapping[str, Copies] = {
    "certificate": _to_fill_in,
    "name_tents": _two_on_a_sheet,
    "sign_in": _once,
    "role_play": _for_each_group,
    "manager": _for_each_manager,
}
"""How often what is printed, where its audience alone does not say it."""


def copies_of(recipe: Recipe, course: Course, roster: Roster) -> int:
    """How many copies of a handout a room needs: one for each participant, one for whoever runs it."""
    if recipe.id in _COPIES:
        return _COPIES[recipe.id](course, roster)
    return _for_each(course, roster) if recipe.audience == "participant" else 1


def print_jobs(
    artefact: Artefact, recipe: Recipe, page: PageOptions, course: Course, roster: Roster
) -> Iterator[PrintJob]:
    """The jobs of one file: a test's versions are shared out, so that neighbours have different ones."""
    name, copies = PurePosixPath(artefact.path).name, copies_of(recipe, course, roster)
    stiff, colour = recipe.id in _STIFF, recipe.id in _COLOURED
    pages = _versions(artefact) or [(1, artefact.count)]
    for number, (first, last) in enumerate(pages):
        share = 1 if artefact.variant else copies // len(pages) + (number < copies % len(pages))
        if share:
            yield PrintJob(name, first, last, share, page.paper, page.duplex and last > first, stiff, colour)


def _versions(artefact: Artefact) -> list[tuple[int, int]]:
    """The first and the last page of each version of a test; nothing for any other file."""
    rows = artefact.told.get("headings", ()) if artefact.kind == "quiz" else ()
    starts = [row["page"] for row in rows if _VERSION.fullmatch(row["anchor"])]
    if not starts:
        return []
    ends = [*(start - 1 for start in starts[1:]), artefact.count]
    return list(zip(starts, ends, strict=True))
