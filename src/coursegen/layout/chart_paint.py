"""Holds what the kinds of chart share: the data, the room in points, and how words and marks look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from coursegen.layout.faces import Faces
from coursegen.layout.marks import label
from coursegen.model.own_slides import Chart
from coursegen.model.scene_items import ChartSeries, Colour, PathItem, ShapeItem, TextItem

LINE = 1.2
"""The height of a line, in em."""

APART = 8.0
"""What stays free between a mark and its label, in points."""

WIDEST_NAME, WIDEST_LABEL = 0.38, 0.19
"""The widest name of a bar and the widest label as shares of a chart's width: PowerPoint breaks wider labels in two."""

GAP, OVERLAP = 55, -8
"""The space between groups of bars and between the bars of one, as percent of a bar's breadth (the latter negative)."""

HOLE, EDGE = 50, 2.0
"""The hole of a doughnut as percent of its diameter (LibreOffice has no other); the edge between two slices, points."""

Drawn = list[TextItem | ShapeItem | PathItem]


class Paint(NamedTuple):
    """What all kinds share: the data, the room in points, and how words and marks look.

    ``inks`` are for words on the ``colours``; ``hot`` is the one to look at, where something is marked.
    """

    chart: Chart
    width: float
    height: float
    left: float
    top: float
    size: float
    ink: Colour
    ground: Colour
    colours: Sequence[Colour]
    faces: Faces
    inks: Sequence[Colour] = ()
    hot: Colour | None = None

    def colour(self, place: int, at: int) -> Colour:
        """The colour of a value: that of its series, or where it is what the chart is about, the one to look at."""
        marked = self.hot is not None and len(self.chart.series) == 1 and at == self.chart.mark
        return self.hot if marked and self.hot is not None else self.colours[place]

    def points(self) -> tuple[tuple[int, Colour], ...]:
        """The value that has a colour of its own in a single series."""
        mark = self.chart.mark
        return ((mark, self.hot),) if mark is not None and self.hot is not None and len(self.chart.series) == 1 else ()

    def wide(self, text: str) -> float:
        """The width of a text, with what renderers may differ by."""
        return self.faces.em(text, "regular") * self.size * 1.02

    def words(
        self, text: str, x: float, y: float, align: str, address: str = "", ink: Colour | None = None
    ) -> TextItem:
        """A label beside, before, around or on a point of the chart."""
        at = self.left + x, self.top + y
        wide = self.faces.em(text, "regular") * self.size
        return label(text, at, align, wide, self.size, ink or self.ink, address)


class Made(NamedTuple):
    """A chart at one size: what is drawn, and what its native form needs."""

    drawn: Drawn
    plot: tuple[float, float, float, float]
    series: tuple[ChartSeries, ...]
    least: float = 0.0
    most: float = 0.0
    offsets: tuple[tuple[float, float], ...] = ()


class TooMuch(NamedTuple):
    """Why a chart can't be read at a size, and where the author can change that."""

    message: str
    hint: str
    address: str


def widest(paint: Paint, share: float) -> TooMuch | None:
    """The category whose name has no room on one line."""
    for name in paint.chart.categories:
        if paint.wide(name.plain) > share * paint.width:
            message = f"“{name.plain}” is too wide for its place in the chart"
            return TooMuch(message, "shorten it, or write 'type: bar', which has room for names", name.address)
    return None


def too_long(paint: Paint, labels: Mapping[tuple[int, int], str]) -> TooMuch | None:
    """The label that PowerPoint would break in two."""
    for text in labels.values():
        if paint.wide(text) > WIDEST_LABEL * paint.width:
            message = f"the label “{text}” is too wide for a chart"
            return TooMuch(message, "shorten the name or the unit", "")
    return None
