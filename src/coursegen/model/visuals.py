"""Holds what a drawing says, one value for each form: its words and its figures, never its shapes.

Fields stand in the order in which the drawing is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from msgspec import Struct

from coursegen.model.parts import Paragraphs
from coursegen.model.text import Text


class Visual(Struct, frozen=True, gc=False):
    """A drawing of one form."""

    form: ClassVar[str]
    address: str


class Voice(Struct, frozen=True, gc=False):
    """Something with a label, and what is said of it or by it."""

    label: Text
    said: Text


class Curves(Visual, frozen=True, gc=False):
    """Two things that should go together, and don't: one climbs, one falls."""

    form = "curves"
    up: Voice
    down: Voice
    gap: Text


class Depth(Struct, frozen=True, gc=False):
    """What lies below the surface."""

    label: Text
    items: Paragraphs


class Iceberg(Visual, frozen=True, gc=False):
    """What is said, and what lies below it."""

    form = "iceberg"
    above: Voice
    below: Depth


class Stop(Struct, frozen=True, gc=False):
    """A moment of a contact; the mood runs from -2 to 2."""

    id: str
    label: Text
    mood: int
    address: str


class ContactCurve(Visual, frozen=True, gc=False):
    """The mood of a contact until somebody meets us, the first words there, and what is open."""

    form = "contact_curve"
    before: Text
    stops: tuple[Stop, ...]
    first_words: Text
    after: Text


class Gap(Visual, frozen=True, gc=False):
    """What somebody hears, the space after it, and the answer."""

    form = "gap"
    heard: Text
    between: Text
    answered: Text
    labels: Paragraphs


class Turn(Struct, frozen=True, gc=False):
    """One thing that is said in a talk, by them or by us."""

    id: str
    who: Literal["them", "us"]
    name: Text
    text: Text
    address: str


class Dialogue(Visual, frozen=True, gc=False):
    """A few turns of a call or a chat."""

    form = "dialogue"
    turns: tuple[Turn, ...]


class Sentence(Struct, frozen=True, gc=False):
    """A sentence; ``mark`` is what of it is struck out, or what is new in it."""

    label: Text
    text: Text
    mark: str = ""


class SentencePair(Visual, frozen=True, gc=False):
    """A sentence before and after."""

    form = "sentence_pair"
    before: Sentence
    after: Sentence


class Station(Struct, frozen=True, gc=False):
    """A station on the way."""

    id: str
    label: Text
    address: str


class Way(Struct, frozen=True, gc=False):
    """One of two ways on."""

    id: str
    label: Text
    text: Text
    chosen: bool
    address: str


class Fork(Visual, frozen=True, gc=False):
    """A way that comes to a moment with two ways on."""

    form = "fork"
    path: tuple[Station, ...]
    at: Text
    ways: tuple[Way, ...]


class Rise(Struct, frozen=True, gc=False):
    """One step up: when, what, and who takes it."""

    id: str
    when: Text
    text: Text
    who: Text
    address: str


class Steps(Visual, frozen=True, gc=False):
    """Effort or time that builds up."""

    form = "steps"
    steps: tuple[Rise, ...]


class Check(Struct, frozen=True, gc=False):
    """A question and its answer, which is a yes or a no."""

    id: str
    ask: Text
    answer: Text
    ok: bool
    address: str


class Checks(Visual, frozen=True, gc=False):
    """Questions that are answered."""

    form = "checks"
    items: tuple[Check, ...]


class Amount(Struct, frozen=True, gc=False):
    """So many of something."""

    id: str
    label: Text
    count: int
    mark: bool
    address: str


class Amounts(Visual, frozen=True, gc=False):
    """How many become how few."""

    form = "amounts"
    groups: tuple[Amount, ...]


VISUALS: Mapping[str, type[Visual]] = {
    kind.form: kind
    for kind in (Curves, Iceberg, ContactCurve, Gap, Dialogue, SentencePair, Fork, Steps, Checks, Amounts)
}
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
