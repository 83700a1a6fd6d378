"""Takes the last command that wrote files of a course back, and says what became of them."""

from __future__ import annotations

from pathlib import Path

from coursegen.cli.course_folder import course_folder
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import say
from coursegen.publish.backups import taken_back


def undo_it(argument: Path | None, option: Path | None) -> None:
    """Take a command back. Ends with exit code 1 where there is none, or a file has been changed since."""
    root = course_folder(argument, option)
    with refusals_said(root, "Nothing was changed."):
        step = taken_back(root)
    say(f"{step.command} was taken back:")
    for file in step.files:
        say(f"  {file.path} is {'gone again' if file.before is None else 'as it was before'}")
