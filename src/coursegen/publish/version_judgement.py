"""Judges a version's words, times and references without drawing anything."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from coursegen.course.evidence.lock import paragraphs_counted
from coursegen.course.lint.judgement import judged
from coursegen.course.reading.load import course_of
from coursegen.model.checks import Checks
from coursegen.problems import Problem, Refused, in_order, located
from coursegen.publish.versions import BASE, Version, layers_of
from coursegen.source.folder import CourseFiles


class Judged(Struct, frozen=True):
    """One version: its problems with their places, what it asks of the rules, and which ignored places were needed.

    ``readable`` is whether it is a course at all; of one that is not, ``problems`` says why.
    """

    version: Version
    layers: tuple[str, ...]
    problems: tuple[Problem, ...]
    checks: Checks = Checks()
    held: frozenset[str] = frozenset()
    readable: bool = True


def judged_version(files: CourseFiles, version: Version, today: date | None = None, *, release: bool = False) -> Judged:
    """What is wrong with a version as far as it is seen without laying it out."""
    layers = layers_of(files, version)
    try:
        loaded = course_of(files, "" if version.team == BASE else version.team, version.session)
        paragraphs = paragraphs_counted(files.root)
    except Refused as refused:
        return Judged(version, layers, refused.problems, readable=False)
    found = judged(loaded, today, release=release, paragraphs=paragraphs)
    placed = (located(problem, loaded.origins.place) for problem in found.problems)
    problems = tuple(in_order((*loaded.warnings, *placed)))
    return Judged(version, layers, problems, loaded.course.checks, frozenset(found.used))
