"""Makes the rules by which blocks of a row of the agenda may be left out when time is short."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_

from msgspec import Struct

from coursegen.model.course import Block, Module, Stretch

LONGEST = 90
"""The minutes that people sit at most without a break (rule TIM4)."""

TAUGHT = frozenset({"key_points", "scenario", "questions"})
"""The kinds of block that give a module something to look back on."""

ABOUT = frozenset({"objectives", "quiz", "action_steps"})
"""The kinds of block that speak of what a module teaches, and are nothing without it."""

ROW, ANYTHING, OPENER, TAUGHT_MARK, POINTS, ABOUT_MARK, QUIZ, TALK, OBJECTIVE = (1 << bit for bit in range(9))
"""The marks of what is kept: ``ROW`` is always there, ``OBJECTIVE`` is the first of one for each must objective."""


class Need(Struct, frozen=True):
    """Where one of the marks ``when`` is there, one of the marks ``one_of`` has to be."""

    when: int
    one_of: int


class RowRules(Struct, frozen=True):
    """What may be left out of a row: the ids of the blocks that stay, each block's marks, and what needs what."""

    must: frozenset[str]
    marks: Mapping[str, int]
    needs: tuple[Need, ...]

    def allow(self, marks: int) -> bool:
        """Whether the row may hold just the blocks with these marks, and the row's own."""
        return all(not marks & need.when or marks & need.one_of for need in self.needs)


def row_rules(row: Stretch, module: Module | None) -> RowRules:
    """The rules of a row; ``module`` is what a module's row shows, ``None`` for the opening and the closing.

    A must block stays. A module with a must objective stays, with a block of key points and a block that has one of
    the objective's quiz items. Objectives, quiz and action steps stay only with something that was taught, the quiz
    and a discussion only with key points. The opener stays exactly where anything else of its module does. What the
    plan does not show in the first place is not asked for.
    """
    must = frozenset(block.id for block in row.plan if block.priority == "must")
    if module is None:
        return RowRules(must, {block.id: ANYTHING for block in row.plan}, ())
    marks = {block.id: _marks(block) for block in row.plan}
    wanted = [
        Need(OPENER, ANYTHING),
        Need(ANYTHING, OPENER),
        Need(ABOUT_MARK, TAUGHT_MARK),
        Need(QUIZ, POINTS),
        Need(TALK, POINTS),
    ]
    objectives = [objective.id for objective in module.objectives if objective.priority == "must"]
    if objectives:
        wanted += [Need(ROW, ANYTHING | OPENER), Need(ROW, POINTS)]
    for number, objective in enumerate(objectives):
        mark = OBJECTIVE << number
        marks |= {block.id: marks[block.id] | mark for block in row.plan if checks(block, module, objective)}
        wanted.append(Need(ROW, mark))
    there = reduce(or_, marks.values(), ROW)
    return RowRules(must, marks, tuple(need for need in wanted if need.one_of & there))


def with_needs(rules: RowRules, needs: Sequence[tuple[str, str]]) -> RowRules:
    """Rules of a row with what its blocks need of one another, as pairs of ids: neither stays without what it needs."""
    if not needs:
        return rules
    first = max(map(int.bit_length, (*rules.marks.values(), *(need.when | need.one_of for need in rules.needs))))
    names = dict.fromkeys(name for pair in needs for name in pair)
    own = {name: 1 << first + number for number, name in enumerate(names)}
    marks = {name: mark | own.get(name, 0) for name, mark in rules.marks.items()}
    return RowRules(rules.must, marks, (*rules.needs, *(Need(own[one], own[other]) for one, other in needs)))


def checks(block: Block, module: Module, objective: str) -> bool:
    """Whether a block holds a quiz item for an objective of its module."""
    return block.kind == "quiz" and any(item.id in block.items for item in module.quiz if item.objective == objective)


def _marks(block: Block) -> int:
    if block.kind == "opener":
        return OPENER
    marks = ANYTHING
    if block.kind in TAUGHT:
        marks |= TAUGHT_MARK
    if block.kind in ABOUT:
        marks |= ABOUT_MARK
    if block.kind == "key_points":
        marks |= POINTS
    if block.kind == "quiz":
        marks |= QUIZ
    if block.kind == "questions":
        marks |= TALK
    return marks
