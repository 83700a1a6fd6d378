"""Handouts look like their deck: they embed the faces that go with its own, and its line runs through their pages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Sequence
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.compose import slide_ids
from coursegen.compose.gaps import gaps_of
from coursegen.compose.motifs import shape_of
from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import course_of
from coursegen.layout.marks import Bounds
from coursegen.model import document_tree
from coursegen.model.brand import RGB
from coursegen.model.course import Course
from coursegen.model.document import Document, FillIn, WriteOn
from coursegen.model.motif import Shape
from coursegen.model.printing import PageChoice, PaperName, Printing
from coursegen.model.scene_items import PathStep
from coursegen.model.text import texts_of
from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.units import Mm
from coursegen.write.pdf.motif import FINE, LINE, draw_motif
from coursegen.write.pdf.styles import palette_of
from support.courses import FIRST_COURSE
from support.pdf_cases import BRAND
from support.typed import changed

HANDOUTS = ("workbook", "job_aid", "quiz", "role_play")
PAIR = {"Carlito-Regular", "Carlito-Bold", "Carlito-Italic", "Carlito-BoldItalic"} | {
    "Gelasio-Regular", "Gelasio-Bold", "Gelasio-Italic", "Gelasio-BoldItalic"
}  # fmt: skip


@cache
def printed(team: str = "base", *variants: str) -> dict[str, PdfReader]:
    """The handouts of a version of the default course by the names of their files."""
    workshop = Workshop(course_files(example_course()))
    done = made(workshop, Version(team), Wanted(HANDOUTS, printing=Printing(PageChoice(), variants)))
    return {one.path.rsplit("/", 1)[-1]: PdfReader(BytesIO(one.data)) for one in done.artefacts if one.printed}


@cache
def course(team: str = "base") -> Course:
    return course_of(course_files(example_course()), team, "").course


def faces(reader: PdfReader) -> dict[str, set[str]]:
    """The fonts of a file without the marks of their subsets, and what is embedded of each."""
    found: dict[str, set[str]] = {}
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            told = font.get_object()
            name = str(told["/BaseFont"]).split("+")[-1].lstrip("/")
            found.setdefault(name, set()).update(told["/FontDescriptor"].get_object())
    return found


@pytest.mark.slow
@pytest.mark.parametrize("handout", HANDOUTS)
def test_a_handout_of_the_default_course_embeds_the_faces_that_go_with_the_deck(handout: str) -> None:
    reader = printed()[f"{handout}.pdf"]
    found = faces(reader)
    boxes = any("□" in page.extract_text() for page in reader.pages)  # which neither face has a sign for
    assert set(found) - PAIR == ({"Arimo-Regular"} if boxes else set())
    assert {"Carlito-Regular", "Gelasio-Regular"} <= set(found)
    assert all("/FontFile2" in told for told in found.values())


@pytest.mark.slow
def test_large_print_is_set_in_a_plain_face_without_italics() -> None:
    found = set(faces(printed("base", "large-print")["workbook.large-print.pdf"]))
    assert {name for name in found if name.startswith("Arimo")} == {"Arimo-Regular", "Arimo-Bold"}
    assert not [name for name in found if "Italic" in name and name not in PAIR]


def test_a_role_card_in_large_print_says_of_which_scene_it_is() -> None:
    texts = [page.extract_text() for page in printed("base", "large-print")["role_play.large-print.pdf"].pages]
    own = [text for text in texts if "For your eyes only" in text]
    scenes = [(scene.title.plain, len(scene.roles)) for module in course().modules for scene in module.scenarios]
    assert len(own) == sum(roles for _, roles in scenes)
    named = [title for title, roles in scenes for _ in range(roles)]
    for title, text in zip(named, own, strict=True):
        assert title in text.split("For your eyes only")[0]
        assert "Observer" not in text


@pytest.mark.slow
def test_a_brand_whose_faces_have_no_twin_here_keeps_the_plain_one() -> None:
    workshop = Workshop(course_files(example_course()), str(example_course() / "brands" / "shop.pptx"))
    done = made(workshop, Version("base"), Wanted(("workbook",)))
    (data,) = (one.data for one in done.artefacts if one.path.endswith("workbook.pdf"))
    assert "Arimo-Regular" in faces(PdfReader(BytesIO(data)))


class Strokes:
    """Takes what a motif draws: of each line its width and its operators."""

    def __init__(self) -> None:
        self.found: list[tuple[float, str]] = []

    def stroke(self, steps: Sequence[PathStep], _colour: RGB, width: float, *_: object) -> None:
        self.found.append((width, "".join(kind for kind, _ in steps).lower()))

    def __getattr__(self, _name: str) -> Callable[..., None]:
        return lambda *_, **__: None


def strokes_of(shape: Shape, width: float) -> list[str]:
    pen: Any = Strokes()
    draw_motif(pen, palette_of(BRAND), shape, Bounds(0, 0, 500, 90), thick=width)
    return [drawn for _, drawn in pen.found]


def strokes_on(page: Any, width: float) -> list[str]:
    """The lines of a page that have round ends and are so thick, by their operators."""
    content = page.get_contents().get_data().decode("latin-1")
    return [
        "".join(re.findall(r"\b([mlc])\b", path))
        for path in re.findall(rf" {width:.3f} w \[[\d. ]*\] 0 d 1 J 1 j (.*?) S Q", content)
    ]


def test_each_part_opens_under_the_shape_that_the_course_s_line_takes_in_it() -> None:
    pages = printed()["workbook.pdf"].pages
    texts = ["".join(page.extract_text().split()) for page in pages]
    shapes = [shape_of(course(), module) for module in course().modules]
    assert len({tuple(strokes_of(shape, LINE)) for shape in shapes}) == len(shapes) == 5
    for number, (module, shape) in enumerate(zip(course().modules, shapes, strict=True), 1):
        opener = next(at for at, text in enumerate(texts) if f"Module{number}·" in text)
        assert "".join(module.title.plain.split()) in texts[opener]
        assert strokes_on(pages[opener], LINE) == strokes_of(shape, LINE)
        for page in (opener, opener + 1):  # the foot has it as well, as long as the part goes on
            assert strokes_on(pages[page], FINE) == strokes_of(shape, FINE), (module.id, page)


def test_a_mirrored_shape_comes_in_from_the_right_at_the_height_at_which_the_other_comes_in_from_the_left() -> None:
    found: list[Sequence[PathStep]] = []

    class Steps(Strokes):
        def stroke(self, steps: Sequence[PathStep], *_: object) -> None:
            found.append(steps)

    pen: Any = Steps()
    for mirrored in (False, True):
        draw_motif(pen, palette_of(BRAND), ("cord", "step"), Bounds(100, 0, 500, 90), mirrored=mirrored)
    (straight, mirror) = ([point for _, point in steps] for steps in found)
    assert straight[0] == (100, 45)
    assert mirror == [(700 - x, y) for x, y in straight]


def test_a_part_opens_on_a_right_hand_page_with_a_spread_and_a_back_page_after_it() -> None:
    texts = ["".join(page.extract_text().split()) for page in printed()["workbook.pdf"].pages]
    openers = [at + 1 for at, text in enumerate(texts) for number in range(1, 6) if f"Module{number}·" in text]
    assert openers == [3, 7, 11, 15, 19]


def test_a_course_without_a_motif_has_plain_lines() -> None:
    done = made(Workshop(course_files(FIRST_COURSE)), Version("base"), Wanted(("workbook",)))
    (data,) = (one.data for one in done.artefacts if one.path.endswith("workbook.pdf"))
    cover, *others = PdfReader(BytesIO(data)).pages
    assert strokes_on(cover, LINE) == ["ml"]
    assert not [page for page in others if strokes_on(page, LINE) or strokes_on(page, FINE)]


def test_the_questions_of_a_ladder_rise_as_stairs_from_edge_to_edge() -> None:
    (ladder,) = [tool for module in course().modules for tool in module.tools if tool.kind == "ladder"]
    title = "".join(ladder.title.plain.split())
    page = next(page for page in printed()["workbook.pdf"].pages if title in "".join(page.extract_text().split()))
    (stairs,) = [drawn for drawn in strokes_on(page, LINE) if len(drawn) > 2]
    assert stairs == "m" + "ll" * (len(ladder.fields) - 1) + "l"
    told = "".join(page.extract_text().split())
    assert told.count("YesNo") == len(ladder.fields)


def test_drawings_of_the_deck_are_in_the_workbook_and_what_they_say_of_a_gap_is_left_open(tmp_path: Path) -> None:
    root = Path(shutil.copytree(example_course(), tmp_path / "course"))
    changed(root / "modules/recover.yaml", "blanks: [a slap]", "blanks: [the story, the help, the reason]")
    gapped = course_of(course_files(root), "base", "").course
    drawn = {s.slide: s.hidden for s in document_tree.slides(composed_workbook(gapped).blocks) if s.drawing}
    known = {
        slide_ids.key_point(module, point): point
        for module in gapped.modules for point in module.key_points if point.visual is not None
    }  # fmt: skip
    assert set(drawn) == set(known)
    assert any(drawn.values())  # some would give a gap away
    for slide, hidden in drawn.items():
        said = {word for text in texts_of(known[slide].visual) for word in re.findall(r"\w{4,}", text.plain.casefold())}
        gaps = " ".join(gaps_of(known[slide].headline, known[slide].explanation)).casefold()
        assert said & set(re.findall(r"\w{4,}", gaps)) == set(hidden), slide


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_drawing_stands_beside_words_that_are_much_higher_and_the_workbook_keeps_its_pages(paper: PaperName) -> None:
    workshop = Workshop(course_files(example_course()))
    done = made(workshop, Version("base"), Wanted(("workbook",), printing=Printing(PageChoice(paper=paper))))
    (data,) = (one.data for one in done.artefacts if one.printed)
    with pikepdf.open(BytesIO(data)) as pdf:
        assert len(pdf.pages) <= 24
        found = [one for one in pdf.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        boxes = [[float(number) for number in one.A.BBox] for one in found if "/A" in one]
        middle = float(pdf.pages[0].mediabox[2]) / 2
    beside = [top - foot for left, foot, _, top in boxes if left > middle - Mm(20).pt]
    assert beside
    assert min(beside) >= Mm(35).pt, beside  # six lines of words with gaps


def composed_workbook(one: Course) -> Document:
    words = words_for("en-GB")
    deck = slides(one, recipe_named("deck", None), words)
    return document(one, recipe_named("workbook", None), words, {slide.id: at for at, slide in enumerate(deck, 1)})


def test_every_sheet_of_a_test_says_which_version_it_is_and_none_which_commit() -> None:
    reader = printed()["quiz.pdf"]
    texts = [page.extract_text() for page in reader.pages]
    letters = [set(re.findall(r"[Vv]ersion ([A-C])\b", text)) for text in texts]
    assert letters == [{"A"}, {"A"}, {"B"}, {"B"}, {"C"}, {"C"}]
    stamp = course().stamp.split(" · ")[0]
    assert not [text for text in texts if re.search(rf"^{re.escape(stamp)}\b|{re.escape(stamp)} · ", text, re.M)]


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_test_of_ten_questions_is_one_leaf(paper: PaperName) -> None:
    workshop = Workshop(course_files(example_course()))
    done = made(workshop, Version("base"), Wanted(("quiz",), printing=Printing(PageChoice(paper=paper))))
    assert [one.count for one in done.artefacts if one.printed] == [3 * 2]


def test_a_single_question_is_not_counted() -> None:
    deck = slides(course(), recipe_named("deck", None), words_for("en-GB"))
    kickers = [one.text.plain for slide in deck if slide.role == "quiz" for one in slide.slots["kicker"]]
    assert kickers
    assert not [kicker for kicker in kickers if kicker.endswith("of 1")]
    checks = [page.extract_text() for page in printed()["workbook.pdf"].pages]
    assert not [text for text in checks if "Knowledge check\n1. " in text]


def test_what_somebody_wrote_as_an_example_is_of_one_size_wherever_it_stands() -> None:
    sizes: list[float] = []

    def seen(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        sizes.extend([size] if text.strip().startswith("(for") else [])

    for page in printed()["workbook.pdf"].pages:
        page.extract_text(visitor_text=seen)
    assert len(sizes) >= sum(bool(field.example) for m in course().modules for one in m.tools for field in one.fields)
    assert set(sizes) == {9.0}


def test_a_place_without_lines_says_that_nothing_is_written_there() -> None:
    forms = [one for module in course().modules for one in module.tools if one.kind == "form"]
    bare = [place for one in forms for place in one.fields if not place.lines]
    assert bare
    told = " ".join(" ".join(page.extract_text().split()) for page in printed()["workbook.pdf"].pages)
    for place in bare:
        assert "not here" in place.hint.plain, place.label.plain
        assert place.hint.plain in told


def test_promises_are_finished_on_their_own_lines() -> None:
    (page,) = [one for one in printed()["workbook.pdf"].pages if "My commitments" in one.extract_text()]
    told = page.extract_text().split("My commitments")[1]
    assert "…" not in told
    assert told.count("____") >= len(course().commitments)


@pytest.mark.parametrize("handout", ["workbook", "slides_handout"])
def test_who_takes_part_reads_statements_and_no_advice_on_rights(handout: str) -> None:
    words = words_for("en-GB")
    deck = slides(course(), recipe_named("deck", None), words)
    made_of = document(course(), recipe_named(handout, None), words, {slide.id: at for at, slide in enumerate(deck, 1)})
    told = " ".join(text.plain for text in document_tree.texts(made_of.blocks))
    for source in course().sources.values():
        assert source.rights.strip() not in told, source.id
        assert " ".join(source.statement.split()) in told, source.id
    assert "Find out who owns it" not in told


def fields_of_ink(page: Any) -> list[float]:
    """The areas larger than a thumb that a page fills with a dark colour, in square centimetres."""
    content = page.get_contents().get_data().decode("latin-1")
    found = []
    for red, green, blue, path in re.findall(r"([\d.]+) ([\d.]+) ([\d.]+) rg ([^\n()]*?) [fB]\*?(?= |\n|$)", content):
        dark = 0.2126 * float(red) + 0.7152 * float(green) + 0.0722 * float(blue) < 0.5
        numbers = [float(one) for one in re.findall(r"-?[\d.]+", path.split(" w ")[-1])]
        if path.endswith("re"):
            area = numbers[-1] * numbers[-2]
        else:
            across, up = numbers[::2], numbers[1::2]
            area = (max(across) - min(across)) * (max(up) - min(up))
        found += [area / Mm(10).pt ** 2] if dark and area > 4 * Mm(10).pt ** 2 else []
    return found


def test_no_page_of_the_workbook_has_a_field_of_ink() -> None:
    assert [number for number, page in enumerate(printed()["workbook.pdf"].pages, 1) if fields_of_ink(page)] == []


def test_a_key_is_a_page_of_letters_and_a_few_of_reasons() -> None:
    workshop = Workshop(course_files(example_course()))
    (key,) = [one for one in made(workshop, Version("base"), Wanted(("answer_key",))).artefacts if one.printed]
    assert key.count <= 5


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_job_aid_is_a_leaf_with_a_line_for_each_short_answer_of_one_s_own(paper: PaperName) -> None:
    workshop = Workshop(course_files(example_course()))
    done = made(workshop, Version("base"), Wanted(("job_aid",), printing=Printing(PageChoice(paper=paper))))
    (one,) = (one for one in done.artefacts if one.printed)
    assert one.count <= 2
    words = words_for("en-GB")
    blocks = document(course(), recipe_named("job_aid", None), words, {}).blocks
    filled_in = [block for block in document_tree.walk(blocks) if isinstance(block, FillIn)]
    asked = {prompt.plain for block in filled_in for prompt in block.prompts}
    assert asked >= {"Our rule", "The story", "The help", "The reason"}
    assert {block.words for block in document_tree.walk(blocks) if isinstance(block, WriteOn)} >= {5}
    page = PdfReader(BytesIO(one.data)).pages[0].extract_text()
    for block in filled_in:
        for prompt, hint in zip(block.prompts, block.hints, strict=False):  # a card's line of one's own has no hint
            assert prompt.plain in page
            assert hint.plain in " ".join(page.split())


@cache
def guide(paper: PaperName, team: str = "base") -> PdfReader:
    workshop = Workshop(course_files(example_course()))
    done = made(workshop, Version(team), Wanted(("guide",), printing=Printing(PageChoice(paper=paper))))
    (data,) = (one.data for one in done.artefacts if one.printed)
    return PdfReader(BytesIO(data))


def filled(page: Any) -> float:
    """The share of a page's text area down to its lowest words, whatever stands at its foot."""
    heights: list[float] = []
    page.extract_text(visitor_text=lambda text, _cm, tm, *_: heights.append(tm[5]) if text.strip() else None)
    top, foot = float(page.mediabox.height) - Mm(25).pt, Mm(22).pt
    return (top - min(height for height in heights if height > foot)) / (top - foot)


@pytest.mark.slow
def test_the_right_option_is_told_once_with_its_reason() -> None:
    told = " ".join(" ".join(page.extract_text().split()) for page in guide("a4").pages)
    for module in course().modules:
        for item in (one for one in module.quiz if one.use == "class"):
            right = next(option for option in item.options if option.right)
            assert f"Right: {right.text.plain} {right.feedback.plain}" in told, item.address
    assert not re.search(r"At the click: Right", told)


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_guide_has_at_most_four_pages_for_five_slides_and_hardly_one_that_is_half_empty(paper: PaperName) -> None:
    pages = guide(paper).pages
    shown = len(slides(course(), recipe_named("deck", None), words_for("en-GB")))
    assert len(pages) <= 0.8 * shown
    shares = [filled(page) for page in pages]
    assert min(shares) > 0.45
    assert sum(share < 0.5 for share in shares) <= 3, shares


@pytest.mark.parametrize("team", ["base", "new_starters", "live_chat"])
@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_no_page_of_a_guide_begins_with_what_to_say_or_do_to_a_slide_on_the_page_before(
    paper: PaperName, team: str
) -> None:
    begin = [page.extract_text().lstrip().split("\n")[0] for page in guide(paper, team).pages]
    assert [one for one in begin if re.match(r"(SAY|DO|ASK|LISTEN FOR|IF SHORT|IF LONG|MOVE ON)\b", one)] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_boards_of_the_default_course_are_on_one_page_of_the_guide(paper: PaperName) -> None:
    (page,) = [page.extract_text() for page in guide(paper).pages if "Write on boards" in page.extract_text()]
    boards = [board for module in course().modules for board in module.boards] + list(course().boards)
    assert len(boards) == 9
    told = " ".join(page.split())
    assert [board.title.plain for board in boards if board.title.plain not in told] == []


@pytest.mark.slow
@pytest.mark.parametrize("folder", [example_course(), FIRST_COURSE], ids=["default", "first"])
def test_bold_is_explained_under_a_clock_where_a_figure_below_it_is_bold_and_nowhere_else(folder: Path) -> None:
    done = made(Workshop(course_files(folder)), Version("base"), Wanted(("guide",)))
    (data,) = (one.data for one in done.artefacts if one.printed)
    pages = [page for page in PdfReader(BytesIO(data)).pages if "Below a part:" in page.extract_text()]
    assert pages
    for page in pages:
        bold: list[str] = []

        def visit(text: str, _cm: object, _matrix: object, font: Any, size: float, bold: list[str] = bold) -> None:
            if font and "Bold" in font["/BaseFont"] and size == 9 and re.fullmatch(r"(likely )?\d+", text.strip()):
                bold.append(text)

        page.extract_text(visitor_text=visit)
        assert ("Bold:" in page.extract_text()) == bool(bold)
