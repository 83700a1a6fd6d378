"""The files of layers stay text until one is asked for, and are looked at for faults all the same."""

from __future__ import annotations

import pickle
import tracemalloc
from pathlib import Path

import pytest
from tests.support.typed import tiny_course

from coursegen.source.folder import course_files, with_texts
from coursegen.source.nodes_on_demand import AT_HAND
from coursegen.source.yaml_file import node_of

TEAM = "format: 1\nteam: {name}\ntitle: Team\nwhy: It is measured.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    copied = tiny_course(tmp_path)
    (copied / "teams").mkdir(exist_ok=True)
    return copied


def write(root: Path, name: str, more: str = "") -> None:
    (root / "teams" / f"{name}.yaml").write_text(TEAM.format(name=name) + more, encoding="utf-8")


def test_a_node_is_what_its_text_says(root: Path) -> None:
    names = [f"team_{number}" for number in range(AT_HAND + 2)]
    for name in names:
        write(root, name)
    files = course_files(root)
    assert list(files.teams) == sorted(names)
    for name in (*names, *names):
        assert files.teams[name] == node_of(files.teams.sources[name])  # type: ignore[attr-defined]
    assert "nobody" not in files.teams
    assert files.teams.get("nobody") is None
    assert pickle.loads(pickle.dumps(files.teams))["team_1"] == files.teams["team_1"]


def test_a_fault_in_a_team_s_file_is_told_before_anybody_asks_for_it(root: Path) -> None:
    write(root, "good")
    write(root, "bad", "team: again\n")
    files = course_files(root)
    assert list(files.teams) == ["good"]
    assert [problem.rule for problem in files.problems] == ["duplicate-key"]
    again = course_files(root, files)
    assert (list(again.teams), again.problems, again.unread) == (["good"], files.problems, files.unread)


def test_other_texts_take_the_place_of_the_files_own(root: Path) -> None:
    write(root, "desk")
    files = course_files(root)
    other = with_texts(files, {"teams/desk.yaml": TEAM.format(name="desk") + "sector: retail\n"})
    assert other.teams["desk"].get("sector").text == "retail"  # type: ignore[union-attr]
    assert other.texts["teams/desk.yaml"].endswith("sector: retail\n")
    assert files.teams["desk"].get("sector") is None  # type: ignore[union-attr]
    assert other.modules == files.modules


def test_a_team_more_takes_little_more_than_its_text(root: Path) -> None:
    lines = "".join(f"  module_{at}:\n    promise: Say it again, slowly, number {at}.\n" for at in range(60))
    text = TEAM + f"modules:\n  patch:\n{lines}"
    for number in range(60):
        write(root, f"team_{number}", text.removeprefix(TEAM))
    course_files(root)  # what is imported and kept at hand is no team's own
    tracemalloc.start()
    files = course_files(root)
    taken = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert len(files.teams) == 60
    assert taken < 60 * 2 * len(text)
