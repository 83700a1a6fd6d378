"""Where a slide of a module's own stands when the template has no layout for it, and where its places move to."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from msgspec.structs import replace

from coursegen.layout.arranged import arranged
from coursegen.layout.fonts import Faces
from coursegen.layout.scenes import lay_out
from coursegen.layout.standing import standing
from coursegen.layout.template import Template
from coursegen.model.scene import Box, Colour, Scene, ShapeItem, TextItem
from coursegen.model.slide import Plain, Slide, SlideRole
from coursegen.problems import Refused
from support.layout_samples import own_roles, paragraph, slide, table

ACCENT = Colour("accent3")
KICKER, SMALL = (paragraph("Module 1", "label"),), (paragraph("Source: an article", "small"),)
OWN = {one.role: one for one in own_roles(KICKER, SMALL)}


def plainly(one: Slide, role: SlideRole = "answer") -> Slide:
    return replace(one, plain=Plain(role, {"kicker": KICKER, "table": (table(2),)}, "table"))


def without(template: Template, *roles: str) -> Template:
    left = {role: spec for role, spec in template.layouts.items() if role not in roles}
    return replace(template, layouts=left)


def test_a_slide_stands_in_the_layout_of_its_role(template: Template) -> None:
    one = plainly(OWN["matrix"])
    assert standing(one, template) == (one, template.layouts["matrix"])


def test_without_a_layout_it_says_the_same_plainly(template: Template) -> None:
    shown, spec = standing(plainly(OWN["matrix"]), without(template, "matrix"))
    assert spec is template.layouts["answer"]
    assert (shown.role, shown.pictogram, set(shown.slots)) == ("answer", "table", {"kicker", "table"})


def test_a_layout_without_a_place_for_all_of_it_is_as_good_as_none(template: Template) -> None:
    spec = template.layouts["matrix"]
    fewer = replace(spec, slots={name: slot for name, slot in spec.slots.items() if name != "text_4"})
    shown, found = standing(plainly(OWN["matrix"]), replace(template, layouts={**template.layouts, "matrix": fewer}))
    assert (shown.role, found.role) == ("answer", "answer")


def test_where_neither_has_a_place_it_is_a_problem_that_names_the_layouts(template: Template, arimo: Faces) -> None:
    one = plainly(OWN["matrix"])
    with pytest.raises(Refused) as refused:
        lay_out([one], without(template, "matrix", "answer"), arimo, footer="", language="en")
    (problem,) = refused.value.problems
    assert problem.rule == "no-layout"
    assert "m/matrix" in problem.message
    assert "'Key point'" in problem.hint
    assert problem.address == "m"


def boxes(scene: Scene, name: str) -> list[Box]:
    return [item.box for item in scene.items if isinstance(item, TextItem) and item.name.startswith(name)]


@pytest.mark.parametrize("count", [3, 4, 5])
def test_a_process_fills_its_row_with_as_many_steps_as_it_has(
    laid_out: Callable[..., tuple[Scene, ...]], count: int
) -> None:
    whole = OWN["process"]
    slots = {name: one for name, one in whole.slots.items() if name[-1].isalpha() or int(name[-1]) <= count}
    (scene,) = laid_out(replace(whole, slots=slots))
    heads, texts = boxes(scene, "Head"), boxes(scene, "Text")
    assert (len(heads), len(texts)) == (count, count)
    for row in (heads, texts):
        assert len({box.y for box in row}) == 1
        assert all(left.right < right.x for left, right in pairwise(row))
        widths = [right.x - left.x for left, right in pairwise(texts)]
        assert max(widths) - min(widths) <= 1
    cards = [item.box for item in scene.items if isinstance(item, ShapeItem) and item.name.startswith("Card")]
    for card, text in zip(cards, texts, strict=True):
        assert card.x <= text.x
        assert text.right <= card.right
        assert text.bottom <= card.bottom


def test_heads_and_texts_of_one_slide_have_one_size(laid_out: Callable[..., tuple[Scene, ...]]) -> None:
    whole = OWN["process"]
    long = (paragraph("Say what happened, in the words of the person who told you about it, and stop there."),)
    (scene,) = laid_out(replace(whole, slots={**whole.slots, "text_2": long}))
    sizes = {
        fragment.size
        for item in scene.items
        if isinstance(item, TextItem) and item.name.startswith("Text")
        for line in item.lines
        for fragment in line.fragments
    }
    assert len(sizes) == 1
    assert min(sizes) >= 18


def test_a_timeline_is_to_scale(template: Template) -> None:
    one = OWN["timeline"]
    _, drawn = arranged(one, template.layouts["timeline"], ACCENT)
    first, second, third, last = [item.box for item in drawn]
    assert second.width == pytest.approx(third.width, rel=0.01)
    assert second.width / first.width == pytest.approx(60 / 13, rel=0.1)
    assert third.height > second.height == last.height


def test_other_slides_stay_as_they_are(template: Template) -> None:
    spec = template.layouts["poll"]
    assert arranged(slide("poll"), spec, ACCENT) == (spec, [])
