"""What comes on a click and how slides change, as a course asks for it, and as PowerPoint's own XML has it."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from io import BytesIO
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from pptx import Presentation

from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support.pull_cases import Case, saved_by_libreoffice
from support.typed import typed

TINY = Path(__file__).parent.parent / "cases" / "tiny"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
FRONT = "format: 1\nteam: front\ntitle: The front desk\nwhy: It asks for less.\ncourse: {slideshow: {build: none}}\n"


def course(parent: Path, asked: str = "") -> Path:
    """The small course that asks for something, and a team that wants no builds."""
    root = Path(shutil.copytree(TINY, parent / "course"))
    if asked:
        file = root / "course.yaml"
        file.write_text(f"{file.read_text('utf-8')}\nslideshow: {{{asked}}}\n", "utf-8")
    (root / "teams").mkdir(exist_ok=True)
    (root / "teams" / "front.yaml").write_text(FRONT, "utf-8")
    return root


def deck_of(root: Path, team: str = "") -> bytes:
    return made(Workshop(course_files(root)), Version(team, ""), Wanted(("deck",))).artefacts[0].data


def slides(deck: bytes) -> dict[str, Any]:
    """The slides by their ids."""
    return {
        next(one.name for one in slide.shapes if one.name.startswith("slide:")).removeprefix("slide:"): slide
        for slide in Presentation(BytesIO(deck)).slides
    }


def tags(slide: Any) -> list[str]:
    return [child.tag.removeprefix(P) for child in slide._element]


def clicks(slide: Any) -> list[list[tuple[str, str]]]:
    """By click, what it brings: the name of the shape, and the words of its paragraph or nothing for all of it."""
    shapes = {str(shape.shape_id): shape for shape in slide.shapes}
    found = []
    for click in slide._element.xpath(".//p:cTn[@nodeType='mainSeq']/p:childTnLst/p:par"):
        brought = []
        for target in click.iter(f"{P}spTgt"):
            shape, span = shapes[target.get("spid")], target.find(f"{P}txEl/{P}pRg")
            assert span is None or span.get("st") == span.get("end")
            words = "" if span is None else shape.text_frame.paragraphs[int(span.get("st"))].text
            brought.append((shape.name, words))
        found.append(brought)
    return found


@pytest.fixture(scope="module")
def deck(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return deck_of(course(tmp_path_factory.mktemp("both"), "build: both, transition: fade"))


@pytest.mark.slow
def test_by_itself_only_an_answer_and_the_recap_wait_and_nothing_fades(tmp_path: Path) -> None:
    for name, slide in slides(deck_of(course(tmp_path))).items():
        assert tags(slide) == ["cSld", "clrMapOvr", *(["timing"] if "/quiz/" in name or name == "recap" else [])]


def test_entries_of_a_list_come_one_by_one(deck: bytes) -> None:
    slide = slides(deck)["how_it_runs"]
    body = next(shape for shape in slide.placeholders if shape.name == "Body")
    said = [paragraph.text for paragraph in body.text_frame.paragraphs]
    assert len(said) > 1
    assert clicks(slide) == [[("Body", one)] for one in said]
    (built,) = slide._element.iter(f"{P}bldP")
    assert (built.get("spid"), built.get("build")) == (str(body.shape_id), "p")


def test_an_answer_waits_for_its_click_and_the_options_are_there(deck: bytes) -> None:
    ((name, words),) = clicks(slides(deck)["listen/quiz/which"])[0]
    assert name == "Body"
    assert words.startswith("Right: ")
    assert len(clicks(slides(deck)["listen/quiz/which"])) == 1


def test_with_the_answer_comes_a_mark_on_the_right_option_alone(tmp_path: Path) -> None:
    root = course(tmp_path)
    file = root / "course.yaml"
    file.write_text(f"{file.read_text('utf-8')}\nmotif: line\n", "utf-8")
    slide = slides(deck_of(root))["listen/quiz/which"]
    ((mark, (name, words)),) = clicks(slide)
    assert (mark, name, words[:7]) == (("answer", ""), "Body", "Right: ")
    options, marks = [next(one for one in slide.shapes if one.name == name) for name in ("options", "answer")]
    ring, disc, tick = marks.shapes
    (around,) = [one for one in options.shapes if (one.left, one.top, one.width) == (ring.left, ring.top, ring.width)]
    letter = next(one for one in options.shapes if one.name == f"Letter {around.name[-1]}")
    assert letter.text_frame.text == words[7]
    assert all(letter.top < one.top + one.height / 2 < letter.top + letter.height for one in (disc, tick))


@pytest.mark.parametrize(("asked", "lists"), [("bullets", True), ("answers", False)])
def test_lists_can_be_left_alone(tmp_path: Path, asked: str, lists: bool) -> None:
    found = slides(deck_of(course(tmp_path, f"build: {asked}")))
    assert bool(clicks(found["how_it_runs"])) == lists
    assert clicks(found["listen/quiz/which"])
    assert {tag for slide in found.values() for tag in tags(slide)} == {"cSld", "clrMapOvr", "timing"}


def test_every_slide_fades_and_stands_in_the_schemas_order(deck: bytes) -> None:
    for slide in slides(deck).values():
        assert tags(slide) in (["cSld", "clrMapOvr", "transition"], ["cSld", "clrMapOvr", "transition", "timing"])
        assert slide._element.find(f"{P}transition/{P}fade") is not None
        nodes = Counter(node.get("id") for node in slide._element.iter(f"{P}cTn"))
        assert set(nodes.values()) <= {1}


def test_a_team_can_leave_it_out(tmp_path: Path) -> None:
    found = slides(deck_of(course(tmp_path, "build: both, transition: fade"), "front"))
    assert all(("timing" in tags(slide)) == ("/quiz/" in name or name == "recap") for name, slide in found.items())
    assert all("transition" in tags(slide) for slide in found.values())


@pytest.mark.slow
def test_the_validator_finds_no_error(deck: bytes, tmp_path: Path) -> None:
    (tmp_path / "deck.pptx").write_bytes(deck)
    program = Path(sys.executable).with_name("openxml-audit")
    words = [str(program), "-f", "microsoft365", "-m", "0", str(tmp_path / "deck.pptx")]
    ended = run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout


def test_a_word_that_is_none_of_them_is_told_with_the_right_ones(tmp_path: Path) -> None:
    ended = typed("check", course(tmp_path, "build: bulets"), cwd=tmp_path)
    assert ended.code == 1
    assert "course.yaml:" in ended.err
    assert "bullets" in ended.err


def test_an_unedited_deck_comes_home_without_a_change(tmp_path: Path) -> None:
    case = Case(course(tmp_path, "build: both, transition: fade"), "desk")
    (case.root / "teams" / "desk.yaml").write_text(
        "format: 1\nteam: desk\ntitle: The front desk\nwhy: It has words of its own.\n", "utf-8"
    )
    found = case.pull(case.build())
    assert (found.files, found.patch.operations, found.patch.stays) == ((), (), ())


@pytest.mark.slow
def test_libreoffice_opens_and_saves_it_and_loses_no_word(deck: bytes, tmp_path: Path) -> None:
    def said(data: bytes) -> list[list[str]]:
        return [
            sorted(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text)
            for slide in Presentation(BytesIO(data)).slides
        ]

    assert said(saved_by_libreoffice(deck, tmp_path)) == said(deck)
