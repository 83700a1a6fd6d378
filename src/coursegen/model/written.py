"""Holds what those who write files give back: a finished file, and what is to be known of it to judge it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct

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
