"""The small course with a team, built once; each test that changes its files takes a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.pull_cases import Case, tiny_case


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Case:
    """The team's deck and its course; nobody may change it."""
    return tiny_case(tmp_path_factory.mktemp("pull"))


@pytest.fixture
def case(built: Case, tmp_path: Path) -> Case:
    """The same in folders of its own, to be changed."""
    shutil.copytree(built.root, tmp_path / "course")
    shutil.copytree(built.output, tmp_path / "output")
    return Case(tmp_path / "course", built.team, built.deck)
