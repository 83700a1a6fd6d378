"""``coursegen diff``: in words, as Markdown and as JSON."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.cli.terminal_lines import harmless
from support.courses import FIRST_COURSE
from support.typed import Ended

Inside = Callable[..., Ended]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The default course with a small team, to change."""
    folder = Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))
    team(folder, "modules: {patch: {recover: {action_steps: {patch: {say_requests: {due: 2 weeks}}}}}}")
    return folder


def team(folder: Path, more: str) -> None:
    head = "format: 1\nteam: small\ntitle: A *small* team\nwhy: To be compared.\n"
    (folder / "teams" / "small.yaml").write_text(head + more + "\n", "utf-8")


def test_help_tells_how_a_change_is_shown(inside: Inside) -> None:
    ended = inside("diff", "--help")
    assert re.search(r"Examples:\n    coursegen diff ", ended.out)
    assert "[-as it was-]" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100


def test_one_changed_field_is_one_line_under_its_module(inside: Inside, course: Path) -> None:
    ended = inside("diff", "small", "--course", course)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "How “A *small* team” differs from the course as it is: 1 difference.",
        "",
        "After the complaint (recover)",
        "  action step say_requests: due: 1 week → 2 weeks",
    ]


def test_the_other_way_round_beside_a_team(inside: Inside, course: Path) -> None:
    assert "due: 2 weeks → 1 week" in inside("diff", "base", "small", "--course", course).out


def test_nothing_differs(inside: Inside, course: Path) -> None:
    assert inside("diff", "base", "--course", course).out == "Nothing differs between the two.\n"


def test_removed_added_moved_and_words(inside: Inside, course: Path) -> None:
    out = inside("diff", "clinic_desk", "--course", course).out
    assert "  “customer” → “patient” in " in out
    assert "  - removed: module beyond “One step past good enough”" in out
    assert "  + added: action step in_distress “" in out
    assert "  moved: module perspective, from after break_2 to after opening" in out
    assert "  minutes: 210 → 175" in out
    assert "  scenario: title: The third [-transfer-]{+floor+}" in out


def test_markdown_shows_texts_as_they_stand(inside: Inside, course: Path) -> None:
    team(course, "modules: {patch: {recover: {title: After the <b>*new*</b> complaint}}}")
    out = inside("diff", "small", "--course", course, "--format", "markdown").out
    assert out.startswith("# “A \\*small\\* team” beside the course as it is\n")
    assert "- title: After the **\\<b\\>\\*new\\*\\</b\\>** complaint\n" in out
    out = inside("diff", "clinic_desk", "--course", course, "--format", "markdown").out
    assert "- scenario: title: The third ~~transfer~~ **floor**\n" in out
    assert re.search(r"(?<!\S)\*\*(?=\s)", out) is None


def test_json_has_every_difference(inside: Inside, course: Path) -> None:
    told = json.loads(inside("diff", "clinic_desk", "small", "--course", course, "--format", "json").out)
    assert (told["one"], told["other"]) == ("small", "clinic_desk")
    assert {each["how"] for each in told["differences"]} == {"removed", "added", "moved", "changed"}
    (due,) = [each for each in told["differences"] if each["address"] == "recover.action_steps.say_requests.due"]
    assert (due["part"], due["old"], due["new"], due["only_words"]) == ("recover", "2 weeks", "1 week", False)
    patient = next(one for one in told["words"] if one["new"] == "patient")
    assert len(patient["addresses"]) >= 3


def test_a_text_can_t_steer_the_terminal(inside: Inside, course: Path) -> None:
    team(course, 'modules: {patch: {recover: {title: "After \\u202e the complaint"}}}')
    ended = inside("diff", "small", "--course", course)
    assert ended.out == harmless(ended.out)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff", "clinic_dsk"], "there is no team 'clinic_dsk'; did you mean 'clinic_desk'?"),
        (["diff", "clinic_desk", "--format", "jsn"], "there is no format 'jsn'; did you mean json?"),
        (["diff", "clinic_desk", "--format", "xyzzy"], "there is no format 'xyzzy'; there are: text, json, markdown"),
        (["diff"], "TEAM"),
    ],
)
def test_wrong_use_ends_with_2(inside: Inside, course: Path, words: list[str], said: str) -> None:
    ended = inside(*words, "--course", course)
    assert ended.code == 2
    assert said in ended.err


def test_a_team_that_is_refused_ends_with_1(inside: Inside, course: Path) -> None:
    team(course, "modules: {remove: [nothing]}")
    ended = inside("diff", "small", "--course", course)
    assert (ended.code, ended.out) == (1, "")
    assert "teams/small.yaml:5:" in ended.err
    assert "Nothing can be compared until that is right." in ended.err
