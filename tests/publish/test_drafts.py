"""What is not finished, from its file to the slides and pages that say so, checked with programs of others."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

import docx
import pikepdf
import pytest
from msgspec.structs import replace
from pptx import Presentation
from pypdf import PdfReader

from coursegen.course.reading.load import course_of
from coursegen.layout.draft_mark import NAME
from coursegen.layout.slide_rules import Deck, _can_be_seen
from coursegen.model.printing import AS_RECIPES_SAY
from coursegen.model.scene import Scene
from coursegen.model.scene_items import TextItem
from coursegen.problems import Refused, Severity
from coursegen.publish.artefacts import made
from coursegen.publish.laid_out_slides import shown_slides
from coursegen.publish.made_version import Artefact, Made
from coursegen.publish.version_judgement import judged_version
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.units import EMU_PER_POINT
from support import odd_templates
from support.typed import changed, tiny_course
from support.validated import schema_errors
from support.verapdf import verdict

LISTEN = "modules/listen.yaml"
PAGES = ("workbook", "guide", "job_aid", "quiz", "slides_handout")


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The small course, its first module a draft."""
    root = tiny_course(tmp_path)
    changed(root / LISTEN, "minutes: 30\n", "status: draft\nminutes: 30\n")
    return root


def built(root: Path, *names: str, template: str = "", release: bool = False, word: bool = False) -> Made:
    printing = replace(AS_RECIPES_SAY, formats=("word",) if word else ())
    workshop = Workshop(course_files(root), template)
    return made(workshop, Version(), Wanted(names, printing=printing, release=release))


def of_kind(found: Made) -> Mapping[str, Artefact]:
    return {Path(one.path).name: one for one in found.artefacts}


def marked(data: bytes) -> dict[str, list[str]]:
    """The descriptions of the draft marks on each slide, by the slide's title."""
    slides = Presentation(io.BytesIO(data)).slides
    return {
        slide.shapes.title.text_frame.text: [
            shape._element._nvXxPr.cNvPr.get("descr") for shape in slide.shapes if shape.name == NAME
        ]
        for slide in slides
    }


def test_the_slides_that_show_a_draft_say_so_and_no_others(course: Path) -> None:
    (deck,) = built(course, "deck").artefacts
    marks = marked(deck.data)
    for title in ("Listen for the purpose", "Every call has one purpose", "Agenda"):
        assert marks[title] == ["DRAFT"], title
    assert marks["Close with a step"] == []
    assert deck.drafts == sum(map(len, marks.values()))
    assert 0 < deck.drafts < deck.count
    assert Presentation(io.BytesIO(deck.data)).core_properties.content_status == "Draft"


def test_a_finished_course_has_no_mark(tmp_path: Path) -> None:
    root = tiny_course(tmp_path)
    (deck,) = built(root, "deck").artefacts
    assert not any(marked(deck.data).values())
    assert not Presentation(io.BytesIO(deck.data)).core_properties.content_status
    changed(root / LISTEN, "minutes: 30\n", "status: final\nminutes: 30\n")
    assert not any(marked(built(root, "deck").artefacts[0].data).values())


@pytest.mark.slow
def test_a_whole_course_can_be_a_draft(tmp_path: Path) -> None:
    root = tiny_course(tmp_path)
    changed(root / "course.yaml", "session:\n", "status: draft\nsession:\n")
    made_of = of_kind(built(root, "deck", "workbook", "guide", word=True))
    for name in ("deck.pptx", "guide.pdf", "guide.docx"):
        assert made_of[name].drafts == made_of[name].count > 1
    assert made_of["workbook.pdf"].drafts


def scenes_of(root: Path, template: str = "") -> tuple[Deck, tuple[Scene, ...]]:
    workshop = Workshop(course_files(root), template)
    loaded = course_of(workshop.files)
    looks = workshop.looks(loaded.brand, loaded.course.theme, "")
    scenes = shown_slides(workshop, Version(), loaded, looks, lambda _: None).scenes
    return Deck({}, scenes, looks.slides.template.brand), scenes


@pytest.mark.parametrize("template", ["", "german", "nameless", "wide", "few_layouts", "two_masters"])
def test_the_mark_covers_no_word_and_every_word_can_still_be_read(course: Path, tmp_path: Path, template: str) -> None:
    path = ""
    if template:
        file = tmp_path / "theirs.pptx"
        file.write_bytes(getattr(odd_templates, template)())
        path = str(file)
    deck, scenes = scenes_of(course, path)
    drafts = [scene for scene in scenes if scene.draft]
    assert drafts
    for scene in drafts:
        tab = scene.items[-2].box
        assert scene.items[-1].name == NAME
        assert scene.items[0].name == "Title"
        for item in scene.items:
            if not isinstance(item, TextItem):
                continue
            for line in item.lines:
                for piece in line.fragments:
                    left = item.box.x + piece.x * EMU_PER_POINT
                    base = item.box.y + line.baseline * EMU_PER_POINT
                    across = left < tab.right and tab.x < left + piece.width * EMU_PER_POINT
                    assert not (across and tab.y < base and base - piece.size * EMU_PER_POINT < tab.bottom), scene.id
    assert list(_can_be_seen(replace(deck, scenes=drafts), {})) == []


@pytest.mark.slow
def test_a_deck_with_marks_is_sound(course: Path, tmp_path: Path) -> None:
    (deck,) = built(course, "deck").artefacts
    path = tmp_path / "deck.pptx"
    path.write_bytes(deck.data)
    assert schema_errors(path) == []
    assert built(course, "deck").artefacts[0].data == deck.data


@pytest.mark.slow
def test_the_pages_that_show_a_draft_are_marked(course: Path) -> None:
    found = of_kind(built(course, *PAGES))
    for name in (f"{page}.pdf" for page in PAGES):
        reader = PdfReader(io.BytesIO(found[name].data))
        told = [number for number, page in enumerate(reader.pages) if "DRAFT" in page.extract_text()]
        drawn = [
            number
            for number, page in enumerate(reader.pages)
            if re.search(rb"/Artifact\s*<</Type/Pagination/Subtype/Watermark>>\s*BDC", page.get_contents().get_data())
        ]
        assert told == drawn, name
        assert len(told) == found[name].drafts > 0, name
    book = PdfReader(io.BytesIO(found["workbook.pdf"].data))
    pages = [page.extract_text() for page in book.pages]
    assert ["DRAFT" in page for page in pages if page.startswith("Module 1 ")] == [True]
    assert ["DRAFT" in page for page in pages if page.startswith("Module 2 ")] == [False]


@pytest.mark.slow
def test_marked_pages_still_conform(course: Path, tmp_path: Path) -> None:
    found = of_kind(built(course, "workbook", "quiz"))
    told = verdict("ua1", tmp_path, *(one.data for one in found.values()))
    assert [line.partition(" ")[0] for line in told] == ["PASS", "PASS"], told


def test_the_mark_is_no_part_of_what_is_read_aloud(course: Path) -> None:
    (book,) = built(course, "workbook").artefacts
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        for page in pdf.pages:
            stack: list[str] = []
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) in ("BDC", "BMC"):
                    stack.append(str(operands[0]))
                elif str(operator) == "EMC":
                    stack.pop()
                elif str(operator) == "Tj" and b"DRAFT" in bytes(operands[0]):
                    assert stack == ["/Artifact"]


@pytest.mark.slow
def test_a_word_file_says_it_on_every_page(course: Path, tmp_path: Path) -> None:
    found = of_kind(built(course, "guide", word=True))
    path = tmp_path / "guide.docx"
    path.write_bytes(found["guide.docx"].data)
    head = docx.Document(str(path)).sections[0].header
    assert head.paragraphs[0].text.startswith("Draft: parts of this are not finished.")
    finished = tiny_course(tmp_path, "finished")
    path.write_bytes(of_kind(built(finished, "guide", word=True))["guide.docx"].data)
    assert not docx.Document(str(path)).sections[0].header.paragraphs[0].text


def test_a_release_is_refused_at_the_word_draft(course: Path) -> None:
    with pytest.raises(Refused) as refused:
        built(course, "deck", release=True)
    (problem,) = [one for one in refused.value.problems if one.rule == "DRF1"]
    assert problem.severity is Severity.ERROR
    assert problem.place is not None
    assert (Path(problem.place.file).name, problem.message) == (
        "listen.yaml",
        "this module is a draft, and what leaves the house is finished",
    )
    assert "status: final" in problem.hint
    (told,) = [one for one in built(course, "deck").warnings if one.rule == "DRF1"]
    assert told.severity is Severity.WARNING


def test_what_is_left_to_write_is_told_once_and_nothing_else_of_it(course: Path) -> None:
    changed(course / LISTEN, "text: Name the purpose of a call in one sentence", "text: 'TO WRITE: what they can do'")
    at = "listen.objectives.name_it.text"
    judged = judged_version(course_files(course), Version())
    told = [(one.rule, one.severity) for one in judged.problems if one.address == at]
    assert told == [("DRF2", Severity.WARNING)]
    (warning,) = [one for one in built(course, "deck").warnings if one.rule in ("DRF1", "DRF2")]
    assert warning.message.startswith("this module is a draft with 1 text left to write")
    changed(course / LISTEN, "status: draft\n", "")
    with pytest.raises(Refused) as refused:
        built(course, "deck")
    assert [one.rule for one in refused.value.problems if one.severity is Severity.ERROR] == ["DRF2"]
