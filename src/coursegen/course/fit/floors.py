"""Says how long each block has to be where a course is cut: as it is planned, and no shorter than what it needs."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.clock.rehearsal import NOT_MEASURED, rehearsed
from coursegen.model.course import Course

BUFFER = 0.05
"""The share of a block's time that is kept free, so that the session has that buffer (rule TIM7)."""

Minutes = Mapping[str, int]
"""Whole minutes, by the address of a block."""


class Floors(Struct, frozen=True):
    """The least minutes of each block: ``careful`` for what it likely needs and a buffer, ``bare`` for a quick room.

    Nobody can be quicker than a quick room, so a session with less can't be held as it is planned.
    """

    careful: Minutes
    bare: Minutes


NO_FLOORS = Floors({}, {})


def floors_of(
    course: Course, *, online: bool = False, measured: Mapping[str, tuple[float, ...]] = NOT_MEASURED
) -> Floors:
    """What the blocks of a version need, as ``coursegen rehearse`` reckons it; ``measured`` as there.

    What is likely is rounded to the nearest minute, since nobody knows it better than to half of one; rounded up, a
    session of many short blocks would lose a block to nothing but rounding.
    """
    blocks = rehearsed(course, online=online, measured=measured).blocks
    return Floors(
        {one.block.address: int(one.needed.likely / 60 / (1 - BUFFER) + 0.5) for one in blocks},
        {one.block.address: ceil(one.needed.quick / 60) for one in blocks},
    )


def lengthened(course: Course, floors: Minutes) -> Course:
    """The course with blocks as long as their floors, where those are higher; rows are as long as their blocks."""
    agenda = []
    for row in course.agenda:
        plan = tuple(replace(one, minutes=max(one.minutes, floors.get(one.address, 0))) for one in row.plan)
        longer = sum(one.minutes for one in plan) - sum(one.minutes for one in row.plan)
        agenda.append(replace(row, plan=plan, minutes=row.minutes + longer))
    return replace(course, agenda=tuple(agenda))
