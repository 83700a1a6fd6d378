"""Why a value is what it is: patched, termed, inherited, gone, and addresses that are nearly right."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.course.compare.explain import Explained, NoSuchAddress, explained
from coursegen.course.reading.load import LoadedCourse, load_course
from support.layered import SECTOR, TEAM, write

TINY = Path(__file__).parent.parent / "cases" / "tiny"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> LoadedCourse:
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("explain") / "course"))
    write(root, "sectors/health", SECTOR)
    write(root, "teams/desk", TEAM)
    return load_course(root, team="desk")


def told(found: Explained) -> list[tuple[str, str, str]]:
    return [(change.layer.name, change.place.file, change.new) for change in found.stack]


def line_of(text: str, words: str) -> int:
    return next(number for number, line in enumerate(text.splitlines(), 1) if words in line)


def test_a_patched_value_has_both_layers_with_their_lines(desk: LoadedCourse) -> None:
    found = explained(desk, "listen.action_steps.write_it.owner")
    assert found.value == "shift lead"
    assert told(found) == [
        ("course", "modules/listen.yaml", "each agent"),
        ("team desk", "teams/desk.yaml", "shift lead"),
    ]
    module = (TINY / "modules" / "listen.yaml").read_text(encoding="utf-8")
    assert found.stack[0].place.line == line_of(module, "owner: each agent")
    assert found.stack[1].place.line == line_of(TEAM, "owner: shift lead")
    assert found.stack[1].reason == "nobody else may phone"


def test_a_termed_value_shows_where_its_words_come_from(desk: LoadedCourse) -> None:
    found = explained(desk, "listen.scenario.setting")
    assert found.value.startswith("A ${customer} calls")
    assert found.said.startswith("A patient calls")
    assert found.inherited
    (term,) = found.terms
    assert (term.written, term.words) == ("${customer}", "patient")
    assert [(change.layer.name, change.place.line) for change in term.stack] == [
        ("course", line_of((TINY / "course.yaml").read_text(encoding="utf-8"), "one: guest")),
        ("sector health", line_of(SECTOR, "one: patient")),
    ]


def test_a_possessive_that_nobody_wrote_comes_from_its_one(desk: LoadedCourse) -> None:
    (term,) = explained(desk, "listen.action_steps.log_it.step").terms
    assert term.words == "patient"


def test_an_inherited_value_says_so_and_where(desk: LoadedCourse) -> None:
    found = explained(desk, "listen.title")
    assert found.inherited
    assert [(change.layer.name, change.place.file, change.place.line) for change in found.stack] == [
        ("course", "modules/listen.yaml", 3)
    ]


def test_what_is_inserted_has_its_layer_alone(desk: LoadedCourse) -> None:
    found = explained(desk, "listen.action_steps.log_it.due")
    assert [(change.layer.name, change.how) for change in found.stack] == [("team desk", "inserted")]


@pytest.mark.parametrize("address", ["listen.action_steps.review", "listen.action_steps.review.owner"])
def test_what_is_removed_says_who_removed_it(desk: LoadedCourse, address: str) -> None:
    found = explained(desk, address)
    assert "team desk removed" in found.gone
    assert found.stack[-1].how == "removed"
    assert found.stack[-1].place.line == line_of(TEAM, "remove: [review]")


def test_an_object_tells_what_was_changed_inside(desk: LoadedCourse) -> None:
    found = explained(desk, "listen.plan")
    assert [address for address, _ in found.inside] == ["listen.plan.play.minutes"]
    assert not found.inherited


def test_the_end_of_an_address_is_enough_where_only_one_ends_so(desk: LoadedCourse) -> None:
    assert explained(desk, "log_it.due").address == "listen.action_steps.log_it.due"
    with pytest.raises(NoSuchAddress, match="addresses end with 'write_it'") as several:
        explained(desk, "write_it")
    assert "close.action_steps.write_it" in several.value.hint


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("listen.actions.write_it.due", "listen.action_steps.write_it.due"),
        ("listen.action_steps.wirte_it.owner", "listen.action_steps.write_it.owner"),
        ("lisen.title", "listen.title"),
        ("course.agenda.opening.plan.welcom", "course.agenda.opening.plan.welcome"),
        ("listen.scenario.rolls.caller", "listen.scenario.roles.caller"),
    ],
)
def test_a_wrong_address_gets_the_nearest_one(desk: LoadedCourse, asked: str, meant: str) -> None:
    with pytest.raises(NoSuchAddress) as wrong:
        explained(desk, asked)
    assert wrong.value.hint == f"did you mean '{meant}'?"
