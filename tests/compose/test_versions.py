"""What a version's slides and pages say of it: who changed them, and what only one audience sees."""

from __future__ import annotations

from dataclasses import replace

from coursegen.compose.audience import shown_to
from coursegen.compose.numbers import printed_numbers
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words
from coursegen.model.course import Course
from coursegen.model.slide import Slide


def changed_by(slide: Slide) -> list[str]:
    return [line.text.plain for line in slide.notes if line.text.plain.startswith("Changed by:")]


def test_the_notes_name_the_layers_before_the_slides_id(course: Course, words: Words) -> None:
    module = course.modules[0]
    touching = {f"{module.key_points[0].address}.headline": ("sector s", "team t")}
    made = slides(course, recipe_named("deck", None), words, lambda address: touching.get(address, ()))
    (slide,) = (slide for slide in made if changed_by(slide))
    assert slide.address == module.key_points[0].address
    assert [line.text.plain for line in slide.notes[-2:]] == ["Changed by: sector s, team t", f"slide: {slide.id}"]


def test_without_layers_a_deck_is_what_it_was(course: Course, words: Words, deck: tuple[Slide, ...]) -> None:
    assert slides(course, recipe_named("deck", None), words, lambda _: ()) == deck


def test_what_one_audience_sees_keeps_the_numbers_of_all(course: Course, words: Words) -> None:
    module = course.modules[0]
    hidden = module.questions[0]
    some = replace(course, audiences={hidden.address: frozenset({"facilitator"})})
    assert shown_to(some, "facilitator").modules[0].questions == module.questions
    theirs = shown_to(some, "participant")
    assert hidden not in theirs.modules[0].questions
    plan = next(stretch.plan for stretch in theirs.agenda if stretch.id == module.id)
    assert all(hidden.id not in block.items for block in plan)
    assert [stretch.start for stretch in theirs.agenda] == [stretch.start for stretch in course.agenda]
    printed = repr(document(some, recipe_named("workbook", None), words, {}))
    assert hidden.ask.plain in repr(document(course, recipe_named("workbook", None), words, {}))
    assert hidden.ask.plain not in printed
    later = printed_numbers(course)
    left = [block for block in module.key_points if block.address in later]
    assert all(later[point.address] in printed for point in left)


def test_what_is_for_everybody_is_the_same_value(course: Course) -> None:
    assert shown_to(course, "participant") is course
