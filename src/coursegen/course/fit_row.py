"""A row of the agenda to the best use of each number of minutes: which of its blocks are worth keeping together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coursegen.model.course import Block, Module, Stretch

LONGEST = 90
"""The minutes that people sit at most without a break (rule TIM4)."""

TAUGHT = frozenset({"key_points", "scenario", "questions"})
"""The kinds of block that give a module something to look back on."""

ABOUT = frozenset({"objectives", "quiz", "action_steps"})
"""The kinds of block that speak of what the module teaches, and so are nothing without it."""

_ANYTHING, _TAUGHT, _POINTS, _ABOUT, _QUIZ, _FIRST_OBJECTIVE = (1 << bit for bit in range(6))

Table = dict[int, int]
"""Minutes to the worth of the best blocks that take exactly so long; a number of minutes that nothing takes is missing."""


@dataclass(frozen=True, slots=True)
class Need:
    """A rule about a row: where one of the marks ``when`` is there, one of the marks ``one_of`` must be."""

    when: int
    one_of: int


@dataclass(frozen=True, slots=True)
class RowRules:
    """What may be kept of a row: ``must`` holds block ids, ``marks`` what each block stands for.

    ``always`` says that the row must stay. ``opener`` is the id of the block that goes with everything
    else, ``""`` where there is none.
    """

    must: frozenset[str]
    marks: Mapping[str, int]
    needs: tuple[Need, ...]
    opener: str
    always: bool


def row_rules(row: Stretch, module: Module | None) -> RowRules:
    """The rules of a row; ``module`` is what a module's row shows, else ``None``.

    A must block stays. A must objective stays reachable (a block of key points) and assessed (a block with one of
    its quiz items), as far as the plan shows any. Objectives, quiz and action steps stay only with something
    that was taught, the quiz only with key points; the opener stays exactly where anything else does.
    """
    must = {block.id for block in row.plan if block.priority == "must"}
    if module is None:
        return RowRules(frozenset(must), {block.id: _ANYTHING for block in row.plan}, (), "", bool(must))
    marks = {block.id: _marks(block) for block in row.plan}
    there = _union(marks.values())
    needs = []
    if there & _TAUGHT:
        needs.append(Need(_ABOUT, _TAUGHT))
    if there & _POINTS:
        needs.append(Need(_QUIZ, _POINTS))
    objectives = [objective.id for objective in module.objectives if objective.priority == "must"]
    if objectives and there & _POINTS:
        must |= _only([block.id for block in row.plan if block.kind == "key_points"])
        needs.append(Need(_ANYTHING, _POINTS))
    bit = _FIRST_OBJECTIVE
    for objective in objectives:
        checked_in = [block.id for block in row.plan if checks(block, module, objective)]
        must |= _only(checked_in)
        if len(checked_in) > 1:
            marks |= {block: marks[block] | bit for block in checked_in}
            needs.append(Need(_ANYTHING, bit))
            bit <<= 1
    opener = next((block.id for block in row.plan if block.kind == "opener"), "")
    return RowRules(frozenset(must), marks, tuple(needs), opener, bool(must or objectives))


def checks(block: Block, module: Module, objective: str) -> bool:
    """Whether a block holds a quiz item for an objective of its module."""
    asked = {item.id for item in module.quiz if item.objective == objective}
    return block.kind == "quiz" and not asked.isdisjoint(block.items)


def row_table(row: Stretch, rules: RowRules, worth: Mapping[str, int]) -> Table:
    """The best worth of every number of minutes up to :data:`LONGEST` that the row can be cut to; 0 where it may go.

    ``worth`` is what each block is worth, by address: sums of it are compared. The time is proportional to the
    blocks, the minutes, and the sets of marks that occur: few, as only an objective that several quiz
    blocks check has a mark of its own.
    """
    states: dict[tuple[int, int], int] = {(0, 0): 0}
    for block in row.plan:
        if block.id == rules.opener:
            continue
        states = _with(block, rules, worth[block.address], states)
    opener = [block for block in row.plan if block.id == rules.opener]
    if opener:
        states = _with_opener(opener[0], worth[opener[0].address], states, alone=len(row.plan) == 1)
    table: Table = {}
    for (minutes, marks), value in states.items():
        if _allowed(rules, marks) and value > table.get(minutes, -1):
            table[minutes] = value
    return table


def _marks(block: Block) -> int:
    marks = _ANYTHING
    if block.kind in TAUGHT:
        marks |= _TAUGHT
    if block.kind in ABOUT:
        marks |= _ABOUT
    if block.kind == "key_points":
        marks |= _POINTS
    if block.kind == "quiz":
        marks |= _QUIZ
    return marks


def _union(marks: Sequence[int] | object) -> int:
    found = 0
    for one in marks:  # type: ignore[attr-defined]
        found |= one
    return found


def _only(blocks: Sequence[str]) -> set[str]:
    """The one block that can do it, where there is only one."""
    return set(blocks) if len(blocks) == 1 else set()
