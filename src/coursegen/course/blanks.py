"""A text and some of its words to the text with those words marked for a reader to fill in."""

from __future__ import annotations

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
    start = whole.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_in_word(whole[start - 1 : start]) or _in_word(whole[end : end + 1]) or _taken(text.runs, start, end)):
            return Text(tuple(_split(text.runs, start, end)), text.address)
        start = whole.find(words, start + 1)
    return None


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


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
