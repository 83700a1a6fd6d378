"""Commands to what they took: whole processes, in turns, so that a busy moment of the machine hits all alike."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

By = Literal["seconds", "processor"]
CHECKOUT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Run:
    """One run: seconds by the clock, seconds of processor time, the most memory in MiB."""

    seconds: float
    processor: float
    peak: float

    def by(self, by: By) -> float:
        """What it took by the clock or of processor time."""
        return self.seconds if by == "seconds" else self.processor


@dataclass(frozen=True)
class Taken:
    """The runs of one command, one a round."""

    runs: tuple[Run, ...]

    def median(self, by: By) -> float:
        """The median by the clock or of processor time, in seconds."""
        return median(run.by(by) for run in self.runs)

    @property
    def seconds(self) -> float:
        """The median by the clock."""
        return self.median("seconds")

    @property
    def processor(self) -> float:
        """The median of processor time."""
        return self.median("processor")

    @property
    def peak(self) -> float:
        """The most memory that any run took, in MiB."""
        return max(run.peak for run in self.runs)

    def to(self, other: Taken, by: By = "seconds") -> float:
        """How many times what another command takes: the median of the rounds' ratios."""
        return median(one.by(by) / two.by(by) for one, two in zip(self.runs, other.runs, strict=False))


def in_turns(
    commands: Mapping[str, Sequence[str]], rounds: int, folder: Path, removed: Sequence[Path] = ()
) -> dict[str, Taken]:
    """Run each command once a round, one after the other. Errors: ``RuntimeError`` where one fails.

    ``removed`` folders are taken away before each round, so that nothing in them is found to be done already.
    """
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for number in range(rounds):
        for path in removed:
            shutil.rmtree(path, ignore_errors=True)
        for name, command in commands.items():
            _say(f"  round {number + 1} of {rounds}: {name}")
            runs[name].append(run(command, folder))
    _say("")
    return {name: Taken(tuple(all_runs)) for name, all_runs in runs.items()}


def _say(line: str) -> None:
    """Show on a terminal what runs now, on one line."""
    if sys.stderr.isatty():
        print(line.ljust(60), end="\r", file=sys.stderr, flush=True)


def run(
    command: Sequence[str], folder: Path, cache: str = "off", checkout: Path = CHECKOUT, finds: bool = False
) -> Run:
    """One command in a process of its own, with a cache of builds in that folder or without one.

    Errors: ``RuntimeError`` where it fails; one that ``finds`` problems may end with 1.
    """
    environment = os.environ | {"PYTHONPATH": str(checkout / "src"), "COURSEGEN_CACHE": cache}
    # Where Python may not keep what it compiled, every run compiles the checkout anew; what is installed is compiled.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = time.perf_counter()
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as child:
        _, status, used = os.wait4(child.pid, 0)
        seconds = time.perf_counter() - start
        child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode not in ((0, 1) if finds else (0,)):
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    scale = 1024 if sys.platform != "darwin" else 1024 * 1024  # ru_maxrss: kilobytes, on macOS bytes
    return Run(seconds, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)
