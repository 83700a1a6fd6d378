"""The small course with a team, built once; each test that changes its files takes a copy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from support.own_slides import add_own_slides
from support.pull_cases import TEAM_FILE, TINY, Case, tiny_case


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


@pytest.fixture(scope="session")
def contents_of_desk(tmp_path_factory: pytest.TempPathFactory) -> Case:
    root = Path(shutil.copytree(TINY, tmp_path_factory.mktemp("contents") / "course"))
    (root / "teams").mkdir()
    (root / "teams" / "desk.yaml").write_text(TEAM_FILE, "utf-8")
    case = Case(add_own_slides(root), "desk")
    case.deck = case.build()
    return case


@pytest.fixture(scope="session")
def contents_of_base(contents_of_desk: Case) -> Case:
    base = Case(contents_of_desk.root, "base")
    base.deck = base.build()
    return base


@pytest.fixture(params=["desk", "base"])
def contents(request: pytest.FixtureRequest, contents_of_desk: Case, contents_of_base: Case, tmp_path: Path) -> Case:
    """A deck of the team, and one of the course as it is."""
    one = contents_of_desk if request.param == "desk" else contents_of_base
    shutil.copytree(one.root, tmp_path / "course")
    return Case(tmp_path / "course", one.team, one.deck)
