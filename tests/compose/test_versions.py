"""What a version's slides and pages say of it: who changed them, and what only one audience sees."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.compose.audience import shown_to
from coursegen.compose.numbers import printed_numbers
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.recipe_reading import recipe_of
from coursegen.compose.slides import slides
from coursegen.compose.words import Words
from coursegen.course.reading.load import load_course
from coursegen.model.blocks import Paragraph, Table
from coursegen.model.course import Course
from coursegen.model.document import Cover
from coursegen.model.slide import Slide
from coursegen.source.text import source_text
from support.hand_made import text
from support.tree import every

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


def only_for(course: Course, **audiences: str) -> Course:
    """The course with some of its addresses, dots written as ``__``, for one audience only."""
    return replace(course, audiences={at.replace("__", "."): frozenset({who}) for at, who in audiences.items()})


def with_two_quiz_questions(course: Course) -> Course:
    module, stretch = course.modules[0], course.agenda[1]
    (first,) = module.quiz
    options = tuple(replace(option, address=option.address.replace("first", "second")) for option in first.options)
    second = replace(
        first, id="second", stem=text("What comes last?"), options=options, address=f"{module.id}.quiz.second"
    )
    blocks = tuple(
        replace(block, items=("first", "second")) if block.kind == "quiz" else block for block in stretch.plan
    )
    return replace(
        course,
        agenda=(course.agenda[0], replace(stretch, plan=blocks), *course.agenda[2:]),
        modules=(replace(module, quiz=(first, second)), *course.modules[1:]),
    )


def test_a_quiz_question_has_one_number_whoever_sees_the_one_before_it(course: Course, words: Words) -> None:
    two = only_for(with_two_quiz_questions(course), recover__quiz__first="facilitator")
    kickers = {
        slide.id: paragraph.text.plain
        for slide in slides(two, recipe_named("deck", None), words)
        for paragraph in every(Paragraph, slide.slots.get("kicker", ()))
    }
    assert kickers["recover/quiz/second"].endswith("Question 2 of 2")
    stems = [
        paragraph.text.plain
        for paragraph in every(Paragraph, document(two, recipe_named("workbook", None), words, {}))
        if paragraph.text.plain.endswith(("What comes last? Tick one.", "What comes first? Tick one."))
    ]
    assert stems == ["2. What comes last? Tick one.", "What comes first? Tick one."]  # alone in the other module


def test_the_session_is_as_long_as_for_all_whoever_sees_a_row_of_it(course: Course, words: Words) -> None:
    rows = {"course__agenda__opening": "manager", "course__agenda__coffee": "manager"}
    some = only_for(course, **rows)
    (cover,) = every(Cover, document(some, recipe_named("workbook", None), words, {}))
    (whole,) = every(Cover, document(course, recipe_named("workbook", None), words, {}))
    assert cover.facts == whole.facts
    assert any("09:00" in fact.plain for fact in cover.facts)
    alone = only_for(course, **{f"course__agenda__{row.id}": "manager" for row in course.agenda})
    assert every(Cover, document(alone, recipe_named("workbook", None), words, {})) == [whole]


def test_a_module_whose_row_is_for_some_is_in_nobody_elses_recap(course: Course, words: Words) -> None:
    some = only_for(course, course__agenda__choice="facilitator")
    assert [module.id for module in shown_to(some, "participant").modules] == ["recover"]
    assert [module.id for module in shown_to(some, "facilitator").modules] == ["recover", "choice"]
    head = "format: 1\nid: sheet\ntitle: Sheet\nmedium: pages\naudience: participant\n"
    sheet = (head + "blocks:\n  - each: agenda\n    blocks: [recap]\n").encode()
    asked = recipe_of(source_text(sheet, "recipes/sheet.yaml"), "sheet")
    tables = [
        table for table in every(Table, document(some, asked, words, {})) if table.caption == words.say("recap_caption")
    ]
    assert [len(table.rows) for table in tables] == [1]


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


def test_a_block_and_all_that_it_shows_can_be_for_one_audience(words: Words, tmp_path: Path) -> None:
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    for name, old, new in (
        ("course", "{id: phones,", "{id: phones, when: {audience: participant},"),
        ("course", "{id: turns,", "{id: turns, when: {audience: participant},"),
        ("course", "block: how_it_runs", "block: how_it_runs\n        when: {audience: participant}"),
        ("modules/listen", "  - id: which\n", "  - id: which\n    when: {audience: participant}\n"),
    ):
        path = root / f"{name}.yaml"
        path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    course, whole = load_course(root).course, load_course(TINY).course
    assert [row.minutes for row in course.agenda] == [row.minutes for row in whole.agenda]
    made = {slide.id for slide in slides(course, recipe_named("deck", None), words)}
    gone = {slide.id for slide in slides(whole, recipe_named("deck", None), words)} - made
    assert gone == {"how_it_runs", "listen/quiz/which"}
    book = repr(document(course, recipe_named("workbook", None), words, {}))
    assert all(said in book for said in ("Phones face down", "Which sentence names a purpose?"))
