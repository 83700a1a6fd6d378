"""The default course's deck, as other programs find it; what checkers say of it is in test_deck_checkers.py."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
import rpptx
from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pypdf import PdfReader

from support.tools import require_tool

P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"


@pytest.fixture(scope="module")
def deck(default_deck: Path) -> Deck:
    return Presentation(str(default_deck))


def test_the_manifest_counts_the_slides(default_output: Path, deck: Deck) -> None:
    rows = json.loads((default_output / "manifest.json").read_text("utf-8"))["artefacts"]
    assert [row["slides"] for row in rows if row["kind"] == "deck"] == [len(deck.slides)]
    assert 65 <= len(deck.slides) <= 80


@pytest.mark.slow
def test_no_frame_overflows(default_deck: Path) -> None:
    frames = rpptx.Presentation(str(default_deck)).fit_report().frames
    assert len([frame for frame in frames if "/slides/" in str(frame.context)]) > 300
    assert [str(frame.context) for frame in frames if frame.overflow] == []


@pytest.mark.slow
def test_libreoffice_shows_as_many_pages(default_deck: Path, deck: Deck, tmp_path: Path) -> None:
    office = require_tool("soffice")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), str(default_deck)]
    subprocess.run(words, check=True, capture_output=True, timeout=300)
    shown = [slide for slide in deck.slides if slide._element.get("show") != "0"]
    assert len(PdfReader(tmp_path / "deck.pdf").pages) == len(shown)


def test_colours_and_faces_come_from_the_theme(deck: Deck) -> None:
    for number, slide in enumerate(deck.slides, 1):
        xml = etree.tostring(slide._element).decode()
        assert "srgbClr" not in xml, number
        for face in slide._element.iter(f"{A}latin", f"{A}ea", f"{A}cs"):
            assert face.get("typeface", "").startswith("+"), number


def waiting(slide: Slide) -> set[int]:
    """The ids of the shapes that a click shows."""
    return {int(target.get("spid", "")) for target in slide._element.iterfind(f".//{P}spTgt")}


def test_no_text_box_stands_where_the_layout_has_a_place(deck: Deck) -> None:
    boxes = [
        (number, shape.name)
        for number, slide in enumerate(deck.slides, 1)
        for shape in slide.shapes
        if shape.shape_type != MSO_SHAPE_TYPE.GROUP  # a drawing
        and shape.shape_id not in waiting(slide)  # a part of one that has a click of its own
        and shape._element.find(f".//{P}cNvSpPr[@txBox='1']") is not None
    ]
    assert boxes == []


def test_sections_are_the_stretches_of_the_agenda(default_deck: Path) -> None:
    from coursegen.assets import example_course
    from coursegen.course.reading.load import load_course

    agenda = load_course(example_course()).course.agenda
    sections = rpptx.Presentation(str(default_deck)).sections
    assert len(sections) >= 7
    assert len(sections) <= len(agenda) + 2  # the sources and the goodbye
    for module in (stretch for stretch in agenda if stretch.kind == "module"):
        assert any(module.title.plain in section.name for section in sections)


def test_the_stamp_is_in_the_notes_and_on_no_slide(default_output: Path, deck: Deck) -> None:
    rows = json.loads((default_output / "manifest.json").read_text("utf-8"))["artefacts"]
    stamp = rows[0]["stamp"]
    said = [shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.has_text_frame]
    assert not [words for words in said if stamp in words]
    feet = {shape.text_frame.text for slide in deck.slides for shape in slide.shapes if shape.name == "Footer"}
    assert feet == {deck.core_properties.title}
    assert f"VERSION {stamp}" in deck.slides[0].notes_slide.notes_text_frame.text
