"""A line or a row that was typed into a deck becomes an object of the course, where the course has a list for it."""

from __future__ import annotations

import pytest

from coursegen.pull.placing.patch import AddObject
from support.pull_cases import Case, below, edited, new_text, row_below, stays_of, words_of


def test_a_new_rule_is_put_after_the_one_above_it(case: Case) -> None:
    deck = edited(
        case.deck, lambda deck: below(deck, "how_it_runs", "face down", "Nobody is laughed at", "Ask any time")
    )
    found = case.pull_and_write(deck)
    assert [(one.after, one.id) for one in found.patch.operations if isinstance(one, AddObject)] == [
        ("phones", "nobody_laughed"),
        ("nobody_laughed", "ask_any_time"),
    ]
    assert stays_of(found) == ""
    assert "# This comment stays" in new_text(found) or "This comment stays." in new_text(found)
    lines = words_of(case.build(), "how_it_runs").splitlines()
    at = lines.index("Phones face down until the break")
    assert lines[at + 1 : at + 3] == ["Nobody is laughed at", "Ask any time"]
    again = case.pull(deck)
    assert (again.files, again.patch.operations, stays_of(again)) == ((), (), "")


@pytest.mark.slow
def test_a_rule_is_added_beside_one_that_was_added_before(case: Case) -> None:
    case.pull_and_write(edited(case.deck, lambda deck: below(deck, "how_it_runs", "face down", "Nobody is laughed at")))
    built = case.build()
    found = case.pull_and_write(edited(built, lambda deck: below(deck, "how_it_runs", "laughed at", "Ask *any* time")))
    assert len(found.files) == 1
    lines = words_of(case.build(), "how_it_runs").splitlines()
    at = lines.index("Nobody is laughed at")
    assert lines[at + 1] == "Ask *any* time"


def test_a_new_objective_comes_home_and_is_told_if_it_breaks_the_course(case: Case) -> None:
    deck = edited(case.deck, lambda deck: below(deck, "listen/objectives", "Demonstrate it", "Choose the next step"))
    assert "choose_the_next" in new_text(case.pull(deck))


def test_a_new_row_of_the_action_steps_is_an_action_step(case: Case) -> None:
    cells = ("Ring one guest back", "each agent", "same day", "A note with the time")
    deck = edited(case.deck, lambda deck: row_below(deck, "listen/action_steps", "before you hang up", *cells))
    found = case.pull_and_write(deck)
    assert stays_of(found) == ""
    said = words_of(case.build(), "listen/action_steps")
    assert all(cell in said for cell in cells)
    assert case.pull(deck).files == ()


def test_a_row_that_the_course_can_not_read_is_listed_with_the_reason(case: Case) -> None:
    cells = ("Ring one guest back", "each agent", "one of these days", "A note with the time")
    found = case.pull(edited(case.deck, lambda deck: row_below(deck, "listen/action_steps", "hang up", *cells)))
    assert found.files == ()
    assert "the new listen.action_steps.ring_one_guest can't be taken over" in stays_of(found)


def test_a_row_with_an_empty_cell_is_listed(case: Case) -> None:
    cells = ("Ring one guest back", "each agent", "", "A note with the time")
    found = case.pull(edited(case.deck, lambda deck: row_below(deck, "listen/action_steps", "hang up", *cells)))
    assert found.files == ()
    assert "a table has a new row, 'Ring one guest back, each agent" in stays_of(found)


def test_in_a_deck_of_the_course_as_it_is_the_courses_own_file_gets_it(case: Case) -> None:
    base = Case(case.root, "base")
    deck = edited(base.build(), lambda deck: below(deck, "how_it_runs", "face down", "Ask any time"))
    found = base.pull_and_write(deck)
    text = new_text(found)
    assert (
        "  - {id: phones, text: Phones face down until the break}\n  - {id: ask_any_time, text: Ask any time}\n" in text
    )
    assert base.pull(deck).files == ()


def test_two_lines_that_begin_alike_get_ids_of_their_own(case: Case) -> None:
    lines = ("Ask any time you like", "Ask any time you can")
    found = case.pull(edited(case.deck, lambda deck: below(deck, "how_it_runs", "face down", *lines)))
    ids = [one.id for one in found.patch.operations if isinstance(one, AddObject)]
    assert ids == ["ask_any_time", "ask_any_time_2"]


def test_a_locked_list_gets_nothing_new(case: Case) -> None:
    course = case.root / "course.yaml"
    course.write_text(course.read_text("utf-8") + "locked: [rules]\n", "utf-8")
    found = case.pull(edited(case.deck, lambda deck: below(deck, "how_it_runs", "face down", "Ask any time")))
    assert found.files == ()
    assert "course.rules is locked" in stays_of(found)
