"""Teams and sessions on the command line: what is made, what is said of each, and the code at the end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.publish.made_version import ARTEFACTS, HANDOUTS
from support.team_files import course_with_teams
from support.typed import Ended, changed, tree, typed

Inside = Callable[..., Ended]
EACH = ("deck.pptx", "credits.json", "provenance.json", *(f"{name}.pdf" for name in HANDOUTS))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course with teams."""
    return course_with_teams(tmp_path)


def of(*versions: str) -> list[str]:
    """The files of versions, with the manifest, sorted."""
    return sorted([*(f"{version}/{name}" for version in versions for name in EACH), "manifest.json"])


@pytest.mark.slow
def test_all_teams_are_the_base_every_team_and_every_session(inside: Inside, course: Path) -> None:
    ended = inside("build", course, "--all-teams")
    assert ended.code == 0
    output = course.parent / "output"
    assert sorted(tree(output)) == of("base", "chat", "desk", "desk/spring")
    rows = [line.split() for line in ended.out.splitlines()]
    assert rows[0] == ["version", "artefact", "length", "size", "path"]
    assert [row[0] for row in rows[1 : 1 + 4 * len(ARTEFACTS) : len(ARTEFACTS)]] == [
        "base",
        "chat",
        "desk",
        "desk/spring",
    ]
    assert ended.out.rstrip().endswith(f"4 of 4 versions made in {output}/.")
    manifest = json.loads((output / "manifest.json").read_text("utf-8"))
    stamps = {row["stamp"] for row in manifest["artefacts"]}
    assert len(stamps) == 4
    assert set(manifest["sources"]) == stamps
    (spring,) = {row["stamp"] for row in manifest["artefacts"] if row.get("session") == "spring"}
    files = set(manifest["sources"][spring])
    assert files >= {"sectors/health.yaml", "teams/desk.yaml", "sessions/spring.yaml", "course.yaml"}
    assert "teams/chat.yaml" not in files


@pytest.mark.slow
def test_the_number_of_processes_changes_no_byte(inside: Inside, course: Path, tmp_path: Path) -> None:
    assert inside("build", course, "--all-teams", "--jobs", "1", "--out", tmp_path / "one").code == 0
    assert inside("build", course, "--all-teams", "--jobs", "2", "--out", tmp_path / "two").code == 0
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


@pytest.mark.slow
def test_versions_made_apart_are_those_made_together(inside: Inside, course: Path, tmp_path: Path) -> None:
    inside("build", course, "--all-teams", "--out", tmp_path / "together")
    for words in ([], ["--team", "desk"], ["--team", "chat"], ["--session", "spring"]):
        assert inside("build", course, *words, "--out", tmp_path / "apart").code == 0
    assert tree(tmp_path / "together") == tree(tmp_path / "apart")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("words", "made"),
    [
        (["build"], of("base")),
        (["build", "--team", "desk"], of("desk")),
        (["build", "--team", "desk", "--team", "chat"], of("chat", "desk")),
        (["build", "--session", "spring"], of("desk/spring")),
        (["deck", "--team", "chat"], ["chat/credits.json", "chat/deck.pptx", "chat/provenance.json", "manifest.json"]),
        (
            ["handouts", "--session", "spring"],
            sorted(
                [
                    *(f"desk/spring/{name}.pdf" for name in HANDOUTS),
                    "desk/spring/credits.json",
                    "desk/spring/provenance.json",
                    "manifest.json",
                ]
            ),
        ),
    ],
)
def test_what_is_asked_for_is_what_is_made(inside: Inside, course: Path, words: list[str], made: list[str]) -> None:
    assert inside(words[0], course, *words[1:]).code == 0
    assert sorted(tree(course.parent / "output")) == made


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--team", "desc"], "there is no team 'desc'; did you mean 'desk'?"),
        (["--session", "sprin"], "there is no session 'sprin'; did you mean 'spring'?"),
        (["--team", "chat", "--session", "spring"], "the session spring is for the team desk"),
        (["--all-teams", "--team", "desk"], "--all-teams makes every team and session"),
        (["--today", "tomorrow"], "there is no day 'tomorrow'"),
    ],
)
@pytest.mark.parametrize("command", ["build", "check"])
def test_what_can_not_be_meant_is_wrong_use(
    inside: Inside, course: Path, command: str, words: list[str], said: str
) -> None:
    ended = inside(command, course, *words)
    assert ended.code == 2
    assert said in " ".join(ended.err.split())
    assert not (course.parent / "output").exists()


@pytest.mark.slow
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_one_bad_team_stops_no_other(inside: Inside, course: Path, jobs: str) -> None:
    inside("build", course, "--all-teams")
    output = course.parent / "output"
    stood = tree(output / "desk")
    changed(course / "teams" / "desk.yaml", "write_it:", "write_itt:")
    changed(course / "course.yaml", "A small course for tests", "A small course, changed")
    ended = inside("build", course, "--all-teams", "--jobs", jobs)
    assert ended.code == 1
    rows = [line.split() for line in ended.out.splitlines()]
    assert ["desk", "not", "made:", "1", "problem"] in rows
    assert ["desk/spring", "not", "made:", "1", "problem"] in rows
    assert ended.out.rstrip().endswith("2 of 4 versions made in " + str(output) + "/, without desk, desk/spring.")
    assert "desk (course → health → desk):\n\nteams/desk.yaml:10:" in ended.err
    assert "hint: did you mean 'write_it'?" in ended.err
    assert "desk/spring (course → health → desk → spring): see above." in ended.err
    assert tree(output / "desk") == stood
    after = {row["path"]: row["stamp"] for row in json.loads((output / "manifest.json").read_text())["artefacts"]}
    assert after["base/deck.pptx"] != after["desk/deck.pptx"]


def test_what_is_wrong_with_the_course_is_told_once(inside: Inside, course: Path) -> None:
    changed(course / "course.yaml", "title: Two", "titel: Two")
    ended = inside("build", course, "--all-teams")
    assert ended.code == 1
    assert ended.err.count("course.yaml:3:1: unknown field 'titel'") == 1
    assert ended.out.count("not made") == 4
    assert not (course.parent / "output" / "manifest.json").exists()


@pytest.mark.slow
def test_a_deck_of_a_team_that_was_edited_is_kept(inside: Inside, course: Path) -> None:
    inside("build", course, "--team", "desk")
    desk = course.parent / "output" / "desk"
    (desk / "deck.pptx").write_bytes(b"mine")
    ended = inside("build", course, "--team", "desk")
    assert (desk / "deck.edited.pptx").read_bytes() == b"mine"
    assert "Your version is kept as" in ended.err


@pytest.mark.slow
@pytest.mark.parametrize(("today", "due"), [("2027-06-30", False), ("2027-07-01", True)])
def test_a_review_that_is_due_is_a_warning_and_changes_no_byte(
    inside: Inside, course: Path, tmp_path: Path, today: str, due: bool
) -> None:
    inside("build", course, "--team", "desk", "--today", "2020-01-01", "--out", tmp_path / "before")
    ended = inside("build", course, "--team", "desk", "--today", today)
    assert ended.code == 0
    words = "teams/desk.yaml:13:77: warning: the disclaimer was due for review on 2027-06-30 [review-due]\n"
    assert (words in ended.err) is due
    assert tree(tmp_path / "before") == tree(course.parent / "output")
    strict = inside("check", course, "--team", "desk", "--today", today, "--strict")
    assert strict.code == (1 if due else 0)


def test_a_faint_colour_is_refused_at_its_line(inside: Inside, course: Path) -> None:
    changed(course / "teams" / "desk.yaml", '"#0B6E4F"', '"#F2C230"')
    ended = inside("build", course, "--team", "desk")
    assert ended.code == 1
    assert "teams/desk.yaml:12:22: accent1 on panels (lt2) would have a contrast of 1.48 to 1" in ended.err
    assert "hint: text needs 4.5 to 1 at least: take a darker accent1" in ended.err


def test_a_footer_that_no_slide_has_room_for_is_cut_and_told(inside: Inside, course: Path) -> None:
    changed(course / "sectors" / "health.yaml", "Health for all", "Health for all and for everybody " * 6)
    ended = inside("build", course, "--team", "desk", "--only", "deck")
    assert ended.code == 0
    assert "sectors/health.yaml:5:17: warning: the slides' footer has no room for" in ended.err


@pytest.mark.slow
def test_the_courses_own_recipes_are_in_the_stamp(inside: Inside, course: Path) -> None:
    inside("build", course)
    manifest = course.parent / "output" / "manifest.json"
    (before,) = json.loads(manifest.read_text("utf-8"))["sources"]
    (course / "recipes").mkdir()
    recipe = "format: 1\nid: workbook\ntitle: Workbook\nmedium: pages\naudience: participant\nblocks: [cover, agenda]\n"
    (course / "recipes" / "workbook.yaml").write_text(recipe, "utf-8")
    assert inside("build", course).code == 0
    ((after, sources),) = json.loads(manifest.read_text("utf-8"))["sources"].items()
    assert after != before
    assert "recipes/workbook.yaml" in sources


@pytest.mark.slow
def test_a_check_of_all_versions_says_a_line_for_each(inside: Inside, course: Path) -> None:
    ended = inside("check", course, "--all-teams", "--today", "2027-01-01")
    assert ended.code == 0
    heads = [line.partition(":")[0] for line in ended.out.splitlines()]
    assert heads == ["base", "chat", "desk", "desk/spring", "Nothing is wrong."]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "3 versions of teams and sessions read, not laid out; --all-teams does both."),
        (("--quick",), "3 other versions of teams and sessions left out; --all-teams checks all of them."),
        (("--team", "chat"), "3 other versions of teams and sessions left out; --all-teams checks all of them."),
    ],
)
def test_a_check_says_which_versions_it_left_out(
    inside: Inside, course: Path, words: tuple[str, ...], said: str
) -> None:
    assert inside("check", course, "--today", "2027-01-01", *words).out.splitlines()[-1] == said


def test_one_team_that_is_wrong_does_not_keep_a_look_from_being_noted(inside: Inside, course: Path) -> None:
    (course / "articles" / "article_one.txt").write_text("One.\n\nTwo.\n\nThree.\n\nFour.\n", "utf-8")
    changed(course / "teams" / "chat.yaml", "course: {page: letter}", "course: {session: {minutes: 61}}")
    look = ("accept", "article_one", "--reason", "Read it.", "--today", "2027-03-04", "--course", course)
    ended = inside(*look)
    assert (ended.code, ended.err) == (0, "")
    assert "What is in chat alone was not noted: something is wrong there" in ended.out
    assert 'reason: "Read it."' in (course / "sources.lock").read_text("utf-8")
    changed(course / "course.yaml", "minutes: ", "minutes: 1")
    ended = inside(*look)
    assert ended.code == 1 and "Nothing was noted." in ended.err


@pytest.mark.slow
def test_other_processes_are_as_quiet_on_a_pipe(course: Path, tmp_path: Path) -> None:
    ended = typed("build", course, "--all-teams", "--jobs", "2", "--out", tmp_path / "out", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert "\x1b" not in ended.out
    assert "\r" not in ended.out


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_terminal_shows_what_runs_in_a_line_for_each(course: Path, tmp_path: Path) -> None:
    import os
    import pty
    import subprocess

    leader, follower = pty.openpty()
    words = [sys.executable, "-m", "coursegen", "build", str(course), "--all-teams", "--jobs", "2"]
    environment = {**os.environ, "TERM": "xterm-256color", "COLUMNS": "160"}
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=follower, env=environment, cwd=tmp_path) as child:
        os.close(follower)
        shown = b""
        while True:
            try:
                piece = os.read(leader, 65_536)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(leader)
    assert child.returncode == 0
    seen = shown.decode("utf-8", "replace")
    assert "base: " in seen
    assert "desk/spring: " in seen
    assert " of 4 done" in seen
