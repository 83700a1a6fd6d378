"""Writes one value of a file otherwise and keeps every other letter of it, comments included."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import yaml

from coursegen.problems import Place, Refused
from coursegen.source.text import SourceText
from coursegen.source.values import scalars_in
from coursegen.source.yaml_file import FastParser, node_of


def mended_text(text: str, place: Place, mended: Callable[[str], str]) -> str:
    """The text of a file with the value at a place mended, line by line as it is typed.

    The text stays as it is where the mend would change anything but that value, or would make something else of it
    than of its words.
    """
    found = span_of(text, place)
    if found is None:
        return text
    start, end = found
    typed = text[start:end]
    head, body = typed.split("\n", 1) if typed[:1] in "|>" and "\n" in typed else ("", typed)
    start += len(head) + 1 if head else 0
    for new in _candidates(body.split("\n"), mended):
        changed = f"{text[:start]}{new}{text[end:]}"
        if _only_that(text, changed, place, mended):
            return changed
    return text


def _candidates(lines: list[str], mended: Callable[[str], str]) -> Iterator[str]:
    """The lines with all of them mended, then with one alone: a mend may be meant for one place of several."""
    new = [mended(line) if line.strip() else line for line in lines]
    if new != lines:
        yield "\n".join(new)
        for at, line in enumerate(new):
            if line != lines[at]:
                yield "\n".join([*lines[:at], line, *lines[at + 1 :]])


def span_of(text: str, place: Place) -> tuple[int, int] | None:
    """Where the value that starts at a place is typed: its first letter's and its end's position."""
    try:
        for event in yaml.parse(text, Loader=FastParser):
            if isinstance(event, yaml.ScalarEvent):
                first, last = event.start_mark, event.end_mark
                if first and last and (first.line, first.column) == (place.line - 1, place.column - 1):
                    return first.index, last.index
    except yaml.YAMLError:
        return None
    return None


def _only_that(before: str, after: str, place: Place, mended: Callable[[str], str]) -> bool:
    """Whether two texts hold the same values but for the one at a place."""
    try:
        old, new = (scalars_in(node_of(SourceText(place.file, text, ""))) for text in (before, after))
    except Refused:
        return False
    if len(old) != len(new):
        return False
    for one, other in zip(old, new, strict=True):
        here = (one.line, one.column) == (place.line, place.column)
        if other.text != (mended(one.text) if here else one.text):
            return False
    return True
