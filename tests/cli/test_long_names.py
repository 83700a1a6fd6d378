"""Files that are called by their course and their team, so that they can be mailed."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from support.typed import Ended, changed, tree

Inside = Callable[..., Ended]
DESK = "format: 1\nteam: desk\ntitle: The desk\nwhy: It is another one.\n"


def with_a_team(course: Path) -> Path:
    (course / "teams").mkdir()
    (course / "teams" / "desk.yaml").write_text(DESK, "utf-8")
    return course.parent / "output"


@pytest.mark.slow
def test_files_are_called_by_course_and_team_where_that_is_typed(inside: Inside, course: Path) -> None:
    output = with_a_team(course)
    typed = ("build", course, "--all-teams", "--only", "deck,quiz", "--names", "long")
    assert inside(*typed).code == 0
    files = {path for path in tree(output) if path.endswith((".pptx", ".pdf"))}
    assert files == {
        "base/tiny.deck.pptx", "base/tiny.quiz.pdf", "desk/tiny.desk.deck.pptx", "desk/tiny.desk.quiz.pdf",
    }  # fmt: skip
    listed = json.dumps(json.loads((output / "manifest.json").read_text("utf-8")))
    assert all(path in listed for path in files)
    before = tree(output)
    assert inside(*typed).code == 0
    assert tree(output) == before


def test_the_course_says_so_for_good_and_a_command_goes_before_it(inside: Inside, course: Path) -> None:
    changed(course / "course.yaml", "page: a4", "page: a4\nnames: long")
    base = course.parent / "output" / "base"
    assert inside("deck", course).code == 0
    assert (base / "tiny.deck.pptx").is_file() and not (base / "deck.pptx").exists()
    assert inside("deck", course, "--names", "short").code == 0
    assert (base / "deck.pptx").read_bytes() == (base / "tiny.deck.pptx").read_bytes()
    ended = inside("deck", course, "--names", "longer")
    assert ended.code == 2 and "did you mean long?" in " ".join(ended.err.split())


def test_a_mailed_deck_comes_home(inside: Inside, course: Path) -> None:
    output = with_a_team(course)
    assert inside("deck", course, "--team", "desk", "--names", "long").code == 0
    mailed = shutil.copy(output / "desk" / "tiny.desk.deck.pptx", course.parent / "back.pptx")
    ended = inside("pull", mailed, "--course", course)
    assert ended.code == 0
    assert "has to come home" in ended.out
