"""Holds what those who write files give back: a finished file, and what is to be known of it to judge it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, Protocol, TypeVar

from msgspec import Struct

T = TypeVar("T")

Medium = Literal["slides", "pages"]
"""What a recipe composes: the slides of a deck, or the pages of a handout."""


class Written(Struct, frozen=True):
    """A finished file, whatever its format.

    ``count`` is its length in the units of its format (slides, pages, sections), numbered from 1. ``index`` has the
    number of the unit on which each anchor, or each slide by its id, is found. ``words`` is everything that a reader
    finds in it, descriptions of pictures included: secrets and missing attributions are looked for there. ``drafts``
    are the numbers of the units that show what is not finished.
    """

    data: bytes
    count: int
    index: Mapping[str, int]
    words: str
    drafts: tuple[int, ...]


class Once(Protocol):
    """Whoever may know what was made of some values before."""

    def __call__(self, values: tuple[object, ...], kind: type[T], make: Callable[[], T], /) -> T:
        """What is made of these values and of nothing else: as it was made before, or made now."""


def anew(_values: tuple[object, ...], _kind: type[T], make: Callable[[], T]) -> T:
    """What is made of some values, for whom nothing was made before."""
    return make()
