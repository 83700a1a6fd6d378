"""A course folder to the bytes of its artefacts, all in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coursegen import __version__
from coursegen.build.manifest import Unit
from coursegen.course.load import LoadedCourse, load_course
from coursegen.model.course import Course
from coursegen.problems import Problem, Refused, in_order, located

ARTEFACTS = ("deck", "workbook")
"""What a build makes when nothing else is asked for: the ids of recipes, in the order that they are shown in."""

TOOL = f"coursegen {__version__}"

Progress = Callable[[str], None]
"""Called with what starts now, in words: ``laying out the slides``."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept of an artefact beside it: a path in the output folder, and its bytes."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Artefact:
    """One finished file: its recipe's id, its path in the output folder, its bytes, its slides or pages.

    ``base`` is what edits in a copy of it are compared with, where it can be edited.
    """

    kind: str
    path: str
    data: bytes
    unit: Unit
    count: int
    base: Kept | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """What a course became: its artefacts, what to warn of, and the hashes of the files that were read."""

    course: Course
    artefacts: tuple[Artefact, ...]
    warnings: tuple[Problem, ...]
    hashes: Mapping[str, str]


def made(root: Path, wanted: Iterable[str], progress: Progress) -> Made:
    """The artefacts of the course in a folder, by the ids of their recipes; nothing is written.

    Errors: ``Refused`` with every problem that was found, each with its place in the course's files.
    """
    progress("reading the course")
    loaded = load_course(root)
    # Imported here: a course that is refused is refused before anything is loaded to draw it with.
    from coursegen.build.drawn import drawn

    try:
        artefacts = drawn(root, loaded, tuple(wanted), progress)
    except Refused as refused:
        raise Refused(_placed(refused.problems, loaded)) from refused
    return Made(loaded.course, artefacts, tuple(_placed(loaded.warnings, loaded)), loaded.hashes)


def _placed(problems: Iterable[Problem], loaded: LoadedCourse) -> list[Problem]:
    """The problems with their places, in order; one that is told with its place is not told again without."""
    found = in_order(located(problem, loaded.origins.place) for problem in problems)
    told = {(problem.rule, problem.message) for problem in found if problem.place}
    return [problem for problem in found if problem.place or (problem.rule, problem.message) not in told]
