"""A course from a few answers: it builds at once, and has no word of the example in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
import yaml

from coursegen.course.lint.judgement import judged
from coursegen.course.reading.load import load_course
from coursegen.problems import Refused
from coursegen.publish.blank_course import BlankCourse, blank_files
from coursegen.publish.starter import course_of
from support.blank_courses import assert_it_builds, assert_it_loads, runs_of_the_example, shape


@pytest.fixture(scope="module")
def of_the_example() -> set[tuple[str, ...]]:
    return runs_of_the_example()


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_it_loads_without_an_error_and_says_nothing_of_the_example(
    seed: int, tmp_path: Path, of_the_example: set[tuple[str, ...]]
) -> None:
    assert blank_files(shape(seed)) == blank_files(shape(seed))
    assert_it_loads(shape(seed), tmp_path, of_the_example)


@pytest.mark.parametrize("minutes", [60, 90, 240, 480])
def test_every_text_that_is_left_to_its_author_is_told(minutes: int, tmp_path: Path) -> None:
    root = tmp_path / "mine"
    course_of(blank_files(BlankCourse(minutes=minutes, modules=("One", "Two"))), root)
    typed = [text for path in root.glob("**/*.yaml") for text in left(yaml.safe_load(path.read_text("utf-8")))]
    told = [problem for problem in judged(load_course(root)).problems if problem.rule == "DRF2"]
    assert len(typed) > 30
    assert sorted(problem.about for problem in told) == sorted(text.removeprefix("TO WRITE: ") for text in typed)


def left(value: object) -> Iterator[str]:
    """Every string of a file that begins with TO WRITE."""
    inner = value.values() if isinstance(value, Mapping) else value if isinstance(value, list) else ()
    for one in inner:
        yield from left(one)
    if isinstance(value, str) and value.startswith("TO WRITE"):
        yield value


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_every_version_of_it_builds_and_checks_without_an_error(
    seed: int, tmp_path: Path, of_the_example: set[tuple[str, ...]]
) -> None:
    """Of more seeds in ``tests/proofs/blank_courses.py``."""
    assert_it_builds(shape(seed), tmp_path, of_the_example)


@pytest.mark.parametrize("minutes", [30, 45, 60, 90, 180, 480])
def test_most_of_a_modules_time_is_for_what_people_do(minutes: int, tmp_path: Path) -> None:
    course_of(blank_files(BlankCourse(title="Till", minutes=minutes)), tmp_path / "mine")
    course = load_course(tmp_path / "mine").course
    points = {module.id: len(module.key_points) for module in course.modules}
    for row in (row for row in course.agenda if row.kind == "module"):
        share = {block.kind: block.minutes for block in row.plan}
        assert share["key_points"] <= max(6, 2 * points[row.id])
        assert share.get("quiz", 0) <= 4
        busy = max(share.get(kind, 0) for kind in ("exercise", "scenario", "questions"))
        assert busy == max(share.values())


def test_a_new_course_whose_texts_are_written_is_told_how_much_of_it_is_spare(tmp_path: Path) -> None:
    course_of(blank_files(BlankCourse(title="Till", minutes=90, modules=("Burns", "Falls"))), tmp_path / "mine")
    for file in (tmp_path / "mine").glob("**/*.yaml"):
        assert not [one for one in judged(load_course(tmp_path / "mine")).problems if one.rule == "TIM9"]
        file.write_text(file.read_text("utf-8").replace("TO WRITE: ", ""), "utf-8")
    (told,) = [one for one in judged(load_course(tmp_path / "mine")).problems if one.rule == "TIM9"]
    assert re.match(
        r"\d\d % of this session is spare: it has 90 minutes without breaks, and needs \d\d:\d\d$", told.message
    )
    assert "falls.plan.exercise_block (21, needs " in told.hint


def test_a_break_is_spoken_of_only_where_there_is_one() -> None:
    for minutes in (60, 90, 240):
        text = blank_files(BlankCourse(title="Till", minutes=minutes, modules=("Burns", "Falls")))["course.yaml"]
        assert ("wait for the break" in text) == ("kind: break" in text) == (minutes > 120)


def test_what_cannot_be_used_is_told_all_at_once() -> None:
    asked = BlankCourse(title="long " * 30, minutes=2000, start="noon", modules=("",), teams=("t" * 90,))
    with pytest.raises(Refused) as refused:
        blank_files(asked)
    assert [problem.about for problem in refused.value.problems] == ["minutes", "start", "module", "title", "team"]
    assert all(problem.hint for problem in refused.value.problems)


def test_letters_that_no_page_can_be_printed_with_are_told_before_anything_is_made() -> None:
    with pytest.raises(Refused) as refused:
        blank_files(BlankCourse(title="安全 first 安", modules=("Größe & Łódź", "سلام"), audience="Наши люди"))
    assert [(problem.about, problem.message.rpartition(": ")[2]) for problem in refused.value.problems] == [
        ("title", "安全"), ("module", "سلام"),
    ]  # fmt: skip


def test_no_two_parts_have_one_title() -> None:
    with pytest.raises(Refused) as refused:
        blank_files(BlankCourse(title="Burns", modules=("burns ", "Falls", "falls")))
    assert [problem.message for problem in refused.value.problems] == [
        "two parts are called “burns”",
        "two parts are called “falls”",
    ]


def test_modules_that_do_not_fit_are_refused_with_what_would() -> None:
    with pytest.raises(Refused) as refused:
        blank_files(BlankCourse(minutes=60, modules=tuple("abcdef")))
    (problem,) = refused.value.problems
    assert problem.message == "60 minutes are not enough for an opening, 6 modules and a closing"
    assert problem.hint == "a module needs 12 minutes at least: give more minutes, or name fewer modules"


def test_what_is_typed_is_never_markup_of_the_file_nor_a_term(tmp_path: Path) -> None:
    odd = 'a "b" \\ ${customer}: [x] {y}\n# z'
    course_of(blank_files(BlankCourse(title=odd, audience=odd, modules=(f"{odd}!",), teams=(odd,))), tmp_path / "mine")
    course = load_course(tmp_path / "mine").course
    assert course.title.plain == 'a "b" \\ $ {customer}: [x] {y} # z'
    assert course.modules[0].title.plain == f"{course.title.plain}!"


def test_the_samples_of_a_new_course_are_fields_once_their_hash_is_taken_away() -> None:
    files = blank_files(BlankCourse(title="A course", audience="people", minutes=90, teams=("Desk",)))
    found = set()
    for text in files.values():
        sample = "".join(line.removeprefix("#") for line in re.findall(r"^#(?! ).*\n|^#  .*\n", text, re.M))
        found |= set(yaml.safe_load(sample) or ()) - {"yaml-language-server"}
        yaml.safe_load(re.sub(r"^#(?! )|^#(?=  )", "", text, flags=re.M))
    assert found == {"terms", "course", "modules", "slides", "tools", "manager_asks"}
