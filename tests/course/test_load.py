"""A course folder to a course: what the tiny course is, and what its files' form does not change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from msgspec import Struct
from msgspec.structs import replace

from coursegen.assets import example_course
from coursegen.course.reading.load import LoadedCourse, load_course
from coursegen.model.text import Run, Text
from coursegen.problems import Refused

TINY = Path(__file__).parent.parent / "cases" / "tiny"


@pytest.fixture(scope="module")
def tiny() -> LoadedCourse:
    return load_course(TINY)


def texts_in(value: object) -> list[Text]:
    """Every text of a value and of what is in it."""
    if isinstance(value, Text):
        return [value]
    if isinstance(value, Struct):
        return [text for name in value.__struct_fields__ for text in texts_in(getattr(value, name))]
    return [text for item in value for text in texts_in(item)] if isinstance(value, tuple) else []


def test_nothing_is_wrong_with_it(tiny: LoadedCourse) -> None:
    assert tiny.warnings == ()
    assert tiny.course.stamp.startswith("1.0 · ")
    assert sorted(tiny.hashes) == list(tiny.hashes) == [
        "articles/article_one.yaml",
        "articles/article_two.yaml",
        "course.yaml",
        "modules/close.yaml",
        "modules/listen.yaml",
    ]  # fmt: skip


def test_the_clock_runs_through_the_agenda(tiny: LoadedCourse) -> None:
    rows = [(row.id, row.kind, str(row.start), str(row.end)) for row in tiny.course.agenda]
    assert rows == [
        ("opening", "opening", "09:00", "09:15"),
        ("listen", "module", "09:15", "09:45"),
        ("pause", "break", "09:45", "09:55"),
        ("close", "module", "09:55", "10:20"),
        ("closing", "closing", "10:20", "10:30"),
    ]
    for row in tiny.course.agenda:
        starts = [row.start.minutes, *(block.end.minutes for block in row.plan)]
        assert [block.start.minutes for block in row.plan] == starts[:-1]
        assert not row.plan or starts[-1] == row.end.minutes


def test_modules_stand_in_the_agendas_order(tiny: LoadedCourse) -> None:
    assert [module.id for module in tiny.course.modules] == ["listen", "close"]
    assert list(tiny.course.sources) == ["article_one", "article_two"]
    assert tiny.course.sources["article_two"].statement == "All rights reserved.\n\nAsk before you copy."


def test_blocks_know_what_they_show_and_who_is_active(tiny: LoadedCourse) -> None:
    plan = {block.id: (block.items, block.method) for block in tiny.course.agenda[1].plan}
    assert plan == {
        "opener": ((), "lecture"),
        "objectives": ((), "lecture"),
        "points": (("purpose", "next_step"), "lecture"),
        "play": ((), "activity"),
        "talk": (("when_not",), "activity"),
        "check": (("which",), "activity"),
        "steps": ((), "activity"),
    }
    assert tiny.course.agenda[0].plan[3].items == ("warm_up",)


def test_marks_terms_and_blanks_are_runs(tiny: LoadedCourse) -> None:
    purpose, next_step = tiny.course.module("listen").key_points
    assert purpose.headline.runs == (Run("Every call has "), Run("one purpose", blank=True))
    assert purpose.explanation.plain.startswith("A guest calls because something has to change. Find")
    assert [run.text for run in purpose.explanation.runs if run.blank] == ["own words"]
    assert next_step.headline.runs[1] == Run("next step", strong=True)
    assert next_step.explanation.runs[1] == Run("the article", link="https://example.org/calls")


def test_every_text_has_the_address_of_its_line(tiny: LoadedCourse) -> None:
    found = [text for text in texts_in(tiny.course) if text]
    assert len(found) > 100
    for text in found:
        place = tiny.origins.places[text.address]
        line = tiny.origins.line(place)
        assert line is not None
        first = text.runs[0].text.split()[0]
        assert first in line or "${" in line or ">-" in line


def test_addresses_are_as_the_architecture_says(tiny: LoadedCourse) -> None:
    for address in (
        "course.title",
        "course.agenda.opening.minutes",
        "listen.action_steps.write_it.owner",
        "listen.key_points.purpose.evidence.0.article",
        "articles.article_one.rights",
        "course.goals.1",
    ):
        assert address in tiny.origins.places, address
    for address in tiny.origins.places:
        assert tiny.origins.place(address) == tiny.origins.places[address]
    assert tiny.origins.place("listen.title.nothing.there") == tiny.origins.places["listen.title"]
    assert "nobody.title" not in tiny.origins.places


def test_a_byte_order_mark_and_windows_line_ends_change_no_value(tiny: LoadedCourse, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "course")
    for path in (tmp_path / "course").rglob("*.yaml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    found = load_course(tmp_path / "course")
    assert replace(found.course, stamp="") == replace(tiny.course, stamp="")
    assert found.course.stamp != tiny.course.stamp
    assert dict(found.origins.places) == dict(tiny.origins.places)


def test_other_line_numbers_are_the_same_course(tiny: LoadedCourse, tmp_path: Path) -> None:
    shutil.copytree(TINY, tmp_path / "course")
    path = tmp_path / "course" / "course.yaml"
    path.write_text("# a comment\n\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    found = load_course(tmp_path / "course")
    assert replace(found.course, stamp=tiny.course.stamp) == tiny.course


def test_what_is_not_the_courses_is_left_alone(tiny: LoadedCourse, tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(TINY, root)
    (root / "notes.md").write_text("x", encoding="utf-8")
    (root / "modules" / ".listen.yaml.swp").write_text("x", encoding="utf-8")
    (root / "modules" / "draft.txt").write_text("x", encoding="utf-8")
    assert load_course(root).course == tiny.course


def test_a_link_inside_the_course_is_followed(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(TINY, root)
    (root / "modules" / "close.yaml").rename(root / "kept.yaml")
    (root / "modules" / "close.yaml").symlink_to("../kept.yaml")
    (tmp_path / "also").symlink_to(root)
    assert load_course(tmp_path / "also").course == load_course(TINY).course


def test_names_that_are_no_text_can_be_shown(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(TINY, root)
    try:
        (root / "modules" / os.fsdecode(b"\xff\n.yaml")).touch()
        (root / "modules" / os.fsdecode(b"\xff.yml")).touch()
    except OSError:
        pytest.skip("needs a file system that takes any bytes as a name")
    with pytest.raises(Refused) as refused:
        load_course(root)
    told = [str(problem.place) + problem.message + problem.hint for problem in refused.value.problems]
    assert len(told) == 2
    assert all(text.isprintable() for text in told)


def test_a_folder_that_is_no_course_says_so(tmp_path: Path) -> None:
    for root in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(Refused) as refused:
            load_course(root)
        assert [problem.rule for problem in refused.value.problems] == ["no-course"]


def test_too_many_files_are_not_read(tmp_path: Path) -> None:
    root = tmp_path / "course"
    shutil.copytree(TINY, root)
    for number in range(2_001):
        (root / "articles" / f"a{number}.yaml").touch()
    with pytest.raises(Refused) as refused:
        load_course(root)
    assert [(problem.rule, str(problem.place)) for problem in refused.value.problems] == [("too-many", "articles:1:1")]


def test_the_default_course_has_nothing_wrong() -> None:
    assert load_course(example_course()).warnings == ()
