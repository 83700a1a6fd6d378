"""Something slow that all test workers need, made once by whichever asks first."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest


def shared_folder(factory: pytest.TempPathFactory) -> Path:
    """The folder of this run that every worker sees."""
    base = factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


def made_once(folder: Path, make: Callable[[], None], patience: float) -> None:
    """Make a folder and what belongs into it, or wait as many seconds as ``patience`` for the worker that does."""
    finished, failed = folder / "finished", folder / "failed"
    try:
        folder.mkdir()  # atomic: one worker makes it
    except FileExistsError:
        waited_until = time.monotonic() + patience
        while not finished.exists():
            if failed.exists() or time.monotonic() > waited_until:
                why = failed.read_text() if failed.exists() else "it took too long"
                pytest.fail(f"another worker could not make {folder.name}: {why}", pytrace=False)
            time.sleep(0.1)
        return
    try:
        make()
    except BaseException as error:
        failed.write_text(f"{type(error).__name__}: {error}")
        raise
    finished.touch()
