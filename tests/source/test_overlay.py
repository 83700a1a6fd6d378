"""What a patch does to a tree, told case by case: values, places, stacks, locks, what it replaces."""

from __future__ import annotations

from typing import Any

import pytest

from coursegen.model.layers import Layer
from coursegen.problems import Severity
from coursegen.source.nodes import Mapping, Node
from coursegen.source.overlay import Folded, folded
from coursegen.source.text import source_text
from coursegen.source.values import fingerprint, value_in_words
from coursegen.source.yaml_file import node_of
from support.trees import node, plain

TEAM = Layer("team", "desk", "The desk", "teams/desk.yaml")
BASE = """\
title: Listen
minutes: 30
goals: [one, two]
steps:
  - {id: call, owner: team lead, due: same day}
  - {id: write, owner: each agent, due: next day}
  - {id: log, owner: each agent, due: 1 week}
scene:
  id: desk
  title: At the desk
"""


def read(text: str, file: str) -> Node:
    return node_of(source_text(text.encode(), file))


def laid(patch: str, **options: Any) -> Folded:
    return folded(read(BASE, "modules/m.yaml"), read(patch, "teams/desk.yaml"), TEAM, "m", **options)


def ids(found: Folded) -> list[str]:
    value = plain(found.node)
    return [step["id"] for step in value["steps"]]


def rules(found: Folded) -> list[str]:
    return [problem.rule for problem in found.problems]


def test_maps_merge_and_everything_else_is_replaced() -> None:
    found = laid("{minutes: 25, goals: [three], scene: {title: At the gate}}")
    assert plain(found.node)["minutes"] == "25"
    assert plain(found.node)["goals"] == ["three"]
    assert plain(found.node)["scene"] == {"id": "desk", "title": "At the gate"}
    assert plain(found.node)["title"] == "Listen"


def test_what_a_layer_wrote_keeps_its_place_and_the_rest_keeps_its_own() -> None:
    found = laid("minutes: 25\nsteps:\n  patch: {call: {owner: shift lead}}\n")
    assert isinstance(found.node, Mapping)
    minutes = found.node.get("minutes")
    assert minutes is not None
    assert str(minutes.place) == "teams/desk.yaml:1:10"
    title = found.node.get("title")
    assert title is not None
    assert str(title.place) == "modules/m.yaml:1:8"


def test_what_is_not_patched_is_the_same_node() -> None:
    base = read(BASE, "modules/m.yaml")
    found = folded(base, read("steps: {patch: {call: {owner: shift lead}}}", "teams/desk.yaml"), TEAM, "m").node
    assert isinstance(base, Mapping)
    assert isinstance(found, Mapping)
    assert found.get("scene") is base.get("scene")
    assert found is not base


def test_objects_go_come_and_change_places_by_id() -> None:
    found = laid(
        "steps:\n"
        "  order: [log]\n"
        "  insert_after: {call: [{id: ask, owner: all}, {id: hear, owner: all}]}\n"
        "  remove: [write]\n"
        "  patch: {call: {owner: shift lead}}\n"
    )
    assert ids(found) == ["log", "call", "ask", "hear"]
    assert [(at, change.how) for at, change in found.changes] == [
        ("m.steps.call.owner", "set"),
        ("m.steps.write", "removed"),
        ("m.steps.ask", "inserted"),
        ("m.steps.hear", "inserted"),
        ("m.steps", "ordered"),
    ]


def test_a_change_tells_old_new_and_the_nearest_reason() -> None:
    found = laid(
        "reason: we have other people\n"
        "minutes: 25\n"
        "steps:\n"
        "  patch:\n"
        "    call: {owner: shift lead, was: team lead, reason: nobody else may}\n"
        "    log: {due: 2 weeks}\n"
    )
    changes = dict(found.changes)
    assert (changes["m.minutes"].old, changes["m.minutes"].new) == ("30", "25")
    assert changes["m.minutes"].reason == "we have other people"
    assert changes["m.steps.call.owner"].reason == "nobody else may"
    assert changes["m.steps.log.due"].reason == "we have other people"
    assert changes["m.steps.call.owner"].stale == ""
    assert "was" not in plain(found.node)["steps"][0]
    assert rules(found) == []


def test_an_object_that_went_can_come_back_as_another() -> None:
    found = laid("steps: {remove: [write], insert_after: {call: [{id: write, owner: nobody}]}}")
    assert plain(found.node)["steps"][1] == {"id": "write", "owner": "nobody"}
    assert rules(found) == []


@pytest.mark.parametrize("was", ["team lead", "{owner: team lead}", None], ids=["text", "fields", "fingerprint"])
def test_what_a_patch_replaces_may_be_said_in_three_ways(was: str | None) -> None:
    told = was or f'"{fingerprint(node("team lead"))}"'
    found = laid(f"steps: {{patch: {{call: {{owner: shift lead, was: {told}}}}}}}")
    assert found.problems == ()


def test_a_text_that_moved_is_a_warning_that_shows_both() -> None:
    found = laid("steps: {patch: {call: {owner: shift lead, was: the boss}}}")
    (problem,) = found.problems
    assert problem.severity is Severity.WARNING
    assert "'team lead'" in problem.message
    assert "'the boss'" in problem.message
    assert dict(found.changes)["m.steps.call.owner"].stale == "the boss"


def test_line_breaks_are_no_other_text() -> None:
    found = laid("scene: {title: At the gate, was: 'At  the\n  desk'}")
    assert found.problems == ()


def test_a_lock_holds_for_what_is_inside_and_for_what_is_around() -> None:
    locked = ("m.steps.call.owner", "m.scene")
    for patch in (
        "steps: {patch: {call: {owner: x}}}",
        "steps: {remove: [call]}",
        "scene: {title: x}",
        "scene: none",
    ):
        found = laid(patch, locked=locked)
        assert rules(found) == ["locked"], patch
        assert found.changes == (), patch
    assert rules(laid("steps: {patch: {call: {due: x}}}", locked=locked)) == []


def test_a_name_that_only_starts_like_a_lock_is_free() -> None:
    assert rules(laid("minutes: 20", locked=("m.minute", "m.min"))) == []


def test_the_same_id_twice_below_is_not_hidden() -> None:
    base = node({"steps": [{"id": "a", "x": "1"}, {"id": "a", "x": "2"}]})
    found = folded(base, node({"steps": {"remove": ["a"]}}), TEAM)
    assert found.node == base


def test_a_new_field_may_bring_a_whole_list() -> None:
    found = laid("cards: [{id: one}]")
    assert plain(found.node)["cards"] == [{"id": "one"}]


def test_values_in_words() -> None:
    assert value_in_words(node({"id": "a", "goals": ["x", "y"]})) == "id: a; goals: x, y"
    assert value_in_words(None) == ""
