"""Spoils each kind of file that is read, by seeds, and has it read.

Use: ``python tests/proofs/fuzz.py [SECONDS, 3600] [SEED, 1] [KIND …]``; the kinds are in ``tests/support/fuzzed.py``.
Every command ends with 0, 1 or 2: never with a fault of ours, after more than 20 seconds of the processor, or with a
gigabyte. What breaks that is kept in a folder, to be tried again.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from support.fuzzed import FUZZED, good
from support.struck import Ran, ran, warm

SECONDS, MEGABYTES = 20.0, 1_000.0


def fault_in(ended: Ran) -> str:
    """What must not be of how a command ended, else nothing."""
    if ended.code not in (0, 1, 2):
        return f"exit {ended.code}"
    if "Traceback" in ended.said:
        return "a traceback"
    if ended.seconds > SECONDS:
        return f"{ended.seconds:.0f} s"
    return f"{ended.megabytes:.0f} MB" if ended.megabytes > MEGABYTES else ""


def main(seconds: float, seed: int, *names: str) -> None:
    """Try for so long, the kinds in turns. Errors: ``AssertionError`` with all that was found."""
    warm()
    kinds = [kind for kind in FUZZED if not names or kind.name in names]
    tried: Counter[str] = Counter()
    codes: Counter[int] = Counter()
    faults: list[str] = []
    slowest, largest = 0.0, 0.0
    with tempfile.TemporaryDirectory() as parent:
        example, work = Path(parent) / "good", Path(parent) / "work"
        example.mkdir()
        os.environ["COURSEGEN_CACHE"] = str(Path(parent) / "cache")
        good(example)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            kind = kinds[tried.total() % len(kinds)]
            number = seed * 1_000_000 + tried.total()
            tried[kind.name] += 1
            shutil.copytree(example, work)
            file, words = kind.spoil(work, random.Random(number))
            spoiled = (work / file).read_bytes()
            try:
                ended = ran(work, words)
                fault = fault_in(ended)
                codes[ended.code] += 1
                slowest, largest = max(slowest, ended.seconds), max(largest, ended.megabytes)
            except AssertionError as error:
                fault, ended = str(error), Ran(-1, "", 0)
            if fault:
                kept = Path(tempfile.gettempdir()) / f"fuzzed_{number}_{Path(file).name}"
                kept.write_bytes(spoiled)
                said = [line for line in ended.said.splitlines() if line.startswith("    ")][:1]
                faults.append(f"{kind.name}, {number}: {fault} of {' '.join(words)}; {kept} {' '.join(said)}")
                print(faults[-1], flush=True)
            shutil.rmtree(work, ignore_errors=True)
    print(
        f"{tried.total()} files of {len(tried)} kinds, exit codes {dict(sorted(codes.items()))}, the slowest took "
        f"{slowest:.1f} s, the largest {largest:.0f} MB: {len(faults)} faults"
    )
    assert not faults, "\n".join(faults)


if __name__ == "__main__":
    main(float((sys.argv[1:] or ["3600"])[0]), int((sys.argv[2:] or ["1"])[0]), *sys.argv[3:])
