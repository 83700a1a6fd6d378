"""The bases of decks in an output folder: those of this build and the latest are kept, the older ones are forgotten."""

from __future__ import annotations

import os
from pathlib import Path

from coursegen.publish.bases import forget_old_bases
from coursegen.pull.base.kept_bases import BASE_FOLDER, KEPT


def _bases(folder: Path, number: int) -> list[str]:
    """So many bases, each a second younger than the one before it."""
    (folder / BASE_FOLDER).mkdir()
    names = [f"{BASE_FOLDER}/{one:064x}.json" for one in range(number)]
    for second, name in enumerate(names):
        (folder / name).write_bytes(b"{}")
        os.utime(folder / name, (second, second))
    return names


def _left(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in (folder / BASE_FOLDER).iterdir()}


def test_the_latest_are_kept(tmp_path: Path) -> None:
    names = _bases(tmp_path, KEPT + 5)
    forget_old_bases(tmp_path, names[-1:])
    assert _left(tmp_path) == set(names[5:])


def test_what_was_built_now_is_the_latest_however_old_its_file_is(tmp_path: Path) -> None:
    names = _bases(tmp_path, KEPT + 5)
    forget_old_bases(tmp_path, names[:1])
    assert _left(tmp_path) == {names[0], *names[6:]}


def test_a_build_of_many_decks_keeps_all_of_theirs(tmp_path: Path) -> None:
    names = _bases(tmp_path, KEPT + 5)
    forget_old_bases(tmp_path, names[: KEPT + 3])
    assert _left(tmp_path) == set(names[: KEPT + 3])


def test_other_files_and_a_folder_that_is_not_there_do_no_harm(tmp_path: Path) -> None:
    forget_old_bases(tmp_path, ())
    _bases(tmp_path, KEPT)
    (tmp_path / BASE_FOLDER / "notes.txt").write_bytes(b"mine")
    forget_old_bases(tmp_path, ())
    assert f"{BASE_FOLDER}/notes.txt" in _left(tmp_path)
