"""``coursegen explain`` as it is typed."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from support.courses import FIRST_COURSE
from support.typed import Ended, changed

Inside = Callable[..., Ended]
OWNER = "recover.action_steps.say_requests.owner"
TEAM = """\
format: 1
team: desk
title: The desk
why: It has people of its own.
terms:
  customer: {one: patient, many: patients}
modules:
  patch:
    listen:
      action_steps:
        patch: {write_it: {owner: shift lead, was: each agent, reason: nobody else may phone}}
"""


@pytest.fixture
def teamed(course: Path) -> Path:
    (course / "teams").mkdir()
    (course / "teams" / "desk.yaml").write_text(TEAM, encoding="utf-8")
    return course


def test_a_patched_value(inside: Inside, teamed: Path) -> None:
    ended = inside("explain", "desk", "listen.action_steps.write_it.owner", "--course", teamed)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "listen.action_steps.write_it.owner",
        "  shift lead",
        "  Layers: course → team desk",
        "",
        "  course     modules/listen.yaml:36  each agent",
        "  team desk  teams/desk.yaml:11      each agent → shift lead",
        "      because nobody else may phone",
    ]


def test_a_stale_patch_says_which_command_notes_the_new_text(inside: Inside, teamed: Path) -> None:
    changed(teamed / "teams" / "desk.yaml", "was: each agent", "was: every agent")
    ended = inside("explain", "desk", "listen.action_steps.write_it.owner", "--course", teamed)
    assert ended.out.splitlines()[-5:] == [
        "      because nobody else may phone",
        "      written when it said “every agent”",
        "",
        "  See whether that still fits, then note the new text:",
        "    coursegen teams accept desk listen.action_steps.write_it.owner --write",
    ]


def test_a_termed_and_an_inherited_value(inside: Inside, teamed: Path) -> None:
    ended = inside("explain", "desk", "listen.scenario.setting", "--course", teamed)
    assert "A patient calls late" in ended.out
    assert "Inherited from the course; only its terms have other words." in ended.out
    assert "${customer} is “patient”:" in ended.out
    assert "teams/desk.yaml:6" in ended.out
    ended = inside("explain", "base", "listen.title", "--course", teamed)
    assert "modules/listen.yaml:3" in ended.out
    assert "no layer changed it" in ended.out


@pytest.mark.parametrize(
    ("session", "address", "file", "told", "written"),
    [
        ("", OWNER, "teams/clinic_desk.yaml", "each ${agent} in pairs → each ${agent} with a nurse", "with a nurse"),
        ("", OWNER, "modules/recover.yaml", "each ${agent} in pairs", "owner: each ${agent} in pairs"),
        ("", "choice.scenario.setting", "sectors/healthcare.yaml", "customer → patient", "customer: {one: patient"),
        ("", "choice.title", "modules/choice.yaml", "The second before you answer", "title: The second before"),
        ("spring_clinic", "meaning.minutes", "sessions/spring_clinic.yaml", "31 → 6", "minutes: 160"),
        ("spring_clinic", "course.agenda.closing.minutes", "sessions/spring_clinic.yaml", "13 → 9", "minutes: 160"),
    ],
    ids=["patched", "patched, below", "termed", "inherited", "fitted", "fitted, in the agenda"],
)
def test_the_line_that_is_named_is_the_one_that_says_so(
    inside: Inside, session: str, address: str, file: str, told: str, written: str
) -> None:
    example = FIRST_COURSE
    chosen = ("--session", session) if session else ()
    ended = inside("explain", "clinic_desk", address, *chosen, "--course", example)
    named = re.findall(rf" {re.escape(file)}:(\d+) +{re.escape(told)}$", ended.out, re.MULTILINE)
    assert len(named) == 1, ended.out
    assert written in (example / file).read_text(encoding="utf-8").splitlines()[int(named[0]) - 1]


def test_a_fitted_value_says_that_it_was_fitted_and_from_what(inside: Inside) -> None:
    ended = inside("explain", "clinic_desk", "meaning.minutes", "--session", "spring_clinic", "--course", FIRST_COURSE)
    *_, change, why = ended.out.splitlines()
    assert change.endswith("31 → 6")
    assert why == "      because fitted to 160 minutes"


def test_a_slides_id_is_an_address_too(inside: Inside, teamed: Path) -> None:
    ended = inside("explain", "desk", "listen/action_steps", "--course", teamed)
    assert ended.out.startswith("listen.action_steps\n")
    assert "shift lead" in ended.out


@pytest.mark.parametrize(
    ("team", "address", "hint"),
    [
        ("dessk", "listen.title", "there is no team 'dessk'; did you mean 'desk'?"),
        ("desk", "listen.titel", "did you mean 'listen.title'?"),
    ],
)
def test_a_wrong_name_is_wrong_use(inside: Inside, teamed: Path, team: str, address: str, hint: str) -> None:
    ended = inside("explain", team, address, "--course", teamed)
    assert ended.code == 2
    assert hint in " ".join(ended.err.split())


def test_a_team_that_is_wrong_is_told_before_anything_is_explained(inside: Inside, teamed: Path) -> None:
    path = teamed / "teams" / "desk.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("owner: shift", "onwer: shift"), encoding="utf-8")
    ended = inside("explain", "desk", "listen.title", "--course", teamed)
    assert ended.code == 1
    assert "teams/desk.yaml:11" in ended.err
    assert "did you mean 'owner'?" in ended.err
