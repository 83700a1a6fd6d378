"""Draws a chart as lines over zero with the labels of their points."""

from __future__ import annotations

from itertools import pairwise

from coursegen.layout.chart_paint import APART, LINE, Drawn, Made, Paint, TooMuch, too_long, widest
from coursegen.layout.marks import THICK, Bounds, bar, marker, segment
from coursegen.model.scene_items import MARKED, ChartSeries

FOOT = 0.2
"""How far above the foot the lowest value of a slope is, as a share of what its values span."""


def lines(paint: Paint) -> Made | TooMuch:
    """Lines: one alone is labelled at every point, several at their two ends, the last with their names.

    They stand over zero; a slope, which shows a change alone, has its lowest value near the foot.
    """
    chart, count, places = paint.chart, len(paint.chart.series), len(paint.chart.categories)
    last = places - 1
    several = count > 1
    labels: dict[tuple[int, int], str] = {}
    for place, one in enumerate(chart.series):
        for at, value in enumerate(one.values):
            if not several or at in (0, last):
                named = several and at == last
                labels[place, at] = f"{one.name.plain} {chart.told(value)}" if named else chart.told(value)
    if (long := too_long(paint, labels)) is not None:
        return long
    ahead = max(paint.wide(text) for (_, at), text in labels.items() if at == 0) if several else 0.0
    behind = max(paint.wide(text) for (_, at), text in labels.items() if at == last) if several else 0.0
    first, end = ahead + 2 * APART, paint.width - behind - 2 * APART
    for _ in range(30):
        half = (end - first) / last / 2
        first, end = max(first, half), min(end, paint.width - half)
    band = (end - first) / last
    if (wide := widest(paint, (band - APART) / paint.width)) is not None:
        return wide
    if not several and any(paint.wide(text) > band - 4 for text in labels.values()):
        return TooMuch("the labels of this line run into each other", "take out categories", f"{chart.address}.series")
    values = [value for one in chart.series for value in one.values]
    least, most = min(0.0, *values), max(0.0, *values)
    if chart.type == "slope" and least == 0.0 and min(values) < max(values):
        least = max(0.0, min(values) - (max(values) - min(values)) * FOOT)
    most = most if most > least else 1.0
    tall = paint.height - paint.size * LINE - 2 * APART
    head = paint.size * LINE + 2 * APART
    foot = head if least < 0 else 0.0
    unit = (tall - head - foot) / (most - least)
    origin = head + most * unit
    axis = paint.top + min(origin, tall) - 0.5
    drawn: Drawn = [bar(Bounds(paint.left + first - band / 2, axis, band * places, 1.0), paint.ink)]
    for at, name in enumerate(chart.categories):
        y = tall + paint.size * LINE / 2 + 6
        drawn.append(paint.words(name.plain, first + at * band, y, "centre", name.address))
    heights = {at: sorted(origin - one.values[at] * unit for one in chart.series) for at in (0, last)}
    near = {at: any(b - a < paint.size * LINE for a, b in pairwise(found)) for at, found in heights.items()}
    if near[last]:
        hint = "write 'type: bar', or leave out a series"
        return TooMuch("the names at the ends of these lines overlap", hint, f"{chart.address}.series")
    shown = tuple(at for at in range(places) if not several or at == last or (at == 0 and not near[0]))
    for place, one in enumerate(chart.series):
        points = [(first + at * band, origin - value * unit) for at, value in enumerate(one.values)]
        placed = [(paint.left + x, paint.top + y) for x, y in points]
        marked = count > 1 and place == chart.mark
        thick = MARKED * THICK if marked else THICK
        drawn += [segment(a, b, paint.colours[place], thick) for a, b in pairwise(placed)]
        for number, point in enumerate(placed):
            colour = paint.colour(place, number)
            drawn.append(marker(point, place, colour, MARKED if marked or colour != paint.colours[place] else 1.0))
        for at in shown:
            x, y = points[at]
            side = {0: (-APART - 2, 0.0, "right"), last: (APART + 2, 0.0, "left")}.get(at) if several else None
            dx, dy, align = side or (0.0, -paint.size * LINE / 2 - APART, "centre")
            drawn.append(paint.words(labels[place, at], x + dx, y + dy, align, one.name.address))
    series = tuple(
        ChartSeries(
            one.name.plain, one.values, (paint.colours[place],), shown, (last,) if several else (), paint.points(),
            marked=several and place == chart.mark,
        )
        for place, one in enumerate(chart.series)
    )  # fmt: skip
    plot = ((first - band / 2) / paint.width, 0.0, band * places / paint.width, tall / paint.height)
    return Made(drawn, plot, series, least - foot / unit, most + head / unit)
