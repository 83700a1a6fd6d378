"""Makes versions of a course one by one or in several processes, and tells what became of each."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.made_version import Made, Progress
from coursegen.publish.versions import Version, layers_of
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles

if TYPE_CHECKING:
    from coursegen.publish.cache.kept_builds import KeptBuilds


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
    # Imported here: what is taken from a cache needs nothing that reads and draws a course.
    from coursegen.publish import artefacts

    layers = layers_of(workshop.files, version)
    try:
        finished = artefacts.made(workshop, version, wanted, progress)
    except Refused as refused:
        return Outcome(version, layers, problems=refused.problems)
    except Exception as error:
        return Outcome(version, layers, fault=Fault(type(error).__name__, str(error), traceback.format_exc()))
    return Outcome(version, layers, finished)


def outcomes(
    files: CourseFiles,
    versions: Sequence[Version],
    wanted: Wanted,
    watch: Watch,
    jobs: int = 0,
    kept: KeptBuilds | None = None,
    executor: str = "",
) -> Iterator[Outcome]:
    """What becomes of each version, as soon as it is known and so in any order.

    ``jobs`` is how many processes work; 0 takes one for one version, else as many as there are cores. What earlier
    builds made of the very same is taken from what is ``kept``. ``executor`` names who makes the versions, ``""`` for
    processes here. Errors: ``Refused`` where there is no such one.
    """
    waiting: list[Version] = []
    for version in versions:
        if kept is None or (found := kept.outcome(version)) is None:
            waiting.append(version)
            continue
        watch.ended(version)
        yield _weighed(found, wanted)
    workshop = Workshop(files, wanted.template, kept)
    if executor and waiting:
        from coursegen.publish.executors import in_executor_named  # as most builds have no cluster

        made = in_executor_named(executor, workshop, waiting, wanted, watch)
    else:
        made = _made(workshop, waiting, wanted, watch, min(jobs or cores(), len(waiting)))
    for outcome in made:
        if kept is not None:
            kept.keep_outcome(outcome)
        yield _weighed(outcome, wanted)


def _made(
    workshop: Workshop, versions: Sequence[Version], wanted: Wanted, watch: Watch, jobs: int
) -> Iterator[Outcome]:
    if jobs > 1:
        # Imported here: one version needs no other process.
        from coursegen.publish.workers import in_workers

        yield from in_workers(workshop, versions, wanted, watch, jobs)
        return
    for version in versions:
        yield outcome_of(workshop, version, wanted, _telling(watch, version))
        watch.ended(version)


def _weighed(outcome: Outcome, wanted: Wanted) -> Outcome:
    """An outcome as it stands where warnings weigh as much as errors."""
    told = outcome.made.warnings if outcome.made and wanted.strict else ()
    warnings = tuple(problem for problem in told if problem.severity is Severity.WARNING)
    return Outcome(outcome.version, outcome.layers, problems=warnings) if warnings else outcome


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _telling(watch: Watch, version: Version) -> Callable[[str], None]:
    return lambda what: watch.doing(version, what)
