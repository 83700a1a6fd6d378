"""The guide can be taught from alone: every word of every slide, briefs, boards, what to print, what a cut takes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Others
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.course import Course
from coursegen.model.document import Beside, Cues, Document, Thumbnail
from coursegen.model.document_tree import texts, walk
from coursegen.model.slide import Slide
from coursegen.model.slide_texts import slide_texts
from coursegen.problems import Refused
from support.courses import FIRST_COURSE

CASES = Path(__file__).parent.parent / "cases"
WORDS = words_for("en")
COURSES = {"workshop": CASES / "workshop", "first": FIRST_COURSE, "default": Path(__file__).parents[2] / "course"}


def deck(course: Course) -> tuple[Slide, ...]:
    return slides(course, recipe_named("deck", None), WORDS)


def guide(course: Course) -> Document:
    shown = deck(course)
    numbers = {slide.id: number for number, slide in enumerate(shown, 1)}
    others = Others(shown, {slide.id: numbers[slide.id] for slide in shown})
    return document(course, recipe_named("guide", None), WORDS, numbers, others)


def squeezed(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def said(made: Document) -> str:
    return "\n".join(text.plain for text in texts(made.blocks))


@pytest.mark.parametrize("name", COURSES)
def test_every_word_of_every_slide_is_in_the_guide_as_text(name: str) -> None:
    course = load_course(COURSES[name]).course
    told = squeezed(said(guide(course)))
    missing = [
        (slide.id, text.plain)
        for slide in deck(course)
        for text in slide_texts(slide)
        if text.address and squeezed(re.sub(r"^\d+\. ", "", text.plain)) not in told  # a list's numbers are its marks
    ]
    assert missing == []


@pytest.mark.parametrize("name", COURSES)
def test_slides_are_shown_at_80_mm_or_more_each_once_in_order(name: str) -> None:
    course = load_course(COURSES[name]).course
    shown = [block.thumbnail for block in walk(guide(course).blocks) if isinstance(block, Beside)]
    ids, asked = [one.slide for one in shown], [slide.id for slide in deck(course)]
    assert sorted(ids) == sorted(asked)
    apart = "farewell"  # told where it is said, and shown after the credits
    assert [one for one in ids if one != apart] == [one for one in asked if one != apart]
    assert all(isinstance(one, Thumbnail) and one.width_mm >= 80 for one in shown)


@pytest.mark.parametrize("name", COURSES)
def test_every_brief_and_every_answer_is_in_the_guide(name: str) -> None:
    course = load_course(COURSES[name]).course
    told = said(guide(course))
    for module in course.modules:
        for scene in module.scenarios:
            for role in scene.roles:
                assert role.brief.plain in told
        for item in module.quiz:
            for option in item.options if item.use != "test" else ():
                assert option.text.plain in told
                assert option.feedback.plain in told


@pytest.mark.parametrize("name", COURSES)
def test_what_leads_on_comes_after_what_it_follows(name: str) -> None:
    course = load_course(COURSES[name]).course
    shown = deck(course)
    for place, slide in enumerate(shown):
        labels = [line.label for line in slide.notes]
        if slide.role == "scenario":
            assert "TRANSITION" not in labels, slide.id
            assert shown[place + 1].role == "debrief"
    for cues in (block for block in walk(guide(course).blocks) if isinstance(block, Cues)):
        shapes = [cue.shape for cue in cues.items]
        if "move" in shapes and {"say", "do", "ask"} & set(shapes) and shapes.count("move") == 1:
            assert not {"say", "do", "ask", "listen", "maybe"} & set(shapes[shapes.index("move") :])


def test_a_scenarios_transition_is_on_the_slide_of_its_debrief() -> None:
    course = load_course(COURSES["first"]).course
    (after,) = [slide for slide in deck(course) if slide.id == "recover/scenario/debrief"]
    (played,) = next(module for module in course.modules if module.id == "recover").scenarios
    assert played.notes.transition
    assert [line.text for line in after.notes if line.label == "TRANSITION"] == [*played.notes.transition][:1]


def test_the_preparation_lists_boards_cards_and_what_is_laid_out() -> None:
    told = re.sub(r"\d\d:\d\d", "00:00", said(guide(load_course(COURSES["workshop"]).course)))
    for words in (
        "Signs that it was too much / In the voice / In the body",
        "00:00, slide 6",
        "Role cards 1.11, The handover: on one side, to cut out",
        "4 sets for 12 people, one for each group of 3",
        "a clock that everybody sees (from 00:00, One breath against the clock)",
        "Lay out one card for each person. (from 00:00, 1. A clear head between two calls)",
    ):
        assert words in told


def test_a_cut_says_what_goes_with_it() -> None:
    told = said(guide(load_course(COURSES["workshop"]).course))
    told = re.sub(r"\d+ minutes?", "N minutes", re.sub(r"\d\d:\d\d", "00:00", told))
    assert "It saves N minutes. With it goes: 00:00 Recap." in told  # the recap needs the wall
    assert "It saves N minutes. With it goes: 00:00 Exercise, 00:00 Action steps." in told  # both refer to its sheets


def test_a_module_at_a_glance_has_all_of_its_background() -> None:
    course = load_course(COURSES["workshop"]).course
    behind = course.modules[0].background
    told = said(guide(course))
    assert behind
    for text in (behind.purpose, *behind.retold, behind.weak, *behind.goes_wrong):
        assert text.plain in told
    for one in behind.objections:
        assert one.objection.plain in told
        assert one.answer.plain in told
    assert "Knowledge check 1.14" in told


def test_labels_differ_by_shape() -> None:
    cues = [block for block in walk(guide(load_course(COURSES["workshop"]).course).blocks) if isinstance(block, Cues)]
    (legend,) = [block for block in cues if [cue.label for cue in block.items][:3] == ["SAY", "DO", "ASK"]][:1]
    by_label = {cue.label: cue.shape for cue in legend.items}
    assert len(set(by_label.values())) == len(by_label) - 1  # the two about time have one
    for block in cues:
        for cue in block.items:
            assert not cue.label or by_label.get(cue.label, cue.shape) == cue.shape


def cut_one_by_one() -> list[tuple[str, str]]:
    course = load_course(COURSES["workshop"]).course
    return [(stretch.id, block.id) for stretch in course.agenda for block in stretch.plan]


@pytest.mark.parametrize(("stretch", "block"), cut_one_by_one())
def test_no_reference_dangles_after_a_cut(tmp_path: Path, stretch: str, block: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(COURSES["workshop"], root)
    (root / "teams").mkdir()
    remove = f"plan: [{{id: {block}, remove: true}}]"
    patch = (
        f"modules: {{{stretch}: {{{remove}}}}}\n"
        if stretch == "calm"
        else f"course: {{agenda: [{{id: {stretch}, {remove}}}]}}\n"
    )
    (root / "teams" / "night.yaml").write_text(
        f"format: 1\nteam: night\ntitle: Night\nwhy: it is night\n{patch}", "utf-8"
    )
    try:
        course = load_course(root, team="night").course
    except Refused as refused:
        assert all(problem.place is not None for problem in refused.problems), str(refused)
        return
    made = said(guide(course))
    assert "${at." not in made
    assert not re.search(r"Workbook (?![\dA-Z]+\.\d)\(|Workbook [.,;:]", made)
