"""Files are put in place all together or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from coursegen.problems import Refused
from coursegen.publish.place import Write, put_in_place


def _tree(folder: Path) -> dict[str, bytes | None]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def test_files_and_folders_are_made_and_nothing_else_is_left(tmp_path: Path) -> None:
    put_in_place(tmp_path / "new" / "out", [Write("base/a.txt", b"a"), Write("b.txt", b"b")])
    assert _tree(tmp_path) == {
        "new": None, "new/out": None, "new/out/base": None, "new/out/base/a.txt": b"a", "new/out/b.txt": b"b",
    }  # fmt: skip


def test_what_stood_there_is_replaced_or_kept_under_another_name(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old a")
    (tmp_path / "b.txt").write_bytes(b"old b")
    put_in_place(tmp_path, [Write("a.txt", b"a"), Write("b.txt", b"b", keep_as="b.edited.txt")])
    assert _tree(tmp_path) == {"a.txt": b"a", "b.txt": b"b", "b.edited.txt": b"old b"}
    assert (tmp_path / "b.edited.txt").stat().st_nlink == 1


def test_a_file_kept_is_copied_where_the_file_system_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "a.txt").write_bytes(b"old")
    put_in_place(tmp_path, [Write("a.txt", b"new", keep_as="a.edited.txt")])
    assert _tree(tmp_path) == {"a.txt": b"new", "a.edited.txt": b"old"}


@pytest.mark.parametrize("failing", [1, 2, 3])
@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), PermissionError(errno.EACCES, "in use")])
def test_the_folder_is_as_it_was_whichever_file_can_not_be_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: int, error: OSError
) -> None:
    (tmp_path / "base").mkdir()
    (tmp_path / "base" / "a.txt").write_bytes(b"old a")
    (tmp_path / "base" / "b.txt").write_bytes(b"old b")
    before = _tree(tmp_path)
    calls = 0
    replace = os.replace

    def sometimes(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == failing:
            raise error
        replace(source, target)

    monkeypatch.setattr(os, "replace", sometimes)
    writes = [Write("base/a.txt", b"a"), Write("base/b.txt", b"b", keep_as="base/b.edited.txt"), Write("c/c.txt", b"c")]
    with pytest.raises(Refused) as refused:
        put_in_place(tmp_path, writes)
    assert len(refused.value.problems) == 1
    assert _tree(tmp_path) == before


def test_ctrl_c_in_the_middle_leaves_the_folder_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    synced = 0
    fsync = os.fsync

    def stopped(handle: int) -> None:
        nonlocal synced
        synced += 1
        if synced == 2:
            raise KeyboardInterrupt
        fsync(handle)

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        put_in_place(tmp_path, [Write("a.txt", b"new"), Write("b.txt", b"b")])
    assert _tree(tmp_path) == {"a.txt": b"old"}


def test_a_full_disk_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused) as refused:
        put_in_place(tmp_path / "out", [Write("deck.pptx", b"d")])
    (problem,) = refused.value.problems
    assert "the disk is full" in problem.message
    assert "deck.pptx" in problem.message
    assert "free some space" in problem.hint
    assert _tree(tmp_path) == {}


def test_a_file_that_is_open_elsewhere_is_told_in_plain_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "deck.pptx").write_bytes(b"old")

    def in_use(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    monkeypatch.setattr(os, "replace", in_use)
    with pytest.raises(Refused) as refused:
        put_in_place(tmp_path, [Write("deck.pptx", b"new")])
    (problem,) = refused.value.problems
    assert problem.message.endswith("deck.pptx can't be replaced")
    assert "close it" in problem.hint


@pytest.mark.parametrize("path", ["out/deck.pptx", "out/base/deck.pptx"])
def test_a_file_where_a_folder_is_needed(tmp_path: Path, path: str) -> None:
    (tmp_path / "out").write_text("not a folder")
    with pytest.raises(Refused, match="is a file, and a folder is needed there"):
        put_in_place(tmp_path, [Write(path, b"")])
    assert _tree(tmp_path) == {"out": b"not a folder"}


def test_a_folder_where_a_file_has_to_stand(tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").mkdir()
    with pytest.raises(Refused, match="is a folder"):
        put_in_place(tmp_path, [Write("deck.pptx", b"")])
    assert _tree(tmp_path) == {"deck.pptx": None}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_can_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(Refused, match="nothing can be written to the folder"):
            put_in_place(tmp_path, [Write("deck.pptx", b"")])
    finally:
        tmp_path.chmod(0o755)
