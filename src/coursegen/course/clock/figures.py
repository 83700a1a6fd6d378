"""Reads the figures of ``assets/timing.yaml``: how long things take in a room, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.course.clock.spans import Span
from coursegen.source import nodes
from coursegen.source.values import node_at, text_in, texts_in
from coursegen.source.word_lists import fields, word_lists

FILE = "timing.yaml"


class Figure(Struct, frozen=True):
    """A figure and where it comes from."""

    span: Span
    source: str


@cache
def figures() -> Mapping[str, Figure]:
    """Every figure by its name."""
    return {name: _figure(node) for name, node in fields(word_lists(FILE)["figures"]).items()}


def _figure(node: nodes.Node) -> Figure:
    quick, likely, slow = map(float, texts_in(node_at(node, "figure")))
    return Figure(Span(quick, likely, slow), text_in(node, "source"))


def span(name: str) -> Span:
    """A figure's time. Errors: ``KeyError`` for a figure that there is not, which is our fault."""
    return figures()[name].span
