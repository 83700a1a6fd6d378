"""What is taken over from a source is attributed in every file that shows it, as its owner asks: files are opened."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from pptx import Presentation
from pypdf import PdfReader

from coursegen.compose.pages import document
from coursegen.compose.recipe import recipe_named
from coursegen.compose.words import words_for
from coursegen.course.reading.load import load_course
from coursegen.model.document import Document
from coursegen.model.text import Text
from coursegen.problems import Problem
from coursegen.publish.leaks import squeezed
from coursegen.publish.made_version import ARTEFACTS
from coursegen.publish.missing_credits import owed
from coursegen.publish.output import built
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from support.team_files import TINY, Blind
from support.typed import changed

STATEMENT = (
    "Taken from “What a call is for”, by A. Writer. More on www.example.org/more, and at https://example.org/calls."
)
LINKS = {"https://www.example.org/more", "https://example.org/calls"}
EVERY = (*ARTEFACTS, "role_play", "action_plan", "start_stop_continue", "evaluation", "manager")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A course one of whose modules takes over passages of a text under CC BY that asks for a statement."""
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    changed(root / "modules" / "listen.yaml", "source: article_one\n", "source: article_one\nuse: excerpted\n")
    changed(
        root / "articles" / "article_one.yaml", "status: licensed", f"status: licensed\nstatement: >-\n  {STATEMENT}"
    )
    return root


def made(root: Path, *names: str) -> tuple[list[Path], tuple[Problem, ...]]:
    result = built(course_files(root), root.parent / "output", [Version()], Wanted(names), Blind())
    (one,) = result.versions
    return [placed.path for placed in one.placed], one.outcome.problems


def opened(path: Path) -> tuple[str, set[str]]:
    """All that a file says, letters and figures alone, and the addresses that its links lead to."""
    if path.suffix == ".pptx":
        texts, links = [], set()
        for slide in Presentation(str(path)).slides:
            for shape in slide.shapes:
                frames = [shape.text_frame] if shape.has_text_frame else []
                if shape.has_table:
                    frames += [cell.text_frame for row in shape.table.rows for cell in row.cells]
                for run in (run for frame in frames for paragraph in frame.paragraphs for run in paragraph.runs):
                    texts.append(run.text)
                    links.add(run.hyperlink.address)
        return squeezed("".join(texts)), links - {None}
    with pikepdf.open(path) as pdf:
        annotations = [one for page in pdf.pages for one in page.get("/Annots", pikepdf.Array())]
        links = {str(one.A.URI) for one in annotations if "/A" in one and "/URI" in one.A}
    return squeezed("".join(page.extract_text() for page in PdfReader(path).pages)), links


@pytest.mark.slow
def test_every_file_that_is_made_has_the_statement_and_the_attribution(root: Path) -> None:
    paths, problems = made(root, *EVERY)
    assert problems == ()
    assert len(paths) == len(EVERY)
    for path in paths:
        said, links = opened(path)
        assert squeezed(STATEMENT) in said, path
        assert links >= LINKS, path
        for words in ("A. Writer", "What a call is for", "CC-BY-4.0", "example.org/calls"):
            assert squeezed(words) in said, (path, words)


def test_the_attribution_stands_under_what_is_taken_over(root: Path) -> None:
    (deck,), _ = made(root, "deck")
    feet = {
        paragraph.text: {run.hyperlink.address for run in paragraph.runs} - {None}
        for slide in Presentation(str(deck)).slides
        for shape in slide.placeholders
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        if paragraph.text.startswith("Source: ")
    }
    assert feet["Source: Writer, What a call is for, ¶ 1–2 · CC-BY-4.0"] == {
        "https://example.org/calls",
        "https://spdx.org/licenses/CC-BY-4.0.html",
    }
    (only_cited,) = (links for text, links in feet.items() if "A story about a call" in text and "¶ 3" in text)
    assert only_cited == set()


@pytest.mark.slow
def test_a_source_that_is_only_cited_is_named_in_every_file_but_what_is_used_at_the_desk(tmp_path: Path) -> None:
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    paths, problems = made(root, *EVERY)
    assert problems == ()
    for path in paths:
        said, _ = opened(path)
        named = squeezed("Writer, What a call is for") in said or squeezed("A. Writer: What a call is for") in said
        assert named is (path.stem != "job_aid"), path


def test_a_recipe_without_credits_is_refused_with_what_is_missing(root: Path) -> None:
    (root / "recipes").mkdir()
    recipe = "format: 1\nid: quiz\ntitle: Test\nmedium: pages\naudience: participant\nblocks:\n  - quiz_sheet\n"
    (root / "recipes" / "quiz.yaml").write_text(recipe, "utf-8")
    paths, problems = made(root, "quiz")
    assert paths == []
    assert [one.rule for one in problems] == ["RGT5", "RGT9", "RGT9"]
    assert {one.address for one in problems} == {"listen.use"}
    assert "the quiz shows article_one excerpted, and not its whole statement" in [one.message for one in problems]
    assert all("recipes/quiz.yaml" in one.hint and one.place for one in problems)
    changed(root / "modules" / "listen.yaml", "use: excerpted", "use: cited")
    assert made(root, "quiz")[1] == ()


@pytest.fixture
def workbook(root: Path) -> Document:
    course = load_course(root).course
    return document(course, recipe_named("workbook", root), words_for("en"), {})


def lacks(root: Path, workbook: Document, old: str, new: str, *, active: bool = True) -> list[str]:
    """What the workbook lacks with other words in its texts, or with links that do nothing."""

    def other(value: object) -> object:
        if isinstance(value, Text):
            runs = tuple(
                replace(run, text=run.text.replace(old, new), link=run.link if active else "") for run in value.runs
            )
            return replace(value, runs=runs)
        if isinstance(value, tuple):
            return tuple(other(one) for one in value)
        if hasattr(value, "__struct_fields__"):
            return replace(value, **{name: other(getattr(value, name)) for name in value.__struct_fields__})
        return value

    return [one.message for one in owed(load_course(root).course, "workbook", other(workbook.blocks))]


@pytest.mark.slow
def test_a_statement_is_whole_and_its_links_work(root: Path, workbook: Document) -> None:
    shows = "the workbook shows article_one excerpted, and"
    assert lacks(root, workbook, "", "") == []
    assert lacks(root, workbook, "Taken from", "From") == [f"{shows} not its whole statement"]
    assert lacks(root, workbook, "", "", active=False) == [
        f"{shows} the link https://www.example.org/more of its statement does nothing",
        f"{shows} no link to it",
    ]
    assert f"{shows} not its licence" in lacks(root, workbook, "CC-BY-4.0", "its licence")


def test_credits_for_other_programs(root: Path) -> None:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    made(root, "deck")
    items = json.loads((root.parent / "output" / "base" / "credits.json").read_text("utf-8"))
    assert [item["id"] for item in items] == ["article_one", "article_two"]
    one, two = items
    assert one["author"] == [{"literal": "A. Writer"}]
    assert one["issued"] == {"literal": "2 May 2024"}
    assert one["custom"]["uses"] == {"listen": "excerpted"}
    assert (one["custom"]["licence"], one["custom"]["statement"]) == ("CC-BY-4.0", STATEMENT)
    assert (two["type"], two["custom"]["status"]) == ("article", "unknown")
    assert "author" not in two
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    for item in items:  # its reader knows neither what others add nor dates in words
        assert set(item.pop("custom")) >= {"licence", "status", "rights", "uses"}
        assert item.pop("issued", {}).keys() <= {"literal"}
        assert item.pop("accessed", {}).keys() <= {"literal"}
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    for item in items:
        bibliography.register(Citation([CitationItem(item["id"])]))
    told = [str(entry) for entry in bibliography.bibliography()]
    assert any("A. Writer" in entry and "What a call is for" in entry for entry in told)
    assert any("A story about a call that ended well" in entry for entry in told)
