"""What every slide and page rests on, as a build writes it down."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from coursegen.publish.output import built
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from support.team_files import Blind, course_with_teams

Told = dict[str, Any]


def build(root: Path, folder: Path, *versions: Version, artefacts: tuple[str, ...] = ("deck", "workbook")) -> None:
    files = course_files(root)
    result = built(files, folder, versions or versions_asked(files, everything=True), Wanted(artefacts), Blind(), 1)
    assert all(one.placed for one in result.versions), result.versions


def told(folder: Path, version: str) -> dict[str, Told]:
    """The artefacts of a version by kind."""
    content = json.loads((folder / version / "provenance.json").read_text("utf-8"))
    assert content["version"] == version
    return {row["kind"]: row for row in content["artefacts"]}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("provenance")
    build(course_with_teams(place), place / "output")
    return place / "output"


def slides(output: Path, version: str) -> dict[str, Told]:
    return {row["id"]: row for row in told(output, version)["deck"]["slides"]}


def test_every_slide_has_its_number_and_where_it_is_written(output: Path) -> None:
    rows = told(output, "base")["deck"]["slides"]
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    point = slides(output, "base")["listen/points/purpose"]
    assert point["title"] == "Every call has one purpose"
    assert point["address"] == "listen.key_points.purpose"
    assert point["written"] == "modules/listen.yaml:13"
    assert point["layers"] == []


def test_a_patched_slide_names_its_layers_with_file_and_line(output: Path) -> None:
    steps = slides(output, "desk")["listen/action_steps"]
    change = {"layer": "team desk", "at": "teams/desk.yaml:10", "address": "listen.action_steps.write_it.owner"}
    assert steps["layers"] == [change]
    assert slides(output, "base")["listen/action_steps"]["layers"] == []


def test_a_slide_with_a_term_names_the_layer_of_its_words(output: Path) -> None:
    layers = slides(output, "desk")["listen/points/purpose"]["layers"]
    assert {row["layer"] for row in layers} == {"sector health"}
    assert {row["address"] for row in layers} >= {"course.terms.customer.one"}
    assert {row["at"] for row in layers} == {"sectors/health.yaml:4"}


def test_pages_are_told_by_anchor_with_their_page(output: Path) -> None:
    workbook = told(output, "desk")["workbook"]
    headings = {row["anchor"]: row for row in workbook["headings"]}
    pages = [row["page"] for row in workbook["headings"]]
    assert pages == sorted(pages)
    assert 1 <= pages[0] <= pages[-1] <= workbook["pages"]
    (steps,) = (
        row for anchor, row in headings.items() if anchor.startswith("listen.") and row["title"] == "Action steps"
    )
    assert [row["address"] for row in steps["layers"]] == ["listen.action_steps.write_it.owner"]
    assert headings["course.goals"]["layers"] != []  # a goal says customer
    assert {row["address"] for row in headings[""]["layers"]} >= {"course.subtitle"}  # the cover
    assert told(output, "base")["workbook"]["headings"][0]["layers"] == []


def test_a_disclaimer_is_told_too(output: Path) -> None:
    notice = slides(output, "desk")["notice"]
    assert notice["written"] == "teams/desk.yaml:13"
    assert {row["layer"] for row in notice["layers"]} == {"team desk"}


def test_it_is_listed_and_the_same_every_time(output: Path, tmp_path: Path) -> None:
    root = course_with_teams(tmp_path)
    build(root, tmp_path / "output")
    for version in ("base", "chat", "desk", "desk/spring"):
        file = f"{version}/provenance.json"
        assert (tmp_path / "output" / file).read_bytes() == (output / file).read_bytes()
    rows = {row["path"]: row for row in json.loads((output / "manifest.json").read_text("utf-8"))["artefacts"]}
    row = rows["desk/spring/provenance.json"]
    assert (row["kind"], row["team"], row["session"], row["artefacts"]) == ("provenance", "desk", "spring", 2)


@pytest.mark.slow
def test_a_partial_build_keeps_what_it_says_of_the_rest(output: Path, tmp_path: Path) -> None:
    root = course_with_teams(tmp_path)
    folder = tmp_path / "output"
    build(root, folder, Version("desk"), artefacts=("deck",))
    assert list(told(folder, "desk")) == ["deck"]
    build(root, folder, Version("desk"), artefacts=("workbook",))
    assert (folder / "desk" / "provenance.json").read_bytes() == (output / "desk" / "provenance.json").read_bytes()
    (folder / "desk" / "deck.pptx").unlink()
    build(root, folder, Version("desk"), artefacts=("workbook",))
    assert list(told(folder, "desk")) == ["workbook"]


@pytest.mark.parametrize(
    "text", ["[", "[]", '{"format": 1, "artefacts": 3}', '{"format": 1, "artefacts": [{"path": 7}]}']
)
def test_one_that_somebody_changed_is_kept_and_not_believed(tmp_path: Path, text: str) -> None:
    root = course_with_teams(tmp_path)
    folder = tmp_path / "output"
    build(root, folder, Version())
    file = folder / "base" / "provenance.json"
    file.write_text(text, "utf-8")
    build(root, folder, Version(), artefacts=("deck",))
    assert list(told(folder, "base")) == ["deck"]
    assert (folder / "base" / "provenance.edited.json").read_text("utf-8") == text


def test_headings_on_cards_have_the_page_that_they_are_on(tmp_path: Path) -> None:
    build(course_with_teams(tmp_path), tmp_path / "output", Version(), artefacts=("role_play", "job_aid"))
    for kind, row in told(tmp_path / "output", "base").items():
        pages = [page.extract_text() for page in PdfReader(tmp_path / "output" / "base" / f"{kind}.pdf").pages]
        assert len(row["headings"]) > len(pages)
        for heading in row["headings"]:
            assert heading["page"] >= 1, heading
            said = " ".join(pages[heading["page"] - 1].split())
            assert heading["title"].split()[0] in said
