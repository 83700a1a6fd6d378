"""Rehearses a session on paper: what each block has, what it needs, and where that breaks."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil, sqrt

from msgspec import Struct

from coursegen.course.clock.blocks import parts_of
from coursegen.course.clock.measured import ENOUGH, span_of
from coursegen.course.clock.needs import Room
from coursegen.course.clock.spans import Part, Span, always, together
from coursegen.course.clock.stated_times import exercise_seconds, plain, steps_in, whole_in
from coursegen.model.course import Block, Clock, Course, Module, Stretch
from coursegen.model.groups import stated_size
from coursegen.model.plan_items import scenarios, shown
from coursegen.model.practice import Exercise

NOT_MEASURED: Mapping[str, tuple[float, ...]] = {}

USUAL_PEOPLE = 16
"""How many people a course is rehearsed for where nobody says."""


class BlockTime(Struct, frozen=True):
    """One block rehearsed: seconds ``given``, ``needed`` (quick, likely, slow) and the ``parts`` that make these up."""

    block: Block
    stretch: Stretch
    given: int
    needed: Span
    parts: tuple[Part, ...]

    @property
    def over(self) -> float:
        """By how many seconds it likely needs more than it has; negative where time is left."""
        return self.needed.likely - self.given

    @property
    def impossible(self) -> bool:
        """Whether even a quick room needs more than it has."""
        return self.needed.quick > self.given

    def grouped(self) -> list[Part]:
        """The parts with those of one kind as one, the largest first."""
        kinds: dict[str, list[Part]] = {}
        for part in self.parts:
            kinds.setdefault(part.what, []).append(part)
        summed = [Part(what, together(parts)) for what, parts in kinds.items()]
        return sorted(summed, key=lambda part: -part.span.likely)


class Rehearsal(Struct, frozen=True):
    """A whole session rehearsed for so many people; ``because`` says where that number is from."""

    people: int
    because: str
    blocks: tuple[BlockTime, ...]

    @property
    def given(self) -> int:
        """The seconds of all blocks, breaks left out."""
        return sum(one.given for one in self.blocks)

    @property
    def needed(self) -> Span:
        """What all blocks need.

        One trainer and one group run them all, so a slow session is slower than its blocks by themselves: a tenth of
        the likely time is added before the root of the sum of the squares of their spreads.
        """
        likely = sum(one.needed.likely for one in self.blocks)
        spread = sqrt(sum((one.needed.slow - one.needed.likely) ** 2 for one in self.blocks))
        return Span(sum(one.needed.quick for one in self.blocks), likely, 1.1 * likely + spread)

    @property
    def buffer(self) -> float:
        """The share of the time, breaks left out, that is likely left; negative where the session runs over."""
        return (self.given - self.needed.likely) / self.given if self.given else 0.0

    def clock(self, block: BlockTime) -> Clock:
        """When a block likely starts, given all that ran over before it; time that is left is given back."""
        late = 0.0
        for one in self.blocks:
            if one is block:
                break
            late = max(0.0, late + one.over)
        return block.block.start.plus(ceil(late / 60))


def rehearsed(
    course: Course,
    *,
    people: int = 0,
    online: bool = False,
    measured: Mapping[str, tuple[float, ...]] = NOT_MEASURED,
    only: str = "",
) -> Rehearsal:
    """The session of a course rehearsed: for ``people``, else as many as its session expects, else sixteen.

    ``measured`` is what blocks took in earlier sessions, in minutes by address: from three sessions on their median
    goes before what is reckoned. ``only`` is the row of the agenda to rehearse alone.
    """
    number, because = _heads(course, people)
    table = course.room.group if course.room is not None else 4
    room = Room(number, table, online, course.pace, course.language)
    modules = {module.id: module for module in course.modules}
    blocks = []
    for stretch in course.agenda:
        if only and stretch.id != only:
            continue
        module = modules.get(stretch.id) if stretch.kind == "module" else None
        for block in stretch.plan:
            times = measured.get(block.address, ())
            parts = _measured(times) if len(times) >= ENOUGH else _reckoned(course, block, room, module)
            blocks.append(BlockTime(block, stretch, 60 * block.minutes, together(parts), tuple(parts)))
    return Rehearsal(number, because, tuple(blocks))


def _heads(course: Course, people: int) -> tuple[int, str]:
    if people:
        return people, "as you asked"
    if course.session is not None and course.session.headcount:
        return course.session.headcount, "as its session says"
    return USUAL_PEOPLE, "since nothing says how many"


def _measured(times: tuple[float, ...]) -> list[Part]:
    return [Part(f"as measured in {len(times)} sessions", span_of(times))]


def _reckoned(course: Course, block: Block, room: Room, module: Module | None) -> list[Part]:
    if block.takes:
        return [Part("as its author says", always(60 * block.takes))]
    return parts_of(course, module, block, room)


def stated_for(course: Course, one: BlockTime) -> int:
    """The seconds that a block's own words ask for: "ten minutes in all", the steps of an exercise, the acts of a play.

    0 where they say nothing of it.
    """
    block = one.block
    said = plain((*block.notes.say, *block.notes.done))
    whole = whole_in(said)
    if one.stretch.kind != "module":
        return whole
    module = course.module(one.stretch.id)
    if block.kind == "exercise":
        done = shown(module.exercises, block)
        table = course.room.group if course.room is not None else 4
        return max(whole, sum(_asked_for(exercise, table) for exercise in done))
    if block.kind == "scenario":
        played = scenarios(module, block)
        told = [plain((*block.notes.done, *scene.notes.done)) for scene in played]
        return max(whole, sum(sum(steps_in(one).values()) for one in told))
    return whole


def _asked_for(exercise: Exercise, table: int) -> int:
    size = table if "table" in exercise.grouping.plain.casefold() else stated_size(exercise.grouping) or 1
    return exercise_seconds(plain(exercise.steps), min(size, table))
