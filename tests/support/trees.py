"""Small trees of nodes made from plain data, and layers laid on them one by one, for the tests of overlays."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from coursegen.model.layers import Change, Layer, Stack
from coursegen.problems import Problem
from coursegen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from coursegen.source.overlay import Folded, folded


def node(data: Any, file: str = "f.yaml") -> Node:
    """Plain data as nodes; every node stands in line 1."""
    if isinstance(data, dict):
        return Mapping({key: Entry(_scalar(key, file), node(value, file)) for key, value in data.items()}, file, 1, 1)
    if isinstance(data, list):
        return Sequence(tuple(node(item, file) for item in data), file, 1, 1)
    return _scalar(data, file)


def plain(found: Node) -> Any:
    """Nodes as plain data."""
    if isinstance(found, Mapping):
        return {name: plain(entry.value) for name, entry in found.entries.items()}
    return [plain(item) for item in found.items] if isinstance(found, Sequence) else found.text


def folded_all(base: Node, patches: Iterable[tuple[Node, Layer]]) -> Folded:
    """The tree with several layers' patches laid on it, the lowest first, each knowing what those below it did."""
    tree, changes, problems = base, list[tuple[str, Change]](), list[Problem]()
    stacks: dict[str, Stack] = {}
    for patch, layer in patches:
        found = folded(tree, patch, layer, below=stacks)
        tree = found.node
        changes += found.changes
        problems += found.problems
        for address, change in found.changes:
            stacks[address] = (*stacks.get(address, ()), change)
    return Folded(tree, tuple(changes), tuple(problems))


def _scalar(text: str, file: str) -> Scalar:
    return Scalar(text, False, file, 1, 1, max(1, len(text)))
