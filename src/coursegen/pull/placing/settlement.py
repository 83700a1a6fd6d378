"""Settles conflicts: whose side is taken, the deck's or the course's, one by one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from msgspec.structs import replace

from coursegen.pull.placing.patch import Conflict, Operation, Patch

Side = Literal["deck", "course"]
Choice = Callable[[Conflict], Side | None]
"""Whose side is taken of a conflict; ``None`` leaves it open."""


def left_open(_: Conflict) -> Side | None:
    """Settle nothing."""
    return None


def settled(patch: Patch, choose: Choice) -> Patch:
    """The patch with the deck's side of what was settled so, and without what is to stay as the course has it."""
    chosen = [(conflict, choose(conflict)) for conflict in patch.conflicts]
    taken: list[Operation] = [conflict.operation for conflict, side in chosen if side == "deck"]
    return replace(
        patch,
        operations=tuple(dict.fromkeys((*patch.operations, *taken))),
        conflicts=tuple(conflict for conflict, side in chosen if side is None),
    )
