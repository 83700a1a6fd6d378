"""Sheets to hand out as they are printed: no page without words, and what belongs together on one page."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.compose.artefact import Recipe, Step
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.words import words_for
from coursegen.model.course import Course
from coursegen.model.printing import PageChoice, PaperName, Printing
from coursegen.model.text import Text, words
from coursegen.model.tools import Tool, ToolField
from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.write.pdf import handout_bytes
from support import hand_made
from support.pdf_cases import BRAND, the_faces


def pages(course: Course, name: str | Recipe) -> list[str]:
    """The words of each page of a handout."""
    recipe = name if isinstance(name, Recipe) else recipe_named(name, None)
    composed = document(course, recipe, words_for("en-GB"), {})
    printed = handout_bytes(composed, BRAND, the_faces(), {})
    return [page.extract_text() for page in PdfReader(BytesIO(printed.data)).pages]


def with_a_test(many: int) -> Course:
    """A course whose test has so many questions of one module."""
    course = hand_made.course()
    first, *others = course.modules
    asked = tuple(
        replace(first.quiz[0], id=f"q{at}", address=f"{first.address}.quiz.q{at}", stem=words(f"Ask {at}?"), use="test")
        for at in range(many)
    )
    stretches = (replace(row, plan=tuple(block for block in row.plan if block.kind != "quiz")) for row in course.agenda)
    modules = (replace(first, quiz=asked), *(replace(one, quiz=()) for one in others))
    return replace(course, modules=modules, agenda=tuple(stretches))


@pytest.mark.parametrize(("questions", "sides"), [(4, 1), (9, 2)])
def test_versions_of_a_test_follow_each_other_without_an_empty_page(questions: int, sides: int) -> None:
    printed = pages(with_a_test(questions), "quiz")
    assert len(printed) == 3 * sides
    assert all("?" in page for page in printed)
    assert [next(v for v in "ABC" if f"version {v}" in page) for page in printed[::sides]] == ["A", "B", "C"]


def test_a_test_says_of_which_course_it_is_and_has_a_place_for_its_points() -> None:
    course = with_a_test(4)
    for page in pages(course, "quiz"):
        assert course.title.plain in page
        assert "Points out of 4" in page
    assert "Points" not in "".join(pages(with_a_test(2), "quiz"))  # a check has none


def test_cards_to_cut_out_stay_together_below_their_heading() -> None:
    course = hand_made.course()
    first, *others = course.modules
    tool = Tool("reply", "checklist", words("Reply"), words("Say"), (), f"{first.address}.tools.reply", carry=True)
    field = ToolField("one", words("Card line"), Text(), 1, Text(), f"{tool.address}.fields.one")
    tools = tuple(
        replace(tool, id=f"t{at}", address=f"{tool.address}{at}", title=words(f"Tool {at}"), fields=(field,) * 2)
        for at in range(4)
    )
    printed = pages(replace(course, modules=(replace(first, tools=tools), *others)), "job_aid")
    assert "Pocket cards" not in printed[0]
    (cards,) = (page for page in printed if "Cut along the dashes" in page)
    assert all(f"Tool {at}" in cards for at in range(4))


def test_the_sheet_for_later_is_filled_before_it_turns_and_says_where_it_goes() -> None:
    course = hand_made.course()
    steps = tuple(
        replace(course.modules[0].action_steps[0], id=f"step{at}", step=words(f"Take step {at}")) for at in range(3)
    )
    modules = tuple(replace(one, action_steps=steps) for one in course.modules)
    first, *_, last = printed = pages(replace(course, modules=modules), "evaluation")
    later = next(page for page in printed if "After 60 days" in page)
    assert later.count("Take step") == 3 * len(modules)
    for page in (first, later):
        assert course.title.plain in page
        assert re.search(r"Back to\s+by", page)
    assert "What helped?" in last
    assert "What do you need now?" in last


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_what_is_filled_in_on_the_day_is_one_leaf_and_a_plan_one_page(paper: PaperName) -> None:
    wanted = Wanted(("action_plan", "evaluation", "job_aid"), printing=Printing(PageChoice(paper=paper)))
    done = made(Workshop(course_files(example_course())), Version("base"), wanted)
    files = {one.kind: one for one in done.artefacts if one.printed}
    assert files["action_plan"].count == 1
    assert files["job_aid"].count == 2
    starts = {row["anchor"]: row["page"] for row in files["evaluation"].told["headings"]}
    assert (starts["evaluation.reaction"], starts["evaluation.learning"], starts["evaluation.job"]) == (1, 2, 3)
    assert files["evaluation"].count == 4


def test_a_plan_has_as_many_rows_as_its_rule_allows_and_no_list_that_stands_elsewhere() -> None:
    one, three, apart = (
        pages(hand_made.course(), recipe) for recipe in (plan(1), plan(3), plan(1, Step("steps_to_choose", {})))
    )
    assert "Tick the one step" in one[0]
    assert "three at most" in three[0]
    assert "Tick the" not in apart[-1]


def plan(rows: int, *before: Step) -> Recipe:
    """A recipe for a plan with so many rows, what comes before it first."""
    shipped = recipe_named("action_plan", None)
    return replace(shipped, entries=(*before, Step("action_plan", {"rows": rows})))
