"""Files are put in place all together or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from coursegen.problems import Refused
from coursegen.publish.folder_lock import LOCK, interrupts_held
from coursegen.publish.place import TEMPORARY, Removal, Write, locked, mend, put_in_place


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
    put_in_place(tmp_path, [Write("a.txt", b"a"), Write("b.txt", b"b", ours=frozenset())])
    assert _tree(tmp_path) == {"a.txt": b"a", "b.txt": b"b", "b.edited.txt": b"old b"}
    assert (tmp_path / "b.edited.txt").stat().st_nlink == 1


def test_a_file_kept_is_copied_where_the_file_system_has_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    (tmp_path / "a.txt").write_bytes(b"old")
    put_in_place(tmp_path, [Write("a.txt", b"new", ours=frozenset())])
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
    writes = [Write("base/a.txt", b"a"), Write("base/b.txt", b"b", ours=frozenset()), Write("c/c.txt", b"c")]
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


def _killed(folder: Path, at: int, *writes: Write) -> int:
    """Put files in place in a process that kills itself at its n-th rename, link, unlink or sync; its exit code."""
    program = f"""
import os, sys
from pathlib import Path
from coursegen.publish.place import Write, put_in_place
seen = 0
def counting(event):
    def step(*words, **named):
        global seen
        seen += 1
        if seen == {at}:
            os.kill(os.getpid(), 9)
        return event(*words, **named)
    return step
for name in ("replace", "link", "unlink", "fsync"):
    setattr(os, name, counting(getattr(os, name)))
put_in_place(Path({str(folder)!r}), [{", ".join(f"Write({w.path!r}, {w.data!r}, {w.ours!r})" for w in writes)}])
"""
    return subprocess.run([sys.executable, "-c", program], check=False).returncode


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_the_next_command_takes_back_what_a_killed_one_left_wherever_it_was(tmp_path: Path) -> None:
    old = {"a.txt": b"old a", "b.txt": b"b by hand"}
    writes = (Write("a.txt", b"new a"), Write("b.txt", b"new b", frozenset()), Write("c/c.txt", b"c"))
    new = {"a.txt": b"new a", "b.txt": b"new b", "b.edited.txt": b"b by hand", "c": None, "c/c.txt": b"c"}
    codes = []
    for at in range(1, 60):
        folder = tmp_path / str(at)
        folder.mkdir()
        for name, data in old.items():
            (folder / name).write_bytes(data)
        codes.append(_killed(folder, at, *writes))
        put_in_place(folder, [])
        left = {name: data for name, data in _tree(folder).items() if (name, data) != ("c", None)}
        assert left in (old, {name: data for name, data in new.items() if data is not None}), at
        put_in_place(folder, writes if left == old else [])
        assert _tree(folder) == new, at
        if codes[-1] == 0:
            break
    assert codes[-1] == 0
    assert set(codes[:-1]) == {-9}
    assert len(codes) > 10


def test_what_somebody_saved_after_the_kill_stays(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old")
    for at in range(1, 20):
        if _killed(tmp_path, at, Write("a.txt", b"new")) == 0:
            break
        if (tmp_path / "a.txt").read_bytes() == b"new":
            (tmp_path / "a.txt").write_bytes(b"by hand")
            put_in_place(tmp_path, [])
            assert _tree(tmp_path) == {"a.txt": b"by hand"}
            return
        put_in_place(tmp_path, [])
    pytest.fail("never killed after the rename")


def test_a_file_saved_while_others_are_put_in_place_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(b"ours")
    fsync = os.fsync

    def saved(handle: int) -> None:
        (tmp_path / "a.txt").write_bytes(b"saved by hand")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", saved)
    kept = put_in_place(
        tmp_path, [Write("b.txt", b"b"), Write("a.txt", b"a", frozenset({sha256(b"ours").hexdigest()}))]
    )
    monkeypatch.undo()
    assert kept == {"a.txt": tmp_path / "a.edited.txt"}
    assert (tmp_path / "a.edited.txt").read_bytes() == b"saved by hand"


@pytest.mark.parametrize("path", ["link/a.txt", "link/new/a.txt", "file.txt", TEMPORARY])
def test_no_link_out_of_the_folder_is_followed(tmp_path: Path, path: str) -> None:
    mine, out = tmp_path / "mine", tmp_path / "out"
    mine.mkdir()
    out.mkdir()
    (mine / "1.a.new").write_bytes(b"mine")
    (out / "link").symlink_to(mine)
    (out / "file.txt").symlink_to(mine / "1.a.new")
    if path == TEMPORARY:
        (out / TEMPORARY).symlink_to(mine)
    with pytest.raises(Refused, match="is a link that leads out of"):
        put_in_place(out, [Write(path if path != TEMPORARY else "b.txt", b"new")])
    assert _tree(mine) == {"1.a.new": b"mine"}


WITHOUT_FCNTL = "import coursegen.publish.folder_lock as lock; lock.fcntl = None; "


@pytest.mark.parametrize(
    "first",
    [
        pytest.param("", marks=pytest.mark.skipif(os.name != "posix", reason="only POSIX systems lock a folder")),
        WITHOUT_FCNTL,
    ],
    ids=["the folder is locked", "a file in it is locked"],
)
def test_one_at_a_time_puts_files_into_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, first: str) -> None:
    if first:
        monkeypatch.setattr("coursegen.publish.folder_lock.fcntl", None)
    line = f"{first}from pathlib import Path; from coursegen.publish.place import *; "
    line += f"put_in_place(Path({str(tmp_path)!r}), [])"
    with locked(tmp_path) as folder:
        with pytest.raises(subprocess.TimeoutExpired):
            subprocess.run([sys.executable, "-c", line], timeout=1.5, check=False)
        folder.put([Write("a.txt", b"a")])
    assert subprocess.run([sys.executable, "-c", line], timeout=60, check=False).returncode == 0
    assert _tree(tmp_path).keys() - {LOCK} == {"a.txt"}  # on Windows, where it is needed, that file goes as well


def test_a_file_is_taken_away_with_what_is_put_in_place_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_in_place(tmp_path, [Write("a/old.txt", b"old"), Write("b.txt", b"b")])
    before = _tree(tmp_path)
    changes = [Removal("a/old.txt"), Removal("never_there.txt"), Write("b.txt", b"new")]

    def refused(*_: object) -> None:
        raise PermissionError(errno.EACCES, "in use")

    with monkeypatch.context() as one:
        one.setattr(os, "replace", refused)
        with pytest.raises(Refused):
            put_in_place(tmp_path, changes)
    put_in_place(tmp_path, [])
    assert _tree(tmp_path) == before
    put_in_place(tmp_path, changes)
    assert _tree(tmp_path) == {"b.txt": b"new"}


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="SIGKILL is POSIX")
def test_what_a_killed_command_left_is_taken_back_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"old a")
    for at in range(1, 40):
        ended = _killed(tmp_path, at, Write("a.txt", b"new a"), Write("b.txt", b"new b"))
        if (tmp_path / "a.txt").read_bytes() == b"new a":
            break
    assert ended == -9
    assert not (tmp_path / "b.txt").exists()
    mend(tmp_path)
    assert _tree(tmp_path) == {"a.txt": b"old a"}


@pytest.fixture
def stoppable() -> Iterator[None]:
    """Ctrl-C raises, also where a shell runs the tests as a background job, which has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("stoppable")
def test_ctrl_c_waits_until_what_was_begun_is_whole_and_a_second_one_does_not() -> None:
    done = []
    with pytest.raises(KeyboardInterrupt), interrupts_held():
        signal.raise_signal(signal.SIGINT)
        done.append(1)
    assert done == [1]
    with pytest.raises(KeyboardInterrupt), interrupts_held():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        done.append(2)
    assert done == [1]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("stoppable")
def test_whoever_waits_for_a_folder_can_be_stopped() -> None:
    with pytest.raises(KeyboardInterrupt), interrupts_held() as held:
        held.check()
        signal.raise_signal(signal.SIGINT)
        held.check()


@pytest.mark.usefixtures("stoppable")
def test_a_signal_that_is_ignored_stays_so() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with interrupts_held() as held:
        signal.raise_signal(signal.SIGINT)
        held.check()
