"""What killed builds leave goes with the next build; what a running one is writing, and anybody's own files, stay."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coursegen.publish.leftovers import forget_leftovers


@pytest.fixture
def gone() -> int:
    """The number of a process that has ended."""
    process = subprocess.Popen([sys.executable, "-c", ""])
    process.wait()
    return process.pid


@pytest.mark.skipif(os.name != "posix", reason="elsewhere nobody can ask for a process without touching it")
def test_only_what_a_dead_process_left_beside_a_target_goes(tmp_path: Path, gone: int) -> None:
    target = tmp_path / "base" / "deck.pptx"
    target.parent.mkdir()
    left = [f".deck.pptx.{gone}.new", f".deck.pptx.{gone}.old"]
    kept = [
        "deck.pptx",
        f".deck.pptx.{os.getpid()}.new",  # a build that is running
        ".deck.pptx.mine.new",
        ".deck.pptx.0.new",
        f".deck.pptx.{10**30}.new",
        f".notes.txt.{gone}.new",
        f"deck.pptx.{gone}.new",
    ]
    for name in (*left, *kept):
        (target.parent / name).touch()
    forget_leftovers([target, tmp_path / "nowhere" / "workbook.pdf"])
    assert sorted(path.name for path in target.parent.iterdir()) == sorted(kept)
