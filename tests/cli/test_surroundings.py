"""What surrounds a command is odd: it says so in plain words, and never that it is its own fault."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.publish import output
from support.typed import Ended

Inside = Callable[..., Ended]
posix = pytest.mark.skipif(os.name != "posix", reason="a shell of POSIX closes what a program prints to")


def _in_shell(line: str, *words: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    """A line for the shell, in which ``"$@"`` is coursegen with its words."""
    typed = ["sh", "-c", line, "sh", sys.executable, "-m", "coursegen", *map(str, words)]
    return subprocess.run(typed, cwd=cwd, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.slow
@posix
def test_a_service_without_standard_output_builds(course: Path, tmp_path: Path) -> None:
    done = _in_shell('"$@" >&-', "deck", course, "--out", tmp_path / "out", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "out/base/deck.pptx").is_file()


@pytest.mark.slow
@posix
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("words", [("check", "--quick"), ("check", "--quick", "--help"), ("new", "made")])
def test_a_full_standard_output_is_told(words: tuple[str, ...], course: Path) -> None:
    done = _in_shell('"$@" >/dev/full', *words, cwd=course)
    assert done.returncode == 1
    assert os.strerror(errno.ENOSPC) in done.stderr
    assert "our fault" not in done.stderr
    assert "Traceback" not in done.stderr


@posix
def test_a_working_folder_that_is_gone_is_told(course: Path, tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = _in_shell('rmdir "$PWD"; "$@"', "check", course, cwd=tmp_path / "gone")
    assert done.returncode == 1
    assert done.stderr.startswith("The folder that this runs in is gone")


def test_a_path_that_is_too_long_is_told(inside: Inside, course: Path, tmp_path: Path) -> None:
    ended = inside("deck", course, "--out", tmp_path / ("x" * 300) / "deeper")
    assert ended.code == 1
    assert "xxx… in it is longer than this system takes" in ended.err
    assert "shorter name" in ended.err


@pytest.mark.parametrize("command", ["build", "kit", "preview", "pull", "schema"])
def test_an_empty_name_is_no_folder(inside: Inside, command: str, course: Path) -> None:
    named = {"kit": ("--session", "spring"), "pull": (course / "course.yaml", "--team", "base")}
    ended = inside(command, *named.get(command, ()), "--out", "")
    assert ended.code == 2
    assert "--out names no folder" in ended.err


@pytest.mark.parametrize("inner", ["", "output", "modules/../new/deep"])
def test_nothing_is_built_into_the_course(inside: Inside, course: Path, inner: str) -> None:
    before = sorted(course.rglob("*"))
    ended = inside("deck", course, "--out", course / inner)
    assert ended.code == 2
    assert "is in the course folder" in ended.err
    assert sorted(course.rglob("*")) == before


def test_the_system_s_limits_are_no_fault_of_ours(
    inside: Inside, course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(_: Path) -> None:
        raise OSError(errno.EMFILE, os.strerror(errno.EMFILE), "course.yaml")

    monkeypatch.setattr(output, "manifest_of", exhausted)
    ended = inside("deck", course)
    assert ended.code == 1
    assert ended.err.startswith(f"course.yaml can't be read or written: {os.strerror(errno.EMFILE)}.")
