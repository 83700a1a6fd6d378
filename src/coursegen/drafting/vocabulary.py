"""Reads the words by which sentences of an article are told apart, for a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.assets import asset
from coursegen.course.lint.speech import speech_for
from coursegen.source import nodes
from coursegen.source.text import read_text
from coursegen.source.yaml_file import node_of


class Vocabulary(Struct, frozen=True):
    """The word lists of one language, in small letters, by their names in its file. ``known`` says that it has one."""

    lists: Mapping[str, frozenset[str]]
    known: bool = True

    def __getitem__(self, name: str) -> frozenset[str]:
        """A list by its name, empty for a language that has no file."""
        return self.lists.get(name, frozenset())


@cache
def vocabulary_for(language: str) -> Vocabulary:
    """The words of a language tag (``en-GB`` has those of ``en``); none of a language that has no file yet."""
    primary = language.partition("-")[0]
    name = f"drafting/{primary}.yaml"
    try:
        path = asset(name)
    except FileNotFoundError:
        return Vocabulary({}, known=False)
    root = node_of(read_text(path, name))
    assert isinstance(root, nodes.Mapping)
    lists = {
        key: frozenset(item.text for item in entry.value.items if isinstance(item, nodes.Scalar))
        for key, entry in root.entries.items()
        if isinstance(entry.value, nodes.Sequence)
    }
    speech = speech_for(primary)
    verbs = frozenset(speech.levels) - speech["no_verbs"] if speech is not None else frozenset()
    return Vocabulary(lists | {"commands": lists["commands"] | verbs})
