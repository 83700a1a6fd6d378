"""How long a deck takes with drawings on six key points in ten, beside the same deck without them.

Use, in the checkout: ``python -m bench.drawings [MODULES, 50] [ROUNDS, 15]``. The drawings are the examples that
``coursegen visuals`` shows, every form in turn. Both courses set a word in italics, as every course does somewhere: the
first such mark loads the package that reads marks, which is no matter of drawings.
"""

from __future__ import annotations

import re
import sys
import tempfile
from itertools import cycle
from pathlib import Path

import yaml

from bench.synthetic import write_course
from bench.timing import CHECKOUT, in_turns

AIM = 1.1
"""How many times the time of the deck without drawings one with them may take."""
DRAWN = 6
"""How many of ten key points have a drawing."""
FILES = {"picture"}
"""Forms that need a file beside the course."""


def draw(course: Path) -> None:
    """Give six key points in ten of a course a drawing in place of the pictogram."""
    examples = yaml.safe_load((CHECKOUT / "assets" / "visuals.yaml").read_text("utf-8"))
    visuals = cycle([one["visual"] for name, one in examples.items() if name not in FILES])
    at = 0
    for path in sorted((course / "modules").glob("*.yaml")):
        module = yaml.safe_load(path.read_text("utf-8"))
        for point in module["key_points"]:
            if at % 10 < DRAWN:
                del point["pictogram"]
                point["visual"] = next(visuals)
            at += 1
        path.write_text(yaml.safe_dump(module, sort_keys=False, width=110, allow_unicode=True), encoding="utf-8")


def mark(course: Path) -> None:
    """Set a word of a course in italics."""
    path = course / "course.yaml"
    first = re.compile(r"^rules:\n- id: \w+\n  text: .*$", re.MULTILINE)
    path.write_text(first.sub(r"\g<0> *Please.*", path.read_text("utf-8"), count=1), encoding="utf-8")


def main(modules: int, rounds: int) -> None:
    """Measure, then print."""
    with tempfile.TemporaryDirectory() as name:
        plain, drawn = (write_course(Path(name) / told, modules) for told in ("plain", "drawn"))
        draw(drawn)
        mark(plain)
        mark(drawn)
        commands = {
            course.name: (
                sys.executable, "-m", "coursegen", "build", str(course), "--only", "deck", "--no-cache",
                "--out", f"{name}/out_{course.name}",
            )
            for course in (plain, drawn)
        }  # fmt: skip
        taken = in_turns(commands, rounds, Path(name))
    with_them, without = taken["drawn"], taken["plain"]
    ratio = with_them.to(without, "processor")
    print(f"{modules} modules, {rounds} rounds: {with_them.processor:.2f} s drawn, {without.processor:.2f} s without")
    print(f"{ratio:.2f} by processor time, {with_them.to(without):.2f} by the clock; aim: at most {AIM}")


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), *(50, 15)[len(sys.argv) - 1 :]])
