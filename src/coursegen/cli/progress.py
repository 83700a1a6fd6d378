"""The steps of a build to a bar on a terminal, and to nothing on a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def shown_progress(steps: int) -> Iterator[Callable[[str], None]]:
    """A function to call with what starts now; ``steps`` is how many such calls there will be about.

    The bar is drawn on standard error and taken away at the end, so that the table stands alone.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _: None
        return
    # Imported here: a pipe needs no bar, and `--help` no rich.
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("starting", total=steps)
        said = ""

        def begin(what: str) -> None:
            nonlocal said
            if said and what.partition(",")[0] != said.partition(",")[0]:
                bar.advance(task)
            said = what
            bar.update(task, description=what)

        yield begin
