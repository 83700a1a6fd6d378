"""The slides of a module's own list, from its file to the deck, as other programs find them."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE, PP_PLACEHOLDER

from coursegen.publish.artefacts import made
from coursegen.publish.made_version import Made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.own_slides import KINDS, add_own_slides
from support.tools import require_tool
from support.validated import schema_errors

TINY = Path(__file__).parent.parent / "cases" / "tiny"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_own_slides(Path(shutil.copytree(TINY, tmp_path_factory.mktemp("own") / "course")))


@pytest.fixture(scope="module")
def built(root: Path) -> Made:
    return made(Workshop(course_files(root)), Version("", ""), Wanted(("deck", "workbook")))


@pytest.fixture(scope="module")
def slides(built: Made) -> dict[str, object]:
    deck = Presentation(BytesIO(built.artefacts[0].data))
    named = {}
    for slide in deck.slides:
        name = next(shape.name for shape in slide.shapes if shape.name.startswith("slide:"))
        named[name.removeprefix("slide:")] = slide
    return named


def frames(slide):
    """All shapes of a slide, those of its drawing too."""
    for shape in slide.shapes:
        yield from shape.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP else [shape]


def texts(slide) -> str:
    return "\n".join(shape.text_frame.text for shape in frames(slide) if shape.has_text_frame)


def test_each_stands_after_what_it_names(slides) -> None:
    order = list(slides)
    for name, before in (
        ("number", "listen/points/purpose"),
        ("quote", "listen/scenario/debrief"),
        ("where", "listen/opener"),
        ("vote", "listen/quiz/which"),
    ):
        assert order[order.index(f"listen/slides/{name}") - 1] == before
    own = ["two", "steps", "table", "grid", "seen", "shares"]
    last = order.index("listen/action_steps")
    assert order[last + 1 : last + 7] == [f"listen/slides/{name}" for name in own]


DRAWN = {"number": "big_number", "quote": "quotation", "steps": "process", "grid": "two_by_two", "where": "timeline"}
"""The slides that are drawn, and their forms."""


def test_every_kind_is_drawn_by_its_form_or_has_a_layout_of_its_own(slides) -> None:
    own = {name.rpartition("/")[2]: slide for name, slide in slides.items() if "/slides/" in name}
    names = {slide.slide_layout.name for name, slide in own.items() if name not in DRAWN}
    assert len(names) == len(KINDS) - len(DRAWN)
    for name, form in DRAWN.items():
        (group,) = [shape for shape in own[name].shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
        assert group.name == form
        told = group._element.nvGrpSpPr.cNvPr.get("descr")
        words = [shape.text_frame.text for shape in group.shapes if shape.has_text_frame and shape.text_frame.text]
        assert all(line.strip("“”") in told for text in words for line in text.split("\n")), name


def test_all_text_but_that_of_drawings_stands_in_placeholders_of_the_layout(slides) -> None:
    for name, slide in slides.items():
        known = {shape.placeholder_format.idx for shape in slide.slide_layout.placeholders}
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text:
                assert shape.is_placeholder, name
                assert shape.placeholder_format.idx in known


def test_terms_marks_and_sources_are_those_of_the_course(slides) -> None:
    assert "calls of the guests name it" in texts(slides["listen/slides/number"])
    assert "¶ 2" in texts(slides["listen/slides/number"])
    quote = slides["listen/slides/quote"]
    assert "Written for this course" in texts(quote)
    paragraphs = [one for shape in frames(quote) if shape.has_text_frame for one in shape.text_frame.paragraphs]
    assert [run.text for one in paragraphs for run in one.runs if run.font.italic] == ["in"]
    for name in ("where", "vote"):
        assert "Written for this course" not in texts(slides[f"listen/slides/{name}"])


def test_the_timeline_is_the_agenda(slides) -> None:
    told = texts(slides["listen/slides/where"])
    for row in ("Opening", "1. Listen for the purpose", "Break"):
        assert row in told


def test_the_picture_fills_the_layouts_place_with_its_description(slides) -> None:
    slide = slides["listen/slides/seen"]
    (picture,) = [shape for shape in slide.placeholders if shape.placeholder_format.type == PP_PLACEHOLDER.PICTURE]
    assert picture._element._nvXxPr.cNvPr.get("descr") == "Six people wait in front of one counter"
    assert round(picture.width / picture.height, 2) == round(640 / 400, 2)


def test_a_reserve_slide_is_hidden_and_says_so_in_its_notes(slides) -> None:
    hidden = [name for name, slide in slides.items() if slide._element.get("show") == "0"]
    assert hidden == ["listen/slides/vote", "credits/rights"]
    assert "IF LONG" in slides["listen/slides/vote"].notes_slide.notes_text_frame.text


def test_it_takes_no_time_of_its_own(slides) -> None:
    notes = slides["listen/slides/number"].notes_slide.notes_text_frame.text
    assert notes.splitlines()[0].startswith("TIME ")
    assert "shared with the slide before" in notes.splitlines()[0]
    assert "SAY Count your own." in notes


def test_participants_have_none_of_it_on_paper(built: Made, tmp_path: Path) -> None:
    path = tmp_path / "workbook.pdf"
    path.write_bytes(built.artefacts[1].data)
    told = subprocess.run(
        [require_tool("pdftotext"), str(path), "-"], capture_output=True, text=True, check=True
    ).stdout
    assert "Most calls have one purpose." not in told


def test_the_validator_finds_no_error(built: Made, tmp_path: Path) -> None:
    deck = tmp_path / "deck.pptx"
    deck.write_bytes(built.artefacts[0].data)
    assert schema_errors(deck) == []


def test_the_picture_and_the_sources_are_the_courses(built: Made) -> None:
    assert "pictures/queue.png" in built.hashes
