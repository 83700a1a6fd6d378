"""Charts of a module's own slides, as other programs find them in the deck."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from collections import Counter
from io import BytesIO
from math import dist
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import PP_PLACEHOLDER

from coursegen.compose.recipe import recipe_named
from coursegen.compose.slides import slides
from coursegen.compose.words import words_for
from coursegen.course.reading.load import course_of
from coursegen.layout.scenes import lay_out
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, ChartItem, Colour, TextItem
from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.kept_faces import faces
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Look, Workshop
from coursegen.source.folder import course_files
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.pptx import DeckFacts, deck_bytes
from support.exactness import APART, Word, pages_of
from support.looks import THEMES
from support.own_slides import add_own_slides
from support.similar import LEAST_ALIKE, SCALE, Pixels, cut, pages, registered
from support.tools import require_tool

TINY = Path(__file__).parent.parent / "cases" / "tiny"
CELLS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
HEAD = "slides:\n"
SLIDE = """\
  - id: {id}
    kind: chart
    title: {title}
    chart:
      type: {type}
      unit: "{unit}"{mark}
      categories: [{categories}]
      series:
{series}
    notes: {{say: Read it.}}
"""


def chart(id_: str, type_: str, categories: list[str], unit: str = "", mark: str = "", **series: list[float]) -> str:
    rows = "\n".join(
        f"        - {{id: {name}, name: {name.title()}, values: {values}}}" for name, values in series.items()
    )
    title = f"The chart {id_} makes a point."
    marked = f"\n      mark: {mark}" if mark else ""
    names = ", ".join(categories)
    return SLIDE.format(id=id_, title=title, type=type_, unit=unit, mark=marked, categories=names, series=rows)


SLIDES = HEAD + "".join(
    [
        chart("bars", "bar", ["Phone", "Counter", "Chat"], "min", before=[12, 8.5, 5], after=[4, 5, -2]),
        chart("week", "line", ["Mon", "Tue", "Wed"], calls=[1320, 1100, 905]),
        chart("lines", "line", ["One", "Two", "Three"], "%", with_name=[40, 30, 10], without=[44, 41, 45]),
        chart("ring", "doughnut", ["Facts", "A decision", "Other"], "%", share=[41, 40, 19]),
        chart("parts", "stacked_bar", ["Phone", "Chat"], "%", at_once=[62, 20], later=[30, 45], never=[8, 35]),
        chart("change", "slope", ["May", "June"], mark="calls", calls=[120, 84], visits=[60, 66], mail=[40, 38]),
        chart("marked", "bar", ["Phone", "Counter", "Chat"], "min", "Counter", wait=[12, 8.5, 5]),
        chart("point", "line", ["Mon", "Tue", "Wed"], mark="Tue", calls=[1320, 1100, 905]),
        chart("slice", "doughnut", ["Facts", "A decision", "Other"], "%", "A decision", share=[41, 40, 19]),
        chart("part", "stacked_bar", ["Phone", "Chat"], "%", "never", at_once=[62, 20], later=[30, 45], never=[8, 35]),
    ]
)


def look_of(root: Path, theme: str) -> Look:
    own = course_of(course_files(root), "")
    return Workshop(course_files(root)).looks(own.brand, own.course.theme, theme).slides


def scenes(root: Path, theme: str) -> list[Scene]:
    """The slides that show a chart."""
    own = course_of(course_files(root), "")
    said = slides(own.course, recipe_named("deck", root), words_for("en"), own.touched)
    laid_out = lay_out(said, look_of(root, theme).template, faces(), footer="", language="en")
    return [one for one in laid_out if _charts(one)]


def deck_of(root: Path) -> bytes:
    return made(Workshop(course_files(root)), Version("", ""), Wanted(("deck",))).artefacts[0].data


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return add_own_slides(Path(shutil.copytree(TINY, tmp_path_factory.mktemp("charts") / "course")), SLIDES)


@pytest.fixture(scope="module")
def deck(root: Path) -> bytes:
    return deck_of(root)


@pytest.fixture(scope="module")
def frames(deck: bytes) -> dict[str, Any]:
    found = {}
    for slide in Presentation(BytesIO(deck)).slides:
        for shape in slide.shapes:
            if shape.has_chart:
                found[next(one.name for one in slide.shapes if one.name.startswith("slide:")).rpartition("/")[2]] = (
                    shape
                )
    return found


def test_each_is_native_in_the_layouts_place_and_told_in_words(frames: dict[str, Any]) -> None:
    kinds = {name: frame.chart.chart_type for name, frame in frames.items()}
    assert kinds == {
        "bars": XL_CHART_TYPE.BAR_CLUSTERED,
        "week": XL_CHART_TYPE.LINE_MARKERS,
        "lines": XL_CHART_TYPE.LINE_MARKERS,
        "ring": XL_CHART_TYPE.DOUGHNUT,
        "parts": XL_CHART_TYPE.BAR_STACKED,
        "change": XL_CHART_TYPE.LINE_MARKERS,
        "marked": XL_CHART_TYPE.BAR_CLUSTERED,
        "point": XL_CHART_TYPE.LINE_MARKERS,
        "slice": XL_CHART_TYPE.DOUGHNUT,
        "part": XL_CHART_TYPE.BAR_STACKED,
    }
    assert {frame.placeholder_format.type for frame in frames.values()} == {PP_PLACEHOLDER.CHART}
    told = frames["bars"]._element._nvXxPr.cNvPr.get("descr")
    assert "Before: Phone 12.0 min; Counter 8.5 min; Chat 5.0 min. After:" in told


def test_the_data_are_the_authors(frames: dict[str, Any]) -> None:
    plot = frames["bars"].chart.plots[0]
    assert list(plot.categories) == ["Phone", "Counter", "Chat"]
    assert {one.name: tuple(one.values) for one in plot.series} == {"Before": (12, 8.5, 5), "After": (4, 5, -2)}


def test_the_workbook_behind_it_says_the_same(frames: dict[str, Any]) -> None:
    with ZipFile(BytesIO(frames["bars"].chart.part.chart_workbook.xlsx_part.blob)) as book:
        assert {one.date_time for one in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        strings = [one.text for one in etree.fromstring(book.read("xl/sharedStrings.xml")).iter(f"{CELLS}t")]
        cells = list(etree.fromstring(book.read("xl/worksheets/sheet1.xml")).iter(f"{CELLS}c"))
        assert b'formatCode="#,##0.0' in book.read("xl/styles.xml")
    said = {
        cell.get("r"): strings[int(cell[0].text)] if cell.get("t") == "s" else float(cell[0].text) for cell in cells
    }
    assert said == {
        "B1": "Before", "C1": "After",
        "A2": "Phone", "B2": 12, "C2": 4,
        "A3": "Counter", "B3": 8.5, "C3": 5,
        "A4": "Chat", "B4": 5, "C4": -2,
    }  # fmt: skip


def test_colours_are_the_themes_and_axes_have_positive_ids(frames: dict[str, Any]) -> None:
    for frame in frames.values():
        root = frame.chart._chartSpace
        assert not root.xpath(".//a:srgbClr")
        assert not root.xpath(".//a:latin")
        assert all(0 < int(one.get("val")) <= 2_147_483_647 for one in root.xpath(".//c:axId | .//c:crossAx"))


def test_one_thing_is_marked_and_the_rest_is_quiet(root: Path) -> None:
    """By lightness as well as by colour, since both are nearly one grey on paper: a thicker line, a larger point."""
    hot = Colour("accent2")
    said = {one.id.rpartition("/")[2]: _charts(one)[0] for one in scenes(root, "light")}
    assert [one.colours[0] == hot for one in said["change"].series] == [True, False, False]
    assert [one.marked for one in said["change"].series] == [True, False, False]
    assert [one.points for one in said["marked"].series] == [((1, hot),)]
    assert [one.points for one in said["point"].series] == [((1, hot),)]
    assert [colour == hot for colour in said["slice"].series[0].colours] == [False, True, False]
    assert [one.colours[0] == hot for one in said["part"].series] == [False, False, True]
    for name in ("bars", "week", "lines", "ring", "parts"):
        assert not any(one.points or one.marked for one in said[name].series), name


def test_every_part_of_a_bar_says_its_value_and_once_its_name(root: Path) -> None:
    said = {one.id.rpartition("/")[2]: _charts(one)[0] for one in scenes(root, "light")}
    words = [item.paragraphs[0].text.plain for item in said["parts"].drawn if isinstance(item, TextItem)]
    assert sorted(words) == sorted(
        ["Phone", "Chat", "At_Once", "62%", "20%", "Later", "30%", "45%", "Never", "8%", "35%"]
    )


def test_words_can_be_read_from_the_back_row(frames: dict[str, Any]) -> None:
    for frame in frames.values():
        assert min(int(one.get("sz")) for one in frame.chart._chartSpace.xpath(".//a:defRPr")) >= 1800


def test_two_builds_give_the_same_bytes(root: Path, deck: bytes) -> None:
    assert hashlib.sha256(deck_of(root)).digest() == hashlib.sha256(deck).digest()


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        (chart("long", "line", ["A name that goes on for ever and ever", "B"], calls=[1, 2]), "too wide for its place"),
        (chart("near", "line", ["A", "B"], one=[1, 50], two=[3, 50]), "overlap"),
        (chart("many", "bar", list("ABCDEFGH"), **{name: [1] * 8 for name in ("one", "two", "three")}), "24 bars"),
        (chart("small", "stacked_bar", ["A", "B"], one=[97, 50], two=[3, 3]), "no room in its part of the bar"),
        (chart("thin", "doughnut", list("ABCDE"), share=[0.1, 0.1, 0.1, 0.1, 99]), "overlap"),
    ],
)
def test_what_has_no_room_is_a_problem_at_its_line(tmp_path: Path, listed: str, said: str) -> None:
    root = add_own_slides(Path(shutil.copytree(TINY, tmp_path / "course")), HEAD + listed)
    with pytest.raises(Refused) as refused:
        deck_of(root)
    (problem,) = refused.value.problems
    assert said in problem.message
    assert "at 18 pt" in problem.message
    assert problem.address.startswith("listen.slides.") or problem.place is not None


@pytest.mark.slow
@pytest.mark.parametrize("theme", THEMES)
def test_a_painted_chart_looks_as_libreoffice_draws_it(root: Path, tmp_path: Path, theme: str) -> None:
    """Words by their places, the rest as pictures; LibreOffice draws a ring a hundredth smaller than its plot area."""
    office = require_tool("soffice")
    look = look_of(root, theme)
    shown = scenes(root, theme)
    assert len(shown) == 10
    facts = DeckFacts(title="Charts", subject="", language="en", stamp="1", fingerprint="1")
    (tmp_path / "deck.pptx").write_bytes(deck_bytes(shown, look.data, facts, look.colours))
    (tmp_path / "ours.pdf").write_bytes(slides_pdf(shown, look.template.brand, faces()))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [str(office), "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run([*words, str(tmp_path / "deck.pptx")], check=True, capture_output=True, timeout=300)
    ours, theirs = (pages(tmp_path / name, range(10)) for name in ("ours.pdf", "deck.pdf"))
    for number, one in enumerate(shown):
        (item,) = _charts(one)
        mine, their = (_without_words(picture[number], item) for picture in (ours, theirs))
        least = 0.84 if item.kind in ("doughnut", "line", "slope") else LEAST_ALIKE  # thin lines lie half a dot apart
        assert registered(cut(mine, item.box), cut(their, item.box), enough=least) >= least, one.id
    for one, mine, their in zip(shown, pages_of(tmp_path / "ours.pdf"), pages_of(tmp_path / "deck.pdf"), strict=True):
        (item,) = _charts(one)
        said_by_us, said_by_them = (_words_in(item.box, page) for page in (mine, their))
        assert Counter(word.text for word in said_by_us) == Counter(word.text for word in said_by_them)
        for word in said_by_us:
            nearest = min(dist(word.middle, other.middle) for other in said_by_them if other.text == word.text)
            assert nearest <= APART * one.width / EMU_PER_POINT, (one.id, word.text)


def _charts(scene: Scene) -> list[ChartItem]:
    return [item for item in scene.items if isinstance(item, ChartItem)]


def _words_in(box: Box, page: list[Word]) -> list[Word]:
    left, top, right, bottom = (edge / EMU_PER_POINT for edge in (box.x, box.y, box.right, box.bottom))
    return [word for word in page if left <= word.middle[0] <= right and top <= word.middle[1] <= bottom]


def _without_words(page: Pixels, chart: ChartItem) -> Pixels:
    """The picture with the ground where the chart's words stand: those are compared by their places."""
    bare = page.copy()
    for item in chart.drawn:
        for line in item.lines if isinstance(item, TextItem) else ():
            for one in line.fragments:
                x, base = item.box.x / EMU_PER_POINT + one.x, item.box.y / EMU_PER_POINT + line.baseline
                left, right, top, bottom = x - 4, x + one.width + 4, base - one.size - 3, base + one.size * 0.3 + 3
                bare[round(top * SCALE) : round(bottom * SCALE), round(left * SCALE) : round(right * SCALE)] = page[
                    0, -1
                ]
    return bare
