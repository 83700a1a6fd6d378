"""With a cache and without: the same bytes, whatever was edited and whatever became of the cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.random_edits import compared


@pytest.mark.slow
def test_builds_with_a_cache_leave_what_builds_without_one_leave(tmp_path: Path) -> None:
    """A sample; ``tests/proofs/random_edits.py`` makes 200."""
    done = compared(tmp_path, 12, 5)
    assert done.differences == []
    assert 0 < done.taken < done.made
