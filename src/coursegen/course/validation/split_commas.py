"""Puts a text together again that commas have torn, as in ``{feedback: Friendly, but wrong}``."""

from __future__ import annotations

from msgspec import Struct

from coursegen.problems import Place
from coursegen.source import nodes


class Torn(Struct, frozen=True):
    """A text that YAML tore at its commas: the field that it was written for, all of it, and where it stands."""

    field: str
    text: str
    place: Place


def torn(around: nodes.Mapping, key: nodes.Scalar) -> Torn | None:
    """The text that an unknown field of a short form is a piece of, or ``None`` where it is a field of its own."""
    if not _is_piece(key, around):
        return None
    line = sorted(
        (entry for entry in around.entries.values() if (entry.value.file, entry.value.line) == (key.file, key.line)),
        key=lambda entry: entry.value.column,  # a layer's value may stand under a key of the course's own file
    )
    at = next(number for number, entry in enumerate(line) if entry.key is key)
    first = at
    while first > 0 and _is_piece(line[first].key, around):
        first -= 1
    head = line[first].value
    if first == at or not isinstance(head, nodes.Scalar) or head.quoted or head.missing:
        return None
    pieces, text = [head], head.text
    for entry in line[first + 1 :]:
        gap = entry.key.column - _end(pieces[-1])  # a comma, and perhaps a space
        if not _is_piece(entry.key, around) or gap not in (1, 2):
            break
        pieces.append(entry.key)
        text += ("," if gap == 1 else ", ") + entry.key.text
    if key not in pieces:
        return None
    width = _end(pieces[-1]) - head.column
    place = Place(head.file, head.line, head.column, width)
    return Torn(line[first].key.text, text, place)


def _is_piece(key: nodes.Scalar, around: nodes.Mapping) -> bool:
    """Whether a field has neither a value nor a colon: what has no colon stands in a short form, after a comma."""
    value = around.entries[key.text].value
    return isinstance(value, nodes.Scalar) and value.missing and value.column == _end(key) and value.line == key.line


def _end(scalar: nodes.Scalar) -> int:
    return scalar.column + scalar.width
