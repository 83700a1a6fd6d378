"""Fills the references of a course's texts: ``${at.three_lines}`` becomes "Workbook 3.5"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.text import Run, Text

T = TypeVar("T")


def filled(value: T, said: Callable[[str], str]) -> T:
    """The value with what ``said`` says of each address that its texts refer to; the same one where none does."""
    if isinstance(value, Text):
        if not any(run.at for run in value.runs):
            return value
        return replace(value, runs=tuple(replace(run, text=said(run.at)) if run.at else run for run in value.runs))
    if isinstance(value, tuple):
        new = tuple(filled(one, said) for one in value)
        return value if all(map(_is, new, value)) else type(value)(new)
    if isinstance(value, Struct) and not isinstance(value, Run):
        changed: dict[str, object] = {}
        for name in value.__struct_fields__:
            old = getattr(value, name)
            if (new_value := filled(old, said)) is not old:
                changed[name] = new_value
        return replace(value, **changed) if changed else value
    return value


def _is(one: object, other: object) -> bool:
    return one is other
