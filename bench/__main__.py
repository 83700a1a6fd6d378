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
from pathlib import Path

from bench.content import Content, content_of
from bench.synthetic import write_course
from bench.timing import CHECKOUT, Taken, in_turns

SIZES = (5, 50, 300)
BENCH = Path(__file__).resolve().parent


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command; the median counts")
    parser.add_argument("--long", action="store_true", help="the others at 300 modules too (many minutes)")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contents: dict[int, Content] = {}
        taken: dict[int, dict[str, Taken]] = {}
        for modules in SIZES:
            contents[modules], taken[modules] = measured(modules, folder / str(modules), wanted.rounds, wanted.long)
        start = in_turns(
            {
                "coursegen --help": [sys.executable, "-m", "coursegen", "--help"],
                "empty Typer app": [sys.executable, str(BENCH / "empty_cli.py"), "--help"],
            },
            max(wanted.rounds, 9),
            folder,
        )
    print("\n".join([*setting(contents), "", *decks(contents, taken), "", *aims(contents, taken, start)]))


def measured(modules: int, folder: Path, rounds: int, long: bool) -> tuple[Content, dict[str, Taken]]:
    """A course of that size, written, and what each tool takes for its slides.

    The first run of coursegen is not counted: it prepares the fonts and makes the content for the others.
    """
    print(f"{modules} modules", file=sys.stderr)
    course = write_course(folder / "course", modules)
    coursegen = [sys.executable, "-m", "coursegen", "deck", str(course), "--out", str(folder / "out")]
    in_turns({"coursegen, not counted": coursegen}, 1, folder)
    content = content_of(folder / "out" / "base" / "deck.pptx", folder)
    others = {
        "python-pptx": [sys.executable, str(BENCH / "minimal_pptx.py"), str(content.json), str(folder / "minimal.pptx")]
    }
    if pandoc := shutil.which("pandoc"):
        others["pandoc"] = [
            pandoc, "--slide-level=2", "-f", "markdown", str(content.markdown), "-o", str(folder / "pandoc.pptx"),
        ]  # fmt: skip
    else:
        print("pandoc is not installed; it is left out", file=sys.stderr)
    commands = {"coursegen": coursegen}
    if modules < max(SIZES):
        return content, in_turns(commands | others, rounds, folder)
    taken = in_turns(commands, rounds, folder)
    return content, taken | (in_turns(others, 1, folder) if long else {})


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


def decks(contents: dict[int, Content], taken: dict[int, dict[str, Taken]]) -> list[str]:
    """Every run as a table: seconds, the ratio of coursegen to the others, memory."""
    lines = [
        "| modules | slides | tool | seconds | processor seconds | peak MiB | coursegen takes |",
        "|---:|---:|---|---:|---:|---:|---:|",
    ]
    for modules, tools in taken.items():
        for name, run in tools.items():
            ratio = "" if name == "coursegen" else f"{tools['coursegen'].seconds / run.seconds:.2f} times that"
            lines.append(
                f"| {modules} | {contents[modules].slides:,} | {name} | {run.seconds:.2f} | {run.processor:.2f} | "
                f"{run.peak:.0f} | {ratio} |"
            )
    return lines


def aims(contents: dict[int, Content], taken: dict[int, dict[str, Taken]], start: dict[str, Taken]) -> list[str]:
    """Each aim beside its figure."""
    small, middle, large = SIZES
    per_slide = {modules: taken[modules]["coursegen"].seconds / contents[modules].slides for modules in SIZES}
    added = _added(contents, taken, middle, large) / _added(contents, taken, small, middle)
    rows = [
        (f"deck of {small} modules to the minimal script", _ratio(taken[small]), 1.5),
        (f"deck of {middle} modules to the minimal script", _ratio(taken[middle]), 0.3),
        (f"cost per slide, {large} modules to {middle}", per_slide[large] / per_slide[middle], 1.2),
        (f"cost of one more slide, {middle} to {large} modules against {small} to {middle}", added, 1.2),
        (f"peak memory at {large} modules, MiB", taken[large]["coursegen"].peak, 200),
        (
            "coursegen --help to the empty app",
            start["coursegen --help"].seconds / start["empty Typer app"].seconds,
            1.25,
        ),
    ]
    if "python-pptx" in taken[large]:
        rows.insert(2, (f"deck of {large} modules to the minimal script", _ratio(taken[large]), 0.05))
    lines = ["| what | figure | aim: at most | |", "|---|---:|---:|---|"]
    for what, figure, most in rows:
        lines.append(f"| {what} | {figure:.3g} | {most:g} | {'met' if figure <= most else 'missed'} |")
    return lines


def _ratio(tools: dict[str, Taken]) -> float:
    return tools["coursegen"].seconds / tools["python-pptx"].seconds


def _help(start: dict[str, Taken]) -> float:
    return start["coursegen --help"].seconds / start["empty Typer app"].seconds


def _added(contents: dict[int, Content], taken: dict[int, dict[str, Taken]], few: int, many: int) -> float:
    seconds = taken[many]["coursegen"].seconds - taken[few]["coursegen"].seconds
    return seconds / (contents[many].slides - contents[few].slides)


if __name__ == "__main__":
    main()
