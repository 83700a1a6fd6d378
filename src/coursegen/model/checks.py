"""Holds what an author asks of the rules that a course is checked by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

Weight = Literal["off", "info", "warning", "error"]


class RuleSetting(Struct, frozen=True):
    """How one rule is to be used: its weight (``""`` for its own), and limits of it by name."""

    severity: Weight | Literal[""] = ""
    limits: Mapping[str, float] = field(default_factory=dict)


class Ignored(Struct, frozen=True):
    """A place where a rule is to say nothing, with everything inside it, and why."""

    rule: str
    at: str
    reason: str
    address: str


class Checks(Struct, frozen=True):
    """The settings of rules by id, and the places that are left out."""

    rules: Mapping[str, RuleSetting] = field(default_factory=dict)
    ignore: tuple[Ignored, ...] = ()
