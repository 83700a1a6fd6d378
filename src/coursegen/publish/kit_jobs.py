"""Tells what is to be printed of a kit's files: how often, for so many people, and on what."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from coursegen.compose.artefact import Recipe, Step
from coursegen.model.course import Course
from coursegen.model.groups import group_count, observer_sheets, players, table_count
from coursegen.model.print_job import PrintJob
from coursegen.model.printing import PageOptions
from coursegen.model.roster import Roster
from coursegen.publish.made_version import Artefact

_STIFF = {"role_play", "name_tents", "certificate"}
_COLOURED = {"slides_handout", "job_aid", "role_play", "name_tents", "certificate"}
_REASONS = frozenset(
    {
        "workbook", "guide", "slides_handout", "job_aid", "quiz", "answer_key", "role_play", "action_plan",
        "start_stop_continue", "evaluation", "manager", "certificate", "name_tents", "sign_in", "room_sheet",
        "packing_list",
    }
)  # fmt: skip
_VERSION = re.compile(r"quiz\.([A-J])")
Copies = Callable[[Course, Roster], int]
_Pages = tuple[int, int, int, str]
"""The first and the last page of a job, how often it is printed, and why."""


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
    return max(1, len(_teams(roster)))


def _for_each_table(course: Course, roster: Roster) -> int:
    return table_count(roster.count, course.room.group if course.room else 0)


def _teams(roster: Roster) -> set[str]:
    return {person.team.casefold() for person in roster.people if person.team}


_ON_PAPER_IF_WANTED = frozenset({"action_plan", "start_stop_continue"})
"""What participants get on a screen, or on paper where somebody asks: the workbook has what the session needs."""

_FOR_NAMES = frozenset({"certificate", "name_tents"})
"""What is printed once where names are known, each on a page of its own, else for each to write a name on."""

_LATER = {"evaluation": "evaluation.job"}
"""From which heading on pages are sent weeks after the session, by the recipe."""

_COPIES: Mapping[str, Copies] = {
    "sign_in": _once,
    "role_play": _for_each_group,
    "manager": _for_each_manager,
    "slides_handout": _for_each_table,
}
"""How often what is printed, where its audience alone does not say it."""


def copies_of(recipe: Recipe, course: Course, roster: Roster) -> int:
    """How many copies of a handout a room needs: one for each participant, one for whoever runs it."""
    if recipe.id in _ON_PAPER_IF_WANTED:
        return 0
    if recipe.id in _FOR_NAMES:
        return 1 if roster.people else roster.count + _for_people_besides(recipe)
    if recipe.id in _COPIES:
        return _COPIES[recipe.id](course, roster)
    return _for_each(course, roster) if recipe.audience == "participant" else 1


def _for_people_besides(recipe: Recipe) -> int:
    """How many empty ones a recipe has that is a page for each person, for people who are on no list."""
    blocks = (entry for entry in recipe.entries if isinstance(entry, Step))
    return sum(one.whole("spare") for one in blocks if one.block in ("certificates", "name_tents"))


def print_jobs(
    artefact: Artefact, recipe: Recipe, page: PageOptions, course: Course, roster: Roster
) -> Iterator[PrintJob]:
    """The jobs of one file, of which some pages may be needed more often than others."""
    name, copies = PurePosixPath(artefact.path).name, copies_of(recipe, course, roster)
    stiff, colour = recipe.id in _STIFF, recipe.id in _COLOURED
    each = recipe.audience == "participant" and recipe.id not in ("role_play", "sign_in")
    for first, last, share, why in _scenes(artefact, course, roster) or _shares(artefact, recipe, copies, roster):
        later = _later(artefact, last)
        for start, end, many, reason in ((first, later - 1, share, why), (later, last, 0, "later")):
            if end >= start and (many or copies == 0 or reason == "later"):
                duplex = page.duplex and end > start
                yield PrintJob(name, start, end, many, page.paper, duplex, stiff, colour, reason, each)


def _shares(artefact: Artefact, recipe: Recipe, copies: int, roster: Roster) -> Iterator[_Pages]:
    """A test's versions, shared out so that neighbours have different ones; any other file as a whole."""
    pages = _versions(artefact) or [(1, artefact.count)]
    why = recipe.id if recipe.id in _REASONS else recipe.audience
    if recipe.id == "quiz" and len(pages) == 1:
        why = "check"
    if recipe.id == "manager" and not _teams(roster):
        why = "managers"
    for number, (first, last) in enumerate(pages):
        share = 1 if artefact.variant else copies // len(pages) + (number < copies % len(pages))
        yield first, last, share, why


def _scenes(artefact: Artefact, course: Course, roster: Roster) -> list[_Pages]:
    """The cards of each scenario, a set for each group, and its observer's sheet; nothing for any other file."""
    if artefact.kind != "role_play" or artefact.variant:
        return []
    scenes = {scene.address: scene for module in course.modules for scene in module.scenarios}
    starts: dict[int, tuple[int, str]] = {}
    for row in artefact.told.get("headings", ()):
        address, _, part = row["anchor"].partition(".roles.")
        if part and address in scenes:
            starts.setdefault(row["page"], (group_count(roster.count, players(scenes[address])), "role_play"))
        address, _, part = row["anchor"].rpartition(".")
        if part == "observer" and address in scenes:
            starts[row["page"]] = observer_sheets(roster.count, scenes[address]), "observer"
    if 1 not in starts:  # a recipe of the course has pages of its own before them
        return []
    ends = [*(page - 1 for page in sorted(starts)[1:]), artefact.count]
    return [(page, end, *starts[page]) for page, end in zip(sorted(starts), ends, strict=True)]


def _later(artefact: Artefact, last: int) -> int:
    """The first page of what is sent weeks later; the one after the last where all is for the day itself."""
    ending = _LATER.get(artefact.kind)
    rows = artefact.told.get("headings", ()) if ending and not artefact.variant else ()
    return next((row["page"] for row in rows if row["anchor"] == ending), last + 1)


def _versions(artefact: Artefact) -> list[tuple[int, int]]:
    """The first and the last page of each version of a test; nothing for any other file."""
    rows = artefact.told.get("headings", ()) if artefact.kind == "quiz" else ()
    starts = [row["page"] for row in rows if _VERSION.fullmatch(row["anchor"])]
    if not starts:
        return []
    ends = [*(start - 1 for start in starts[1:]), artefact.count]
    return list(zip(starts, ends, strict=True))
