"""Reads the examples of drawings and charts that authors are shown: a headline, and what is written for it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coursegen.assets import asset
from coursegen.source import nodes
from coursegen.source.text import read_text
from coursegen.source.values import text_in
from coursegen.source.yaml_file import node_of


class Example(Struct, frozen=True):
    """An example by its name: a slide's headline, what is written under its ``key``, and that as an author types it.

    ``about`` is what the example says of itself, ``""`` where it says nothing.
    """

    name: str
    headline: str
    about: str
    written: nodes.Node
    yaml: str


def examples_in(file: str, key: str) -> Iterator[Example]:
    """The examples of a file of the assets, in its order."""
    text = read_text(asset(file), file)
    root = node_of(text)
    assert isinstance(root, nodes.Mapping)
    lines = text.text.splitlines()
    starts = [entry.key.line for entry in root.entries.values()]
    for (name, entry), end in zip(root.entries.items(), [*starts[1:], len(lines) + 1], strict=True):
        said = entry.value
        assert isinstance(said, nodes.Mapping)
        given = said.entries[key]
        typed = "\n".join(line[2:] for line in lines[given.key.line - 1 : end - 1])
        yield Example(name, text_in(said, "headline"), text_in(said, "about"), given.value, f"{typed.rstrip()}\n")
