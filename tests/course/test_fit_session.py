"""A session with a time of its own: the course is cut to it when it is read, and a file can say the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.course.fit.fitted import fitted, longest_stretch
from coursegen.course.fit.fitted_session import values_of
from coursegen.course.fit.floors import floors_of
from coursegen.course.fit.session_layer import session_file
from coursegen.course.reading.load import LoadedCourse, course_as_written, course_files, load_course
from coursegen.problems import Place, Refused, Severity
from support.courses import FIRST_COURSE

TINY = Path(__file__).parent.parent / "cases" / "tiny"
SHORT = 'format: 1\nsession: short\nstart: "08:30"\nminutes: {minutes}\n'


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The default course, to change."""
    return Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))


def session(course: Path, text: str, name: str = "short") -> None:
    (course / "sessions").mkdir(exist_ok=True)
    (course / "sessions" / f"{name}.yaml").write_text(text, "utf-8")


def clock(loaded: LoadedCourse) -> list[tuple[str, str, str, int]]:
    return [
        (row.id, one.id, str(one.start), one.minutes) for row in loaded.course.agenda for one in (row.plan or (row,))
    ]


@pytest.mark.parametrize("minutes", [75, 90, 120, 150, 209])
def test_a_session_takes_no_longer_than_its_file_says(course: Path, minutes: int) -> None:
    session(course, SHORT.format(minutes=minutes))
    loaded = load_course(course, session="short")
    rows = loaded.course.agenda
    assert sum(row.minutes for row in rows) <= minutes
    assert rows[-1].end.minutes - rows[0].start.minutes == sum(row.minutes for row in rows)
    assert str(rows[0].start) == "08:30"
    assert longest_stretch(rows) <= 90
    (told,) = loaded.warnings
    assert (told.rule, told.severity, told.place) == (
        "fitted",
        Severity.INFO,
        Place("sessions/short.yaml", 4, 10, len(str(minutes))),
    )


def test_every_must_of_the_default_course_stays_in_90_minutes(course: Path) -> None:
    whole = load_course(course).course
    session(course, SHORT.format(minutes=90))
    short = load_course(course, session="short").course
    kept = {one.address for row in short.agenda for one in row.plan}
    musts = {one.address for row in whole.agenda for one in row.plan if one.priority == "must"}
    assert musts
    assert musts <= kept
    for module in whole.modules:
        for objective in module.objectives:
            if objective.priority == "must":
                assert any(item.objective == objective.id for item in short.module(module.id).quiz)
                assert short.module(module.id).key_points


def test_what_was_cut_says_which_session_did_it_and_why(course: Path) -> None:
    session(course, SHORT.format(minutes=90))
    loaded = load_course(course, session="short")
    as_it_was = {one.address for row in load_course(course).course.agenda for one in row.plan or (row,)}
    gone = as_it_was - {one.address for row in loaded.course.agenda for one in row.plan or (row,)}
    assert gone
    for address in gone:
        change = loaded.stack(address)[-1]
        assert (change.layer.name, change.how, change.reason) == ("session short", "removed", "fitted to 90 minutes")
        assert (change.place.file, change.place.line) == ("sessions/short.yaml", 4)
    assert loaded.stack("course.session.minutes")[-1].old == "210"
    assert [layer.name for layer in loaded.layers] == ["course", "session short"]


def test_a_session_with_time_enough_is_left_alone(course: Path) -> None:
    session(course, SHORT.format(minutes=300))
    loaded = load_course(course, session="short")
    assert loaded.warnings == ()
    assert sum(row.minutes for row in loaded.course.agenda) == 210


@pytest.mark.parametrize("minutes", [75, 90, 150])
def test_the_file_of_a_fit_is_read_as_the_same_session(course: Path, minutes: int) -> None:
    written = course_as_written(course_files(course), "clinic_desk")
    fit = fitted(written.course, minutes, floors_of(written.course))
    session(course, session_file("by_hand", "clinic_desk", written.course, fit, values_of(written, fit)), "by_hand")
    session(course, f"format: 1\nsession: short\nteam: clinic_desk\nminutes: {minutes}\n")
    by_hand, at_build = load_course(course, session="by_hand"), load_course(course, session="short")
    assert by_hand.warnings == ()
    assert clock(by_hand) == clock(at_build)
    assert by_hand.course.modules == at_build.course.modules


def test_must_haves_that_do_not_fit_are_refused_at_the_session_s_line(course: Path) -> None:
    session(course, SHORT.format(minutes=20))
    with pytest.raises(Refused) as refused:
        load_course(course, session="short")
    (problem,) = refused.value.problems
    assert problem.place == Place("sessions/short.yaml", 4, 10, 2)
    assert problem.message.startswith("what must stay takes ")
    whole = load_course(course).course
    needed = fitted(whole, 20, floors_of(whole)).short_by + 20
    assert problem.message == f"what must stay takes {needed} minutes, and there are 20: {needed - 20} too many"
    session(course, SHORT.format(minutes=needed))
    assert sum(row.minutes for row in load_course(course, session="short").course.agenda) <= needed


def test_a_block_that_shows_the_rest_does_not_take_in_what_was_cut(course: Path) -> None:
    for one in (course / "course.yaml", *(course / "modules").iterdir()):
        one.write_text(one.read_text("utf-8").replace("priority: could", "priority: should"), "utf-8")
    file = course / "modules" / "meaning.yaml"
    text = file.read_text("utf-8")
    first, second = text.index("  - id: points_1\n"), text.index("  - id: points_2\n")
    line = text.index("    items: ", second)
    text = text[:line] + text[text.index("\n", line) + 1 :]
    file.write_text(
        f"{text[:first]}  - id: points_1\n    priority: could\n{text[first + len('  - id: points_1') + 1 :]}"
    )
    session(course, SHORT.format(minutes=206))
    whole, short = (
        {one.id: one.items for row in loaded.course.agenda if row.id == "meaning" for one in row.plan}
        for loaded in (load_course(course), load_course(course, session="short"))
    )
    assert set(whole) - set(short) == {"points_1"}
    assert short["points_2"] == whole["points_2"]
    points = load_course(course, session="short").course.module("meaning").key_points
    assert tuple(point.id for point in points) == whole["points_2"]
