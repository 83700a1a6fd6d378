"""Gradients of a template: their colours from end to end, the worse of which text is judged by."""

from __future__ import annotations

from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image

from coursegen.layout.faces import Faces
from coursegen.layout.gradient import colours_at
from coursegen.layout.scenes import lay_out
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.layout.template import Template, read_template
from coursegen.model.brand import rgb_of_hex
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Colour, Gradient, ShapeItem
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.png import page_pictures
from coursegen.write.svg.painter import scene_svg
from support import odd_templates
from support.layout_samples import slide

SLIDES = {"m/title": slide("title")}
WHITE, PALE, BLUE = Colour("lt1"), Colour("lt2"), Colour("accent1")


@pytest.fixture
def template() -> Template:
    return read_template(odd_templates.on_gradients())


@pytest.fixture
def scene(template: Template, arimo: Faces) -> Scene:
    (made,) = lay_out(list(SLIDES.values()), template, arimo, footer="A course", language="en")
    return made


def test_a_page_s_gradient_is_read_with_its_stops_and_its_angle(scene: Scene) -> None:
    (page,) = scene.ground
    assert isinstance(page, ShapeItem)
    assert page.gradient == Gradient(((0.0, WHITE), (0.5, PALE), (1.0, BLUE)), 90.0)
    assert (page.box.width, page.box.height, page.fill) == (scene.width, scene.height, PALE)


@pytest.mark.parametrize(
    ("angle", "x", "y", "between"),
    [
        (90.0, 10, 1, (WHITE, PALE)),
        (90.0, 10, 99, (PALE, BLUE)),
        (0.0, 1, 99, (WHITE, PALE)),
        (180.0, 1, 99, (PALE, BLUE)),
        (45.0, 1, 1, (WHITE, PALE)),
        (225.0, 1, 1, (PALE, BLUE)),
    ],
)
def test_a_point_is_between_the_two_stops_around_it(angle: float, x: int, y: int, between: tuple[Colour, ...]) -> None:
    gradient = Gradient(((0.0, WHITE), (0.5, PALE), (1.0, BLUE)), angle)
    shape = ShapeItem("Band", Box(0, 0, 100, 100), "rect", PALE, gradient=gradient)
    assert colours_at(shape, x, y) == between
    assert colours_at(replace(shape, gradient=None), x, y) == (PALE,)
    assert colours_at(replace(shape, gradient=replace(gradient, angle=None)), x, y) == (WHITE, PALE, BLUE)


def test_text_is_judged_against_the_worse_of_the_colours_around_it(scene: Scene, template: Template) -> None:
    def faint(ink: str) -> list[str]:
        brand = replace(template.brand, palette={**template.brand.palette, "dk1": rgb_of_hex(ink)})
        return [one.message for one in SLIDE_RULES["A11Y6"](Deck(SLIDES, [scene], brand), {})]

    assert faint("#000000") == []
    (told,) = faint("#EEECE1")  # as the gradient's middle
    assert "has a contrast of 1.0 to 1 only" in told


def test_a_gradient_is_painted_from_end_to_end(scene: Scene, template: Template, arimo: Faces) -> None:
    empty = replace(scene, items=())
    made = Image.open(BytesIO(next(page_pictures(slides_pdf([empty], template.brand, arimo), 1.0)))).convert("RGB")
    ends = [made.getpixel((made.width // 2, y)) for y in (1, made.height // 2, made.height - 2)]
    for pixel, wanted in zip(ends, ((255, 255, 255), (238, 236, 225), (79, 129, 189)), strict=True):
        assert all(abs(a - b) < 6 for a, b in zip(pixel, wanted, strict=True))
    svg = scene_svg(empty, template.brand, "A slide")
    assert svg.count("<path") > 32
    assert "#eeece1" not in svg.partition("<svg x=")[0].partition("<rect")[2].partition("<rect")[2]
