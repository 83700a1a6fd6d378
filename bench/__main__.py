"""How fast coursegen makes decks: one command, a table of ratios beside the aims.

Use, in the checkout: ``python -m bench [--rounds 5] [--long]``
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bench.content import Content, content_of
from bench.synthetic import write_course
from bench.timing import CHECKOUT, By, Taken, in_turns

SIZES = (5, 50, 300)
BENCH = Path(__file__).resolve().parent
COURSEGEN, SCRIPT, PANDOC = "coursegen", "python-pptx", "pandoc"


@dataclass(frozen=True)
class Contender:
    """A tool at a number of modules."""

    modules: int
    tool: str

    def __str__(self) -> str:
        return f"{self.tool}, {self.modules} modules"


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command; the median counts")
    parser.add_argument("--long", action="store_true", help="the others at 300 modules too, once (many minutes)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contents = {modules: made_once(modules, folder / str(modules)) for modules in SIZES}
        commands = {
            str(Contender(modules, tool)): command
            for modules in SIZES
            for tool, command in contenders(contents[modules], folder / str(modules)).items()
        }
        large = [str(Contender(SIZES[-1], tool)) for tool in (SCRIPT, PANDOC)]
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
    print("\n".join([*setting(contents), "", *decks(contents, taken), "", *aims(contents, taken, start)]))


def made_once(modules: int, folder: Path) -> Content:
    """A course of that size, and the content of its deck for the others.

    This run of coursegen is not counted: the first one on a machine prepares the fonts.
    """
    write_course(folder / "course", modules)
    in_turns({"coursegen, not counted": _coursegen(folder)}, 1, folder)
    return content_of(folder / "out" / "base" / "deck.pptx", folder)


def contenders(content: Content, folder: Path) -> dict[str, list[str]]:
    """The command of each tool that is there."""
    commands = {
        COURSEGEN: _coursegen(folder),
        SCRIPT: [sys.executable, str(BENCH / "minimal_pptx.py"), str(content.json), str(folder / "minimal.pptx")],
    }
    if pandoc := shutil.which("pandoc"):
        made = ["-f", "markdown", str(content.markdown), "-o", str(folder / "pandoc.pptx")]
        commands[PANDOC] = [pandoc, "--slide-level=2", *made]
    else:
        print("pandoc is not installed; it is left out", file=sys.stderr)
    return commands


def _coursegen(folder: Path) -> list[str]:
    return [sys.executable, "-m", "coursegen", "deck", str(folder / "course"), "--out", str(folder / "out")]


def setting(contents: dict[int, Content]) -> list[str]:
    """What was measured on."""
    words = [content.words_of_notes for content in contents.values()]
    return [
        f"{os.cpu_count()} cores ({platform.machine()}), {platform.system()}, Python {platform.python_version()}, "
        f"commit {_commit()}. "
        f"{' / '.join(f'{content.slides:,}' for content in contents.values())} slides with "
        f"{min(words):.0f} to {max(words):.0f} words of notes each."
    ]


def _commit() -> str:
    arguments = ["git", "rev-parse", "--short", "HEAD"]
    found = subprocess.run(arguments, cwd=CHECKOUT, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"


def decks(contents: dict[int, Content], taken: dict[str, Taken]) -> list[str]:
    """Every tool at every size: medians and the most memory."""
    head = ["| modules | slides | tool | seconds | processor seconds | peak MiB |", "|---:|---:|---|---:|---:|---:|"]
    measured = [
        (modules, tool, taken[name])
        for modules in SIZES
        for tool in (COURSEGEN, SCRIPT, PANDOC)
        if (name := str(Contender(modules, tool))) in taken
    ]
    return head + [
        f"| {modules} | {contents[modules].slides:,} | {tool} | {run.median('seconds'):.2f} "
        f"| {run.median('processor'):.2f} | {run.peak:.0f} |"
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
    lines.append(
        f"| peak memory at {SIZES[-1]} modules, MiB | {peak:.0f} | | 200 | {'met' if peak <= 200 else 'missed'} |"
    )
    return lines


Figure = Callable[[By], float]


def _compared(
    contents: dict[int, Content], taken: dict[str, Taken], start: dict[str, Taken]
) -> Iterator[tuple[str, Figure, float]]:
    """What is compared with what, and the most that it may be; 0 where there is no aim."""
    small, middle, large = SIZES
    ours = {modules: taken[str(Contender(modules, COURSEGEN))] for modules in SIZES}
    slides = {modules: content.slides for modules, content in contents.items()}
    for tool, most in ((SCRIPT, {small: 1.5, middle: 0.3, large: 0.05}), (PANDOC, {})):
        for modules in SIZES:
            if (theirs := taken.get(str(Contender(modules, tool)))) is not None:
                yield f"deck of {modules} modules to {tool}", partial(ours[modules].to, theirs), most.get(modules, 0)

    def per_slide(by: By) -> float:
        return ours[large].to(ours[middle], by) * slides[middle] / slides[large]

    def one_more(by: By) -> float:
        added = [
            (ours[many].median(by) - ours[few].median(by)) / (slides[many] - slides[few])
            for few, many in ((small, middle), (middle, large))
        ]
        return added[1] / added[0]

    yield f"cost per slide, {large} modules to {middle}", per_slide, 1.2
    yield f"cost of one more slide, {middle} to {large} modules against {small} to {middle}", one_more, 1.2
    yield (
        "coursegen --help to an empty Typer app",
        partial(start["coursegen --help"].to, start["empty Typer app"]),
        1.25,
    )


if __name__ == "__main__":
    main()
