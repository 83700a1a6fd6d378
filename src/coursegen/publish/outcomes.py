"""Makes versions of a course one by one or in several processes, and tells what became of each."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Protocol

from msgspec import Struct

from coursegen.model.printing import AS_RECIPES_SAY, Printing
from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.artefacts import Made, Progress, made
from coursegen.publish.versions import Version, layers_of
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles


class Wanted(Struct, frozen=True):
    """What is to be made of every version: the ids of recipes, in their order.

    ``strict`` lets no warning pass; ``today`` is the day that dates are compared with;
    ``printing`` is how handouts are printed; ``theme`` names the slides' colours
    in the place of those that the course's files name; ``rules`` asks the rules of slides as well;
    ``template`` is the path of a template for every version, whatever its brand says.
    a ``release`` is refused for every error that a rule finds.
    """

    artefacts: tuple[str, ...]
    strict: bool = False
    today: date | None = None
    printing: Printing = AS_RECIPES_SAY
    theme: str = ""
    rules: bool = False
    template: str = ""
    release: bool = False


class Fault(Struct, frozen=True):
    """What nobody expected, and so our fault: the name of the error, what it said, and its traceback."""

    name: str
    said: str
    trace: str = ""


class Outcome(Struct, frozen=True):
    """What became of one version: ``made``, the ``problems`` that stopped it, or a ``fault`` of ours."""

    version: Version
    layers: tuple[str, ...]
    made: Made | None = None
    problems: tuple[Problem, ...] = ()
    fault: Fault | None = None


class Watch(Protocol):
    """Whoever is told what runs."""

    def doing(self, version: Version, what: str) -> None:
        """Something starts on a version: ``laying out the slides``."""

    def ended(self, version: Version) -> None:
        """A version is done with."""


def outcome_of(workshop: Workshop, version: Version, wanted: Wanted, progress: Progress) -> Outcome:
    """One version made, or what stopped it. Nothing that goes wrong with one is raised."""
    layers = layers_of(workshop.files, version)
    try:
        finished = made(
            workshop,
            version,
            wanted.artefacts,
            progress,
            wanted.today,
            wanted.printing,
            wanted.theme,
            rules=wanted.rules,
            release=wanted.release,
        )
    except Refused as refused:
        return Outcome(version, layers, problems=refused.problems)
    except Exception as error:
        return Outcome(version, layers, fault=Fault(type(error).__name__, str(error), traceback.format_exc()))
    warnings = tuple(problem for problem in finished.warnings if problem.severity is Severity.WARNING)
    if wanted.strict and warnings:
        return Outcome(version, layers, problems=warnings)
    return Outcome(version, layers, finished)


def outcomes(
    files: CourseFiles, versions: Sequence[Version], wanted: Wanted, watch: Watch, jobs: int = 0
) -> Iterator[Outcome]:
    """What becomes of each version, as soon as it is known and so in any order.

    ``jobs`` is how many processes work; 0 takes one for one version, else as many as there are cores.
    """
    if (number := min(jobs or cores(), len(versions))) > 1:
        # Imported here: one version needs no other process.
        from coursegen.publish.workers import in_workers

        yield from in_workers(files, versions, wanted, watch, number)
        return
    workshop = Workshop(files, wanted.template)
    for version in versions:
        yield outcome_of(workshop, version, wanted, _telling(watch, version))
        watch.ended(version)


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _telling(watch: Watch, version: Version) -> Callable[[str], None]:
    return lambda what: watch.doing(version, what)
