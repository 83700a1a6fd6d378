"""Holds what people practise with in a module: scenarios, questions, quiz items and exercises."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.parts import Evidence, Notes, Paragraphs
from coursegen.model.text import Text
from coursegen.model.visuals import Visual

QuizKind = Literal["choice", "several", "order", "match", "text"]
QuizUse = Literal["class", "test", "both"]


class Role(Struct, frozen=True, gc=False):
    """One part in a scenario; ``brief`` is what its player knows and wants."""

    id: str
    name: Text
    brief: Text
    address: str


class Debrief(Struct, frozen=True, gc=False):
    """A question after a scenario; ``listen_for`` is for the facilitator only.

    ``answers`` is how many answers the author means to take, 0 where that is not said.
    """

    id: str
    ask: Text
    listen_for: Paragraphs
    address: str
    answers: int = 0


class Scenario(Struct, frozen=True, gc=False):
    """A situation to play; with no evidence it was written for this course and says so.

    ``observer`` is the id of the tool that an observer fills in, or ``""``.
    """

    id: str
    title: Text
    setting: Text
    task: Text
    grouping: Text
    roles: tuple[Role, ...]
    debrief: tuple[Debrief, ...]
    evidence: tuple[Evidence, ...]
    notes: Notes
    address: str
    observer: str = ""
    visual: Visual | None = None


class Question(Struct, frozen=True, gc=False):
    """A question for discussion; ``good_answers`` is for the facilitator only.

    ``answers`` is how many answers the author means to take, 0 where that is not said; ``lines`` how many lines the
    workbook has for it, ``None`` where the recipe decides.
    """

    id: str
    ask: Text
    grouping: Text
    good_answers: Paragraphs
    notes: Notes
    address: str
    answers: int = 0
    lines: int | None = None
    visual: Visual | None = None


class Option(Struct, frozen=True, gc=False):
    """One answer to choose; whether it is right, and its feedback, are for the facilitator only."""

    id: str
    text: Text
    right: bool
    feedback: Text
    address: str


class Pair(Struct, frozen=True, gc=False):
    """Two things that belong together."""

    id: str
    left: Text
    right: Text
    address: str


class QuizItem(Struct, frozen=True, gc=False):
    """A question that checks one objective of its module; ``level`` is what it says that it asks for.

    A ``choice`` has one right option, ``several`` more; the options of an ``order`` are written in the right order;
    ``match`` has pairs, ``text`` has neither. ``use`` says where it is asked. What shows the answer (``reason``,
    ``listen_for``, which option is right, the order, what belongs together) is for the facilitator only.
    """

    id: str
    stem: Text
    objective: str
    options: tuple[Option, ...]
    address: str
    level: str = ""
    kind: QuizKind = "choice"
    use: QuizUse = "both"
    pairs: tuple[Pair, ...] = ()
    reason: Text = Text()
    listen_for: Paragraphs = ()
    lines: int = 0


class Exercise(Struct, frozen=True, gc=False):
    """Something that people do in a module: a drill, a sort, a case, a walk.

    ``tool`` is the id of the tool that they work with, or ``""``; ``minutes`` is 0 where its block says how long.
    ``help`` (for those who are stuck) and ``solution`` are for the facilitator only.
    """

    id: str
    title: Text
    grouping: Text
    steps: Paragraphs
    materials: Paragraphs
    tool: str
    lines: int
    minutes: int
    help: Text
    solution: Paragraphs
    evidence: tuple[Evidence, ...]
    notes: Notes
    address: str
    answers: int = 0
