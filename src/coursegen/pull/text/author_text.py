"""Compares and tells what an author types at an address: a text, or a list of texts."""

from __future__ import annotations

Typed = str | tuple[str, ...]


def told(typed: Typed | None) -> str:
    """A value as people are told it; nothing for none."""
    if typed is None:
        return ""
    return typed if isinstance(typed, str) else " / ".join(typed)


def same_text(one: str | None, other: str | None) -> bool:
    """Whether two texts are the same, however their lines are broken; nothing is not the same as nothing."""
    return one is not None and other is not None and one.split() == other.split()


def same_typed(one: Typed | None, other: Typed | None) -> bool:
    """Whether two values are the same text, or the same texts in the same order."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same_text, one, other))
    return isinstance(one, str) and isinstance(other, str) and same_text(one, other)
