"""The default course's teams, each with deck and workbook: clean for programs of others, and in their own words."""

from __future__ import annotations

import json
import re
from colorsys import rgb_to_hls
from functools import cache
from pathlib import Path

import pikepdf
import pytest
import rpptx
from pptx import Presentation
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.course.reading.load import course_of
from coursegen.model.scene_items import Colour
from coursegen.publish.made_version import ARTEFACTS
from coursegen.publish.versions import Version, versions_asked
from coursegen.source.folder import course_files
from support.looks import looks

FILES = course_files(example_course())
VERSIONS = versions_asked(FILES, everything=True)
CLINIC = ("clinic_desk", "clinic_desk/spring_clinic")
NAMES = [version.name for version in VERSIONS]
TEAMS = [name for name in NAMES if name != "base"]
pytestmark = pytest.mark.slow


@pytest.fixture(scope="session")
def output(default_versions: Path) -> Path:
    return default_versions


SHEETS = {"a": 1, "two": 2}


@pytest.mark.parametrize("version", [one for one in VERSIONS if one.team != "live_chat"], ids=lambda one: one.name)
def test_every_board_has_its_place_and_there_are_as_many_large_sheets_as_they_take(version: Version) -> None:
    course = course_of(FILES, version.team, version.session).course
    boards = [*course.boards, *(board for module in course.modules for board in module.boards)]
    assert [board.id for board in boards if not board.where] == []
    taken = [SHEETS[many] for board in boards for many in re.findall(r"^(a|two) large sheets?\b", board.where.plain)]
    packed = [one.count for one in course.room.materials if one.id == "corner"] if course.room else []
    assert sum(taken) == sum(packed)


@pytest.mark.parametrize("version", VERSIONS, ids=lambda one: one.name)
def test_a_brief_is_short_enough_to_read_while_others_wait(version: Version) -> None:
    course = course_of(FILES, version.team, version.session).course
    roles = [role for module in course.modules for scene in module.scenarios for role in scene.roles]
    assert {role.address: role.brief.plain for role in roles if len(role.brief.plain.split()) > 45} == {}


def deck_text(deck: Path) -> str:
    """Everything that a deck says: slides, tables, notes, sections."""
    lines = []
    for slide in Presentation(str(deck)).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                lines.append(shape.text_frame.text)
            elif shape.has_table:
                lines += [cell.text for row in shape.table.rows for cell in row.cells]
        lines.append(slide.notes_slide.notes_text_frame.text)
    lines += [section.name for section in rpptx.Presentation(str(deck)).sections]
    return "\n".join(lines)


def workbook_text(workbook: Path) -> str:
    """Everything that a workbook says, its bookmarks with it."""
    reader = PdfReader(workbook)
    bookmarks = [str(entry["/Title"]) for entry in reader.outline if isinstance(entry, dict)]
    return "\n".join([*(page.extract_text() for page in reader.pages), *bookmarks])


def test_there_are_six_teams_over_two_sectors_with_two_sessions() -> None:
    teams = {version.team for version in VERSIONS} - {"base"}
    assert teams >= {"phone_support", "live_chat", "shop_floor", "field_service", "clinic_desk", "new_starters"}
    assert len(FILES.sectors) >= 2
    assert sum(bool(version.session) for version in VERSIONS) >= 2


@pytest.mark.parametrize("name", [name for name in TEAMS if "/" in name])
def test_no_frame_of_a_session_s_deck_overflows(output: Path, name: str) -> None:
    """Those of the teams are in test_exactness.py."""
    frames = rpptx.Presentation(str(output / name / "deck.pptx")).fit_report().frames
    assert len(frames) > 100
    assert [str(frame.context) for frame in frames if frame.overflow] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_workbook_opens_and_has_the_paper_of_its_version(output: Path, name: str) -> None:
    version = next(version for version in VERSIONS if version.name == name)
    paper = course_of(FILES, version.team, version.session).course.page
    with pikepdf.open(output / name / "workbook.pdf") as pdf:
        width, height = (float(side) for side in pdf.pages[0].mediabox[2:])
        assert len(pdf.pages) >= 10
    expected = {"a4": (595.3, 841.9), "letter": (612.0, 792.0)}[paper]
    assert (width, height) == pytest.approx(expected, abs=0.5)


_OF_NOBODY = ("quiz", "job_aid", "role_play", "slides_handout", "manager")
"""What speaks of nobody whom a clinic serves: a slide shows what people say, and not who they are."""


@pytest.mark.parametrize("name", CLINIC)
def test_a_clinic_has_no_customers(output: Path, name: str) -> None:
    """Outside the titles of sources, their addresses, and what they state verbatim."""
    version = next(version for version in VERSIONS if version.name == name)
    sources = course_of(FILES, version.team, version.session).course.sources.values()
    # What is quoted of others: they stay as they are, whatever a team calls whom it serves.
    quoted = [text for source in sources for text in (source.title, source.publisher, source.url, source.statement)]
    everything = {kind: text for kind, text in _everything(output / name).items() if kind in ARTEFACTS}
    assert len(everything) == len(ARTEFACTS)
    for kind, text in everything.items():
        said = " ".join(text.split())
        for words in sorted(filter(None, quoted), key=len, reverse=True):
            said = said.replace(" ".join(words.split()), "")
        found = [match.group() for match in re.finditer(r".{0,60}customer.{0,60}", said, re.IGNORECASE)]
        assert [one for one in found if not _broken_quotation(one, quoted)] == [], kind
        assert "patient" in said or kind in _OF_NOBODY, kind


def _broken_quotation(found: str, quoted: list[str]) -> bool:
    """Whether a hit is a source's own words that a line break in a table cell tore apart."""
    letters = re.sub(r"\W", "", " ".join(quoted)).casefold()
    around = re.search(r"\S+\s+\S*customer\S*|\S*customer\S*\s+\S+", found, re.IGNORECASE)
    return around is not None and re.sub(r"\W", "", around.group()).casefold() in letters


@pytest.mark.parametrize("name", NAMES)
def test_people_hear_that_nobody_has_to_take_abuse_whatever_is_cut(output: Path, name: str) -> None:
    notes = [slide.notes_slide.notes_text_frame.text for slide in Presentation(str(output / name / "deck.pptx")).slides]
    said = [re.split(r"\b(?:ASK|LISTEN FOR|MOVE ON|THEY MAY SAY)\b", one)[0] for one in notes]
    assert any("You do not have to take abuse" in one for one in said)


@pytest.mark.parametrize("name", NAMES)
def test_the_rule_on_abuse_is_read_out_where_nothing_may_be_cut(name: str) -> None:
    version = next(version for version in VERSIONS if version.name == name)
    agenda = course_of(FILES, version.team, version.session).course.agenda
    stays = [block.notes for row in agenda for block in row.plan if block.priority == "must"]
    said = [text.plain for notes in stays if notes for text in (*notes.say, *notes.do)]
    assert any("You do not have to take abuse" in one for one in said)


def test_new_starters_have_an_hour_that_can_be_cut_and_promise_what_they_have_not_written_yet() -> None:
    course = course_of(FILES, "new_starters", "").course
    assert [one.text.plain for one in course.commitments if "five words" in one.text.plain] == []
    assert len(course.commitments) > 1
    spare = [block.address for row in course.agenda for block in row.plan if block.priority == "could"]
    assert spare == ["choice.plan.check", "recover.plan.check"]


@pytest.mark.parametrize("name", TEAMS)
def test_a_removed_module_leaves_no_trace(output: Path, name: str) -> None:
    version = next(version for version in VERSIONS if version.name == name)
    base, ours = course_of(FILES).course, course_of(FILES, version.team, version.session).course
    kept = {module.id for module in ours.modules}
    lines = {kind: text.splitlines() for kind, text in _everything(output / name).items()}
    texts = {kind: " ".join(" ".join(said).split()) for kind, said in lines.items()}
    told = json.loads((output / name / "provenance.json").read_text("utf-8"))
    for module in base.modules:
        if module.id in kept:
            continue
        title = module.title.plain
        unseen = [module.takeaway.plain, *(item.stem.plain for item in module.quiz)]
        for kind, text in texts.items():
            assert [words for words in unseen if " ".join(words.split()) in text] == [], kind
            assert not re.search(rf"\b\d{{1,2}}\. {re.escape(title)}", text), kind  # agenda, recap, headings
            assert title not in lines[kind], kind  # an opener, a section, a bookmark
        for artefact in told["artefacts"]:
            rows = (*artefact.get("slides", ()), *artefact.get("headings", ()))
            shown = [row.get("id") or row["anchor"] for row in rows]
            assert [one for one in shown if one.startswith((f"{module.id}/", f"{module.id}."))] == []
    gone = set(base.sources) - set(ours.sources)
    for source in (base.sources[one] for one in gone):
        for kind, text in texts.items():
            assert not source.title or source.title not in text, kind
            assert not source.opening or source.opening not in text, kind
    starts = [stretch.start.minutes for stretch in ours.agenda]
    ends = [stretch.end.minutes for stretch in ours.agenda]
    assert starts[1:] == ends[:-1]  # no hole where a module was


@cache
def _everything(folder: Path) -> dict[str, str]:
    """What each artefact of a version says, the descriptions of the deck's pictures with it."""
    deck = folder / "deck.pptx"
    shapes = (shape for slide in Presentation(str(deck)).slides for shape in slide.shapes)
    told = [shape._element._nvXxPr.cNvPr.get("descr") or "" for shape in shapes]
    said = {pdf.stem: workbook_text(pdf) for pdf in sorted(folder.glob("*.pdf"))}
    return {"deck": "\n".join([deck_text(deck), *told]), **said}


def _said(folder: Path) -> dict[str, str]:
    return {"deck": deck_text(folder / "deck.pptx"), "workbook": workbook_text(folder / "workbook.pdf")}


def test_some_team_removes_a_module() -> None:
    whole = len(course_of(FILES).course.modules)
    assert min(len(course_of(FILES, version.team, version.session).course.modules) for version in VERSIONS) < whole


def test_a_teams_looks_are_its_own(output: Path) -> None:
    names = {
        name: {layout.name for layout in Presentation(str(output / name / "deck.pptx")).slide_layouts}
        for name in ("base", "shop_floor", "live_chat")
    }
    assert names["base"] == names["live_chat"]
    assert names["base"].isdisjoint(names["shop_floor"])
    assert "Front desk training" in deck_text(output / "clinic_desk" / "deck.pptx")
    assert "Front desk training" in workbook_text(output / "clinic_desk" / "workbook.pdf")


def test_what_is_ours_in_a_team_s_colours_is_not_near_the_one_thing_to_look_at() -> None:
    """A brown line beside a red dot says the same twice: their hues are a sixth of the circle apart at least."""
    for version in VERSIONS:
        brand = looks(version.team, "").slides.template.brand
        ours, hot = (rgb_to_hls(*brand.rgb(Colour(slot)))[0] for slot in ("accent1", "accent2"))
        assert 0.5 - abs(abs(ours - hot) - 0.5) > 1 / 6, version.name


def test_a_session_says_when_where_and_with_whom(output: Path) -> None:
    for kind, text in _said(output / "clinic_desk" / "spring_clinic").items():
        for words in ("4 March 2027", "Meeting room 2, ground floor", "Robin Hale"):
            assert words in text, (kind, words)
    assert "14 people are expected" in deck_text(output / "clinic_desk" / "spring_clinic" / "deck.pptx")
