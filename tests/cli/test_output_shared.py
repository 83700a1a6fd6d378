"""An output folder that another course has, that a killed build left something in, or whose deck is open elsewhere."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.publish.place import TEMPORARY
from support.typed import Ended, changed, tiny_course, tree

Inside = Callable[..., Ended]


@pytest.mark.slow
def test_two_courses_side_by_side_get_an_output_folder_each(inside: Inside, tmp_path: Path) -> None:
    """Copies of one course, so that nothing but their folders tells them apart."""
    one, other = tiny_course(tmp_path, "one"), tiny_course(tmp_path, "other")
    assert inside("deck", one).code == 0
    before = tree(tmp_path / "output")
    assert inside("deck", other).code == 0
    assert tree(tmp_path / "output") == before
    assert (tmp_path / "other-output" / "base" / "deck.pptx").is_file()
    assert inside("deck", one).code == inside("deck", other).code == 0
    assert not (tmp_path / "one-output").exists()
    ended = inside("deck", other, "--out", tmp_path / "output")
    assert ended.code == 1
    assert f"output holds what was made from another course, {one}" in " ".join(ended.err.split())


@pytest.mark.slow
def test_a_course_that_was_renamed_or_got_another_id_keeps_its_output(inside: Inside, tmp_path: Path) -> None:
    course = tiny_course(tmp_path, "first")
    assert inside("deck", course).code == 0
    course = course.rename(tmp_path / "second")
    assert inside("deck", course).code == 0
    changed(course / "course.yaml", "id: tiny", "id: small")
    assert inside("deck", course).code == 0
    other = tiny_course(tmp_path, "third")
    assert inside("deck", other).code == 0
    assert (tmp_path / "third-output").is_dir()
    told = json.loads((tmp_path / "output" / "manifest.json").read_text("utf-8"))["course"]
    assert told == "small"


def test_another_id_tells_courses_apart_in_a_folder_that_was_named(inside: Inside, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    one, other = tiny_course(tmp_path / "a"), tiny_course(tmp_path / "b")
    changed(other / "course.yaml", "id: tiny", "id: small")
    out = tmp_path / "shared"
    assert inside("deck", one, "--out", out).code == 0
    ended = inside("deck", other, "--out", out)
    assert ended.code == 1
    assert "another course, 'tiny'" in ended.err
    assert json.loads((out / "manifest.json").read_text("utf-8"))["course"] == "tiny"


def test_what_a_killed_build_left_goes_with_the_next_one(inside: Inside, course: Path) -> None:
    assert inside("deck", course).code == 0
    left = course.parent / "output" / TEMPORARY / "0.deck.pptx.new"
    left.parent.mkdir()
    left.write_bytes(b"half a deck")
    assert inside("deck", course).code == 0
    assert not left.parent.exists()


@pytest.mark.slow
def test_a_deck_that_is_open_elsewhere_is_replaced_and_it_is_said(inside: Inside, course: Path) -> None:
    assert inside("deck", course).code == 0
    for lock in ("~$deck.pptx", ".~lock.deck.pptx#"):
        file = course.parent / "output" / "base" / lock
        file.touch()
        assert "open in another program" not in inside("deck", course).err  # it is the same
        changed(course / "course.yaml", "Two calls a day", "Two calls a day, and more")
        ended = inside("deck", course)
        assert ended.code == 0
        assert "deck.pptx seems to be open in another program: close it there without saving" in ended.err
        file.unlink()
