"""Turns a chart's form into its value, and finds what is wrong between its parts."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.forms.own_slide import ChartForm
from coursegen.course.inline.texts import Texts
from coursegen.model.own_slides import Chart, Series
from coursegen.problems import Problem

MOST_SLICES = 6
"""How many slices of a doughnut can be told apart and labelled."""


def chart_of(form: ChartForm, here: str, texts: Texts) -> Chart:
    """The chart at an address; what is wrong with its texts is left in ``texts.problems``."""
    series = tuple(
        Series(
            one.id, texts.one(one.name, f"{here}.series.{one.id}.name"), tuple(one.values), f"{here}.series.{one.id}"
        )
        for one in form.series
    )
    return Chart(form.type, texts.each(form.categories, f"{here}.categories"), series, texts.plain(form.unit), here)


def chart_problems(form: ChartForm, here: str) -> Iterator[Problem]:
    """Series that do not fit the categories, and what no doughnut can show."""
    count = len(form.categories)
    for series in form.series:
        at = f"{here}.series.{series.id}.values"
        if len(series.values) != count:
            message = f"the series '{series.id}' has {len(series.values)} values, and there are {count} categories"
            yield Problem("chart", message, hint="write a value for each category", address=at)
        if form.type == "doughnut" and (min(series.values) < 0 or sum(series.values) == 0):
            message = "a doughnut shows shares of a whole: no value below 0, and their sum above 0"
            yield Problem("chart", message, hint="write 'type: bar' for other values", address=at)
    if form.type != "doughnut":
        return
    if len(form.series) > 1:
        message = f"a doughnut has one series, and here are {len(form.series)}"
        yield Problem("chart", message, hint="keep one, or write 'type: bar'", address=f"{here}.series")
    if count > MOST_SLICES:
        message = f"a doughnut has at most {MOST_SLICES} slices, and here are {count}"
        yield Problem(
            "chart", message, hint="put the smallest together, or write 'type: bar'", address=f"{here}.categories"
        )
