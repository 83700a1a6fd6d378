"""The faces: static, and measured without opening them."""

from __future__ import annotations

import pytest

from coursegen.layout.faces import FACES, Faces


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
