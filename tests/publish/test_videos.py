"""A video of a module's own list: its way to the slide, to paper and home again, without a byte of it being fetched."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
import segno
from docx import Document as WordDocument
from pptx import Presentation
from pypdf import PdfReader

from coursegen.course.reading.load import load_course
from support.own_slides import add_own_slides
from support.team_files import course_with_teams
from support.typed import typed
from support.validated import schema_errors

FILM, STILL = "https://example.org/watch?v=a_b-c&t=90", "https://example.org/still"
SLIDES = f"""\
slides:
  - id: film
    kind: video
    after: purpose
    title: Hear how the first minute goes wrong.
    url: {FILM}
    caption: Count the questions.
    notes: {{say: Look.}}
  - id: still
    kind: video
    title: The same call once more.
    url: {STILL}
    picture: {{file: pictures/queue.png, description: Six people wait}}
    evidence: [{{article: article_two, paragraphs: [2]}}]
    notes: {{say: Look again.}}
  - id: spare
    kind: video
    reserve: true
    title: A third one for when there is time.
    url: https://example.org/spare
    notes: {{say: Look a third time.}}
"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_own_slides(course_with_teams(tmp_path_factory.mktemp("videos")), SLIDES)


@pytest.fixture(scope="module")
def built(root: Path) -> Path:
    """The deck, the guide and the workbook, as PowerPoint, PDF and Word."""
    out = root.parent / "out"
    options = ("--word", "--slides-pdf", "--only", "deck,guide,workbook")
    assert typed("build", root, "--out", out, *options, cwd=out.parent).code == 0
    return out / "base"


def links(pdf: Path) -> set[str]:
    """The addresses that a file leads to."""
    found = (note.get_object() for page in PdfReader(pdf).pages for note in page.get("/Annots") or ())
    return {note["/A"]["/URI"] for note in found if note.get("/A", {}).get("/S") == "/URI"}


def alternative_texts(pdf: Path) -> set[str]:
    """What figures say to a reader who listens."""
    with pikepdf.open(pdf) as file:
        found = (one for one in file.objects if isinstance(one, pikepdf.Dictionary))
        return {str(one.Alt) for one in found if one.get("/S") == "/Figure" and "/Alt" in one}


def test_a_click_on_the_picture_leads_to_the_address_which_is_on_the_slide(built: Path) -> None:
    assert schema_errors(built / "deck.pptx") == []
    found = {}
    for slide in Presentation(str(built / "deck.pptx")).slides:
        linked = [one for one in slide.shapes if one._element._nvXxPr.cNvPr.hlinkClick is not None]
        if linked:
            (address,) = {one.click_action.hyperlink.address for one in linked}
            assert any(one.has_text_frame and address in one.text_frame.text for one in slide.shapes)
            described = [one._element._nvXxPr.cNvPr.get("descr") for one in linked]
            found[address] = ([one.name for one in linked], [one for one in described if one])
    assert found == {
        FILM: (["Video", "Play disc", "Play"], ["A video: Hear how the first minute goes wrong."]),
        STILL: (["Picture", "Play disc", "Play"], ["Six people wait"]),
        "https://example.org/spare": (["Video", "Play disc", "Play"], ["A video: A third one for when there is time."]),
    }


def test_nothing_of_a_video_is_in_the_deck(built: Path) -> None:
    with zipfile.ZipFile(built / "deck.pptx") as deck:
        kinds = {name.rpartition(".")[2] for name in deck.namelist()}
    assert kinds <= {"xml", "rels", "png"}


def test_the_slides_pdf_leads_there_too(built: Path) -> None:
    assert FILM in links(built / "deck.pdf")
    assert STILL in links(built / "deck.pdf")


def test_the_workbook_and_the_guide_have_the_address_as_words_and_as_a_code(built: Path) -> None:
    for handout, codes in (("workbook", {FILM, STILL}), ("guide", {FILM, STILL, "https://example.org/spare"})):
        pdf = built / f"{handout}.pdf"
        said = "".join(page.extract_text() for page in PdfReader(pdf).pages).replace("\n", "")
        assert all(address in said for address in codes)
        assert codes <= links(pdf)
        assert {one.removeprefix("QR code of the address ") for one in alternative_texts(pdf) if "QR" in one} == codes
        word = WordDocument(str(built / f"{handout}.docx"))
        drawn = [one._inline.docPr.get("descr") for one in word.inline_shapes]
        assert {one.removeprefix("QR code of the address ") for one in drawn} == codes


def test_the_code_on_paper_has_the_modules_of_the_standard_and_its_quiet_zone(built: Path) -> None:
    pdf = built / "workbook.pdf"
    with pikepdf.open(pdf) as file:
        boxes = [
            [float(side) for side in one.A.BBox]
            for one in file.objects
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure" and FILM in str(one.get("/Alt", ""))
        ]
    (box,) = boxes
    matrix = [[bool(module) for module in row] for row in segno.make(FILM, error="m", micro=False).matrix]
    quiet = 4
    size = len(matrix) + 2 * quiet
    scale = 6.0
    document = pypdfium2.PdfDocument(pdf)
    page = next(page for page in document if FILM[:25] in page.get_textpage().get_text_range())
    picture = page.render(scale=scale).to_pil().convert("L")
    module = (box[2] - box[0]) / size
    for row in range(size):
        for column in range(size):
            x = (box[0] + (column + 0.5) * module) * scale
            y = (page.get_height() - box[3] + (row + 0.5) * module) * scale
            inside = quiet <= row < size - quiet and quiet <= column < size - quiet
            dark = inside and matrix[row - quiet][column - quiet]
            assert (picture.getpixel((int(x), int(y))) < 128) is dark, (row, column)


@pytest.mark.slow
def test_an_edited_address_comes_home_and_an_edited_link_is_listed(root: Path, built: Path, tmp_path: Path) -> None:
    deck = Presentation(str(built / "deck.pptx"))
    for slide in deck.slides:
        for shape in slide.shapes:
            if shape.has_text_frame and shape.text_frame.text == FILM:
                shape.text_frame.paragraphs[0].runs[0].text = "https://example.org/new_film"
            if shape.name == "Picture":
                shape.click_action.hyperlink.address = "https://example.org/elsewhere"
    edited = tmp_path / "edited.pptx"
    deck.save(str(edited))
    ended = typed("pull", edited, "--course", root, cwd=tmp_path)
    told = ended.out
    assert ended.code == 0
    assert "+    url: https://example.org/new_film" in told
    assert "a click on 'Picture' leads to https://example.org/elsewhere now; write the address at 'url'" in told
    assert "1 edit can come home" in told


def test_a_video_is_a_value_of_its_slide(root: Path) -> None:
    (module,) = [one for one in load_course(root).course.modules if one.id == "listen"]
    assert [(one.url.plain, one.url.address, one.picture is not None) for one in module.slides][:2] == [
        (FILM, "listen.slides.film.url", False),
        (STILL, "listen.slides.still.url", True),
    ]


@pytest.mark.slow
def test_a_template_without_a_place_for_pictures_keeps_the_address_as_a_link(root: Path, tmp_path: Path) -> None:
    titles_and_texts = Presentation()
    for layout in [
        one for one in titles_and_texts.slide_layouts if one.name not in ("Title Slide", "Title and Content")
    ]:
        titles_and_texts.slide_layouts.remove(layout)
    plain = tmp_path / "plain.pptx"
    titles_and_texts.save(str(plain))
    words = ("build", root, "--out", tmp_path, "--only", "deck", "--template", plain)
    assert typed(*words, cwd=tmp_path).code == 0
    deck = Presentation(str(next(tmp_path.rglob("deck.pptx"))))
    runs = [
        run
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert {FILM, STILL} <= {run.hyperlink.address for run in runs if run.text == run.hyperlink.address}
