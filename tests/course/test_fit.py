"""What stays of a course when time is short: rules held one by one, and the choice against trying everything."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import hand_made
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.course.fit import Fit, fitted, longest_stretch
from coursegen.model.course import Block, Clock, Course, Objective, QuizItem, Stretch
from coursegen.model.text import words

PRIORITIES = ("must", "should", "could")


def block(kind: str, minutes: int, priority: str = "should", name: str = "", items: tuple[str, ...] = ()) -> Block:
    name = name or kind
    made = Block(name, kind, items, "lecture", Clock(0), minutes, hand_made.notes(""), "", "should")  # type: ignore[arg-type]
    return replace(made, priority=priority)  # type: ignore[arg-type]


def course(*rows: tuple[str, str, tuple[Block, ...] | int], musts: dict[str, tuple[str, ...]] | None = None) -> Course:
    """A course of rows ``(id, kind, plan or the minutes of a break)``; ``musts`` are each module's must objectives."""
    agenda, modules, now = [], [], 540
    for name, kind, held in rows:
        here = f"course.agenda.{name}"
        if isinstance(held, int):
            agenda.append(Stretch(name, "break", words(name), Clock(now), held, (), here))
            now += held
            continue
        plan, start = [], now
        for one in held:
            where = f"{name if kind == 'module' else here}.plan.{one.id}"
            plan.append(replace(one, start=Clock(now), address=where))
            now += one.minutes
        agenda.append(Stretch(name, kind, words(name), Clock(start), now - start, tuple(plan), here))  # type: ignore[arg-type]
        if kind == "module":
            quiz = tuple(
                QuizItem(item, words(item), item.partition("_")[0], (), item)
                for one in plan
                if one.kind == "quiz"
                for item in one.items
            )
            objectives = tuple(
                Objective(one, words(one), one, "must" if one in (musts or {}).get(name, ()) else "should")
                for one in ("tell", "say")
            )
            modules.append(replace(hand_made.module(name, name), objectives=objectives, quiz=quiz))
    return replace(hand_made.course(), agenda=tuple(agenda), modules=tuple(modules))


def stays(fit: Fit) -> list[str]:
    return [
        one
        for row in fit.agenda
        for one in ([row.id] if row.kind == "break" else [f"{row.id}.{b.id}" for b in row.plan])
    ]


def test_a_course_that_is_short_enough_stays_as_it_is() -> None:
    given_course = hand_made.course()
    total = sum(row.minutes for row in given_course.agenda)
    assert fitted(given_course, total) == Fit(total, given_course.agenda)
    assert fitted(given_course, total + 30).cuts == ()


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
        ("one", "module", (block("opener", 1), block("key_points", 10, "could"), block("questions", 4))),
        ("closing", "closing", (block("recap", 5),)),
    )
    fit = fitted(made, 15)
    assert [(str(row.start), row.minutes) for row in fit.agenda] == [("09:00", 5), ("09:05", 5), ("09:10", 5)]
    assert [str(one.start) for one in fit.agenda[1].plan] == ["09:05", "09:06"]


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
        ("two", "module", (block("key_points", 60), block("questions", 10, "could"))),
    )
    assert stays(fitted(made, 140)) == ["one.key_points", "rest", "two.key_points"]
    assert stays(fitted(made, 80)) == ["one.key_points", "two.questions"]


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


@st.composite
def small_courses(draw: st.DrawFn) -> Course:
    minutes = st.integers(1, 6) | st.integers(20, 95)
    rows: list[tuple[str, str, tuple[Block, ...] | int]] = []
    musts: dict[str, tuple[str, ...]] = {}
    left = 10
    for number in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(("opening", "module", "module", "break")))
        if kind == "break":
            rows.append((f"row{number}", "break", draw(st.integers(1, 15))))
            left -= 1
            continue
        of_module = ("opener", "objectives", "key_points", "scenario", "questions", "quiz", "action_steps")
        kinds = draw(
            st.lists(st.sampled_from(of_module if kind == "module" else ("welcome", "recap")), min_size=1, max_size=5)
        )[: max(1, left)]
        plan = tuple(
            block(
                one,
                draw(minutes),
                draw(st.sampled_from(PRIORITIES)),
                f"{one}_{place}",
                draw(st.sampled_from(((f"tell_{place}",), (f"say_{place}",), (f"tell_{place}", f"say_{place}")))),
            )
            for place, one in enumerate(kinds)
            if one != "opener" or kinds.index(one) == place
        )
        left -= len(plan)
        rows.append((f"row{number}", kind, plan))
        musts[f"row{number}"] = draw(st.sampled_from(((), (), ("tell",), ("tell", "say"))))
    return course(*rows, musts=musts)


def every_session(made: Course) -> Iterator[tuple[dict[str, int], list[Stretch]]]:
    """Every choice of blocks and breaks, lawful or not, with what is kept by address."""
    pieces = [
        (address, minutes)
        for row in made.agenda
        for address, minutes in (
            [(row.address, row.minutes)] if row.kind == "break" else [(one.address, one.minutes) for one in row.plan]
        )
    ]
    for choice in product((1, 0), repeat=len(pieces)):
        kept = {address: minutes for (address, minutes), keep in zip(pieces, choice, strict=True) if keep}
        yield kept, [row for row in made.agenda if row.address in kept or any(one.address in kept for one in row.plan)]


def lawful(made: Course, kept: dict[str, int], rows: list[Stretch]) -> bool:
    """The rules once more, said in another way than the program says them."""
    sitting = [0]
    for row in rows:
        if row.kind == "break":
            sitting.append(0)
        else:
            sitting[-1] += sum(kept.get(one.address, 0) for one in row.plan)
    if any(not 0 < minutes <= 90 for minutes in sitting):
        return False
    if made.modules and not any(row.kind == "module" for row in rows):
        return False
    for row in made.agenda:
        stays_here = [one for one in row.plan if one.address in kept]
        kinds = {one.kind for one in stays_here}
        all_kinds = {one.kind for one in row.plan}
        if any(one.priority == "must" and one not in stays_here for one in row.plan):
            return False
        if row.kind != "module":
            continue
        if "opener" in all_kinds and len(all_kinds) > 1 and ("opener" in kinds) != bool(kinds - {"opener"}):
            return False
        taught = {"key_points", "scenario", "questions"}
        if kinds & {"objectives", "quiz", "action_steps"} and taught & all_kinds and not taught & kinds:
            return False
        if "quiz" in kinds and "key_points" in all_kinds and "key_points" not in kinds:
            return False
        for objective in made.module(row.id).objectives:
            if objective.priority != "must":
                continue
            if not kinds or ("key_points" in all_kinds and "key_points" not in kinds):
                return False
            checking = [
                one
                for one in row.plan
                if one.kind == "quiz" and any(item.startswith(objective.id) for item in one.items)
            ]
            if checking and not any(one in stays_here for one in checking):
                return False
    return True


def rank(made: Course, kept: dict[str, int]) -> tuple[int, int, int, tuple[bool, ...]]:
    blocks = [one for row in made.agenda for one in row.plan if one.address in kept]
    order = [address for row in made.agenda for address in (row.plan or (row,))]
    return (
        sum(one.minutes for one in blocks if one.priority == "should"),
        sum(one.minutes for one in blocks if one.priority == "could"),
        sum(row.kind == "break" and row.address in kept for row in made.agenda),
        tuple(one.address in kept for one in order),
    )


@settings(max_examples=150)
@given(small_courses(), st.integers(1, 200))
def test_the_choice_is_the_best_of_all(made: Course, minutes: int) -> None:
    fit = fitted(made, minutes)
    if sum(row.minutes for row in made.agenda) <= minutes:
        assert fit.agenda == made.agenda
        return
    possible = [(kept, rows) for kept, rows in every_session(made) if lawful(made, kept, rows)]
    short = [kept for kept, _ in possible if sum(kept.values()) <= minutes]
    if not short:
        assert not fit.fits
        if possible:
            assert fit.short_by == min(sum(kept.values()) for kept, _ in possible) - minutes
            assert fit.unbroken == 0
        else:
            assert fit.unbroken > 90 or not any(row.plan for row in made.agenda)
        return
    best = max(short, key=lambda kept: rank(made, kept))
    chosen = {one.address for row in fit.agenda for one in (row.plan or (row,))}
    assert chosen == set(best)
    assert fit.length == sum(best.values())
    assert longest_stretch(fit.agenda) <= 90


@settings(max_examples=100)
@given(small_courses(), st.integers(1, 200))
def test_what_stays_and_what_is_cut_are_the_course(made: Course, minutes: int) -> None:
    fit = fitted(made, minutes)
    if fit.fits:
        assert fit.length + sum(cut.minutes for cut in fit.cuts) == sum(row.minutes for row in made.agenda)
        assert all(cut.costs for cut in fit.cuts)
        assert fitted(made, minutes) == fit
