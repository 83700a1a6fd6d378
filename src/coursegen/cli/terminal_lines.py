"""Shows problems, sizes and tables as the lines that a terminal or a pipe gets."""

from __future__ import annotations

import os
import re
import sys
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TextIO

from coursegen.cli.shortened_problems import in_short
from coursegen.problems import Place, Problem, Severity, as_text
from coursegen.source.folder import line_of

# Control characters, and the marks that turn the direction of a line: a course from anyone must not steer a terminal.
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NO_WHYS: Mapping[str, str] = {}
_BOLD, _RED, _YELLOW, _PLAIN = "\x1b[1m", "\x1b[31m", "\x1b[33m", "\x1b[0m"


def say(line: str = "", stream: TextIO | None = None) -> None:
    """Print a line, made harmless, to standard output or another stream."""
    stream = stream or sys.stdout
    stream.write(harmless(line) + "\n")


def say_problems(problems: Iterable[Problem], root: Path | None, whys: Mapping[str, str] = NO_WHYS) -> None:
    """Print problems to standard error with the source lines of the course in ``root``, a blank line between.

    Without a ``root`` no source line is shown. ``whys`` are reasons by rule; each is told once, under the first
    problem of its rule.
    """
    lines = line_of(root) if root else _no_line
    untold = dict(whys)
    for problem in in_short(problems):
        text = as_text(problem, lines)
        if why := untold.pop(problem.rule, ""):
            text += "\n" + textwrap.fill(f"why: {why}", 110, subsequent_indent="    ")
        text = harmless(text)
        head, _, rest = text.partition("\n")
        colour = _RED if problem.severity is Severity.ERROR else _YELLOW
        sys.stderr.write(f"{painted(head, colour, sys.stderr)}\n{rest}\n\n" if rest else f"{painted(head, colour)}\n\n")


def _no_line(_: Place) -> None:
    return None


def say_diff(file: str, old: str, new: str) -> None:
    """Print what changes in a file of a course, free of colours, so that ``patch`` takes it."""
    from difflib import unified_diff  # imported here: few commands need it

    lines = unified_diff(old.splitlines(), new.splitlines(), f"a/{file}", f"b/{file}", lineterm="")
    sys.stdout.writelines(f"{harmless(line)}\n" for line in lines)


def harmless(text: str) -> str:
    """The text without anything that steers a terminal; line ends stay."""
    return STEERING.sub("\ufffd", text)


def counted(number: int, one: str, many: str | None = None) -> str:
    """``1 slide``, ``88 slides``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Iterable[str]) -> str:
    """Names as a sentence has them: ``a``, ``a and b``, ``a, b and c``."""
    *first, last = names
    return f"{', '.join(first)} and {last}" if first else last


def size(number: int) -> str:
    """Bytes as people read them: ``812 B``, ``45 kB``, ``1.3 MB``."""
    if number < 1000:
        return f"{number} B"
    if number < 999_500:
        return f"{number / 1000:.0f} kB"
    return f"{number / 1_000_000:.1f} MB"


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Aligned lines, the header first; nothing is cut or wrapped, so that a path can be copied."""
    widths = [max(len(row[at]) for row in (header, *rows)) for at in range(len(header))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in (header, *rows)
    ]


def strong(text: str) -> str:
    """Bold on a terminal that shows colours."""
    return painted(text, _BOLD, sys.stdout)


def painted(text: str, code: str, stream: TextIO | None = None) -> str:
    """The text in a colour where the stream is a terminal and nobody asked for none (https://no-color.org)."""
    return f"{code}{text}{_PLAIN}" if in_colour(stream or sys.stderr) else text


def in_colour(stream: TextIO) -> bool:
    """Whether a stream shows colours."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def problems_counted(problems: Iterable[Problem]) -> str:
    """How many of what stops something are problems, and how many warnings."""
    told = tuple(problems)
    errors, warnings = errors_in(told), warnings_in(told)
    counts = [counted(errors, "problem")] if errors else []
    if warnings:
        counts.append(counted(warnings, "warning") + ("" if errors else ", and --strict lets none pass"))
    return " and ".join(counts)


def errors_in(problems: Iterable[Problem]) -> int:
    """How many of them are errors."""
    return sum(problem.severity is Severity.ERROR for problem in problems)


def warnings_in(problems: Iterable[Problem]) -> int:
    """How many of them are warnings."""
    return sum(problem.severity is Severity.WARNING for problem in problems)
