"""Reads the words that rules look for in a language: verbs, negations, acronyms that everybody knows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.source.values import entries_in, texts_in
from coursegen.source.word_lists import word_lists

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
    try:
        root = word_lists(f"lint/{language.partition('-')[0]}.yaml")
    except FileNotFoundError:
        return None
    levels: dict[str, set[int]] = {}
    for listed in root.values():
        for level, verbs in entries_in(listed).items():
            for verb in texts_in(verbs.value):
                levels.setdefault(verb, set()).add(LEVELS.index(level))
    lists = {name: frozenset(texts_in(listed)) for name, listed in root.items() if not entries_in(listed)}
    return Speech(lists, {verb: frozenset(found) for verb, found in levels.items()})
