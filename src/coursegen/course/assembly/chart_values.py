"""Finds what is wrong between the parts of a chart."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.course.forms.own_slide import ChartForm
from coursegen.problems import Problem, nearest

MOST_SLICES = 6
"""How many slices of a doughnut can be told apart and labelled."""


def markable(form: ChartForm) -> list[str]:
    """What of a chart can be marked: one of its series, or where there is one only, a category."""
    return form.categories if len(form.series) == 1 else [one.id for one in form.series]


def chart_problems(form: ChartForm, here: str) -> Iterator[Problem]:
    """Series that do not fit the categories, a mark of nothing, and what a type of chart can't show."""
    count = len(form.categories)
    parts = form.type in ("doughnut", "stacked_bar")
    for series in form.series:
        at = f"{here}.series.{series.id}.values"
        if len(series.values) != count:
            message = f"the series '{series.id}' has {len(series.values)} values, and there are {count} categories"
            yield Problem("chart", message, hint="write a value for each category", address=at)
        if parts and (min(series.values) < 0 or sum(series.values) == 0):
            message = f"a {_called(form)} shows shares of a whole: no value below 0, and their sum above 0"
            yield Problem("chart", message, hint="write 'type: bar' for other values", address=at)
    if form.mark is not None and form.mark not in (names := markable(form)):
        what = "category" if len(form.series) == 1 else "series"
        near = nearest(form.mark, names)
        hint = f"did you mean '{near}'?" if near else f"name one: {', '.join(names)}"
        yield Problem("chart", f"this chart has no {what} '{form.mark}' to mark", hint=hint, address=f"{here}.mark")
    if form.type == "slope" and count != 2:
        message = f"a slope goes from one category to another, and here are {count}"
        yield Problem("chart", message, hint="keep two, or write 'type: line'", address=f"{here}.categories")
    if form.type == "stacked_bar" and len(form.series) < 2:
        message = "a stacked bar is made of two series or more, and here is one"
        yield Problem("chart", message, hint="write 'type: bar'", address=f"{here}.series")
    if form.type != "doughnut":
        return
    if len(form.series) > 1:
        message = f"a doughnut has one series, and here are {len(form.series)}"
        yield Problem("chart", message, hint="keep one, or write 'type: stacked_bar'", address=f"{here}.series")
    if count > MOST_SLICES:
        message = f"a doughnut has at most {MOST_SLICES} slices, and here are {count}"
        yield Problem(
            "chart", message, hint="put the smallest together, or write 'type: bar'", address=f"{here}.categories"
        )


def _called(form: ChartForm) -> str:
    return form.type.replace("_", " ")
