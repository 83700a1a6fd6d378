"""Reads a file of ours with words in several languages, as expressions that match any of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from coursegen.assets import asset
from coursegen.source import nodes
from coursegen.source.text import read_text
from coursegen.source.values import texts_in
from coursegen.source.yaml_file import node_of


def word_lists(file: str) -> Mapping[str, nodes.Node]:
    """The lists of a file in ``assets/``, by their names."""
    return fields(node_of(read_text(asset(file), file)))


def fields(node: nodes.Node) -> Mapping[str, nodes.Node]:
    """The values of a mapping by their names."""
    assert isinstance(node, nodes.Mapping)
    return {name: entry.value for name, entry in node.entries.items()}


def any_of(node: nodes.Node) -> re.Pattern[str]:
    """One expression for all that is listed, or listed by language, small and capital letters alike."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _patterns(node)), re.IGNORECASE)


def _patterns(node: nodes.Node) -> Iterator[str]:
    if isinstance(node, nodes.Mapping):
        for entry in node.entries.values():
            yield from _patterns(entry.value)
    else:
        yield from texts_in(node)
