"""Finds what the blocks of a plan show: which kinds show items of a list, and which items one block shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol, TypeVar

from coursegen.model.course import Block, Course, Module
from coursegen.model.practice import Scenario

SHOWS: Mapping[str, str] = {
    "key_points": "key_points",
    "scenario": "scenarios",
    "questions": "questions",
    "exercise": "exercises",
    "tool": "tools",
    "quiz": "quiz",
    "activity": "activities",
}
"""The kinds of block that show items, and the list of the module, or of the course, that those are in."""


class Item(Protocol):
    """What a block can show: a key point, a question, a quiz question, an activity."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Item)


def shown(known: Iterable[T], block: Block) -> tuple[T, ...]:
    """The ``known`` items that a block shows; unknown ids are left out, since faulty files are judged too."""
    by_id = {item.id: item for item in known}
    return tuple(by_id[item] for item in block.items if item in by_id)


def scenarios(module: Module, block: Block) -> tuple[Scenario, ...]:
    """The scenarios that a block shows: those that it names, else all of its module."""
    return shown(module.scenarios, block) if block.items else module.scenarios


def shown_of(owner: Course | Module, block: Block) -> tuple[Any, ...]:
    """Whatever a block shows of its module, or of the course in the opening and the closing; none for some kinds."""
    if isinstance(owner, Module) and block.kind == "scenario":
        return scenarios(owner, block)
    return shown(getattr(owner, SHOWS[block.kind]), block) if block.kind in SHOWS else ()
