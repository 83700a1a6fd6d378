"""A chart's data: what its form takes, what is wrong between its parts, and the value that it becomes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from coursegen.course.assembly.chart_values import chart_problems
from coursegen.course.assembly.modules import chart_of
from coursegen.course.assembly.values import Values
from coursegen.course.forms.own_slide import ChartForm
from coursegen.course.inline.texts import Texts
from coursegen.source.folder import course_files


def chart(**changed: Any) -> dict[str, Any]:
    series = [{"id": "one", "name": "This *year*", "values": ["3", "4.5", "0"]}]
    return {"type": "bar", "categories": ["Mon", "Tue", "Wed"], "series": series, "unit": "%", **changed}


def told(**changed: Any) -> list[tuple[str, str]]:
    found = chart_problems(ChartForm.model_validate(chart(**changed)), "m.slides.c.chart")
    return [(problem.address, problem.message) for problem in found]


def series(*values: list[float]) -> list[dict[str, Any]]:
    return [{"id": f"s{number}", "name": "Name", "values": found} for number, found in enumerate(values)]


def test_the_value_has_numbers_texts_and_addresses(tmp_path: Path) -> None:
    texts = Texts(None)
    values = Values(texts, course_files(tmp_path))
    found = chart_of(ChartForm.model_validate(chart()), "m.slides.c.chart", values)
    assert texts.problems == []
    assert (found.type, found.unit) == ("bar", "%")
    assert [text.plain for text in found.categories] == ["Mon", "Tue", "Wed"]
    (one,) = found.series
    assert one.values == (3.0, 4.5, 0.0)
    assert one.name.plain == "This year"
    assert one.name.address == "m.slides.c.chart.series.one.name"


def test_nothing_is_wrong_with_it() -> None:
    assert told() == []
    assert told(type="doughnut") == []


def test_every_series_has_a_value_for_each_category() -> None:
    (found,) = told(series=series([1, 2, 3], [1, 2]))
    assert found == (
        "m.slides.c.chart.series.s1.values",
        "the series 's1' has 2 values, and there are 3 categories",
    )


def test_a_doughnut_shows_one_whole() -> None:
    assert [address for address, _ in told(type="doughnut", series=series([1, -2, 3]))] == [
        "m.slides.c.chart.series.s0.values"
    ]
    assert [address for address, _ in told(type="doughnut", series=series([0, 0, 0], [1, 2, 3]))] == [
        "m.slides.c.chart.series.s0.values",
        "m.slides.c.chart.series",
    ]
    seven = [str(number) for number in range(7)]
    assert [address for address, _ in told(type="doughnut", categories=seven, series=series([1] * 7))] == [
        "m.slides.c.chart.categories"
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "pie"},
        {"categories": ["One"]},
        {"categories": [str(number) for number in range(9)]},
        {"series": []},
        {"series": series(*[[1, 2, 3]] * 5)},
        {"series": series([1, float("nan")])},
        {"series": series([1, float("inf")])},
        {"series": [{"id": "a", "name": "A", "values": ["many", "few"]}]},
        {"colour": "red"},
    ],
)
def test_what_no_chart_can_show_is_refused(changed: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        ChartForm.model_validate(chart(**changed))
