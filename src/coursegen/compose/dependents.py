"""Finds what falls with a block when it is left out in the room: what needs it, what speaks of it, what it showed."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.compose.artefact import Setting
from coursegen.model import plan_items as items
from coursegen.model.course import Block, Module, Objective, Stretch
from coursegen.model.slide import Slide
from coursegen.model.slide_texts import slide_texts

Placed = tuple[Stretch, Block]


def dependents(setting: Setting, stretch: Stretch, block: Block) -> tuple[Placed, ...]:
    """The other blocks that need something of this one, or that refer to it, in the session's order.

    What needs one of those falls too. Whoever refers to a board that this block is the first to use needs it:
    nothing is on that board without it.
    """
    inside = _addresses(setting, stretch, block) | _begun(setting, block)
    speaking = {slide.block for slide in setting.others.slides if inside & _spoken_of(slide)}
    gone, found = {block.id, *block.items}, {block.address}
    placed = [(row, other) for row in setting.course.agenda for other in row.plan]
    while True:
        falling = [
            other
            for row, other in placed
            if other.address not in found
            and gone & {*other.needs, *other.items_need, *_worked_with(setting, row, other)}
        ]
        if not falling:
            found |= speaking
            return tuple((row, other) for row, other in placed if other.address in found - {block.address})
        found |= {other.address for other in falling}
        gone |= {name for other in falling for name in (other.id, *other.items)}


def unseen_without(setting: Setting, stretch: Stretch, block: Block) -> tuple[Objective, ...]:
    """The objectives of a module that are seen in this block and nowhere else."""
    if stretch.kind != "module":
        return ()
    module = setting.modules[stretch.id]
    shown_in = {one: set(_seen_in(module, one, stretch)) for one in module.objectives}
    return tuple(one for one, blocks in shown_in.items() if blocks == {block.address})


def _seen_in(module: Module, objective: Objective, stretch: Stretch) -> Iterator[str]:
    """The addresses of the blocks in which an objective is seen: what it names, and what asks for it."""
    asked = {item.id for item in module.quiz if item.objective == objective.id}
    named = set(objective.seen_in)
    tools = {done.id: done.tool for done in module.exercises}
    for block in stretch.plan:
        shown = {block.id, *block.items, *(tools.get(item, "") for item in block.items)}
        if block.kind == "scenario":
            shown |= {one.id for one in items.scenarios(module, block)}
        if named & shown or (block.kind == "quiz" and asked & shown):
            yield block.address


def _worked_with(setting: Setting, stretch: Stretch, block: Block) -> Iterator[str]:
    """The ids of the tools that a block works with."""
    if stretch.kind != "module":
        return
    module = setting.modules[stretch.id]
    if block.kind == "exercise":
        yield from (done.tool for done in items.shown(module.exercises, block))
    elif block.kind == "scenario":
        yield from (played.observer for played in items.scenarios(module, block))


def _addresses(setting: Setting, stretch: Stretch, block: Block) -> frozenset[str]:
    """The addresses of what a block shows."""
    shown = {slide.address for slide in setting.others.slides if slide.block == block.address and slide.address}
    return frozenset({block.address, *shown} - {stretch.address})


def boards_of(setting: Setting, address: str) -> frozenset[str]:
    """The addresses of the boards that the slides of an activity refer to."""
    own = (_spoken_of(one) for one in setting.others.slides if one.address == address)
    return frozenset().union(*own) & _boards(setting)


def _boards(setting: Setting) -> frozenset[str]:
    course = setting.course
    return frozenset(one.address for one in (*course.boards, *(one for m in course.modules for one in m.boards)))


def _begun(setting: Setting, block: Block) -> frozenset[str]:
    """The addresses of the boards that a block is the first to refer to."""
    boards = _boards(setting)
    before: set[str] = set()
    for slide in setting.others.slides:
        if slide.block == block.address:
            own = (_spoken_of(one) for one in setting.others.slides if one.block == block.address)
            return frozenset().union(*own) & boards - before
        before |= _spoken_of(slide)
    return frozenset()


def _spoken_of(slide: Slide) -> frozenset[str]:
    return frozenset(run.at for text in slide_texts(slide) for run in text.runs if run.at)
