"""Holds the files of a folder as text, and reads one into a node whenever it is asked for.

A node takes ten times the memory of its text, and a run of a thousand teams looks at one team after the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from coursegen.source.nodes import Node
from coursegen.source.text import SourceText
from coursegen.source.yaml_file import node_of

AT_HAND = 16
"""How many nodes are kept, those that were asked for last: one version looks at its own layers again and again."""


class NodesOnDemand(Mapping[str, Node]):
    """Nodes by the stem of their file, in which nothing is wrong: ``node_of`` has said so of each text before."""

    def __init__(self, sources: Mapping[str, SourceText]) -> None:
        self.sources = sources

    def __getitem__(self, stem: str) -> Node:
        return _read(self.sources[stem])

    def __contains__(self, stem: object) -> bool:
        return stem in self.sources  # a mapping's own way would read the file to find out

    def __iter__(self) -> Iterator[str]:
        return iter(self.sources)

    def __len__(self) -> int:
        return len(self.sources)


_read = lru_cache(AT_HAND)(node_of)
