"""What a command wrote into a course can be taken back, as long as nobody has changed it since."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from coursegen.problems import Refused
from coursegen.publish.backups import FOLDER, KEPT, put_with_backup, taken_back
from coursegen.publish.place import Write


def _put(root: Path, command: str, **files: str) -> None:
    put_with_backup(root, command, [Write(name, words.encode()) for name, words in files.items()])


def _refusal(root: Path) -> str:
    with pytest.raises(Refused) as refused:
        taken_back(root)
    return refused.value.problems[0].message


def test_files_are_as_they_were_and_new_ones_are_gone(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\r\n\xff")
    _put(tmp_path, "pull --write", a="two", b="new")
    step = taken_back(tmp_path)
    assert step.command == "pull --write"
    assert (tmp_path / "a").read_bytes() == b"one\r\n\xff"
    assert not (tmp_path / "b").exists()
    assert "nothing to take back" in _refusal(tmp_path)


def test_commands_are_taken_back_the_last_one_first(tmp_path: Path) -> None:
    for number in range(KEPT + 5):
        _put(tmp_path, f"command {number}", a=str(number))
    assert [taken_back(tmp_path).command for _ in range(3)] == [f"command {KEPT + 4 - back}" for back in range(3)]
    assert (tmp_path / "a").read_text() == str(KEPT + 1)
    assert len(list((tmp_path / FOLDER).glob("undo_*"))) == KEPT - 3


def test_a_file_that_was_changed_since_is_left_alone(tmp_path: Path) -> None:
    _put(tmp_path, "fit --write", a="one", b="one")
    (tmp_path / "a").write_text("mine")
    assert "a has been changed since fit --write, so nothing was taken back" in _refusal(tmp_path)
    assert (tmp_path / "b").read_text() == "one"
    assert len(list((tmp_path / FOLDER).glob("undo_*"))) == 1


def test_git_leaves_the_backups_alone(tmp_path: Path) -> None:
    _put(tmp_path, "draft", a="one")
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


HOSTILE = [
    b"", b"{}", b"[" * 100_000, b'{"command":"x","files":[{"path":1,"before":null,"after":""}]}',
]  # fmt: skip


@pytest.mark.parametrize("data", HOSTILE)
def test_a_backup_that_is_none_is_refused(tmp_path: Path, data: bytes) -> None:
    _put(tmp_path, "draft", a="one")
    next((tmp_path / FOLDER).glob("undo_*")).write_bytes(data)
    assert "can't be read" in _refusal(tmp_path)


@pytest.mark.parametrize("path", ["../x", "/etc/passwd", "a/../../x", "linked/x", "C:x", "a\\b"])
def test_a_backup_that_leads_out_of_the_course_is_refused(tmp_path: Path, path: str) -> None:
    root, outside = tmp_path / "course", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (root / "linked").symlink_to(outside)
    for place in (tmp_path / "x", outside / "x"):
        place.write_text("one")
    _put(root, "draft", a="one")
    backup = next((root / FOLDER).glob("undo_*"))
    content = json.loads(backup.read_text())
    content["files"][0]["path"] = path
    backup.write_text(json.dumps(content))
    assert "names a file outside the course" in _refusal(root)
    assert (tmp_path / "x").read_text() == (outside / "x").read_text() == "one"
