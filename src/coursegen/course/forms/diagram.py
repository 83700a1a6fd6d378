"""Holds the forms of diagrams, whose form many fields know: a balance, four cells, a cycle, a line of time, a table."""

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.forms.form import AtMost, Form, Id, Label, Markdown, Said
from coursegen.course.forms.when import When


class VoiceForm(Form):
    """Something with a label, and what is said of it or by it."""

    label: Label
    said: Said


class BalanceForm(Form):
    """Two things weighed against each other."""

    left: VoiceForm
    right: VoiceForm
    heavier: Literal["left", "right", "even"] = "even"


class TwoByTwoCellForm(Form):
    """One of four cells."""

    id: Id
    name: Label
    text: Said | None = None
    mark: bool = Field(False, description="true fills it")


class TwoByTwoForm(Form):
    """Four cells between two axes."""

    across: list[Label] = Field(min_length=2, max_length=2, description="the left and the right end")
    down: list[Label] = Field(min_length=2, max_length=2, description="the upper and the lower end")
    cells: list[TwoByTwoCellForm] = Field(
        min_length=4, max_length=4, description="upper left, upper right, lower left, lower right"
    )


class NodeForm(Form):
    """A part of a circle."""

    id: Id
    label: Label
    breaks: bool = Field(False, description="true where the way on from it can be broken")


class CycleForm(Form):
    """What leads to itself again."""

    nodes: list[NodeForm] = Field(min_length=3, max_length=5)


class SpectrumForm(Form):
    """Two ends and what lies between them."""

    left: Said
    middle: Said
    right: Said
    mark: Literal["left", "middle", "right"] = "middle"


class StageForm(Form):
    """A step of a process."""

    id: Id
    name: Label
    text: Said


class ProcessForm(Form):
    """Steps in their order."""

    steps: list[StageForm] = Field(min_length=2, max_length=5)


class EventForm(Form):
    """A moment on a line of time."""

    id: Id
    time: Label
    what: Said
    mark: bool = False


class TimelineForm(Form):
    """Moments in their order."""

    events: list[EventForm] = Field(min_length=2, max_length=6)


class RowForm(Form):
    """A row of a comparison."""

    id: Id
    cells: list[Markdown] = Field(min_length=2, max_length=4, description="one for each column of the header")
    when: When = None


class ComparisonForm(Form):
    """Two things or more beside each other, row by row."""

    header: list[Markdown] = Field(min_length=2, max_length=4, description="the heads of its columns")
    rows: Annotated[list[RowForm], AtMost(6)] = Field(min_length=2)
