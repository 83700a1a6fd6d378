"""What a team's brand may be: its template, the map beside it, its colours; and what is refused before it is opened."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.assets import asset, example_course
from coursegen.layout.layout_map import read_map
from coursegen.layout.template import read_template
from coursegen.model.brand import contrast
from coursegen.model.layers import TeamBrand
from coursegen.problems import Problem, Refused, Severity
from coursegen.publish import template_file
from coursegen.publish.colours import LEAST, PAIRS, faint_colours
from coursegen.publish.template_file import template_bytes
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.source.office import bounds
from support.team_files import course_with_teams

SHOP = example_course() / "brands"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course with the shop's template."""
    root = course_with_teams(tmp_path)
    (root / "brands").mkdir()
    for name in ("shop.pptx", "shop.yaml"):
        (root / "brands" / name).write_bytes((SHOP / name).read_bytes())
    return root


def refused(root: Path, brand: TeamBrand) -> Problem:
    workshop = Workshop(course_files(root))
    with pytest.raises(Refused) as found:
        workshop.look(brand)
    return found.value.problems[0]


def test_a_template_of_the_course_is_read_with_the_map_beside_it(root: Path) -> None:
    workshop = Workshop(course_files(root))
    brand = TeamBrand(template="brands/shop.pptx")
    look = workshop.look(brand)
    assert look.data == (SHOP / "shop.pptx").read_bytes()
    assert look.template.layouts["title"].name == "Titelfolie"
    assert sorted(workshop.looks(brand).rests_on) == ["brands/shop.pptx", "brands/shop.yaml"]
    assert workshop.looks(TeamBrand()).rests_on == {}
    assert workshop.look(TeamBrand()).data == asset("template/coursegen.pptx").read_bytes()


def test_colours_replace_slots_for_whoever_draws(root: Path) -> None:
    workshop = Workshop(course_files(root))
    plain = workshop.look(TeamBrand()).template
    painted = workshop.look(TeamBrand(colours={"accent1": "#0B6E4F"}))
    assert painted.template.brand.palette["accent1"] == pytest.approx((0x0B / 255, 0x6E / 255, 0x4F / 255))
    assert painted.template.brand.palette["accent2"] == plain.brand.palette["accent2"]
    assert painted.template.layouts is plain.layouts
    assert plain.brand.palette["accent1"] != painted.template.brand.palette["accent1"]


def test_our_own_colours_can_be_read() -> None:
    brand = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml"))).brand
    for text, ground in PAIRS:
        assert contrast(brand.palette[text], brand.palette[ground]) >= LEAST, (text, ground)
    assert faint_colours(brand, list(brand.palette)) == []


@pytest.mark.parametrize(
    ("colours", "at", "said", "hint"),
    [
        ({"accent2": "#F2C230"}, "accent2", "accent2 on panels (lt2) would have a contrast of 1.", "darker accent2"),
        ({"dk2": "#9A9A9A"}, "dk2", "titles (dk2) on panels (lt2) would have a contrast of 2.4", "darker dk2"),
        ({"lt2": "#777777"}, "lt2", "accent2 on panels (lt2) would have a contrast of 1.", "lighter lt2"),
    ],
)
def test_a_colour_that_text_can_not_be_read_in_is_refused_with_its_ratio(
    root: Path, colours: dict[str, str], at: str, said: str, hint: str
) -> None:
    problem = refused(root, TeamBrand(colours=colours))
    assert problem.address == f"brand.colours.{at}"
    assert said in problem.message
    assert problem.message.endswith(" to 1")
    assert hint in problem.hint


def test_a_template_for_all_teams_keeps_its_own_colours_where_theirs_do_not_suit_it(root: Path) -> None:
    workshop = Workshop(course_files(root), str(SHOP / "shop.pptx"))
    plain, faint = workshop.looks(TeamBrand()), workshop.looks(TeamBrand(colours={"accent2": "#F2C230"}))
    assert faint.slides.template.brand == plain.slides.template.brand
    (warning,) = set(faint.warnings) - set(plain.warnings)
    assert (warning.severity, warning.address) == (Severity.WARNING, "brand.colours.accent2")
    assert "the team's colours do not suit shop.pptx" in warning.message


def test_a_template_in_a_team_s_colours_is_told_once_where_it_was_named_for_all(root: Path) -> None:
    own = TeamBrand(colours={"accent1": "#0F5C8C", "dk1": "#000000"})
    workshop = Workshop(course_files(root), str(SHOP / "shop.pptx"))
    warnings = workshop.looks(own).warnings
    (told,) = [one for one in warnings if one.rule == "team-colours"]
    assert (told.severity, told.address) == (Severity.WARNING, "brand.colours")
    assert "those of shop.pptx: accent1" in told.message
    both = replace(own, template="brands/shop.pptx")  # in one file of the team's
    assert "team-colours" not in {one.rule for one in Workshop(course_files(root)).looks(both).warnings}
    of_course = replace(both, template_at="course.template")
    assert "team-colours" in {one.rule for one in Workshop(course_files(root)).looks(of_course).warnings}


def test_a_ratio_just_below_the_least_is_not_rounded_up_to_it() -> None:
    brand = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml"))).brand
    grey = 0x77 / 255  # 4.478 to 1 on white
    palette = {**brand.palette, "hlink": (grey, grey, grey)}
    (problem,) = faint_colours(type(brand)(palette, brand.heading_font, brand.body_font), ["hlink"])
    assert "4.47 to 1" in problem.message


def test_a_template_without_a_map_is_read_by_itself(root: Path) -> None:
    (root / "brands" / "shop.yaml").unlink()
    workshop, brand = Workshop(course_files(root)), TeamBrand(template="brands/shop.pptx")
    template = workshop.look(brand).template
    assert {role: template.layouts[role].name for role in ("title", "section", "key_point", "agenda", "quiz")} == {
        "title": "Titelfolie",
        "section": "Kapiteltrenner",
        "key_point": "Zwei Inhalte",
        "agenda": "Titel und Tabelle",
        "quiz": "Titel und Inhalt",
    }
    assert sorted(workshop.looks(brand).rests_on) == ["brands/shop.pptx"]


def test_a_map_of_another_template_names_the_layouts_that_there_are(root: Path) -> None:
    (root / "brands" / "shop.yaml").write_bytes(asset("template/coursegen.yaml").read_bytes())
    problem = refused(root, TeamBrand(template="brands/shop.pptx"))
    assert problem.place is not None
    assert problem.place.file == "brands/shop.yaml"
    assert "the template has no layout" in problem.message


def test_a_shape_that_would_cover_a_title(root: Path) -> None:
    file = root / "brands" / "shop.yaml"
    text = file.read_text("utf-8")
    assert "box: [0, 0.9, 13.3333, 1.8]" in text
    file.write_text(text.replace("box: [0, 0.9, 13.3333, 1.8]", "box: [0, 0.9, 13.3333, 2.8]"), "utf-8")
    problem = refused(root, TeamBrand(template="brands/shop.pptx"))
    assert "a shape of the role section would cover the title" in problem.message
    assert problem.place is not None


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x05\x06"])
def test_what_is_no_powerpoint_file(root: Path, data: bytes) -> None:
    (root / "brands" / "shop.pptx").write_bytes(data)
    problem = refused(root, TeamBrand(template="brands/shop.pptx"))
    assert "can't be read as a PowerPoint file" in problem.message
    assert problem.address == "brand.template"


def test_a_template_that_is_a_link_out_of_the_course(root: Path, tmp_path: Path) -> None:
    (root / "brands" / "shop.pptx").unlink()
    (tmp_path / "elsewhere.pptx").write_bytes((SHOP / "shop.pptx").read_bytes())
    (root / "brands" / "shop.pptx").symlink_to(tmp_path / "elsewhere.pptx")
    assert "leads out of the course folder" in refused(root, TeamBrand(template="brands/shop.pptx")).message


def test_a_map_that_is_a_link_out_of_the_course(root: Path, tmp_path: Path) -> None:
    (root / "brands" / "shop.yaml").unlink()
    (tmp_path / "elsewhere.yaml").write_bytes((SHOP / "shop.yaml").read_bytes())
    (root / "brands" / "shop.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert "leads out of the course folder" in refused(root, TeamBrand(template="brands/shop.pptx")).message


def test_a_template_that_is_too_large(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(template_file, "MAX_BYTES", 1_000_000)
    (root / "big.pptx").write_bytes(bytes(1_000_001))
    with pytest.raises(Refused, match="larger than 1 MB"):
        template_bytes(root, "big.pptx")


def zip_of(root: Path, parts: dict[str, bytes]) -> Path:
    file = root / "made.pptx"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file


@pytest.mark.slow
def test_too_many_parts_are_counted_before_they_are_listed(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    zip_of(root, {f"{number}": b"" for number in range(bounds.MAX_PARTS + 1)})
    monkeypatch.setattr(zipfile, "ZipFile", None)  # it is not opened
    with pytest.raises(Refused, match="more than 20,000 parts"):
        template_bytes(root, "made.pptx")


def test_a_count_that_lies_does_not_help(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = zip_of(root, {f"{number:0200}": b"" for number in range(bounds.MAX_PARTS)})
    data = bytearray(file.read_bytes())
    end = data.rfind(b"PK\x05\x06")
    data[end + 8 : end + 12] = struct.pack("<HH", 1, 1)
    file.write_bytes(data)
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(Refused, match="more than 20,000 parts"):
        template_bytes(root, "made.pptx")


def test_a_record_of_64_bits_that_counts_otherwise(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = zip_of(root, {"one": b""})
    data = file.read_bytes()
    end = data.rfind(b"PK\x05\x06")
    file.write_bytes(data[:end] + b"PK\x06\x07" + bytes(16) + data[end:])
    monkeypatch.setattr(zipfile, "ZipFile", None)
    with pytest.raises(Refused, match="more than 20,000 parts"):
        template_bytes(root, "made.pptx")


@pytest.mark.slow
def test_a_bomb_is_weighed_unpacked(root: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(f"{number}", bytes(80_000_000))
    (root / "bomb.pptx").write_bytes(buffer.getvalue())
    assert len(buffer.getvalue()) < 1_000_000
    with pytest.raises(Refused, match="larger than 300 MB when it is unpacked"):
        template_bytes(root, "bomb.pptx")
