"""``coursegen pull`` on the command line: a diff, what stays, what is written, and the exit code."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from pptx import Presentation

from support.typed import Ended, changed

Run = Callable[..., Ended]
TEAM = "# ours\nformat: 1\nteam: desk\ntitle: The desk\nwhy: For the tests.\ncourse: {subtitle: For desks}\n"


@pytest.fixture
def deck(course: Path, inside: Run) -> Path:
    """The team's deck, built by the command line."""
    (course / "teams").mkdir()
    (course / "teams" / "desk.yaml").write_text(TEAM, "utf-8")
    built = inside("build", course, "--team", "desk", "--only", "deck")
    assert built.code == 0, built.err
    return course.parent / "output" / "desk" / "deck.pptx"


def _edited(deck: Path, old: str, new: str) -> Path:
    presentation = Presentation(BytesIO(deck.read_bytes()))
    found = 0
    for slide in presentation.slides:
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                for run in paragraph.runs:
                    found += old in run.text
                    run.text = run.text.replace(old, new)
    assert found
    edited = deck.with_name("edited.pptx")
    presentation.save(edited)
    return edited


def test_edits_are_shown_as_a_diff_and_written_when_asked(course: Path, deck: Path, inside: Run) -> None:
    edited = _edited(deck, "Phones face down", "Phones off")
    shown = inside("pull", edited, "--team", "desk", "--course", course)
    assert shown.code == 0
    assert shown.out.startswith("--- a/teams/desk.yaml\n+++ b/teams/desk.yaml\n")
    assert "+        text: Phones off until the break" in shown.out
    assert "add --write" in shown.out
    assert (course / "teams" / "desk.yaml").read_text("utf-8") == TEAM
    written = inside("pull", edited, "--team", "desk", "--course", course, "--write")
    assert written.code == 0
    text = (course / "teams" / "desk.yaml").read_text("utf-8")
    assert "Phones off until the break" in text
    assert text.startswith("# ours\n")
    again = inside("pull", edited, "--team", "desk", "--course", course)
    assert again.code == 0
    assert again.out.startswith("Nothing of ")


def test_an_unedited_deck_has_nothing_to_bring(course: Path, deck: Path, inside: Run) -> None:
    ended = inside("pull", deck, "--team", "desk", "--course", course)
    assert ended.code == 0
    assert ended.out.startswith("Nothing of ")


def test_a_conflict_shows_all_three_and_exits_with_1(course: Path, deck: Path, inside: Run) -> None:
    edited = _edited(deck, "Phones face down", "Phones off")
    changed(course / "course.yaml", "Phones face down", "Phones away")
    ended = inside("pull", edited, "--team", "desk", "--course", course, "--write")
    assert ended.code == 1
    for line in (
        "built:  Phones face down until the break",
        "deck:   Phones off until the break",
        "course: Phones away until the break",
    ):
        assert line in ended.out
    assert (course / "teams" / "desk.yaml").read_text("utf-8") == TEAM


@pytest.mark.parametrize(("side", "kept"), [("deck", "Phones off"), ("course", "Phones away")])
def test_a_conflict_is_settled_by_taking_a_side(course: Path, deck: Path, inside: Run, side: str, kept: str) -> None:
    edited = _edited(deck, "Phones face down", "Phones off")
    changed(course / "course.yaml", "Phones face down", "Phones away")
    ended = inside("pull", edited, "--course", course, "--write", "--take", side)
    assert ended.code == 0, ended.err
    text = (course / "teams" / "desk.yaml").read_text("utf-8")
    assert ("Phones off until the break" in text) == (side == "deck")
    built = inside("build", course, "--team", "desk", "--only", "deck")
    assert built.code == 0
    assert kept in str(
        [shape.text_frame.text for slide in Presentation(deck).slides for shape in slide.shapes if shape.has_text_frame]
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    ("answers", "taken", "code"),
    [("d\nc\n", ["Phones off"], 0), ("D\n", ["Phones off", "Tea time"], 0), ("\n\n", [], 1), ("c\n\n", [], 1)],
)
def test_a_person_is_asked_for_each_conflict(
    course: Path, deck: Path, inside: Run, monkeypatch: pytest.MonkeyPatch, answers: str, taken: list[str], code: int
) -> None:
    edited = _edited(_edited(deck, "Phones face down", "Phones off"), "Break", "Tea time")
    changed(course / "course.yaml", "Phones face down", "Phones away")
    changed(course / "course.yaml", "title: Break", "title: Pause")
    monkeypatch.setattr("sys.stdin", StringIO(answers))
    ended = inside("pull", edited, "--course", course, "--write", "--take", "ask")
    assert ended.code == code, ended.err
    assert "course: Phones away until the break" in ended.out
    text = (course / "teams" / "desk.yaml").read_text("utf-8")
    assert [words for words in ("Phones off", "Tea time") if words in text] == taken


def test_what_was_written_is_taken_back(course: Path, deck: Path, inside: Run) -> None:
    edited = _edited(deck, "Phones face down", "Phones off")
    assert inside("pull", edited, "--course", course, "--write").code == 0
    assert (course / "teams" / "desk.yaml").read_text("utf-8") != TEAM
    ended = inside("undo", "--course", course)
    assert ended.code == 0, ended.err
    assert ended.out == "pull --write was taken back:\n  teams/desk.yaml is as it was before\n"
    assert (course / "teams" / "desk.yaml").read_text("utf-8") == TEAM
    again = inside("undo", course)
    assert again.code == 1
    assert "there is nothing to take back" in again.err


def test_windows_line_ends_stay(course: Path, deck: Path, inside: Run) -> None:
    file = course / "teams" / "desk.yaml"
    edited = _edited(deck, "Phones face down", "Phones off")
    file.write_bytes(TEAM.replace("\n", "\r\n").encode())
    assert inside("pull", edited, "--team", "desk", "--course", course, "--write").code == 0
    data = file.read_bytes()
    assert b"Phones off" in data
    assert data.count(b"\n") == data.count(b"\r\n")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["pull", "none.pptx", "--team", "desk"], 2, "there is no file none.pptx"),
        (["pull", "DECK", "--team", "desks"], 1, "built for the team desk, not for desks"),
        (["pull", "DECK", "--from", "nowhere"], 2, "there is no folder nowhere, and no commit"),
        (["pull", "COURSE/course.yaml", "--team", "desk"], 2, "not a PowerPoint deck"),
    ],
)
def test_what_can_not_be_pulled_is_told(
    course: Path, deck: Path, inside: Run, words: list[str], code: int, said: str
) -> None:
    given = [word.replace("DECK", str(deck)).replace("COURSE", str(course)) for word in words]
    ended = inside(*given, "--course", course)
    assert ended.code == code
    assert said in ended.err.replace("\n", " ")


def test_the_help_has_an_example(inside: Run) -> None:
    ended = inside("pull", "--help")
    assert ended.code == 0
    assert "coursegen pull deck.edited.pptx --write" in ended.out


@pytest.mark.slow
def test_a_deck_of_the_course_as_it_is_changes_the_courses_own_files(course: Path, inside: Run) -> None:
    assert inside("build", course, "--only", "deck").code == 0
    deck = course.parent / "output" / "base" / "deck.pptx"
    assert inside("pull", deck, "--team", "base", "--course", course).out.startswith("Nothing of ")
    edited = _edited(deck, "Phones face down", "Phones off")
    written = inside("pull", edited, "--team", "base", "--course", course, "--write")
    assert written.code == 0
    assert written.out.startswith("--- a/course.yaml\n+++ b/course.yaml\n")
    assert written.out.endswith(
        "1 edit written to course.yaml. Build again to see them; `coursegen undo` takes them back.\n"
    )
    assert "  - {id: phones, text: Phones off until the break}\n" in (course / "course.yaml").read_text("utf-8")
