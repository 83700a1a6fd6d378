"""Shortens problems for a terminal: what is left to write is told once for each file."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from coursegen.problems import Problem, Severity, in_order

TOLD_ONCE = "DRF2"
"""The rule of texts that are left to write: a fresh draft has dozens, and each says what it wants where it stands."""


def in_short(problems: Iterable[Problem]) -> list[Problem]:
    """The problems in order, texts of one file that are left to write as one, at the place of the first."""
    told: list[Problem] = []
    unwritten: dict[tuple[str, Severity], list[Problem]] = {}
    for problem in in_order(problems):
        if problem.rule == TOLD_ONCE and problem.place is not None:
            unwritten.setdefault((problem.place.file, problem.severity), []).append(problem)
        else:
            told.append(problem)
    return in_order([*told, *(_as_one(found) for found in unwritten.values())])


def _as_one(found: list[Problem]) -> Problem:
    first, *more = found
    if not more:
        return first
    message = f"{len(found)} texts of this file are left to write; the first: {first.about}"
    hint = f"{first.hint}, there and below; `coursegen check --format json` lists all of them"
    return replace(first, message=message, hint=hint)
