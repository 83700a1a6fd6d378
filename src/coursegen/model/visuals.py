"""Holds what a drawing says, one value for each form: its words and its figures, never its shapes.

Fields stand in the order in which the drawing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar

from msgspec import Struct

from coursegen.model.parts import Paragraphs
from coursegen.model.text import Text


class Visual(Struct, frozen=True, gc=False):
    """A drawing of one form."""

    form: ClassVar[str]
    address: str


class Gap(Visual, frozen=True, gc=False):
    """What somebody hears, the space after it, and the answer."""

    form = "gap"
    heard: Text
    between: Text
    answered: Text
    labels: Paragraphs


VISUALS: Mapping[str, type[Visual]] = {kind.form: kind for kind in (Gap,)}
"""The value of each form, by its name."""


def texts_of(value: object) -> Iterator[Text]:
    """Every text of a drawing, or of a part of one, in the order in which it is read."""
    if isinstance(value, Text):
        if value:
            yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from texts_of(one)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_of(getattr(value, name))
