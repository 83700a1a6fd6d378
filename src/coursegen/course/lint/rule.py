"""Defines a rule: the judgement of one thing about a course, with its reason, its cure and two examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Literal

from msgspec import Struct, field

from coursegen.course.lint.speech import Speech, speech_for
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.model.course import Course
from coursegen.model.text import Text
from coursegen.problems import Severity

Stage = Literal["reading", "course", "slides"]
"""When a rule is judged: as files are read (a course that breaks it is none), on the course, on its laid out slides."""


class Found(Struct, frozen=True):
    """A place that breaks a rule: its address, what is wrong there, what to do; ``mild`` is a warning at most,
    ``about`` the words that it is about.

    ``mended`` makes the text as it should be typed from the text as it is, where that changes nothing of what
    is meant.
    """

    address: str
    message: str
    hint: str
    mild: bool = False
    mended: Callable[[str], str] | None = None
    about: str = ""


class View(Struct, frozen=True):
    """What a rule sees: one version of a course, and the day to compare dates with (``None`` compares none).

    ``unwritten`` are the texts that somebody has still to write. ``release`` is whether it is to leave the house: what
    may pass in a draft is an error then. ``paragraphs`` is how many each article has, of those that somebody has
    looked at.
    """

    loaded: LoadedCourse
    today: date | None = None
    release: bool = False
    limits: Mapping[str, float] = field(default_factory=dict)
    paragraphs: Mapping[str, int] = field(default_factory=dict)
    unwritten: tuple[Text, ...] = ()

    @property
    def course(self) -> Course:
        """The version's course."""
        return self.loaded.course

    @property
    def online(self) -> bool:
        """Whether its people meet online."""
        return self.loaded.team is not None and self.loaded.team.delivery == "online"

    @property
    def speech(self) -> Speech:
        """The words of the course's language. Errors: ``LookupError``; rules that need them are not asked then."""
        if (found := speech_for(self.course.language)) is None:
            raise LookupError(self.course.language)
        return found


Judge = Callable[[View], Iterator[Found]]


class LintRule(Struct, frozen=True):
    """A rule as ``coursegen rules`` tells it.

    ``says`` is the rule, ``why`` its reason in a sentence, ``mend`` the cure, ``source`` whose rule it is;
    ``good`` and ``bad`` are lines as an author writes them. ``limits`` can be set in course.yaml, by name.
    ``firm`` rules keep their severity. ``worded`` rules look for words of a language. ``judge`` is ``None`` where
    the rule is judged as files are read, or by the room that lays out slides.
    """

    id: str
    severity: Severity
    says: str
    why: str
    mend: str
    source: str
    bad: str
    good: str
    judge: Judge | None = None
    limits: Mapping[str, float] = field(default_factory=dict)
    stage: Stage = "course"
    firm: bool = False
    worded: bool = False
