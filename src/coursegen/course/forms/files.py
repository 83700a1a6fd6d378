"""Holds the forms of a course's files: one for each kind of thing, and unknown keys are refused.

The forms are the file format: the JSON Schemas are made from them, and the authors' guide follows them.
Every field's ``description`` is shown by editors.
"""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from coursegen.course.forms.check import CheckForm
from coursegen.course.forms.form import (
    AtMost,
    ClockTime,
    DueOffset,
    Form,
    Id,
    Markdown,
    Minutes,
    Plain,
    Prose,
    TemplateFile,
)
from coursegen.course.forms.own_slide import OwnSlideForm
from coursegen.course.forms.part import CourseBrandForm, EvidenceForm, NotesForm, PictureForm
from coursegen.course.forms.practice import Answers, ExerciseForm, QuestionForm, QuizItemForm, ScenarioForm
from coursegen.course.forms.preparation import BackgroundForm, BoardForm, RoomForm
from coursegen.course.forms.rights import AllowForm, PermissionForm
from coursegen.course.forms.tool import ToolForm, Words
from coursegen.course.forms.visual import VisualForm
from coursegen.course.forms.when import Locked, Needs, Priority, When
from coursegen.model.motif import Composition, Figure, Motif
from coursegen.model.slideshow import Built, Transition

Status = Annotated[Literal["draft", "final"], Field(description="draft: every slide says so; --release refuses it")]


class ObjectiveForm(Form):
    """What a participant can do afterwards."""

    id: Id
    text: Markdown = Field(description="starts with a measurable verb: name, choose, rewrite, demonstrate …")
    seen_in: list[Id] = Field(
        default_factory=list,
        description="where it is seen besides the quiz: ids of scenarios, questions, exercises, tools, action steps",
    )
    priority: Priority = "should"
    when: When = None


_NUMBER = r"(\d+\.?\d*|\.\d+)"
_FIRST, _NEXT = rf"\s*[+-]?{_NUMBER}", rf"([\s,]+[+-]?|[+-]){_NUMBER}"
_TAKES = {"MmLl": 2, "HhVv": 1, "Cc": 6, "Ss": 4}
_COMMANDS = [
    rf"\s*[{letters}]{_FIRST}({_NEXT}){{{count - 1}}}(({_NEXT}){{{count}}})*" for letters, count in _TAKES.items()
]
SVG_PATH = rf"^\s*[Mm]{_FIRST}{_NEXT}(({_NEXT}){{2}})*({'|'.join(_COMMANDS)}|\s*[Zz])+\s*$"
"""The data of an SVG path (SVG 1.1, 8.3) in the commands that are read: it begins where the pen is put down."""


class KeyPointForm(Form):
    """A point that a participant should remember."""

    id: Id
    label: Markdown | None = Field(None, description="what is printed above it instead of 'Key point'")
    headline: Markdown = Field(description="a full sentence that says the point")
    explanation: Markdown = Field(description="two or three short sentences that rest on the evidence")
    on_slide: Markdown | None = Field(
        None, description="what the slide says below the headline, where that is less than the explanation"
    )
    example: Markdown | None = Field(None, description="an example of our own from a phone, a chat or a counter")
    pictogram: str | None = Field(None, description="the name of a Font Awesome free icon: phone, scale-balanced …")
    picture: PictureForm | None = Field(None, description="a picture to show in the pictogram's stead")
    visual: VisualForm | None = Field(
        None, description="a drawing that shows the point; the explanation then moves to the notes and the workbook"
    )
    composition: Composition | None = Field(
        None, description="where the headline is wanted: above what it speaks of, or beside it"
    )
    blanks: list[Plain] = Field(
        default_factory=list, description="words of the headline or explanation that the workbook leaves blank"
    )
    answers: Answers | None = None
    evidence: list[EvidenceForm] = Field(
        default_factory=list, description="left out only in a module that rests on no article"
    )
    notes: NotesForm | None = None
    needs: Needs
    when: When = None


class ActionStepForm(Form):
    """Something to do after the session."""

    id: Id
    step: Markdown = Field(description="a verb first")
    owner: Markdown = Field(description="who does it: each agent, the team lead …")
    due: DueOffset
    measure: Markdown = Field(description="how anyone can see that it happened")
    moment: Markdown | None = Field(None, description="when it helps at work, for the job aid: When a caller shouts")
    needs: Needs
    when: When = None


class TakesForm(Form):
    """How long a block really takes, where its author knows better than a reckoning."""

    minutes: Minutes
    reason: Plain = Field(description="how you know: measured in three sessions …")


class ModuleBlockForm(Form):
    """A stretch of the module's time."""

    id: Id
    block: Literal[
        "opener", "objectives", "key_points", "scenario", "questions", "exercise", "tool", "quiz", "action_steps"
    ]
    items: list[Id] = Field(
        default_factory=list, description="which key points, questions, tools …; all of them when left out"
    )
    minutes: Minutes
    method: Literal["lecture", "activity"] | None = Field(
        None, description="who is active; lecture for opener, objectives and key_points, else activity"
    )
    notes: NotesForm | None = None
    priority: Priority = "should"
    takes: TakesForm | None = None
    needs: Needs
    when: When = None


class ModuleForm(Form):
    """A file in modules/: one article made into a part of the session."""

    format: Literal[1]
    id: Id = Field(description="the same as the file's name")
    title: Markdown
    promise: Markdown = Field(description="what the module gives, in one sentence on its opening slide")
    takeaway: Markdown | None = Field(None, description="its one sentence in the recap")
    pictogram: str | None = Field(None, description="the name of a Font Awesome free icon")
    shape: Figure | None = Field(None, description="the shape that the course's motif takes here; left out: its turn's")
    composition: Composition | None = Field(
        None, description="where the headlines of its slides are wanted, as far as no three in a row look alike"
    )
    source: Id | None = Field(None, description="the id of a file in articles/; left out with use: own")
    use: Literal["cited", "excerpted", "reprinted", "translated", "own"] = Field(
        "cited",
        description="cited: facts and ideas retold in our own words, with their place; own: it rests on no article",
    )
    status: Status = "final"
    minutes: Minutes = Field(description="the whole module; the plan adds up to it")
    background: BackgroundForm | None = Field(None, description="what a facilitator wants to know beforehand")
    boards: Annotated[list[BoardForm], AtMost(8)] = Field(default_factory=list, description="boards to write")
    objectives: list[ObjectiveForm] = Field(default_factory=list)
    key_points: list[KeyPointForm] = Field(default_factory=list)
    tools: Annotated[list[ToolForm], AtMost(8)] = Field(default_factory=list, description="what people work with")
    exercises: list[ExerciseForm] = Field(default_factory=list)
    steps_headline: Markdown | None = Field(
        None, description="what the action steps come to: their slide's headline; left out: the takeaway"
    )
    action_steps: list[ActionStepForm] = Field(default_factory=list)
    manager_asks: Markdown | None = Field(
        None, description="a question that a manager can ask weeks later, and that says all one has to know"
    )
    scenario: ScenarioForm | None = Field(None, description="a situation to play; for several write 'scenarios:'")
    scenarios: Annotated[list[ScenarioForm], AtMost(5)] = Field(default_factory=list)
    questions: list[QuestionForm] = Field(default_factory=list)
    quiz: list[QuizItemForm] = Field(default_factory=list)
    plan: list[ModuleBlockForm] = Field(min_length=1, description="what is shown, in which order, for how long")
    slides: list[OwnSlideForm] = Field(default_factory=list, description="slides for what no block of the plan covers")
    locked: Locked
    when: When = None


class TermForm(Form):
    """A word that teams may replace: written ${customer} or ${customer.many} in any text."""

    one: Plain
    many: Plain
    possessive: Plain | None = Field(None, description="left out: one with ’s")


class SessionForm(Form):
    """The session's clock."""

    start: ClockTime
    minutes: Annotated[int, Field(ge=1, le=1440)] = Field(
        description="whole minutes, breaks included; the agenda adds up to it"
    )


class SentenceForm(Form):
    """A sentence with an id: a rule of the session, or what a manager has to know."""

    id: Id
    text: Markdown
    needs: Needs
    when: When = None


class PromptForm(SentenceForm):
    """A prompt of the commitments."""

    words: Words = 0


class ActivityForm(Form):
    """Something that the group does in the opening or the closing."""

    id: Id
    title: Markdown
    grouping: Markdown
    steps: list[Markdown] = Field(min_length=1, max_length=6)
    materials: list[Markdown] = Field(default_factory=list)
    write_lines: Annotated[int, Field(ge=0, le=20)] = Field(0, description="lines to write on in the workbook")
    notes: NotesForm
    needs: Needs
    when: When = None


class FrameBlockForm(Form):
    """A stretch of the opening's or the closing's time."""

    id: Id
    block: Literal["welcome", "how_it_runs", "agenda", "activity", "tool", "recap", "commitments", "farewell"]
    items: list[Id] = Field(default_factory=list, description="for an activity or a tool: its id")
    minutes: Minutes
    method: Literal["lecture", "activity"] | None = None
    notes: NotesForm
    priority: Priority = "should"
    takes: TakesForm | None = None
    needs: Needs
    when: When = None


class StretchForm(Form):
    """One row of the agenda."""

    id: Id = Field(description="for a module: the module's id")
    kind: Literal["opening", "module", "break", "closing"]
    title: Markdown | None = Field(None, description="what the agenda calls it; a module has its own title")
    minutes: Minutes | None = Field(None, description="for everything but a module, which has its own")
    plan: list[FrameBlockForm] = Field(default_factory=list, description="for the opening and the closing")
    when: When = None


class FarewellForm(Form):
    """What stays on the screen at the end."""

    title: Markdown = Field(description="thank you, in your words")
    text: Markdown = Field(description="the promise to keep in mind, in a sentence")
    follow_up: Markdown | None = Field(None, description="what happens next, and when")


class SlideshowForm(Form):
    """What waits for a click, and how slides change."""

    build: Built = Field("none", description="what comes on a click: none, bullets (one by one), answers, both")
    transition: Transition = Field("none", description="how one slide gives way to the next: none, fade")


class CourseForm(Form):
    """The file course.yaml."""

    format: Literal[1]
    id: Id
    title: Markdown
    subtitle: Markdown
    version: Annotated[str, Field(pattern=r"^[0-9A-Za-z][0-9A-Za-z.+-]{0,30}$", description='"1.0"')]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$", description="a language tag: en, en-GB")] = "en"
    page: Literal["a4", "letter"] = "a4"
    theme: Id | None = Field(None, description="the slides' colours: light, dark, high_contrast, or a file in themes/")
    audience: Markdown = Field(description="who the course is for")
    goals: list[Markdown] = Field(min_length=1, max_length=5)
    use: Literal["internal", "paid"] = "internal"
    distribution: Literal["print", "digital", "lms"] = "print"
    status: Status = "final"
    names: Literal["short", "long"] = Field(
        "short",
        description="long: files are called by the course and the team too, for mailing: my_course.desk.deck.pptx",
    )
    template: TemplateFile | None = Field(
        None, description="a .pptx or .potx file inside the course folder; a layer's brand may name another"
    )
    brand: CourseBrandForm | None = Field(None, description="the course's logo; a layer's brand may have another")
    terms: dict[Id, TermForm] = Field(default_factory=dict)
    session: SessionForm
    motif: Motif = Field(
        "none", description="what runs through the slides and takes a shape in each module: a line, a path, or none"
    )
    motif_path: Annotated[str, Field(pattern=SVG_PATH, max_length=4000)] | None = Field(
        None, description="a line drawing of your own in the motif's stead: the data of an SVG path, M L H V C S Z"
    )
    pace: Annotated[int, Field(ge=60, le=220)] | None = Field(
        None, description="how many words a minute the trainer speaks, to reckon with; 130 where it is left out"
    )
    room: RoomForm | None = None
    slideshow: SlideshowForm | None = None
    rules: Annotated[list[SentenceForm], AtMost(6)] = Field(min_length=1, description="how the session runs")
    activities: list[ActivityForm] = Field(default_factory=list)
    tools: Annotated[list[ToolForm], AtMost(8)] = Field(default_factory=list, description="tools of the whole course")
    boards: Annotated[list[BoardForm], AtMost(8)] = Field(default_factory=list, description="boards to write")
    farewell: FarewellForm | None = Field(None, description="what stays on the screen at the end")
    commitments: Annotated[list[PromptForm], AtMost(5)] = Field(
        min_length=1, description="prompts to complete in writing"
    )
    for_manager: Annotated[list[SentenceForm], AtMost(4)] = Field(
        default_factory=list, description="what managers have to know: what to stand behind, who asks people afterwards"
    )
    agenda: list[StretchForm] = Field(min_length=1)
    check: CheckForm | None = Field(None, description="the rules of `coursegen check`: how heavy, where not")
    locked: Locked


class AuthorForm(Form):
    """Who wrote an article: a name alone, or a name and that it is an organisation's."""

    name: Plain = Field(description="as it is said; 'Okoro, Sam' is read as Sam Okoro")
    organisation: bool = Field(False, description="true where it is no person's: it is then cited whole")

    @model_validator(mode="before")
    @classmethod
    def _alone(cls, value: Any) -> Any:
        return {"name": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: Any, handler: Any) -> Any:
        return {"anyOf": [{"type": "string", "minLength": 1, "maxLength": 500}, handler(schema)]}


class ArticleForm(Form):
    """A file in articles/: a citation and the rights as the article's text states them."""

    format: Literal[1]
    id: Id = Field(description="the same as the file's name")
    title: Plain | None = Field(None, description="leave out where the article states none")
    opening: Plain | None = Field(None, description="for an untitled article: what it opens with, in our words")
    authors: list[AuthorForm] = Field(
        default_factory=list, description="names, or {name: Associated Press, organisation: true}"
    )
    publisher: Plain | None = None
    url: Annotated[str, Field(pattern=r"^https?://\S+$")] | None = None
    issued: Plain | None = Field(None, description="a date as the article states it")
    accessed: Plain | None = None
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Z]{2})?$")] | None = Field(
        None, description="the article's; left out: not known"
    )
    licence: Plain = Field("NOASSERTION", description="an SPDX id, LicenseRef-…, NOASSERTION (undetermined) or NONE")
    status: Literal["owned", "licensed", "permission", "conditional", "link_only", "reserved", "unknown"]
    rights: Plain = Field(description="in plain words what the article's text does and does not allow")
    statement: Prose | None = Field(None, description="a rights statement of the article, verbatim")
    statement_at: Literal["start", "end", "same_page"] = Field(
        "end", description="where its owner wants the statement, beside a text that is taken over; end: in the credits"
    )
    allow: AllowForm | None = Field(None, description="what may be done with it beyond citing, as far as it is known")
    permission: PermissionForm | None = Field(None, description="a permission that somebody gave")
    fingerprint: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] | None = Field(
        None, description="the sha256 of the text that was read; `coursegen article add` writes it"
    )
    locked: Locked


FORMS: dict[str, type[Form]] = {"course": CourseForm, "module": ModuleForm, "article": ArticleForm}
