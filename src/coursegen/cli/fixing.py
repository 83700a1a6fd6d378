"""Mends what can be mended in a course's files, and says each change in a line."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import typer

from coursegen.cli.ending import CURABLE
from coursegen.cli.terminal_lines import counted, say, say_problems
from coursegen.problems import Refused
from coursegen.publish.backups import put_with_backup
from coursegen.publish.mended_files import fixed
from coursegen.publish.place import Write
from coursegen.source.folder import course_files


def fix_it(root: Path, stream: TextIO) -> None:
    """Mend the course's files, and say on ``stream`` what was changed; exit with 1 where they can't be written."""
    found = fixed(course_files(root))
    try:
        put_with_backup(root, "check --fix", [Write(one.file, one.data) for one in found])
    except Refused as refused:
        say_problems(refused.problems, root)
        raise typer.Exit(CURABLE) from refused
    for one in found:
        for change in one.changes:
            say(f"{change.place}: mended, {change.message} [{change.rule}]", stream)
            say(f"  - {change.before}", stream)
            say(f"  + {change.after}", stream)
    total = sum(len(one.changes) for one in found)
    files = f" in {counted(len(found), 'file')}" if found else ""
    say(f"{counted(total, 'change')}{files}." if total else "There was nothing that could be mended by itself.", stream)
    say("", stream)
