"""What an author says of the look of slides: where headlines stand, and a drawing of the course's own as its motif."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.forms.files import CourseForm
from coursegen.course.validation.validate import judged
from coursegen.layout.rhythm import headline_of
from coursegen.layout.scenes import lay_out
from coursegen.model.course import Course
from coursegen.model.motif import Composition
from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem, PathItem
from coursegen.publish.kept_faces import faces
from coursegen.source.text import SourceText
from coursegen.source.yaml_file import node_of
from support.looks import loaded, looks

ZIGZAG = "M0 40 L 20,0 l20 40 H60 C 70 0 80 0 100 40 z"


def laid(course: Course) -> tuple[Scene, ...]:
    template = looks("", "").slides.template
    ours = faces(template.brand.body_font, headings=template.brand.heading_font)
    made = slides(course, recipe_named("deck", None), words_for(course.language))
    return lay_out(made, template, ours, footer="", language=course.language)


def headlines(shown: tuple[Scene, ...], module: str) -> list[str]:
    template = looks("", "").slides.template
    specs = {one.part: one for spec in template.layouts.values() for one in (spec, *spec.others)}
    return [headline_of(specs[one.layout]) for one in shown if one.id.startswith(f"{module}/")]


def with_wish(wish: Composition) -> Course:
    course = loaded("").course
    first, *others = course.modules
    return replace(course, modules=(replace(first, composition=wish), *others))


def test_headlines_stand_where_a_module_wants_them() -> None:
    module = loaded("").course.modules[0].id
    above, beside = (headlines(laid(with_wish(wish)), module) for wish in ("above", "beside"))
    assert above.count("above") > len(above) * 0.8
    assert beside.count("beside") > beside.count("above")
    assert beside.count("beside") > above.count("beside")


def test_a_key_point_has_the_last_word() -> None:
    course = with_wish("beside")
    first, *others = course.modules
    point, *points = first.key_points
    told = replace(first, key_points=(replace(point, composition="above"), *points))
    shown = laid(replace(course, modules=(told, *others)))
    (scene,) = (one for one in shown if one.id == f"{first.id}/points/{point.id}")
    assert headlines((scene,), first.id) == ["above"]


def test_a_drawing_of_its_own_is_whole_in_every_place_of_the_motif() -> None:
    shown = laid(replace(loaded("").course, motif_path=ZIGZAG))
    found = [(one, item) for one in shown for item in one.items if isinstance(item, GroupItem) and item.name == "motif"]
    assert {one.id for one, _ in found} >= {"title", "farewell"}
    for scene, group in found:
        (drawn,) = group.items
        assert isinstance(drawn, PathItem)
        assert [kind for kind, _ in drawn.steps] == ["M", "L", "L", "L", "C", "Z"]
        assert drawn.width / drawn.height == pytest.approx(100 / 40, rel=0.01)
        box = drawn.box
        assert box.x >= 0 and box.right <= scene.width and box.y >= 0 and box.bottom <= scene.height
    places = {scene.id: group.box for scene, group in found}
    assert places["title"].x > places["farewell"].right - 10


@pytest.mark.parametrize("path", ["L 0 0", "M 0 0 A 1 1 0 0 0 2 2", "M 0", "M 0 0 C 1 1", "url(x)", "M 0 0 L nan 1"])
def test_what_is_no_path_is_refused_where_it_stands(path: str) -> None:
    found = judged(node_of(SourceText("course.yaml", f"\nmotif_path: {path}\n", "")), CourseForm).problems
    assert any(one.place is not None and one.place.column > 1 for one in found)


def test_a_path_is_taken() -> None:
    found = judged(node_of(SourceText("course.yaml", f"\nmotif_path: {ZIGZAG}\n", "")), CourseForm).problems
    assert not any(one.place is not None and one.place.column > 1 for one in found)
