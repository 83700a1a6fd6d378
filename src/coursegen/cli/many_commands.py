"""Declares the commands for many versions, as ``coursegen --help`` tells them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from coursegen.cli.options import OutOption, app


@app.command()
def cache(
    *,
    clear: Annotated[bool, typer.Option("--clear", help="Delete all of it.")] = False,
) -> None:
    """Say how much is kept of what builds made, and where.

    A build keeps what it makes, under a hash of everything that it was made from, and takes it from there as long as
    nothing of that has changed: neither the course, nor an option, nor coursegen or a package that it stands on. You
    may delete the folder at any time; the next build makes everything anew, and the same bytes. It never grows beyond
    2 GB. Kits, which have the names of participants, are never kept.

    The variable COURSEGEN_CACHE names another folder; off keeps nothing.

    \b
    Examples:
      coursegen cache                     how many entries, how large, where
      coursegen cache --clear             delete all of it
      coursegen build --no-cache          one build without it
      coursegen build --explain-rebuild   what has changed since each version was made
    """
    from coursegen.cli.terminal_lines import counted, say, size
    from coursegen.publish.cache.folder import users_cache

    folder = users_cache()
    if folder is None:
        say("Nothing is kept: COURSEGEN_CACHE is off.")
        return
    entries, taken = folder.size()
    held = f"{counted(entries, 'entry', 'entries')}, {size(taken)}"
    if clear:
        folder.clear()
        say(f"{held} deleted from {folder.root}.")
        return
    say(f"{held} in {folder.root}.")


@app.command()
def merge(
    folders: Annotated[list[Path], typer.Argument(metavar="FOLDER...", help="Output folders of builds of one course.")],
    out: OutOption = None,
) -> None:
    """Put several output folders together, with one manifest.

    Each build made its share of the versions with --shard, on whatever machine: in a matrix of CI jobs, or in a queue.
    Put together, the shares are byte for byte what one build would have made.

    \b
    Example:
      coursegen build --all-teams --shard 1/2 --out part1
      coursegen build --all-teams --shard 2/2 --out part2
      coursegen merge part1 part2 --out output
    """
    from coursegen.cli.merging import merge_them

    merge_them(folders, out or Path("output"))
