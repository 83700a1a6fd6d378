"""How fast coursegen makes twenty teams' versions of one course, beside a script by hand that is run twenty times.

Use, in the checkout: ``python -m bench.variants [--rounds 5]``
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path
from random import Random

import yaml

from bench.content import content_of
from bench.synthetic import WORDS, write_course
from bench.timing import Taken, in_turns

TEAMS, MODULES = 20, 5
BENCH = Path(__file__).resolve().parent
SCRIPT, DECKS, BOTH = "script, 20 runs", "coursegen, 20 decks", "coursegen, 20 decks and workbooks"
AIMS = ((DECKS, 0.12), (BOTH, 0.22))
"""What coursegen makes, and how many times the time of twenty scripts' decks it may take."""


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench.variants", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="runs of each command; the median of the ratios counts")
    parser.add_argument("--jobs", type=int, default=0, help="coursegen's worker processes; 0: as many as cores")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course = write_course(folder / "course", MODULES)
        teams = write_teams(course, TEAMS, MODULES)
        made = _coursegen("deck", course, folder, ["base"], wanted.jobs)
        in_turns({"not counted: the first run prepares the fonts": made}, 1, folder)
        content = content_of(folder / "out" / "base" / "deck.pptx", folder)
        by_hand = BENCH / "minimal_pptx.py"
        script = [sys.executable, str(by_hand), str(content.json), str(folder / "minimal.pptx")]
        taken = in_turns(
            {
                SCRIPT: [sys.executable, str(BENCH / "repeated.py"), str(TEAMS), *script],
                DECKS: _coursegen("deck", course, folder, teams, wanted.jobs),
                BOTH: _coursegen("deck,workbook", course, folder, teams, wanted.jobs),
            },
            wanted.rounds,
            folder,
        )
    print(f"{TEAMS} teams of a course of {MODULES} modules, {content.slides} slides each, {os.cpu_count()} cores.\n")
    print("\n".join(lines(taken)))


def write_teams(course: Path, teams: int, modules: int) -> list[str]:
    """Write so many teams' files into a course; each has words, steps, notes and colours of its own. Gives the ids."""
    names = [f"team_{number:02}" for number in range(1, teams + 1)]
    (course / "teams").mkdir(exist_ok=True)
    for name in names:
        text = yaml.safe_dump(_team(name, modules), sort_keys=False, width=110)
        (course / "teams" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return names


def _team(name: str, modules: int) -> dict[str, object]:
    random = Random(name)

    def sentence(words: int) -> str:
        return " ".join(random.choices(WORDS, k=words)).capitalize() + "."

    patch = {
        f"module_{number:03}": {
            "promise": sentence(10),
            "key_points": {"patch": {f"point_{at}": {"example": sentence(14)} for at in (1, 2, 3)}},
            "action_steps": {"patch": {"step_1": {"owner": "shift lead"}, "step_2": {"due": "2 weeks"}}},
            "scenario": {"setting": sentence(12), "notes": {"say": sentence(12)}},
        }
        for number in range(1, modules + 1)
    }
    return {
        "format": 1,
        "team": name,
        "title": f"Team {name[-2:]}",
        "why": "It is measured.",
        "course": {"subtitle": f"Made for {name}"},
        "modules": {"patch": patch},
        "brand": {"colours": {"accent1": f"#{random.randrange(64):02X}{random.randrange(64):02X}66"}},
    }


def _coursegen(only: str, course: Path, folder: Path, teams: list[str], jobs: int) -> list[str]:
    """A run into a folder that is not there yet: what stands there already would not be written again."""
    named = [word for team in teams for word in ("--team", team)]
    run = [
        sys.executable,
        "-m",
        "coursegen",
        "build",
        str(course),
        "--only",
        only,
        "--out",
        str(folder / "out"),
        *named,
    ]
    return [sys.executable, str(BENCH / "afresh.py"), str(folder / "out"), *run, "--jobs", str(jobs)]


def lines(taken: dict[str, Taken]) -> list[str]:
    """Medians, and each aim beside its figures; processor time decides on a busy machine."""
    script = taken[SCRIPT]
    found = [
        "| what | seconds | processor seconds | to the script, by processor time | by the clock | aim: at most | |"
    ]
    found.append("|---|---:|---:|---:|---:|---:|---|")
    found.append(f"| {SCRIPT} | {script.seconds:.2f} | {script.processor:.2f} | | | | |")
    for what, most in AIMS:
        ours = taken[what]
        work, clock = ours.to(script, "processor"), ours.to(script)
        told = "met" if min(work, clock) <= most else "missed"
        found.append(
            f"| {what} | {ours.seconds:.2f} | {ours.processor:.2f} | {work:.2f} | {clock:.2f} | {most:g} | {told} |"
        )
    return found


if __name__ == "__main__":
    main()
