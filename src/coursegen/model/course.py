"""Holds a course as it is meant: modules, their points, steps and questions, and the session's clock."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from coursegen.model.background import Background, Board, Farewell
from coursegen.model.checks import Checks
from coursegen.model.layers import Notice, Session
from coursegen.model.motif import Composition, Figure, Motif
from coursegen.model.own_slides import OwnSlide
from coursegen.model.parts import Evidence, Notes, Paragraphs, Picture
from coursegen.model.practice import Exercise, Question, QuizItem, Scenario
from coursegen.model.rights import Source, SourceUse
from coursegen.model.room import Room
from coursegen.model.slideshow import Slideshow
from coursegen.model.text import Text
from coursegen.model.tools import Tool
from coursegen.model.visuals import Visual

BlockKind = Literal[
    "welcome", "how_it_runs", "agenda", "activity",
    "opener", "objectives", "key_points", "scenario", "questions", "exercise", "tool", "quiz", "action_steps",
    "recap", "commitments", "farewell",
]  # fmt: skip
StretchKind = Literal["opening", "module", "break", "closing"]
Method = Literal["lecture", "activity", "break"]
Priority = Literal["must", "should", "could"]


class Clock(Struct, frozen=True, gc=False):
    """A time of day in minutes since midnight; printed as ``09:05``."""

    minutes: int

    def __str__(self) -> str:
        return f"{self.minutes // 60 % 24:02d}:{self.minutes % 60:02d}"

    def plus(self, minutes: int) -> Clock:
        """The time so many minutes later."""
        return Clock(self.minutes + minutes)


class Objective(Struct, frozen=True, gc=False):
    """What a participant can do afterwards; starts with a measurable verb. ``priority`` counts when time is short.

    ``seen_in`` names activities of its module in which it is seen, besides the quiz.
    """

    id: str
    text: Text
    address: str
    priority: Priority = "should"
    seen_in: tuple[str, ...] = ()


class KeyPoint(Struct, frozen=True, gc=False):
    """A full-sentence headline with its explanation; ``example`` is ours, the rest is the article's.

    A ``picture`` is shown in the pictogram's stead. ``on_slide`` is what the slide says below the headline where that
    is less than the explanation; ``label`` what stands above it in place of "Key point". ``answers`` is how many
    answers the author means to take, 0 where that is not said. With a ``visual``, the
    slide shows that and the headline. Its ``composition`` is where the headline is wanted.
    """

    id: str
    headline: Text
    explanation: Text
    example: Text
    pictogram: str
    evidence: tuple[Evidence, ...]
    notes: Notes
    address: str
    picture: Picture | None = None
    on_slide: Text = Text()
    label: Text = Text()
    answers: int = 0
    visual: Visual | None = None
    composition: Composition | None = None


class ActionStep(Struct, frozen=True, gc=False):
    """Something to do after the session: a verb first, who, by when, and how one sees that it happened.

    With the ``moment`` at work in which it helps it is on the job aid as well.
    """

    id: str
    step: Text
    owner: Text
    due: Text
    measure: Text
    address: str
    moment: Text = Text()


class Activity(Struct, frozen=True, gc=False):
    """Something that the group does outside a module: a warm-up, a closing round."""

    id: str
    title: Text
    grouping: Text
    steps: Paragraphs
    materials: Paragraphs
    write_lines: int
    notes: Notes
    address: str


class Block(Struct, frozen=True, gc=False):
    """A stretch of time with one purpose: which block it shows, which items, when and for how long.

    ``items`` holds the ids of the module's (or the course's) items that it shows, in order: never empty for kinds
    that show items (``SHOWS`` in ``model/plan_items.py``) but a module's only scenario; empty for the others.
    ``notes`` belong to the block as a whole; ``priority`` says what goes first when time is short. ``takes`` is how
    many minutes it needs as its author says, 0 where that is reckoned; ``needs`` are ids of what it rests on,
    ``items_need`` of what the things that it shows rest on.
    """

    id: str
    kind: BlockKind
    items: tuple[str, ...]
    method: Method
    start: Clock
    minutes: int
    notes: Notes
    address: str
    priority: Priority = "should"
    takes: int = 0
    needs: tuple[str, ...] = ()
    items_need: tuple[str, ...] = ()

    @property
    def end(self) -> Clock:
        """When the block is over."""
        return self.start.plus(self.minutes)


class Stretch(Struct, frozen=True, gc=False):
    """One row of the agenda: the opening, a module, a break or the closing, with its clock.

    ``plan`` is empty for a break. ``id`` is the module's id where ``kind`` is ``module``.
    """

    id: str
    kind: StretchKind
    title: Text
    start: Clock
    minutes: int
    plan: tuple[Block, ...]
    address: str

    @property
    def end(self) -> Clock:
        """When the stretch is over."""
        return self.start.plus(self.minutes)


class Module(Struct, frozen=True, gc=False):
    """One article made into a part of the session.

    ``promise`` says on the opener what the module gives, ``takeaway`` is its one sentence in the recap;
    ``steps_headline`` says what the action steps come to, where that is not the same; ``manager_asks`` is a question
    for a manager to ask weeks later.
    A ``draft`` is not finished, and nothing that shows it passes for finished. ``source`` is ``""`` where the module
    rests on no article (``use`` is then ``own``). ``shape`` is what the course's motif takes there,
    ``None`` where it is that of its turn.
    """

    id: str
    title: Text
    promise: Text
    takeaway: Text
    pictogram: str
    source: str
    use: SourceUse
    objectives: tuple[Objective, ...]
    key_points: tuple[KeyPoint, ...]
    action_steps: tuple[ActionStep, ...]
    scenarios: tuple[Scenario, ...]
    questions: tuple[Question, ...]
    quiz: tuple[QuizItem, ...]
    address: str
    slides: tuple[OwnSlide, ...] = ()
    draft: bool = False
    tools: tuple[Tool, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    background: Background = Background()
    boards: tuple[Board, ...] = ()
    shape: Figure | None = None
    steps_headline: Text = Text()
    manager_asks: Text = Text()
    composition: Composition | None = None

    @property
    def takes_over(self) -> bool:
        """Whether it uses more of its source than facts and ideas."""
        return self.use not in ("cited", "own")

    @property
    def practised(self) -> tuple[Scenario | Exercise, ...]:
        """Its scenarios and its exercises."""
        return (*self.scenarios, *self.exercises)


class Rule(Struct, frozen=True, gc=False):
    """One sentence on how the session runs, or what a manager has to know."""

    id: str
    text: Text
    address: str


class Prompt(Rule, frozen=True, gc=False):
    """One prompt of the commitments, to be completed in so many ``words`` where there are some."""

    words: int = 0


class Course(Struct, frozen=True, gc=False):
    """A whole course, ready to be composed.

    ``modules`` stand in the agenda's order; ``sources`` holds only what a module uses, by id.
    ``stamp`` is the version with the first seven hex digits of a hash over every file that it rests on.
    ``team`` is what the team of this version is called, ``""`` for the course as it is; ``footer`` what its
    files call it at their foot, ``notice`` its disclaimer, ``session`` its date and place, ``room`` what is laid
    ready. ``audiences`` has what only some may see, by address; everything else is for all. ``theme`` names the
    slides' colours, or is ``""``. A whole course can be a ``draft``, as a module can. ``refers`` tells whether a text
    of it refers to something by its place: such texts are filled in where they are composed.
    ``pace`` is how many words a minute its trainer speaks, 0 for the usual. A ``motif`` runs through it, in
    the shape of ``motif_path`` where the course has one of its own (the data of an SVG path). With
    ``long_names`` its files are called by the course and the version too. The ``logo`` is that of its brand.
    """

    id: str
    title: Text
    subtitle: Text
    version: str
    stamp: str
    language: str
    page: Literal["a4", "letter"]
    audience: Text
    goals: Paragraphs
    use: Literal["internal", "paid"]
    distribution: Literal["print", "digital", "lms"]
    agenda: tuple[Stretch, ...]
    modules: tuple[Module, ...]
    rules: tuple[Rule, ...]
    activities: tuple[Activity, ...]
    commitments: tuple[Prompt, ...]
    for_manager: tuple[Rule, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    team: str = ""
    footer: Text = Text()
    notice: Notice | None = None
    session: Session | None = None
    audiences: Mapping[str, frozenset[str]] = field(default_factory=dict)
    theme: str = ""
    room: Room | None = None
    slideshow: Slideshow = Slideshow()
    checks: Checks = Checks()
    draft: bool = False
    tools: tuple[Tool, ...] = ()
    boards: tuple[Board, ...] = ()
    farewell: Farewell | None = None
    refers: bool = False
    pace: int = 0
    motif: Motif = "none"
    motif_path: str = ""
    long_names: bool = False
    logo: Picture | None = None

    def module(self, module_id: str) -> Module:
        """The module with that id. Errors: ``KeyError``."""
        for module in self.modules:
            if module.id == module_id:
                return module
        raise KeyError(module_id)
