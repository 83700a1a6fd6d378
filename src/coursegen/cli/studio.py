"""Serves the studio for ``coursegen studio``, and says where it is."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import WrongUse
from coursegen.cli.terminal_lines import say
from coursegen.problems import to_install

NEEDED = ("starlette", "uvicorn")
"""What the extra ``studio`` installs."""


def studio_it(course: Path | None, option: Path | None, port: int, *, browser: bool) -> None:
    """Serve until somebody stops it. Errors: :class:`WrongUse` for a taken port, or an extra that is missing."""
    if any(find_spec(name) is None for name in NEEDED):
        raise WrongUse(f"the studio is not installed: {to_install('studio')}")
    root = _named(course, option)
    from coursegen.studio.serve import serve  # imported here: no other command needs a server

    try:
        serve(root, port, _say_where, browser=browser)
    except OSError as error:
        raise WrongUse(
            f"port {port} can't be used: {error.strerror or error}; leave --port out for a free one"
        ) from error
    say("The studio has stopped. What you saved is in the course's files.")


def _named(course: Path | None, option: Path | None) -> Path | None:
    """The course that was named, else the one here, else none: the studio then starts with its list of courses."""
    if course is not None or option is not None:
        return course_folder(course, option)
    try:
        return course_folder(None, None)
    except WrongUse:
        return None


def _say_where(address: str) -> None:
    say(f"The studio is at {address}")
    say("It answers this machine alone. Ctrl+C stops it; what you write is saved as you write it.")
    sys.stdout.flush()
