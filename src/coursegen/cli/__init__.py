"""Turns what is typed on a command line into a build, a check or a new course; only this room prints and exits."""

from __future__ import annotations

import os
import signal
import sys
from io import TextIOWrapper
from pathlib import Path


def main() -> None:
    """Run the command line and exit with its code: 0 done, 1 curable, 2 wrong use, 3 our fault, 130 stopped."""
    import atexit
    import gc

    # A build makes hundreds of thousands of small values and hardly a cycle among them: looking for
    # cycles seldom takes a tenth off it.
    gc.set_threshold(300_000, 50, 50)
    atexit.register(gc.freeze)  # what is left goes with the process, and needs no looking through once more

    # No plugin of another package's is to look into a course; looking for one would take as long as reading a course.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")

    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # a service, or a shell's >&-, may run it without
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # a sign that a terminal lacks is no reason to stop

    signal.signal(signal.SIGTERM, _stopped)

    try:
        # Imported here so that `import coursegen.cli` costs nothing.
        from coursegen.cli.commands import app
        from coursegen.cli.ending import ending_plainly

        with ending_plainly():
            app(prog_name="coursegen")
    except KeyboardInterrupt:  # before the commands could take it
        sys.exit(130)


def _stopped(*_: object) -> None:
    """End as Ctrl-C does where somebody asks a process to end, so that nothing half made stays."""
    raise KeyboardInterrupt
