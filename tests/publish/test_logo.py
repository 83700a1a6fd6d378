"""A course's logo, from its folder to the template's master, the slides as they are painted, and the covers."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pytest
from docx import Document as WordDocument
from lxml import etree
from PIL import Image
from pptx import Presentation
from pypdf import PdfReader

from coursegen.assets import asset
from coursegen.course.compare.difference import differences
from coursegen.course.reading.load import load_course
from coursegen.layout.drawingml import P, box_of
from coursegen.model.parts import Picture
from coursegen.model.scene_items import Box, PictureItem
from coursegen.problems import Severity
from coursegen.publish.logo import LARGE, NAME, with_logo
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.source.office.package import Package
from coursegen.source.pictures import picture_in
from support.typed import typed
from support.validated import schema_errors

TINY = Path(__file__).parent.parent / "cases" / "tiny"
OURS = asset("template/coursegen.pptx")
NAMED = "brand: {logo: {file: pictures/%s, description: %s}}\n"
CLEAR = (0, 0, 0, 0)


def picture(ink: tuple[int, ...], ground: tuple[int, ...], size: tuple[int, int] = (300, 100)) -> Picture:
    """A logo: a bar in a colour, on a ground or on none."""
    image = Image.new("RGBA", size, ground)
    image.paste(ink, (20, 20, size[0] - 20, size[1] - 20))
    held = io.BytesIO()
    image.save(held, "PNG")
    return picture_in(held.getvalue(), "pictures/logo.png", "The Grand Hotel", "")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with a logo, and a team with another."""
    root = tmp_path_factory.mktemp("logo") / "course"
    shutil.copytree(TINY, root)
    (root / "pictures").mkdir()
    (root / "pictures" / "logo.png").write_bytes(picture((160, 30, 60, 255), CLEAR).data)
    (root / "pictures" / "night.png").write_bytes(picture((255, 255, 255, 255), CLEAR).data)
    course = root / "course.yaml"
    course.write_text(f"{course.read_text('utf-8')}\n{NAMED % ('logo.png', 'The Grand Hotel')}", "utf-8")
    (root / "teams").mkdir()
    night = f"format: 1\nteam: night\ntitle: Night\nwhy: It is dark.\n{NAMED % ('night.png', 'The hotel at night')}"
    (root / "teams" / "night.yaml").write_text(night, "utf-8")
    return root


def boxes(part: etree._Element, *, places: bool) -> dict[str, Box]:
    """Where a layout's places stand, or what it draws."""
    found = {}
    for shape in part.iter(f"{P}sp", f"{P}pic"):
        box, named = box_of(shape.find(f"{P}spPr")), shape.find(f".//{P}cNvPr")
        if box is not None and named is not None and (shape.find(f".//{P}nvPr/{P}ph") is not None) is places:
            found[named.get("name", "")] = box
    return found


def made(root: Path, out: Path, *options: str) -> Path:
    """The folder of the version that a build makes."""
    assert typed("build", root, "--out", out, *options, cwd=root).code == 0
    return next(path.parent for path in out.rglob("provenance.json"))


def alternative_texts(pdf: Path) -> set[str]:
    """What figures say to a reader who listens."""
    with pikepdf.open(pdf) as file:
        found = (one for one in file.objects if isinstance(one, pikepdf.Dictionary))
        return {str(one.Alt) for one in found if one.get("/S") == "/Figure" and "/Alt" in one}


def meets(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


@pytest.mark.parametrize("size", [(300, 100), (400, 400), (1000, 60)])
def test_no_place_of_any_layout_reaches_over_the_logo(size: tuple[int, int]) -> None:
    package = Package(with_logo(OURS.read_bytes(), picture((160, 30, 60, 255), CLEAR, size), dark=False))
    (master,) = [one for one in package.parts if one.startswith("/ppt/slideMasters/slide")]
    everywhere = boxes(package.xml(master), places=False)
    assert set(everywhere) == {NAME, f"{NAME} plate"}
    seen = set()
    for part in [one for one in package.parts if one.startswith("/ppt/slideLayouts/slide")]:
        root = package.xml(part)
        own = boxes(root, places=False)
        name = root[0].get("name", "")
        drawn = {} if root.get("showMasterSp") == "0" else everywhere
        plate = {**drawn, **own}[f"{NAME} plate"]
        over = [called for called, box in boxes(root, places=True).items() if meets(box, plate)]
        assert over == [], name
        hiding = [called for called, box in own.items() if not called.startswith(NAME) and meets(box, plate)]
        assert not hiding or NAME in own, name
        assert (root.get("showMasterSp") == "0") is (NAME in own), name
        seen.add(name)
    assert set(LARGE) < seen


@pytest.mark.parametrize(
    ("ink", "ground", "dark", "plate"),
    [
        ((160, 30, 60, 255), CLEAR, False, "bg1"),
        ((160, 30, 60, 255), CLEAR, True, "tx1"),
        ((255, 255, 255, 255), CLEAR, False, "tx1"),
        ((255, 255, 255, 255), CLEAR, True, "bg1"),
        ((160, 30, 60, 255), (250, 250, 250, 255), False, ""),
    ],
)
def test_a_plate_lets_a_logo_be_seen_on_any_ground(
    ink: tuple[int, ...], ground: tuple[int, ...], dark: bool, plate: str
) -> None:
    package = Package(with_logo(OURS.read_bytes(), picture(ink, ground), dark=dark))
    (master,) = [one for one in package.parts if one.startswith("/ppt/slideMasters/slide")]
    shapes = [one for one in package.xml(master).iter(f"{P}sp") if one[0][0].get("name") == f"{NAME} plate"]
    assert [one.find(".//{*}schemeClr").get("val") for one in shapes] == ([plate] if plate else [])  # type: ignore[union-attr]


@pytest.mark.slow
def test_the_deck_has_it_on_its_master_with_words_and_its_team_another(root: Path, tmp_path: Path) -> None:
    for team, file, said in (("", "logo.png", "The Grand Hotel"), ("night", "night.png", "The hotel at night")):
        folder = made(root, tmp_path / team, "--only", "deck", *(("--team", team) if team else ()))
        deck = folder / "deck.pptx"
        assert schema_errors(deck) == []
        opened = Presentation(str(deck))
        (logo,) = [one for one in opened.slide_master.shapes if one.name == NAME]
        assert logo._element.nvPicPr.cNvPr.get("descr") == said
        assert logo.image.blob == (root / "pictures" / file).read_bytes()
        assert [one.name for one in opened.slides[0].slide_layout.shapes].count(NAME) == 1


def test_every_painted_slide_shows_it_once(root: Path) -> None:
    loaded = load_course(root)
    for theme in ("", "dark"):
        template = Workshop(course_files(root)).looks(loaded.brand, theme).slides.template
        for role, spec in template.layouts.items():
            shown = [one for one in spec.ground if isinstance(one, PictureItem) and one.name == NAME]
            visible = {(one.box.x, one.box.y) for one in shown}
            assert len(visible) == 1, role


@pytest.mark.slow
def test_the_covers_have_it_with_words(root: Path, tmp_path: Path) -> None:
    folder = made(root, tmp_path, "--only", "workbook", "--word")
    pdf = folder / "workbook.pdf"
    assert len(PdfReader(pdf).pages[0].images) == 1
    assert "The Grand Hotel" in alternative_texts(pdf)
    word = WordDocument(str(folder / "workbook.docx"))
    (shape,) = word.inline_shapes
    assert shape._inline.docPr.get("descr") == "The Grand Hotel"


@pytest.mark.slow
def test_a_certificate_has_it_in_the_place_of_the_mark(root: Path, tmp_path: Path) -> None:
    (root / "sessions").mkdir(exist_ok=True)
    session = "format: 1\nsession: monday\ndate: 2027-03-01\nheadcount: 2\n"
    (root / "sessions" / "monday.yaml").write_text(session, "utf-8")
    folder = made(root, tmp_path, "--session", "monday", "--only", "certificate")
    assert "The Grand Hotel" in alternative_texts(folder / "certificate.pdf")


def test_in_a_template_of_ones_own_it_is_on_the_covers_alone_and_a_remark_says_so(root: Path, tmp_path: Path) -> None:
    copy = tmp_path / "course"
    shutil.copytree(root, copy)
    (copy / "brands").mkdir()
    shutil.copy(OURS, copy / "brands" / "own.pptx")
    course = copy / "course.yaml"
    course.write_text(f"{course.read_text('utf-8')}template: brands/own.pptx\n", "utf-8")
    looks = Workshop(course_files(copy)).looks(load_course(copy).brand)
    told = [one for one in looks.warnings if one.rule == "logo"]
    assert [one.severity for one in told] == [Severity.INFO]
    assert not any(isinstance(one, PictureItem) for one in looks.slides.template.layouts["title"].ground)


def test_teams_with_other_logos_differ(root: Path) -> None:
    found = differences(load_course(root).course, load_course(root, team="night").course)
    assert [(one.address, one.new) for one in found] == [
        ("brand.logo", "pictures/night.png (The hotel at night)"),
    ]
