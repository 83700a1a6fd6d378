"""Asks whether a name that an article credits is spelt as it should be; nothing is ever changed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache

from coursegen.articles.bylines import NAME
from coursegen.assets import asset
from coursegen.source.text import read_text

_FILE = "articles/names.txt"
_EDITS = 2


def names_by_word(text: str) -> dict[str, tuple[str, ...]]:
    """The names that stand in a text, each once, by the small letters of every word of them."""
    found: dict[str, list[str]] = {}
    for name in dict.fromkeys(re.findall(NAME, text)):
        for word in name.casefold().split():
            found.setdefault(word, []).append(name)
    return {word: tuple(names) for word, names in found.items()}


def doubts_about(name: str, text: Mapping[str, Sequence[str]]) -> str:
    """A question about how a credited name is spelt, or ``""``; ``text`` has the names of the article by word.

    It is asked where the article itself spells it otherwise in one word, or where it is a letter or two from a
    well-known name.
    """
    straight = name.replace("’", "'")
    known = _well_known()
    if straight.casefold() in known:
        return ""
    for other in dict.fromkeys(one for word in name.casefold().split() for one in text.get(word, ())):
        if _near(straight, other.replace("’", "'")):
            return f"the article also writes “{other}”: which is right?"
    for other in known.values():
        if _near(straight, other):
            return f"somebody well known is called “{other}”: is that who is meant?"
    return ""


@cache
def _well_known() -> dict[str, str]:
    """Names of people whom articles quote, by their small letters."""
    lines = read_text(asset(_FILE), _FILE).lines
    return {line.casefold(): line for line in lines if line and not line.startswith("#")}


def _near(one: str, other: str) -> bool:
    """Whether two names are the same but for one or two letters; words have partners, and short ones are equal."""
    first, second = one.casefold().split(), other.casefold().split()
    if first == second or len(first) != len(second):
        return False
    edits = 0
    for word, partner in zip(first, second, strict=True):
        if word == partner:
            continue
        if min(len(word), len(partner)) < 4:
            return False
        edits += _distance(word, partner)
    return edits <= _EDITS


def _distance(one: str, other: str) -> int:
    """How many letters are added, left out or other (Levenshtein's distance), counted up to three."""
    if abs(len(one) - len(other)) > _EDITS:
        return _EDITS + 1
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, opposite in enumerate(other, 1):
            before, row[place] = row[place], min(row[place] + 1, row[place - 1] + 1, before + (letter != opposite))
    return row[-1]
