"""Marks the words of a text that a reader fills in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from coursegen.model.text import Run, Text


def with_gaps(texts: Sequence[Text], blanks: Sequence[str]) -> tuple[tuple[Text, ...], frozenset[int]]:
    """The texts with every stretch that says one of the ``blanks`` marked, and the places of the blanks that fit.

    A blank fits where a text says exactly its words, capitals included, and no longer blank holds them all;
    once it fits, its words are blank wherever they stand, so that no reader finds them beside the gap.
    """
    found = tuple(texts)
    fit = set()
    for place in sorted(range(len(blanks)), key=lambda place: -len(blanks[place])):
        if any(blanked(text, blanks[place]) is not None for text in found):
            fit.add(place)
            found = tuple(_marked(text, blanks[place], re.IGNORECASE) or text for text in found)
    return found, frozenset(fit)


def blanked(text: Text, words: str) -> Text | None:
    """The text with every stretch that says ``words`` blank, or ``None`` where none does.

    Case counts; a stretch starts and ends at the edge of a word, may run across marks, and holds
    no word that is blank already.
    """
    return _marked(text, words, re.NOFLAG)


def says(text: Text, words: str) -> bool:
    """Whether a text says the words openly, whatever their case."""
    return _marked(text, words, re.IGNORECASE) is not None


def _marked(text: Text, words: str, flags: re.RegexFlag) -> Text | None:
    if not words:
        return None
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)", flags)
    whole, runs = text.plain, text.runs
    free: list[tuple[int, int]] = []
    at = 0
    while found := pattern.search(whole, at):
        if _taken(text.runs, *found.span()):
            at = found.start() + 1
        else:
            free.append(found.span())
            at = found.end()
    for start, end in free:
        runs = tuple(_split(runs, start, end))
    return Text(runs, text.address) if free else None


def _taken(runs: tuple[Run, ...], start: int, end: int) -> bool:
    """Whether anything between two positions is blank already."""
    position = 0
    for run in runs:
        if run.blank and position < end and start < position + len(run.text):
            return True
        position += len(run.text)
    return False


def _split(runs: tuple[Run, ...], start: int, end: int) -> list[Run]:
    """The runs cut at two positions, what lies between them blank."""
    cut: list[Run] = []
    position = 0
    for run in runs:
        first, last = max(start - position, 0), min(end - position, len(run.text))
        position += len(run.text)
        if first >= last:
            cut.append(run)
            continue
        pieces = ((run.text[:first], run.blank), (run.text[first:last], True), (run.text[last:], run.blank))
        cut.extend(replace(run, text=piece, blank=blank) for piece, blank in pieces if piece)
    return cut
