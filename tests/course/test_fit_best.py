"""What stays of a course when time is short: the choice against trying everything."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.course.fit.fitted import fitted, longest_stretch
from coursegen.course.fit.floors import Floors
from coursegen.model.course import Block, Course, Stretch
from support.fit_cases import block, course

PRIORITIES = ("must", "should", "could")


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
                f"{one}_{number}_{place}",
                draw(st.sampled_from(((f"tell_{place}",), (f"say_{place}",), (f"tell_{place}", f"say_{place}")))),
            )
            for place, one in enumerate(kinds)
            if one != "opener" or kinds.index(one) == place
        )
        left -= len(plan)
        rows.append((f"row{number}", kind, plan))
        musts[f"row{number}"] = draw(st.sampled_from(((), (), ("tell",), ("tell", "say"))))
    made = course(*rows, musts=musts)
    blocks = [one for row in made.agenda for one in row.plan]
    pairs = (
        draw(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20)), min_size=1, max_size=3))
        if len(blocks) > 1
        else []
    )
    needed = {blocks[one % len(blocks)].address: blocks[other % len(blocks)] for one, other in pairs}
    return with_needs(made, {at: (other.id,) for at, other in needed.items() if at != other.address})


def with_needs(made: Course, needs: dict[str, tuple[str, ...]]) -> Course:
    """The course with ids that are unique, and with blocks that need others."""
    agenda = []
    for row in made.agenda:
        plan = tuple(replace(one, needs=needs.get(one.address, ())) for one in row.plan)
        agenda.append(replace(row, plan=plan))
    return replace(made, agenda=tuple(agenda))


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


def needs_of(made: Course) -> list[tuple[str, str]]:
    """Which block needs which, by address; here they are named by their ids, which are unique in a course."""
    by_id = {one.id: one.address for row in made.agenda for one in row.plan}
    return [(one.address, by_id[name]) for row in made.agenda for one in row.plan for name in one.needs]


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
    if any(needing in kept and needed not in kept for needing, needed in needs_of(made)):
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
        if kinds & {"quiz", "questions"} and "key_points" in all_kinds and "key_points" not in kinds:
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


@st.composite
def floors(draw: st.DrawFn, made: Course) -> Floors:
    """What some of the blocks need: more than they have, or less."""
    blocks = [one for row in made.agenda for one in row.plan]
    some = [one for one in blocks if draw(st.booleans())] if draw(st.booleans()) else []
    bare = {one.address: draw(st.integers(1, 12)) for one in some}
    return Floors({at: least + draw(st.integers(0, 6)) for at, least in bare.items()}, bare)


def longer(made: Course, least: Mapping[str, int]) -> Course:
    """The course as long as its blocks have to be."""
    agenda = []
    for row in made.agenda:
        plan = tuple(replace(one, minutes=max(one.minutes, least.get(one.address, 0))) for one in row.plan)
        agenda.append(replace(row, plan=plan, minutes=sum(one.minutes for one in plan) or row.minutes))
    return replace(made, agenda=tuple(agenda))


@pytest.mark.slow
@settings(max_examples=200)
@given(st.data(), small_courses(), st.integers(1, 200))
def test_the_choice_is_the_best_of_all(data: st.DataObject, made: Course, minutes: int) -> None:
    """What needs something never stays without it, and blocks are as long as they have to be, by trying everything."""
    least = data.draw(floors(made))
    fit = fitted(made, minutes, least)
    if sum(row.minutes for row in made.agenda) <= minutes:
        assert fit.agenda == made.agenda
        return
    for tier in (least.careful, least.bare):
        planned = longer(made, tier)
        possible = [(kept, rows) for kept, rows in every_session(planned) if lawful(planned, kept, rows)]
        short = [kept for kept, _ in possible if sum(kept.values()) <= minutes]
        if short:
            break
    if not short:
        assert not fit.fits
        if possible:
            assert fit.short_by == min(sum(kept.values()) for kept, _ in possible) - minutes
            assert fit.unbroken == 0
        else:
            assert fit.unbroken > 90 or not any(row.plan for row in made.agenda)
        return
    best = max(short, key=lambda kept: rank(planned, kept))
    chosen = {one.address for row in fit.agenda for one in (row.plan or (row,))}
    assert chosen == set(best)
    assert not any(needing in chosen and needed not in chosen for needing, needed in needs_of(made))
    assert fit.length == sum(best.values())
    assert fit.bare == (tier is least.bare)
    assert longest_stretch(fit.agenda) <= 90


@settings(max_examples=100)
@given(small_courses(), st.integers(1, 200))
def test_what_stays_and_what_is_cut_are_the_course(made: Course, minutes: int) -> None:
    fit = fitted(made, minutes)
    if fit.fits:
        assert fit.length + sum(cut.minutes for cut in fit.cuts) == sum(row.minutes for row in made.agenda)
        assert all(cut.costs for cut in fit.cuts)
        assert fitted(made, minutes) == fit
