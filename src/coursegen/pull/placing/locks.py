"""Knows what of a course may not be changed from a deck, and what was removed in the deck."""

from __future__ import annotations

from coursegen.course.layers.layer_stack import BASE
from coursegen.pull.base.deck_base import Base
from coursegen.pull.text.merged_course import Merged


class Locks:
    """What is locked in the course as it is ``now``, and the addresses that the deck no longer has (``removed``)."""

    def __init__(self, base: Base, now: Merged) -> None:
        self.base, self.now = base, now
        self.removed: set[str] = set()

    def is_removed(self, address: str) -> bool:
        """Whether an address, or an object around it, was removed."""
        return any(address == one or address.startswith(f"{one}.") for one in self.removed)

    def is_locked(self, address: str) -> bool:
        """Whether no team may change an address; the course's own files may say what they like."""
        if self.base.team == BASE:
            return False
        root = address.partition(".")[0]
        locks = [f"{root}.{name}" for name in self.now.texts(f"{root}.locked") or ()]
        return any(address == one or address.startswith(f"{one}.") or one.startswith(f"{address}.") for one in locks)
