"""Every form of drawing, every kind of chart and every kind of own slide on paper: none is off it, all are told."""

from __future__ import annotations

import shutil
from pathlib import Path
from textwrap import indent

import pikepdf
import pytest
import yaml

from coursegen.assets import asset, example_course
from coursegen.compose.visuals import alternative
from coursegen.compose.words import words_for
from coursegen.model.printing import PageChoice, PaperName, Printing
from coursegen.publish.output import built
from coursegen.publish.versions import versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from support.forms import EXAMPLES
from support.once import made_once, shared_folder
from support.own_slides import SLIDES, add_own_slides
from support.page_faults import off_the_paper
from support.team_files import Blind

TINY = Path(__file__).parent.parent / "cases" / "tiny"
PAPERS: tuple[PaperName, ...] = ("a4", "letter")
RECIPES = ("slides_handout", "guide")
FILES = [f"{paper}/base/{recipe}{size}.pdf" for paper in PAPERS for recipe in RECIPES for size in ("", ".large-print")]
WORDS = words_for("en")
pytestmark = pytest.mark.slow


def _course(folder: Path) -> Path:
    """The tiny course with a slide for each form, and one of each other kind."""
    written = yaml.safe_load(asset("visuals.yaml").read_text("utf-8"))
    drawn = [
        {
            "id": f"of_{form}",
            "kind": "drawing",
            "title": one["headline"],
            "visual": one["visual"],
            "notes": {"say": "See."},
        }
        for form, one in written.items()
    ]
    slides = SLIDES + indent(yaml.safe_dump(drawn), "  ")
    root = add_own_slides(Path(shutil.copytree(TINY, folder / "course")), slides)
    shutil.copy(example_course() / written["picture"]["visual"]["picture"]["picture"]["file"], root / "pictures")
    return root


@pytest.fixture(scope="session")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for each paper, in normal and in large print."""
    folder = shared_folder(tmp_path_factory) / "forms-in-print"

    def make() -> None:
        files = course_files(_course(folder))
        for paper in PAPERS:
            wanted = Wanted(RECIPES, printing=Printing(PageChoice(paper=paper), ("large-print",)))
            (version,) = built(files, folder / paper, versions_asked(files), wanted, Blind(), 2).versions
            made = version.outcome.made
            assert made is not None, version.outcome.problems
            assert [one.message for one in made.warnings if one.rule == "visual"] == []

    made_once(folder, make, 180.0)
    return folder


@pytest.mark.parametrize("file", FILES)
def test_every_drawing_is_on_the_paper_and_told_in_words(output: Path, file: str) -> None:
    path = output / file
    assert off_the_paper(path) == []
    with pikepdf.open(path) as opened:
        found = [one for one in opened.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        told = "\n".join(str(one.get("/Alt", "")) for one in found)
    for example in EXAMPLES.values():
        assert alternative(WORDS, example.visual) in told, example.form
    for own in ("3 in 5", "I only want to get in.", "Name it: Say the purpose.", "Help: Get somebody.", "09:45: Break"):
        assert own in told
