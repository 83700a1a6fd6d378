"""Takes texts apart into letters with their marks, so that they can be compared, cut and written as Markdown again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coursegen.model.text import Run
from coursegen.source.text import UNPRINTABLE

_TOKEN = re.compile(r"\w+|\s|[^\w\s]")


class Letter(NamedTuple):
    """One character with its marks; ``term`` is the number of the filled-in term that it belongs to, or -1."""

    character: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    term: int = -1


Letters = tuple[Letter, ...]


def letters_of(runs: Iterable[Run]) -> Letters:
    """The letters of runs, blanks as any other words."""
    return tuple(
        Letter(character, run.strong, run.emphasis, run.code, run.link) for run in runs for character in run.text
    )


def plain(letters: Iterable[Letter]) -> str:
    """The words without marks."""
    return "".join(letter.character for letter in letters)


def collapsed(letters: Iterable[Letter]) -> Letters:
    """The letters composed (NFC), with white space as one space, none at the ends, and what can't be shown left out."""
    shown = (letter for letter in letters if letter.character.isspace() or not UNPRINTABLE.search(letter.character))
    return spaced(_composed(tuple(shown)))


def spaced(letters: Iterable[Letter]) -> Letters:
    """The letters with white space as one space and none at the ends."""
    found: list[Letter] = []
    for letter in letters:
        if not letter.character.isspace():
            found.append(letter)
        elif found and found[-1].character != " ":
            found.append(letter._replace(character=" "))
    if found and found[-1].character == " ":
        found.pop()
    return tuple(found)


def _composed(letters: Letters) -> Letters:
    """The letters with each base and its combining signs as one where there is one; it has its base's marks."""
    if unicodedata.is_normalized("NFC", plain(letters)):
        return letters
    clusters: list[list[Letter]] = []
    for letter in letters:
        if clusters and unicodedata.combining(letter.character):
            clusters[-1].append(letter)
        else:
            clusters.append([letter])
    return tuple(
        cluster[0]._replace(character=character)
        for cluster in clusters
        for character in unicodedata.normalize("NFC", plain(cluster))
    )


def tokens(letters: Sequence[Letter]) -> list[str]:
    """Words, single spaces and single signs, in order: what two texts are compared by."""
    return _TOKEN.findall(plain(letters))
