"""How fast coursegen builds again what has hardly changed: the default course, every version, whole processes.

Use, in the checkout: ``python -m bench.cache [--rounds 5] [--before CHECKOUT]``; with ``--before`` the first build is
also held against that of another checkout, in turns.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from bench.timing import CHECKOUT, Run, Taken, run

FIRST, WITHOUT, SAME, TEAM, COURSE, DAY = (
    "the first build",
    "the first build without a cache",
    "nothing changed",
    "one sentence changed in one team",
    "one sentence changed in the course",
    "another day",
)
BEFORE = "the first build of the other checkout"
AIMS: Mapping[str, float] = {SAME: 0.08, TEAM: 0.15, COURSE: 0.35}
"""How many times the first build each may take."""
EDITS = {TEAM: "teams/phone_support.yaml", COURSE: "modules/recover.yaml"}
"""The file whose first text of several lines gets one more sentence."""


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench.cache", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often everything is done; medians count")
    parser.add_argument("--before", type=Path, help="another checkout, for the first build of the course as it is")
    wanted = parser.parse_args()
    taken: dict[str, list[Run]] = {}
    with tempfile.TemporaryDirectory() as name:
        _build(Path(name), "not counted", ["--no-cache"])  # the first run prepares the fonts, and compiles
        for _ in range(wanted.rounds):
            for what, one in _round(Path(name)).items():
                taken.setdefault(what, []).append(one)
            if wanted.before:
                for what, one in _first(Path(name), wanted.before).items():
                    taken.setdefault(what, []).append(one)
    print(f"The default course, {os.cpu_count()} cores, {wanted.rounds} rounds.\n")
    print("\n".join(lines({what: Taken(tuple(runs)) for what, runs in taken.items()})))


def _round(folder: Path) -> dict[str, Run]:
    shutil.rmtree(folder / "cache", ignore_errors=True)
    shutil.rmtree(folder / "course", ignore_errors=True)
    shutil.copytree(CHECKOUT / "course", folder / "course")
    found = {WITHOUT: _build(folder, "without", ["--no-cache"]), FIRST: _build(folder, "out", [])}
    found[SAME] = _build(folder, "out", [], keep=True)
    for what, file in EDITS.items():
        add_a_sentence(folder / "course" / file)
        found[what] = _build(folder, "out", [], keep=True)
    return found | {DAY: _build(folder, "out", ["--today", "2040-01-01"], keep=True)}


def add_a_sentence(file: Path) -> None:
    """Add a sentence to the first text of several lines in a file. Errors: ``ValueError`` where there is none."""
    text = file.read_text("utf-8")
    head, found, rest = text.partition(": >-\n")
    if not found:
        raise ValueError(f"{file} has no text of several lines")
    first, end, tail = rest.partition("\n")
    file.write_text(f"{head}{found}{first} It is so{end}{tail}", "utf-8")


def _build(folder: Path, output: str, more: list[str], *, keep: bool = False) -> Run:
    if not keep:
        shutil.rmtree(folder / output, ignore_errors=True)
    course = folder / "course" if (folder / "course").is_dir() else CHECKOUT / "course"
    words = [sys.executable, "-m", "coursegen", "build", str(course), "--all-teams", "--out", str(folder / output)]
    return run([*words, *more], folder, str(folder / "cache"))


def _first(folder: Path, before: Path) -> dict[str, Run]:
    """The first build of the course as it is, here and there, each of its own checkout's course and into nothing."""
    found = {}
    for what, checkout in ((BEFORE, before.resolve()), (f"{FIRST}, the course as it is", CHECKOUT)):
        shutil.rmtree(folder / "one", ignore_errors=True)
        shutil.rmtree(folder / "fresh", ignore_errors=True)
        words = [
            sys.executable,
            "-m",
            "coursegen",
            "build",
            str(before.resolve() / "course"),
            "--out",
            str(folder / "one"),
        ]
        found[what] = run([*words, "--out", str(folder / "one")], folder, str(folder / "fresh"), checkout)
    return found


def lines(taken: Mapping[str, Taken]) -> list[str]:
    """Medians, and each aim beside its figure; processor time decides on a busy machine."""
    first = taken[FIRST]
    rows = ["| what | seconds | processor seconds | to the first, by processor time | by the clock | aim: at most | |"]
    rows.append("|---|---:|---:|---:|---:|---:|---|")
    for what, ours in taken.items():
        other = taken[BEFORE] if what.startswith(f"{FIRST}, ") else first
        work, clock, most = ours.to(other, "processor"), ours.to(other), AIMS.get(what, 0)
        most = 1.05 if what.startswith(f"{FIRST}, ") else most
        told = ("met" if work <= most else "missed") if most else ""
        rows.append(
            f"| {what} | {ours.seconds:.2f} | {ours.processor:.2f} | {work:.3f} | {clock:.3f} | {most or ''} | {told} |"
        )
    return rows


if __name__ == "__main__":
    main()
