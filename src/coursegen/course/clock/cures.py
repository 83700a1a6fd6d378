"""Says what would help a block that needs more time than it has, the cheapest first."""

from __future__ import annotations

from math import ceil

from coursegen.course.clock.figures import span
from coursegen.course.clock.rehearsal import BlockTime, Rehearsal

_WORTH = 20
"""Seconds that a cure has to save to be worth a word."""


def in_minutes(seconds: float) -> str:
    """``6:05``: minutes and seconds, to five seconds, since nobody knows it better."""
    whole = 5 * round(seconds / 5)
    return f"{whole // 60}:{whole % 60:02d}"


def cures(one: BlockTime, rehearsal: Rehearsal) -> list[str]:
    """What to change, each with what it saves; last, what the block would need and where time is left."""
    found = []
    sums = {part.what: part.span.likely for part in one.grouped()}
    if (saved := sums.get("ask the neighbour", 0.0)) >= _WORTH:
        found.append((saved, "leave out the talk with the neighbour"))
    asks = sum(1 for part in one.parts if part.what == "answers")
    if asks and sums["answers"] > asks * span("answer").likely:
        found.append((asks * span("answer").likely, "take one answer fewer for each question"))
    if asks > 1:
        found.append((sums["answers"] / asks, "ask one question fewer"))
    if (saved := sums.get("each group", 0.0) / 2) >= _WORTH:
        found.append((saved, "hear half of the groups"))
    items = len(one.block.items)
    if one.block.kind == "quiz" and items > 1:
        found.append((one.needed.likely / items, "ask one quiz question fewer"))
    told = [f"{what} (saves {in_minutes(saved)})" for saved, what in sorted(found, reverse=True)[:2]]
    told.append(f"give it {ceil(one.needed.likely / 60)} minutes{_from_where(one, rehearsal)}")
    return told


def _from_where(one: BlockTime, rehearsal: Rehearsal) -> str:
    """The block of the same stretch that has most time left, if it has a minute."""
    beside = [other for other in rehearsal.blocks if other.stretch is one.stretch and other is not one]
    spare = min(beside, key=lambda other: other.over, default=None)
    if spare is None or spare.over > -60:
        return ""
    return f"; '{spare.block.id}' has {in_minutes(-spare.over)} to spare"
