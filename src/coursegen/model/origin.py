"""Holds where every value of a course was written: addresses and their places."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from msgspec import Struct

from coursegen.problems import Place


class Origins(Struct, frozen=True):
    """A frozen table from dotted addresses (``recover.action_steps.call_back.owner``) to places.

    ``texts`` has every file that was read, for carets under problems.
    """

    places: Mapping[str, Place]
    texts: Mapping[str, str]

    def place(self, address: str) -> Place | None:
        """The place of an address, or of the nearest thing around it that has one."""
        while address:
            if (found := self.places.get(address)) is not None:
                return found
            address = address.rpartition(".")[0]
        return None

    def line(self, place: Place) -> str | None:
        """The source line that a place stands in, or ``None`` where the file was not read."""
        lines = self.texts[place.file].split("\n") if place.file in self.texts else ()
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None


def is_inside(address: str, around: Collection[str]) -> bool:
    """Whether an address is one of some others, or stands in one."""
    while address:
        if address in around:
            return True
        address = address.rpartition(".")[0]
    return False
