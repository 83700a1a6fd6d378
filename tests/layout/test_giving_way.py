"""What gives way in a company's template: in which order, what is told of it, and that no word is lost."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import pytest
from msgspec.structs import replace

from coursegen.layout.collisions import collisions
from coursegen.layout.contract import contract
from coursegen.layout.cures import cures
from coursegen.layout.faces import Faces
from coursegen.layout.gave_way import TOLD, gave_way, on_one_slide
from coursegen.layout.giving_way import GIVING_WAY
from coursegen.layout.layout_map import LayoutMap, RoleMap, map_of
from coursegen.layout.roomier import as_a_line
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, contents_of, read_template
from coursegen.model.blocks import Paragraph
from coursegen.model.brand import contrast
from coursegen.model.scene import GaveWay, Scene
from coursegen.model.scene_items import Box, GroupItem, ShapeItem, TableItem, TextItem
from coursegen.model.slide import Plain, Slide, SlideRole
from coursegen.problems import Refused, Severity
from coursegen.publish.inspection import cured, inspected
from coursegen.source.text import SourceText
from support import odd_templates, small_places
from support.forms import EXAMPLES
from support.kept_words import lost
from support.layout_samples import SENTENCE, items, paragraph, shown, slide, table, text


def named(scene: Scene, name: str) -> TextItem:
    (found,) = [item for item in scene.items if isinstance(item, TextItem) and item.name == name]
    return found


def yielding(data: bytes) -> Template:
    return replace(read_template(data), yields=True)


def laid(template: Template, faces: Faces, *slides: Slide) -> Sequence[Scene]:
    scenes = lay_out(slides, template, faces, footer="A course", language="en")
    assert lost(slides, scenes) == []
    return scenes


COVER = slide(
    "title",
    "A course",
    subtitle=(paragraph("Half a day for people who answer the phone", "lead"),),
    meta=(paragraph("For people who answer telephones, chats and counters"), paragraph("3 h · Version 1", "small")),
)


def test_facts_take_a_free_line_before_anything_is_left_out(arimo: Faces) -> None:
    (scene,) = laid(yielding(small_places.one_line_subtitle()), arimo, COVER)
    assert [(one.way, one.slot) for one in scene.gave_way] == [("apart", "meta")]
    facts, subtitle = named(scene, "Facts"), named(scene, "Subtitle")
    assert facts.placeholder is None
    assert facts.box.y >= subtitle.box.bottom
    (warning,) = gave_way([scene])
    assert warning.severity is Severity.WARNING
    assert "under roles: title: slots: meta: [" in warning.hint


def test_what_is_cured_never_lies_over_another_cure(arimo: Faces) -> None:
    """The cover's subtitle and its facts both lack room: the place that grows goes first, and the line waits for it."""
    long = replace(COVER, slots={**COVER.slots, "subtitle": (paragraph(SENTENCE * 3, "lead"),)})
    template = yielding(small_places.one_line_subtitle())
    scenes = laid(template, arimo, COVER, replace(long, id="m/long"))
    assert {one.way for scene in scenes for one in scene.gave_way} >= {"apart", "small"}
    found = cures(scenes, template)
    assert [(cure.role, *cure.slots) for cure in found] == [("title", "subtitle")]
    boxes = [box for cure in cures(scenes[:1], template) for box in cure.boxes]
    assert len(boxes) == 1  # alone, the line is what helps


def test_a_place_lower_than_its_line_takes_the_room_beside_it(arimo: Faces) -> None:
    template = yielding(small_places.slit_for_the_subtitle())
    (scene,) = laid(template, arimo, COVER)
    subtitle = named(scene, "Subtitle")
    assert scene.gave_way == ()
    assert not subtitle.box_from_layout
    assert len(subtitle.lines) >= 3


def test_small_words_beside_a_headline_need_more_contrast_than_it(arimo: Faces) -> None:
    template = yielding(small_places.pale_subtitle())
    (scene,) = laid(template, arimo, COVER)
    rgb = template.brand.rgb
    title, subtitle = (
        min(
            contrast(rgb(one.colour), rgb(scene.background))
            for line in named(scene, name).lines
            for one in line.fragments
        )
        for name in ("Title", "Subtitle")
    )
    assert 3 <= title < 4.5 <= subtitle


def test_words_that_run_into_each_other_are_told(arimo: Faces) -> None:
    data = small_places.stock_in_arial()
    for top, told in ((0.4, ["collision"]), (1.65, [])):
        box = Box(*(round(side * 914_400) for side in (0.5, top, 9, 0.4)))
        rows = Box(457_200, 2_000_000, 8_000_000, 3_000_000)
        role = RoleMap("Title Only", {"title": 0, "kicker": box, "table": rows})
        template = replace(read_template(data, LayoutMap(roles={"answer": role})), yields=True)
        row = slide("answer", SENTENCE, kicker=(paragraph("Question 1 of 3", "label"),), table=(table(2),))
        found = collisions(laid(template, arimo, row), template)
        assert [one.rule for one in found] == told
        assert all("the headline and the line above the headline" in one.message for one in found)


def test_a_headline_gets_smaller_and_then_opens_the_text(arimo: Faces) -> None:
    template = yielding(small_places.one_line_titles())
    kicker, options = (paragraph("Question 1 of 3", "label"),), (items("Yes", "No", marker="letter"),)
    short = slide(
        "quiz",
        "Which hour of your week feels most like work worth doing, and what breaks it up?",
        kicker=kicker,
        body=options,
    )
    long = replace(slide("quiz", f"{SENTENCE} {SENTENCE} Which?", kicker=kicker, body=options), id="m/long")
    first, second = laid(template, arimo, short, long)
    assert [(one.way, one.size) for one in first.gave_way] == [("small", 16.0)]
    assert second.title.plain == "Question 1 of 3"
    assert shown(named(second, "Body").lines[:1]).startswith(SENTENCE[:20])
    assert [one.way for one in second.gave_way] == ["in_text"]


def test_a_headline_that_can_not_be_shorter_gets_smaller_still(arimo: Faces) -> None:
    template = yielding(small_places.slit_for_titles())
    (scene,) = laid(template, arimo, slide("recap", "Takeaways", table=(table(2),)))
    assert named(scene, "Title").lines[0].fragments[0].size < 16
    assert [one.slot for one in scene.gave_way if one.way == "small"] == ["title"]


def test_a_table_takes_what_is_free_on_its_layout(arimo: Faces) -> None:
    for template in (small_places.small_body_on_the_master(), small_places.growing_body()):
        (scene,) = laid(yielding(template), arimo, slide("recap", table=(table(4),)))
        (rows,) = [item for item in scene.items if isinstance(item, TableItem)]
        assert scene.gave_way == ()
        assert rows.box.bottom < scene.height


def test_a_row_higher_than_any_slide_becomes_text_and_none_of_it_is_lost(arimo: Faces) -> None:
    scenes = laid(yielding(small_places.stock_in_arial()), arimo, slide("recap", table=(table(2, SENTENCE * 24),)))
    assert "as_text" in [one.way for one in scenes[0].gave_way]


def test_what_fits_nowhere_ends_early_and_is_whole_in_the_notes(arimo: Faces) -> None:
    whole = Paragraph(text(SENTENCE * 60, "m.key_points.tired.explanation"))
    scenes = laid(yielding(small_places.stock_in_arial()), arimo, slide("key_point", body=(whole,)))
    assert shown(named(scenes[0], "Body").lines).endswith("…")
    assert scenes[0].notes[-1].text.plain == whole.text.plain
    (warning,) = [one for one in gave_way(scenes) if "cut short" in one.message]
    assert warning.address == "m.key_points.tired.explanation"


def test_words_can_be_read_on_a_place_s_own_fill_and_painters_see_it(arimo: Faces) -> None:
    template = yielding(small_places.filled_places())
    (scene,) = laid(template, arimo, slide("objectives", body=(items("One", "Two"),)))
    fills = [item for item in scene.ground if isinstance(item, ShapeItem) and item.name.startswith("Fill of")]
    assert {item.name for item in fills} == {"Fill of title", "Fill of body"}
    for item in (named(scene, "Title"), named(scene, "Body")):
        colours = [fragment.colour for line in item.lines for fragment in line.fragments]
        rgb, fill = template.brand.rgb, fills[0].fill
        assert fill is not None
        assert min(contrast(rgb(colour), rgb(fill)) for colour in colours) >= 4.5
        assert all(one.colour is not None for one in item.paragraphs)  # written, since the layout says another


def test_a_headline_breaks_before_the_logo(arimo: Faces) -> None:
    template = yielding(small_places.logo_in_the_title())
    (scene,) = laid(template, arimo, slide("objectives", SENTENCE, body=(items("One"),)))
    title = named(scene, "Title")
    (logo,) = [item for item in scene.ground if item.name == "Logo"]
    assert not title.box_from_layout
    assert title.box.right <= logo.box.x


def test_headlines_of_a_layout_agree_on_a_size_and_columns_too(arimo: Faces) -> None:
    template = yielding(small_places.one_line_titles())
    short = [replace(slide("objectives", f"Goals {n}", body=(items("One"),)), id=f"m/{n}") for n in range(8)]
    long = [replace(one, id=f"{one.id}/long", title=text(f"{SENTENCE[:50]} {one.id}")) for one in short]
    scenes = laid(template, arimo, *short, *long)
    assert len({_size(named(scene, "Title")) for scene in scenes}) == 1
    point = slide("key_point", body=(paragraph(SENTENCE * 8),), aside=(paragraph("A word"),))
    (scene,) = laid(template, arimo, point)
    assert _size(named(scene, "Body")) == _size(named(scene, "Aside"))


def _size(item: TextItem) -> float:
    return max(fragment.size for line in item.lines for fragment in line.fragments)


def test_in_a_template_of_ours_the_author_is_told_instead(arimo: Faces) -> None:
    ours = read_template(small_places.one_line_titles())
    with pytest.raises(Refused, match="too long for its place"):
        lay_out([slide("quiz", SENTENCE * 3, body=(items("Yes"),))], ours, arimo, footer="", language="en")


def test_every_step_is_told() -> None:
    assert GIVING_WAY.keys() - {"smaller", "tiny"} <= TOLD.keys()
    assert TOLD.keys() - GIVING_WAY.keys() == {"small", "small_text", "undrawn"}


@pytest.mark.parametrize(("role", "warnings"), [("activity", 0), ("key_point", 1)])
def test_only_a_drawing_that_somebody_asked_for_is_missed(arimo: Faces, role: str, warnings: int) -> None:
    """Our own template draws beside what an activity says; a company's has no layout with a place for both."""
    read = yielding(odd_templates.in_arial())
    said = {"body": (items("One", "Two"),), "aside": (paragraph("4 minutes", "label"),)}
    visual, plain = EXAMPLES["curves"].visual, Plain(cast("SlideRole", role), said, "")
    drawn = replace(slide(role, **said), visual=visual, plain=plain)
    shown = lay_out([drawn], read, arimo, footer="", language="en")
    assert [one.undrawn is not None for one in shown] == [bool(warnings)]


def test_a_drawing_that_does_not_fit_is_told_of_with_the_line_that_gives_it_room(arimo: Faces) -> None:
    """Under a headline with half of the page steps are a table, and the map takes the room from the headline."""
    data = small_places.high_titles()
    steps, plain = EXAMPLES["steps"], Plain("action_steps", {"table": (table(2, "Say it."),)}, "")
    asked = replace(slide("action_steps"), visual=steps.visual, plain=plain)
    both = [asked, replace(asked, id="m/again", title=text("Say it again"))]
    scenes = lay_out(both, yielding(data), arimo, footer="", language="en")
    assert all(any(isinstance(item, TableItem) for item in scene.items) for scene in scenes)
    (warning,) = gave_way(scenes)
    assert (warning.severity, warning.rule) == (Severity.WARNING, "visual")
    assert warning.message.startswith("the drawing of 2 slides (m/action_steps, m/again) has no room in the layout 'Ti")
    (cure,) = cures(scenes, yielding(data))
    assert warning.hint.endswith(f"under roles: drawn: slots: {as_a_line(cure.slots)}")

    found = contract(contents_of(data), LayoutMap(), arimo)
    written = cured(inspected(found, "", LayoutMap()).text, [cure])
    mended = replace(read_template(data, map_of(SourceText("brand.yaml", written, ""))), yields=True)
    (scene,) = lay_out([asked], mended, arimo, footer="", language="en")
    assert scene.gave_way == ()
    assert any(isinstance(item, GroupItem) for item in scene.items)
    assert cures([scene], mended) == []


def test_a_layout_whose_name_has_a_line_break_is_told_of_on_one_line() -> None:
    said = on_one_slide(GaveWay("small", "title", "quiz", "Section\nheader", size=16.0), "m/quiz")
    assert said == "the headline of the slide m/quiz is set in 16 points to fit the layout 'Section header'"
