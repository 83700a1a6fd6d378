"""Puts output folders together, and says what lies there now."""

from __future__ import annotations

import sys
from pathlib import Path

import typer

from coursegen.cli.ending import CURABLE
from coursegen.cli.terminal_lines import counted, say, say_problems
from coursegen.problems import Refused
from coursegen.publish.merged_outputs import merged
from coursegen.publish.write_faults import shown


def merge_them(folders: list[Path], out: Path) -> None:
    """Put the folders together; exit with 1 where that can't be done, and nothing was changed."""
    try:
        done = merged(folders, out)
    except Refused as refused:
        say_problems(refused.problems, out)
        say(f"{counted(len(refused.problems), 'problem')}; nothing was put together.", sys.stderr)
        raise typer.Exit(CURABLE) from refused
    for kept in done.kept:
        say(f"A file was changed by hand since it was made; your version is kept as {shown(kept)}.", sys.stderr)
    say(f"{counted(done.files, 'file')} of {counted(done.versions, 'version')} in {shown(out)}/.")
