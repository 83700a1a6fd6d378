"""Holds a course with what belongs to its files: where everything was written, which layers made it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from coursegen.course.loaded.addresses import Places
from coursegen.model.course import Course
from coursegen.model.layers import Change, Layer, Session, Stack, Team, TeamBrand
from coursegen.model.origin import Origins
from coursegen.problems import Problem

WHOLE = frozenset({"inserted", "set", "removed"})
"""What is done to an address with everything inside it."""


class LoadedCourse(Struct, frozen=True):
    """A course, or one team's or session's version of it.

    ``hashes`` maps the relative paths of the files that it rests on to sha256, in hex; ``warnings`` are
    located and in the order of their places. ``layers`` are the course and what lies on it, the lowest
    first. ``stacks`` maps the addresses that a layer changed to those changes. ``gone`` maps what is
    left out, though no layer removed it, to why. ``terms_used`` maps addresses of texts to the names of
    the terms in them. ``merged`` has the nodes of this version by address, ``own`` those of the course's own files.
    """

    course: Course
    origins: Origins
    warnings: tuple[Problem, ...]
    hashes: Mapping[str, str]
    layers: tuple[Layer, ...] = ()
    stacks: Mapping[str, Stack] = field(default_factory=dict)
    brand: TeamBrand = field(default_factory=TeamBrand)
    team: Team | None = None
    session: Session | None = None
    gone: Mapping[str, str] = field(default_factory=dict)
    terms_used: Mapping[str, frozenset[str]] = field(default_factory=dict)
    merged: Places = field(default_factory=lambda: Places({}))
    own: Places = field(default_factory=lambda: Places({}))
    touching: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def stack(self, address: str) -> Stack:
        """What layers did to an address, or to something around it as a whole; the oldest first."""
        found: list[Change] = []
        at = address
        while at:
            found += [change for change in self.stacks.get(at, ()) if at == address or change.how in WHOLE]
            at = at.rpartition(".")[0]
        order = {layer.name: number for number, layer in enumerate(self.layers)}
        return tuple(sorted(found, key=lambda change: order.get(change.layer.name, len(order))))

    def touched(self, address: str) -> tuple[str, ...]:
        """The names of the layers that changed something at, inside or (as a whole) around an address, lowest first.

        A text counts as changed where a layer changed the words of a term in it.
        """
        if not self.touching:
            return ()
        names = set(self.touching.get(address, ()))
        around = address.rpartition(".")[0]
        while around:
            for change in self.stacks.get(around, ()):
                if change.how in WHOLE:
                    names.add(change.layer.name)
            around = around.rpartition(".")[0]
        return tuple(layer.name for layer in self.layers if layer.name in names)


def touching(stacks: Mapping[str, Stack], terms_used: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """Every address with something changed at or inside it, to the names of the layers that did it."""
    found: dict[str, set[str]] = {}

    def note(address: str, names: set[str]) -> None:
        while address:
            found.setdefault(address, set()).update(names)
            address = address.rpartition(".")[0]

    by_term: dict[str, set[str]] = {}
    for address, stack in stacks.items():
        names = {change.layer.name for change in stack}
        note(address, names)
        if address.startswith("course.terms."):
            by_term.setdefault(address.split(".")[2], set()).update(names)
    for address, terms in terms_used.items() if by_term else ():
        if names := set().union(*(by_term.get(term, ()) for term in terms)):
            note(address, names)
    return {address: frozenset(names) for address, names in found.items()}
