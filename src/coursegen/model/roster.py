"""Holds who is expected in a room: people as a list of participants names them, and how many there are."""

from __future__ import annotations

from msgspec import Struct

from coursegen.problems import Place


class Person(Struct, frozen=True):
    """One participant. ``name`` is ``""`` where there is a line to write it on.

    ``key`` is what tells this person from others, the same however the name is spaced or in capitals; ``""`` for
    nobody in particular. ``place`` is the row's.
    """

    name: str = ""
    team: str = ""
    id: str = ""
    key: str = ""
    place: Place | None = None


class Roster(Struct, frozen=True):
    """The people of one room, in the order of their list; ``count`` is how many seats they need.

    Without a list ``people`` is empty, and ``count`` what the session's file says.
    """

    count: int
    people: tuple[Person, ...] = ()
