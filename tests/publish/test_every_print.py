"""Every handout of the course as it is and of two teams, on both papers, in normal and in large print."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from coursegen.assets import example_course
from coursegen.compose.recipe import recipe_names
from coursegen.model.printing import PageChoice, PaperName, Printing
from coursegen.publish.leaks import squeezed
from coursegen.publish.output import built
from coursegen.publish.versions import versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from support import verapdf
from support.guide_citations import citations, holds
from support.once import made_once, shared_folder
from support.page_faults import empty_pages, lone_headings, off_the_paper, parted_rows
from support.team_files import Blind
from support.tools import require_tool

FILES = course_files(example_course())
VERSIONS = (*versions_asked(FILES), *versions_asked(FILES, ("clinic_desk", "shop_floor")))
NAMES = [version.name for version in VERSIONS]
RECIPES = tuple(recipe_names(None))
PAPERS: dict[PaperName, tuple[str, tuple[float, float]]] = {
    "a4": ("A4", (595.28, 841.89)),
    "letter": ("US Letter", (612.0, 792.0)),
}
SIZES = ("", ".large-print")
EVERY = [
    f"{paper}/{name}/{recipe}{size}.pdf"
    for paper in PAPERS
    for name in NAMES
    for recipe in RECIPES
    if recipe != "deck"
    for size in SIZES
]
SOME = EVERY[::7]
"""Of each recipe some: seven has no divisor in common with how many versions, sizes and papers there are."""
NOTED = re.compile(r"^TIME .* · Workbook ([\dA-Z.]+)$", re.MULTILINE)
pytestmark = pytest.mark.slow


def _make(folder: Path, papers: Iterable[PaperName]) -> None:
    """Every version on the papers, normal and large, each paper in a folder of its own."""
    for paper in papers:
        wanted = Wanted(RECIPES, printing=Printing(PageChoice(paper=paper), ("large-print",)))
        result = built(FILES, folder / paper, VERSIONS, wanted, Blind(), 2)
        assert {one.outcome.version.name: one.outcome.problems for one in result.versions if not one.placed} == {}


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each paper."""
    folder = shared_folder(tmp_path_factory) / "every-print"
    made_once(folder, lambda: _make(folder, PAPERS), 180.0)
    return folder


def files(folder: Path) -> dict[str, bytes]:
    """What is handed out, by its path in the folder: decks and PDFs."""
    found = (path for kind in ("pdf", "pptx") for path in folder.glob(f"*/*/*.{kind}"))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def lines(file: Path) -> list[str]:
    """The text of each page as it is read, lines kept."""
    raw = subprocess.run([require_tool("pdftotext"), "-raw", str(file), "-"], capture_output=True, check=True).stdout
    return raw.decode("utf-8").split("\f")[:-1]


def test_every_handout_is_there_on_every_paper_in_both_sizes(output: Path) -> None:
    decks = [f"{paper}/{name}/deck.pptx" for paper in PAPERS for name in NAMES]
    assert sorted(files(output)) == sorted([*EVERY, *decks])
    for file in EVERY:
        with pikepdf.open(output / file) as opened:
            sides = {tuple(sorted(float(side) for side in page.mediabox[2:])) for page in opened.pages}
        short, tall = PAPERS["a4" if file.startswith("a4/") else "letter"][1]
        assert {(round(one, 1), round(other, 1)) for one, other in sides} == {(round(short, 1), round(tall, 1))}, file


@pytest.mark.parametrize(
    ("flavour", "files"),
    [("ua1", [file for file in EVERY if file.startswith(f"{paper}/")]) for paper in PAPERS] + [("2a", SOME)],
    ids=[*(f"ua1 {paper}" for paper in PAPERS), "2a"],
)
def test_verapdf_finds_nothing_in_any_handout(flavour: str, files: list[str], output: Path, tmp_path: Path) -> None:
    """The last file is one of them without its tags: it has to fail, and alone."""
    assert {Path(file).name.partition(".")[0] for file in files} == {*RECIPES} - {"deck"}
    bare = untagged((output / EVERY[0]), tmp_path / "untagged.pdf")
    told = verapdf.verdict(flavour, tmp_path, *((output / file).read_bytes() for file in files), bare)
    verdicts = [line.split()[0] for line in told if line.startswith(("PASS", "FAIL"))]
    assert [file for file, said in zip([*files, "untagged"], verdicts, strict=True) if said != "PASS"] == ["untagged"]


def untagged(file: Path, path: Path) -> bytes:
    """A handout that nothing can read aloud: its structure is gone."""
    with pikepdf.open(file) as opened:
        del opened.Root.StructTreeRoot
        del opened.Root.MarkInfo
        opened.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_no_page_is_one_that_nobody_would_hand_out(output: Path, paper: PaperName, name: str) -> None:
    """A page of blank name tents has no content of its own: their lines are for the eye."""
    for file in EVERY:
        if file.startswith(f"{paper}/{name}/"):
            path = output / file
            assert off_the_paper(path) == [], file
            assert lone_headings(path) == [], file
            assert empty_pages(path) == [] or "/name_tents" in file, file
            assert parted_rows(path) == [], file


def test_a_second_build_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    _make(tmp_path, ["letter"])
    second = files(tmp_path)
    first = {name: data for name, data in files(output).items() if name.startswith("letter/")}
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("paper", PAPERS)
def test_what_the_guide_cites_is_so_on_this_paper(output: Path, paper: PaperName, name: str) -> None:
    """Each page beside a slide, in both sizes of the guide, is where the workbook has it; the paper is on the cover.

    The headline and the picture of the slide are before its number, and both show its title. Every slide whose
    notes in the deck name a place in the workbook has its page beside it; one more, how the session runs, has a page
    but no number.
    """
    folder = output / paper / name
    workbook = lines(folder / "workbook.pdf")
    slides = list(Presentation(str(folder / "deck.pptx")).slides)
    titles = [squeezed(slide.shapes.title.text_frame.text) for slide in slides]
    noted = {
        place: number[1]
        for place, slide in enumerate(slides, 1)
        if (number := NOTED.search(slide.notes_slide.notes_text_frame.text))
    }
    assert len(noted) > 30
    found = {}
    for size in SIZES:
        told = lines(folder / f"guide{size}.pdf")
        cites = citations(told)
        for cited in cites:
            number, page = noted.get(cited.slide, ""), workbook[cited.page - 1]
            # In a company's template the only question of a debrief is the slide's text, and heads the guide's page.
            asked = titles[cited.slide - 1].endswith("debrief")
            assert squeezed(cited.below).count(titles[cited.slide - 1]) >= (1 if asked else 2), cited
            assert cited.number in ("", number), cited
            assert holds(page, number) if number else titles[cited.slide - 1] in squeezed(page), cited
        opening = titles.index(squeezed("How this session runs")) + 1  # its page has no number of a slide's
        assert [slide for cited in cites for slide in range(cited.slide, cited.last + 1)] == sorted({*noted, opening})
        papers = re.findall(r"of\sthe\s(A4|US\sLetter)\sedition", "\n".join(told))
        assert [" ".join(one.split()) for one in papers] == [PAPERS[paper][0]]
        found[size] = [(cited.slide, cited.page) for cited in cites]
    assert found[""] == found[".large-print"]
