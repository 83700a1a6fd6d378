"""Drawings as they are written: read, refused, patched by a team, told by diff and explain."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.compare.difference import differences
from coursegen.course.compare.explain import explained
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.course.reading.load import load_course
from coursegen.model.text import texts_of
from coursegen.model.visuals import Gap, Statement
from coursegen.problems import Refused

TINY = Path(__file__).parent.parent / "cases" / "tiny"
GAP = """\
    visual:
      gap:
        heard: “Was it you?”
        between: One **breath**
        answered: “It was, ${customer}.”
        labels: [Then, You, Now]
"""
TEAM = """\
format: 1
team: desk
title: The front desk
why: They meet people face to face.
modules:
  patch:
    listen:
      key_points:
        patch:
          purpose:
            visual: {PATCH}
"""


def folder(tmp_path: Path, visual: str = GAP, patch: str = "") -> Path:
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    module = root / "modules" / "listen.yaml"
    text = module.read_text("utf-8")
    module.write_text(text.replace("    pictogram: bullseye\n", visual, 1), "utf-8")
    if patch:
        (root / "teams").mkdir()
        (root / "teams" / "desk.yaml").write_text(TEAM.replace("{PATCH}", patch), "utf-8")
    return root


QUESTION = """\
    visual:
      spectrum: {left: “Now”, middle: “Today”, right: “Some day”}
"""
SLIDE = """\
slides:
  - id: drawn
    kind: drawing
    title: A picture says it.
    visual:
      big_number: {value: 1 in 3, what: calls, source: Our example}
    notes: {say: Look.}
"""


def loaded(root: Path, team: str = "") -> LoadedCourse:
    return load_course(root, team=team)


def visual_of(course: LoadedCourse) -> object:
    return course.course.module("listen").key_points[0].visual


def test_a_drawing_has_its_words_each_at_its_address(tmp_path: Path) -> None:
    found = visual_of(loaded(folder(tmp_path)))
    assert isinstance(found, Gap)
    at = "listen.key_points.purpose.visual.gap."
    assert [(text.address.removeprefix(at), text.plain) for text in texts_of(found)] == [
        ("heard", "“Was it you?”"), ("between", "One breath"), ("answered", "“It was, guest.”"),
        ("labels.0", "Then"), ("labels.1", "You"), ("labels.2", "Now"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("visual", "said"),
    [
        ("    visual: {gasp: {heard: x}}\n", "unknown field 'gasp'"),
        ("    visual: {}\n", "this drawing names no form"),
        ("    visual: {gap: {heard: Hm, between: a, answered: b, labels: [c, d]}}\n", "'labels'"),
    ],
)
def test_what_is_no_drawing_is_told_at_its_line(tmp_path: Path, visual: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        loaded(folder(tmp_path, visual))
    found = [problem for problem in refused.value.problems if said in problem.message]
    assert found
    assert found[0].place is not None
    assert found[0].place.line == 19


def test_a_team_changes_one_field(tmp_path: Path) -> None:
    root = folder(tmp_path, patch="{gap: {between: Two breaths, was: One **breath**}}")
    base, team = loaded(root), loaded(root, "desk")
    found = visual_of(team)
    assert isinstance(found, Gap)
    assert (found.between.plain, found.heard.plain) == ("Two breaths", "“Was it you?”")
    (one,) = differences(base.course, team.course)
    address = "listen.key_points.purpose.visual.gap.between"
    assert (one.address, one.old, one.new) == (address, "One **breath**", "Two breaths")
    assert [change.how for change in explained(team, address).stack] == ["wrote", "set"]


def test_a_team_that_writes_another_form_replaces_the_drawing(tmp_path: Path) -> None:
    patch = "{statement: {text: One purpose.}, reason: They like it short.}"
    root = folder(tmp_path, patch=patch)
    base, team = loaded(root), loaded(root, "desk")
    found = visual_of(team)
    assert isinstance(found, Statement)
    (one,) = differences(base.course, team.course)
    assert (one.address, one.new) == ("listen.key_points.purpose.visual", "statement: One purpose.")
    change = explained(team, "listen.key_points.purpose.visual").stack[-1]
    assert (change.how, change.reason) == ("set", "They like it short.")


def test_a_question_a_scenario_and_a_slide_can_be_drawn(tmp_path: Path) -> None:
    root = folder(tmp_path)
    module = root / "modules" / "listen.yaml"
    text = module.read_text("utf-8")
    at = text.index("questions:\n  - id: ")
    start = text.index("\n", at + len("questions:\n")) + 1
    text = text[:start] + QUESTION + text[start:]
    text = text.replace(
        "  title: The lost key\n", "  title: The lost key\n" + QUESTION.replace("\n    ", "\n  ")[2:], 1
    )
    module.write_text(text + SLIDE, "utf-8")
    course = loaded(root).course
    deck = slides(course, recipe_named("deck", root), words_for("en"))
    found = {slide.id: slide for slide in deck if slide.visual is not None}
    assert len(found) == 4
    assert {slide.role for slide in found.values()} == {"drawn"}
    assert all(slide.description and slide.plain is not None for slide in found.values())
    drawn = next(slide for slide in found.values() if slide.title.plain == "The lost key")
    assert any(line.label == "ROLE" for line in drawn.notes)


def test_a_drawing_that_says_what_the_workbook_leaves_blank_is_warned_of(tmp_path: Path) -> None:
    root = folder(tmp_path, "    visual: {statement: {text: In your own words.}}\n")
    (found,) = [one for one in loaded(root).warnings if one.rule == "blank" and "drawing" in one.message]
    assert "the drawing says 'own words'" in found.message
