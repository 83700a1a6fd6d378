"""Holds the forms of a course's drawings: one for each kind of drawing, with its limits beside it."""

from typing import Annotated, Literal

from pydantic import Field

from coursegen.course.forms.form import Form, Id, Plain

Label = Annotated[str, Field(min_length=1, max_length=40, description="a label: a word, two or three")]
Said = Annotated[str, Field(min_length=1, max_length=90, description="what somebody says, in quotation marks: “…”")]
Sentence = Annotated[str, Field(min_length=1, max_length=140, description="a short sentence")]


class VoiceForm(Form):
    """Something with a label, and what is said of it or by it."""

    label: Label
    said: Said


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
    """One of two sentences."""

    label: Label
    text: Said
    mark: Plain | None = Field(None, description="words of it: struck out before, new after")


class SentencePairForm(Form):
    """A sentence before and after."""

    before: SentenceForm
    after: SentenceForm


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
    when: Label = Field(description="when it is, or how much it takes")
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
    checks: ChecksForm | None = Field(None, description="questions that are answered")
    amounts: AmountsForm | None = Field(None, description="how many become how few")

    @property
    def named(self) -> tuple[str, ...]:
        """The forms that are written here; one, unless something is wrong."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is not None)
