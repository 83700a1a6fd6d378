"""Draws a chart as lying bars with their labels."""

from __future__ import annotations

from coursegen.layout.chart_paint import (
    APART,
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
from coursegen.layout.marks import Bounds, bar
from coursegen.model.scene import ChartSeries


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
