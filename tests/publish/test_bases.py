"""The bases of decks in an output folder: those of this build are kept, and the latest that there is room for."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen.publish import bases
from coursegen.publish.bases import forget_old_bases
from coursegen.pull.base.kept_bases import BASE_FOLDER, KEPT_DAYS

DAY = 24 * 60 * 60


def _bases(folder: Path, number: int, apart: int = 1) -> list[str]:
    """So many bases of a hundred bytes, each some seconds younger than the one before it."""
    (folder / BASE_FOLDER).mkdir()
    names = [f"{BASE_FOLDER}/{one:064x}.json" for one in range(number)]
    for place, name in enumerate(names):
        (folder / name).write_bytes(b" " * 100)
        os.utime(folder / name, (place * apart, place * apart))
    return names


def _left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in (folder / BASE_FOLDER).iterdir()}


def test_a_thousand_bases_are_all_kept(tmp_path: Path) -> None:
    names = _bases(tmp_path, 1_000)
    forget_old_bases(tmp_path, names[-1:])
    assert _left(tmp_path) == set(names)


def test_the_latest_are_kept_that_there_is_room_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "KEPT_BYTES", 1_000)
    names = _bases(tmp_path, 15)
    forget_old_bases(tmp_path, names[-1:])
    assert _left(tmp_path) == set(names[5:])


def test_what_is_older_than_a_year_is_forgotten(tmp_path: Path) -> None:
    names = _bases(tmp_path, 10, apart=100 * DAY)
    forget_old_bases(tmp_path, names[-1:])
    assert _left(tmp_path) == set(names[-1 - KEPT_DAYS // 100 :])


def test_what_was_built_now_is_the_latest_however_old_its_file_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bases, "KEPT_BYTES", 1_000)
    names = _bases(tmp_path, 15)
    forget_old_bases(tmp_path, names[:1])
    assert _left(tmp_path) == {names[0]}  # it has today's date, and the others are older than a year beside it


def test_a_build_of_many_decks_keeps_all_of_theirs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "KEPT_BYTES", 300)
    names = _bases(tmp_path, 15)
    forget_old_bases(tmp_path, names[:10])
    assert _left(tmp_path) >= set(names[:10])


def test_other_files_and_a_folder_that_is_not_there_do_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "KEPT_BYTES", 0)
    forget_old_bases(tmp_path, ())
    _bases(tmp_path, 3)
    for name in ("notes.txt", "mine.json"):
        (tmp_path / BASE_FOLDER / name).write_bytes(b"mine")
    forget_old_bases(tmp_path, ())
    assert _left(tmp_path) == {f"{BASE_FOLDER}/notes.txt", f"{BASE_FOLDER}/mine.json"}


def test_a_link_to_elsewhere_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bases, "KEPT_BYTES", 0)
    (tmp_path / "elsewhere").mkdir()
    _bases(tmp_path / "elsewhere", 3)
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / BASE_FOLDER).symlink_to(tmp_path / "elsewhere" / BASE_FOLDER)
    forget_old_bases(tmp_path / "output", ())
    assert len(_left(tmp_path / "elsewhere")) == 3
