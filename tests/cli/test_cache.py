"""What the command line says of what builds keep."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from support.typed import Ended

Inside = Callable[..., Ended]


@pytest.fixture
def kept_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COURSEGEN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.mark.usefixtures("kept_in")
def test_a_build_says_what_it_makes_again(inside: Inside, course: Path) -> None:
    words = ("build", course, "--only", "deck", "--explain-rebuild")
    assert "base: nothing is kept of it yet." in inside(*words).err
    assert "Nothing has changed since everything was made last." in inside(*words).err
    (course / "course.yaml").write_text((course / "course.yaml").read_text("utf-8") + "\n# a remark\n", "utf-8")
    assert "base: course.yaml has changed." in inside(*words).err


def test_what_is_kept_is_counted_and_deleted(inside: Inside, course: Path, kept_in: Path) -> None:
    assert inside("cache").out.startswith("0 entries, 0 B in ")
    inside("build", course, "--only", "deck")
    held = inside("cache").out
    assert held.startswith("4 entries, ")
    assert str(kept_in) in held
    assert "deleted from" in inside("cache", "--clear").out
    assert not list(kept_in.rglob("*.*"))
    assert inside("cache").out.startswith("0 entries")


def test_without_a_cache_nothing_is_kept(inside: Inside, course: Path, kept_in: Path) -> None:
    assert inside("build", course, "--only", "deck", "--no-cache").code == 0
    assert not kept_in.exists()


def test_it_can_be_off(inside: Inside) -> None:
    assert inside("cache").out == "Nothing is kept: COURSEGEN_CACHE is off.\n"
