"""No line, page or place depends on how a Python adds fractions up: until 3.11, `sum` rounded after each of them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.typed import tree

COURSE = Path(__file__).resolve().parents[2] / "course"
ONE_BY_ONE = """
def added(values, start=0):
    for value in values:
        start = start + value
    return start
"""
EXACTLY = """
def added(values, start=0):
    found = list(values)
    return start + math.fsum(found) if any(isinstance(one, float) for one in found) else known(found, start)
"""
BUILD = "import builtins, math\nknown = sum\n{}\nbuiltins.sum = added\nfrom coursegen.cli import main\nmain()"


@pytest.mark.slow
def test_two_ways_of_adding_fractions_up_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for number, added in enumerate((ONE_BY_ONE, EXACTLY)):
        out = tmp_path / str(number)
        command = [sys.executable, "-c", BUILD.format(added), "build", str(COURSE), "--out", str(out)]
        subprocess.run(command, env=os.environ | {"COURSEGEN_CACHE": "off"}, check=True, capture_output=True)
        made.append(tree(out))
    assert made[0] == made[1]
