"""The default course's workbook, as other programs read it, beside what the course says."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from coursegen.assets import example_course
from coursegen.compose.numbers import printed_numbers
from coursegen.course.reading.load import load_course
from coursegen.model.course import Course
from coursegen.model.parts import Notes
from coursegen.model.text import Text
from support.tools import require_tool


@pytest.fixture(scope="module")
def course() -> Course:
    return load_course(example_course()).course


@pytest.fixture(scope="module")
def words(default_workbook: Path) -> str:
    """The text in reading order, white space collapsed."""
    program = require_tool("pdftotext")
    raw = subprocess.run([program, "-raw", str(default_workbook), "-"], capture_output=True, check=True).stdout
    return _plain(raw.decode("utf-8"))


def _plain(text: str) -> str:
    """White space collapsed, and none after a hyphen, where a line may break."""
    return " ".join(text.replace("\N{SOFT HYPHEN}", "").split()).replace("- ", "-")


def _visible(text: Text) -> list[str]:
    """The pieces of a text that a participant sees, between its gaps."""
    pieces = "".join("\0" if run.blank else run.text for run in text.runs).split("\0")
    return [plain for piece in pieces if len(plain := _plain(piece)) > 1]


def test_the_manifest_counts_the_pages(default_output: Path, default_workbook: Path) -> None:
    rows = json.loads((default_output / "manifest.json").read_text("utf-8"))["artefacts"]
    assert [row["pages"] for row in rows if row["kind"] == "workbook"] == [len(PdfReader(default_workbook).pages)]


def test_every_key_point_stands_there_with_its_number(words: str, course: Course) -> None:
    numbers = printed_numbers(course)
    missing = []
    for module in course.modules:
        for point in module.key_points:
            pieces = [*_visible(point.headline), *_visible(point.explanation)]
            missing += [f"{point.address}: {piece}" for piece in pieces if piece not in words]
            if not re.search(rf"(?<![\d.]){re.escape(numbers[point.address])}(?![\d.])", words):
                missing.append(f"{point.address}: {numbers[point.address]}")
    assert missing == []


def test_nothing_secret_stands_there(words: str, course: Course) -> None:
    told = [text for text in _secrets(course) if (plain := _plain(text.plain)) and plain in words]
    assert [text.address for text in told] == []


def test_the_secrets_are_looked_for(course: Course) -> None:
    assert len(list(_secrets(course))) > 200


def _secrets(course: Course) -> list[Text]:
    """What only the facilitator may read: notes, good answers, feedback, what to listen for."""
    found: list[Text] = []

    def notes(of: Notes) -> None:
        found.extend((*of.say, *of.do, *of.ask, *of.transition))

    for stretch in course.agenda:
        for block in stretch.plan:
            notes(block.notes)
    for activity in course.activities:
        notes(activity.notes)
    for module in course.modules:
        for point in module.key_points:
            notes(point.notes)
        for played in module.scenarios:
            notes(played.notes)
            for debrief in played.debrief:
                found.extend(debrief.listen_for)
        for done in module.exercises:
            notes(done.notes)
            found.extend(done.solution)
        for tool in module.tools:
            notes(tool.notes)

        for question in module.questions:
            found.extend(question.good_answers)
            notes(question.notes)
        for item in module.quiz:
            found.extend(option.feedback for option in item.options)
    return found


def test_every_font_is_embedded(default_workbook: Path) -> None:
    program = require_tool("pdffonts")
    said = subprocess.run([program, str(default_workbook)], capture_output=True, text=True, check=True).stdout
    head, _, *fonts = said.splitlines()
    at = head.index("emb")
    assert fonts
    assert [font for font in fonts if font[at : at + 3].strip() != "yes"] == []


def test_title_language_bookmarks_and_tags_are_there(default_workbook: Path, course: Course) -> None:
    reader = PdfReader(default_workbook)
    root = reader.trailer["/Root"]
    assert course.title.plain in reader.metadata.title
    assert root["/Lang"] == course.language
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    titles = [entry.title for entry in _flat(reader.outline)]
    for module in course.modules:
        assert any(module.title.plain in title for title in titles)


def _flat(outline: list[object]) -> list[object]:
    return [leaf for entry in outline for leaf in (_flat(entry) if isinstance(entry, list) else [entry])]
