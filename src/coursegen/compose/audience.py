"""Leaves out of a course what one audience may not see; the clock and the printed numbers stay the whole course's."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.audience import Audience
from coursegen.model.course import Block, Course, Stretch
from coursegen.model.plan_items import SHOWS

T = TypeVar("T")


def shown_to(course: Course, audience: Audience) -> Course:
    """The course without what only other audiences see; the same value where nothing is for some only."""
    hidden = frozenset(address for address, who in course.audiences.items() if audience not in who)
    if not hidden:
        return course
    agenda = tuple(
        _stretch(stretch, hidden)
        for stretch in course.agenda
        if stretch.address not in hidden and stretch.id not in hidden
    )
    rows = {stretch.id for stretch in agenda if stretch.kind == "module"}
    return replace(
        course,
        agenda=agenda,
        modules=tuple(module for module in _kept(course.modules, hidden) if module.id in rows),
        rules=_kept(course.rules, hidden),
        activities=_kept(course.activities, hidden),
        commitments=_kept(course.commitments, hidden),
        for_manager=_kept(course.for_manager, hidden),
    )


def _stretch(stretch: Stretch, hidden: Collection[str]) -> Stretch:
    owner = stretch.id if stretch.kind == "module" else "course"
    blocks = []
    for block in stretch.plan:
        items = tuple(item for item in block.items if f"{owner}.{SHOWS.get(block.kind, '')}.{item}" not in hidden)
        if block.address not in hidden and (items or not block.items):
            blocks.append(_with_items(block, items))
    return replace(stretch, plan=tuple(blocks))


def _with_items(block: Block, items: tuple[str, ...]) -> Block:
    return block if items == block.items else replace(block, items=items)


def _kept(values: tuple[T, ...], hidden: Collection[str]) -> tuple[T, ...]:
    """The values that are not hidden, what is hidden inside them left out."""
    return tuple(_without(value, hidden) for value in values if getattr(value, "address", "") not in hidden)


def _without(value: T, hidden: Collection[str]) -> T:
    if not isinstance(value, Struct):
        return value
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        found = getattr(value, name)
        kept: Any = found
        if isinstance(found, tuple) and found and hasattr(found[0], "id"):
            kept = _kept(found, hidden)
        elif isinstance(found, Struct) and hasattr(found, "id"):
            kept = _without(found, hidden)
        if kept is not found and kept != found:
            changed[name] = kept
    return replace(value, **changed) if changed else value
