"""A course without an article: every kind of tool and quiz item, exercises, several scenarios, references, needs."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec import Struct

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.blocks import ItemList, Table
from coursegen.model.course import Course
from coursegen.model.document import Form
from coursegen.model.document_tree import walk
from coursegen.model.slide import Slide
from coursegen.model.text import Text
from coursegen.problems import Refused

WORKSHOP = Path(__file__).parent.parent / "cases" / "workshop"
WORDS = words_for("en")


def made(root: Path = WORKSHOP, team: str = "") -> Course:
    return load_course(root, team=team).course


def deck(course: Course) -> tuple[Slide, ...]:
    return slides(course, recipe_named("deck", None), WORDS)


def said(value: object) -> Iterator[str]:
    """Every text in a value, in order."""
    if isinstance(value, Text):
        yield value.plain
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif isinstance(value, dict):
        yield from said(tuple(value.values()))
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from said(getattr(value, name))


def on_paper(course: Course, recipe: str) -> str:
    return "\n".join(said(document(course, recipe_named(recipe, None), WORDS, {}).blocks))


def with_team(folder: Path, patch: str) -> Path:
    root = folder / "course"
    shutil.copytree(WORKSHOP, root)
    (root / "teams").mkdir()
    (root / "teams" / "night.yaml").write_text(
        f"format: 1\nteam: night\ntitle: Night\nwhy: it is night\n{patch}", "utf-8"
    )
    return root


def test_every_tool_exercise_and_scenario_has_its_slide_and_its_page() -> None:
    course = made()
    (module,) = course.modules
    titles = [slide.title.plain for slide in deck(course)]
    workbook = on_paper(course, "workbook")
    for thing in (*module.tools, *module.exercises, *module.scenarios, *course.tools):
        assert thing.title.plain in titles
        assert thing.title.plain in workbook
    for tool in module.tools:
        for place in tool.fields:
            assert place.label.plain in workbook, (tool.id, place.id)


def test_every_kind_of_tool_has_room_to_write_on_paper() -> None:
    blocks = document(made(), recipe_named("workbook", None), WORDS, {}).blocks
    forms = [block for block in walk(blocks) if isinstance(block, Form)]
    assert [[place.lines for place in form.places] for form in forms] == [[2, 1], [1, 1]]  # a form, a ladder
    assert [one.plain for one in forms[1].places[0].choices] == ["Yes", "No"]
    assert forms[1].places[0].hint.plain == "If no: breathe out now"
    tables = {block.caption: block for block in walk(blocks) if isinstance(block, Table)}
    assert tables["Mine or not mine"].write_below
    assert [cell.plain for cell in tables["Mine or not mine"].rows[0]] == ["today", "Do it now", "Let it go"]
    for title in ("How often", "Two first sentences", "Fact or judgement", "My week"):
        assert tables[title].row_mm >= 15, title
        assert not all(tables[title].rows[0]), title


def test_what_one_carries_is_the_tools_and_no_statements() -> None:
    aid = on_paper(made(), "job_aid")
    assert aid.count("what a recording would show") == 2  # once at the desk, once on a card
    assert aid.count("Three questions before the next call") == 2
    assert "Mine or not mine" not in aid
    assert "A call ends twice." not in aid


def test_a_brief_is_on_its_own_card_and_nowhere_in_the_workbook() -> None:
    course = made()
    briefs = [role.brief.plain for module in course.modules for scene in module.scenarios for role in scene.roles]
    workbook, cards = on_paper(course, "workbook"), on_paper(course, "role_play")
    assert briefs
    assert [brief for brief in briefs if brief in workbook] == []
    assert [brief for brief in briefs if brief not in cards] == []


def test_what_is_sorted_by_ticks_has_boxes_and_a_place_to_write_for_each_kind(tmp_path: Path) -> None:
    root = Path(shutil.copytree(WORKSHOP, tmp_path / "course"))
    file = root / "modules/calm.yaml"
    before = file.read_text("utf-8")
    start = before.index("  - id: sorting")
    file.write_text(before[:start] + re.sub(r"prompt: .*", "prompt: Tick the facts.", before[start:], count=1), "utf-8")
    sorting = next(tool for tool in made(root).modules[0].tools if tool.kind == "sort")
    blocks = [*walk(document(made(root), recipe_named("workbook", None), WORDS, {}).blocks)]
    items = tuple(item.text for item in sorting.items)
    assert [block.marker for block in blocks if isinstance(block, ItemList) and block.items == items] == ["check"]
    labels = [tuple(place.label for place in block.places) for block in blocks if isinstance(block, Form)]
    assert tuple(field.label for field in sorting.fields) in labels


def test_what_is_private_is_in_the_workbook_and_not_on_what_others_see(tmp_path: Path) -> None:
    root = Path(shutil.copytree(WORKSHOP, tmp_path / "course"))
    file = root / "modules/calm.yaml"
    file.write_text(file.read_text("utf-8").replace("label: What was mine,", "label: What was mine, private: true,"))
    assert "What was mine" in on_paper(made(), "job_aid")
    assert "What was mine" not in on_paper(made(root), "job_aid")
    assert "What happened" in on_paper(made(root), "job_aid")
    assert "What was mine" in on_paper(made(root), "workbook")


def test_an_observer_ticks_what_can_be_seen() -> None:
    cards = on_paper(made(), "role_play")
    assert "nobody is being marked" in cards
    assert "□" in cards
    assert "breathed before the first word" in cards
    assert "Distinguish a fact from a judgement." not in cards
    assert next(tool for tool in made().modules[0].tools if tool.id == "watch").prompt.plain in cards


def test_references_say_where_something_is() -> None:
    course = made()
    notes = {slide.id: [line.text.plain for line in slide.notes] for slide in deck(course)}
    assert any("Workbook 1.7 is where they write." in line for line in notes["calm/exercises/drill"])
    assert any("Board: Board 2." in line for line in notes["calm/points/ending"])
    assert any("Workbook B.1" in line for line in notes["commitments"])
    assert "Fill in Workbook 1.2 after one call." in on_paper(course, "workbook")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("${at.said}", "${at.sayd}", "nothing in this version is called 'sayd'"),
        ("${at.said}", "${at.other.said}", "nothing in this version is called 'other.said'"),
        ("tool: said", "tool: sayd", "this module has no tool 'sayd'"),
        ("observer: watch", "observer: worry", "'worry' is a grid, which nobody can fill in while watching"),
        ("kind: several", "kind: choice", "2 options of this question are right: a, c"),
        ("across: [mine to change, not mine]", "across: [mine]", "needs at least 2"),
        (
            "    heads: [When, Which way]\n",
            "    items: [{id: a, text: b}]\n",
            "a 'plan' tool has no 'items'",
        ),
    ],
)
def test_what_leads_nowhere_is_told(tmp_path: Path, old: str, new: str, told: str) -> None:
    root = tmp_path / "course"
    shutil.copytree(WORKSHOP, root)
    file = root / "modules" / "calm.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(Refused) as refused:
        load_course(root)
    assert told in str(refused.value)


def test_quiz_items_are_asked_in_class_on_paper_or_both() -> None:
    course = made()
    shown = [slide.id for slide in deck(course)]
    assert "calm/quiz/pairs" in shown
    assert "calm/quiz/own" not in shown
    test = on_paper(course, "quiz")
    assert "Write down how you end a call twice." in test
    assert "What belongs together?" not in test


def test_an_order_is_asked_in_another_order_and_answered_in_the_right_one() -> None:
    course = made()
    (question,) = [slide for slide in deck(course) if slide.id == "calm/quiz/row"]
    right = ["Breathe out", "Write one word", "Pick up"]
    asked = [text for text in said(dict(question.slots)) if text in right]
    assert sorted(asked) == sorted(right)
    assert asked != right
    letters = ["ABC"[asked.index(step)] for step in right]
    assert f"Right: {' '.join(letters)}. The breath makes room for the rest." in list(said(dict(question.slots)))


def test_what_is_on_the_slide_is_less_and_the_rest_is_in_notes_and_workbook() -> None:
    course = made()
    (slide,) = [slide for slide in deck(course) if slide.id == "calm/points/ending"]
    point = course.modules[0].key_points[0]
    assert point.explanation.plain not in list(said(dict(slide.slots)))
    assert point.on_slide.plain in list(said(dict(slide.slots)))
    assert "Key Learning Point" in list(said(dict(slide.slots)))
    assert point.explanation.plain in [line.text.plain for line in slide.notes]
    assert point.explanation.plain in on_paper(course, "workbook")


def test_the_farewell_is_what_stays_on_the_screen() -> None:
    shown = deck(made())
    assert shown[-1].id == "farewell"
    assert "credits" not in [slide.id for slide in shown]  # it rests on no source


def test_what_rests_on_something_goes_with_it(tmp_path: Path) -> None:
    patch = """
course:
  activities: {remove: [wall]}
  agenda:
    patch:
      opening: {minutes: 4}
      closing: {minutes: 11}
  session: {minutes: 80}
"""
    course = made(with_team(tmp_path, patch), "night")
    shown = {slide.id: [line.text.plain for line in slide.notes] for slide in deck(course)}
    assert "recap" not in shown
    assert "Have a quiet night." in shown["farewell"]
    assert "Take your note from the wall with you." in [line.text.plain for line in deck(made())[-1].notes]


def test_needs_of_what_never_was_are_told(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(WORKSHOP, root)
    file = root / "course.yaml"
    file.write_text(file.read_text("utf-8").replace("needs: [wall]", "needs: [wal]"), "utf-8")
    with pytest.raises(Refused) as refused:
        load_course(root)
    assert "this course has nothing called 'wal'" in str(refused.value)
