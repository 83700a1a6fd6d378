"""Makes a gap in a sentence: the stem of a quiz item to work on."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from coursegen.drafting.sentence_kinds import telling_words
from coursegen.drafting.vocabulary import Vocabulary

GAP = "_____"
_WORD = re.compile(r"[^\W\d_]+(?:[’'\-][^\W_]+)*")
_LEAST = 4  # letters


class Gap(Struct, frozen=True):
    """A sentence with a gap, and the word that is missing there."""

    text: str
    missing: str


def gap_in(sentence: str, common: Mapping[str, int], vocabulary: Vocabulary) -> Gap | None:
    """A sentence without the word that says most of what it is about, or ``None`` where no word can go.

    ``common`` counts in how many sentences of the article each word occurs: the word that more of them share is what
    the article is about; of equals the longer one goes. The first word stays, and so do names.
    """
    words = list(_WORD.finditer(sentence))
    best: tuple[int, int, int] | None = None
    chosen = None
    for place, found in enumerate(words):
        told = telling_words(found.group(), vocabulary)
        if place == 0 or not told or len(found.group()) < _LEAST or found.group()[0].isupper():
            continue
        weight = (common.get(told[0], 0), len(found.group()), -place)
        if best is None or weight > best:
            best, chosen = weight, found
    if chosen is None:
        return None
    return Gap(f"{sentence[: chosen.start()]}{GAP}{sentence[chosen.end() :]}", chosen.group())
