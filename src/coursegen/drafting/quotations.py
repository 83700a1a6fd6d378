"""Finds the paragraph that a quotation is in, and what a text copies of an article."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from coursegen.drafting.draft import Quoted
from coursegen.drafting.sentence_kinds import words_of

LEAST = 30
"""How many characters a quotation has at least, once it is normalised: shorter ones are in any article by chance."""

COPIED = 8
"""How many words in a row of an article make a text a copy of it."""

_ALIKE = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "\u00a0": " "})


def evidence_of(words: str, paragraphs: Sequence[str]) -> Quoted:
    """A quotation with the number of the paragraph that it is in, or with 0: it is in none, or too short to tell.

    Both are compared in NFC, in small letters, with one kind of quotation mark, dash and space; what is at the ends
    of a quotation (marks, an ellipsis) is no part of it.
    """
    wanted = _plain(words).strip(" \"'.…[]()")
    if len(wanted) >= LEAST:
        for number, paragraph in enumerate(paragraphs, start=1):
            if wanted in _plain(paragraph):
                return Quoted(number, words)
    return Quoted(0, words)


def copies(text: str, paragraphs: Sequence[str]) -> bool:
    """Whether a text repeats an article for :data:`COPIED` words in a row or more."""
    words = words_of(text)
    runs = {words[at : at + COPIED] for at in range(len(words) - COPIED + 1)}
    if not runs:
        return False
    for paragraph in paragraphs:
        there = words_of(paragraph)
        if any(there[at : at + COPIED] in runs for at in range(len(there) - COPIED + 1)):
            return True
    return False


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFC", words).translate(_ALIKE).casefold().split())
