"""What an author typed at one address, and the words that its terms were filled with, to letters by paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coursegen.course.inline import MASK, NotInline, paragraphs, runs_of
from coursegen.pull.letters import Letter, Letters, letters_of, plain

EXPRESSION = re.compile(r"\$\{[^{}]*\}")
"""A term in a text, as an author types it."""

_SPOKEN = re.compile(r"\.notes\.(say|do|ask|transition)$")


@dataclass(frozen=True, slots=True)
class Value:
    """A text of the course: ``typed`` as its author wrote it, ``paragraphs`` as letters that know their term.

    ``terms`` are the expressions in it in order, each with the words that stood there.
    """

    typed: str
    terms: tuple[tuple[str, str], ...]
    paragraphs: tuple[Letters, ...]

    @property
    def plain(self) -> tuple[str, ...]:
        """The words of each paragraph."""
        return tuple(plain(letters) for letters in self.paragraphs)


NOTHING = Value("", (), ())
"""The value of what nobody had written."""


def has_paragraphs(address: str) -> bool:
    """Whether a text at an address may have more than one paragraph: what facilitators say, do and ask."""
    return _SPOKEN.search(address) is not None


def value_of(address: str, typed: str, filled: Sequence[str]) -> Value | None:
    """The value at an address; ``None`` where it can't be read, or its terms and their words do not agree."""
    expressions = EXPRESSION.findall(typed)
    if len(expressions) != len(filled):
        return None
    masked = EXPRESSION.sub(MASK, typed)
    terms = tuple(zip(expressions, filled, strict=True))
    found: list[Letters] = []
    number = 0
    for part in paragraphs(masked) if has_paragraphs(address) else [masked]:
        try:
            letters, number = _filled(letters_of(runs_of(part)), terms, number)
        except NotInline:
            return None
        found.append(letters)
    return Value(typed, terms, tuple(found))


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
