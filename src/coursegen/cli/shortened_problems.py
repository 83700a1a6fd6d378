"""Shortens problems for a terminal: what is left to write, and each kind of remark, is told once a file."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from coursegen.problems import Problem, Severity, in_order

TOLD_ONCE = "DRF2"
"""The rule of texts that are left to write: a fresh draft has dozens, and each says what it wants where it stands."""


SAME_CURE = "term"
"""The name of a ``${…}`` that can't be filled: one line in course.yaml cures every place that says it."""


def in_short(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, with those that one cure ends told once, at the place of the first.

    These are the texts of one file that are left to write, and a term that many texts use and the course hasn't.
    Remarks of one rule are told once a file too, so that nobody overlooks a problem among them.
    """
    told: list[Problem] = []
    unwritten: dict[tuple[str, Severity], list[Problem]] = {}
    unfilled: dict[tuple[str, str, Severity], list[Problem]] = {}
    remarks: dict[tuple[str, str], list[Problem]] = {}
    for problem in in_order(problems):
        if problem.rule == TOLD_ONCE and problem.place is not None:
            unwritten.setdefault((problem.place.file, problem.severity), []).append(problem)
        elif problem.rule == SAME_CURE:
            unfilled.setdefault((problem.message, problem.hint, problem.severity), []).append(problem)
        elif problem.severity is Severity.INFO and problem.place is not None:
            remarks.setdefault((problem.place.file, problem.rule), []).append(problem)
        else:
            told.append(problem)
    once = [_in_other_places(found) for found in unfilled.values()]
    once += [_with_lines(found) for found in remarks.values()]
    return in_order([*told, *(_as_one(found) for found in unwritten.values()), *once])


def _with_lines(found: list[Problem]) -> Problem:
    """The first of a file's remarks of one rule, with the lines of the others."""
    first, *more = found
    lines = [str(problem.place.line) for problem in more if problem.place is not None]
    if not lines:
        return first
    others = " and ".join(filter(None, [", ".join(lines[:-1]), lines[-1]]))
    return replace(first, message=f"{first.message}; the same kind of remark in line{'s' * (len(lines) > 1)} {others}")


def _in_other_places(found: list[Problem]) -> Problem:
    first, *more = found
    if not more:
        return first
    other = "another place" if len(more) == 1 else f"{len(more)} other places"
    return replace(first, message=f"{first.message}, here and in {other}")


def _as_one(found: list[Problem]) -> Problem:
    first, *more = found
    if not more:
        return first
    message = f"{len(found)} texts of this file are left to write; the first: {first.about}"
    hint = f"{first.hint}, there and below: search the file for TO WRITE"
    return replace(first, message=message, hint=hint)
