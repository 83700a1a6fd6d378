from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.compose.numbers import number_around, printed_numbers
from coursegen.model.course import Clock, Course, Stretch
from support import hand_made


def test_a_module_counts_points_and_activities_together_in_its_plans_order(course: Course) -> None:
    numbers = printed_numbers(course)
    assert numbers["choice"] == "2"
    assert [
        numbers[f"choice.{address}"]
        for address in (
            "key_points.own_it", "key_points.let_go", "scenario", "questions.when", "questions.who", "plan.quiz",
            "plan.action_steps",
        )
    ] == ["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7"]  # fmt: skip
    assert numbers["choice.quiz.first"] == "2.6"


def test_another_plan_gives_other_numbers() -> None:
    made = hand_made.course()
    stretch = made.agenda[1]
    turned = replace(stretch, plan=tuple(reversed(stretch.plan)))
    numbers = printed_numbers(replace(made, agenda=(made.agenda[0], turned, *made.agenda[2:])))
    assert numbers["recover.plan.action_steps"] == "1.1"
    assert numbers["recover.key_points.let_go"] == "1.7"


def test_stretches_with_something_to_do_are_lettered(course: Course) -> None:
    numbers = printed_numbers(course)
    assert numbers["course.activities.warm_up"] == "A.1"
    assert numbers["course.agenda.closing.plan.commitments"] == "B.1"
    assert "course.agenda.coffee" not in numbers
    assert "recover.plan.opener" not in numbers


@pytest.mark.parametrize(("place", "letter"), [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (53, "BA")])
def test_letters_go_on_after_z(place: int, letter: str) -> None:
    made = hand_made.course()
    warm_up = made.agenda[0].plan[-1]
    block = replace(made.agenda[-1].plan[-1], kind="commitments")
    filler = [
        Stretch(f"s{n}", "closing", made.title, Clock(0), 1, (replace(block, address=f"s{n}.block"),), f"s{n}")
        for n in range(1, 54)
    ]
    numbers = printed_numbers(replace(made, agenda=tuple(filler), modules=()))
    assert numbers[f"s{place}.block"] == f"{letter}.1"
    assert warm_up.address not in numbers


def test_the_number_around_an_address() -> None:
    numbers = {"a": "1", "a.b.c": "1.2"}
    assert number_around(numbers, "a.b.c.d") == "1.2"
    assert number_around(numbers, "a.b") == "1"
    assert number_around(numbers, "b") == ""
