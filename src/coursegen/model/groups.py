"""Divides people into groups of the size that a course states in words: pairs, threes, tables of four."""

from __future__ import annotations

from coursegen.model.practice import Scenario
from coursegen.model.text import Text

EXPECTED = (12, 16, 20)
"""Numbers of people that quantities are told for where no session says how many come."""

_SIZES = {"pair": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def stated_size(grouping: Text) -> int:
    """How many people a grouping says are in a group; 0 where it names no number."""
    said = grouping.plain.casefold()
    return next((size for name, size in _SIZES.items() if name in said), 0)


def players(scene: Scenario) -> int:
    """How many people play a scenario together, observers too; one for each part where its grouping names no number."""
    return stated_size(scene.grouping) or len(scene.roles)


def group_count(people: int, size: int) -> int:
    """How many groups of about ``size`` people there are; those left over make the others larger."""
    return max(1, (2 * people + size - 1) // (2 * size))


def table_count(people: int, seats: int) -> int:
    """How many tables with so many ``seats`` hold everybody; one where nobody says how many seats a table has."""
    return -(-people // seats) if seats else 1


def observer_sheets(people: int, scene: Scenario) -> int:
    """How many observer's sheets a scenario takes: for each group as many as watch, or one where all of them play.

    A larger group takes one more: two watch there, or it is played twice side by side.
    """
    size = players(scene)
    each = max(1, size - len(scene.roles))
    return sum(each + max(0, one - size) for one in group_sizes(people, size))


def group_sizes(people: int, size: int) -> tuple[int, ...]:
    """Groups as even as can be, as near to ``size`` people each as can be; the larger ones first.

    Nobody is left over: 18 people in fours are two groups of five and two of four.
    """
    groups = group_count(people, size)
    least, more = divmod(people, groups)
    return tuple(least + (number < more) for number in range(groups))
