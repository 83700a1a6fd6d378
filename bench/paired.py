"""How long commands take beside those of another checkout: whole processes, in turns.

Use, in the checkout: ``python -m bench.paired CHECKOUT [ROUNDS, 15]``. The course is the small first one among the
tests' cases, which checkouts from long ago can read as well.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from bench.timing import CHECKOUT, Run, Taken, run

COURSE = CHECKOUT / "tests" / "cases" / "first_course"
COMMANDS = {
    "deck": ("build", str(COURSE), "--only", "deck", "--out", "out"),
    "handouts": ("build", str(COURSE), "--only", "guide,workbook,job_aid,quiz", "--out", "out"),
    "check": ("check", str(COURSE)),
}
AIM = 1.05
"""How many times what it took before each may take."""


def main(before: Path, rounds: int) -> None:
    """Measure, then print."""
    print("| command | before, s | now, s | processor time | by the clock |\n|---|---:|---:|---:|---:|")
    with tempfile.TemporaryDirectory() as name:
        for told, words in COMMANDS.items():
            runs: dict[Path, list[Run]] = {before: [], CHECKOUT: []}
            for number in range(rounds + 1):
                for checkout in sorted(runs, reverse=number % 2 == 0):
                    shutil.rmtree(Path(name) / "out", ignore_errors=True)
                    one = run(
                        [sys.executable, "-m", "coursegen", *words],
                        Path(name),
                        checkout=checkout,
                        finds=told == "check",
                    )
                    runs[checkout] += [one] if number else []  # the first run compiles
            then, now = (Taken(tuple(runs[checkout])) for checkout in (before, CHECKOUT))
            ratio = f"{now.to(then, 'processor'):.2f} | {now.to(then):.2f}"
            print(f"| {told} | {then.processor:.2f} | {now.processor:.2f} | {ratio} |", flush=True)
    print(f"aim: at most {AIM}")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), int((sys.argv[2:3] or ["15"])[0]))
