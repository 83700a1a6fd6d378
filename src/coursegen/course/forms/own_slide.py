"""Holds the form of a module's own slides: one for every kind, so that a kind is easily changed.

What a kind needs and may have is said in ``course/checks/own_slides.py``.
"""

from typing import Annotated

from pydantic import Field

from coursegen.course.forms.diagram import RowForm
from coursegen.course.forms.form import AtMost, Form, Id, Markdown
from coursegen.course.forms.part import EvidenceForm, NotesForm, PictureForm
from coursegen.course.forms.visual import VisualForm
from coursegen.course.forms.when import When
from coursegen.model.own_slides import ChartType, OwnSlideKind

Ends = Annotated[list[Markdown], Field(min_length=2, max_length=2)]
After = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$",
        max_length=121,
        description="the id of a block of the plan, a key point, a question or a quiz item; where several are called "
        "that, with its list: key_points.own. Left out: at the end of the module",
    ),
]


class StepForm(Form):
    """A step of a process."""

    id: Id
    name: Markdown = Field(description="a word or two")
    text: Markdown = Field(description="what is done in it, in a short sentence")
    when: When = None


class CellForm(Form):
    """One of a matrix's four cells."""

    id: Id
    name: Markdown = Field(description="a word or two")
    text: Markdown = Field(description="what is so there, in a short sentence")


class ColumnForm(Form):
    """One of two columns."""

    id: Id
    head: Markdown = Field(description="instead of this, try this …")
    items: list[Markdown] = Field(min_length=1, max_length=5)


class PollOptionForm(Form):
    """One answer of a poll; none is right."""

    id: Id
    text: Markdown
    when: When = None


Value = Annotated[float, Field(ge=-1_000_000_000_000, le=1_000_000_000_000, allow_inf_nan=False)]


class SeriesForm(Form):
    """One series of a chart."""

    id: Id
    name: Markdown
    values: list[Value] = Field(min_length=2, max_length=8, description="one for each category")


class ChartForm(Form):
    """A chart's data."""

    type: ChartType
    categories: list[Markdown] = Field(min_length=2, max_length=8)
    series: list[SeriesForm] = Field(min_length=1, max_length=4)
    unit: Annotated[str, Field(max_length=12, description='what follows every value: "%"')] = ""
    mark: str | None = Field(
        None,
        description="what it is about: the id of a series or, where there is one only, a category as it is written",
    )


class OwnSlideForm(Form):
    """A slide of the module's own; it takes no time of its own."""

    id: Id
    kind: OwnSlideKind
    after: After | None = None
    title: Markdown = Field(description="a full sentence that says the point; for a poll, the question")
    body: Markdown | None = Field(None, description="big_number: what it counts; poll: how to answer")
    number: Markdown | None = Field(None, description='big_number: the number, "3 in 5"')
    quote: Markdown | None = Field(None, description="quotation: the words")
    who: Markdown | None = Field(None, description="quotation: who says them, where")
    columns: list[ColumnForm] = Field(default_factory=list, min_length=2, max_length=2, description="two_columns")
    steps: Annotated[list[StepForm], AtMost(5)] = Field(default_factory=list, min_length=3, description="process")
    header: list[Markdown] = Field(
        default_factory=list, min_length=2, max_length=4, description="comparison: the heads of its columns"
    )
    rows: Annotated[list[RowForm], AtMost(6)] = Field(default_factory=list, min_length=2, description="comparison")
    across: Ends | None = Field(None, description="matrix: the left and the right end of its first axis")
    down: Ends | None = Field(None, description="matrix: the upper and the lower end of its second axis")
    cells: list[CellForm] = Field(
        default_factory=list,
        min_length=4,
        max_length=4,
        description="matrix: upper left, upper right, lower left, lower right",
    )
    options: Annotated[list[PollOptionForm], AtMost(6)] = Field(default_factory=list, min_length=2, description="poll")
    picture: PictureForm | None = Field(
        None, description="picture: the file, and what it shows; video: a still of it, left out: a frame is drawn"
    )
    caption: Markdown | None = Field(None, description="picture, video: the sentence beside it")
    url: Annotated[str, Field(pattern=r'^https?://[^\s"<>\\^`{|}]+$', max_length=300)] | None = Field(
        None, description="video: its address, https://…"
    )
    source: Markdown | None = Field(
        None, description="chart, big_number: where its figures come from, or that they are an example"
    )
    chart: ChartForm | None = Field(None, description="chart: what it shows, and its data")
    visual: VisualForm | None = Field(None, description="drawing: one of the forms that 'coursegen visuals' lists")
    evidence: list[EvidenceForm] = Field(
        default_factory=list, description="leave out where the slide was written for this course; it then says so"
    )
    pictogram: str | None = Field(None, description="the name of a Font Awesome free icon")
    reserve: bool = Field(False, description="true: hidden, for when there is time left")
    notes: NotesForm
    when: When = None
