"""Says what is wrong with an input, where, and what cures it, and turns problems into lines for people to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from difflib import get_close_matches
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Severity(StrEnum):
    """How much a problem weighs: an error stops a build, a warning only under ``--strict``."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Place(Struct, frozen=True, order=True, gc=False):
    """Where something stands in a file.

    ``file`` is the path to show (relative to the course folder, with ``/``), ``line`` and
    ``column`` count from 1, ``width`` is the number of characters to underline.
    """

    file: str
    line: int
    column: int
    width: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Problem(Struct, frozen=True, gc=False):
    """One thing that is wrong.

    ``rule`` is a short stable name (``unknown-field``): one of ``problem_names.NAMES``, or the id of a rule.
    ``message`` is a plain sentence without its full stop, ``hint`` what to do. Rooms that know no places give an
    ``address`` instead of a ``place``; :func:`located` fills the place in. What code needs of a problem is a field,
    so that nobody reads it out of a sentence: ``about`` is the name or the words that it is about, ``total`` what
    parts add up to where their sum is wrong.
    """

    rule: str
    message: str
    place: Place | None = None
    hint: str = ""
    severity: Severity = Severity.ERROR
    address: str = ""
    about: str = ""
    total: int = 0


class Refused(Exception):  # noqa: N818 - reads as what happened
    """Raised when input can't be used; carries every problem that was found, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("; ".join(problem.message for problem in self.problems))


class Hinted(Exception):  # noqa: N818 - what is raised is one of its kinds, named for what happened
    """Raised where something is wrong and whoever catches it knows the place; carries a message and a hint."""

    def __init__(self, message: str, hint: str) -> None:
        self.message, self.hint = message, hint
        super().__init__(message)


def to_install(extra: str) -> str:
    """How to install what an extra of the package brings; no index has the package under our name."""
    return f"go to the folder that coursegen came in, and type: pip install '.[{extra}]'"


def nearest(word: str, known: Iterable[str]) -> str:
    """The known name that ``word`` was probably meant to be, or ``""`` where none is near."""
    close = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return close[0] if close else ""


def located(problem: Problem, place_of: Callable[[str], Place | None]) -> Problem:
    """The same problem with its place looked up from its address, if it has none yet."""
    if problem.place is not None or not problem.address:
        return problem
    return replace(problem, place=place_of(problem.address))


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems by file, line and column, each once; those without a place last."""
    unique = dict.fromkeys(problems)
    return sorted(unique, key=lambda p: (p.place is None, p.place or Place("", 0, 0), p.rule, p.message))


def as_text(problem: Problem, line_of: Callable[[Place], str | None]) -> str:
    """A problem as people read it: place, message and name, the source line with a caret, the hint.

    ``line_of`` gives the source line of a place without its line end, or ``None`` where the text
    is not at hand; tabs are shown as one space so that the caret stands under what it means.
    """
    place = problem.place
    label = "" if problem.severity is Severity.ERROR else f"{problem.severity}: "
    said = f"{label}{problem.message} [{problem.rule}]"
    lines = [f"{place}: {said}" if place else said]
    source = line_of(place) if place else None
    if place and source is not None:
        before = max(place.column - 1, 0)
        start = max(0, before - 60) if len(source) > 100 else 0
        shown = source[start : start + 100].replace("\t", " ")
        width = max(1, min(place.width, len(shown) - (before - start)))
        lines.append(f"    {shown.rstrip()}")
        lines.append(f"    {' ' * (before - start)}{'^' * width}")
    if problem.hint:
        lines.append(f"hint: {problem.hint}")
    return "\n".join(lines)
