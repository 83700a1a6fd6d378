"""Edits a course 200 times at random, and holds a build with a cache against one without after each.

Use: ``python tests/proofs/random_edits.py [EDITS] [SEED]``
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from support.random_edits import compared


def main() -> int:
    """Print what differs, and how many edits there were."""
    edits, seed = (*map(int, sys.argv[1:]), *(200, 21)[len(sys.argv) - 1 :])
    with tempfile.TemporaryDirectory() as folder:
        done = compared(Path(folder), edits, seed)
    told = f"{done.made} versions made, of them {done.taken} taken from the cache; {done.refused} states refused"
    print("\n".join([*done.differences, f"{edits} edits, {len(done.differences)} differences; {told}"]))
    return bool(done.differences)


if __name__ == "__main__":
    sys.exit(main())
