"""What a page says of gaps and of cuts is said only where the course has some."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.references import Others
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.course import Course
from coursegen.model.document_tree import texts
from coursegen.publish.blank_course import BlankCourse, blank_files
from coursegen.publish.starter import course_of

SAID = {"workbook": "Some key points have gaps.", "guide": "Underlined words are gaps in the workbook."}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new course of one module, without a gap and with nothing that can go."""
    course_of(blank_files(BlankCourse(title="Till", minutes=45, modules=("Burns",))), tmp_path / "mine")
    return tmp_path / "mine"


def said(course: Course, name: str) -> str:
    words = words_for("en")
    deck = slides(course, recipe_named("deck", None), words)
    numbers = {slide.id: number for number, slide in enumerate(deck, 1)}
    made = document(course, recipe_named(name, None), words, numbers, Others(deck, numbers))
    return "\n".join(text.plain for text in texts(made.blocks))


@pytest.mark.parametrize("name", SAID)
def test_gaps_are_spoken_of_where_there_are_some(name: str, root: Path) -> None:
    assert SAID[name] not in said(load_course(root).course, name)
    module = root / "modules" / "burns.yaml"
    text = module.read_text("utf-8")
    module.write_text(text.replace("  - id: point_1\n", '  - id: point_1\n    blanks: ["full sentence"]\n', 1), "utf-8")
    assert SAID[name] in said(load_course(root).course, name)


def test_what_has_to_stay_is_told_only_beside_what_can_go(root: Path) -> None:
    for file in (root / "course.yaml", *(root / "modules").glob("*.yaml")):
        text = re.sub(r" +priority: \w+\n", "", file.read_text("utf-8"))
        text = re.sub(r"^( +)block: \w+\n", r"\g<0>\1priority: must\n", text, flags=re.MULTILINE)
        file.write_text(re.sub(r"block: \w+,", r"\g<0> priority: must,", text), "utf-8")
    file = root / "course.yaml"
    for kind, goes in (("how_it_runs", False), ("agenda", True)):  # the rules never go, whatever a course says
        must = f"        block: {kind}\n        priority: "
        assert must in file.read_text("utf-8")
        file.write_text(file.read_text("utf-8").replace(f"{must}must", f"{must}could", 1), "utf-8")
        assert ("These have to stay:" in said(load_course(root).course, "guide")) == goes
    guide = said(load_course(root).course, "guide")
    assert guide.index("Leave these out first.") < guide.index("These have to stay:")
