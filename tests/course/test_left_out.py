"""What is removed, and what a condition leaves out, with all that goes along."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.course.reading.load import load_course
from support.layered import changed, layered, row


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return layered(tmp_path / "course")


def test_removing_a_module_leaves_no_trace(root: Path) -> None:
    changed(root, "teams/desk", "  order: [close]\n", "  remove: [close]\n")
    changed(root, "teams/desk", "minutes: 76", "minutes: 51")
    course = load_course(root, team="desk").course
    assert [module.id for module in course.modules] == ["listen"]
    assert "close" not in [stretch.id for stretch in course.agenda]
    assert list(course.sources) == ["article_one"]


def test_what_is_removed_is_named_by_no_block(root: Path) -> None:
    changed(root, "modules/listen", "block: key_points,", "block: key_points, items: [purpose, next_step],")
    changed(root, "teams/desk", "      action_steps:\n", "      key_points: {remove: [purpose]}\n      action_steps:\n")
    loaded = load_course(root, team="desk")
    points = next(block for block in row(loaded.course, "listen").plan if block.id == "points")
    assert points.items == ("next_step",)


def test_a_block_that_a_layer_removes_takes_what_it_showed_along(root: Path) -> None:
    changed(root, "teams/desk", "patch: {play: {minutes: 6}}", "remove: [talk]")
    loaded = load_course(root, team="desk")
    assert loaded.course.module("listen").questions == ()
    assert loaded.warnings == ()
    assert loaded.gone["listen.questions.when_not"]


def test_an_objective_is_not_seen_in_what_is_left_out(root: Path) -> None:
    changed(root, "modules/listen", "{id: name_it, ", "{id: name_it, seen_in: [when_not], ")
    changed(root, "teams/desk", "patch: {play: {minutes: 6}}", "remove: [talk]")
    assert load_course(root).course.module("listen").objectives[0].seen_in == ("when_not",)
    assert load_course(root, team="desk").course.module("listen").objectives[0].seen_in == ()


def test_a_slide_goes_with_what_it_stands_after(root: Path) -> None:
    slides = """\
slides:
  - {id: one, kind: quotation, after: purpose, title: One., quote: One., who: A caller, notes: {say: Say it.}}
  - {id: two, kind: quotation, after: play, title: Two., quote: Two., who: A caller, notes: {say: Say it.}}
  - {id: end, kind: quotation, title: End., quote: End., who: A caller, notes: {say: Say it.}}
"""
    module = root / "modules" / "listen.yaml"
    module.write_text(module.read_text("utf-8") + slides, "utf-8")
    changed(root, "teams/desk", "      minutes: 26\n", "      minutes: 26\n      key_points: {remove: [purpose]}\n")
    loaded = load_course(root, team="desk")
    assert [slide.id for slide in loaded.course.module("listen").slides] == ["two", "end"]
    assert loaded.gone["listen.slides.one"] == "what it comes after is gone"
    assert [slide.id for slide in load_course(root).course.module("listen").slides] == ["one", "two", "end"]


def test_a_condition_is_decided_by_the_teams_facts(root: Path) -> None:
    second = (
        "  - id: at_the_desk\n    when: {channel: [counter, field]}\n    ask: Who waits behind you?\n"
        "    grouping: pairs\n    good_answers: [The queue]\n    notes: {ask: Who else?}\nquiz:\n"
    )
    changed(root, "modules/listen", "quiz:\n", second)
    base, team = load_course(root), load_course(root, team="desk")
    assert [asked.id for asked in base.course.module("listen").questions] == ["when_not"]
    assert [asked.id for asked in team.course.module("listen").questions] == ["when_not", "at_the_desk"]
    assert "channel" in base.gone["listen.questions.at_the_desk"]
    changed(root, "teams/desk", "channel: counter", "channel: phone")
    assert len(load_course(root, team="desk").course.module("listen").questions) == 1


def test_every_part_of_a_condition_must_hold(root: Path) -> None:
    changed(root, "course", "  - {id: turns,", "  - {id: turns, when: {sector: health, delivery: online},")
    assert [rule.id for rule in load_course(root, team="desk").course.rules] == ["phones"]
    changed(root, "teams/desk", "delivery: room", "delivery: online")
    assert [rule.id for rule in load_course(root, team="desk").course.rules] == ["phones", "turns"]


def test_an_audience_is_decided_later(root: Path) -> None:
    changed(root, "course", "  - {id: turns,", "  - {id: turns, when: {audience: facilitator},")
    course = load_course(root).course
    assert [rule.id for rule in course.rules] == ["phones", "turns"]
    assert course.audiences == {"course.rules.turns": frozenset({"facilitator"})}
