"""Holds the forms of what people practise with: scenarios, questions, quiz items and exercises."""

from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, create_model

from coursegen.course.forms.form import AtMost, Form, Id, Markdown, Minutes
from coursegen.course.forms.part import EvidenceForm, NotesForm
from coursegen.course.forms.visual import VisualForm
from coursegen.course.forms.when import Needs, When
from coursegen.model.practice import QuizKind, QuizUse

Lines = Annotated[int, Field(ge=0, le=20, description="lines to write on in the workbook")]
Answers = Annotated[int, Field(ge=1, le=20, description="how many answers you mean to take in the full group")]


class RoleForm(Form):
    """One part in a scenario."""

    id: Id
    name: Markdown
    brief: Markdown = Field(description="what this player knows, wants and does; only that player reads it")
    when: When = None


class DebriefForm(Form):
    """A question after the scenario."""

    id: Id
    ask: Markdown
    listen_for: list[Markdown] = Field(min_length=1, description="what good answers contain; facilitator only")
    answers: Answers | None = None
    when: When = None


class ScenarioForm(Form):
    """A situation to play, and how to talk about it afterwards."""

    id: Id
    title: Markdown
    setting: Markdown = Field(description="what has happened, where, through which channel")
    task: Markdown = Field(description="what the players do, in how many minutes")
    grouping: Markdown = Field(description="threes, pairs, the whole group …")
    roles: Annotated[list[RoleForm], AtMost(4)] = Field(min_length=2)
    observer: Id | None = Field(None, description="the id of the checklist or tally that an observer fills in")
    debrief: Annotated[list[DebriefForm], AtMost(5)] = Field(min_length=1)
    evidence: list[EvidenceForm] = Field(
        default_factory=list, description="leave out where the scenario was written for this course"
    )
    visual: VisualForm | None = Field(None, description="a drawing of the situation; the roles move to the notes")
    notes: NotesForm
    needs: Needs
    when: When = None


class QuestionForm(Form):
    """A question to discuss."""

    id: Id
    ask: Markdown
    grouping: Markdown = Field(description="pairs, tables of four, the whole group …")
    good_answers: list[Markdown] = Field(min_length=1, description="what good answers contain; facilitator only")
    answers: Answers | None = None
    lines: Lines | None = None
    visual: VisualForm | None = Field(None, description="a drawing beside the question")
    notes: NotesForm
    needs: Needs
    when: When = None


class OptionForm(Form):
    """One answer to choose; in a question of order, one thing to put in its place."""

    id: Id
    text: Markdown
    right: bool = Field(False, description="true on the right option, or on each where several are right")
    feedback: Markdown | None = Field(None, description="why this is, or is not, the answer")
    when: When = None


class PairForm(Form):
    """Two things that belong together."""

    id: Id
    left: Markdown
    right: Markdown
    when: When = None


class _QuizItemForm(Form):
    """A question that checks an objective."""

    id: Id
    kind: QuizKind = Field(
        "choice",
        description="choice: one option is right; several; order: the options, written in the right order; "
        "match: pairs; text: a short text in one's own words",
    )
    stem: Markdown
    objective: Id = Field(description="the id of the module's objective that it checks")
    level: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"] | None = Field(
        None, description="what it asks for, where its words do not show it"
    )
    options: Annotated[list[OptionForm], AtMost(6)] = Field(
        default_factory=list, min_length=2, description="choice, several, order"
    )
    pairs: Annotated[list[PairForm], AtMost(6)] = Field(default_factory=list, min_length=2, description="match")
    reason: Markdown | None = Field(None, description="order, match: why it is so, in a sentence")
    listen_for: list[Markdown] = Field(
        default_factory=list, description="text: what a good answer contains; facilitator only"
    )
    lines: Lines | None = None
    needs: Needs
    when: When = None


if TYPE_CHECKING:

    class QuizItemForm(_QuizItemForm):
        """A question that checks an objective."""
else:
    # The field is called ``for``, which no class body can declare.
    QuizItemForm = create_model(
        "QuizItemForm",
        __base__=_QuizItemForm,
        **{"for": (QuizUse, Field("both", description="class: asked in the room; test: on paper only; both"))},
    )
    QuizItemForm.__doc__ = _QuizItemForm.__doc__


def use_of(item: QuizItemForm) -> QuizUse:
    """Where a question is asked: its field ``for``."""
    use: QuizUse = getattr(item, "for")
    return use


class ExerciseForm(Form):
    """Something that people do: a drill, a sort, a case, a walk."""

    id: Id
    title: Markdown
    grouping: Markdown = Field(description="on your own, pairs, tables of four …")
    minutes: Minutes | None = Field(None, description="where its block shows more than this exercise")
    steps: Annotated[list[Markdown], Field(min_length=1, max_length=6)]
    tool: Id | None = Field(None, description="the id of the tool that people work with")
    lines: Lines | None = None
    materials: list[Markdown] = Field(default_factory=list, description="what to lay out for it")
    hint: Markdown | None = Field(None, description="help for those who are stuck; facilitator only")
    solution: list[Markdown] = Field(default_factory=list, description="what comes out; facilitator only")
    answers: Answers | None = None
    evidence: list[EvidenceForm] = Field(default_factory=list, description="leave out where it is our own")
    notes: NotesForm | None = None
    needs: Needs
    when: When = None
