"""A drawing in a deck: one native group with its words, its alternative text and glued lines."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import rpptx
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from coursegen.model.scene import ConnectorItem
from coursegen.write.pptx import DeckFacts, deck_bytes
from support.forms import PLACES, drawn, group_of, place

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
FACTS = DeckFacts(title="Forms", subject="", language="en", stamp="1", fingerprint="1")

every_place = pytest.mark.parametrize("name", PLACES)


def deck_of(name: str) -> bytes:
    return deck_bytes(tuple(drawn(name).values()), place(name).data, FACTS)


@every_place
def test_each_drawing_is_one_group_with_its_words_and_an_alternative_text(name: str) -> None:
    deck = Presentation(BytesIO(deck_of(name)))
    for slide, scene in zip(deck.slides, drawn(name).values(), strict=True):
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
    for slide in deck.slides:
        (shape,) = (one for one in slide.shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
        assert list(shape._element.iter(f"{A}srgbClr")) == []
        assert {face.get("typeface") for face in shape._element.iter(f"{A}latin")} <= {"+mj-lt"}  # the theme's own


def test_connectors_are_glued_to_the_shapes_that_they_join() -> None:
    deck = Presentation(BytesIO(deck_of("light")))
    for slide, scene in zip(deck.slides, drawn("light").values(), strict=True):
        names = {one.get("id"): one.get("name") for one in slide.shapes._spTree.iter(f"{P}cNvPr")}
        wanted = [item.tied for item in group_of(scene).items if isinstance(item, ConnectorItem)]
        found = []
        for line in slide.shapes._spTree.iter(f"{P}cxnSp"):
            ends = line.find(f".//{A}stCxn"), line.find(f".//{A}endCxn")
            found.append(tuple((names[end.get("id")], int(end.get("idx"))) for end in ends if end is not None))
        assert found == wanted


@every_place
def test_no_text_runs_out_of_its_frame(name: str, tmp_path: Path) -> None:
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck_of(name))
    frames = rpptx.Presentation(str(path)).fit_report().frames
    assert [str(frame.context) for frame in frames if frame.overflow] == []
