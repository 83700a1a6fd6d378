"""Whole slides: every word in its placeholder, splits that say so, problems at the author's words."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.layout.slide_kinds import KINDS
from coursegen.layout.template import Template
from coursegen.model.blocks import ItemList, Paragraph
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Colour, Marker, ShapeItem, TableItem, TextItem
from coursegen.model.slide import Slide
from coursegen.model.text import words
from coursegen.problems import Refused
from support.layout_samples import SENTENCE, blanked, every_role, items, paragraph, shown, slide, table, text, texts_of

ALL = every_role()


def named(scene: Scene, name: str) -> TextItem:
    (found,) = [item for item in scene.items if isinstance(item, TextItem) and item.name == name]
    return found


def sizes_of(item: TextItem) -> set[float]:
    return {fragment.size for line in item.lines for fragment in line.fragments}


DRAWN = {
    "activity_drawn",
    "quiz_drawn",
    "recap_drawn",
    "scenario_drawn",
    "commitments_drawn",
    "steps_drawn",
    "statement",
}
"""Roles that a drawing brings along: tests/layout/forms has them."""

CLOSED_UP = ("key_point", "picture", "section", "hero", "drawn")
"""Roles whose text follows a headline of any length: see test_closing_up.py."""


def test_the_samples_are_of_every_role() -> None:
    assert {one.role for one in ALL} == set(KINDS) - DRAWN


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.role)
def test_every_word_is_shown_in_a_placeholder_of_the_layout(laid_out, template: Template, one: Slide) -> None:
    scenes = laid_out(one)
    assert len(scenes) == 1
    (scene,) = scenes
    specs = [template.layouts[one.role], *template.layouts[one.role].others]
    spec = next(spec for spec in specs if spec.part == scene.layout)
    assert (scene.layout, scene.ground, scene.background) == (spec.part, spec.ground, spec.background)
    known = {slot.placeholder for slot in [*spec.slots.values(), *filter(None, (spec.footer, spec.number))]}
    for item in scene.items:
        if isinstance(item, TextItem | TableItem):
            assert item.placeholder in known
            at_home = not isinstance(item, TextItem) or item.box_from_layout
            assert at_home or one.role in CLOSED_UP
    told = " ".join(shown(lines) for *_, lines in texts_of(scene))
    for contents in one.slots.values():
        for content in contents:
            if isinstance(content, Paragraph):
                assert content.text.plain in told
            elif isinstance(content, ItemList):
                assert all(value.plain in told for value in content.items)
            else:
                assert all(cell.plain in told for row in content.rows for cell in row)


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.role)
def test_no_line_leaves_its_frame(laid_out, one: Slide) -> None:
    for scene in laid_out(one):
        for name, _, _, width, height, lines in texts_of(scene):
            for line in lines:
                assert 0 < line.baseline < height + 1, name
                for fragment in line.fragments:
                    assert fragment.x >= 0, name
                    assert fragment.x + fragment.width <= width + 0.1, name


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.role)
def test_the_title_comes_first_and_the_accent_shape_carries_the_id(laid_out, one: Slide) -> None:
    (scene,) = laid_out(one)
    assert isinstance(scene.items[0], TextItem)
    assert scene.items[0].name == "Title"
    shapes = [item.name for item in scene.items if isinstance(item, ShapeItem)]
    assert [name for name in shapes if name.startswith("slide:")] == [f"slide:{one.id}"]
    furniture = [item.name for item in scene.items if isinstance(item, TextItem)][-2:]
    bare = one.role in ("title", "farewell")
    assert (furniture == ["Footer", "Slide number"]) != bare
    if not bare:
        number = named(scene, "Slide number")
        assert (number.field, shown(number.lines)) == ("slidenum", "1")


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.role)
def test_nothing_is_smaller_than_the_layout_where_it_fits(laid_out, template: Template, one: Slide) -> None:
    """What fits says nothing that the layout says: no size, no marker, no colour but the module's."""
    (scene,) = laid_out(one)
    specs = [template.layouts[one.role], *template.layouts[one.role].others]
    spec = next(spec for spec in specs if spec.part == scene.layout)
    for item in scene.items:
        if not isinstance(item, TextItem):
            continue
        slot = (
            next(s for s in spec.slots.values() if s.placeholder == item.placeholder)
            if item.name not in {"Footer", "Slide number"}
            else None
        )
        for para in item.paragraphs if slot else ():
            if para.size is None:
                assert slot.style.size in sizes_of(item)


def test_the_module_s_colour_is_on_the_slide(laid_out) -> None:
    for accent, slot in ((0, "dk2"), (1, "accent1")):
        one = replace(
            slide("debrief", kicker=(paragraph("Module 2", "label"),), body=(items(SENTENCE),)), accent=accent
        )
        (scene,) = laid_out(one)
        (edge,) = [item for item in scene.items if item.name.startswith("slide:")]
        assert isinstance(edge, ShapeItem)
        assert edge.fill == Colour(slot)


def test_a_body_shrinks_to_its_floor_before_it_is_split(laid_out) -> None:
    sizes = []
    for count in range(1, 14):
        scenes = laid_out(slide("objectives", body=(items(*[SENTENCE] * count),)))
        sizes.append((len(scenes), min(min(sizes_of(named(scene, "Body"))) for scene in scenes)))
    one_slide = [size for parts, size in sizes if parts == 1]
    assert one_slide == sorted(one_slide, reverse=True)
    assert one_slide[0] == 22
    assert min(size for _, size in sizes) >= 18
    assert {parts for parts, _ in sizes} >= {1, 2}


@settings(max_examples=40)
@given(st.lists(st.text("abcdefgh ij", min_size=3, max_size=160).filter(str.strip), min_size=1, max_size=25))
def test_a_split_keeps_every_item_once_in_order(laid_out, values: list[str]) -> None:
    kicker = (paragraph("Objectives", "label"),)
    scenes = laid_out(slide("debrief", kicker=kicker, body=(items(*values, marker="number"),)))
    told = []
    for part, scene in enumerate(scenes, 1):
        assert (scene.part, scene.parts, scene.number) == (part, len(scenes), part)
        assert scene.slide == "m/debrief"
        assert scene.id == ("m/debrief" if part == 1 else f"m/debrief#{part}")
        assert scene.title.plain == "A title that says the point" + (
            f" ({part}/{len(scenes)})" if len(scenes) > 1 else ""
        )
        assert scene.notes == scenes[0].notes != ()
        assert shown(named(scene, "Kicker").lines) == "Objectives"
        body = named(scene, "Body")
        told += [para.text.plain for para in body.paragraphs]
        numbers = [line.fragments[0].text for line in body.lines if line.fragments and line.fragments[0].x < 10]
        start = len(told) - len(body.paragraphs) + 1
        assert numbers == [f"{start + n}." for n in range(len(body.paragraphs))]
        if part > 1:
            assert {para.marker for para in body.paragraphs} == {Marker(numbering="arabicPeriod", start=start)}
    assert told == values


def test_what_does_not_flow_is_repeated(laid_out) -> None:
    note = (paragraph("Whose story this is", "small"),)
    scenes = laid_out(
        slide(
            "scenario", body=tuple(paragraph(SENTENCE * 3) for _ in range(5)), aside=(items(SENTENCE),), footnote=note
        )
    )
    assert len(scenes) > 1
    assert {shown(named(scene, "Footnote").lines) for scene in scenes} == {"Whose story this is"}
    assert len({shown(named(scene, "Aside").lines) for scene in scenes}) == 1


def test_scene_numbers_go_on_after_a_split(laid_out) -> None:
    long = slide("objectives", body=(items(*[SENTENCE] * 16),))
    scenes = laid_out(long, replace(slide("recap", table=(table(2),)), id="recap"))
    assert [scene.number for scene in scenes] == list(range(1, len(scenes) + 1))
    assert shown(named(scenes[-1], "Slide number").lines) == str(len(scenes))


def test_the_parts_of_a_slide_take_no_title_of_another(laid_out) -> None:
    long = slide("objectives", "Goals", body=(items(*[SENTENCE] * 16),))
    before = replace(slide("objectives", "Goals (1/3)", body=(items(SENTENCE),)), id="before")
    after = replace(slide("objectives", "goals  (2/3)", body=(items(SENTENCE),)), id="after")
    scenes = laid_out(before, long, after)
    assert [scene.title.plain for scene in scenes] == [
        "Goals (1/3)",
        "Goals (1/3) (2)",
        "Goals (2/3) (2)",
        "Goals (3/3)",
        "goals  (2/3)",
    ]
    assert [shown(named(scene, "Title").lines) for scene in scenes[1:3]] == ["Goals (1/3) (2)", "Goals (2/3) (2)"]


def test_a_title_that_is_too_long_is_a_problem_at_its_address(laid_out) -> None:
    with pytest.raises(Refused) as refused:
        laid_out(slide("objectives", SENTENCE * 8, body=(items(SENTENCE),)))
    (problem,) = refused.value.problems
    assert (problem.rule, problem.address) == ("SLD4", "m.title")
    assert problem.message.startswith("the title of the slide m/objectives is ")
    assert problem.message.endswith(" too long for its place at 26 pt")


def test_a_paragraph_that_no_slide_holds_is_a_problem_at_its_address(laid_out) -> None:
    too_long = Paragraph(text(SENTENCE * 20, "m.key_points.tired.explanation"))
    with pytest.raises(Refused) as refused:
        laid_out(slide("key_point", body=(too_long,)), slide("discussion", SENTENCE * 9))
    addresses = [problem.address for problem in refused.value.problems]
    assert addresses == ["m.key_points.tired.explanation", "m.title"]


def test_a_row_that_no_slide_holds_is_a_problem_at_the_table(laid_out) -> None:
    with pytest.raises(Refused) as refused:
        laid_out(slide("action_steps", table=(table(1, SENTENCE * 12),)))
    assert [(p.rule, p.address) for p in refused.value.problems] == [("SLD4", "m.action_steps")]


def test_an_unknown_icon_is_a_problem_with_the_nearest_names(laid_out) -> None:
    one = replace(slide("key_point", body=(paragraph(SENTENCE),)), pictogram="phome")
    with pytest.raises(Refused) as refused:
        laid_out(one)
    (problem,) = refused.value.problems
    assert (problem.rule, problem.address) == ("no-pictogram", "m.pictogram")
    assert "'phone'" in problem.hint


def test_blanks_are_gaps_for_painters(laid_out) -> None:
    one = slide("key_point", body=(Paragraph(blanked("Say the ", "drain aloud", " on day one.")),))
    (scene,) = laid_out(one)
    gaps = [f.text for line in named(scene, "Body").lines for f in line.fragments if f.gap]
    assert " ".join(gaps) == "drain aloud"


def test_a_slot_without_a_place_is_a_problem(laid_out) -> None:
    with pytest.raises(Refused, match="has no place for the footnote"):
        laid_out(slide("quiz", body=(items("a", "b", marker="letter"),), footnote=(paragraph("x"),)))


def test_check_lists_have_boxes_that_the_faces_can_draw(laid_out, arimo) -> None:
    (scene,) = laid_out(slide("commitments", body=(items(SENTENCE, marker="check"),)))
    mark = named(scene, "Body").lines[0].fragments[0].text
    assert mark == "□"
    assert arimo.covers(mark)


def test_footers_are_left_out_when_there_is_nothing_to_say(laid_out) -> None:
    (scene,) = laid_out(slide("objectives", body=(items(SENTENCE),)), footer="")
    assert "Footer" not in [item.name for item in scene.items]


def test_east_asian_and_very_long_words_wrap(laid_out) -> None:
    body = (Paragraph(words("客户的声音就是我们的方向。" * 4)), Paragraph(words("x" * 300)))
    for scene in laid_out(slide("key_point", "客户的声音就是我们的方向" * 2, body=body)):
        for _, _, _, width, _, lines in texts_of(scene):
            assert all(f.x + f.width <= width + 0.1 for line in lines for f in line.fragments)
