"""Courses of blocks and minutes, to be fitted to a time."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.course.fit.fitted import Fit
from coursegen.model.course import Block, BlockKind, Clock, Course, Objective, Priority, Stretch, StretchKind
from coursegen.model.practice import QuizItem
from coursegen.model.text import words
from support import hand_made


def block(
    kind: BlockKind, minutes: int, priority: Priority = "should", name: str = "", items: tuple[str, ...] = ()
) -> Block:
    """A block of a plan, called like its kind where it has no name."""
    name = name or kind
    return Block(name, kind, items, "lecture", Clock(0), minutes, hand_made.notes(""), "", priority)


def course(
    *rows: tuple[str, StretchKind, tuple[Block, ...] | int], musts: dict[str, tuple[str, ...]] | None = None
) -> Course:
    """A course of rows ``(id, kind, plan or the minutes of a break)``; ``musts`` are each module's must objectives."""
    agenda, modules, now = [], [], 540
    for name, kind, held in rows:
        here = f"course.agenda.{name}"
        if isinstance(held, int):
            agenda.append(Stretch(name, "break", words(name), Clock(now), held, (), here))
            now += held
            continue
        plan, start = [], now
        for one in held:
            where = f"{name if kind == 'module' else here}.plan.{one.id}"
            plan.append(replace(one, start=Clock(now), address=where))
            now += one.minutes
        agenda.append(Stretch(name, kind, words(name), Clock(start), now - start, tuple(plan), here))
        if kind == "module":
            quiz = tuple(
                QuizItem(item, words(item), item.partition("_")[0], (), item)
                for one in plan
                if one.kind == "quiz"
                for item in one.items
            )
            objectives = tuple(
                Objective(one, words(one), one, "must" if one in (musts or {}).get(name, ()) else "should")
                for one in ("tell", "say")
            )
            modules.append(replace(hand_made.module(name, name), objectives=objectives, quiz=quiz))
    return replace(hand_made.course(), agenda=tuple(agenda), modules=tuple(modules))


def stays(fit: Fit) -> list[str]:
    """The rows and blocks that stay, in order: ``pause``, ``one.quiz``."""
    return [
        one
        for row in fit.agenda
        for one in ([row.id] if row.kind == "break" else [f"{row.id}.{b.id}" for b in row.plan])
    ]
