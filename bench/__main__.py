"""How fast coursegen makes decks: one command, a table of ratios beside the aims.

Use, in the checkout: ``python -m bench [--rounds 5] [--long]``
"""

from __future__ import annotations

import argparse
import math
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from bench.contenders import (
    BENCH,
    COURSEGEN,
    FLOOR,
    GENJS,
    PANDOC,
    SCRIPT,
    SLOW,
    Contender,
    contenders,
    made_once,
    pptxgenjs,
)
from bench.content import Content
from bench.timing import CHECKOUT, By, Taken, in_turns

SIZES = (5, 50, 300)
RATIOS: Mapping[str, Mapping[int, float]] = {
    SCRIPT: {5: 1.5, 50: 0.15, 300: 0.05},
    GENJS: {50: 1.0},
    PANDOC: {},
    FLOOR: {},
}
"""Whom coursegen is compared with, and how many times their time it may take, by number of modules."""
PER_SLIDE, EXPONENT, PEAK, START = 1.2, 1.0, 200, 1.25


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command; the median counts")
    parser.add_argument(
        "--long", action="store_true", help="python-pptx and pandoc at 300 modules too, once (many minutes)"
    )
    wanted = parser.parse_args()
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else math.nan
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        genjs = pptxgenjs()
        contents = {modules: made_once(modules, folder / str(modules)) for modules in SIZES}
        commands = {
            str(Contender(modules, tool)): command
            for modules in SIZES
            for tool, command in contenders(contents[modules], folder / str(modules), genjs).items()
        }
        large = [str(Contender(SIZES[-1], tool)) for tool in SLOW]
        out = [folder / str(modules) / "out" for modules in SIZES]
        taken = in_turns({n: c for n, c in commands.items() if n not in large}, wanted.rounds, folder, out)
        if wanted.long:
            taken |= in_turns({n: c for n, c in commands.items() if n in large}, 1, folder)
        start = in_turns(
            {
                "coursegen --help": [sys.executable, "-m", "coursegen", "--help"],
                "empty Typer app": [sys.executable, str(BENCH / "empty_cli.py"), "--help"],
            },
            max(wanted.rounds, 9),
            folder,
        )
    print("\n".join([*setting(contents, load), "", *decks(contents, taken), "", *aims(contents, taken, start)]))


def setting(contents: dict[int, Content], load: float) -> list[str]:
    """What was measured on, and how much else the machine had to do when it began."""
    words = [content.words_of_notes for content in contents.values()]
    return [
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}, "
        f"commit {_commit()}, load {load:.1f} before. "
        f"{' / '.join(f'{content.slides:,}' for content in contents.values())} slides with "
        f"{min(words):.0f} to {max(words):.0f} words of notes each."
    ]


def _commit() -> str:
    arguments = ["git", "rev-parse", "--short", "HEAD"]
    found = subprocess.run(arguments, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def decks(contents: dict[int, Content], taken: dict[str, Taken]) -> list[str]:
    """Every tool at every size: medians, the cost of a slide, the most memory."""
    head = [
        "| modules | slides | tool | seconds | processor seconds | processor ms a slide | peak MiB |",
        "|---:|---:|---|---:|---:|---:|---:|",
    ]
    measured = [
        (modules, tool, taken[name])
        for modules in SIZES
        for tool in (COURSEGEN, *RATIOS)
        if (name := str(Contender(modules, tool))) in taken
    ]
    return head + [
        f"| {modules} | {contents[modules].slides:,} | {tool} | {run.seconds:.2f} | {run.processor:.2f} "
        f"| {1000 * run.processor / contents[modules].slides:.2f} | {run.peak:.0f} |"
        for modules, tool, run in measured
    ]


def aims(contents: dict[int, Content], taken: dict[str, Taken], start: dict[str, Taken]) -> list[str]:
    """Each aim beside its figure.

    Every tool here runs in one process on one core, so that on a quiet machine processor time is the time by the
    clock; on a busy one the clock counts the waiting as well, and processor time decides.
    """
    compared = _compared(contents, taken, start)
    rows = [(what, (figure("processor"), figure("seconds")), most) for what, figure, most in compared]
    lines = ["| what | processor time | by the clock | aim: at most | |", "|---|---:|---:|---:|---|"]
    for what, (work, clock), most in rows:
        told = ("met" if work <= most else "missed") if most else ""
        lines.append(f"| {what} | {work:.2f} | {clock:.2f} | {most or '–'} | {told} |")
    peak = taken[str(Contender(SIZES[-1], COURSEGEN))].peak
    told = "met" if peak <= PEAK else "missed"
    lines.append(f"| peak memory at {SIZES[-1]} modules, MiB | {peak:.0f} | | {PEAK} | {told} |")
    return lines


Figure = Callable[[By], float]


def _compared(
    contents: dict[int, Content], taken: dict[str, Taken], start: dict[str, Taken]
) -> Iterator[tuple[str, Figure, float]]:
    """What is compared with what, and the most that it may be; 0 where there is no aim."""
    small, middle, large = SIZES
    ours = {modules: taken[str(Contender(modules, COURSEGEN))] for modules in SIZES}
    slides = {modules: content.slides for modules, content in contents.items()}
    for tool, most in RATIOS.items():
        for modules in SIZES:
            if (theirs := taken.get(str(Contender(modules, tool)))) is not None:
                what = f"deck of {modules} modules ({slides[modules]:,} slides) to {tool}"
                yield what, partial(ours[modules].to, theirs), most.get(modules, 0)

    def per_slide(by: By) -> float:
        return ours[large].to(ours[middle], by) * slides[middle] / slides[large]

    def one_more(by: By) -> float:
        added = [
            (ours[many].median(by) - ours[few].median(by)) / (slides[many] - slides[few])
            for few, many in ((small, middle), (middle, large))
        ]
        return added[1] / added[0]

    def exponent(by: By) -> float:
        return math.log(ours[large].to(ours[middle], by)) / math.log(slides[large] / slides[middle])

    yield f"cost per slide, {large} modules to {middle}", per_slide, PER_SLIDE
    yield f"cost of one more slide, {middle} to {large} modules against {small} to {middle}", one_more, PER_SLIDE
    yield f"growth from {middle} to {large} modules: the exponent", exponent, EXPONENT
    yield (
        "coursegen --help to an empty Typer app",
        partial(start["coursegen --help"].to, start["empty Typer app"]),
        START,
    )


if __name__ == "__main__":
    main()
