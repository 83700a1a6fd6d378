"""Small trees of nodes made from plain data, and patches for them, for the tests of overlays."""

from __future__ import annotations

from typing import Any

from coursegen.source.nodes import Entry, Mapping, Node, Scalar, Sequence


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


def _scalar(text: str, file: str) -> Scalar:
    return Scalar(text, False, file, 1, 1, max(1, len(text)))
