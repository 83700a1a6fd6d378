"""What gives way in a company's template: in which order, what is told of it, and that no word is lost."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from coursegen.layout.fonts import Faces
from coursegen.layout.gave_way import TOLD, gave_way
from coursegen.layout.giving_way import GIVING_WAY
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.blocks import Paragraph
from coursegen.model.brand import contrast
from coursegen.model.scene import Scene, ShapeItem, TableItem, TextItem
from coursegen.model.slide import Slide
from coursegen.problems import Refused, Severity
from support import small_places
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
    assert GIVING_WAY.keys() - {"smaller"} <= TOLD.keys()
    assert TOLD.keys() - GIVING_WAY.keys() == {"small", "small_text"}
