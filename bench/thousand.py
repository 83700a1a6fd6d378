"""How fast coursegen makes a thousand teams' decks and workbooks, and whether memory grows with their number.

Use, in the checkout: ``python -m bench.thousand [--teams 250,1000] [--script 20]``. The minimal script, which makes
decks only, is run ``--script`` times and reckoned up to as many runs as there are teams.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from threading import Thread

from bench.content import content_of
from bench.synthetic import write_course
from bench.timing import CHECKOUT, Run, run
from bench.variants import BENCH, MODULES, write_teams

MOST = 0.11
"""How many times the time by the clock of as many runs of the script, one after the other, a build may take."""

_NOWHERE = subprocess.DEVNULL


def main() -> None:
    """Measure, then print."""
    parser = argparse.ArgumentParser(prog="python -m bench.thousand", description=__doc__)
    parser.add_argument("--teams", default="250,1000", help="how many teams, several numbers with commas between them")
    parser.add_argument("--script", type=int, default=20, help="how often the minimal script is run")
    wanted = parser.parse_args()
    print("| teams | seconds | processor seconds | to the script's, by processor time | by the clock | parent, MiB | |")
    print("|---:|---:|---:|---:|---:|---:|---|")
    for teams in map(int, wanted.teams.split(",")):
        with tempfile.TemporaryDirectory() as name:
            print(_line(Path(name), teams, wanted.script), flush=True)


def _line(folder: Path, teams: int, times: int) -> str:
    course = write_course(folder / "course", MODULES)
    write_teams(course, teams, MODULES)
    words = [sys.executable, "-m", "coursegen", "build", str(course), "--only", "deck,workbook", "--out"]
    run([*words, str(folder / "one")], folder)  # the first run prepares the fonts
    content = content_of(folder / "one" / "base" / "deck.pptx", folder)
    script = [sys.executable, str(BENCH / "minimal_pptx.py"), str(content.json), str(folder / "minimal.pptx")]
    by_hand = run([sys.executable, str(BENCH / "repeated.py"), str(times), *script], folder)
    ours, parent = watched([*words, str(folder / "out"), "--all-teams", "--no-cache"], folder)
    scale = times / (teams + 1)
    work, clock = ours.processor / by_hand.processor * scale, ours.seconds / by_hand.seconds * scale
    told = "met" if clock <= MOST else "missed"
    return f"| {teams} | {ours.seconds:.1f} | {ours.processor:.1f} | {work:.3f} | {clock:.3f} | {parent:.0f} | {told} |"


def watched(command: list[str], folder: Path) -> tuple[Run, float]:
    """What a command took, and the most memory of the process itself, without its workers, in MiB (on Linux)."""
    environment = os.environ | {"PYTHONPATH": str(CHECKOUT / "src"), "COURSEGEN_CACHE": "off"}
    start, most = time.perf_counter(), [0.0]
    with subprocess.Popen(command, cwd=folder, env=environment, stdout=_NOWHERE, stderr=_NOWHERE) as child:

        def look() -> None:
            while True:
                try:
                    status = Path(f"/proc/{child.pid}/status").read_text("utf-8")
                except OSError:
                    return
                peaks = [int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")]
                most[0] = max(most[0], *(peak / 1024 for peak in peaks), 0.0)
                if not peaks:  # it has ended
                    return
                time.sleep(0.2)

        watcher = Thread(target=look, daemon=True)
        watcher.start()
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        watcher.join(2)
    if child.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {child.returncode}")
    return Run(seconds, used.ru_utime + used.ru_stime, most[0]), most[0]


if __name__ == "__main__":
    main()
