"""Holds what a drawing says, one value for each form: its words and its figures, never its shapes.

Fields stand in the order in which the drawing is read.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from msgspec import Struct

from coursegen.model.motif import Figure
from coursegen.model.parts import Paragraphs, Picture
from coursegen.model.text import Text
from coursegen.model.tools import ToolKind


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
    """A sentence, and what of it is struck out."""

    label: Text
    text: Text
    struck: str


class SentencePair(Visual, frozen=True, gc=False):
    """A sentence before and after."""

    form = "sentence_pair"
    before: Sentence
    after: Voice


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
    """One step up: its time, what, and who takes it."""

    id: str
    time: Text
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


class Bar(Struct, frozen=True, gc=False):
    """One figure of several."""

    id: str
    label: Text
    value: float
    mark: bool
    address: str


class Bars(Visual, frozen=True, gc=False):
    """Figures of one kind, one of which matters; ``source`` says where they come from."""

    form = "bar"
    bars: tuple[Bar, ...]
    unit: str
    source: Text

    def told(self, value: float) -> str:
        """A value as it is printed."""
        unit = self.unit if self.unit[:1] in {"", "%", "°", "‰"} else f" {self.unit}"
        return f"{value:,g}{unit}"


class Clock(Visual, frozen=True, gc=False):
    """A stretch of time on a clock's face."""

    form = "clock"
    start: Text
    end: Text
    what: Text


class Statement(Visual, frozen=True, gc=False):
    """A sentence that a module turns on; ``credit`` says whose it is."""

    form = "statement"
    text: Text
    credit: Text
    picture: Literal["horizon", "none"]


class BubbleQuestion(Visual, frozen=True, gc=False):
    """A question in a bubble, and how an answer may begin."""

    form = "bubble_question"
    question: Text
    opener: Text


class Choice(Struct, frozen=True, gc=False):
    """One of several things to choose from, or to do."""

    id: str
    text: Text
    address: str


class RightChoice(Choice, frozen=True, gc=False):
    """What is right to choose: a click marks it."""


class Options(Visual, frozen=True, gc=False):
    """Things to choose from: replies that somebody speaks, or cards."""

    form = "options"
    items: tuple[Choice, ...]
    spoken: bool


class Tasks(Visual, frozen=True, gc=False):
    """What to do, one thing after the other."""

    form = "tasks"
    items: tuple[Choice, ...]


class Player(Struct, frozen=True, gc=False):
    """Somebody in a scene; what that player knows is on a card of their own."""

    id: str
    name: Text
    address: str


class Cast(Visual, frozen=True, gc=False):
    """What is to be played, and who is in it."""

    form = "cast"
    task: Text
    roles: tuple[Player, ...]


class SheetField(Struct, frozen=True, gc=False):
    """One place of a sheet to write on."""

    id: str
    label: Text
    address: str


class Worksheet(Visual, frozen=True, gc=False):
    """A sheet that people write on, empty; what its fields are depends on the ``kind``, as with a tool."""

    form = "worksheet"
    kind: ToolKind
    prompt: Text
    across: Paragraphs
    down: Paragraphs
    heads: Paragraphs
    fields: tuple[SheetField, ...]


class Kept(Struct, frozen=True, gc=False):
    """What is kept of one part, and the shape that the line takes there."""

    id: str
    shape: Figure
    text: Text
    address: str


class LineRecap(Visual, frozen=True, gc=False):
    """One line through all parts, with a sentence of each."""

    form = "line_recap"
    items: tuple[Kept, ...]


class BigNumber(Visual, frozen=True, gc=False):
    """A number, what it counts, and where it comes from."""

    form = "big_number"
    value: Text
    what: Text
    source: Text


class Portrait(Visual, frozen=True, gc=False):
    """Somebody who says something: a figure that is like nobody."""

    form = "portrait"
    who: Text
    said: Text


class Quotation(Visual, frozen=True, gc=False):
    """Words that somebody said, and who."""

    form = "quotation"
    said: Text
    who: Text


class Photo(Visual, frozen=True, gc=False):
    """A picture of the course's own, and a sentence to it."""

    form = "picture"
    picture: Picture | None
    caption: Text
