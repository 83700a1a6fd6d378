"""Office's faces are as wide as their free twins; others are measured as the nearest wider one, and that is said."""

from __future__ import annotations

import json

import pytest

from coursegen.assets import asset
from coursegen.layout.fonts import FACES, Faces, faces, wider
from coursegen.layout.twins import NEAREST, SAMPLE, TWINS, table_of, twin_of
from coursegen.model.brand import Brand
from coursegen.publish.workshop import _other_fonts

TABLES = sorted({twin.table for twin in TWINS.values()} - {"arimo"})


@pytest.mark.parametrize(
    ("family", "char", "units"),
    [  # advance widths in 1/2048 em, as the vendors' own tables of metrics give them
        ("Calibri", "0", 1038), ("Calibri", " ", 463), ("Calibri", "a", 981), ("Calibri", "M", 1751),
        ("Cambria", "0", 1135), ("Cambria", "a", 999), ("Cambria", " ", 450),
        ("Georgia", "0", 1257), ("Georgia", "1", 879), ("Georgia", " ", 494),
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


@pytest.mark.parametrize("family", [*NEAREST, "Kontor Grotesk", "Verdana", "Segoe UI"])
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
    assert wider(("Calibri", "Georgia")) == wider(("Georgia", "Calibri")) == "Georgia"
    assert wider(("Calibri", "Calibri")) == "Calibri"


def test_a_margin_is_said_once_and_a_twin_is_not() -> None:
    assert _other_fonts(Brand({}, "Cambria", "Calibri")) == ()
    (warning,) = _other_fonts(Brand({}, "Garamond", "Kontor Grotesk"))
    assert "Garamond as Times New Roman, 5 % wider; Kontor Grotesk as Arial, 5 % wider" in warning.message
