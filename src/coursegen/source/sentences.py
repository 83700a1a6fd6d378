"""Cuts a text into its sentences: sentencex does it, and what it gets wrong is put right here and nowhere else.

Whoever searches for what somebody may have copied wants the smallest pieces, and cuts after every mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

Span = tuple[int, int]

_BRACKETED = re.compile(r"[(\[][^)\]]*[.!?…][)\]]\s+(?=\S)")
"""A sentence in brackets with the space after it; sentencex adds the next one to it."""

_MISSED = re.compile(r"(?<=[^\W\d_][.!?])\s+(?=I[’' ][a-z])|(?<=\b(?:me|no)\.)\s+(?=[A-Z“])")
"""Ends that sentencex does not see: it takes “I” for a numeral, “me” for Maine, “no” for number."""

_ORDINAL = re.compile(r"\bthe \d{1,2}\.$", re.IGNORECASE)
"""What ends no sentence though sentencex cuts after it: “on the 3. March”."""

_PIECE = re.compile(r"\S.*?(?:[.!?…]+[”’\"')]*(?=\s|$)|$)", re.DOTALL)


def sentences_of(text: str, language: str = "en") -> list[str]:
    """A text's sentences; what somebody says in it between quotation marks stays in one piece."""
    return [text[start:end] for start, end in sentence_spans(text, language)]


def sentence_spans(text: str, language: str = "en") -> list[Span]:
    """Where each sentence of a text starts and ends, without the space around it."""
    spans: list[Span] = []
    for start, end in _repaired(text, language):
        bare = text[start:end].strip()
        first = text.index(bare, start)
        # What is no sentence, such as a quotation mark alone, closes the one before it.
        closes = spans and not any(letter.isalnum() for letter in bare)
        if closes or (spans and _ORDINAL.search(text[slice(*spans[-1])])):
            spans[-1] = (spans[-1][0], first + len(bare))
        elif bare:
            spans.append((first, first + len(bare)))
    return spans


def piece_spans(text: str) -> list[Span]:
    """Where each piece of a text starts and ends that a full stop or the like closes, inside quotation marks too."""
    return [found.span() for found in _PIECE.finditer(text)]


def _repaired(text: str, language: str) -> Iterator[Span]:
    """The places that sentencex gives, with the ends that it misses."""
    # Imported here: most commands cut no sentences.
    import sentencex

    splitter: Any = sentencex  # it says nothing of its types
    for found in splitter.get_sentence_boundaries(language.partition("-")[0], text):
        start, end = found["start_index"], found["end_index"]
        if bracketed := _BRACKETED.match(text, start, end):
            yield start, bracketed.end()
            start = bracketed.end()
        for missed in _MISSED.finditer(text, start, end):
            if not _is_quoted(text[start : missed.start()]):
                yield start, missed.start()
                start = missed.end()
        yield start, end


def _is_quoted(before: str) -> bool:
    """Whether a quotation that begins in a text is still open at its end."""
    return before.rfind("“") > before.rfind("”")
