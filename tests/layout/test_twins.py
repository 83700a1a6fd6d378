"""Office's faces are as wide as their free twins; others are measured as the nearest wider one, and that is said."""

from __future__ import annotations

import json

import pytest
from fontTools.ttLib import TTFont

from coursegen.assets import asset
from coursegen.layout.faces import FACES, Faces
from coursegen.layout.template import Template
from coursegen.layout.twins import NEAREST, SAMPLE, TWINS, file_of, table_of, twin_of
from coursegen.model.brand import Brand
from coursegen.publish.kept_faces import faces, faces_for
from coursegen.publish.workshop import _other_fonts

TABLES = sorted({twin.table for twin in TWINS.values()} - {"arimo"})


@pytest.mark.parametrize(
    ("family", "char", "units"),
    [  # advance widths in 1/2048 em, as the vendors' own tables of metrics give them
        ("Calibri", "0", 1038), ("Calibri", " ", 463), ("Calibri", "a", 981), ("Calibri", "M", 1751),
        ("Cambria", "0", 1135), ("Cambria", "a", 999), ("Cambria", " ", 450),
        ("Georgia", "0", 1257), ("Georgia", "1", 879), ("Georgia", " ", 494),
        ("Segoe UI", "0", 1104), ("Segoe UI", " ", 561), ("Segoe UI", "a", 1042),
        ("Times New Roman", "0", 1024), ("Times New Roman", " ", 512), ("Times New Roman", "a", 909),
    ],
)  # fmt: skip
def test_a_twin_is_as_wide_as_the_face(family: str, char: str, units: int) -> None:
    assert faces(family).em(char, "regular") == pytest.approx(units / 2048, abs=0.002)


@pytest.mark.parametrize("table", TABLES)
def test_a_table_has_four_faces_and_all_that_courses_are_written_in(table: str) -> None:
    found = table_of(table)
    assert set(found) == set(FACES)
    letters = [*map(chr, range(0x20, 0x7F)), *"äöüßéèçñøåœ“”‘’–—…€•\u00a0"]
    for face in FACES:
        assert [char for char in letters if char not in found[face]] == []
        assert all(0 <= width < 3 for width in found[face].values())
    told = json.loads(asset(f"faces/{table}.json").read_text("ascii"))
    assert told["licence"] in {"OFL-1.1", "Apache-2.0"}
    assert told["copyright"]


def test_calibri_is_a_tenth_narrower_than_arial(arimo: Faces) -> None:
    assert 0.9 < faces("Calibri").em(SAMPLE, "regular") / arimo.em(SAMPLE, "regular") < 0.94
    assert 0.86 < faces("Calibri").em(SAMPLE, "bold") / arimo.em(SAMPLE, "bold") < 0.92


@pytest.mark.parametrize("family", [*NEAREST, "Kontor Grotesk", "Verdana", "Courier New"])
def test_a_face_without_a_twin_has_a_margin(family: str) -> None:
    twin = twin_of(family)
    assert not twin.exact
    measured = faces(family).em(SAMPLE, "regular")
    as_if = faces(twin.known_as)
    assert measured == pytest.approx(sum(as_if.width(char, "regular", 1) for char in SAMPLE) * twin.times)


def test_what_a_twin_has_no_sign_for_is_as_wide_as_in_arial(arimo: Faces) -> None:
    lacking = next(char for char in "□✓ﬁ♣◊⅓" if arimo.covers(char) and char not in table_of("carlito")["regular"])
    assert faces("Calibri").em(lacking, "regular") == pytest.approx(1.05 * arimo.em(lacking, "regular"))
    assert faces("Calibri").covers(lacking)


def test_slides_are_measured_with_the_wider_of_two_families() -> None:
    for families in (("Calibri", "Georgia"), ("Georgia", "Calibri")):
        assert faces_for(families).family == "Georgia"
    assert faces_for(("Calibri", "Calibri")).family == "Calibri"


def test_the_last_line_of_a_face_that_is_taller_than_its_lines_reaches_below_them(arimo: Faces) -> None:
    georgia = faces("Georgia")
    assert georgia.overhang(1.2) == pytest.approx(0.019, abs=0.001)  # as rpptx 0.14 finds, in steps of 0.01 em
    assert georgia.overhang(1.08) == pytest.approx(0.051, abs=0.001)
    assert georgia.overhang(1.3) == arimo.overhang(1.2) == 0
    mixed = faces_for(("Arial", "Cambria", "Georgia"))
    assert mixed.overhang(1.2) == georgia.overhang(1.2)
    assert mixed.em(SAMPLE, "regular") == max(arimo.em(SAMPLE, "regular"), georgia.em(SAMPLE, "regular"))


@pytest.mark.parametrize(
    ("wide", "narrow"),
    [
        ("Open Sans", "Tahoma"), ("Courier New", "Open Sans"), ("Segoe UI Semibold", "Segoe UI"),
        ("Segoe UI", "Calibri"), ("SimHei", "Microsoft YaHei"), ("ＭＳ ゴシック", "Meiryo"), ("微软雅黑", "Tahoma"),
    ],
)  # fmt: skip
def test_faces_that_are_known_to_be_wide_have_more_room(wide: str, narrow: str) -> None:
    assert faces(wide).em(SAMPLE, "bold") > faces(narrow).em(SAMPLE, "bold")


def test_headlines_are_measured_in_their_own_family() -> None:
    both = faces("Calibri", headings="Georgia")
    for face, head in (("regular", "head"), ("bold", "head_bold"), ("italic", "head_italic")):
        assert both.em(SAMPLE, face) == faces("Calibri").em(SAMPLE, face)  # type: ignore[arg-type]
        assert both.em(SAMPLE, head) == faces("Georgia").em(SAMPLE, face)  # type: ignore[arg-type]


@pytest.mark.parametrize("family", ["Georgia", "Calibri"])
def test_the_letters_that_slides_are_painted_in_are_as_wide_as_they_are_measured(family: str) -> None:
    for face in FACES:
        file = file_of(family, face)
        assert file is not None
        font = TTFont(file)
        upm, advances, glyphs = font["head"].unitsPerEm, font["hmtx"].metrics, font.getBestCmap()
        measured = table_of(twin_of(family).table)[face]
        letters = [*map(chr, range(0x20, 0x7F)), *"äöüßéèçñøåœ“”‘’–—…€"]
        assert [c for c in letters if abs(advances[glyphs[ord(c)]][0] / upm - measured[c]) > 0.001] == []


def of_fonts(headings: str, text: str) -> Template:
    return Template(1, 1, Brand({}, headings, text), {}, "check")


def test_a_face_that_a_place_names_is_known_beside_the_widest() -> None:
    found = faces_for(("Calibri",), named=("Georgia", "SimHei"))
    assert found.of("") is found.of("Tahoma") is found
    assert found.em(SAMPLE, "bold") == faces("Calibri").em(SAMPLE, "bold")
    assert found.of("Georgia").em(SAMPLE, "bold") == faces("Georgia").em(SAMPLE, "bold")
    assert found.of("SimHei").em(SAMPLE, "regular") > 0.5 * len(SAMPLE)  # its letters are half an em each


def test_a_margin_is_said_once_and_a_twin_is_not() -> None:
    assert _other_fonts(of_fonts("Cambria", "Calibri")) == ()
    (warning,) = _other_fonts(of_fonts("Garamond", "Kontor Grotesk"))
    assert "Garamond as Times New Roman, 5 % wider; Kontor Grotesk as Arial, 5 % wider" in warning.message
