"""What a version's slides and pages say of it: who changed them, and what only one audience sees."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from coursegen.compose.audience import shown_to
from coursegen.compose.numbers import printed_numbers
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import Words
from coursegen.course.load import load_course
from coursegen.model.course import Course
from coursegen.model.slide import Slide

TINY = Path(__file__).parent.parent / "cases" / "tiny"


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


@pytest.mark.parametrize("block", ["opener", "objectives", "points", "play", "talk", "check", "steps"])
def test_a_version_without_a_block_says_nothing_of_it(block: str, words: Words, tmp_path: Path) -> None:
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    plan = {found.id: found for found in load_course(root).course.agenda[1].plan}
    left = 30 - plan[block].minutes
    (root / "teams").mkdir()
    (root / "teams" / "desk.yaml").write_text(
        "format: 1\nteam: desk\ntitle: The desk\nwhy: It has less time.\n"
        f"course: {{session: {{minutes: {60 + left}}}}}\n"
        f"modules: {{patch: {{listen: {{minutes: {left}, plan: {{remove: [{block}]}}}}}}}}\n",
        encoding="utf-8",
    )
    loaded = load_course(root, team="desk")
    assert loaded.warnings == ()
    made = slides(loaded.course, recipe_named("deck", None), words, loaded.touched)
    whole = slides(load_course(root).course, recipe_named("deck", None), words)
    gone = {slide.id for slide in whole} - {slide.id for slide in made}
    assert gone
    assert all(one.startswith("listen/") for one in gone)
    numbers = {slide.id: number for number, slide in enumerate(made, 1)}
    assert document(loaded.course, recipe_named("workbook", None), words, numbers).blocks
