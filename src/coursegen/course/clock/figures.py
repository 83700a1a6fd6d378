"""Reads the figures of ``assets/timing.yaml``: how long things take in a room, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.assets import asset
from coursegen.course.clock.spans import Span
from coursegen.source import nodes
from coursegen.source.text import read_text
from coursegen.source.yaml_file import node_of

FILE = "timing.yaml"


class Figure(Struct, frozen=True):
    """A figure and where it comes from."""

    span: Span
    source: str


@cache
def figures() -> Mapping[str, Figure]:
    """Every figure by its name."""
    root = node_of(read_text(asset(FILE), FILE))
    assert isinstance(root, nodes.Mapping)
    named = root.get("figures")
    assert isinstance(named, nodes.Mapping)
    return {name: _figure(entry.value) for name, entry in named.entries.items()}


def _figure(node: nodes.Node) -> Figure:
    assert isinstance(node, nodes.Mapping)
    numbers, source = node.get("figure"), node.get("source")
    assert isinstance(numbers, nodes.Sequence)
    assert isinstance(source, nodes.Scalar)
    quick, likely, slow = (float(one.text) for one in numbers.items if isinstance(one, nodes.Scalar))
    return Figure(Span(quick, likely, slow), source.text)


def span(name: str) -> Span:
    """A figure's time. Errors: ``KeyError`` for a figure that there is not, which is our fault."""
    return figures()[name].span
