"""Makes courses from a few answers by seeds; every version of each is checked and built without an error.

Use: ``python tests/proofs/blank_courses.py [NUMBER, 40] [FIRST, 4]``. No slide says five words in a row of the example.
The seeds below 4 are built, and those below 8 are read, among the tests.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from support.blank_courses import assert_it_builds, assert_it_loads, runs_of_the_example, shape


def main(number: int, first: int) -> None:
    """Try it. Errors: ``AssertionError`` where a course can't be built, or says what the example says."""
    os.environ["COURSEGEN_CACHE"] = "off"
    of_the_example = runs_of_the_example()
    for seed in range(first, first + number):
        print(f"seed {seed}", flush=True)
        for assert_ in (assert_it_loads, assert_it_builds):
            with tempfile.TemporaryDirectory() as folder:
                assert_(shape(seed), Path(folder), of_the_example)
    print(f"{number} courses from a few answers were checked and built in every version")


if __name__ == "__main__":
    main(int((sys.argv[1:2] or ["40"])[0]), int((sys.argv[2:3] or ["4"])[0]))
