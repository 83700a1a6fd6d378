"""A chart's part to its series, as the deck shows them (ECMA-376 21.2.2.170 and the caches of its references)."""

from __future__ import annotations

from lxml import etree

from coursegen.pull.base import ChartData

_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def chart_data(root: etree._Element) -> tuple[ChartData, ...]:
    """Every series of a chart in its order; a value that is no number is ``nan``, which equals nothing."""
    return tuple(
        ChartData(
            " ".join(_said(series, "tx")),
            tuple(_said(series, "cat")),
            tuple(_number(text) for text in _said(series, "val")),
        )
        for series in root.iter(f"{_C}ser")
    )


def _said(series: etree._Element, name: str) -> list[str]:
    """The words or figures of one side of a series, in their order."""
    side = series.find(f"{_C}{name}")
    return [] if side is None else ["".join(map(str, value.itertext())) for value in side.iter(f"{_C}v")]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return float("nan")
