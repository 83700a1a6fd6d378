"""Cards are printed for each group, observer's sheets for those who watch, and a check for everybody."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.compose.recipe import recipe_named
from coursegen.model.course import Course
from coursegen.model.printing import PageChoice
from coursegen.model.roster import Person, Roster
from coursegen.model.text import words
from coursegen.publish.kit_jobs import print_jobs
from coursegen.publish.made_version import Artefact
from support import hand_made


@pytest.fixture(scope="module")
def course() -> Course:
    course = hand_made.course()
    modules = tuple(
        replace(one, scenarios=tuple(replace(scene, grouping=words("threes")) for scene in one.scenarios))
        for one in course.modules
    )
    return replace(course, modules=modules)


def jobs(
    course: Course, name: str, anchors: dict[str, int], count: int, people: tuple[Person, ...] = ()
) -> list[tuple[int, int, int, str]]:
    rows = [{"anchor": anchor, "page": page} for anchor, page in anchors.items()]
    artefact = Artefact(name, f"base/{name}.pdf", b"", "pages", count, {"headings": rows}, printed=True)
    recipe = recipe_named(name, None)
    made = print_jobs(artefact, recipe, PageChoice().over(recipe.page).decided("a4"), course, Roster(16, people))
    return [(job.first, job.last, job.copies, job.why) for job in made]


def test_cards_are_a_set_for_each_group_and_observers_have_a_sheet_each(course: Course) -> None:
    scene = next(scene for module in course.modules for scene in module.scenarios)
    anchors = {f"{scene.address}.roles.one": 1, f"{scene.address}.observer": 2, f"{scene.address}.rotation": 2}
    assert jobs(course, "role_play", anchors, 3) == [(1, 1, 5, "role_play"), (2, 3, 6, "observer")]


def test_pages_of_a_recipe_of_ones_own_are_printed_together(course: Course) -> None:
    assert jobs(course, "role_play", {"mine": 1}, 3) == [(1, 3, 5, "role_play")]


def test_versions_of_a_test_are_shared_out_and_a_check_is_one(course: Course) -> None:
    parted = jobs(course, "quiz", {"quiz.A": 1, "quiz.B": 3}, 4)
    assert parted == [(1, 2, 8, "quiz"), (3, 4, 8, "quiz")]
    assert jobs(course, "quiz", {"quiz.A": 1}, 1) == [(1, 1, 16, "check")]


def test_each_teams_manager_gets_a_page_and_is_copied_for_where_no_list_says_how_many_there_are(course: Course) -> None:
    teams = (Person("Noor", team="Desk"), Person("Rowan", team="desk"), Person("Ida", team="Night"))
    assert jobs(course, "manager", {}, 1, teams) == [(1, 1, 2, "manager")]
    assert jobs(course, "manager", {}, 1) == [(1, 1, 1, "managers")]
