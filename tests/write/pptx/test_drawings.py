"""A drawing in a deck: one native group with its words, its alternative text and glued lines."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import rpptx
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from coursegen.model.scene_items import ConnectorItem, ungrouped
from coursegen.write.pptx import DeckFacts, deck_bytes
from support.forms import GROUPED, PLACES, drawn, group_of, place

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FACTS = DeckFacts(title="Forms", subject="", language="en", stamp="1", fingerprint="1")

every_place = pytest.mark.parametrize("name", PLACES)


def deck_of(name: str) -> bytes:
    return deck_bytes(tuple(drawn(name).values()), place(name).data, FACTS)


@every_place
def test_each_drawing_is_one_group_with_its_words_and_an_alternative_text(name: str) -> None:
    deck = Presentation(BytesIO(deck_of(name)))
    for form, slide, scene in zip(drawn(name), deck.slides, drawn(name).values(), strict=True):
        if form not in GROUPED:
            continue
        (shape,) = (one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
        group = group_of(scene)
        assert shape.name == group.name
        assert shape._element.nvGrpSpPr.cNvPr.get("descr") == group.description
        assert [one.name for one in shape.shapes] == [item.name for item in group.items]
        ids = [one.get("id") for one in slide.shapes._spTree.iter(f"{P}cNvPr")]
        assert len(ids) == len(set(ids))


@every_place
def test_colours_are_the_themes_and_no_face_is_named(name: str) -> None:
    deck = Presentation(BytesIO(deck_of(name)))
    for form, slide in zip(drawn(name), deck.slides, strict=True):
        if form not in GROUPED:
            continue
        (shape,) = (one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
        assert list(shape._element.iter(f"{A}srgbClr")) == []
        assert {face.get("typeface") for face in shape._element.iter(f"{A}latin")} <= {"+mj-lt"}  # the theme's own


@every_place
def test_a_comparison_is_a_table_and_a_picture_a_picture_of_powerpoints_own(name: str) -> None:
    slides = dict(zip(drawn(name), Presentation(BytesIO(deck_of(name))).slides, strict=True))
    (table,) = (one for one in slides["comparison"].shapes if one.has_table)
    assert [cell.text for cell in table.table.rows[0].cells] == ["What", "A wish", "A demand"]
    (picture,) = (one for one in slides["picture"].shapes if one._element.tag == f"{P}pic")
    assert "A wish; A demand" in table._element._nvXxPr.cNvPr.get("descr")
    assert picture._element._nvXxPr.cNvPr.get("descr").startswith("A sad face")


def test_connectors_are_glued_to_the_shapes_that_they_join() -> None:
    deck = Presentation(BytesIO(deck_of("light")))
    for slide, scene in zip(deck.slides, drawn("light").values(), strict=True):
        names = {one.get("id"): one.get("name") for one in slide.shapes._spTree.iter(f"{P}cNvPr")}
        wanted = [item.tied for item in ungrouped(scene.items) if isinstance(item, ConnectorItem)]
        found = []
        for line in slide.shapes._spTree.iter(f"{P}cxnSp"):
            ends = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
            found.append(tuple((names[end.get("id")], int(end.get("idx"))) for end in ends if end is not None))
        assert found == wanted


@pytest.mark.slow
@every_place
def test_no_text_runs_out_of_its_frame(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck_of(name))
    frames = rpptx.Presentation(str(path)).fit_report().frames
    assert [str(frame.context) for frame in frames if frame.overflow] == []
