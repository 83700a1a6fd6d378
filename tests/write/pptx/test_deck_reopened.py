"""A deck as python-pptx, which did not write it, finds it."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.presentation import Presentation as Deck

from support import deck_cases


@pytest.fixture
def deck(made) -> Deck:
    return Presentation(BytesIO(made.data))


def test_titles_stand_in_the_title_placeholder_and_come_first(made, deck):
    expected = [scene.title.plain for scene in made.scenes]
    assert [slide.shapes.title.text_frame.text for slide in deck.slides] == expected
    for slide in deck.slides:
        assert slide.shapes[0].shape_id == slide.shapes.title.shape_id


def test_slides_keep_the_layouts_that_the_scenes_name(made, deck):
    assert [str(slide.slide_layout.part.partname) for slide in deck.slides] == [s.layout for s in made.scenes]


def test_placeholders_take_their_place_from_the_layout(deck):
    slide = deck.slides[1]
    body, of_layout = (
        next(shape for shape in holder.placeholders if shape.placeholder_format.idx == 1)
        for holder in (slide, slide.slide_layout)
    )
    assert body._element.spPr.xfrm is None
    assert (body.left, body.top, body.width) == (of_layout.left, of_layout.top, of_layout.width)


def test_runs_carry_their_marks(deck):
    body = next(shape for shape in deck.slides[1].placeholders if shape.placeholder_format.idx == 1)
    first, second, third, fourth, fifth = body.text_frame.paragraphs
    assert [(run.text, run.font.bold, run.font.italic) for run in first.runs] == [
        ("Plain, ", None, None), ("strong", True, None), (", ", None, None), ("with emphasis", None, True),
    ]  # fmt: skip
    assert second.text == "Write the words and code()"
    assert [run.hyperlink.address for run in third.runs if run.hyperlink.address] == [
        "https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2", "mailto:help@example.org",
    ]  # fmt: skip
    assert third.space_before.pt == 6
    assert fourth.text == "Third of its list"
    assert fifth.runs[0].font.size.pt == 18
    assert fifth.runs[0].font.color.theme_color == MSO_THEME_COLOR.TEXT_2


def test_the_table_is_native_and_stands_in_its_placeholder(made, deck):
    (frame,) = [shape for shape in deck.slides[2].shapes if shape.has_table]
    assert frame.is_placeholder
    assert frame.placeholder_format.idx == made.places.table.idx
    assert frame.table.first_row
    rows = [[cell.text_frame.text for cell in row.cells] for row in frame.table.rows]
    assert rows == [["Step", "By when"], ["Call back & listen", "same day"], ["Write it down", "2 weeks"]]
    assert frame._element.nvGraphicFramePr.cNvPr.get("descr") == "Steps with the time by which each is done"


def test_a_picture_used_twice_is_stored_once(made, deck):
    pictures = [shape for slide in deck.slides for shape in slide.shapes if hasattr(shape, "image")]
    assert [picture.image.blob for picture in pictures] == [deck_cases.png(120)] * 2
    assert len({str(p.part.related_part(p._element.blip_rId).partname) for p in pictures}) == 1
    assert [picture.is_placeholder for picture in pictures] == [made.places.picture is not None] * 2


def test_notes_say_what_the_scene_says_with_labels_in_bold(made, deck):
    for scene, slide in zip(made.scenes[:5], deck.slides, strict=False):
        frame = slide.notes_slide.notes_text_frame
        lines = [f"{line.label} {line.text.plain}".strip() for line in scene.notes]
        assert [paragraph.text for paragraph in frame.paragraphs] == lines
        label = frame.paragraphs[0].runs[0]
        assert (label.text, label.font.bold) == ("SAY", True)
        assert frame.paragraphs[1].runs[-2].hyperlink.address == "https://example.org/notes?a=1&b=2"
    assert not deck.slides[6].has_notes_slide


def test_a_scene_without_notes_has_no_notes_page_but_all_others_have(made, deck):
    assert [slide.has_notes_slide for slide in deck.slides] == [bool(scene.notes) for scene in made.scenes]


def test_text_that_is_hostile_to_xml_survives(deck):
    slide = deck.slides[5]
    assert slide.shapes.title.text_frame.text == deck_cases.HOSTILE
    paragraphs = [paragraph.text for paragraph in slide.placeholders[1].text_frame.paragraphs]
    assert paragraphs == [deck_cases.HOSTILE, deck_cases.AS_WRITTEN, "one\vtwo\vthree\vfour"]
    notes = slide.notes_slide.notes_text_frame.text
    assert notes == f"SAY {deck_cases.HOSTILE}\n{deck_cases.AS_WRITTEN}"
    assert slide.shapes[1].name == 'Body "quoted" <name>\n'


def test_the_accent_shape_keeps_its_name_and_is_decorative(deck):
    (accent,) = [shape for shape in deck.slides[0].shapes if shape.name == "accent s1"]
    assert "decorative" in accent._element.xml
    assert accent._element.nvSpPr.cNvPr.get("descr") is None


def test_what_a_shape_shows_is_said(deck):
    said = {shape.name: shape._element.nvSpPr.cNvPr.get("descr") for shape in deck.slides[1].shapes}
    assert said["Icon"] == "A leaf"
    assert said["Ring"] == "A ring"


def test_properties_are_the_facts(deck):
    core = deck.core_properties
    assert (core.title, core.author, core.subject) == ("Calls & <care>", "", "A half day")
    assert core.language == "en-US"
    assert core.last_modified_by == ""
    assert (core.created, core.modified) == (datetime(2020, 1, 1), datetime(2020, 1, 1))


def test_the_templates_own_slides_are_gone(deck):
    assert "A slide of the template's own" not in [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert len(deck.slides) == 7
