"""Reads the words by which sentences of an article are told apart, for a language."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.course.lint.speech import speech_for
from coursegen.source.values import texts_in
from coursegen.source.word_lists import word_lists


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
    try:
        lists = {name: frozenset(texts_in(listed)) for name, listed in word_lists(f"drafting/{primary}.yaml").items()}
    except FileNotFoundError:
        return Vocabulary({}, known=False)
    speech = speech_for(primary)
    verbs = frozenset(speech.levels) - speech["no_verbs"] if speech is not None else frozenset()
    return Vocabulary(lists | {"commands": lists["commands"] | verbs})
