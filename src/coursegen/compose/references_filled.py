"""Fills the references of a course's texts: ``${at.three_lines}`` becomes "Workbook 3.5"."""

from __future__ import annotations

from collections.abc import Callable
from operator import is_
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.text import Run, Text

T = TypeVar("T")


def plain_parts(value: object) -> frozenset[int]:
    """The ids of all parts of a value in which nothing refers to anything; they hold as long as the value lives."""
    found: set[int] = set()

    def is_plain(part: object) -> bool:
        if isinstance(part, Text):
            plain = not any(run.at for run in part.runs)
        elif isinstance(part, tuple):
            plain = all(tuple(is_plain(one) for one in part))
        elif isinstance(part, Struct):
            plain = all(tuple(is_plain(getattr(part, name)) for name in part.__struct_fields__))
        else:
            return True
        if plain:
            found.add(id(part))
        return plain

    is_plain(value)  # asks every part, so that each is noted
    return frozenset(found)


def filled(value: T, said: Callable[[str], str], plain: frozenset[int] = frozenset()) -> T:
    """The value with what ``said`` says of each address that its texts refer to; the same one where none does.

    ``plain`` are the ids of parts that are known to refer to nothing.
    """
    if id(value) in plain:
        return value
    if isinstance(value, Text):
        if not any(run.at for run in value.runs):
            return value
        return replace(value, runs=tuple(replace(run, text=said(run.at)) if run.at else run for run in value.runs))
    if isinstance(value, tuple):
        new = tuple(filled(one, said, plain) for one in value)
        return value if all(map(is_, new, value)) else type(value)(new)
    if isinstance(value, Struct) and not isinstance(value, Run):
        changed: dict[str, object] = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            if (new_value := filled(old, said, plain)) is not old:
                changed[name] = new_value
        return replace(value, **changed) if changed else value
    return value
