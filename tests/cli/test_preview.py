"""Pictures of the slides: one for each or all on a sheet, the same bytes each time, and what is on them."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from support.typed import Ended, changed, tree

Inside = Callable[..., Ended]


def opened(path: Path) -> Image.Image:
    return Image.open(io.BytesIO(path.read_bytes()))


@pytest.mark.slow
def test_every_slide_becomes_a_picture_named_by_its_number_and_id(inside: Inside, course: Path, tmp_path: Path) -> None:
    ended = inside("preview", course, "--out", tmp_path / "out")
    assert (ended.code, ended.err) == (0, "")
    names = sorted(tree(tmp_path / "out"))
    assert names[0] == "base/preview/001-title.png"
    assert [int(name.split("/")[2][:3]) for name in names] == list(range(1, len(names) + 1))
    assert ended.out.startswith(f"{len(names)} slides in ")
    for name in names:
        with opened(tmp_path / "out" / name) as picture:
            assert picture.size == (1280, 720)
    with opened(tmp_path / "out" / names[0]) as first:
        assert first.getpixel((640, 700)) == (0x0B, 0x3A, 0x42)  # the title slide's petrol


@pytest.mark.slow
def test_pictures_of_slides_that_are_gone_go_and_nothing_else_does(
    inside: Inside, course: Path, tmp_path: Path
) -> None:
    inside("preview", course, "--out", tmp_path)
    folder = tmp_path / "base" / "preview"
    (folder / "200-gone.png").write_bytes(b"old")
    (folder / "mine.png").write_bytes(b"mine")
    before = tree(folder)
    assert inside("preview", course, "--out", tmp_path).code == 0
    before.pop("200-gone.png")
    assert tree(folder) == before


@pytest.mark.slow
def test_the_sheet_has_all_slides_in_the_theme_that_was_asked_for(inside: Inside, course: Path, tmp_path: Path) -> None:
    ended = inside("preview", course, "--sheet", "--theme", "dark", "--out", tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert list(tree(tmp_path / "base")) == ["preview-dark/sheet.png"]
    data = (tmp_path / "base/preview-dark/sheet.png").read_bytes()
    with opened(tmp_path / "base/preview-dark/sheet.png") as sheet:
        colours = {colour for _, colour in sheet.getcolors(1 << 20) or ()}
    assert {(0x0C, 0x1B, 0x20), (0x16, 0x32, 0x3A)} <= colours
    inside("preview", course, "--sheet", "--theme", "dark", "--out", tmp_path)
    assert (tmp_path / "base/preview-dark/sheet.png").read_bytes() == data


def test_what_is_wrong_with_the_course_is_told_and_nothing_is_painted(
    inside: Inside, course: Path, tmp_path: Path
) -> None:
    changed(course / "course.yaml", "title:", "titel:")
    ended = inside("preview", course, "--out", tmp_path / "out")
    assert ended.code == 1
    assert "unknown field 'titel'" in ended.err
    assert not (tmp_path / "out").exists()


def test_an_unknown_theme_is_wrong_use(inside: Inside, course: Path) -> None:
    for command in ("preview", "deck"):
        ended = inside(command, course, "--theme", "drak")
        assert ended.code == 2
        assert "there is no theme 'drak'; did you mean dark?" in ended.err
