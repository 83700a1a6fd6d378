"""Every form in every template: one group, in its place, all its words in it, large enough and readable."""

from __future__ import annotations

import re
from itertools import pairwise
from math import fsum

import pytest
from msgspec.structs import replace

from coursegen.course.forms.visual import VisualForm
from coursegen.layout.forms.listed import FORMS
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.scenes import lay_out
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.model.diagrams import Comparison, Event, Timeline
from coursegen.model.drawn_forms import VISUALS
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Cell, Colour, ConnectorItem, PathItem, PictureItem, TableItem, TextItem
from coursegen.model.text import texts_of, words
from coursegen.publish.visuals import example_slides
from support.forms import EXAMPLES, GROUPED, NATIVE, PLACES, drawn, group_of, place

every_form = pytest.mark.parametrize("form", GROUPED)
every_place = pytest.mark.parametrize("name", PLACES)


def texts(scene: Scene) -> list[TextItem]:
    return [item for item in group_of(scene).items if isinstance(item, TextItem)]


def test_every_form_is_in_every_list() -> None:
    assert list(FORMS) == list(VISUALS) == list(VisualForm.model_fields)
    assert set(EXAMPLES) == set(FORMS)
    for name, form in FORMS.items():
        assert form.value is VISUALS[name]
        assert (form.draw is None) is (form.placed is not None)


@every_place
@every_form
def test_a_form_is_one_group_named_for_it(form: str, name: str) -> None:
    scene = drawn(name)[form]
    assert scene.undrawn is None
    group = group_of(scene)
    assert (group.name, group.address) == (form, f"examples.{form}.{form}")
    names = [item.name for item in group.items]
    assert len(set(names)) == len(names)


@every_place
@every_form
def test_all_its_words_stand_in_it_and_in_its_alternative_text(form: str, name: str) -> None:
    group = group_of(drawn(name)[form])
    shown = [paragraph.text for item in group.items if isinstance(item, TextItem) for paragraph in item.paragraphs]
    wanted = list(texts_of(EXAMPLES[form].visual))
    assert wanted
    assert {text.address for text in wanted} <= {text.address for text in shown}
    for text in wanted:
        assert text.plain.strip("“”") in group.description, text.plain


@every_place
@every_form
def test_words_are_large_enough_for_the_back_row(form: str, name: str) -> None:
    least = max(18, place(name).template.least)
    for item in texts(drawn(name)[form]):
        assert all(paragraph.size is not None and paragraph.size >= least for paragraph in item.paragraphs), item.name


@every_place
@every_form
def test_it_stays_on_the_slide_and_off_the_title(form: str, name: str) -> None:
    scene = drawn(name)[form]
    group = group_of(scene)
    assert group.box.x >= 0
    assert group.box.y >= 0
    assert group.box.right <= scene.width
    assert group.box.bottom <= scene.height
    title = scene.items[0].box
    assert group.box.y >= title.bottom or group.box.x >= title.right
    for item in texts(scene):
        box = item.box
        assert box.x >= 0 and box.right <= scene.width, item.name
        for line in item.lines:
            for fragment in line.fragments:
                assert -1 <= fragment.x <= fragment.x + fragment.width <= box.width / 12_700 + 1, item.name
                assert line.baseline <= box.height / 12_700 + 1, item.name


@every_place
@every_form
def test_its_words_can_be_read(form: str, name: str) -> None:
    scene = drawn(name)[form]
    slides = {slide.id: slide for slide in example_slides(tuple(EXAMPLES.values()))}
    deck = Deck(slides, [scene], place(name).template.brand)
    assert list(SLIDE_RULES["A11Y6"](deck, {})) == []


@every_place
@pytest.mark.parametrize(("form", "through"), [("iceberg", "Water"), ("iceberg", "Water line"), ("amounts", "Line")])
def test_what_runs_off_the_slide_does_so_at_both_sides(form: str, through: str, name: str) -> None:
    """Unless text stands beside it: then it begins at the stage's edge."""
    layouts, scene = place(name).template.layouts, drawn(name)[form]
    wide = scene.items[0].box.width  # of the headline, which tells roles in one layout apart
    (role,) = (
        one for one in ("drawn", "drawn_beside")
        if one in layouts and (layouts[one].part, layouts[one].slots["title"].box.width) == (scene.layout, wide)
    )  # fmt: skip
    start = 0 if role == "drawn" else layouts[role].slots["stage"].box.x
    (part,) = (item for item in group_of(scene).items if item.name == through)
    assert part.box.x == pytest.approx(start, abs=12_700)
    assert part.box.right == pytest.approx(scene.width, abs=12_700)


@every_form
def test_connectors_join_shapes_of_the_group(form: str) -> None:
    group = group_of(drawn("light")[form])
    names = {item.name for item in group.items}
    for item in group.items:
        if isinstance(item, ConnectorItem):
            assert {name for name, _ in item.tied} <= names


def test_words_without_room_are_told_at_their_line_and_stand_as_text() -> None:
    (slide,) = example_slides((EXAMPLES["gap"],))
    long = words("a very long sentence that nobody says in one breath " * 12, address="m.visual.gap.answered")
    assert slide.visual is not None
    one = replace(slide, visual=replace(slide.visual, answered=long))
    at = place("light")
    (scene,) = lay_out([one], at.template, at.faces, footer="", language="en")
    assert scene.undrawn is not None
    assert scene.undrawn.address == "m.visual.gap.answered"
    assert "has no room in the drawing" in scene.undrawn.message
    (body,) = (item for item in scene.items if isinstance(item, TextItem) and item.name == "Body")
    assert [paragraph.text.plain for paragraph in body.paragraphs][:2] == [
        "“Was it you who sent me away?”",
        "One breath",
    ]


def test_a_template_without_a_stage_shows_the_words(arimo) -> None:
    at = place("light")
    layouts = {role: spec for role, spec in at.template.layouts.items() if not role.startswith("drawn")}
    slides = example_slides((EXAMPLES["gap"],))
    (scene,) = lay_out(slides, replace(at.template, layouts=layouts), arimo, footer="", language="en")
    assert scene.undrawn is not None
    assert "no layout with room" in scene.undrawn.message


def test_the_two_ends_of_a_spectrum_are_of_one_size() -> None:
    (slide,) = example_slides((EXAMPLES["spectrum"],))
    assert slide.visual is not None
    short, long = words("“No.”"), words("a sentence that is too long to be set as large as a headline in a third of it")
    at = place("light")
    for left, right in ((short, long), (long, short), (short, short)):
        one = replace(slide, visual=replace(slide.visual, left=left, right=right))
        (scene,) = lay_out([one], at.template, at.faces, footer="", language="en")
        sizes = {one.name: one.lines[0].fragments[0].size for one in texts(scene) if one.name in {"Left", "Right"}}
        assert len(sizes) == 2
        assert len(set(sizes.values())) == 1


def test_many_moments_stand_above_and_below_their_line_in_turn() -> None:
    (slide,) = example_slides((EXAMPLES["timeline"],))
    rows = [Event(str(n), words(f"{8 + n:02}:00"), words("A part of the day"), n == 4, "") for n in range(10)]
    at = place("light")
    drawing = replace(slide, visual=Timeline("m.visual.timeline", tuple(rows)))
    (scene,) = lay_out([drawing], at.template, at.faces, footer="", language="en")
    assert scene.undrawn is None
    found = texts(scene)
    (line,) = [item.box.y for item in group_of(scene).items if item.name == "Line"]
    above = [item.box.bottom < line for item in found]
    assert above == [True, False] * 5
    for row in (found[::2], found[1::2]):
        assert all(one.box.right <= other.box.x for one, other in pairwise(row))
    sizes = [item.box.width for item in group_of(scene).items if item.name.endswith("dot")]
    assert sizes.index(max(sizes)) == 4


@every_place
@pytest.mark.parametrize(("form", "bubble"), [("quotation", "Said"), ("bubble_question", "Question")])
def test_the_tail_of_a_large_bubble_is_slim_and_points_below_it(form: str, bubble: str, name: str) -> None:
    group = group_of(drawn(name)[form])
    (path,) = (item for item in group.items if isinstance(item, PathItem) and item.name == f"{bubble} bubble")
    (words_in,) = (item for item in texts(drawn(name)[form]) if item.name == bubble)
    points = [step[-2:] for kind, step in path.steps if kind != "Z"]
    tip = max(points, key=lambda point: point[1])
    foot = max(y for _, y in points if y < tip[1] - 1)
    base = [points[points.index(tip) + by][0] for by in (-1, 1)]
    assert abs(base[0] - base[1]) <= 1.5 * (tip[1] - foot)
    assert path.box.y <= words_in.box.y and words_in.box.bottom <= path.box.y + (foot + 1) * 12_700
    assert path.box.x <= words_in.box.x and words_in.box.right <= path.box.right


@every_place
def test_the_bubbles_of_a_gap_are_equally_large_and_as_far_from_what_is_between(name: str) -> None:
    group = group_of(drawn(name)["gap"])
    heard, answered = (item.box for item in texts(drawn(name)["gap"]) if item.name in ("Heard", "Answered"))
    assert (heard.width, heard.height) == (answered.width, answered.height)
    (dot,) = (item.box for item in group.items if item.name == "Dot")
    assert dot.x - heard.right == pytest.approx(answered.x - dot.right, abs=12_700)


@every_place
def test_the_words_in_a_gap_keep_clear_of_both_bubbles_in_bold_on_paper_too(name: str) -> None:
    (slide,) = example_slides((EXAMPLES["gap"],))
    assert slide.visual is not None
    heard, answered = words("“You said you’d ring me back.”"), words("“And nobody did. I’m sorry.”")
    course_s = replace(slide, visual=replace(slide.visual, heard=heard, answered=answered))
    at = place(name)
    for one in (slide, course_s):
        (scene,) = lay_out([one], at.template, at.faces, footer="", language="en")
        said = {item.name: item for item in texts(scene)}
        widest = 1.1 * max(fsum(part.width for part in line.fragments) for line in said["Between words"].lines)
        free = (said["Answered"].box.x - said["Heard"].box.right) / 12_700
        assert (free - widest) / 2 >= 13, (free, widest)


@every_place
def test_the_steps_of_a_process_are_equally_wide_and_their_words_keep_apart(name: str) -> None:
    scene = drawn(name)["process"]
    arrows = [item.box for item in group_of(scene).items if item.name.startswith("Arrow ")]
    said = [item.box for item in texts(scene) if re.fullmatch(r"Step \d", item.name)]
    assert len(said) == len(arrows) > 1
    assert len({round(one.x - other.x, -1) for one, other in pairwise(said)}) == 1
    assert max(box.width for box in arrows) - min(box.width for box in arrows) <= 12_700
    assert all(other.x - one.right >= 19 * 12_700 for one, other in pairwise(said))


@pytest.mark.parametrize("form", ["process", "timeline", "spectrum"])
def test_a_low_drawing_stands_in_the_middle_of_its_room(form: str) -> None:
    at = place("light")
    scene = drawn("light")[form]
    box, title = group_of(scene).box, scene.items[0].box
    lines = at.template.layouts["drawn"].slots["footnote"].box.y
    above, below = box.y - title.bottom, lines - box.bottom
    assert abs(above - below) < 0.12 * scene.height


def natives(scene: Scene) -> list[TableItem | PictureItem]:
    return [item for item in scene.items if isinstance(item, TableItem | PictureItem)]


@every_place
def test_a_comparison_is_a_native_table_and_a_picture_a_native_picture(name: str) -> None:
    for form, kind in zip(NATIVE, (TableItem, PictureItem), strict=True):
        scene = drawn(name)[form]
        assert (scene.undrawn, scene.gave_way) == (None, ())
        (item,) = natives(scene)
        assert isinstance(item, kind)
        assert item.description
        title = scene.items[0].box
        assert item.box.y >= title.bottom or item.box.x >= title.right
        assert item.box.x >= 0 and item.box.right <= scene.width and item.box.bottom <= scene.height


@every_place
@pytest.mark.parametrize("form", NATIVE)
def test_all_words_of_what_is_native_stand_on_its_slide(form: str, name: str) -> None:
    scene = drawn(name)[form]
    cells = [cell for item in scene.items if isinstance(item, TableItem) for row in item.rows for cell in row]
    said = [one for item in (*scene.items, *cells) if isinstance(item, TextItem | Cell) for one in item.paragraphs]
    wanted = {text.address for text in texts_of(EXAMPLES[form].visual)}
    assert wanted
    assert wanted <= {one.text.address for one in said}
    slides = {slide.id: slide for slide in example_slides(tuple(EXAMPLES.values()))}
    assert list(SLIDE_RULES["A11Y6"](Deck(slides, [scene], place(name).template.brand), {})) == []


def with_cells(said: str) -> tuple[Scene, ...]:
    """The example of a comparison with other words in most of its cells, in our template."""
    (slide,) = example_slides((EXAMPLES["comparison"],))
    assert isinstance(slide.visual, Comparison)
    cell = words(said, address="m.rows.a.cells.1")
    rows = tuple(replace(row, cells=(row.cells[0], cell, cell)) for row in slide.visual.rows)
    at = place("light")
    one = replace(slide, visual=replace(slide.visual, rows=rows))
    return lay_out([one], at.template, at.faces, footer="", language="en")


def test_a_table_with_many_words_goes_on_on_another_slide() -> None:
    scenes = with_cells("a few words more " * 10)
    assert [len(natives(scene)) for scene in scenes] == [1, 1]
    assert all(scene.undrawn is None for scene in scenes)


def test_a_table_with_a_row_that_is_too_high_stands_in_words_with_a_warning() -> None:
    first, *_ = with_cells("a few words more " * 80)
    assert natives(first) == []
    assert first.undrawn is not None
    assert "higher than a slide" in first.undrawn.message
    assert "words stand on the slide instead" in (first.undrawn.hint or "")


def test_a_template_without_a_place_for_a_table_shows_its_words_and_says_so(arimo) -> None:
    at = place("light")
    kept = {role: spec for role, spec in at.template.layouts.items() if not role.startswith(("drawn", "comparison"))}
    slides = example_slides((EXAMPLES["comparison"],))
    (scene,) = lay_out(slides, replace(at.template, layouts=kept), arimo, footer="", language="en")
    assert scene.undrawn is not None
    assert "no layout with room" in scene.undrawn.message
    assert natives(scene) == []


def test_colours_are_mixed_for_each_theme_by_itself() -> None:
    brands = [place(name).template.brand for name in ("light", "dark", "light")]
    light, dark, again = (palette_of(Colour("accent1"), Colour("lt1"), brand) for brand in brands)
    assert light == again != dark
    assert brands[0].rgb(light.main) != brands[1].rgb(dark.main)
