"""Shares of the versions, built apart and put together: what one build would have made."""

from __future__ import annotations

from pathlib import Path

import pytest

from coursegen.cli.building import share_of
from coursegen.cli.ending import WrongUse
from coursegen.problems import Refused
from coursegen.publish.merged_outputs import merged
from coursegen.publish.output import built
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from support.many_teams import course_with_many_teams, left_in
from support.team_files import Blind

WANTED = Wanted(("deck", "job_aid"))
SHARES = 4


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return course_with_many_teams(tmp_path, 6)


def build(root: Path, output: Path, share: str = "") -> Path:
    files = course_files(root)
    built(files, output, share_of(versions_asked(files, everything=True), share), WANTED, Blind(), 1)
    return output


def shares(root: Path, folder: Path) -> list[Path]:
    return [build(root, folder / f"part{number}", f"{number}/{SHARES}") for number in range(1, SHARES + 1)]


@pytest.mark.slow
def test_four_shares_put_together_are_one_build(root: Path, tmp_path: Path) -> None:
    done = merged(shares(root, tmp_path), tmp_path / "merged")
    whole = build(root, tmp_path / "whole")
    assert left_in(tmp_path / "merged") == left_in(whole)
    assert (done.versions, done.kept) == (6, ())
    assert merged([tmp_path / "part1"], tmp_path / "merged").versions == 6
    assert left_in(tmp_path / "merged") == left_in(whole)


def test_shares_have_every_version_once() -> None:
    versions = tuple(Version(f"team_{number}") for number in range(23))
    found = [share_of(versions, f"{number}/5") for number in range(1, 6)]
    assert sorted(version for share in found for version in share) == sorted(versions)
    assert {len(share) for share in found} == {4, 5}
    assert share_of(versions, "") == versions


@pytest.mark.parametrize("typed", ["0/4", "5/4", "1", "1/0", "a/b", "1/4/2"])
def test_a_share_that_there_is_none_of_is_refused(typed: str) -> None:
    with pytest.raises(WrongUse):
        share_of((Version(),), typed)


@pytest.mark.slow
def test_what_was_changed_by_hand_in_the_folder_is_kept(root: Path, tmp_path: Path) -> None:
    parts = shares(root, tmp_path)
    merged(parts, tmp_path / "merged")
    (tmp_path / "merged" / "chat" / "deck.pptx").write_bytes(b"mine")
    kept = merged(parts, tmp_path / "merged").kept
    assert [path.read_bytes() for path in kept] == [b"mine"]


@pytest.mark.slow
def test_what_can_not_be_put_together_is_told_and_nothing_is_changed(root: Path, tmp_path: Path) -> None:
    one, two, *_ = shares(root, tmp_path)
    with pytest.raises(Refused) as refused:
        merged([one, root], tmp_path / "merged")
    assert [problem.rule for problem in refused.value.problems] == ["no-output"]

    text = (root / "course.yaml").read_text("utf-8")
    (root / "course.yaml").write_text(text + "# a remark\n", "utf-8")
    other = build(root, tmp_path / "other", f"1/{SHARES}")
    with pytest.raises(Refused) as refused:
        merged([one, other], tmp_path / "merged")
    assert {problem.rule for problem in refused.value.problems} == {"not-alike"}

    next(two.rglob("deck.pptx")).write_bytes(b"mine")
    with pytest.raises(Refused) as refused:
        merged([one, two], tmp_path / "merged")
    assert [problem.rule for problem in refused.value.problems] == ["not-listed"]

    (root / "course.yaml").write_text(text.replace("id: tiny", "id: other"), "utf-8")
    elsewhere = build(root, tmp_path / "elsewhere", f"1/{SHARES}")
    with pytest.raises(Refused) as refused:
        merged([one, elsewhere], tmp_path / "merged")
    assert [problem.rule for problem in refused.value.problems] == ["other-course"]
    assert not (tmp_path / "merged").exists()
