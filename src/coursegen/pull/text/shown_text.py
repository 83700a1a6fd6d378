"""Reads what an author typed at one address as letters by paragraph, each of which knows its term."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from coursegen.course.inline.marks import MASK, NotInline, paragraphs, runs_of
from coursegen.model.text import Run
from coursegen.pull.text.letters import Letter, Letters, letters_of

EXPRESSION = re.compile(r"\$\{[^{}]*\}")
"""A term in a text, as an author types it."""

_SPOKEN = re.compile(r"\.notes\.(first|say|do|ask|listen_for|transition)$")


class Value(Struct, frozen=True):
    """A text of the course: ``typed`` as its author wrote it, ``plain`` the words of each paragraph.

    ``terms`` are the expressions in it in order, each with the words that stood there; ``masked`` are the
    runs of each paragraph with a mask for each term.
    """

    typed: str
    terms: tuple[tuple[str, str], ...]
    plain: tuple[str, ...]
    masked: tuple[tuple[Run, ...], ...]

    @property
    def paragraphs(self) -> tuple[Letters, ...]:
        """The letters of each paragraph, which know their term.

        Made when they are asked for: a build keeps the words of thousands of texts and looks at no letter.
        """
        found: list[Letters] = []
        number = 0
        for runs in self.masked:
            letters, number = _filled(letters_of(runs), self.terms, number)
            found.append(letters)
        return tuple(found)


NOTHING = Value("", (), (), ())
"""The value of what nobody had written."""


def has_paragraphs(address: str) -> bool:
    """Whether a text at an address may have more than one paragraph: what facilitators say, do and ask."""
    return _SPOKEN.search(address) is not None


def value_of(address: str, typed: str, filled: Sequence[str]) -> Value | None:
    """The value at an address; ``None`` where it can't be read, or its terms and their words do not agree."""
    return _value(typed, tuple(filled), has_paragraphs(address))


@lru_cache(8_192)
def _value(typed: str, filled: tuple[str, ...], has_paragraphs: bool) -> Value | None:
    """The value of a text, which most teams' decks have as the course has it."""
    expressions = EXPRESSION.findall(typed) if "${" in typed else []
    if len(expressions) != len(filled):
        return None
    masked = EXPRESSION.sub(MASK, typed) if expressions else typed
    terms = tuple(zip(expressions, filled, strict=True))
    parts = paragraphs(masked) if has_paragraphs else [masked]
    try:
        runs = tuple(runs_of(part) for part in parts)
    except NotInline:
        return None
    return Value(typed, terms, _plain(runs, terms), runs)


def _plain(masked: Iterable[Iterable[Run]], terms: Sequence[tuple[str, str]]) -> tuple[str, ...]:
    """The words of paragraphs with those of terms in place of their masks."""
    if not terms:
        return tuple(["".join([run.text for run in runs]) for runs in masked])
    words = iter(terms)
    found = []
    for runs in masked:
        first, *rest = "".join([run.text for run in runs]).split(MASK)
        found.append(first + "".join([next(words)[1] + piece for piece in rest]))
    return tuple(found)


def _filled(letters: Letters, terms: Sequence[tuple[str, str]], number: int) -> tuple[Letters, int]:
    """The letters with the words of terms in place of their masks, and the number of the next term."""
    found: list[Letter] = []
    for letter in letters:
        if letter.character != MASK:
            found.append(letter)
            continue
        found.extend(letter._replace(character=character, term=number) for character in terms[number][1])
        number += 1
    return tuple(found), number
