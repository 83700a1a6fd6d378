"""``coursegen teams accept`` as it is typed: a diff, both texts of what is stale, what is written, the exit code."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.typed import Ended, changed

Inside = Callable[..., Ended]
TEAM = """\
# ours
format: 1
team: desk
title: The desk
why: For the tests.
course: {subtitle: For desks}
modules:
  patch:
    listen:
      title: Hear   # short
      was: What it once said
"""


@pytest.fixture
def teamed(course: Path) -> Path:
    (course / "teams").mkdir()
    (course / "teams" / "desk.yaml").write_text(TEAM, "utf-8")
    return course


def test_it_shows_a_diff_and_writes_only_when_asked(inside: Inside, teamed: Path) -> None:
    shown = inside("teams", "accept", "desk", "--course", teamed)
    assert shown.code == 0
    assert shown.out == (
        "--- a/teams/desk.yaml\n"
        "+++ b/teams/desk.yaml\n"
        "@@ -3,7 +3,7 @@\n"
        " team: desk\n"
        " title: The desk\n"
        " why: For the tests.\n"
        "-course: {subtitle: For desks}\n"
        "+course: {subtitle: For desks, was: A small course for tests}\n"
        " modules:\n"
        "   patch:\n"
        "     listen:\n"
        "\n"
        "Written for another text, and left so; name what still fits, or take all with --all:\n"
        "  listen.title (teams/desk.yaml:10)\n"
        "      written when it said “What it once said”\n"
        "      below it there is now “Listen for the purpose”\n"
        "\n"
        "1 note can be made. Nothing is written yet: add --write for that.\n"
    )
    assert (teamed / "teams" / "desk.yaml").read_text("utf-8") == TEAM
    written = inside("teams", "accept", "desk", "--write", "--course", teamed)
    assert written.out.endswith("1 note written to teams/desk.yaml.\n")
    new = TEAM.replace("For desks}", "For desks, was: A small course for tests}")
    assert (teamed / "teams" / "desk.yaml").read_text("utf-8") == new
    again = inside("teams", "accept", "desk", "--course", teamed)
    assert again.out.endswith("Every other patch already says what it replaces.\n")


@pytest.mark.parametrize("words", [("listen.title",), ("listen",), ("--all",)])
def test_what_is_stale_is_noted_anew_where_it_is_named(inside: Inside, teamed: Path, words: tuple[str, ...]) -> None:
    ended = inside("teams", "accept", "desk", *words, "--write", "--course", teamed)
    assert ended.code == 0
    assert "Noted again:\n  listen.title (teams/desk.yaml:10)\n      written when it said “What it once" in ended.out
    assert "      below it there is now “Listen for the purpose”\n" in ended.out
    assert "was: Listen for the purpose\n" in (teamed / "teams" / "desk.yaml").read_text("utf-8")
    assert inside("build", teamed, "--team", "desk", "--only", "deck", "--strict").code == 0


def test_a_build_says_what_moved_and_which_command_notes_it(inside: Inside, teamed: Path) -> None:
    inside("teams", "accept", "desk", "--all", "--write", "--course", teamed)
    changed(teamed / "course.yaml", "A small course for tests", "A course for tests")
    ended = inside("build", teamed, "--team", "desk", "--only", "deck")
    assert ended.code == 0
    said = " ".join(ended.err.split())
    assert "course.subtitle says 'A course for tests' now" in said
    assert "written when it said 'A small course for tests'" in said
    assert "coursegen teams accept desk course.subtitle --write" in said
    assert inside("teams", "accept", "desk", "course.subtitle", "--write", "--course", teamed).code == 0
    ended = inside("build", teamed, "--team", "desk", "--only", "deck")
    assert "warning" not in ended.err


def test_a_sessions_own_patches_are_noted_in_its_file(inside: Inside, teamed: Path) -> None:
    (teamed / "sessions").mkdir()
    session = "format: 1\nsession: spring\nteam: desk\nstart: '10:00'\nmodules: {patch: {listen: {takeaway: Hear}}}\n"
    (teamed / "sessions" / "spring.yaml").write_text(session, "utf-8")
    ended = inside("teams", "accept", "desk", "listen", "--session", "spring", "--write", "--course", teamed)
    assert ended.out.endswith("2 notes written to teams/desk.yaml and sessions/spring.yaml.\n")
    new = session.replace("takeaway: Hear", "takeaway: Hear, was: Every call has one purpose.")
    assert (teamed / "sessions" / "spring.yaml").read_text("utf-8") == new


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("desks",), "there is no team 'desks'; did you mean 'desk'?"),
        (("base",), "the course as it is replaces nothing; name a team"),
        (("desk", "listen.titel"), "did you mean 'listen.title'?"),
        (("desk", "listen.source"), "no layer changes anything at listen.source"),
        (("desk", "listen", "--all"), "name addresses, or take all patches with --all"),
        (("desk", "--session", "sprung"), "there is no session 'sprung'"),
    ],
)
def test_wrong_use_ends_with_2(inside: Inside, teamed: Path, words: tuple[str, ...], said: str) -> None:
    ended = inside("teams", "accept", *words, "--course", teamed)
    assert ended.code == 2
    assert said in " ".join(ended.err.split())


def test_options_of_the_table_do_not_get_lost_before_the_command(inside: Inside, teamed: Path) -> None:
    ended = inside("teams", "--course", teamed, "accept", "desk")
    assert ended.code == 2
    assert "write options after the command" in ended.err


def test_a_course_that_is_refused_is_not_touched(inside: Inside, teamed: Path) -> None:
    changed(teamed / "teams" / "desk.yaml", "title: Hear", "titel: Hear")
    ended = inside("teams", "accept", "desk", "--write", "--course", teamed)
    assert ended.code == 1
    assert ended.err.endswith("Nothing was changed.\n")
    assert "unknown field 'titel'" in ended.err


def test_the_help_has_examples(inside: Inside) -> None:
    ended = inside("teams", "accept", "--help")
    assert "coursegen teams accept clinic_desk --write" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100
