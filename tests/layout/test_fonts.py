"""The faces: cut from the variable font once, the same bytes every time, and measured without opening them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coursegen.layout import fonts
from coursegen.layout.fonts import FACES, Faces, cache_folder, faces


def test_widths_are_those_of_the_font(arimo: Faces) -> None:
    from fontTools.ttLib import TTFont

    for face in FACES:
        font = TTFont(arimo.path(face))
        cmap, advances = font.getBestCmap(), font["hmtx"].metrics
        for text in ("Handle the next call.", "“Größe” – ½ €", "Ελλάδα Привет"):
            total = sum(advances[cmap[ord(char)]][0] for char in text) / font["head"].unitsPerEm
            assert arimo.width(text, face, 10) == pytest.approx(total * 10)


def test_widths_are_arial_s(arimo: Faces) -> None:
    """Advance widths of Arial in 1/2048 em, from its hmtx table as Adobe's Helvetica-compatible metrics give them."""
    for char, units in (("a", 1139), ("i", 455), ("M", 1706), (" ", 569), ("0", 1139)):
        assert arimo.em(char, "regular") == pytest.approx(units / 2048, abs=0.0005)
    assert arimo.em("a", "bold") == pytest.approx(1139 / 2048, abs=0.0005)
    assert arimo.em("f", "bold") == pytest.approx(682 / 2048, abs=0.0005)


def test_pairs_are_kerned_on_slides_and_not_on_pages(arimo: Faces) -> None:
    assert arimo.pairs("regular")["AV"] == pytest.approx(-152 / 2048)
    assert arimo.em("AV", "regular") == pytest.approx(arimo.width("AV", "regular", 1) - 152 / 2048)
    assert arimo.em("You’ll", "bold") < arimo.width("You’ll", "bold", 1) - 0.03
    assert arimo.em("11:41", "regular") == arimo.width("11:41", "regular", 1)  # numbers stand under each other
    assert not any(pair.isdigit() for face in FACES for pair in arimo.pairs(face))


def test_the_faces_are_static_and_named(arimo: Faces) -> None:
    from fontTools.ttLib import TTFont

    for face, style in zip(FACES, ("Regular", "Bold", "Italic", "Bold Italic"), strict=True):
        font = TTFont(arimo.path(face))
        assert "fvar" not in font
        assert "glyf" in font
        assert font["name"].getDebugName(4) == f"Arimo {style}"


def test_what_the_faces_lack_is_estimated(arimo: Faces) -> None:
    assert arimo.width("漢字", "regular", 20) == 40
    assert not arimo.covers("漢")
    assert not arimo.covers("✓")
    assert arimo.covers("é")
    assert arimo.em("\u200b", "regular") == 0.0
    assert 0.3 < arimo.em("✓", "regular") < 0.8


def test_the_line_is_what_the_font_says(arimo: Faces) -> None:
    assert (arimo.ascent, arimo.descent, arimo.line) == pytest.approx((0.905, 0.212, 1.150), abs=0.001)


@pytest.mark.slow
def test_two_machines_cut_the_same_bytes(arimo: Faces, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[int, int]] = []
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    made = faces(progress=lambda done, of: told.append((done, of)))
    assert made.folder.is_relative_to(tmp_path)
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]
    for name in [*(f"{face}.ttf" for face in FACES), "metrics.json"]:
        assert (made.folder / name).read_bytes() == (arimo.folder / name).read_bytes()
    assert [path.name for path in made.folder.parent.iterdir()] == [made.folder.name]


def _quick(folder: Path, _: object) -> None:
    (folder / "metrics.json").write_text(
        '{"upm":10,"ascent":9,"descent":2,"line":11,"chars":"a",'
        '"widths":{"regular":[5],"bold":[5],"italic":[5],"bold_italic":[5]},'
        '"pairs":{"regular":["",[]],"bold":["",[]],"italic":["",[]],"bold_italic":["",[]]}}'
    )


def test_a_cache_that_cannot_be_written_gives_way_to_the_temporary_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "tmp"))
    monkeypatch.setattr(fonts, "_make", _quick)
    assert faces().folder.is_relative_to(tmp_path / "tmp")


def test_another_process_that_was_first_is_as_good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    rename = Path.rename

    def overtaken(self: Path, target: Path) -> Path:
        target.mkdir()
        _quick(target, None)
        (target / "first").touch()
        return rename(self, target)

    monkeypatch.setattr(fonts, "_make", _quick)
    monkeypatch.setattr(Path, "rename", overtaken)
    assert (faces().folder / "first").exists()


@pytest.mark.skipif(os.name == "nt", reason="a POSIX path")
def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    for platform, folder in (("linux", ".cache/coursegen"), ("darwin", "Library/Caches/coursegen")):
        monkeypatch.setattr("sys.platform", platform)
        assert cache_folder() == tmp_path / folder
