"""Builds again whenever a course changes, and says what came of it, until somebody stops it."""

from __future__ import annotations

import sys
import time
from contextlib import suppress
from pathlib import Path

import typer

from coursegen.cli.building import build_it
from coursegen.cli.course_folder import course_folder, output_folder
from coursegen.cli.option_bundles import Asked, Making
from coursegen.cli.terminal_lines import say
from coursegen.model.printing import Printing
from coursegen.publish.changes_seen import changes_seen
from coursegen.publish.write_faults import shown


def watch_it(asked: Asked, making: Making, artefacts: tuple[str, ...], printing: Printing) -> None:
    """Build now and after each change; a build that is refused is told, and the next change tries again."""
    root = course_folder(asked.course, asked.course_option)
    output = output_folder(root, making.out)
    for _ in changes_seen(Path(root), output, time.sleep):
        begun = time.perf_counter()
        with suppress(typer.Exit):
            build_it(asked, making, artefacts, printing)
        seconds = time.perf_counter() - begun
        say(f"{seconds:.1f} seconds. Waiting for changes in {shown(root)}; Ctrl-C ends it.\n", sys.stderr)
