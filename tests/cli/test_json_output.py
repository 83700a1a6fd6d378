"""What commands say as JSON, held to its schema."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from pptx import Presentation

from coursegen.cli import json_output
from coursegen.cli.json_output import TOLD, ToldBuild, ToldFit, ToldInspection, ToldKit, ToldPull, told_schemas
from support.typed import Ended, tree

Inside = Callable[..., Ended]
SCHEMAS = Path(__file__).parent.parent.parent / "assets" / "schema" / "told"
SESSION = 'format: 1\nsession: monday\ndate: "2027-03-04"\nstart: "09:00"\nplace: Here\ntrainer: S. Okoro\n'


def test_the_committed_schemas_are_those_of_the_code(inside: Inside, tmp_path: Path) -> None:
    assert {name: data.decode() for name, data in tree(SCHEMAS).items()} == told_schemas()
    assert inside("schema", "--told", "--out", tmp_path / "told").code == 0
    assert tree(tmp_path / "told") == tree(SCHEMAS)
    assert set(told_schemas()) == {f"{name}.json" for name in TOLD}


def test_a_build(inside: Inside, course: Path) -> None:
    ended = inside("build", course, "--only", "deck,workbook", "--format", "json")
    told = msgspec.json.decode(ended.out, type=ToldBuild)
    assert ended.code == 0
    ((version,),) = [told.versions]
    assert version.made and version.version == "base"
    assert [file.artefact for file in version.files] == ["deck", "workbook"]
    assert all(Path(file.path).stat().st_size == file.bytes for file in version.files)


def test_a_build_that_is_refused_says_why(inside: Inside, course: Path) -> None:
    listen = course / "modules" / "listen.yaml"
    listen.write_text(listen.read_text("utf-8").replace("title: Listen", "titel: Listen"), "utf-8")
    ended = inside("build", course, "--format", "json")
    told = msgspec.json.decode(ended.out, type=ToldBuild)
    assert ended.code == 1
    assert [(one.rule, one.file, one.line) for one in told.versions[0].problems] == [
        ("unknown-field", "modules/listen.yaml", 3)
    ]
    assert told.versions[0].files == []


def test_a_kit_names_nobody(inside: Inside, course: Path, tmp_path: Path) -> None:
    (course / "sessions").mkdir()
    (course / "sessions" / "monday.yaml").write_text(SESSION, "utf-8")
    (tmp_path / "people.csv").write_text("name\nMaria Garcia\nLee Wong\n", "utf-8")
    ended = inside(
        "kit", course, "--session", "monday", "--participants", tmp_path / "people.csv", "--yes", "--format", "json"
    )
    told = msgspec.json.decode(ended.out, type=ToldKit)
    assert told.people == 2 and told.files
    assert "Garcia" not in ended.out


def test_a_fit(inside: Inside, course: Path) -> None:
    ended = inside("fit", "--minutes", "80", "--course", course, "--format", "json")
    told = msgspec.json.decode(ended.out, type=ToldFit)
    assert ended.code == 0
    assert told.minutes == 80 and told.length <= 80 and told.fits and told.cuts
    assert told.written == ""


def test_a_pull(inside: Inside, course: Path) -> None:
    assert inside("build", course, "--only", "deck").code == 0
    deck = course.parent / "output" / "base" / "deck.pptx"
    mine = course.parent / "mine.pptx"
    edited = Presentation(str(deck))
    titles = [slide.shapes.title for slide in edited.slides]
    next(title for title in titles if title.text == "Every call has one purpose").text = "Each call has one purpose"
    edited.save(str(mine))
    ended = inside("pull", mine, "--course", course, "--format", "json")
    told = msgspec.json.decode(ended.out, type=ToldPull)
    assert not told.written and told.edits == 1
    assert [one.file for one in told.files] == ["modules/listen.yaml"]


@pytest.mark.slow
def test_an_inspection(inside: Inside, course: Path, tmp_path: Path) -> None:
    from coursegen.assets import asset

    template = shutil.copy(asset("template/coursegen.pptx"), tmp_path / "brand.pptx")
    ended = inside("template", "inspect", template, "--course", course, "--format", "json")
    told = msgspec.json.decode(ended.out, type=ToldInspection)
    assert ended.code == 0
    assert told.layouts > 5 and told.breaking == []


@pytest.mark.parametrize("command", ["build", "fit", "pull"])
def test_another_format_is_refused(inside: Inside, course: Path, command: str) -> None:
    words = {"build": [course], "fit": ["--minutes", "80", "--course", course], "pull": ["x.pptx", "--course", course]}
    ended = inside(command, *words[command], "--format", "xml")
    assert ended.code == 2
    assert "there is no format 'xml'; there are: text, json" in " ".join(ended.err.split())


LOOKING: dict[str, list[str]] = {
    "check": ["check", "COURSE"],
    "rehearse": ["rehearse", "--course", "COURSE"],
    "drift": ["drift", "COURSE"],
    "trace": ["trace", "listen.key_points.purpose", "--course", "COURSE"],
    "diff": ["diff", "desk", "--course", "COURSE"],
    "compare": ["compare", "ONE", "OTHER"],
    "teams": ["teams", "--course", "COURSE"],
}
TEAM = """format: 1
team: desk
title: The desk
why: It has another word.
terms: {customer: {one: guest, many: guests}}
"""


@pytest.mark.parametrize("name", LOOKING)
def test_what_a_command_says_that_only_looks(name: str, inside: Inside, course: Path, tmp_path: Path) -> None:
    (course / "teams").mkdir()
    (course / "teams" / "desk.yaml").write_text(TEAM, "utf-8")
    (course / "teams" / "torn.yaml").write_text(TEAM.replace("desk", "torn").replace("why", "wyh"), "utf-8")
    decks = {"ONE": tmp_path / "one.pptx", "OTHER": tmp_path / "other.pptx"}
    for number, deck in enumerate(decks.values()):
        made = Presentation()
        made.slides.add_slide(made.slide_layouts[5]).shapes.title.text = f"Slide {number}"
        made.save(str(deck))
    words = [str({**decks, "COURSE": course}.get(word, word)) for word in LOOKING[name]]
    if name in ("check", "drift", "trace"):
        (course / "teams" / "torn.yaml").unlink()
    printed = inside(*words, "--format", "json").out
    value = msgspec.json.decode(printed, type=TOLD[name])  # refuses what the schema does not have
    assert len(json.loads(printed)) == len(json.loads(msgspec.json.encode(value)))


def test_every_command_with_json_is_in_the_table() -> None:
    source = Path(json_output.__file__).parent
    texts = {path.stem: path.read_text("utf-8") for path in source.glob("*.py")}
    by_hand = {stem for stem, text in texts.items() if "json.dumps(" in text}
    assert by_hand == {"reports"}  # SARIF has a schema elsewhere
    for kind in TOLD.values():
        assert any(f"{kind.__name__}(" in text for stem, text in texts.items() if not stem.startswith("json_"))
