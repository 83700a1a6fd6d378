"""Finds what participants are not to read: notes, expected answers, feedback, words behind blanks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from coursegen.model.course import Course
from coursegen.model.origin import is_inside
from coursegen.model.text import Text
from coursegen.source.sentences import piece_spans

_SECRET_FIELDS = frozenset(
    {"notes", "feedback", "listen_for", "good_answers", "brief", "background", "solution", "help", "reason"}
)
"""The fields of a course whose texts are the facilitator's, and a role's brief, which its player alone reads."""

_BLANK = "\ue000"  # stands for each character of a blank, from Unicode's private use


def texts_by_secrecy(course: Course) -> Iterator[tuple[Text, bool]]:
    """Every text, and whether only others may read it, by its field or by what the course says of its audience."""
    hidden = frozenset(address for address, who in course.audiences.items() if "participant" not in who)
    for text, secret in _texts(course, secret=False):
        yield text, secret or bool(hidden and is_inside(text.address, hidden))


def blank_pieces(course: Course) -> Iterator[tuple[str, Text]]:
    """Every piece of a text with its blanks filled in, and the text that it stands in."""
    for text, _ in _texts(course, secret=False):
        if any(run.blank for run in text.runs):
            gapped = "".join(_BLANK * len(run.text) if run.blank else run.text for run in text.runs)
            for start, end in piece_spans(text.plain):
                if _BLANK in gapped[start:end]:
                    yield text.plain[start:end], text


def pieces(text: Text) -> Iterator[str]:
    """A text's pieces, each up to a full stop or the like, blanks revealed."""
    for start, end in piece_spans(text.plain):
        yield text.plain[start:end]


def _texts(value: Any, *, secret: bool) -> Iterator[tuple[Text, bool]]:
    """Every text in a value, in order, and whether a secret field holds it."""
    left = [(value, secret)]
    while left:
        one, hidden = left.pop()
        if isinstance(one, Text):
            if one:
                yield one, hidden
        elif isinstance(one, tuple):
            left += [(each, hidden) for each in reversed(one)]
        elif isinstance(one, Struct):
            names = reversed(one.__struct_fields__)
            left += [(getattr(one, name), hidden or name in _SECRET_FIELDS) for name in names]
