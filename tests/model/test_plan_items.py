"""What a block of a plan shows: in its order, whatever kind of thing it is, and nothing that is not there."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.course.reading.load import load_course
from coursegen.model.plan_items import SHOWS, scenarios, shown_of
from support.courses import FIRST_COURSE

COURSE = load_course(FIRST_COURSE).course


def test_every_block_of_a_course_shows_what_it_names_in_its_order() -> None:
    seen = set()
    for stretch in COURSE.agenda:
        owner = COURSE.module(stretch.id) if stretch.kind == "module" else COURSE
        for block in stretch.plan:
            named = tuple(one.id for one in shown_of(owner, block))
            assert named == block.items or (block.kind == "scenario" and not block.items)
            seen |= {block.kind} if named else set()
    assert seen and seen <= set(SHOWS)


def test_a_scenario_block_that_names_none_shows_all_and_an_unknown_id_is_left_out() -> None:
    module = next(one for one in COURSE.modules if one.scenarios)
    plan = next(stretch.plan for stretch in COURSE.agenda if stretch.id == module.id)
    block = next(one for one in plan if one.kind == "scenario")
    assert scenarios(module, replace(block, items=())) == module.scenarios
    points = next(one for one in plan if one.kind == "key_points")
    backwards = (*reversed(points.items), "nobody_knows")
    assert tuple(one.id for one in shown_of(module, replace(points, items=backwards))) == backwards[:-1]
