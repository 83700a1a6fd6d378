"""A session's date, room and people, and a disclaimer, where slides and pages show them."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words
from coursegen.model.blocks import Paragraph
from coursegen.model.course import Course
from coursegen.model.document import Callout, Cover, Heading
from coursegen.model.document_tree import walk
from coursegen.model.layers import Notice, Session
from coursegen.model.slide import Slide
from coursegen.model.text import words as text

SPRING = Session("spring", date="2027-03-04", place="Room 2", trainer="Robin Hale", headcount=14)
NOTICE = Notice((text("No advice."),), text("Wales"), text("The board"), "2027-06-30", "brand.disclaimer")


def deck(course: Course, words: Words) -> dict[str, Slide]:
    return {slide.id: slide for slide in slides(course, recipe_named("deck", None), words)}


def said(slide: Slide, slot: str) -> list[str]:
    return [part.text.plain for part in slide.slots[slot] if isinstance(part, Paragraph)]


def test_the_title_slide_says_when_where_and_with_whom(course: Course, words: Words) -> None:
    title = deck(replace(course, session=SPRING), words)["title"]
    assert said(title, "meta")[0] == "4 March 2027 · Room 2 · Trainer: Robin Hale"
    assert said(deck(course, words)["title"], "meta")[0] == course.audience.plain
    only_a_start = replace(course, session=Session("spring", start="09:00"))
    assert said(deck(only_a_start, words)["title"], "meta")[0] == course.audience.plain


@pytest.mark.parametrize(("many", "told"), [(0, []), (1, ["1 person is expected."]), (14, ["14 people are expected."])])
def test_the_notes_say_how_many_people_to_prepare_for(course: Course, words: Words, many: int, told: list[str]) -> None:
    title = deck(replace(course, session=replace(SPRING, headcount=many)), words)["title"]
    lines = [line.text.plain for line in title.notes if line.label == "GROUP"]
    assert [line[: line.index(".") + 1] for line in lines] == told


def test_the_cover_has_no_line_for_a_date_that_is_known(course: Course, words: Words) -> None:
    workbook = recipe_named("workbook", None)

    def cover(one: Course) -> Cover:
        return next(block for block in document(one, workbook, words, {}).blocks if isinstance(block, Cover))

    dated = cover(replace(course, session=SPRING))
    assert dated.facts[1].plain == "4 March 2027  ·  Room 2  ·  Trainer: Robin Hale"
    assert [prompt.plain for prompt in dated.prompts] == ["Name"]
    assert [prompt.plain for prompt in cover(course).prompts] == ["Name", "Date"]
    assert len(cover(course).facts) == len(dated.facts) - 1


def test_a_disclaimer_comes_before_the_start_in_the_deck_and_in_the_workbook(course: Course, words: Words) -> None:
    made = deck(replace(course, notice=NOTICE), words)
    assert list(made)[:2] == ["title", "notice"]  # before anything is taught
    facts = ["Applies in: Wales", "Approved by: The board", "To be reviewed by: 30 June 2027"]
    assert said(made["notice"], "body") == ["No advice.", *facts]
    assert made["notice"].section == made["title"].section
    assert "notice" not in deck(course, words)
    blocks = document(replace(course, notice=NOTICE), recipe_named("workbook", None), words, {}).blocks
    (cover,) = (one for one in blocks if isinstance(one, Cover))
    (callout,) = (one for one in walk(cover.blocks) if isinstance(one, Callout))
    assert not [
        one for one in walk(blocks) if isinstance(one, Callout) and one.label == callout.label and one != callout
    ]
    assert callout.label == "About this course"
    assert [part.text.plain for part in callout.blocks if isinstance(part, Paragraph)] == [
        "No advice.",
        "  ·  ".join(facts),
    ]


def test_without_a_cover_a_disclaimer_is_below_the_agenda(course: Course, words: Words) -> None:
    workbook = recipe_named("workbook", None)
    bare = replace(workbook, entries=workbook.entries[1:])
    blocks = document(replace(course, notice=NOTICE), bare, words, {}).blocks
    heading = next(n for n, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == "workbook.agenda")
    assert [one.label for one in walk(blocks[heading + 2 : heading + 3]) if isinstance(one, Callout)] == [
        "About this course"
    ]


def test_a_disclaimer_that_says_only_its_text_shows_nothing_more(course: Course, words: Words) -> None:
    bare = Notice((text("No advice."),), text(""), text(""), "", "brand.disclaimer")
    assert said(deck(replace(course, notice=bare), words)["notice"], "body") == ["No advice."]
