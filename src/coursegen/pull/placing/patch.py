"""Holds what pulling a deck home gives: operations on files, conflicts, and what stays in the deck."""

from __future__ import annotations

from msgspec import Struct

from coursegen.pull.comparison.differences import Stays


class SetText(Struct, frozen=True):
    """A text, or a list of texts, to be said by the team: as an author would type it; ``was`` is what stood there."""

    address: str
    typed: str | tuple[str, ...]
    was: str | tuple[str, ...] | None
    slide: str = ""


class AddObject(Struct, frozen=True):
    """A new object for the list at an address, after another one: its fields as an author would type them."""

    around: str
    after: str
    id: str
    fields: tuple[tuple[str, str], ...]


class RemoveObject(Struct, frozen=True):
    """An object to be left out; ``around`` is the address of its list."""

    around: str
    id: str


class OrderObjects(Struct, frozen=True):
    """The list at an address to be put into another order: these ids first."""

    around: str
    ids: tuple[str, ...]


class RemoveModule(Struct, frozen=True):
    """A whole module to be left out."""

    id: str


class OrderModules(Struct, frozen=True):
    """The modules to be put into another order."""

    ids: tuple[str, ...]


Operation = SetText | AddObject | RemoveObject | OrderObjects | RemoveModule | OrderModules


class Conflict(Struct, frozen=True):
    """An edit at an address where the course has changed as well: what was built, what each says now.

    ``operation`` is what brings the deck's side home all the same.
    """

    slide: str
    address: str
    built: str
    deck: str
    course: str
    operation: Operation


class Patch(Struct, frozen=True):
    """What can come home, what contradicts the course, and what can't, or only in part."""

    operations: tuple[Operation, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    stays: tuple[Stays, ...] = ()


def in_words(operation: Operation) -> str:
    """What an operation does, as a sentence starts that says why it can't be done."""
    match operation:
        case SetText(address=address):
            return f"the new text of {address}"
        case AddObject(around=around, id=name):
            return f"the new {around}.{name}"
        case RemoveObject(around=around, id=name):
            return f"removing {around}.{name}"
        case OrderObjects(around=around):
            return f"the new order of {around}"
        case RemoveModule(id=name):
            return f"removing the module {name}"
        case OrderModules():
            return "the new order of the modules"
