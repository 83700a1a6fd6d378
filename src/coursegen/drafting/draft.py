"""Holds a draft of a module: what could be said, what it rests on, and nothing where an author is to write."""

from __future__ import annotations

from msgspec import Struct


class Quoted(Struct, frozen=True):
    """Words of an article and the number of their paragraph, from 1; ``0`` where they are in none: not verified.

    ``under`` is the heading above them, ``""`` where there is none.
    """

    paragraph: int
    words: str
    under: str = ""

    @property
    def verified(self) -> bool:
        """Whether the words are in the article."""
        return self.paragraph > 0


class Point(Struct, frozen=True):
    """A candidate key point; ``headline`` and ``explanation`` are ``""`` where they are to write."""

    quoted: tuple[Quoted, ...]
    headline: str = ""
    explanation: str = ""


class Step(Struct, frozen=True):
    """A candidate action step."""

    quoted: tuple[Quoted, ...]
    step: str = ""
    owner: str = ""
    measure: str = ""


class Asked(Struct, frozen=True):
    """A candidate question to discuss."""

    quoted: tuple[Quoted, ...]
    ask: str = ""
    good_answers: tuple[str, ...] = ()


class Scene(Struct, frozen=True):
    """A scenario stub; without ``quoted`` words it is to be made up for the course."""

    quoted: tuple[Quoted, ...] = ()
    title: str = ""
    setting: str = ""
    task: str = ""


class Answer(Struct, frozen=True):
    """An option of a quiz item."""

    text: str = ""
    feedback: str = ""


class Check(Struct, frozen=True):
    """A candidate quiz item, for the objective of that number (from 0); the first of ``answers`` is the right one.

    ``gap`` is the quoted sentence with ``missing`` left out of it; ``others`` are words that could stand there too.
    """

    quoted: tuple[Quoted, ...]
    objective: int
    stem: str = ""
    answers: tuple[Answer, ...] = ()
    gap: str = ""
    missing: str = ""
    others: tuple[str, ...] = ()


class ModuleDraft(Struct, frozen=True):
    """A module to work on, made from an article. ``by`` names the language model that wrote it, ``""`` for none.

    ``warnings`` are sentences for the head of the file: what could not be found, and why.
    """

    article: str
    points: tuple[Point, ...]
    steps: tuple[Step, ...]
    questions: tuple[Asked, ...]
    checks: tuple[Check, ...]
    scene: Scene = Scene()
    title: str = ""
    promise: str = ""
    takeaway: str = ""
    objectives: tuple[str, ...] = ()
    by: str = ""
    warnings: tuple[str, ...] = ()
