"""Holds the slides that a module lists itself, for what no block of a plan covers."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.diagrams import Row
from coursegen.model.parts import Evidence, Notes, Paragraphs, Picture
from coursegen.model.text import Text
from coursegen.model.visuals import Visual

OwnSlideKind = Literal[
    "big_number", "quotation", "two_columns", "process", "comparison", "matrix", "timeline", "picture", "video",
    "poll", "chart", "drawing",
]  # fmt: skip
ChartType = Literal["bar", "stacked_bar", "line", "slope", "doughnut"]


class Part(Struct, frozen=True, gc=False):
    """A step of a process, a cell of a matrix or an option of a poll; an option has no name."""

    id: str
    name: Text
    text: Text
    address: str


class Column(Struct, frozen=True, gc=False):
    """One side of two columns: its head, and what stands under it."""

    id: str
    head: Text
    items: Paragraphs
    address: str


class Series(Struct, frozen=True, gc=False):
    """One series of a chart's data: a value for each category."""

    id: str
    name: Text
    values: tuple[float, ...]
    address: str


class Chart(Struct, frozen=True, gc=False):
    """A chart's data; ``unit`` follows every value that is printed (``%``), ``""`` for bare numbers.

    ``mark`` is the place of what it is about: of a series, or where there is one only, of a category.
    """

    type: ChartType
    categories: Paragraphs
    series: tuple[Series, ...]
    unit: str
    address: str
    mark: int | None = None

    @property
    def decimals(self) -> int:
        """After how many decimals every value is whole, at most two."""
        values = [value for one in self.series for value in one.values]
        return next((n for n in (0, 1) if all(round(value, n) == round(value, 2) for value in values)), 2)

    def told(self, value: float) -> str:
        """A value as it is printed: ``1,250 min``, ``45%``."""
        shown = f"{value:,.{self.decimals}f}"
        return f"{shown.removeprefix('-') if float(shown.replace(',', '')) == 0 else shown}{self.suffix}"

    @property
    def suffix(self) -> str:
        """The unit with what stands between it and a number: nothing before a sign, else a space."""
        return self.unit if self.unit[:1] in {"", "%", "°", "‰"} else f" {self.unit}"


class OwnSlide(Struct, frozen=True, gc=False):
    """One slide of a module's own list; what its kind does not have is empty.

    ``after`` is the address of the block or item that it follows (``recover.key_points.own``), ``""`` for the
    end of the module. A matrix has four ``cells`` (upper left, upper right, lower left, lower right); ``across``
    and ``down`` are the two ends of its axes, left and right, upper and lower. With no evidence it was written
    for the course and says so; figures can have another ``source``. A ``reserve`` slide is hidden, for when there is
    time left. A video is an address, ``url``, with a ``picture`` of it or none.
    """

    id: str
    kind: OwnSlideKind
    after: str
    title: Text
    body: Text
    notes: Notes
    address: str
    evidence: tuple[Evidence, ...] = ()
    pictogram: str = ""
    reserve: bool = False
    number: Text = Text()
    quote: Text = Text()
    who: Text = Text()
    caption: Text = Text()
    source: Text = Text()
    url: Text = Text()
    columns: tuple[Column, ...] = ()
    steps: tuple[Part, ...] = ()
    cells: tuple[Part, ...] = ()
    options: tuple[Part, ...] = ()
    across: Paragraphs = ()
    down: Paragraphs = ()
    header: Paragraphs = ()
    rows: tuple[Row, ...] = ()
    picture: Picture | None = None
    chart: Chart | None = None
    visual: Visual | None = None
