"""A text and some of its words to the text with those words marked for a reader to fill in."""

from __future__ import annotations

import re
from dataclasses import replace

from coursegen.model.text import Run, Text


def blanked(text: Text, words: str) -> Text | None:
    """The text with the first stretch that says ``words`` blank, or ``None`` where none does.

    Case counts; the stretch starts and ends at the edge of a word, may run across marks, and holds
    no word that is blank already.
    """
    if not words:
        return None
    whole = text.plain
    taken = [run.blank for run in text.runs for _ in run.text]
    for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", whole):
        if not any(taken[found.start() : found.end()]):
            return Text(tuple(_split(text.runs, found.start(), found.end())), text.address)
    return None


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
