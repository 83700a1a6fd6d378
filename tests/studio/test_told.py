"""The studio tells what a build would refuse or warn of as soon as it is written, and goes on showing the part."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from coursegen.assets import example_course
from coursegen.publish.output import built
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from coursegen.studio.open_course import OpenCourse
from coursegen.studio.saving.change import SetText
from coursegen.studio.saving.parts import Editing
from coursegen.studio.shown.fields import field_names
from coursegen.studio.shown.problems_shown import ProblemShown
from coursegen.studio.web.desk import Desk, Opened
from coursegen.studio.web.version_view import Looked, look
from coursegen.studio.web.write import chosen, page_piece
from support.team_files import Blind

POINT = "recover.key_points.cornered"
SECRET = "Told to calm down, you look at the clock until they ask something."
"""What the brief of one role says, which its player alone reads."""
TODAY = date(2027, 1, 1)


def written(root: Path, address: str, text: str) -> Opened:
    """The example course with a text that says something else."""
    shutil.copytree(example_course(), root)
    opened = Opened(OpenCourse(root))
    editing = Editing(opened.course.texts(), field_names)
    editing.do(SetText(address, text, ""))
    opened.course.write({file: text for file, text in editing.changed.items() if text}, "", "")
    return opened


def looked_at(opened: Opened) -> Looked:
    return look(Desk(today=lambda: TODAY), opened, Version())


def told(looked: Looked, rule: str) -> list[ProblemShown]:
    return [one for one in looked.found.problems if one.rule == rule]


@pytest.mark.slow
def test_a_players_secret_that_everybody_would_read_is_told_where_it_is_written(tmp_path: Path) -> None:
    course = Opened(OpenCourse(example_course()))
    assert told(looked_at(course), "leak") == []
    root = tmp_path / "course"
    opened = written(root, f"{POINT}.explanation", f"We get defensive, and aggressive as well. {SECRET}")
    looked = looked_at(opened)
    (leak, *_) = found = told(looked, "leak")
    assert {one.address for one in found} == {f"{POINT}.explanation"}
    assert leak.severity == "error"
    assert SECRET in leak.message
    result = built(course_files(root), tmp_path / "output", [Version()], Wanted(("workbook",), today=TODAY), Blind())
    refused = [one for one in result.versions[0].outcome.problems if one.rule == "leak"]
    assert {one.address for one in refused} == {f"{POINT}.explanation"}
    page = page_piece(looked, chosen(looked, POINT, ""), whole=True)
    assert "data:image/png" in page


@pytest.mark.slow
def test_what_the_rules_of_slides_find_is_told_at_its_text(tmp_path: Path) -> None:
    row = "Say what went wrong before anybody asks you, and then " + "say it again in other words " * 6
    opened = written(tmp_path / "course", f"{POINT}.on_slide", row.strip() + ".")
    assert {one.address.startswith(POINT) for one in told(looked_at(opened), "SLD1")} == {True}
