"""Decks of courses with tools, exercises and several scenarios: nothing is invented, and what is edited comes home."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from coursegen.assets import example_course
from support.typed import typed

WORKSHOP = Path(__file__).parent.parent / "cases" / "workshop"
EDITS = (
    ("Your last hard call, a line each.", "Your last hard call, one line each."),
    ("The other breathes out", "Your partner breathes out"),
    ("Take the call in two minutes", "Take the call in three minutes"),
    ("First the line, then you.", "First the line and then you."),
    ("What was mine", "What was my part"),
)


def built(folder: Path, course: Path) -> tuple[Path, Path]:
    """A copy of a course and the deck of it."""
    root = folder / "course"
    shutil.copytree(course, root, ignore=shutil.ignore_patterns("*.txt"))
    ended = typed("build", root, "--out", folder / "out", "--only", "deck", cwd=folder)
    assert ended.code == 0, ended.err
    return root, folder / "out" / "base" / "deck.pptx"


@pytest.mark.slow
@pytest.mark.parametrize("course", [WORKSHOP, example_course()], ids=["workshop", "default"])
def test_of_a_deck_that_nobody_edited_nothing_comes_home(tmp_path: Path, course: Path) -> None:
    root, deck = built(tmp_path, course)
    ended = typed("pull", deck, "--course", root, cwd=tmp_path)
    assert ended.code == 0, ended.err
    assert "Nothing of" in ended.out
    assert "has to come home" in ended.out


@pytest.mark.slow
def test_words_of_tools_exercises_and_scenarios_come_home(tmp_path: Path) -> None:
    root, deck = built(tmp_path, WORKSHOP)
    edited = Presentation(str(deck))
    done = 0
    for slide in edited.slides:
        for shape in slide.shapes:
            for run in (run for one in shape.text_frame.paragraphs for run in one.runs) if shape.has_text_frame else ():
                for old, new in EDITS:
                    if old in run.text:
                        run.text, done = run.text.replace(old, new), done + 1
    assert done == len(EDITS)
    edited.save(str(deck))
    ended = typed("pull", deck, "--course", root, "--write", cwd=tmp_path)
    assert ended.code == 0, ended.err
    said = (root / "modules" / "calm.yaml").read_text("utf-8")
    assert [new for _, new in EDITS if new not in said] == []
    again = typed("pull", deck, "--course", root, cwd=tmp_path)
    assert "has to come home" in again.out
