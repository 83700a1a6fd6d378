"""Holds what a facilitator wants to know and prepare before a module, and what stays on the screen at the end."""

from __future__ import annotations

from msgspec import Struct

from coursegen.model.parts import Paragraphs
from coursegen.model.text import Text


class Objection(Struct, frozen=True, gc=False):
    """What somebody in the room may say against it, and an answer."""

    id: str
    objection: Text
    answer: Text
    address: str


class Background(Struct, frozen=True, gc=False):
    """What a facilitator wants to know of a module; all of it is for the facilitator only.

    ``retold`` is its source in our own words, ``weak`` where that source is thin, ``goes_wrong`` what tends to go
    wrong in the room, ``prepare`` what to lay out or hang up before it, ``week_before`` and ``day_before`` what takes
    longer: whom to ask, what to copy.
    """

    purpose: Text = Text()
    retold: Paragraphs = ()
    weak: Text = Text()
    goes_wrong: Paragraphs = ()
    objections: tuple[Objection, ...] = ()
    prepare: Paragraphs = ()
    week_before: Paragraphs = ()
    day_before: Paragraphs = ()

    def __bool__(self) -> bool:
        return self != Background()


class Board(Struct, frozen=True, gc=False):
    """A board that the facilitator writes: its title, the lines on it before people come, and ``where`` it hangs.

    ``counted`` is what the room counts on it, once before and once after.
    """

    id: str
    title: Text
    lines: Paragraphs
    where: Text
    address: str
    counted: Paragraphs = ()


class Farewell(Struct, frozen=True, gc=False):
    """What stays on the screen at the end: thanks, the promise to keep in mind, what happens next."""

    title: Text
    text: Text
    follow_up: Text
    address: str
