"""Defines how long something takes: quick, likely and slow, and how such times add up."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

from msgspec import Struct


class Span(Struct, frozen=True, gc=False):
    """Seconds that something takes: when all goes well, most likely, and in a slow room."""

    quick: float
    likely: float
    slow: float

    def __add__(self, other: Span) -> Span:
        return Span(self.quick + other.quick, self.likely + other.likely, self.slow + other.slow)

    def times(self, number: float) -> Span:
        """So many of them, one after the other, at one pace."""
        return Span(self.quick * number, self.likely * number, self.slow * number)


NOTHING = Span(0, 0, 0)


def always(seconds: float) -> Span:
    """The same time whatever happens."""
    return Span(seconds, seconds, seconds)


class Part(Struct, frozen=True, gc=False):
    """One thing that takes time: what it is (``say``, ``vote`` …), how long it takes, and where it is written."""

    what: str
    span: Span
    address: str = ""


def together(parts: Iterable[Part]) -> Span:
    """How long parts take one after the other.

    Nobody is quick at everything, so the quick sum is a floor; and not everything is slow at once, so the spreads add
    up as independent errors do: by the root of the sum of their squares.
    """
    spans = [part.span for part in parts]
    likely = sum(span.likely for span in spans)
    spread = sqrt(sum((span.slow - span.likely) ** 2 for span in spans))
    return Span(sum(span.quick for span in spans), likely, likely + spread)
