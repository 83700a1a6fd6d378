"""A scene painted on a page: where its parts are, in which colours, and what of it can be read."""

from __future__ import annotations

import re
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from PIL import Image
from pypdf import PdfReader

from coursegen.model.document import Audience, Thumbnail
from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    Box,
    Colour,
    ColourSlot,
    Fragment,
    GroupItem,
    Line,
    PictureItem,
    ShapeItem,
    TextItem,
)
from coursegen.publish.kept_faces import faces_for
from coursegen.units import Inch
from coursegen.write.pdf import handout_bytes
from coursegen.write.pdf.painter import paint_drawing
from coursegen.write.pdf.pen import PLAIN
from coursegen.write.pdf.pictures import smaller
from coursegen.write.pdf.slides import slides_pdf
from support.pdf_cases import BRAND, SECRET, document, fragment, rgb, scene, the_faces
from support.tools import require_tool


def painted(slide: Scene, folder: Path, audience: Audience = "participant") -> tuple[Image.Image, str]:
    """The slide as a picture of 100 pixels an inch of slide, cut out of its page, and the page's text."""
    made = handout_bytes(document((Thumbnail("slide", "x", 165.0),), audience), BRAND, the_faces(), {"slide": slide})
    path = folder / "page.pdf"
    path.write_bytes(made.data)
    # 165 mm of paper show 13.333 inches of slide.
    dots = 100 * 13.333 / (165 / 25.4)
    subprocess.run(
        [require_tool("pdftoppm"), "-r", f"{dots}", "-png", "-singlefile", path, folder / "page"], check=True
    )
    page = Image.open(folder / "page.png").convert("RGB")
    left, top = 25 / 25.4 * dots, 25 / 25.4 * dots
    crop = page.crop((round(left), round(top), round(left) + 1333, round(top) + 750))
    return crop, PdfReader(BytesIO(made.data)).pages[0].extract_text()


def near(pixel: tuple[int, ...], wanted: str) -> bool:
    return all(abs(have / 255 - want) < 0.03 for have, want in zip(pixel, rgb(wanted), strict=True))


def test_shapes_stand_where_the_slide_has_them(tmp_path: Path):
    picture, _ = painted(scene(), tmp_path)
    assert near(picture.getpixel((20, 400)), "0B7285")  # the bar of the ground
    assert near(picture.getpixel((1000, 500)), "F08C00")  # the middle of the plate
    assert near(picture.getpixel((903, 403)), "FFFFFF")  # its corner is round
    assert near(picture.getpixel((1200, 450)), "5B4B9A")  # the middle of the ellipse
    assert near(picture.getpixel((1105, 405)), "FFFFFF")  # its box's corner is free
    assert near(picture.getpixel((920, 650)), "2B7A3D")  # the icon's outline, filled
    assert near(picture.getpixel((600, 650)), "FFFFFF")


class Fills:
    """A pen that notes what the areas are filled with."""

    def __init__(self) -> None:
        self.seen: list[object] = []

    def box(self, _x: float, _y: float, _width: float, _height: float, fill: object, *_: object) -> None:
        self.seen.append(fill)


@pytest.mark.parametrize(("ground", "seen"), [("lt2", "F2F5F8 FFFFFF FFFFFF"), ("lt1", "FFFFFF F2F5F8 FFFFFF")])
def test_what_is_lifted_off_a_tinted_slide_swaps_white_and_the_tint(ground: ColourSlot, seen: str):
    """What was dark is an outline, and paper within it."""
    wide, high = Inch(2), Inch(1)
    shapes = tuple(
        ShapeItem(f"{place}", Box(wide * place, 0, wide, high), "rect", Colour(slot))
        for place, slot in enumerate(("lt1", "lt2", "accent1"))
    )
    drawn = GroupItem("Drawing", Box(0, 0, 3 * wide, high), shapes, "Three areas")
    pen: Any = Fills()
    slide = replace(scene(), background=Colour(ground))
    paint_drawing(slide, drawn, pen, BRAND, 0.0, 0.0, 100.0, PLAIN, reveal=False, answers=False)
    assert pen.seen == [rgb(one) for one in seen.split()]


def test_text_stands_on_its_measured_lines(tmp_path: Path):
    picture, text = painted(scene(), tmp_path)
    box = picture.crop((60, 30, 800, 150)).convert("L").point(lambda value: 255 if value < 128 else 0).getbbox()
    left, _, right, bottom = box
    width = the_faces().width("A slide's title", "regular", 36) / 72 * 100
    assert left + 60 == pytest.approx(100, abs=4)  # the frame's left edge
    assert right - left == pytest.approx(width, abs=8)
    # Baseline 40 points under the frame's upper edge, half an inch down.
    baseline = 50 + 40 / 72 * 100
    assert bottom + 30 == pytest.approx(baseline, abs=3)
    assert text.index("A slide's title") < text.index("a cell")


def test_a_gap_shows_a_line_and_never_its_words(tmp_path: Path):
    hidden, text = painted(scene(), tmp_path)
    assert SECRET not in text
    assert "Before ____ after" in " ".join(text.split())
    shown, told = painted(scene(), tmp_path, "facilitator")
    assert f"Before {SECRET} after" in " ".join(told.split())
    assert hidden.tobytes() != shown.tobytes()


def test_nothing_shows_outside_the_slide(tmp_path: Path):
    slide = scene()
    far = TextItem("Far", Box(Inch(12), Inch(1), Inch(1), Inch(1)), (), (Line(30, (fragment("W" * 60, 0, 40),)),))
    low = ShapeItem("Low", Box(Inch(1), Inch(7), Inch(2), Inch(6)), "rect", slide.ground[0].fill)
    made = handout_bytes(
        document((Thumbnail("slide", "x", 100.0),)),
        BRAND,
        the_faces(),
        {"slide": replace(slide, items=(*slide.items, far, low))},
    )
    path = tmp_path / "page.pdf"
    path.write_bytes(made.data)
    subprocess.run([require_tool("pdftoppm"), "-r", "50", "-png", "-singlefile", path, tmp_path / "page"], check=True)
    page = Image.open(tmp_path / "page.png").convert("L")
    right, foot = round(126 / 25.4 * 50) + 2, round((25 + 100 * 9 / 16) / 25.4 * 50) + 3
    assert page.crop((right, 0, page.width, foot)).getextrema()[0] == 255
    assert page.crop((0, foot, page.width, page.height - 60)).getextrema()[0] == 255


def test_pictures_are_painted(tmp_path: Path):
    data = BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(data, "PNG")
    photo = PictureItem("Photo", Box(Inch(2), Inch(3), Inch(1), Inch(1)), data.getvalue(), "image/png", "red")
    picture, _ = painted(replace(scene(), items=(photo,)), tmp_path)
    assert near(picture.getpixel((250, 350)), "C81E1E")


def test_a_picture_is_embedded_once_and_no_larger_than_print_shows():
    noise = Image.effect_noise((3000, 1500), 80).convert("RGB")
    held = BytesIO()
    noise.save(held, "JPEG", quality=95)
    photo = PictureItem("Photo", Box(0, 0, scene().width // 2, scene().height // 2), held.getvalue(), "image/jpeg", "x")
    slide = replace(scene(), items=(photo,))
    blocks = tuple(Thumbnail("slide", "x", wide) for wide in (52.0, 80.0, 110.0, 52.0))
    made = handout_bytes(document(blocks), BRAND, the_faces(), {"slide": slide})
    pictures = {
        image.indirect_reference.idnum: image.image.size
        for page in PdfReader(BytesIO(made.data)).pages
        for image in page.images
    }
    (size,) = pictures.values()
    assert size[0] == pytest.approx(55 / 25.4 * 220, abs=2)
    assert size[1] == pytest.approx(size[0] / 2, abs=1)
    assert len(made.data) < len(held.getvalue()) / 3


def test_a_small_picture_is_embedded_as_it_is():
    held = BytesIO()
    Image.new("RGB", (40, 20), "red").save(held, "PNG")
    assert smaller(held.getvalue(), 40) == held.getvalue()
    with Image.open(BytesIO(smaller(held.getvalue(), 10))) as made:
        assert (made.format, made.size) == ("PNG", (10, 5))


def test_what_is_drawn_in_narrower_letters_than_it_is_measured_in_ends_where_it_is_aligned(tmp_path: Path):
    """Measured in Cambria, the wider font of a template, and drawn in Calibri: both lines end at the right edge."""
    edge, brand = 600.0, replace(BRAND, body_font="Calibri", heading_font="Cambria")
    lines = []
    for number, words in enumerate(("A line of a good many words", "and a short one"), start=1):
        wide = faces_for(("Cambria",)).width(words, "regular", 24)
        lines.append(Line(30.0 * number, (Fragment(words, edge - wide, wide, "regular", 24, Colour("dk1")),), "right"))
    body = TextItem("Body", Box(Inch(1), Inch(2), Inch(11), Inch(2)), (), tuple(lines))
    path = tmp_path / "slide.pdf"
    path.write_bytes(slides_pdf([replace(scene(), items=(body,), ground=())], brand, the_faces()))
    command = [str(require_tool("pdftotext")), "-bbox", str(path), "-"]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    ends = {word: float(right) for right, word in re.findall(r'xMax="([\d.]+)"[^>]*>(\w+)<', told)}
    assert ends["words"] == pytest.approx(72 + edge, abs=0.5)
    assert ends["one"] == pytest.approx(72 + edge, abs=0.5)
