"""Finds what else is wrong in a file that can't be read, by leaving out what was found already."""

from __future__ import annotations

import re
from typing import Any

import yaml
from msgspec.structs import replace

from coursegen.problems import Problem
from coursegen.source.syntax import syntax_problem
from coursegen.source.text import SourceText

MOST = 20
"""How many faults of syntax of one file are told."""

_LARGEST = 200_000  # letters; a module has 8,000
_UNSURE = frozenset({"yaml", "documents", "bracket", "too-deep"})
"""What may reach over the lines that follow, so that nothing can be said about them."""

_UNSEEN = "\u200b\u2060\ufeff"
_FIELD = re.compile(r"(\s*(?:- +)*)([a-z][a-z0-9_]*)(:)(?=\s|\S)")
_STARTS = re.compile(r"\s*(?:- |-$|[a-z][a-z0-9_]*:(?:\s|$)|#)")


def further_problems(source: SourceText, first: Problem, parser: Any) -> list[Problem]:
    """The faults of syntax after the first, each told once its predecessors are mended in a copy of the text.

    It stops where a fault may be one more sign of an earlier one: at the first that is not further down, or whose end
    nobody can tell.
    """
    found: list[Problem] = []
    lines = source.text.split("\n")
    last = first
    while len(found) < MOST and len(source.text) <= _LARGEST and _mended(lines, last):
        problem = _next(replace(source, text="\n".join(lines)), parser)
        if problem is None or problem.place is None or last.place is None or problem.place.line <= last.place.line:
            break
        if problem.rule == "yaml":
            break
        found.append(problem)
        last = problem
    return found


def _mended(lines: list[str], problem: Problem) -> bool:
    """Put something that can be read where a fault is; ``False`` where nobody knows how far it reaches."""
    if problem.place is None or problem.rule in _UNSURE:
        return False
    at = problem.place.line - 1
    line = lines[at]
    following = next((other for other in lines[at + 1 :] if other.strip()), "")
    if problem.rule in ("quote", "escape") and following and not _STARTS.match(following):
        return False
    depth = len(line) - len(line.lstrip())
    if problem.rule == "pasted-sign":
        sign = line[problem.place.column - 1]
        meant = " " if sign.isspace() or sign in _UNSEEN else ":" if sign == "：" else "-"
        lines[at] = f"{line[: problem.place.column - 1]}{meant}{line[problem.place.column :]}"
    elif problem.rule in ("tab", "indentation", "line-start"):
        lines[at] = "#"
        _drop_below(lines, at, depth)
    elif (found := _FIELD.match(line)) is not None:
        lines[at] = f"{found[1]}{found[2]}: ''"
        _drop_below(lines, at, len(found[1]))
    elif line.lstrip().startswith("- "):
        lines[at] = f"{line[:depth]}- ''"
        _drop_below(lines, at, depth)
    else:
        lines[at] = "#"
    return True


def _drop_below(lines: list[str], at: int, depth: int) -> None:
    """Leave out the lines that belong to one: those that are indented further."""
    for number in range(at + 1, len(lines)):
        line = lines[number]
        if line.strip() and len(line) - len(line.lstrip()) <= depth:
            return
        lines[number] = "#" if line.strip() else line


def _next(source: SourceText, parser: Any) -> Problem | None:
    """The first fault of syntax in a text, or ``None``."""
    events, last_scalar = parser(source.text), None
    try:
        while True:
            event = events.get_event()
            if event.__class__ is yaml.ScalarEvent:
                last_scalar = event
            elif event.__class__ is yaml.StreamEndEvent:
                return None
    except yaml.MarkedYAMLError as error:
        return syntax_problem(source, error, last_scalar)
    except yaml.YAMLError:
        return None
    finally:
        events.dispose()
