"""Holds what a diagram says: a drawing whose form many fields know, such as a cycle, a matrix or a line of time.

Fields stand in the order in which the drawing is read.
"""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.parts import Paragraphs
from coursegen.model.text import Text
from coursegen.model.visuals import Visual, Voice


class Row(Struct, frozen=True, gc=False):
    """One row of a comparison: a cell for each column of the header."""

    id: str
    cells: Paragraphs
    address: str


class Comparison(Visual, frozen=True, gc=False):
    """Two things or more beside each other, row by row."""

    form = "comparison"
    header: Paragraphs
    rows: tuple[Row, ...]


class Balance(Visual, frozen=True, gc=False):
    """Two things weighed against each other."""

    form = "balance"
    left: Voice
    right: Voice
    heavier: Literal["left", "right", "even"]


class Cell(Struct, frozen=True, gc=False):
    """One of four cells."""

    id: str
    name: Text
    text: Text
    mark: bool
    address: str


class TwoByTwo(Visual, frozen=True, gc=False):
    """Four cells between two axes, named at their ends; one can be filled."""

    form = "two_by_two"
    across: Paragraphs
    down: Paragraphs
    cells: tuple[Cell, ...]


class Node(Struct, frozen=True, gc=False):
    """A part of a circle; ``breaks`` where the way on from it can be broken."""

    id: str
    label: Text
    breaks: bool
    address: str


class Cycle(Visual, frozen=True, gc=False):
    """What leads to itself again, and where that can be broken."""

    form = "cycle"
    nodes: tuple[Node, ...]


class Spectrum(Visual, frozen=True, gc=False):
    """Two ends and what lies between them, one of the three marked."""

    form = "spectrum"
    left: Text
    middle: Text
    right: Text
    mark: Literal["left", "middle", "right"]


class Stage(Struct, frozen=True, gc=False):
    """A step of a process."""

    id: str
    name: Text
    text: Text
    address: str


class Process(Visual, frozen=True, gc=False):
    """Steps in their order."""

    form = "process"
    steps: tuple[Stage, ...]


class Event(Struct, frozen=True, gc=False):
    """A moment on a line of time."""

    id: str
    time: Text
    what: Text
    mark: bool
    address: str


class Timeline(Visual, frozen=True, gc=False):
    """Moments in their order, one of which can be marked."""

    form = "timeline"
    events: tuple[Event, ...]
