"""Finds the items that a block of a plan shows, in its order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from coursegen.model.course import Block, Module
from coursegen.model.practice import Scenario


class Item(Protocol):
    """What a block can show: a key point, a question, a quiz question, an activity."""

    @property
    def id(self) -> str: ...


T = TypeVar("T", bound=Item)


def shown(known: Iterable[T], block: Block) -> tuple[T, ...]:
    """Those of the ``known`` items that a block shows. Errors: ``KeyError`` for an id that none of them has."""
    by_id = {item.id: item for item in known}
    return tuple(by_id[item] for item in block.items)


def scenarios(module: Module, block: Block) -> tuple[Scenario, ...]:
    """The scenarios that a block shows: those that it names, else all of its module."""
    return shown(module.scenarios, block) if block.items else module.scenarios


class Addressed(Protocol):
    """What has an address of its own."""

    @property
    def address(self) -> str: ...
