"""The system programs that some checks need: there, or skipped by name, or a failure where all are required."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest


def require_tool(name: str) -> Path:
    """The path of a program. Skips the test where it is missing; fails it under ``COURSEGEN_REQUIRE_TOOLS=1``."""
    found = shutil.which(name)
    if found is None:
        lacking(name)
    return Path(found)


def lacking(name: str) -> NoReturn:
    """Skip, or fail under ``COURSEGEN_REQUIRE_TOOLS=1``, because something that a check needs is not there."""
    message = f"{name} is not installed"
    if os.environ.get("COURSEGEN_REQUIRE_TOOLS") == "1":
        pytest.fail(message, pytrace=False)
    pytest.skip(message)
