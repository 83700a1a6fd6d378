"""A chart and its place to bars, lines or slices with their labels, all measured; native and painted charts follow it.

Every value, series and slice is labelled beside its mark, so that neither a legend nor a colour is needed to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import combinations, pairwise
from math import cos, pi, sin
from typing import NamedTuple, cast

from coursegen.layout.decoration import readable
from coursegen.layout.fonts import Faces
from coursegen.layout.marks import Bounds, bar, label, marker, ring_slice, segment
from coursegen.layout.slot import Slot
from coursegen.model.brand import Brand
from coursegen.model.own_slides import Chart
from coursegen.model.scene import (
    Box,
    ChartItem,
    ChartSeries,
    Colour,
    ColourSlot,
    PathItem,
    Placeholder,
    ShapeItem,
    TextItem,
)
from coursegen.problems import Problem
from coursegen.units import EMU_PER_POINT

SIZES = (24.0, 22.0, 20.0, 18.0)
"""Points of a chart's words: the largest that fit, none below what the back row reads."""

LINE = 1.2
"""The height of a line, in em."""

APART = 8.0
"""What stays free between a mark and its label, in points."""

WIDEST_NAME, WIDEST_LABEL = 0.38, 0.19
"""The widest name of a bar and the widest label as shares of a chart's width: PowerPoint breaks wider labels in two."""

GAP, OVERLAP = 55, -8
"""The space between groups of bars and between the bars of one, as percent of a bar's breadth (the latter negative)."""

HOLE, EDGE = 55, 2.0
"""The hole of a doughnut as percent of its diameter, and the edge between two slices in points."""

Drawn = list[TextItem | ShapeItem | PathItem]


class Paint(NamedTuple):
    """What the three kinds share: the data, the room in points, and how words and marks look."""

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

    def wide(self, text: str) -> float:
        """The width of a text, with what renderers may differ by."""
        return self.faces.em(text, "regular") * self.size * 1.02

    def words(self, text: str, x: float, y: float, align: str, address: str = "") -> TextItem:
        """A label beside, before or around a point of the chart."""
        at = self.left + x, self.top + y
        return label(text, at, align, self.faces.em(text, "regular") * self.size, self.size, self.ink, address)


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


def chart_colours(accent: Colour, ground: Colour, brand: Brand) -> tuple[Colour, ...]:
    """Colours for six marks, that of the module first, each as it can be told from the ground."""
    slots = [cast("ColourSlot", f"accent{number}") for number in range(1, 7)]
    others = [readable(Colour(slot), ground, brand) for slot in slots if slot != accent.slot]
    return (readable(accent, ground, brand), *others)


def chart_item(
    chart: Chart, title: str, slot: Slot, colours: Sequence[Colour], ground: Colour, faces: Faces
) -> ChartItem | Problem:
    """The chart in its place, in the largest words that fit, or what is wrong at the author's line."""
    box = slot.box
    width, height, left, top = (value / EMU_PER_POINT for value in (box.width, box.height, box.x, box.y))
    made: Made | TooMuch | None = None
    for size in SIZES:
        paint = Paint(chart, width, height, left, top, size, slot.style.colour, ground, colours, faces)
        made = MAKE[chart.type](paint)
        if isinstance(made, Made):
            return _item(paint, made, title, box, slot.placeholder)
    assert isinstance(made, TooMuch)
    message = f"{made.message} at {SIZES[-1]:g} pt"
    return Problem("SLD4", message, hint=made.hint, address=made.address or chart.address)


def _item(paint: Paint, made: Made, title: str, box: Box, placeholder: Placeholder | None) -> ChartItem:
    chart = paint.chart
    return ChartItem(
        name="Chart",
        box=box,
        kind=chart.type,
        categories=tuple(one.plain for one in chart.categories),
        series=made.series,
        number_format=_number_format(chart),
        size=paint.size,
        ink=paint.ink,
        ground=paint.ground,
        plot=made.plot,
        drawn=tuple(made.drawn),
        description=_description(chart, title),
        least=made.least,
        most=made.most,
        gap=GAP,
        overlap=OVERLAP if len(chart.series) > 1 else 0,
        hole=HOLE,
        offsets=made.offsets,
        placeholder=placeholder,
        address=chart.address,
    )


def _number_format(chart: Chart) -> str:
    """The values' spreadsheet format: ``#,##0.0" min"``."""
    decimals = "." + "0" * chart.decimals if chart.decimals else ""
    unit = "".join(f"\\{sign}" if sign == '"' else f'"{sign}"' for sign in chart.suffix).replace('""', "")
    return f"#,##0{decimals}{unit}"


def _description(chart: Chart, title: str) -> str:
    """The chart in words: every series with every value."""
    told = []
    for one in chart.series:
        pairs = zip(chart.categories, one.values, strict=True)
        told.append(f"{one.name.plain}: " + "; ".join(f"{name.plain} {chart.told(value)}" for name, value in pairs))
    return f"{title} {'. '.join(told)}."


def _bars(paint: Paint) -> Made | TooMuch:
    """Lying bars, since names and labels stand beside them on one line each."""
    chart, count = paint.chart, len(paint.chart.series)
    if (wide := _widest(paint, WIDEST_NAME)) is not None:
        return wide
    band = paint.height / len(chart.categories)
    breadth = band / (count + (count - 1) * -OVERLAP / 100 + GAP / 100)
    if breadth < paint.size * (1.05 if count > 1 else 0.7) or band < paint.size * LINE:
        number = len(chart.categories) * count
        return TooMuch(
            f"{number} bars have no room for their labels", "take out categories or series", f"{chart.address}.series"
        )
    labels = {
        (place, at): f"{one.name.plain} {chart.told(value)}" if count > 1 else chart.told(value)
        for place, one in enumerate(chart.series)
        for at, value in enumerate(one.values)
    }
    if (long := _too_long(paint, labels)) is not None:
        return long
    values = [value for one in chart.series for value in one.values]
    least, most = min(0.0, *values), max(0.0, *values)
    most = most if most > least else 1.0
    room = dict.fromkeys((-1, 1), APART + 4)
    for (place, at), text in labels.items():
        sign = -1 if chart.series[place].values[at] < 0 else 1
        room[sign] = max(room[sign], paint.wide(text) + APART + 4)
    start = max(paint.wide(one.plain) for one in chart.categories) + APART + 4
    before = room[-1] if least < 0 else 0.0
    unit = (paint.width - start - before - room[1]) / (most - least)
    origin = start + before - least * unit
    drawn: Drawn = []
    for at, name in enumerate(chart.categories):
        middle = (at + 0.5) * band
        drawn.append(paint.words(name.plain, start - APART, middle, "right", name.address))
        y = at * band + breadth * GAP / 200
        for place, one in enumerate(chart.series):
            value = one.values[at]
            end = origin + value * unit
            bounds = Bounds(paint.left + min(origin, end), paint.top + y, abs(end - origin), breadth)
            drawn.append(bar(bounds, paint.colours[place]))
            x, align = (end - APART / 2, "right") if value < 0 else (end + APART / 2, "left")
            drawn.append(paint.words(labels[place, at], x, y + breadth / 2, align, one.name.address))
            y += breadth * (1 - OVERLAP / 100)
    drawn.append(bar(Bounds(paint.left + origin - 0.5, paint.top, 1.0, paint.height), paint.ink))
    every = tuple(range(len(chart.categories)))
    series = tuple(
        ChartSeries(one.name.plain, one.values, (paint.colours[place],), every, every if count > 1 else ())
        for place, one in enumerate(chart.series)
    )
    plot = (start / paint.width, 0.0, (paint.width - start) / paint.width, 1.0)
    return Made(drawn, plot, series, least - before / unit, most + room[1] / unit)


def _lines(paint: Paint) -> Made | TooMuch:
    """Lines over zero: one alone is labelled at every point, several at their two ends, the last with their names."""
    chart, count, places = paint.chart, len(paint.chart.series), len(paint.chart.categories)
    last = places - 1
    several = count > 1
    labels: dict[tuple[int, int], str] = {}
    for place, one in enumerate(chart.series):
        for at, value in enumerate(one.values):
            if not several or at in (0, last):
                named = several and at == last
                labels[place, at] = f"{one.name.plain} {chart.told(value)}" if named else chart.told(value)
    if (long := _too_long(paint, labels)) is not None:
        return long
    ahead = max(paint.wide(text) for (_, at), text in labels.items() if at == 0) if several else 0.0
    behind = max(paint.wide(text) for (_, at), text in labels.items() if at == last) if several else 0.0
    first, end = ahead + 2 * APART, paint.width - behind - 2 * APART
    for _ in range(30):
        half = (end - first) / last / 2
        first, end = max(first, half), min(end, paint.width - half)
    band = (end - first) / last
    if (wide := _widest(paint, (band - APART) / paint.width)) is not None:
        return wide
    if not several and any(paint.wide(text) > band - 4 for text in labels.values()):
        return TooMuch("the labels of this line run into each other", "take out categories", f"{chart.address}.series")
    values = [value for one in chart.series for value in one.values]
    least, most = min(0.0, *values), max(0.0, *values)
    most = most if most > least else 1.0
    tall = paint.height - paint.size * LINE - 2 * APART
    head = paint.size * LINE + 2 * APART
    foot = head if least < 0 else 0.0
    unit = (tall - head - foot) / (most - least)
    origin = head + most * unit
    drawn: Drawn = [bar(Bounds(paint.left + first - band / 2, paint.top + origin - 0.5, band * places, 1.0), paint.ink)]
    for at, name in enumerate(chart.categories):
        y = tall + paint.size * LINE / 2 + 6
        drawn.append(paint.words(name.plain, first + at * band, y, "centre", name.address))
    heights = {at: sorted(origin - one.values[at] * unit for one in chart.series) for at in (0, last)}
    near = {at: any(b - a < paint.size * LINE for a, b in pairwise(found)) for at, found in heights.items()}
    if near[last]:
        hint = "write 'type: bar', or leave out a series"
        return TooMuch("the names at the ends of these lines stand in each other", hint, f"{chart.address}.series")
    shown = tuple(at for at in range(places) if not several or at == last or (at == 0 and not near[0]))
    for place, one in enumerate(chart.series):
        points = [(first + at * band, origin - value * unit) for at, value in enumerate(one.values)]
        placed = [(paint.left + x, paint.top + y) for x, y in points]
        drawn += [segment(a, b, paint.colours[place]) for a, b in pairwise(placed)]
        drawn += [marker(at, place, paint.colours[place]) for at in placed]
        for at in shown:
            x, y = points[at]
            side = {0: (-APART - 2, 0.0, "right"), last: (APART + 2, 0.0, "left")}.get(at) if several else None
            dx, dy, align = side or (0.0, -paint.size * LINE / 2 - APART, "centre")
            drawn.append(paint.words(labels[place, at], x + dx, y + dy, align, one.name.address))
    series = tuple(
        ChartSeries(one.name.plain, one.values, (paint.colours[place],), shown, (last,) if several else ())
        for place, one in enumerate(chart.series)
    )
    plot = ((first - band / 2) / paint.width, 0.0, band * places / paint.width, tall / paint.height)
    return Made(drawn, plot, series, least - foot / unit, most + head / unit)


def _doughnut(paint: Paint) -> Made | TooMuch:
    """A ring that starts at the top and runs clockwise, as large as the labels outside it allow."""
    chart = paint.chart
    one = chart.series[0]
    told = [(name.plain, chart.told(value)) for name, value in zip(chart.categories, one.values, strict=True)]
    pairs = {(at, line): text for at, texts in enumerate(told) for line, text in enumerate(texts)}
    if (long := _too_long(paint, pairs)) is not None:
        return long
    wides = [max(map(paint.wide, texts)) for texts in told]
    turns = [2 * pi * value / sum(one.values) for value in one.values]
    starts = [sum(turns[:at]) for at in range(len(turns))]
    line, middle = paint.size * LINE, (paint.width / 2, paint.height / 2)
    most, least = int(paint.height / 2), int(paint.height / 2 - 2 * line - APART)
    for radius in range(most, least - 1, -2):
        centres = []
        for start, turn, wide in zip(starts, turns, wides, strict=True):
            across, down = sin(start + turn / 2), -cos(start + turn / 2)
            reach = radius + APART
            centres.append((middle[0] + across * (reach + wide / 2), middle[1] + down * (reach + line)))
        boxes = [Bounds(x - wide / 2, y - line, wide, 2 * line) for (x, y), wide in zip(centres, wides, strict=True)]
        inside = all(box.y >= 0 and box.y + box.height <= paint.height for box in boxes)
        if inside and not any(a.meets(b) for a, b in combinations(boxes, 2)):
            return _ring(paint, radius, starts, turns, centres)
    message = "the labels of these slices stand in each other"
    return TooMuch(message, "put the smallest slices together, or write 'type: bar'", f"{chart.address}.categories")


def _ring(
    paint: Paint, radius: float, starts: Sequence[float], turns: Sequence[float], centres: Sequence[tuple[float, float]]
) -> Made:
    """The slices of a ring, the edges between them, and their labels around points of the chart."""
    chart, one = paint.chart, paint.chart.series[0]
    x, y = paint.width / 2, paint.height / 2
    centre = paint.left + x, paint.top + y
    half = paint.size * LINE / 2
    ends = radius * HOLE / 100 - 1, radius + 1
    drawn: Drawn = []
    edges: Drawn = []
    offsets = []
    for at, (start, turn, around) in enumerate(zip(starts, turns, centres, strict=True)):
        if turn:
            drawn.append(ring_slice(centre, radius, HOLE / 100, (start, start + turn), paint.colours[at]))
        inner, outer = ((centre[0] + sin(start) * length, centre[1] - cos(start) * length) for length in ends)
        edges.append(segment(inner, outer, paint.ground, EDGE))
        name = chart.categories[at]
        edges.append(paint.words(name.plain, around[0], around[1] - half, "centre", name.address))
        edges.append(paint.words(chart.told(one.values[at]), around[0], around[1] + half, "centre", one.address))
        own = radius * (1 + HOLE / 100) / 2
        across, down = sin(start + turn / 2) * own, -cos(start + turn / 2) * own
        offsets.append(((around[0] - x - across) / paint.width, (around[1] - y - down) / paint.height))
    plot = (x - radius) / paint.width, (y - radius) / paint.height, 2 * radius / paint.width, 2 * radius / paint.height
    colours = tuple(paint.colours[: len(turns)])
    series = (ChartSeries(one.name.plain, one.values, colours, tuple(range(len(turns)))),)
    return Made([*drawn, *edges], plot, series, offsets=tuple(offsets))


def _widest(paint: Paint, share: float) -> TooMuch | None:
    """The category whose name has no room on one line."""
    for name in paint.chart.categories:
        if paint.wide(name.plain) > share * paint.width:
            message = f"“{name.plain}” is too wide for its place in the chart"
            return TooMuch(message, "shorten it, or write 'type: bar', which has room for names", name.address)
    return None


def _too_long(paint: Paint, labels: Mapping[tuple[int, int], str]) -> TooMuch | None:
    """The label that PowerPoint would break in two."""
    for text in labels.values():
        if paint.wide(text) > WIDEST_LABEL * paint.width:
            message = f"the label “{text}” is too wide for a chart"
            return TooMuch(message, "shorten the name or the unit", "")
    return None


MAKE: Mapping[str, Callable[[Paint], Made | TooMuch]] = {"bar": _bars, "line": _lines, "doughnut": _doughnut}
"""What each type of chart is made of."""
