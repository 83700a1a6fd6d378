"""Sheets to hand out as they are printed: no page without words, and what belongs together on one page."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.words import words_for
from coursegen.model.course import Course
from coursegen.model.text import Text, words
from coursegen.model.tools import Tool, ToolField
from coursegen.write.pdf import handout_bytes
from support import hand_made
from support.pdf_cases import BRAND, the_faces


def pages(course: Course, name: str) -> list[str]:
    """The words of each page of a handout."""
    made = document(course, recipe_named(name, None), words_for("en-GB"), {})
    printed = handout_bytes(made, BRAND, the_faces(), {})
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
