"""Turns the rows of the agenda into stretches of the session with a clock, and their plans into blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coursegen.course.assembly.part_values import notes_of
from coursegen.course.forms.files import CourseForm, FrameBlockForm, ModuleBlockForm, ModuleForm, StretchForm
from coursegen.course.forms.practice import use_of
from coursegen.course.inline.texts import Texts
from coursegen.model.course import Block, Clock, Method, Module, Stretch
from coursegen.model.parts import Notes
from coursegen.model.plan_items import SHOWS
from coursegen.model.text import Text

BlockForm = ModuleBlockForm | FrameBlockForm

LECTURE = frozenset({"opener", "objectives", "key_points", "welcome", "how_it_runs", "agenda", "recap", "farewell"})
"""The kinds of block where the facilitator is active, unless ``method`` says otherwise."""


def clock_of(time: str) -> Clock:
    """A time of day as a clock: ``09:05`` or ``9:05``."""
    hours, minutes = time.split(":")
    return Clock(int(hours) * 60 + int(minutes))


def shows_items(form: ModuleForm | CourseForm, kind: str) -> bool:
    """Whether a kind of block shows some of a list; a module's only scenario is none of a list."""
    return kind in SHOWS and not (kind == "scenario" and isinstance(form, ModuleForm) and not form.scenarios)


def known_items(form: ModuleForm | CourseForm, kind: str) -> list[str]:
    """The ids that a kind of block can show; none for a kind that shows no items."""
    if not shows_items(form, kind):
        return []
    items = getattr(form, SHOWS[kind])
    if kind == "quiz":
        items = [item for item in items if use_of(item) != "test"]
    return list(dict.fromkeys(item.id for item in items))


def items_of(block: BlockForm, plan: Sequence[BlockForm], known: Sequence[str]) -> tuple[str, ...]:
    """What a block shows: what it names, else everything that no other block of its kind names."""
    if block.items or not known:
        return tuple(block.items)
    elsewhere = {item for other in plan if other.block == block.block for item in other.items}
    return tuple(item for item in known if item not in elsewhere)


def agenda_of(
    course: CourseForm,
    plans: Mapping[str, ModuleForm],
    modules: Mapping[str, Module],
    notes: Mapping[str, Notes],
    titles: Mapping[str, Text],
) -> tuple[Stretch, ...]:
    """The agenda with its clock; the course has been checked, so every module is there and every sum adds up.

    ``notes`` are the blocks' notes by block address, ``titles`` the titles of the rows that are no modules.
    """
    stretches = []
    now = clock_of(course.session.start)
    for row in course.agenda:
        here = f"course.agenda.{row.id}"
        if row.kind == "module":
            form = plans[row.id]
            plan = _plan(form.plan, form, f"{row.id}.plan", now, notes)
            stretches.append(Stretch(row.id, row.kind, modules[row.id].title, now, form.minutes, plan, here))
        else:
            plan = _plan(row.plan, course, f"{here}.plan", now, notes)
            stretches.append(Stretch(row.id, row.kind, titles[row.id], now, row.minutes or 0, plan, here))
        now = now.plus(stretches[-1].minutes)
    return tuple(stretches)


def titles_of(rows: Sequence[StretchForm], texts: Texts) -> dict[str, Text]:
    """The titles of the agenda's rows that have one of their own, by id."""
    return {row.id: texts.one(row.title, f"course.agenda.{row.id}.title") for row in rows if row.title is not None}


def notes_by_block(plan: Sequence[BlockForm], address: str, texts: Texts) -> dict[str, Notes]:
    """The notes of a plan's blocks by the blocks' addresses."""
    return {f"{address}.{block.id}": notes_of(block.notes, f"{address}.{block.id}.notes", texts) for block in plan}


def _needed_by_items(owner: ModuleForm | CourseForm, kind: str, items: Sequence[str]) -> Iterator[str]:
    """What the things that a block shows rest on, each once; all of them where a block of its kind names none."""
    listed = kind if kind in ("commitments", "action_steps") else SHOWS.get(kind, "")
    shown = [one for one in getattr(owner, listed, ()) if not items or one.id in items]
    yield from dict.fromkeys(name for one in shown for name in getattr(one, "needs", ()))


_ALWAYS = ("how_it_runs",)
"""The kinds of block that no session goes without: they have the rules and the notices that people have a right to."""


def _plan(
    plan: Sequence[BlockForm], owner: ModuleForm | CourseForm, address: str, start: Clock, notes: Mapping[str, Notes]
) -> tuple[Block, ...]:
    blocks = []
    for form in plan:
        here = f"{address}.{form.id}"
        items = items_of(form, plan, known_items(owner, form.block))
        method: Method = form.method or ("lecture" if form.block in LECTURE else "activity")
        blocks.append(
            Block(
                form.id,
                form.block,
                items,
                method,
                start,
                form.minutes,
                notes[here],
                here,
                "must" if form.block in _ALWAYS else form.priority,
                form.takes.minutes if form.takes else 0,
                tuple(form.needs),
                tuple(_needed_by_items(owner, form.block, items)),
            )
        )
        start = start.plus(form.minutes)
    return tuple(blocks)
