"""Walks through a document's or a slide's values, whatever they are made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from msgspec import Struct

from coursegen.model.text import Run

T = TypeVar("T")


def values(value: Any) -> Iterator[Any]:
    """A value and everything inside it, in reading order."""
    yield value
    if isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from values(getattr(value, name))
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from values(inner)
    elif isinstance(value, (tuple, list, frozenset)):
        for inner in value:
            yield from values(inner)


def every(kind: type[T] | tuple[type[T], ...], value: Any) -> list[T]:
    """Everything of one kind, or of several, inside a value, in reading order."""
    return [found for found in values(value) if isinstance(found, kind)]


def printed(value: Any) -> str:
    """All the words inside a value as a participant sees them: blanks as a gap."""
    words: list[str] = []

    def collect(inner: Any) -> None:
        if isinstance(inner, Run):
            words.append("____" if inner.blank else inner.text)
        elif isinstance(inner, str):
            words.append(f"\n{inner}\n")
        elif isinstance(inner, Struct):
            for name in inner.__struct_fields__:
                if name not in ("address", "anchor"):
                    collect(getattr(inner, name))
        elif isinstance(inner, Mapping):
            for part in inner.values():
                collect(part)
        elif isinstance(inner, (tuple, list)):
            for part in inner:
                collect(part)

    collect(value)
    return "".join(words)
