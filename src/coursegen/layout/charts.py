"""Lays out a chart in its place, all measured; native and painted charts follow it.

Every value, series and slice is labelled beside its mark, so that neither a legend nor a colour is needed to read it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, cast

from coursegen.layout.chart_bars import bars, stacked
from coursegen.layout.chart_lines import lines
from coursegen.layout.chart_paint import GAP, HOLE, OVERLAP, Made, Paint, TooMuch
from coursegen.layout.chart_ring import doughnut
from coursegen.layout.decoration import readable
from coursegen.layout.faces import Faces
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.slot import Slot
from coursegen.model.brand import Brand
from coursegen.model.own_slides import Chart
from coursegen.model.scene_items import Box, ChartItem, Colour, ColourSlot, Placeholder
from coursegen.problems import Problem
from coursegen.units import EMU_PER_POINT

MOST_MARKS = 8
"""How many categories a chart has at most, and more than it has series."""

SIZES = (24.0, 22.0, 20.0, 18.0)
"""Points of a chart's words: the largest that fit, none below what the back row reads."""


class ChartLook(NamedTuple):
    """The colours of a chart's marks, that of words on each, and the one to look at where something is marked."""

    colours: tuple[Colour, ...]
    inks: tuple[Colour, ...] = ()
    hot: Colour | None = None


def chart_look(
    chart: Chart, accent: Colour, ground: Colour, brand: Brand, meant: Mapping[str, ColourSlot]
) -> ChartLook:
    """What a chart is drawn in: what is marked in the colour to look at and the rest quiet, or each mark in its own.

    The parts of a stacked bar carry words, so that their colours are those of a drawing.
    """
    palette = palette_of(accent, ground, brand, meant)
    inks = {
        palette.main: palette.on_main,
        palette.hot: palette.on_hot,
        palette.warm: palette.on_warm,
        palette.soft: palette.ground,
    }
    if chart.mark is not None:
        rest = palette.soft if chart.type in ("line", "slope") else palette.quiet
        alone = len(chart.series) == 1 and chart.type != "doughnut"
        colours = tuple(palette.hot if at == chart.mark and not alone else rest for at in range(MOST_MARKS))
    elif chart.type == "stacked_bar":
        colours = (palette.main, palette.quiet, palette.soft, palette.warm)
    else:
        colours = _colours(accent, ground, brand)
    on = tuple(inks.get(colour, palette.ink) for colour in colours)
    return ChartLook(colours, on, palette.hot if chart.mark is not None else None)


def _colours(accent: Colour, ground: Colour, brand: Brand) -> tuple[Colour, ...]:
    """Colours for six marks, that of the module first, each as it can be told from the ground."""
    slots = [cast("ColourSlot", f"accent{number}") for number in range(1, 7)]
    others = [readable(Colour(slot), ground, brand) for slot in slots if slot != accent.slot]
    return (readable(accent, ground, brand), *others)


def chart_item(
    chart: Chart, title: str, slot: Slot, look: ChartLook, ground: Colour, faces: Faces
) -> ChartItem | Problem:
    """The chart in its place, in the largest words that fit, or what is wrong at the author's line."""
    box = slot.box
    width, height, left, top = (value / EMU_PER_POINT for value in (box.width, box.height, box.x, box.y))
    made: Made | TooMuch | None = None
    for size in SIZES:
        paint = Paint(
            chart, width, height, left, top, size, slot.style.colour, ground, look.colours, faces, look.inks, look.hot
        )
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
        overlap=100 if chart.type == "stacked_bar" else OVERLAP if len(chart.series) > 1 else 0,
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


MAKE: Mapping[str, Callable[[Paint], Made | TooMuch]] = {
    "bar": bars, "stacked_bar": stacked, "line": lines, "slope": lines, "doughnut": doughnut,
}  # fmt: skip
"""What each type of chart is made of."""
