"""Holds what a YAML file says, as frozen values that know their places: scalars, sequences, mappings.

Scalars are text as the author typed it: ``no``, ``07:30`` and ``1.10`` are not guessed at. A large
course has a hundred thousand nodes: a ``Place`` is made when it is asked for.
"""

from __future__ import annotations

from msgspec import Struct

from coursegen.problems import Place


class Scalar(Struct, frozen=True, gc=False):
    """A value of text; ``quoted`` where the author used quotes or a block (``|``, ``>``).

    ``comment`` is what stands behind a ``#`` where a value was meant, for what has none.
    """

    text: str
    quoted: bool
    file: str
    line: int
    column: int
    width: int
    comment: str = ""

    @property
    def place(self) -> Place:
        """Where the text starts, as wide as its first line."""
        return Place(self.file, self.line, self.column, self.width)

    @property
    def missing(self) -> bool:
        """Whether nothing was written at all, as in ``key:``."""
        return not self.text and not self.quoted


class Sequence(Struct, frozen=True, gc=False):
    """A list of nodes; its place is its first dash or its bracket."""

    items: tuple[Node, ...]
    file: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the list starts."""
        return Place(self.file, self.line, self.column)


class Entry(Struct, frozen=True, gc=False):
    """One key of a mapping with what stands after it."""

    key: Scalar
    value: Node


class Mapping(Struct, frozen=True, gc=False):
    """Keys, each once, with their nodes, in the order in which they were written."""

    entries: dict[str, Entry]
    file: str
    line: int
    column: int

    @property
    def place(self) -> Place:
        """Where the first key (or the brace) stands, as wide as that key."""
        first = next(iter(self.entries.values()), None)
        same = first is not None and (first.key.line, first.key.column) == (self.line, self.column)
        return Place(self.file, self.line, self.column, first.key.width if first is not None and same else 1)

    def get(self, key: str) -> Node | None:
        """The node of a key, or ``None`` where the mapping lacks it."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value


Node = Scalar | Sequence | Mapping
