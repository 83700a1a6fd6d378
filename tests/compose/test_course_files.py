"""From a course's files to its deck and its workbook, for the smallest course and for the default one."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from coursegen.assets import example_course
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.course import Course
from coursegen.model.document import Document, Heading, KeepTogether
from coursegen.model.slide import Slide
from coursegen.model.text import Run
from support.tree import every, printed

TINY = Path(__file__).parent.parent / "cases" / "tiny"
Composed = tuple[Course, tuple[Slide, ...], Document]


@pytest.fixture(scope="module", params=["tiny", "default"])
def composed(request: pytest.FixtureRequest) -> Composed:
    root = TINY if request.param == "tiny" else example_course()
    course = load_course(root).course
    words = words_for(course.language)
    deck = slides(course, recipe_named("deck", root), words)
    numbers = {slide.id: number for number, slide in enumerate(deck, 1)}
    return course, deck, document(course, recipe_named("workbook", root), words, numbers)


def test_ids_titles_and_anchors_are_unique_and_notes_are_on_every_slide(composed: Composed) -> None:
    _, deck, workbook = composed
    for names in (
        [slide.id for slide in deck],
        [slide.title.plain for slide in deck],
        [heading.anchor for heading in every(Heading, workbook)],
    ):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    for slide in deck:
        assert len(slide.notes) >= 2
        assert slide.notes[-1].text.plain == f"slide: {slide.id}"


def test_every_key_point_and_every_question_is_in_both(composed: Composed) -> None:
    course, deck, workbook = composed
    shown = {slide.address for slide in deck}
    anchors = {heading.anchor for heading in every(Heading, workbook)}
    for module in course.modules:
        for item in (*module.key_points, *module.questions, *module.scenarios):
            assert item.address in shown
            assert item.address in anchors


def test_the_workbook_keeps_what_is_the_facilitators(composed: Composed) -> None:
    course, _, workbook = composed
    text = printed(workbook)
    secrets = [
        secret.plain
        for module in course.modules
        for secret in (
            *(answer for question in module.questions for answer in question.good_answers),
            *(answer for one in module.scenarios for asked in one.debrief for answer in asked.listen_for),
            *(told for done in module.exercises for told in (*done.solution, *done.notes.say, *done.notes.do)),
            *(option.feedback for item in module.quiz for option in item.options),
            *(said for point in module.key_points for said in (*point.notes.say, *point.notes.do, *point.notes.ask)),
        )
    ]
    assert len(secrets) > 10
    assert [secret for secret in secrets if secret in text] == []


def test_a_key_points_blanks_are_gaps_in_its_text(composed: Composed) -> None:
    course, _, workbook = composed
    addresses = {point.address for module in course.modules for point in module.key_points}
    points = [one for one in every(KeepTogether, workbook) if {head.anchor for head in every(Heading, one)} & addresses]
    assert len(points) == len(addresses)
    assert any(run.blank for run in every(Run, points))
    for point in points:
        text = printed(point.blocks)
        for run in every(Run, point):
            if run.blank:
                assert run.text not in text, run.text
