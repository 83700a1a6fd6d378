"""Reads the words that rules look for in a language: verbs, negations, acronyms that everybody knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.assets import asset
from coursegen.source import nodes
from coursegen.source.text import read_text
from coursegen.source.yaml_file import node_of

LEVELS = ("remember", "understand", "apply", "analyse", "evaluate", "create")
"""The levels of what people can do, the lowest first (revised taxonomy: Anderson and Krathwohl, 2001)."""


class Speech(Struct, frozen=True):
    """The word lists of one language, by their names in its file; words in small letters, as they are for acronyms.

    ``levels`` maps each verb of an objective to the levels that it serves, as numbers from 0 (remember) to 5 (create).
    """

    lists: Mapping[str, frozenset[str]]
    levels: Mapping[str, frozenset[int]]

    def __getitem__(self, name: str) -> frozenset[str]:
        """A list by its name. Errors: ``KeyError``, which is our fault."""
        return self.lists[name]


@cache
def speech_for(language: str) -> Speech | None:
    """The words of a language tag (``en-GB`` has those of ``en``), or ``None`` where there are none yet."""
    name = f"lint/{language.partition('-')[0]}.yaml"
    try:
        path = asset(name)
    except FileNotFoundError:
        return None
    root = node_of(read_text(path, name))
    assert isinstance(root, nodes.Mapping)
    lists: dict[str, frozenset[str]] = {}
    levels: dict[str, set[int]] = {}
    for key, entry in root.entries.items():
        if isinstance(entry.value, nodes.Sequence):
            lists[key] = frozenset(_texts(entry.value))
        elif isinstance(entry.value, nodes.Mapping):
            for level, verbs in entry.value.entries.items():
                for verb in _texts(verbs.value):
                    levels.setdefault(verb, set()).add(LEVELS.index(level))
    return Speech(lists, {verb: frozenset(found) for verb, found in levels.items()})


def _texts(node: nodes.Node) -> list[str]:
    items = node.items if isinstance(node, nodes.Sequence) else ()
    return [item.text for item in items if isinstance(item, nodes.Scalar)]
