"""``coursegen teams``: the table on a pipe, on a terminal and for programs."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.cli import teams as teams_module
from support.courses import FIRST_COURSE
from support.typed import Ended, changed

Inside = Callable[..., Ended]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The default course with its teams, to change."""
    return Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))


def cells(out: str, team: str) -> list[str]:
    line = next(line for line in out.splitlines() if line.startswith(f"{team} "))
    return re.split(r"  +", line)


def test_help_has_an_example(inside: Inside) -> None:
    ended = inside("teams", "--help")
    assert re.search(r"Examples:\n    coursegen teams\n", ended.out)
    assert max(map(len, ended.out.splitlines())) <= 100


def test_every_team_has_a_row_and_a_removed_module_a_dash(inside: Inside, course: Path) -> None:
    ended = inside("teams", "--course", course)
    assert ended.code == 0
    head = re.split(r"  +", ended.out.splitlines()[0])
    assert head == [
        "team",
        "sector",
        "minutes",
        "meaning",
        "choice",
        "recover",
        "beyond",
        "perspective",
        "other",
        "stale",
    ]
    assert cells(ended.out, "base") == ["base", "–", "210", "31", "31", "34", "31", "32", "51", "0"]
    clinic = dict(zip(head, cells(ended.out, "clinic_desk"), strict=True))
    assert (clinic["sector"], clinic["minutes"], clinic["beyond"]) == ("healthcare", "175", "–")
    assert re.fullmatch(r"34 \(\d+\)", clinic["recover"])
    assert {path.stem for path in (course / "teams").iterdir()} <= {
        line.split(" ")[0] for line in ended.out.splitlines()
    }
    assert "No patch is stale" in ended.out


def test_a_stale_patch_is_listed_with_both_texts(inside: Inside, course: Path) -> None:
    patch = "modules:\n  patch:\n    recover:\n      title: Afterwards\n      was: What it once said\n"
    more = f"format: 1\nteam: late\ntitle: Late\nwhy: It is.\n{patch}"
    (course / "teams" / "late.yaml").write_text(more, "utf-8")
    out = inside("teams", "--course", course).out
    assert cells(out, "late")[-1] == "1"
    assert out.endswith(
        "1 patch written for a text that is no longer there:\n"
        "  late: recover.title (teams/late.yaml:8)\n"
        "      written when it said “What it once said”\n"
        "      below it there is now “After the complaint”\n"
        "Where a patch still fits, note the new text: coursegen teams accept TEAM ADDRESS --write\n"
    )


def test_a_broken_team_is_told_and_ends_with_1(inside: Inside, course: Path) -> None:
    changed(course / "teams" / "live_chat.yaml", "team: live_chat", "team: other")
    ended = inside("teams", "--course", course)
    assert ended.code == 1
    assert cells(ended.out, "live_chat")[:3] == ["live_chat", "1 problem", "?"]
    assert cells(ended.out, "clinic_desk")[2] == "175"
    assert "teams/live_chat.yaml:" in ended.err
    assert ended.err.endswith("1 team can't be read: live_chat.\n")


@pytest.mark.slow
def test_a_file_that_no_team_can_be_called_by_is_told(inside: Inside, course: Path) -> None:
    (course / "teams" / "Night Shift.yaml").write_text("format: 1\n", "utf-8")
    file = course / "course.yaml"
    # The old course has objectives that nothing checks; here only the file's name is to be wrong.
    held = 'check: {rules: {TIM6: {severity: "off"}, OBJ3: {severity: "off"}}}'
    file.write_text(f"{file.read_text('utf-8')}\n{held}\n", "utf-8")
    ended = inside("teams", "--course", course)
    assert ended.code == 1
    assert cells(ended.out, "clinic_desk")[2] == "175"
    assert ended.err.startswith("teams/Night Shift.yaml:1:1: ")
    ended = inside("check", course, "--quick", "--all-teams")
    assert ended.code == 1
    assert "teams/Night Shift.yaml:1:1: " in ended.err
    assert ended.err.endswith("The course itself is right, but not its versions: teams/Night Shift.yaml.\n")


def test_json(inside: Inside, course: Path) -> None:
    told = json.loads(inside("teams", "--course", course, "--format", "json").out)
    assert told["modules"] == ["meaning", "choice", "recover", "beyond", "perspective"]
    teams = {team["team"]: team for team in told["teams"]}
    assert teams["base"]["modules"]["recover"] == {"minutes": 34, "patched": 0}
    assert teams["clinic_desk"]["modules"]["beyond"] is None
    for team in teams.values():
        minutes = [cell["minutes"] for cell in team["modules"].values() if cell]
        assert team["minutes"] == sum(minutes) + team["other"]["minutes"]


def test_a_terminal_gets_a_drawn_table(inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(teams_module, "in_colour", lambda _: True)
    monkeypatch.setenv("COLUMNS", "140")
    out = inside("teams", "--course", course).out
    assert "───" in out
    (clinic,) = [line for line in out.splitlines() if line.lstrip().startswith("clinic_desk")]
    assert clinic.split()[:3] == ["clinic_desk", "healthcare", "175"]


def test_an_unknown_format_ends_with_2(inside: Inside, course: Path) -> None:
    ended = inside("teams", "--course", course, "--format", "jsn")
    assert ended.code == 2
    assert "there is no format 'jsn'; did you mean json?" in ended.err
