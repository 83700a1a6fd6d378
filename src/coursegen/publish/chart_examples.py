"""Reads the examples of the types of charts, and makes a slide with each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from coursegen.assets import asset, example_course
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
from coursegen.source import nodes
from coursegen.source.folder import course_files
from coursegen.source.text import read_text
from coursegen.source.yaml_file import node_of

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
    text = read_text(asset(FILE), FILE)
    root = node_of(text)
    assert isinstance(root, nodes.Mapping)
    return tuple(_examples(root, text.text.splitlines()))


def _examples(root: nodes.Mapping, lines: list[str]) -> Iterator[ChartExample]:
    files = course_files(example_course())
    starts = [entry.key.line for entry in root.entries.values()]
    for (name, entry), end in zip(root.entries.items(), [*starts[1:], len(lines) + 1], strict=True):
        said = entry.value
        assert isinstance(said, nodes.Mapping)
        headline, about = said.entries["headline"].value, said.entries["about"].value
        assert isinstance(headline, nodes.Scalar) and isinstance(about, nodes.Scalar)
        written = said.entries["chart"]
        found = judged(written.value, ChartForm)
        texts, here = Texts(None), f"examples.{name}.chart"
        if found.problems or found.values is None:
            raise Refused(found.problems)
        if wrong := list(chart_problems(found.values, here)):
            raise Refused(wrong)
        chart = chart_of(found.values, here, Values(texts, files))
        shown = "\n".join(line[2:] for line in lines[written.key.line - 1 : end - 1])
        yield ChartExample(name, about.text, f"{shown.rstrip()}\n", headline.text, chart)


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
