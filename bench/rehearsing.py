"""How long a rehearsal takes beside a quick check of the same course.

Use, in the checkout: ``python -m bench.rehearsing [MODULES, 300] [ROUNDS, 3]``
"""

from __future__ import annotations

import shlex
import sys
import tempfile
from pathlib import Path

from bench.synthetic import write_course
from bench.timing import in_turns

AIM = 1.3
"""How many times the time of ``check --quick`` a rehearsal may take."""
COMMANDS = {"rehearse": ("rehearse", "--course"), "check --quick": ("check", "--quick")}


def main(modules: int, rounds: int) -> None:
    """Measure, then print."""
    with tempfile.TemporaryDirectory() as name:
        course = write_course(Path(name) / "course", modules)
        # Both end with 1 where something is wrong with a course, and made-up words never fit into a minute.
        commands = {
            told: (
                "sh",
                "-c",
                f"{shlex.join((sys.executable, '-m', 'coursegen', *words, str(course)))} > out.txt; true",
            )
            for told, words in COMMANDS.items()
        }
        taken = in_turns(commands, rounds, Path(name))
    one, other = (taken[told] for told in COMMANDS)
    ratio = one.to(other, "processor")
    print(f"{modules} modules, {rounds} rounds: rehearse {one.processor:.2f} s, check --quick {other.processor:.2f} s")
    print(f"{ratio:.2f} by processor time, {one.to(other):.2f} by the clock; aim: at most {AIM}")


if __name__ == "__main__":
    main(*[*map(int, sys.argv[1:]), *(300, 3)[len(sys.argv) - 1 :]])
