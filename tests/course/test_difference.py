"""What differs between two versions of a course: by hand, and as laws over any two of them."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.course.compare.difference import Difference, differences
from coursegen.course.compare.word_changes import much_is_same, only_wording, word_changes, wordings
from coursegen.course.reading.load import course_files, course_of
from coursegen.model.course import Course, Stretch
from coursegen.model.parts import Evidence
from coursegen.model.text import Run, Text, words
from support import hand_made
from support.courses import FIRST_COURSE

COURSE = hand_made.course()


def with_module(**changes: Any) -> Course:
    return replace(COURSE, modules=(replace(COURSE.modules[0], **changes), COURSE.modules[1]))


def with_row(number: int, **changes: Any) -> Course:
    rows = list(COURSE.agenda)
    rows[number] = replace(rows[number], **changes)
    return replace(COURSE, agenda=tuple(rows))


def later(row: Stretch, minutes: int) -> Stretch:
    plan = tuple(replace(block, start=block.start.plus(minutes)) for block in row.plan)
    return replace(row, start=row.start.plus(minutes), plan=plan)


def test_a_course_is_no_different_from_itself() -> None:
    assert differences(COURSE, hand_made.course()) == ()


def test_stamps_and_what_follows_from_other_values_are_no_differences() -> None:
    assert differences(COURSE, replace(COURSE, stamp="x", version="9", team="T", id="other")) == ()


def test_a_later_start_is_one_difference_and_not_one_for_each_block() -> None:
    moved = replace(COURSE, agenda=tuple(later(row, 30) for row in COURSE.agenda))
    assert differences(COURSE, moved) == (
        Difference("course", "course.session.start", "changed", "start", "09:00", "09:30"),
    )


def test_a_changed_text_has_the_address_of_its_value() -> None:
    step = COURSE.modules[0].action_steps[0]
    other = with_module(action_steps=(replace(step, owner=words("shift lead")),))
    assert differences(COURSE, other) == (
        Difference(
            "recover",
            "recover.action_steps.call.owner",
            "changed",
            "action step call: owner",
            "each agent",
            "shift lead",
        ),
    )


def test_removed_and_added_things_are_told_by_their_first_text() -> None:
    step = COURSE.modules[0].action_steps[0]
    other = with_module(action_steps=(replace(step, id="log_it", step=words("Log it")),))
    assert differences(COURSE, other) == (
        Difference("recover", "recover.action_steps.call", "removed", "action step call", "Call back", ""),
        Difference("recover", "recover.action_steps.log_it", "added", "action step log_it", "", "Log it"),
    )


def test_what_moved_is_told_once_however_much_it_passed() -> None:
    points = COURSE.modules[0].key_points
    more = (*points, replace(points[0], id="third"), replace(points[0], id="fourth"))
    one, other = with_module(key_points=more), with_module(key_points=(*more[1:], more[0]))
    assert differences(one, other) == (
        Difference("recover", "recover.key_points.own_it", "moved", "key point own_it", "first", "after fourth"),
    )


def test_a_module_that_only_one_has_is_one_difference_of_the_course() -> None:
    rows = (COURSE.agenda[0], *(later(row, -60) for row in COURSE.agenda[3:]))
    other = replace(COURSE, agenda=rows, modules=COURSE.modules[1:])
    found = {(each.address, each.how) for each in differences(COURSE, other)}
    assert found == {
        ("course.session.minutes", "changed"),
        ("course.agenda.recover", "removed"),
        ("course.agenda.coffee", "removed"),
    }
    assert {each.how for each in differences(other, COURSE)} == {"changed", "added"}


def test_minutes_of_a_module_and_of_its_blocks_belong_to_the_module() -> None:
    row = COURSE.agenda[1]
    plan = (*row.plan[:2], replace(row.plan[2], minutes=12), *row.plan[3:])
    found = differences(COURSE, with_row(1, minutes=47, plan=plan))
    assert [(each.part, each.address, each.old, each.new) for each in found] == [
        ("course", "course.session.minutes", "140", "142"),
        ("recover", "recover.minutes", "45", "47"),
        ("recover", "recover.plan.key_points.minutes", "10", "12"),
    ]


def test_priorities_items_evidence_and_answers_are_told() -> None:
    item = COURSE.modules[0].quiz[0]
    options = (replace(item.options[0], right=True), replace(item.options[1], right=False), item.options[2])
    point = replace(COURSE.modules[0].key_points[1], evidence=(Evidence("anon", (1, 2)),))
    module = replace(
        COURSE.modules[0],
        objectives=(replace(COURSE.modules[0].objectives[0], priority="must"), COURSE.modules[0].objectives[1]),
        key_points=(COURSE.modules[0].key_points[0], point),
        quiz=(replace(item, options=options),),
    )
    row = COURSE.agenda[1]
    plan = (*row.plan[:2], replace(row.plan[2], items=("own_it",)), *row.plan[3:])
    other = replace(with_row(1, plan=plan), modules=(module, COURSE.modules[1]))
    assert [(each.address, each.old, each.new) for each in differences(COURSE, other)] == [
        ("recover.plan.key_points.items", "own_it, let_go", "own_it"),
        ("recover.objectives.tell.priority", "should", "must"),
        ("recover.key_points.let_go.evidence", "anon 1", "anon 1, 2"),
        ("recover.quiz.first.options.a.right", "no", "yes"),
        ("recover.quiz.first.options.b.right", "yes", "no"),
    ]


def test_marks_and_blanks_are_part_of_a_text() -> None:
    other = with_module(title=Text((Run("Recover", strong=True),), "recover.title"))
    assert [each.new for each in differences(COURSE, other)] == ["**Recover**"]
    other = with_module(title=Text((Run("Recover", blank=True),), "recover.title"))
    assert [each.new for each in differences(COURSE, other)] == ["‹Recover›"]


@pytest.fixture(scope="module")
def versions() -> dict[str, Course]:
    files = course_files(FIRST_COURSE)
    return {team: course_of(files, team).course for team in ("", *files.teams)}


def test_the_teams_of_the_default_course_mirror_each_other(versions: dict[str, Course]) -> None:
    turned = {"removed": "added", "added": "removed"}
    for one in versions.values():
        for other in versions.values():
            there = {
                (each.address, turned.get(each.how, each.how), each.new, each.old) for each in differences(one, other)
            }
            back = {(each.address, each.how, each.old, each.new) for each in differences(other, one)}
            assert {each for each in there if each[1] != "moved"} == {each for each in back if each[1] != "moved"}


def test_every_word_of_a_team_is_told(versions: dict[str, Course]) -> None:
    found = differences(versions[""], versions["clinic_desk"])
    often = wordings(found)
    assert {("customer", "patient"), ("customers", "patients"), ("agent", "receptionist")} <= {
        (one.old, one.new) for one in often
    }
    assert any(only_wording(each, often) for each in found)
    assert any(each.how == "changed" and not only_wording(each, often) for each in found)


@given(st.permutations(range(7)), st.sets(st.integers(0, 6)))
def test_taking_out_what_moved_leaves_one_order(order: list[int], left_out: set[int]) -> None:
    points = [replace(COURSE.modules[0].key_points[0], id=f"p{number}") for number in range(7)]
    other = [points[number] for number in order if number not in left_out]
    found = differences(with_module(key_points=tuple(points)), with_module(key_points=tuple(other)))
    moved = {each.address.rpartition(".")[2] for each in found if each.how == "moved"}
    stay = [point.id for point in other if point.id not in moved]
    assert stay == sorted(stay)
    assert {each.address.rpartition(".")[2] for each in found if each.how == "removed"} == {f"p{n}" for n in left_out}
    assert len(moved) <= max(0, len(other) - 1)


TEXTS = st.text(alphabet="ab ’.\n-", max_size=30) | st.lists(st.sampled_from(["call", "the", "team lead", "."])).map(
    " ".join
)


@given(TEXTS, TEXTS)
def test_the_pieces_of_two_texts_are_these_texts(old: str, new: str) -> None:
    pieces = word_changes(old, new)
    assert "".join(piece.old for piece in pieces) == old
    assert "".join(piece.new for piece in pieces) == new
    assert all(piece.same for piece in pieces) == (old == new)


def test_words_are_compared_whole() -> None:
    pieces = word_changes("the customer’s first line", "the patient’s first line")
    assert [(piece.old, piece.new) for piece in pieces if not piece.same] == [("customer’s", "patient’s")]
    assert much_is_same(pieces)
    assert not much_is_same(word_changes("one two three four", "five six seven eight nine"))


def test_words_that_recur_are_told_once() -> None:
    found = [
        Difference("m", f"m.{number}", "changed", "x", f"{capital} number {number}", f"{new} number {number}")
        for number, (capital, new) in enumerate(
            [("Customer", "Patient"), ("customer", "patient"), ("customer", "patient")]
        )
    ]
    (often,) = wordings(found)
    assert (often.old, often.new, often.addresses) == ("customer", "patient", ("m.0", "m.1", "m.2"))
    assert all(only_wording(each, [often]) for each in found)
    mixed = replace(found[0], new="Patient with a number 0")
    assert not only_wording(mixed, [often])
    assert wordings(found[:2]) == ()
