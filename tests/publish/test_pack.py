"""The whole printed pack of the default course: its files agree and pass the validator, and no page is empty."""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest
from pptx import Presentation
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.compose.recipe import recipe_names
from coursegen.course.reading.load import course_of
from coursegen.model.course import Course
from coursegen.publish.leaks import squeezed
from coursegen.publish.versions import versions_asked
from coursegen.source.folder import course_files
from support.guide_citations import citations, holds, slides_told
from support.tools import require_tool

FILES = course_files(example_course())
VERSIONS = (
    *versions_asked(FILES),
    *versions_asked(FILES, ("clinic_desk", "live_chat")),
    *versions_asked(FILES, (), ("spring_clinic",)),
)
NAMES = [version.name for version in VERSIONS]
PAPERS = [name for name in recipe_names(None) if name != "deck"]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def output(default_versions: Path) -> Path:
    return default_versions


def course(name: str) -> Course:
    version = next(one for one in VERSIONS if one.name == name)
    return course_of(FILES, version.team, version.session).course


def pages(file: Path) -> list[str]:
    """The text of each page as it is read, lines kept."""
    raw = subprocess.run([require_tool("pdftotext"), "-raw", str(file), "-"], capture_output=True, check=True).stdout
    return raw.decode("utf-8").split("\f")[:-1]


def notes(deck: Path) -> list[str]:
    return [slide.notes_slide.notes_text_frame.text for slide in Presentation(str(deck)).slides]


def titles(deck: Path) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in Presentation(str(deck)).slides]


@pytest.mark.parametrize("name", NAMES)
def test_the_guide_cites_slides_and_workbook_pages_that_are_so(output: Path, name: str) -> None:
    folder = output / name
    told, workbook = pages(folder / "guide.pdf"), pages(folder / "workbook.pdf")
    noted, shown = notes(folder / "deck.pptx"), titles(folder / "deck.pptx")
    cites = citations(told)
    for cited in cites:
        on_page = workbook[cited.page - 1]
        if cited.number:
            assert holds(on_page, cited.number) or squeezed(shown[cited.slide - 1]) in squeezed(on_page), (name, cited)
            assert f"Workbook {cited.number}" in noted[cited.slide - 1], (name, cited)
    assert len(cites) > 40
    paper = "A4" if course(name).page == "a4" else "US Letter"
    assert f"those of the {paper} edition" in " ".join(told[0].split())


@pytest.mark.parametrize("name", NAMES)
def test_clock_times_agree_in_guide_deck_and_workbook(output: Path, name: str) -> None:
    folder, made = output / name, course(name)
    guide, workbook = "\n".join(pages(folder / "guide.pdf")), "\n".join(pages(folder / "workbook.pdf"))
    deck = "\n".join(notes(folder / "deck.pptx"))
    for stretch in made.agenda:
        span = f"{stretch.start}–{stretch.end}"
        assert span in guide
        assert span in workbook
        for block in stretch.plan:
            assert f"{block.start} · " in guide, block.address
            assert f"{block.start}–{block.end} · {block.minutes} min" in deck, block.address


@pytest.mark.parametrize("name", NAMES)
def test_every_slide_of_the_deck_is_in_the_guide_once_in_order(output: Path, name: str) -> None:
    """The deck's order is the guide's: the credits too stand where they come up, before the farewell."""
    text = "\n".join(pages(output / name / "guide.pdf"))
    shown, farewell = titles(output / name / "deck.pptx"), course(name).farewell
    assert farewell
    assert shown[-1] == farewell.title.plain
    assert slides_told(text) == list(range(1, len(shown) + 1))


@pytest.mark.parametrize("name", NAMES)
def test_the_slides_handout_shows_no_answers(output: Path, name: str) -> None:
    text = "\n".join(pages(output / name / "slides_handout.pdf"))
    shown = {int(number) for number in re.findall(r"^Slide (\d+)", text, re.MULTILINE)}
    assert "Right: " in "\n".join(pages(output / name / "guide.pdf"))
    assert "Right: " not in text
    assert len(shown) > 40


def test_each_key_is_that_of_its_version(output: Path) -> None:
    """The letters of a key are at the right options of its own sheet, every one where several are right.

    What is asked in class alone is on no sheet; the course has such questions, so that this is seen.
    """
    items = [item for module in course("base").modules for item in module.quiz]
    asked = {squeezed(item.stem.plain): item for item in items if item.use != "class"}
    in_class = [squeezed(item.stem.plain) for item in items if item.use == "class"]
    assert in_class
    assert {item.kind for item in asked.values()} == {"choice", "several"}
    sheets = "\n".join(pages(output / "base" / "quiz.pdf")).split("Follow-up quiz, version ")
    keys = "\n".join(pages(output / "base" / "answer_key.pdf")).split("Key to version ")
    orders = set()
    for version in "ABC":
        sheet = squeezed("".join(part for part in sheets if part.startswith(version)))
        key = "".join(part for part in keys if part.startswith(version))
        answers = re.findall(r"^\d+ ([A-F](?:, [A-F])*)(?: \d+)?$", key, re.MULTILINE)
        order = sorted(asked, key=sheet.index)
        assert not [stem for stem in in_class if stem in sheet]
        assert len(answers) == len(order) == len(asked)
        for stem, answer in zip(order, answers, strict=True):
            right = [option.text.plain for option in asked[stem].options if option.right]
            below = sheet[sheet.index(stem) :][:900]
            found = [(letter, text) for letter in answer.split(", ") for text in right if at(letter, text, below)]
            assert len(found) == len(right) == len(answer.split(", ")), (version, stem)
        orders.add(tuple(order))
    assert len(orders) == 3


def at(letter: str, option: str, sheet: str) -> bool:
    """Whether a squeezed sheet has the option with that letter."""
    return squeezed(f"{letter}. {option}") in sheet


@pytest.mark.parametrize("name", NAMES)
def test_a_job_aid_is_the_tools_of_every_module_on_a_page_or_two_and_a_page_of_cards(output: Path, name: str) -> None:
    reader = PdfReader(output / name / "job_aid.pdf")
    assert len(reader.pages) <= 3
    told = squeezed("".join(pages(output / name / "job_aid.pdf")))
    for number, module in _numbered(name):
        moments = [one.moment.plain for one in (*module.tools, *module.action_steps) if one.moment]
        assert all(squeezed(one) in told for one in moments or [f"{number} {module.title.plain}"])
        for used in module.tools:
            assert told.count(squeezed(used.title.plain)) >= 2 * used.carry, used.id
    assert "pocketcards" in squeezed(pages(output / name / "job_aid.pdf")[-1])


def _numbered(name: str) -> list[tuple[int, object]]:
    return list(enumerate(course(name).modules, 1))


@pytest.mark.parametrize("paper", PAPERS)
def test_what_is_read_aloud_follows_the_page(output: Path, paper: str) -> None:
    """The order of the structure is that of the headings as they stand on the pages."""
    file = output / "base" / f"{paper}.pdf"
    done = subprocess.run([require_tool("pdfinfo"), "-struct-text", str(file)], capture_output=True, check=True)
    lines = [line.strip() for line in done.stdout.decode("utf-8", "replace").splitlines()]
    heads = [re.sub(r'^"|"$', "", line) for before, line in pairwise(lines) if re.match(r"H[1-6]\b", before)]
    page = squeezed("".join(pages(file)))
    at = 0
    for head in heads:
        at = page.find(squeezed(head), at)
        assert at >= 0, head
    assert heads


def test_no_page_is_empty(output: Path) -> None:
    for name in NAMES:
        for paper in PAPERS:
            empty = [at for at, text in enumerate(pages(output / name / f"{paper}.pdf"), 1) if len(text.split()) < 12]
            ruled = [at for at in empty if paper in ("workbook", "quiz")]  # left-hand pages before a part, for notes
            assert empty == ruled, (name, paper)
