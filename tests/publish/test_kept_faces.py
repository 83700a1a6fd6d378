"""The faces are cut from the variable font once, with the same bytes every time, and kept in the user's cache."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen.layout.faces import FACES
from coursegen.problems import Refused
from coursegen.publish import kept_faces
from coursegen.publish.kept_faces import faces
from coursegen.publish.user_folders import cache_folder


@pytest.mark.slow
def test_two_machines_cut_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    before = faces()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = faces(progress=lambda done, of: told.append((done, of)))
    assert made.folder.is_relative_to(tmp_path)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    for name in [*(f"{face}.ttf" for face in FACES), "metrics.json"]:
        assert (made.folder / name).read_bytes() == (before.folder / name).read_bytes()
    assert [path.name for path in made.folder.parent.iterdir()] == [made.folder.name]


def _quick(_: object) -> dict[str, bytes]:
    return {
        "metrics.json": b'{"upm":10,"ascent":9,"descent":2,"line":11,"chars":"a",'
        b'"widths":{"regular":[5],"bold":[5],"italic":[5],"bold_italic":[5]},'
        b'"pairs":{"regular":["",[]],"bold":["",[]],"italic":["",[]],"bold_italic":["",[]]}}'
    }


@pytest.fixture
def blocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the cache should be is a file; the temporary folder is the one that is given."""
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "tmp"))
    monkeypatch.setattr(kept_faces, "cut_faces", _quick)
    return tmp_path / "tmp"


def test_a_cache_that_cannot_be_written_gives_way_to_the_temporary_folder(blocked: Path) -> None:
    assert faces().folder.is_relative_to(blocked)


def test_where_nothing_can_be_kept_it_says_so(blocked: Path) -> None:
    blocked.write_text("not a folder either")
    with pytest.raises(Refused) as refused:
        faces()
    assert [problem.rule for problem in refused.value.problems] == ["no-cache"]


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="owners are POSIX's")
def test_fonts_that_another_user_put_there_are_not_used(blocked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    faces()
    owner = os.getuid()
    monkeypatch.setattr(kept_faces, "_temporary_folder", lambda: blocked / f"coursegen-{owner}" / "fonts")
    monkeypatch.setattr(os, "getuid", lambda: owner + 1)
    with pytest.raises(Refused):
        faces()


def test_another_process_that_was_first_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def overtaken(progress: object) -> dict[str, bytes]:
        monkeypatch.setattr(kept_faces, "cut_faces", _quick)
        (faces().folder / "first").touch()
        return _quick(progress)

    monkeypatch.setattr(kept_faces, "cut_faces", overtaken)
    assert (faces().folder / "first").exists()


@pytest.mark.skipif(os.name == "nt", reason="a POSIX path")
def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for platform, folder in (("linux", ".cache/coursegen"), ("darwin", "Library/Caches/coursegen")):
        monkeypatch.setattr("sys.platform", platform)
        assert cache_folder() == tmp_path / folder
