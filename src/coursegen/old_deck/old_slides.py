"""Holds what an old deck says, slide by slide."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

Rows = tuple[tuple[str, ...], ...]


class OldPicture(Struct, frozen=True):
    """A picture: the bytes of its file, that one's ending, and its alternative text, ``""`` where it has none.

    ``data`` is empty for one that is only linked.
    """

    data: bytes
    suffix: str
    description: str


class OldChart(Struct, frozen=True):
    """A chart: its kind, the words around it, its categories, and each series' name and values (``None``: no value)."""

    kind: Literal["bar", "line", "doughnut", "other"]
    title: str
    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]


class OldSlide(Struct, frozen=True):
    """A slide: its number from 1, the section that it is in, its parts in reading order.

    ``opens`` is whether its layout is that of a title or of a section's head. ``others`` are words of drawings,
    embedded objects and comments, each with what it is.
    """

    number: int
    section: str
    title: str
    opens: bool
    hidden: bool
    texts: tuple[str, ...] = ()
    tables: tuple[Rows, ...] = ()
    charts: tuple[OldChart, ...] = ()
    pictures: tuple[OldPicture, ...] = ()
    notes: tuple[str, ...] = ()
    others: tuple[tuple[str, str], ...] = ()
