"""The laws of overlays, on trees and patches that nobody thought of."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coursegen.model.layers import Layer
from coursegen.source.overlay import folded
from support.trees import folded_all, node, plain

pytestmark = pytest.mark.slow
LAYERS = (
    Layer("sector", "s", "S", "sectors/s.yaml"),
    Layer("team", "t", "T", "teams/t.yaml"),
    Layer("session", "x", "X", "sessions/x.yaml"),
)
IDS = ("call", "write", "log", "ask", "close")
NEW = ("extra", "more", "later")
FIELDS = ("title", "owner", "due")
TEXT = st.text("abc ", min_size=1, max_size=6).map(lambda text: f"v{text.strip()}")


@st.composite
def trees(draw: st.DrawFn, depth: int = 2) -> dict[str, Any]:
    """A mapping with texts, a list of texts, and lists of objects with ids that may hold lists themselves."""
    tree: dict[str, Any] = {name: draw(TEXT) for name in draw(st.lists(st.sampled_from(FIELDS), unique=True))}
    tree["goals"] = draw(st.lists(TEXT, max_size=3))
    if draw(st.booleans()):
        tree["notes"] = {name: draw(TEXT) for name in draw(st.lists(st.sampled_from(FIELDS), unique=True))}
    if depth:
        ids = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True))
        tree["steps"] = [{"id": one, **draw(trees(depth - 1))} for one in ids]
    return tree


@st.composite
def patches(draw: st.DrawFn, tree: dict[str, Any], new: tuple[str, ...] = NEW) -> dict[str, Any]:
    """A patch that can be laid on a tree: every id in it is there, and what it removes it does not patch."""
    patch: dict[str, Any] = {}
    for name in draw(st.lists(st.sampled_from(FIELDS), unique=True)):
        patch[name] = draw(TEXT)
    if draw(st.booleans()):
        patch["goals"] = draw(st.lists(TEXT, max_size=3))
    if "notes" in tree and draw(st.booleans()):
        patch["notes"] = {name: draw(TEXT) for name in draw(st.lists(st.sampled_from(FIELDS), unique=True))}
    if steps := tree.get("steps"):
        ids = [step["id"] for step in steps]
        edits: dict[str, Any] = {}
        gone = draw(st.lists(st.sampled_from(ids), max_size=len(ids) - 1, unique=True))
        left = [one for one in ids if one not in gone]
        if gone:
            edits["remove"] = gone
        if patched := draw(st.lists(st.sampled_from(left), max_size=2, unique=True)):
            edits["patch"] = {
                one: draw(patches(next(step for step in steps if step["id"] == one), new)) for one in patched
            }
        fresh = [one for one in new if one not in ids]
        if fresh and draw(st.booleans()):
            edits["insert_after"] = {draw(st.sampled_from(left)): [{"id": fresh[0], "title": draw(TEXT)}]}
            left.append(fresh[0])
        if order := draw(st.lists(st.sampled_from(left), unique=True)):
            edits["order"] = order
        if edits:
            patch["steps"] = edits
    return patch


def merged(tree: Any, patch: dict[str, Any]) -> Any:
    """What a tree is with a patch laid on it, told a second time and without a node."""
    out = copy.deepcopy(tree)
    for name, value in patch.items():
        if name not in out or not isinstance(value, dict):
            out[name] = copy.deepcopy(value)
        elif isinstance(out[name], dict):
            out[name] = merged(out[name], value)
        else:
            by_id = {item["id"]: item for item in out[name]}
            by_id |= {one: merged(by_id[one], inner) for one, inner in value.get("patch", {}).items()}
            names = [one for one in by_id if one not in value.get("remove", [])]
            for anchor, items in value.get("insert_after", {}).items():
                at = names.index(anchor) + 1
                names[at:at] = [item["id"] for item in items]
                by_id |= {item["id"]: copy.deepcopy(item) for item in items}
            order = value.get("order", [])
            out[name] = [by_id[one] for one in [*order, *(one for one in names if one not in order)]]
    return out


@settings(max_examples=60)
@given(st.data())
def test_layer_by_layer_is_all_at_once(data: st.DataObject) -> None:
    tree = data.draw(trees())
    below, told = tree, []
    for layer in LAYERS:
        patch = data.draw(patches(below))
        told.append((node(patch, layer.file), layer))
        below = merged(below, patch)
    at_once = folded_all(node(tree), told)
    by_hand = node(tree)
    for patch_node, layer in told:
        by_hand = folded(by_hand, patch_node, layer).node
    assert plain(at_once.node) == plain(by_hand) == below
    assert at_once.node == by_hand
    assert [problem for problem in at_once.problems if problem.rule != "no-change"] == []


@settings(max_examples=60)
@given(st.data())
def test_a_patch_gives_what_the_second_telling_gives(data: st.DataObject) -> None:
    tree = data.draw(trees())
    patch = data.draw(patches(tree))
    assert plain(folded(node(tree), node(patch), LAYERS[0]).node) == merged(tree, patch)


@settings(max_examples=60)
@given(st.data())
def test_nothing_that_enters_is_changed(data: st.DataObject) -> None:
    tree = data.draw(trees())
    patch = data.draw(patches(tree))
    base, laid = node(tree), node(patch)
    folded(base, laid, LAYERS[0])
    assert (plain(base), plain(laid)) == (tree, patch)


@given(trees())
def test_an_empty_layer_changes_nothing(tree: dict[str, Any]) -> None:
    base = node(tree)
    found = folded(base, node({}), LAYERS[0])
    assert found.node is base
    assert (found.changes, found.problems) == ((), ())


@settings(max_examples=60)
@given(st.data())
def test_layers_that_touch_different_objects_commute(data: st.DataObject) -> None:
    tree = data.draw(trees().filter(lambda tree: len(tree["steps"]) > 1))
    ids = [step["id"] for step in tree["steps"]]
    mine = data.draw(st.lists(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1, unique=True))
    theirs = [one for one in ids if one not in mine]
    patches_of = []
    for owned in (mine, theirs):
        steps = [step for step in tree["steps"] if step["id"] in owned]
        edits = {step["id"]: data.draw(patches(step)) for step in steps}
        patches_of.append(node({"steps": {"patch": {one: edit for one, edit in edits.items() if edit}}}))
    one, other = ((patch, layer) for patch, layer in zip(patches_of, LAYERS[:2], strict=True))
    forth, back = folded_all(node(tree), (one, other)), folded_all(node(tree), (other, one))
    assert forth.node == back.node
    assert plain(forth.node) == plain(back.node)
    assert sorted(map(str, forth.changes)) == sorted(map(str, back.changes))


@settings(max_examples=60)
@given(st.data())
def test_what_is_removed_says_who_removed_it(data: st.DataObject) -> None:
    tree = data.draw(trees())
    ids = [step["id"] for step in tree["steps"]]
    gone = data.draw(st.sampled_from(ids))
    remover = data.draw(st.sampled_from(LAYERS[:2]))
    patch = {"steps": {"remove": [gone]}}
    steps = [(node(patch if layer is remover else {}, layer.file), layer) for layer in LAYERS[:2]]
    found = folded_all(node(tree), steps)
    changes = dict(found.changes)
    assert changes[f"steps.{gone}"].how == "removed"
    assert changes[f"steps.{gone}"].layer is remover
    assert changes[f"steps.{gone}"].place.file == remover.file
    late = folded(
        found.node if len(ids) > 1 else node(tree),
        node({"steps": {"patch": {gone: {"title": "x"}}}}, "late.yaml"),
        LAYERS[2],
        below={at: (change,) for at, change in found.changes},
    )
    if len(ids) > 1:
        assert [problem.rule for problem in late.problems] == ["unknown-id"]
        assert f"{remover.name} removed it" in late.problems[0].message
        assert late.problems[0].place is not None
        assert late.problems[0].place.file == "late.yaml"


@settings(max_examples=60)
@given(st.data())
def test_every_change_is_at_an_address_and_tells_old_and_new(data: st.DataObject) -> None:
    tree = data.draw(trees())
    patch = data.draw(patches(tree))
    found = folded(node(tree), node(patch, "t.yaml"), LAYERS[1], "m")
    for address, change in found.changes:
        assert address.startswith("m.")
        assert change.place.file == "t.yaml"
        assert change.old != change.new or change.how == "ordered"
