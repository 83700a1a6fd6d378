"""Says why a file or a version of a course can't be had, and ends with an exit code."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from typer import Exit

from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.terminal_lines import problems_counted, say, say_problems
from coursegen.problems import Refused

_ZIP = b"PK"
"""How every deck begins: it is a zip file."""


@contextmanager
def refusals_said(root: Path, consequence: str) -> Iterator[None]:
    """Print why something is refused, and what follows from it, and exit with 1; a misspelt team is wrong use."""
    try:
        yield
    except Refused as refused:
        asked_for = refused.problems[0]
        if asked_for.place is None and asked_for.rule in ("unknown-team", "unknown-session"):
            raise WrongUse(f"{asked_for.message}; {asked_for.hint}") from refused
        say_problems(refused.problems, root)
        say(consequence, sys.stderr)
        raise Exit(CURABLE) from refused


@contextmanager
def problems_said(root: Path, consequence: str) -> Iterator[None]:
    """Print the problems of what is refused, count them, and exit with 1."""
    try:
        yield
    except Refused as refused:
        say_problems(refused.problems, root)
        say(f"{problems_counted(refused.problems)}; {consequence}.", sys.stderr)
        raise Exit(CURABLE) from refused


def deck_at(path: Path) -> bytes:
    """What is in a deck that was typed; a file that is another kind by its name and its bytes is wrong use."""
    data = data_of(path)
    if not path.suffix.lower().startswith((".pp", ".pot")) and not data.startswith(_ZIP):
        raise WrongUse(f"{path} is not a PowerPoint deck; name a file that ends in .pptx")
    return data


def data_of(path: Path) -> bytes:
    """What is in a file that was typed; a file that can't be read is wrong use."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        from coursegen.publish.write_faults import not_there  # imported here: few files are not there

        raise WrongUse(f"there is no file {path}; {not_there(path)}") from error
    except OSError as error:
        raise WrongUse(f"{path} can't be read: {error.strerror or error}") from error
