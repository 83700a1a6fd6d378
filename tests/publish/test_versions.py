"""Which versions are meant by the teams and sessions that were asked for."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.publish.versions import UnknownVersion, Version, layers_of, versions_asked
from coursegen.source.folder import CourseFiles, course_files
from support.team_files import course_with_teams


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> CourseFiles:
    return course_files(course_with_teams(tmp_path_factory.mktemp("asked")))


def names(versions: tuple[Version, ...]) -> list[str]:
    return [version.name for version in versions]


@pytest.mark.parametrize(
    ("teams", "sessions", "made"),
    [
        ([], [], ["base"]),
        (["base"], [], ["base"]),
        (["desk"], [], ["desk"]),
        (["desk", "chat", "desk"], [], ["chat", "desk"]),
        (["desk", "base"], [], ["base", "desk"]),
        ([], ["spring"], ["desk/spring"]),
        (["desk"], ["spring"], ["desk/spring"]),
        (["desk", "chat"], ["spring"], ["chat", "desk/spring"]),
    ],
)
def test_what_is_asked_for(files: CourseFiles, teams: list[str], sessions: list[str], made: list[str]) -> None:
    assert names(versions_asked(files, teams, sessions)) == made


def test_everything_is_the_base_then_each_team_with_its_sessions(files: CourseFiles) -> None:
    assert names(versions_asked(files, everything=True)) == ["base", "chat", "desk", "desk/spring"]


@pytest.mark.parametrize(
    ("teams", "sessions", "message", "hint"),
    [
        (["dekk"], [], "there is no team 'dekk'", "did you mean 'desk'?"),
        (["x"], [], "there is no team 'x'", "there are base, chat, desk"),
        ([], ["sprung"], "there is no session 'sprung'", "did you mean 'spring'?"),
        (["chat"], ["spring"], "the session spring is for the team desk", "name that team, or leave out chat"),
    ],
)
def test_what_there_is_not(files: CourseFiles, teams: list[str], sessions: list[str], message: str, hint: str) -> None:
    with pytest.raises(UnknownVersion) as found:
        versions_asked(files, teams, sessions)
    assert (found.value.message, found.value.hint) == (message, hint)


def test_a_team_that_can_not_be_read_can_be_asked_for(tmp_path: Path) -> None:
    root = course_with_teams(tmp_path)
    (root / "teams" / "desk.yaml").write_text("[", "utf-8")
    files = course_files(root)
    assert names(versions_asked(files, ["desk"])) == ["desk"]
    assert "desk" in names(versions_asked(files, everything=True))


def test_the_layers_in_order(files: CourseFiles) -> None:
    assert layers_of(files, Version()) == ("course",)
    assert layers_of(files, Version("chat")) == ("course", "chat")
    assert layers_of(files, Version("desk", "spring")) == ("course", "health", "desk", "spring")
