"""The command line run inside the test, so that what it stands on can be made to fail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.cli import main
from support.typed import Ended, tiny_course


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A small course in a folder of its own, with nothing beside it."""
    return tiny_course(tmp_path)


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """``inside("build", course)`` gives what came back."""

    def run(*words: str | Path) -> Ended:
        monkeypatch.setattr(sys, "argv", ["coursegen", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        return Ended(ended.value.code or 0, said.out, said.err)

    return run
