"""Pictures of a course's own, from its folder to the deck and the handouts, as other programs find them."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.shapes.picture import Picture
from pypdf import PdfReader

from coursegen.course.compare.difference import differences
from coursegen.course.reading.load import load_course
from support.tools import require_tool
from support.typed import typed
from support.validated import schema_errors

TINY = Path(__file__).parent.parent / "cases" / "tiny"
QUEUE = "Six people of different heights stand in a queue"
STEPS = "Steps that lead down from left to right"


def image(kind: str, size: tuple[int, int], colour: tuple[int, ...]) -> bytes:
    """A picture of one colour."""
    held = BytesIO()
    Image.new("RGBA" if len(colour) == 4 else "RGB", size, colour).save(held, kind)
    return held.getvalue()


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tiny course with a PNG beside an example, a JPEG where there is none, and a team that shows another."""
    root = tmp_path_factory.mktemp("pictures") / "course"
    shutil.copytree(TINY, root)
    (root / "pictures").mkdir()
    (root / "pictures" / "queue.png").write_bytes(image("PNG", (800, 500), (220, 30, 30, 120)))
    (root / "pictures" / "steps.jpg").write_bytes(image("JPEG", (600, 900), (30, 120, 30)))
    module = root / "modules" / "close.yaml"
    text = module.read_text("utf-8")
    one, two = "    pictogram: bullseye\n", "    evidence:\n      - {article: article_two, paragraphs: [3]}\n"
    assert (text.count(one), text.count(two)) == (1, 1)
    text = text.replace(one, f"{one}    picture: {{file: pictures/queue.png, description: {QUEUE}}}\n")
    module.write_text(
        text.replace(two, f"    picture:\n      file: pictures/steps.jpg\n      description: {STEPS}\n{two}"), "utf-8"
    )
    (root / "teams").mkdir()
    patch = "{purpose: {picture: {file: pictures/steps.jpg}}}"
    (root / "teams" / "desk.yaml").write_text(
        "format: 1\nteam: desk\ntitle: The desk\nwhy: It is one.\n"
        f"modules: {{patch: {{close: {{key_points: {{patch: {patch}}}}}}}}}\n",
        "utf-8",
    )
    return root


@pytest.fixture(scope="module")
def built(course: Path) -> Path:
    """The folder with the deck and the handouts of that course."""
    out = course.parent / "out"
    assert typed("build", course, "--out", out, cwd=course).code == 0
    return out / "base"


def pictures(deck: Path) -> dict[str, Picture]:
    """The pictures on the slides of a deck, by what they show."""
    shapes = (shape for slide in Presentation(str(deck)).slides for shape in slide.shapes)
    return {shape._element.nvPicPr.cNvPr.get("descr"): shape for shape in shapes if isinstance(shape, Picture)}


def test_the_schema_validator_finds_no_error(built: Path) -> None:
    assert schema_errors(built / "deck.pptx") == []


def test_the_deck_holds_the_files_as_they_are_with_what_they_show(built: Path, course: Path) -> None:
    found = pictures(built / "deck.pptx")
    assert set(found) == {QUEUE, STEPS}
    for said, file, kind in ((QUEUE, "queue.png", "image/png"), (STEPS, "steps.jpg", "image/jpeg")):
        assert found[said].image.blob == (course / "pictures" / file).read_bytes()
        assert found[said].image.content_type == kind


def test_a_picture_is_whole_undistorted_and_lies_on_no_text(built: Path) -> None:
    for said, (width, height) in ((QUEUE, (800, 500)), (STEPS, (600, 900))):
        shape = pictures(built / "deck.pptx")[said]
        assert shape.width / shape.height == pytest.approx(width / height, rel=1e-4)
        shapes = shape.part.slide.shapes
        page = shape.part.package.presentation_part.presentation
        assert shape.left + shape.width <= page.slide_width and shape.top + shape.height <= page.slide_height
        texts = [one for one in shapes if one.has_text_frame and one.text_frame.text and one.width]
        crossed = [one for one in texts if one.left < shape.left + shape.width and shape.left < one.left + one.width]
        assert all(one.top + one.height <= shape.top or shape.top + shape.height <= one.top for one in crossed)
        assert not [one for one in shapes if one.name == "Pictogram"]


@pytest.mark.parametrize("handout", ["guide", "slides_handout"])
def test_handouts_that_show_slides_show_the_pictures_on_them(built: Path, handout: str) -> None:
    sizes = sorted(found.image.size for page in PdfReader(built / f"{handout}.pdf").pages for found in page.images)
    assert sizes == [(286, 179), (286, 429)]  # as many pixels as print shows, in their own proportions


@pytest.mark.slow
def test_libreoffice_shows_the_pictures(built: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(require_tool("soffice")), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(built / "deck.pptx")], check=True, capture_output=True, timeout=180)
    contents = [page.get_contents() for page in PdfReader(tmp_path / "deck.pdf").pages]
    assert sum(b" Do" in drawn.get_data() for drawn in contents if drawn is not None) == 2


def test_a_changed_picture_changes_the_stamp(course: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(course, tmp_path / "course")
    before = load_course(copy)
    assert {"pictures/queue.png", "pictures/steps.jpg"} <= set(before.hashes)
    (copy / "pictures" / "queue.png").write_bytes(image("PNG", (800, 500), (0, 0, 0)))
    assert load_course(copy).course.stamp != before.course.stamp


def test_a_team_shows_another_picture(course: Path) -> None:
    base, team = load_course(course), load_course(course, team="desk")
    point = team.course.module("close").key_points[0]
    assert point.picture is not None
    assert (point.picture.file, point.picture.description) == ("pictures/steps.jpg", QUEUE)
    assert "pictures/queue.png" not in team.hashes
    told = [one for one in differences(base.course, team.course) if one.address.endswith(".picture")]
    assert [(one.old, one.new) for one in told] == [(f"pictures/queue.png ({QUEUE})", f"pictures/steps.jpg ({QUEUE})")]


@pytest.mark.slow
def test_a_template_without_room_for_it_is_told(course: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(course, tmp_path / "course")
    shutil.copytree(TINY.parents[2] / "course" / "brands", copy / "brands")
    (copy / "teams" / "desk.yaml").write_text(
        "format: 1\nteam: desk\ntitle: The desk\nwhy: It is one.\nbrand: {template: brands/shop.pptx}\n", "utf-8"
    )
    layouts = copy / "brands" / "shop.yaml"  # with a place for an icon, no picture takes the side
    head = "    slots: {title: 0, kicker: 21, body: 1, aside: 2, footnote: 22}\n"
    icon = "    pictograms:\n      - {fill: lt1, box: [11.753, 0.99, 0.56, 0.56], icon: lightbulb}\n"
    layouts.write_text(
        layouts.read_text("utf-8").replace(
            f"  key_point:\n    layout: Zwei Inhalte\n{head}", f"  key_point:\n    layout: Zwei Inhalte\n{head}{icon}"
        ),
        "utf-8",
    )
    done = typed("deck", copy, "--team", "desk", "--out", tmp_path / "out", cwd=tmp_path)
    assert done.code == 0
    said = done.out + done.err
    assert "modules/close.yaml:20:14: warning: the picture of the slide close/" in said
    assert "has no room in the layout 'Zwei Inhalte' and was left out" in said
    assert said.count("has no room") == 1  # where no example stands, the picture has its side
