"""Strikes commands at every step that they take on files, and looks at what is left.

Use: ``python tests/proofs/kills.py [NUMBER, 1000] [SEED, 1] [COMMAND]``. The commands are those of
``tests/support/writing_commands.py``, struck before and after every rename, link, removal, sync and opening for writing
by SIGKILL, SIGKILL with a file half written, SIGTERM and SIGINT. After each strike

- every file is old or new and whole; after SIGTERM and SIGINT all of them are, and nothing else is left;
- the command run again ends as if nothing had been, with nothing left over, and what was changed by hand is there.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import product
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from support.struck import STRIKES, Ran, State, Strike, differences, ran, state, warm
from support.writing_commands import WRITING, Writing


class Known:
    """What a command does when nothing comes over it: its folder before, after, and after it is run again."""

    def __init__(self, command: Writing, parent: Path) -> None:
        self.command = command
        self.folder = parent / command.name.replace(" ", "_")
        self.folder.mkdir()
        command.ready(self.folder)
        self.before = state(self.folder)
        after = Path(shutil.copytree(self.folder, parent / f"{self.folder.name}.after"))
        self.first = ran(after, command.words)
        assert self.first.code == 0, f"{command.name}: {self.first.said}"
        self.after = state(after)
        self.second = ran(after, command.words)
        self.again = state(after)

    def faults(self, work: Path, strike: Strike, at: int) -> Iterator[str]:
        """Strike once, and say all that is not as it should be."""
        shutil.copytree(self.folder, work)
        struck = ran(work, self.command.words, strike, at)
        left = state(work)
        yield from self._faults_left(left, strike, struck)
        done = ran(work, self.command.words)
        found = state(work)
        if found not in (self.after, self.again):
            yield from (f"when run again: {one}" for one in differences(self.after, found))
        if done.code not in (self.first.code, self.second.code):
            yield f"when run again: exit {done.code}, {done.said[:300]}"

    def _faults_left(self, left: State, strike: Strike, struck: Ran) -> Iterator[str]:
        if strike.name.startswith("SIGKILL"):
            if struck.code != -strike.signal:
                yield f"exit {struck.code}"
            for path, data in left.items():
                known = [one[path] for one in (self.before, self.after) if path in one]
                if data not in known and ".coursegen.new" not in path:
                    yield f"{path} is neither old nor new"
            yield from (f"{path} is gone" for path in self.before.keys() & self.after.keys() - left.keys())
            return
        if struck.code not in (130, 0):
            yield f"exit {struck.code}, {struck.said[:300]}"
        if left not in (self.before, self.after):
            yield from (f"left behind: {one}" for one in differences(self.before, left))


def main(number: int, seed: int, *names: str) -> None:
    """Strike so often, the same number for each command. Errors: ``AssertionError`` with all that was wrong."""
    warm()
    chosen = random.Random(seed)
    commands = [one for one in WRITING if not names or one.name in names]
    kills: Counter[str] = Counter()
    faults: list[str] = []
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        parent = Path(folder)
        os.environ["COURSEGEN_CACHE"] = str(parent / "cache")
        every = [
            (known, strike, at)
            for known in (Known(command, parent) for command in commands)
            for strike, at in product(STRIKES, range(1, known.first.moments + 1))
        ]
        picked = every if number >= len(every) else chosen.sample(every, number)
        for known, strike, at in picked:
            kills[known.command.name] += 1
            work = parent / "work"
            for one in known.faults(work, strike, at):
                faults.append(f"{known.command.name}, {strike.name} at {at}: {one}")
                print(faults[-1], flush=True)
            shutil.rmtree(work)
    told = ", ".join(f"{name} {count}" for name, count in kills.items())
    print(f"{kills.total()} of {len(every)} strikes in {time.monotonic() - start:.0f} s ({told}): {len(faults)} faults")
    assert not faults, faults[0]


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3] or (1_000,)), *([1] if len(sys.argv) < 3 else []), *sys.argv[3:])
