"""Reads the examples of the types of charts, and makes a slide with each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coursegen.assets import example_course
from coursegen.course.assembly.chart_values import chart_problems
from coursegen.course.assembly.modules import chart_of
from coursegen.course.assembly.values import Values
from coursegen.course.forms.own_slide import ChartForm
from coursegen.course.inline.texts import Texts
from coursegen.course.validation.validate import judged
from coursegen.model.own_slides import Chart
from coursegen.model.slide import Slide
from coursegen.model.text import words
from coursegen.problems import Refused
from coursegen.publish.examples import examples_in
from coursegen.source.folder import course_files

FILE = "charts.yaml"


class ChartExample(Struct, frozen=True):
    """A type of chart as it is shown to authors: what to write, and what a slide with it says."""

    type: str
    about: str
    yaml: str
    headline: str
    chart: Chart

    @property
    def name(self) -> str:
        """What it is called among the forms of drawings, one of which is a ``bar`` too."""
        return f"chart_{self.type}"


def chart_examples() -> tuple[ChartExample, ...]:
    """An example of every type, in the order of the file. Errors: ``Refused`` where one is wrong: our fault."""
    return tuple(_examples())


def _examples() -> Iterator[ChartExample]:
    files = course_files(example_course())
    for one in examples_in(FILE, "chart"):
        found = judged(one.written, ChartForm)
        texts, here = Texts(None), f"examples.{one.name}.chart"
        if found.problems or found.values is None:
            raise Refused(found.problems)
        if wrong := list(chart_problems(found.values, here)):
            raise Refused(wrong)
        chart = chart_of(found.values, here, Values(texts, files))
        yield ChartExample(one.name, one.about, one.yaml, one.headline, chart)


def chart_slides(made: tuple[ChartExample, ...]) -> tuple[Slide, ...]:
    """A slide with each example."""
    return tuple(
        Slide(
            id=f"example/{one.name}",
            role="chart",
            title=words(one.headline),
            section="examples",
            section_title="Examples",
            accent=1,
            address=one.chart.address,
            chart=one.chart,
        )
        for one in made
    )
