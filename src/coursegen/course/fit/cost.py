"""Says in words what it costs the people in the room that something is left out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from msgspec import Struct

from coursegen.course.fit.fit_rules import checks
from coursegen.model.course import Activity, Block, Course, Module, Stretch
from coursegen.model.plan_items import scenarios, shown

BLOCK_WORDS: Mapping[str, str] = {
    "welcome": "the welcome",
    "how_it_runs": "how it runs",
    "agenda": "the agenda",
    "activity": "an activity",
    "opener": "the opener",
    "objectives": "the objectives",
    "key_points": "key points",
    "scenario": "the scenario",
    "exercise": "an exercise",
    "tool": "a worksheet",
    "questions": "discussion",
    "quiz": "the quiz",
    "action_steps": "the action steps",
    "recap": "the recap",
    "commitments": "the commitments",
    "farewell": "the goodbye",
}
"""What each kind of block is called in a report."""

Said = Callable[[Course, Module | None, Block], str]


class Cut(Struct, frozen=True):
    """A block, or a whole row of the agenda, that is left out; ``block`` and ``priority`` are ``""`` for a row.

    ``row`` is the row's id, ``title`` what the agenda calls it, ``what`` says what of it goes (``""`` for a break),
    ``costs`` is one sentence without a full stop for each thing that is lost.
    """

    address: str
    row: str
    block: str
    title: str
    what: str
    minutes: int
    priority: str
    costs: tuple[str, ...]


class ObjectivesLost(Struct, frozen=True):
    """The objectives of which a shorter version shows nothing any more, and those that it no longer checks."""

    all: int
    not_taught: tuple[str, ...]
    not_checked: tuple[str, ...]


def objectives_lost(course: Course, kept: Collection[str]) -> ObjectivesLost:
    """What a version costs in objectives; ``kept`` are the addresses of blocks that stay.

    An objective is taught by its module's key points, where the plan shows any, and checked by quiz blocks.
    """
    rows = {row.id: row for row in course.agenda if row.kind == "module"}
    not_taught, not_checked, number = [], [], 0
    for module in course.modules:
        plan = rows[module.id].plan if module.id in rows else ()
        stays = [block for block in plan if block.address in kept]
        teaching = {block.kind for block in plan} & {"key_points"} or {block.kind for block in plan}
        taught = any(block.kind in teaching for block in stays)
        number += len(module.objectives)
        for objective in module.objectives:
            if not taught:
                not_taught.append(objective.text.plain)
            elif _is_checked(plan, module, objective.id) and not _is_checked(stays, module, objective.id):
                not_checked.append(objective.text.plain)
    return ObjectivesLost(number, tuple(not_taught), tuple(not_checked))


def _is_checked(blocks: Iterable[Block], module: Module, objective: str) -> bool:
    return any(checks(block, module, objective) for block in blocks)


def cuts_of(course: Course, kept: Collection[str]) -> tuple[Cut, ...]:
    """What is cut, in the order of the agenda; ``kept`` are the addresses of blocks and of breaks that stay.

    A row of which nothing stays is one cut, not one for each of its blocks.
    """
    modules = {module.id: module for module in course.modules}
    cuts: list[Cut] = []
    for row in course.agenda:
        module = modules.get(row.id) if row.kind == "module" else None
        if row.kind == "break":
            if row.address not in kept:
                cost = f"{_sitting(course, row, kept)} minutes go on without a break"
                cuts.append(Cut(row.address, row.id, "", row.title.plain, "", row.minutes, "", (cost,)))
        elif not any(block.address in kept for block in row.plan):
            costs = _row_costs(course, module, row)
            what = f"the whole {row.kind}"
            cuts.append(Cut(row.address, row.id, "", row.title.plain, what, row.minutes, "", costs))
        else:
            cuts += [_block_cut(course, module, row, block, kept) for block in row.plan if block.address not in kept]
    return tuple(cuts)


def block_in_words(course: Course, block: Block) -> str:
    """A block as a report calls it: its kind, and for an activity its title."""
    if block.kind != "activity":
        return BLOCK_WORDS[block.kind]
    return f"the activity {_quoted(_activity(course, block).title.plain)}"


def _block_cut(course: Course, module: Module | None, row: Stretch, block: Block, kept: Collection[str]) -> Cut:
    costs = [COSTS[block.kind](course, module, block)]
    if module is not None and block.kind == "quiz":
        still = [other for other in row.plan if other.address in kept]
        lost = [
            objective.text.plain
            for objective in module.objectives
            if checks(block, module, objective.id) and not _is_checked(still, module, objective.id)
        ]
        if lost:
            costs.append(f"no longer checked: {_listed(lost)}")
    what = BLOCK_WORDS[block.kind]
    return Cut(block.address, row.id, block.id, row.title.plain, what, block.minutes, block.priority, tuple(costs))


def _row_costs(course: Course, module: Module | None, row: Stretch) -> tuple[str, ...]:
    if module is None:
        return tuple(COSTS[block.kind](course, module, block) for block in row.plan)
    costs = [f"no longer taught: {_listed(objective.text.plain for objective in module.objectives)}"]
    kinds = {block.kind for block in row.plan}
    lost = [
        _counted([item for block in row.plan if block.kind == kind for item in block.items or (block.id,)], one)
        for kind, one in _LOST_WITH_A_MODULE.items()
        if kind in kinds
    ]
    if "action_steps" in kinds:
        lost.append(_counted(module.action_steps, "action step"))
    if lost:
        costs.append(f"lost with it: {', '.join(lost)}")
    return tuple(costs)


_LOST_WITH_A_MODULE = {
    "key_points": "key point",
    "scenario": "scenario",
    "exercise": "exercise",
    "tool": "worksheet",
    "questions": "question for discussion",
    "quiz": "quiz question",
}
"""What is counted where a whole module goes, and what one of it is called."""


def _key_points(_: Course, module: Module | None, block: Block) -> str:
    points = [point.headline.plain for point in shown(_of(module).key_points, block)]
    return f"{_counted(points, 'key point')} not shown: {_listed(points)}"


def _scenario(_: Course, module: Module | None, block: Block) -> str:
    titles = [_quoted(one.title.plain) for one in scenarios(_of(module), block)]
    return f"the scenario {' and '.join(titles)} is not played"


def _exercise(_: Course, module: Module | None, block: Block) -> str:
    titles = [_quoted(one.title.plain) for one in shown(_of(module).exercises, block)]
    return f"the exercise {' and '.join(titles)} is left out"


def _tool(course: Course, module: Module | None, block: Block) -> str:
    tools = module.tools if module is not None else course.tools
    titles = [_quoted(one.title.plain) for one in shown(tools, block)]
    return f"{' and '.join(titles)} is not filled in"


def _questions(_: Course, module: Module | None, block: Block) -> str:
    asked = [question.ask.plain for question in shown(_of(module).questions, block)]
    return f"{_counted(asked, 'question')} not discussed: {_listed(asked)}"


def _quiz(_: Course, _module: Module | None, block: Block) -> str:
    return f"{_counted(block.items, 'quiz question')} not asked"


def _action_steps(_: Course, module: Module | None, _block: Block) -> str:
    return f"{_counted(_of(module).action_steps, 'action step')} not agreed on"


def _activity_goes(course: Course, _: Module | None, block: Block) -> str:
    return f"the activity {_quoted(_activity(course, block).title.plain)} is not done"


def _commitments(course: Course, _: Module | None, _block: Block) -> str:
    return f"{_counted(course.commitments, 'commitment')} not written"


COSTS: Mapping[str, Said] = {
    "welcome": lambda *_: "nobody is welcomed",
    "how_it_runs": lambda course, *_: f"{_counted(course.rules, 'rule')} of the session not agreed on",
    "agenda": lambda *_: "the agenda is not shown",
    "activity": _activity_goes,
    "opener": lambda *_: "the module is not opened",
    "objectives": lambda *_: "the objectives are not shown",
    "key_points": _key_points,
    "scenario": _scenario,
    "questions": _questions,
    "exercise": _exercise,
    "tool": _tool,
    "quiz": _quiz,
    "action_steps": _action_steps,
    "recap": lambda *_: "the takeaways are not gathered",
    "commitments": _commitments,
    "farewell": lambda *_: "nobody says goodbye",
}
"""What is lost with each kind of block."""


def _sitting(course: Course, rest: Stretch, kept: Collection[str]) -> int:
    """The minutes between the breaks that stay before and after one that does not."""
    sitting, met = 0, False
    for row in course.agenda:
        met = met or row.id == rest.id
        if row.kind != "break":
            sitting += sum(block.minutes for block in row.plan if block.address in kept)
        elif row.address in kept:
            if met:
                break
            sitting = 0
    return sitting


def _of(module: Module | None) -> Module:
    if module is None:  # only a module's plan has such blocks
        raise LookupError("a block of a module outside one")
    return module


def _activity(course: Course, block: Block) -> Activity:
    return next(activity for activity in course.activities if activity.id in block.items)


def _counted(things: Collection[object], one: str) -> str:
    noun, space, rest = one.partition(" for ")
    return f"{len(things)} {noun}{'' if len(things) == 1 else 's'}{space}{rest}"


def _listed(texts: Iterable[str]) -> str:
    return "; ".join(_quoted(text.rstrip(".")) for text in texts)


def _quoted(text: str) -> str:
    return text if text.startswith("“") and text.endswith("”") else f"“{text}”"
