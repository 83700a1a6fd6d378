"""Draws a chart as the slices of a ring with their labels around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from math import cos, fsum, hypot, pi, sin

from coursegen.layout.chart_paint import APART, EDGE, HOLE, LINE, Drawn, Made, Paint, TooMuch, too_long
from coursegen.layout.marks import Bounds, ring_slice, segment
from coursegen.model.scene_items import ChartSeries


def doughnut(paint: Paint) -> Made | TooMuch:
    """A ring that starts at the top and runs clockwise, as large as the labels outside it allow."""
    chart = paint.chart
    one = chart.series[0]
    told = [(name.plain, chart.told(value)) for name, value in zip(chart.categories, one.values, strict=True)]
    pairs = {(at, line): text for at, texts in enumerate(told) for line, text in enumerate(texts)}
    if (long := too_long(paint, pairs)) is not None:
        return long
    wides = [max(map(paint.wide, texts)) for texts in told]
    turns = [2 * pi * value / fsum(one.values) for value in one.values]
    starts = [fsum(turns[:at]) for at in range(len(turns))]
    line, middle = paint.size * LINE, (paint.width / 2, paint.height / 2)
    most, least = int(paint.height / 2), int(paint.height / 2 - 2 * line - APART)
    for radius in range(most, least - 1, -2):
        centres = []
        for start, turn, wide in zip(starts, turns, wides, strict=True):
            across, down = sin(start + turn / 2), -cos(start + turn / 2)
            away = _away(radius + APART, (across, down), (wide / 2, line))
            centres.append((middle[0] + across * away, middle[1] + down * away))
        boxes = [Bounds(x - wide / 2, y - line, wide, 2 * line) for (x, y), wide in zip(centres, wides, strict=True)]
        inside = all(box.y >= 0 and box.y + box.height <= paint.height for box in boxes)
        if inside and not any(a.meets(b) for a, b in combinations(boxes, 2)):
            return _ring(paint, radius, starts, turns, centres)
    message = "the labels of these slices overlap"
    return TooMuch(message, "put the smallest slices together, or write 'type: bar'", f"{chart.address}.categories")


def _away(reach: float, towards: tuple[float, float], half: tuple[float, float]) -> float:
    """How far out a label's middle stands for its nearest corner or side to be ``reach`` from the ring's middle."""
    away = reach
    while hypot(*(max(0.0, away * abs(part) - size) for part, size in zip(towards, half, strict=True))) < reach:
        away += 1.0
    return away


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
