"""Holds what pulling a deck home gives: operations on files, conflicts, and what stays in the deck."""

from __future__ import annotations

from msgspec import Struct

from coursegen.pull.comparison.differences import Stays


class NewFile(Struct, frozen=True):
    """A file that a deck brings: a picture, by its path in the course folder."""

    file: str
    data: bytes


class Fields(Struct, frozen=True):
    """An object, field by field."""

    entries: tuple[tuple[str, Content], ...]


Content = str | bool | float | tuple["Content", ...] | Fields
"""What can stand in a course's file: a text as an author would type it, yes or no, a number, a list, an object."""


class SetText(Struct, frozen=True):
    """A text, or a list of texts, to be said by the team: as an author would type it; ``was`` is what stood there."""

    address: str
    typed: str | tuple[str, ...]
    was: str | tuple[str, ...] | None
    slide: str = ""


class AddObject(Struct, frozen=True):
    """A new object for the list at an address, after another one: its fields as an author would type them.

    ``after`` is ``""`` for the end of a list, which is made where there is none.
    """

    around: str
    after: str
    id: str
    fields: tuple[tuple[str, Content], ...]
    files: tuple[NewFile, ...] = ()


class SetContent(Struct, frozen=True):
    """What is no text, to be put at an address: whether a slide is in reserve, a chart's numbers, a picture."""

    address: str
    content: Content
    slide: str = ""
    files: tuple[NewFile, ...] = ()


class SetChart(Struct, frozen=True):
    """The data of the chart at an address: its categories, and the name and the values of each series by its id.

    Categories and names are as an author would type them; ``None`` is what stays as it is. ``mark`` is the new name of
    the category that is marked, ``""`` where it keeps its own.
    """

    address: str
    categories: tuple[str, ...] | None
    series: tuple[tuple[str, str | None, tuple[float, ...] | None], ...]
    slide: str = ""
    mark: str = ""

    @property
    def parts(self) -> tuple[SetText | SetContent, ...]:
        """The same, field by field."""
        found: list[SetText | SetContent] = []
        if self.categories is not None:
            found.append(SetText(f"{self.address}.categories", self.categories, None))
        if self.mark:
            found.append(SetText(f"{self.address}.mark", self.mark, None))
        for name, title, values in self.series:
            here = f"{self.address}.series.{name}"
            if title is not None:
                found.append(SetText(f"{here}.name", title, None))
            if values is not None:
                found.append(SetContent(f"{here}.values", values))
        return tuple(found)


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


Operation = SetText | SetContent | SetChart | AddObject | RemoveObject | OrderObjects | RemoveModule | OrderModules


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


class PatchMaker:
    """A patch while it is made."""

    def __init__(self) -> None:
        self.operations: list[Operation] = []
        self.conflicts: list[Conflict] = []
        self.stays: list[Stays] = []

    def patch(self) -> Patch:
        """The patch, as far as it is."""
        return Patch(tuple(self.operations), tuple(self.conflicts), tuple(self.stays))


def in_words(operation: Operation) -> str:
    """What an operation does, as a sentence starts that says why it can't be done."""
    match operation:
        case SetText(address=address):
            return f"the new text of {address}"
        case SetContent(address=address):
            return f"what is new at {address}"
        case SetChart(address=address):
            return f"the new data of {address}"
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
