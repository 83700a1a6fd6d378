"""Shows a bar for each version that is being made, on a terminal, and nothing on a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coursegen.publish.outcomes import Watch
from coursegen.publish.versions import Version

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID


@contextmanager
def shown_progress(versions: int, steps: int) -> Iterator[Watch]:
    """Whoever is told what starts; ``steps`` is how many steps one version has, about.

    Bars are drawn on standard error and taken away at the end, so that the table stands alone: one for
    each version that is being made, and below them, where there are several, one for all.
    """
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield _Blind()
        return
    bars = _Bars(versions, steps)
    try:
        yield bars
    finally:
        bars.gone()


class _Blind:
    """A watch that looks away."""

    def doing(self, version: Version, what: str) -> None:
        """Nothing."""

    def ended(self, version: Version) -> None:
        """Nothing."""


class _Bars:
    """Bars on a terminal. They appear with the first step, when all workers have begun: a fork would copy them."""

    def __init__(self, versions: int, steps: int) -> None:
        self._versions, self._steps, self._done = versions, steps, 0
        self._bars: Progress | None = None
        self._running: dict[Version, tuple[TaskID, str]] = {}

    def doing(self, version: Version, what: str) -> None:
        """Show what starts on a version. What is said again with other numbers after a comma is no new step."""
        bars = self._shown()
        task, said = self._running.get(version, (None, ""))
        if task is None:
            task = bars.add_task("", total=self._steps)
        elif what.partition(",")[0] != said.partition(",")[0]:
            bars.advance(task)
        self._running[version] = task, what
        bars.update(task, description=f"{version.name}: {what}" if self._versions > 1 else what)

    def ended(self, version: Version) -> None:
        """Take a version's bar away."""
        bars = self._shown()
        if (found := self._running.pop(version, None)) is not None:
            bars.remove_task(found[0])
        self._done += 1
        if self._versions > 1:
            bars.update(self._all, completed=self._done, description=f"{self._done} of {self._versions} done")

    def gone(self) -> None:
        """Take all of it away."""
        if self._bars is not None:
            self._bars.stop()

    def _shown(self) -> Progress:
        if self._bars is None:
            # Imported here: a pipe needs no bar, and `--help` no rich.
            from rich.console import Console
            from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(bar_width=30), TimeElapsedColumn())
            self._bars = Progress(*columns, console=Console(stderr=True), transient=True)
            if self._versions > 1:
                self._all = self._bars.add_task(f"0 of {self._versions} done", total=self._versions)
            self._bars.start()
        return self._bars
