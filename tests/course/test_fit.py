"""What stays of a course when time is short: rules held one by one."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from coursegen.course.fit.cost import BLOCK_WORDS, COSTS, ObjectivesLost, objectives_lost
from coursegen.course.fit.fitted import Fit, fitted
from coursegen.course.fit.floors import Floors
from coursegen.model.course import BlockKind
from support import hand_made
from support.fit_cases import block, course, stays


def test_a_course_that_is_short_enough_stays_as_it_is() -> None:
    given_course = hand_made.course()
    total = sum(row.minutes for row in given_course.agenda)
    assert fitted(given_course, total) == Fit(total, given_course.agenda)
    assert fitted(given_course, total + 30).cuts == ()


def test_every_kind_of_block_has_a_name_and_a_price() -> None:
    assert set(BLOCK_WORDS) == set(COSTS) == set(get_args(BlockKind))


def test_could_goes_before_should_and_must_stays() -> None:
    points = block("key_points", 10, "must")
    made = course(
        ("one", "module", (block("opener", 1), points, block("scenario", 10, "could"), block("questions", 9)))
    )
    fit = fitted(made, 20)
    assert stays(fit) == ["one.opener", "one.key_points", "one.questions"]
    assert fit.length == 20
    (cut,) = fit.cuts
    assert (cut.what, cut.minutes, cut.priority) == ("the scenario", 10, "could")
    assert cut.costs == ("the scenario “The cracked cup of one” is not played",)


def test_minutes_of_should_count_before_minutes_of_could() -> None:
    made = course(
        ("one", "module", (block("key_points", 1, "must"), block("scenario", 20, "could"), block("questions", 2)))
    )
    assert stays(fitted(made, 22)) == ["one.key_points", "one.questions"]


def test_of_equals_the_earlier_stays() -> None:
    made = course(*((name, "module", (block("key_points", 10),)) for name in ("one", "two", "three")))
    assert stays(fitted(made, 20)) == ["one.key_points", "two.key_points"]


def test_the_clock_runs_without_what_is_cut() -> None:
    made = course(
        ("opening", "opening", (block("welcome", 5),)),
        ("one", "module", (block("opener", 1), block("key_points", 10, "could"), block("scenario", 4))),
        ("closing", "closing", (block("recap", 5),)),
    )
    fit = fitted(made, 15)
    assert [(str(row.start), row.minutes) for row in fit.agenda] == [("09:00", 5), ("09:05", 5), ("09:10", 5)]
    assert [str(one.start) for one in fit.agenda[1].plan] == ["09:05", "09:06"]


def test_a_discussion_goes_with_the_points_that_it_is_about() -> None:
    made = course(
        ("one", "module", (block("key_points", 10, "must"),)),
        ("two", "module", (block("key_points", 9, "could"), block("questions", 6), block("scenario", 4))),
    )
    assert stays(fitted(made, 20)) == ["one.key_points", "two.scenario"]


def test_what_a_block_needs_stays_or_both_go() -> None:
    plan = (block("welcome", 2, "could"), block("recap", 3))
    made = course(("opening", "opening", plan), ("one", "module", (block("key_points", 10, "must"),)))
    needing = replace(made.agenda[0].plan[1], needs=("welcome",))
    rows = (replace(made.agenda[0], plan=(made.agenda[0].plan[0], needing)), *made.agenda[1:])
    assert stays(fitted(made, 13)) == ["opening.recap", "one.key_points"]
    assert stays(fitted(replace(made, agenda=rows), 13)) == ["opening.welcome", "one.key_points"]


def test_a_must_objective_keeps_key_points_and_the_quiz_that_checks_it() -> None:
    plan = (
        block("opener", 1, "could"),
        block("key_points", 4, "could", "points_1", ("own_it",)),
        block("key_points", 3, "could", "points_2", ("let_go",)),
        block("quiz", 2, "could", "check_say", ("say_1",)),
        block("quiz", 2, "could", "check_tell", ("tell_1",)),
        block("scenario", 20),
    )
    made = course(("one", "module", plan), musts={"one": ("tell",)})
    assert stays(fitted(made, 6)) == ["one.opener", "one.points_2", "one.check_tell"]
    assert stays(fitted(made, 7)) == ["one.opener", "one.points_1", "one.check_tell"]


def test_what_a_cut_quiz_checked_is_said() -> None:
    plan = (block("key_points", 4, "must"), block("quiz", 2, "could", "check", ("tell_1", "say_1")))
    (cut,) = fitted(course(("one", "module", plan)), 5).cuts
    assert cut.costs == ("2 quiz questions not asked", "no longer checked: “tell”; “say”")
    both = (*plan, block("quiz", 9, "could", "again", ("tell_2",)))
    (cut,) = fitted(course(("one", "module", both)), 6).cuts
    assert (cut.block, cut.costs) == ("again", ("1 quiz question not asked",))


def test_a_module_without_musts_may_go_whole_and_its_opener_with_it() -> None:
    points = block("key_points", 9, items=("own_it", "let_go"))
    plan = (block("opener", 1), block("objectives", 1), points, block("action_steps", 1))
    made = course(("one", "module", plan), ("two", "module", (block("opener", 1), block("key_points", 30, "must"))))
    fit = fitted(made, 33)
    assert stays(fit) == ["two.opener", "two.key_points"]
    (cut,) = fit.cuts
    assert (cut.what, cut.minutes) == ("the whole module", 12)
    assert cut.costs == ("no longer taught: “tell”; “say”", "lost with it: 2 key points, 1 action step")


def test_no_steps_of_nothing() -> None:
    plan = (block("opener", 1), block("objectives", 1), block("key_points", 9), block("action_steps", 2))
    assert stays(fitted(course(("one", "module", plan), ("two", "module", (block("questions", 5),))), 5)) == [
        "two.questions"
    ]


def test_no_quiz_on_points_that_nobody_showed() -> None:
    plan = (block("scenario", 5, "must"), block("key_points", 9, "could"), block("quiz", 4, items=("tell_1",)))
    assert stays(fitted(course(("one", "module", plan)), 12)) == ["one.scenario"]


def test_a_must_objective_that_no_quiz_checks_is_still_taught() -> None:
    plan = (block("scenario", 9), block("key_points", 8, "could"))
    assert stays(fitted(course(("one", "module", plan), musts={"one": ("tell",)}), 9)) == ["one.key_points"]


def test_a_break_stays_where_people_would_sit_too_long() -> None:
    made = course(
        ("one", "module", (block("key_points", 60),)),
        ("rest", "break", 15),
        ("two", "module", (block("key_points", 60), block("scenario", 10, "could"))),
    )
    assert stays(fitted(made, 140)) == ["one.key_points", "rest", "two.key_points"]
    assert stays(fitted(made, 80)) == ["one.key_points", "two.scenario"]


def test_a_break_goes_where_nobody_needs_it_and_never_stands_at_an_end() -> None:
    made = course(
        ("one", "module", (block("key_points", 40),)),
        ("rest", "break", 15),
        ("two", "module", (block("key_points", 40),)),
    )
    assert stays(fitted(made, 90)) == ["one.key_points", "two.key_points"]
    assert stays(fitted(made, 79)) == ["one.key_points"]


def test_must_haves_that_do_not_fit_are_listed_and_counted() -> None:
    made = course(
        ("one", "module", (block("opener", 1), block("key_points", 30, "must"), block("scenario", 9))),
        ("two", "module", (block("key_points", 20, "must"),)),
    )
    fit = fitted(made, 40)
    assert not fit.fits
    assert fit.short_by == 11
    assert [(need.title, need.what, need.minutes, need.over) for need in fit.needs] == [
        ("one", "the opener", 1, False),
        ("one", "key points", 30, False),
        ("two", "key points", 20, True),
    ]


def test_must_haves_with_no_break_between_them_are_told_as_that() -> None:
    made = course(
        ("one", "module", (block("key_points", 60, "must"),)),
        ("two", "module", (block("key_points", 50, "must"), block("questions", 60))),
    )
    fit = fitted(made, 120)
    assert (fit.fits, fit.unbroken, fit.short_by) == (False, 110, 0)


def test_a_session_holds_a_module_or_there_is_none() -> None:
    made = course(("opening", "opening", (block("welcome", 5),)), ("one", "module", (block("key_points", 30),)))
    fit = fitted(made, 20)
    assert (fit.fits, fit.short_by) == (False, 10)


def test_what_stays_is_as_long_as_it_needs_to_be() -> None:
    plan = (block("key_points", 10), block("scenario", 9, "could"), block("quiz", 3))
    made = course(("one", "module", plan))
    needed = Floors({"one.plan.key_points": 8, "one.plan.quiz": 7}, {"one.plan.quiz": 4})
    assert stays(fitted(made, 21)) == ["one.key_points", "one.quiz"]
    assert fitted(made, 22, needed).longer == ()
    fit = fitted(made, 21, needed)
    assert stays(fit) == ["one.key_points", "one.quiz"]
    assert [(one.address, one.planned, one.minutes) for one in fit.longer] == [("one.plan.quiz", 3, 7)]
    assert (fit.length, fit.bare) == (17, False)
    assert stays(fitted(made, 16, needed)) == ["one.key_points"]


def test_a_session_is_bare_only_where_what_must_stay_does_not_fit_otherwise() -> None:
    plan = (block("key_points", 10, "must"), block("quiz", 3, "must"), block("scenario", 9))
    made = course(("one", "module", plan))
    needed = Floors({"one.plan.quiz": 7}, {"one.plan.quiz": 4})
    assert not fitted(made, 17, needed).bare
    fit = fitted(made, 16, needed)
    assert (fit.length, fit.bare) == (14, True)
    assert fitted(made, 13, needed).short_by == 1


def test_what_a_shorter_version_costs_in_objectives() -> None:
    plan = (
        block("key_points", 10),
        block("quiz", 3, items=("tell_1",)),
        block("quiz", 3, "should", "last", ("say_1",)),
    )
    made = course(("one", "module", plan), ("two", "module", (block("key_points", 10), block("scenario", 4))))
    kept = {"one.plan.key_points", "one.plan.quiz", "two.plan.scenario"}
    lost = objectives_lost(made, kept)
    assert (lost.all, lost.not_taught, lost.not_checked) == (4, ("tell", "say"), ("say",))
    everything = {one.address for row in made.agenda for one in row.plan}
    assert objectives_lost(made, everything) == ObjectivesLost(4, (), ())


@pytest.mark.slow
def test_many_needs_inside_a_row_are_weighed_exactly() -> None:
    """More than the needs between rows of which all combinations are tried."""
    points = tuple(block("key_points", 3, "could", f"points_{place}") for place in range(12))
    talks = tuple(block("questions", 2, "should", f"ask_{place}") for place in range(12))
    made = course(("one", "module", (*points, *talks)))
    plan = tuple(
        replace(one, needs=(one.id.replace("ask", "points"),) if one.kind == "questions" else ())
        for one in made.agenda[0].plan
    )
    fit = fitted(replace(made, agenda=(replace(made.agenda[0], plan=plan),)), 22)
    assert stays(fit) == [f"one.{kind}_{place}" for kind in ("points", "ask") for place in range(4)]
