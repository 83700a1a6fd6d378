"""Keeps what was done to a course since it was opened, so that all of it can be taken back and done again."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct


class Done(Struct, frozen=True):
    """One thing that was done: what it is called, the part that it was done in, each file before and after it.

    What was ``typed`` into one field goes on as the same thing.
    """

    label: str
    part: str
    before: Mapping[str, bytes | None]
    after: Mapping[str, bytes | None]
    typed: bool = False


class History:
    """What was done, the last at the end, and what was taken back of it."""

    def __init__(self) -> None:
        self._done: list[Done] = []
        self._taken_back: list[Done] = []

    @property
    def last(self) -> Done | None:
        """What would be taken back now."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Done | None:
        """What would be done again now."""
        return self._taken_back[-1] if self._taken_back else None

    def did(self, done: Done) -> None:
        """Keep one thing more; one text typed on goes with what was typed in it before."""
        self._taken_back.clear()
        last = self.last
        goes_on = last is not None and last.typed and done.typed and (last.label, last.part) == (done.label, done.part)
        if last is not None and goes_on and last.after == done.before:
            self._done[-1] = Done(done.label, done.part, last.before, done.after, typed=True)
        else:
            self._done.append(done)

    def took_back(self) -> None:
        """Note that the last thing was taken back."""
        self._taken_back.append(self._done.pop())

    def did_again(self) -> None:
        """Note that what was taken back last was done again."""
        self._done.append(self._taken_back.pop())

    def changed_outside(self) -> None:
        """Forget all: a file was changed by another program, and nothing of that is to be lost."""
        self._done.clear()
        self._taken_back.clear()
