"""``coursegen fit``: what it prints, what it writes, and how it ends where time is too short."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coursegen.course.reading.load import load_course
from support.courses import FIRST_COURSE
from support.typed import Ended, changed

Inside = Callable[..., Ended]


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """The default course with its teams, to change."""
    return Path(shutil.copytree(FIRST_COURSE, tmp_path / "course"))


def test_help_tells_the_rules_with_examples(inside: Inside) -> None:
    ended = inside("fit", "--help")
    assert re.search(r"Examples:\n    coursegen fit ", ended.out)
    assert "must, should or could" in ended.out
    assert max(map(len, ended.out.splitlines())) <= 100


def test_what_stays_and_what_goes_is_the_whole_course(inside: Inside, course: Path) -> None:
    ended = inside("fit", "clinic_desk", "--minutes", "90", "--course", course)
    assert ended.code == 0
    whole = sum(row.minutes for row in load_course(course, team="clinic_desk").course.agenda)
    found = re.search(r": (\d+) of (\d+) minutes, 13:30 to (\d\d:\d\d)\.", ended.out)
    assert found
    length = int(found[1])
    assert int(found[2]) == whole
    assert length <= 90
    stays, _, out = ended.out.partition("\nLeft out, ")
    assert sum(map(int, re.findall(r"^\d\d:\d\d +(\d+) ", stays, re.M))) == length
    out, _, more = out.partition("Given more than their plan gives them")
    given = sum(int(new) - int(old) for old, new in re.findall(r"^  .*, (\d+) → (\d+) minutes$", more, re.M))
    assert given
    cut = sum(map(int, re.findall(r"^  \S.*, (\d+) minutes?(?: \(\w+\))?$", out, re.M)))
    assert cut == whole - length + given == int(out.partition(" ")[0])
    assert re.search(r"^Of \d+ objectives, \d+ are no longer taught", out, re.M)
    assert re.search(r"^      no longer taught: “", out, re.M)
    assert not (course / "sessions" / "clinic_desk_90.yaml").exists()
    assert "With --write it is saved as sessions/clinic_desk_90.yaml." in ended.out


def test_a_saved_fit_is_a_session_that_builds_as_it_was_shown(inside: Inside, course: Path) -> None:
    shown = inside("fit", "clinic_desk", "--minutes", "90", "--course", course).out.partition("Left out")[0]
    ended = inside("fit", "clinic_desk", "--minutes", "90", "--course", course, "--write")
    assert ended.code == 0
    assert ended.out.startswith(shown)
    loaded = load_course(course, session="clinic_desk_90")
    assert loaded.warnings == ()
    assert f", {loaded.course.agenda[0].start} to {loaded.course.agenda[-1].end}." in shown.splitlines()[0]
    again = inside("fit", "--session", "clinic_desk_90", "--course", course).out
    assert "Nothing has to go" in again
    assert again.splitlines()[1:-4] == shown.splitlines()[1:-1]


def test_a_file_that_is_there_is_never_written_over(inside: Inside, course: Path) -> None:
    file = course / "sessions" / "mine.yaml"
    file.write_text("format: 1\nsession: mine\nteam: clinic_desk\nminutes: 100\n", "utf-8")
    before = file.read_bytes()
    ended = inside("fit", "clinic_desk", "--minutes", "90", "--session", "mine", "--write", "--course", course)
    assert ended.code == 1
    assert "sessions/mine.yaml is there already, and stays as it is" in ended.err
    assert file.read_bytes() == before


def test_a_file_that_can_t_be_read_as_a_session_is_kept_too(inside: Inside, course: Path) -> None:
    file = course / "sessions" / "mine.yaml"
    file.write_text("{", "utf-8")
    ended = inside("fit", "clinic_desk", "--minutes", "90", "--session", "mine", "--write", "--course", course)
    assert (ended.code, file.read_text("utf-8")) == (1, "{")


def test_a_sessions_folder_that_leads_elsewhere_is_not_written_to(inside: Inside, course: Path, tmp_path: Path) -> None:
    shutil.rmtree(course / "sessions")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (course / "sessions").symlink_to(elsewhere)
    ended = inside("fit", "clinic_desk", "--minutes", "90", "--session", "mine", "--write", "--course", course)
    assert ended.code == 1
    assert "leads out of the course folder" in ended.err
    assert list(elsewhere.iterdir()) == []


def test_a_lock_is_met_before_anything_is_written(inside: Inside, course: Path) -> None:
    changed(course / "modules" / "recover.yaml", "id: recover\n", "id: recover\nlocked: [plan]\n")
    ended = inside("fit", "--minutes", "100", "--session", "mine", "--write", "--course", course)
    assert ended.code == 1
    assert "'recover.plan' is locked: no layer may change it" in ended.err
    assert not (course / "sessions" / "mine.yaml").exists()


def test_must_haves_that_do_not_fit(inside: Inside, course: Path) -> None:
    ended = inside("fit", "clinic_desk", "--minutes", "30", "--course", course)
    assert (ended.code, ended.out) == (1, "")
    found = re.search(r"what must stay takes (\d+) minutes, and there are 30: (\d+) too many", ended.err)
    assert found
    assert int(found[1]) - 30 == int(found[2])
    rows = re.findall(r"^ +(\d+)  (\S.*?)(?:  +(does not fit))?$", ended.err, re.M)
    assert sum(int(minutes) for minutes, *_ in rows) == int(found[1])
    assert [late for *_, late in rows] == sorted(late for *_, late in rows)
    assert rows[-1][2] == "does not fit"
    assert inside("fit", "clinic_desk", "--minutes", found[1], "--course", course).code == 0


def test_a_session_is_fitted_to_its_own_minutes(inside: Inside, course: Path) -> None:
    (course / "sessions" / "mine.yaml").write_text("format: 1\nsession: mine\nminutes: 100\n", "utf-8")
    ended = inside("fit", "--session", "mine", "--course", course)
    assert ended.code == 0
    rows = load_course(course, session="mine").course.agenda
    assert f"mine: {sum(row.minutes for row in rows)} of 210 minutes, 09:00 to {rows[-1].end}." in ended.out
    assert "Every build of the session mine is fitted" in ended.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["fit", "clinic_dsk", "--minutes", "90"], "there is no team 'clinic_dsk'; did you mean 'clinic_desk'?"),
        (["fit", "--session", "spring_clinc"], "there is no session 'spring_clinc'; did you mean 'spring_clinic'?"),
        (["fit", "clinic_desk"], "say how many minutes there are, for instance --minutes 90"),
        (["fit", "--minutes", "0"], "--minutes"),
        (["fit", "--minutes", "90", "--session", "../x", "--write"], "'../x' can't be a session's name"),
    ],
)
def test_wrong_use_ends_with_2(inside: Inside, course: Path, words: list[str], said: str) -> None:
    ended = inside(*words, "--course", course)
    assert ended.code == 2
    assert said in ended.err
