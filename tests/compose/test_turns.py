"""What a course turns on has slides of its own, and stands in common ones where a template has none for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from coursegen.assets import asset, example_course
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.layout.layout_map import read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.course import Course
from coursegen.model.scene import Scene
from coursegen.model.scene_items import TextItem
from coursegen.model.slide import Slide
from coursegen.publish.kept_faces import faces

WORKSHOP = Path(__file__).parent.parent / "cases" / "workshop"
OURS = asset("template/coursegen.pptx")
SHOP = example_course() / "brands" / "shop.pptx"


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(WORKSHOP).course


@pytest.fixture(scope="module")
def deck(course: Course) -> dict[str, Slide]:
    return {slide.id: slide for slide in slides(course, recipe_named("deck", None), words_for("en"))}


def _template(file: Path) -> Template:
    return read_template(file, read_map(file.with_suffix(".yaml")))


def _shown(slide: Slide, file: Path, *lacking: str) -> tuple[Template, Scene]:
    template = _template(file)
    template = replace(template, layouts={role: one for role, one in template.layouts.items() if role not in lacking})
    (scene,) = lay_out([slide], template, faces(), footer="", language="en")
    return template, scene


def _words(scene: Scene) -> str:
    return " ".join(run.text for item in scene.items if isinstance(item, TextItem)
                    for one in item.paragraphs for run in one.text.runs)  # fmt: skip


def test_a_key_point_with_a_label_is_its_headline_large_and_nothing_is_lost(
    course: Course, deck: dict[str, Slide]
) -> None:
    slide, point = deck["calm/points/ending"], course.modules[0].key_points[0]
    template, scene = _shown(slide, OURS)
    assert scene.layout == template.layouts["hero"].part
    title = next(item for item in scene.items if isinstance(item, TextItem) and item.name == "Title")
    assert title.lines[0].fragments[0].size == template.layouts["hero"].slots["title"].style.size >= 60
    assert {"Key Learning Point", point.on_slide.plain} <= {
        one.text.plain for item in scene.items if isinstance(item, TextItem) for one in item.paragraphs
    }
    told = [line.text.plain for line in scene.notes]
    assert point.explanation.plain in told
    assert point.example.plain in told


def test_the_farewell_has_a_ground_of_its_own(deck: dict[str, Slide]) -> None:
    template, scene = _shown(deck["farewell"], OURS)
    assert scene.layout == template.layouts["farewell"].part
    assert scene.background != template.layouts["key_point"].background


@pytest.mark.parametrize(("name", "common"), [("calm/points/ending", "key_point"), ("farewell", "section")])
def test_a_template_without_such_layouts_shows_them_in_a_common_one(
    deck: dict[str, Slide], name: str, common: str
) -> None:
    _, ours = _shown(deck[name], OURS)
    template, scene = _shown(deck[name], SHOP, "farewell")
    spec = template.layouts[common]
    assert scene.layout == (spec.alone or spec).part
    assert set(_words(ours).split()) <= set(_words(scene).split())
