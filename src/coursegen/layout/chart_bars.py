"""Draws a chart as lying bars with their labels, side by side or in parts."""

from __future__ import annotations

from math import fsum

from coursegen.layout.chart_paint import (
    APART,
    EDGE,
    GAP,
    LINE,
    OVERLAP,
    WIDEST_NAME,
    Drawn,
    Made,
    Paint,
    TooMuch,
    too_long,
    widest,
)
from coursegen.layout.marks import Bounds, bar, segment
from coursegen.model.scene_items import ChartSeries


def bars(paint: Paint) -> Made | TooMuch:
    """Lying bars, since names and labels stand beside them on one line each."""
    chart, count = paint.chart, len(paint.chart.series)
    if (wide := widest(paint, WIDEST_NAME)) is not None:
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
    if (long := too_long(paint, labels)) is not None:
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
            drawn.append(bar(bounds, paint.colour(place, at)))
            x, align = (end - APART / 2, "right") if value < 0 else (end + APART / 2, "left")
            drawn.append(paint.words(labels[place, at], x, y + breadth / 2, align, one.name.address))
            y += breadth * (1 - OVERLAP / 100)
    drawn.append(bar(Bounds(paint.left + origin - 0.5, paint.top, 1.0, paint.height), paint.ink))
    every = tuple(range(len(chart.categories)))
    series = tuple(
        ChartSeries(
            one.name.plain, one.values, (paint.colours[place],), every, every if count > 1 else (), paint.points()
        )
        for place, one in enumerate(chart.series)
    )
    plot = (start / paint.width, 0.0, (paint.width - start) / paint.width, 1.0)
    return Made(drawn, plot, series, least - before / unit, most + room[1] / unit)


def stacked(paint: Paint) -> Made | TooMuch:
    """Lying bars made of parts: each part's value stands in it, and in the longest of a series its name over it."""
    chart, ground = paint.chart, paint.ground
    if (wide := widest(paint, WIDEST_NAME)) is not None:
        return wide
    band = paint.height / len(chart.categories)
    breadth = band / (1 + GAP / 100)
    if breadth < paint.size * LINE * 2:
        message = f"{len(chart.categories)} bars have no room for the names of their parts"
        return TooMuch(message, "take out categories", f"{chart.address}.categories")
    start = max(paint.wide(one.plain) for one in chart.categories) + APART + 4
    most = max(fsum(one.values[at] for one in chart.series) for at in range(len(chart.categories)))
    unit = (paint.width - start - 2) / most
    named = [one.values.index(max(one.values)) for one in chart.series]
    drawn: Drawn = []
    over: Drawn = []
    for at, name in enumerate(chart.categories):
        middle, x = (at + 0.5) * band, start
        drawn.append(paint.words(name.plain, start - APART, middle, "right", name.address))
        for place, one in enumerate(chart.series):
            value, half = one.values[at], breadth / 2
            wide_enough = value * unit - APART
            told = [one.name.plain, chart.told(value)] if named[place] == at else [chart.told(value)]
            if value and (long := next((text for text in told if paint.wide(text) > wide_enough), None)) is not None:
                message = f"the label “{long}” has no room in its part of the bar"
                return TooMuch(message, "put small series together, or write 'type: bar'", f"{chart.address}.series")
            drawn.append(
                bar(Bounds(paint.left + x, paint.top + middle - half, value * unit, breadth), paint.colours[place])
            )
            for line, text in enumerate(told if value else ()):
                y = middle + paint.size * LINE * (line - (len(told) - 1) / 2)
                words = paint.words(text, x + value * unit / 2, y, "centre", one.name.address, paint.inks[place])
                over.append(words)
            x += value * unit
            if place + 1 < len(chart.series):
                edge = paint.left + x
                ends = (edge, paint.top + middle - half), (edge, paint.top + middle + half)
                over.append(segment(*ends, ground, EDGE))
    over.append(bar(Bounds(paint.left + start - 0.5, paint.top, 1.0, paint.height), paint.ink))
    series = tuple(
        ChartSeries(
            one.name.plain, one.values, (paint.colours[place],),
            tuple(at for at, value in enumerate(one.values) if value), (named[place],), ink=paint.inks[place],
        )
        for place, one in enumerate(chart.series)
    )  # fmt: skip
    plot = (start / paint.width, 0.0, (paint.width - start) / paint.width, 1.0)
    return Made([*drawn, *over], plot, series, 0.0, most + 2 / unit)
