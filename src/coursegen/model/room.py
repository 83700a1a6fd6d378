"""Holds what a room is to look like, and what has to be in it before people arrive."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.text import Text

Per = Literal["person", "group", "room"]


class Material(Struct, frozen=True):
    """Something to hand out or lay ready: ``count`` of it for each person, for each group, or for the room."""

    id: str
    item: Text
    per: Per
    count: int
    address: str

    def needed(self, people: int, group: int) -> int:
        """How many are needed for so many people at tables of ``group``; the last table may not be full."""
        times = {"person": people, "group": -(-people // group), "room": 1}[self.per]
        return self.count * times


class Room(Struct, frozen=True):
    """How the room is laid out, how many people sit at one table, what stands in it, and what is laid ready."""

    layout: Text
    group: int
    equipment: tuple[Text, ...]
    materials: tuple[Material, ...]
    address: str
