"""Holds the forms of a course's drawings: one for each kind of drawing, with its limits beside it."""

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.forms.diagram import (
    BalanceForm,
    ComparisonForm,
    CycleForm,
    ProcessForm,
    SpectrumForm,
    TimelineForm,
    TwoByTwoForm,
    VoiceForm,
)
from coursegen.course.forms.form import ClockTime, Form, Id, Label, Said, Sentence
from coursegen.course.forms.part import PictureForm
from coursegen.model.motif import Figure
from coursegen.model.tools import ToolKind


class CurvesForm(Form):
    """Two things that should go together, and don't."""

    up: VoiceForm = Field(description="what climbs")
    down: VoiceForm = Field(description="what falls")
    gap: Said = Field(description="what lies between them")


class DepthForm(Form):
    """What lies below the surface."""

    label: Label
    items: list[Label] = Field(min_length=1, max_length=4)


class IcebergForm(Form):
    """What is said, and what lies below it."""

    above: VoiceForm = Field(description="what everybody hears")
    below: DepthForm = Field(description="what nobody hears")


class StopForm(Form):
    """A moment of a contact."""

    id: Id
    label: Label
    mood: Annotated[int, Field(ge=-2, le=2, description="-2 (bad) to 2 (good)")]


class ContactCurveForm(Form):
    """The mood of a contact until somebody meets us."""

    before: Label = Field(description="what the part before is called")
    stops: list[StopForm] = Field(min_length=2, max_length=5, description="what happened before, in its order")
    first_words: Said = Field(description="the first words that we hear")
    after: Label = Field(description="what the part from there on is called")


class GapForm(Form):
    """Something is said, there is a space, and then an answer."""

    heard: Said
    between: Label = Field(description="what stands in the space between them")
    answered: Said
    labels: Annotated[list[Label], Field(min_length=3, max_length=3)] = Field(
        description="what stands under the three of them"
    )


class TurnForm(Form):
    """One thing that is said."""

    id: Id
    who: Literal["them", "us"]
    name: Label | None = Field(None, description="who speaks, where it needs saying")
    text: Said


class DialogueForm(Form):
    """A few turns of a call or a chat."""

    turns: list[TurnForm] = Field(min_length=2, max_length=4, description="more than four are a scenario")


class SentenceForm(Form):
    """A sentence that was said before."""

    label: Label
    text: Said
    struck: Annotated[str, Field(max_length=90, description="words of it that are struck out")] = ""


class SentencePairForm(Form):
    """A sentence before and after."""

    before: SentenceForm
    after: VoiceForm = Field(description="what is said now; **mark** what is new")


class StationForm(Form):
    """A station on the way."""

    id: Id
    label: Label


class WayForm(Form):
    """One of two ways on."""

    id: Id
    label: Label
    text: Said
    chosen: bool = Field(False, description="true at the one that is shown as ours")


class ForkForm(Form):
    """A moment with two ways on."""

    path: list[StationForm] = Field(default_factory=list, max_length=4, description="what came before")
    at: Label = Field(description="who or what stands at the fork")
    ways: list[WayForm] = Field(min_length=2, max_length=2)


class RiseForm(Form):
    """One step up."""

    id: Id
    time: Label = Field(description="when it is, or how much it takes")
    text: Sentence
    who: Label | None = None


class StepsForm(Form):
    """Effort or time that builds up."""

    steps: list[RiseForm] = Field(min_length=2, max_length=4)


class CheckItemForm(Form):
    """A question that is answered."""

    id: Id
    ask: Label
    answer: Said
    ok: bool = Field(True, description="false draws a cross")


class ChecksForm(Form):
    """Questions that are answered."""

    items: list[CheckItemForm] = Field(min_length=2, max_length=4)


class AmountForm(Form):
    """So many of something."""

    id: Id
    label: Label
    count: Annotated[int, Field(ge=1, le=16)]
    mark: bool = Field(False, description="true at the one that it is about")


class AmountsForm(Form):
    """How many become how few."""

    groups: list[AmountForm] = Field(min_length=2, max_length=4)


class BarForm(Form):
    """One figure."""

    id: Id
    label: Label
    value: Annotated[float, Field(ge=0, le=1_000_000_000, allow_inf_nan=False)]
    mark: bool = Field(False, description="true at the one that it is about")


class BarsForm(Form):
    """Figures of one kind, one of which matters."""

    bars: list[BarForm] = Field(min_length=2, max_length=5)
    unit: Annotated[str, Field(max_length=12, description='what follows every value: "%"')] = ""
    source: Sentence = Field(description="where the figures come from, or that they are an example")


class ClockForm(Form):
    """A stretch of time on a clock's face."""

    start: ClockTime
    end: ClockTime
    what: Label


class StatementForm(Form):
    """A sentence that a module turns on."""

    text: Said = Field(description="at most a dozen words")
    credit: Label | None = Field(None, description="whose it is")
    picture: Literal["horizon", "none"] = "horizon"


class BubbleQuestionForm(Form):
    """A question in a bubble, and how an answer may begin."""

    question: Said
    opener: Label = Field(description="how an answer may begin: “On Tuesday at ten …”")


class ChoiceForm(Form):
    """One thing to choose from."""

    id: Id
    text: Said


class OptionsForm(Form):
    """Things to choose from."""

    items: list[ChoiceForm] = Field(min_length=2, max_length=5)
    spoken: bool = Field(False, description="true: replies in bubbles; else cards")


class TaskForm(Form):
    """One thing to do."""

    id: Id
    text: Sentence


class TasksForm(Form):
    """What to do, one thing after the other."""

    items: list[TaskForm] = Field(min_length=2, max_length=6)


class PlayerForm(Form):
    """Somebody in a scene."""

    id: Id
    name: Label


class CastForm(Form):
    """What is to be played, and who is in it."""

    task: Sentence = Field(description="what the players do")
    roles: list[PlayerForm] = Field(min_length=2, max_length=4)


class SheetFieldForm(Form):
    """One place of a sheet."""

    id: Id
    label: Said


class WorksheetForm(Form):
    """A sheet to write on."""

    kind: ToolKind = Field("form", description="what a tool can be")
    prompt: Sentence | None = Field(None, description="what to do with it")
    across: list[Label] = Field(default_factory=list, max_length=2, description="grid: the ends of its first axis")
    down: list[Label] = Field(default_factory=list, max_length=2, description="grid: the ends of its second axis")
    heads: list[Label] = Field(default_factory=list, max_length=5, description="before_after and plan: the columns")
    fields: list[SheetFieldForm] = Field(
        min_length=1, max_length=8, description="its lines, steps, boxes, rows, columns or four corners"
    )


class KeptForm(Form):
    """What is kept of one part."""

    id: Id
    shape: Figure = Field("line", description="the shape that the line takes there")
    text: Said


class LineRecapForm(Form):
    """One line through all parts."""

    items: list[KeptForm] = Field(min_length=2, max_length=6)


class BigNumberForm(Form):
    """A number."""

    value: Label
    what: Sentence = Field(description="what it counts")
    source: Sentence = Field(description="where it comes from, or that it is an example")


class PortraitForm(Form):
    """Somebody who says something."""

    who: Label
    said: Sentence


class QuotationForm(Form):
    """Words that somebody said."""

    said: Annotated[str, Field(min_length=1, max_length=240, description="the words, in quotation marks: “…”")]
    who: Sentence = Field(description="who says them, where")


class PhotoForm(Form):
    """A picture of the course's own."""

    picture: PictureForm
    caption: Sentence | None = None


class VisualForm(Form):
    """A drawing: one form, with its words."""

    curves: CurvesForm | None = Field(None, description="two things that should go together, and don't")
    iceberg: IcebergForm | None = Field(None, description="what is said, and what lies below it")
    contact_curve: ContactCurveForm | None = Field(None, description="the mood of a contact before we meet it")
    gap: GapForm | None = Field(None, description="what is heard, a space, what is answered")
    dialogue: DialogueForm | None = Field(None, description="two to four turns of a talk")
    sentence_pair: SentencePairForm | None = Field(None, description="a sentence before and after")
    fork: ForkForm | None = Field(None, description="a moment with two ways on")
    steps: StepsForm | None = Field(None, description="effort or time that builds up")
    bar: BarsForm | None = Field(None, description="figures of one kind, one of which matters")
    checks: ChecksForm | None = Field(None, description="questions that are answered")
    amounts: AmountsForm | None = Field(None, description="how many become how few")
    clock: ClockForm | None = Field(None, description="a stretch of time on a clock's face")
    statement: StatementForm | None = Field(None, description="a sentence that a module turns on")
    bubble_question: BubbleQuestionForm | None = Field(None, description="a question, and how an answer may begin")
    options: OptionsForm | None = Field(None, description="replies or cards to choose from")
    tasks: TasksForm | None = Field(None, description="what to do, one thing after the other")
    cast: CastForm | None = Field(None, description="what is to be played, and a card for each role")
    worksheet: WorksheetForm | None = Field(None, description="a sheet to write on: a form, a ladder, a grid …")
    line_recap: LineRecapForm | None = Field(None, description="one line through all parts, a sentence of each")
    comparison: ComparisonForm | None = Field(None, description="two things or more beside each other, in a table")
    balance: BalanceForm | None = Field(None, description="two things weighed against each other")
    two_by_two: TwoByTwoForm | None = Field(None, description="four cells between two axes")
    cycle: CycleForm | None = Field(None, description="what leads to itself again, and where it can be broken")
    spectrum: SpectrumForm | None = Field(None, description="two ends and what lies between them")
    process: ProcessForm | None = Field(None, description="steps in their order")
    timeline: TimelineForm | None = Field(None, description="moments on a line of time")
    big_number: BigNumberForm | None = Field(None, description="a number, what it counts, where it comes from")
    portrait: PortraitForm | None = Field(None, description="somebody who says something")
    quotation: QuotationForm | None = Field(None, description="words that somebody said, and who")
    picture: PhotoForm | None = Field(None, description="a picture of the course's own, and a sentence to it")

    @property
    def named(self) -> tuple[str, ...]:
        """The forms that are written here; one, unless something is wrong."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is not None)
