"""Shares the minutes of a session out among an opening, modules, breaks and a closing, so that they add up."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct

LEAST_MODULE = 12
"""The fewest minutes in which a module's points can be said and tried."""

_SITTING = 90  # minutes, after which people want a break
_MOST = {"key_points": 6, "questions": 8, "quiz": 3}
"""The most minutes of what is said and asked, two for each point; more is for what people try."""

_PAUSE, _LUNCH, _FULL_DAY = 15, 45, 300
_MANY = 6  # modules, after which looking back takes longer


class Opening(Struct, frozen=True):
    """The minutes of the opening's blocks; without ``expectations`` it has no activity."""

    welcome: int
    how_it_runs: int
    agenda: int
    expectations: int = 0

    @property
    def total(self) -> int:
        """All of it."""
        return self.welcome + self.how_it_runs + self.agenda + self.expectations


class Closing(Struct, frozen=True):
    """The minutes of the closing's blocks."""

    recap: int
    commitments: int
    goodbye: int

    @property
    def total(self) -> int:
        """All of it."""
        return self.recap + self.commitments + self.goodbye


class Break(Struct, frozen=True):
    """A break as a row of the agenda."""

    id: str
    title: str
    minutes: int


class Times(Struct, frozen=True):
    """A session's minutes: the opening's, each module's by id, the closing's; ``rows`` are what is between."""

    opening: Opening
    modules: Mapping[str, int]
    rows: tuple[str | Break, ...]
    closing: Closing

    @property
    def breaks(self) -> tuple[Break, ...]:
        """The breaks alone."""
        return tuple(row for row in self.rows if isinstance(row, Break))


def times_of(minutes: int, modules: Sequence[str]) -> Times | None:
    """The minutes of a session with those modules, or ``None`` where that is too short for them."""
    for opening, closing in (
        (Opening(2, 2, 1, 6), Closing(6 if len(modules) > _MANY else 4, 5, 1)),
        (Opening(2, 2, 1), Closing(3, 4, 1)),
    ):
        breaks = _breaks(minutes, len(modules))
        left = minutes - opening.total - closing.total - sum(row.minutes for row in breaks)
        if left >= _wanted(minutes) * len(modules):
            return Times(opening, _shared(left, modules), _in_order(modules, breaks), closing)
    if left >= LEAST_MODULE * len(modules):
        return Times(opening, _shared(left, modules), _in_order(modules, breaks), closing)
    return None


def module_blocks(minutes: int) -> Mapping[str, int]:
    """A module's plan: the minutes of each block. What there is no time for is left out; what is over is practice."""
    if minutes >= 60:
        weights = {"key_points": 12, "questions": 8, "exercise": 12, "scenario": 16, "quiz": 4}
    elif minutes >= 35:
        weights = {"key_points": 9, "questions": 5, "scenario": 13, "quiz": 3}
    elif minutes >= 20:
        weights = {"key_points": 8, "exercise": 7, "quiz": 3}
    else:
        weights = {"key_points": 5, "questions": 4}
    steps = 1 if minutes < 20 else 2
    return {"opener": 1, "objectives": 1, **_weighed(minutes - 2 - steps, weights), "action_steps": steps}


def _wanted(minutes: int) -> int:
    """How long modules should be for an opening of some length to pay."""
    return 20 if minutes >= 60 else LEAST_MODULE


def _breaks(minutes: int, modules: int) -> tuple[Break, ...]:
    """As many as nobody sits too long without one, and at most one between two modules."""
    number = min(max(0, -(-minutes // (_SITTING + _PAUSE)) - 1), modules - 1)
    lunch = number // 2 if minutes >= _FULL_DAY and number else -1
    return tuple(
        Break(f"break_{at + 1}", "Lunch" if at == lunch else "Break", _LUNCH if at == lunch else _PAUSE)
        for at in range(number)
    )


def _in_order(modules: Sequence[str], breaks: Sequence[Break]) -> tuple[str | Break, ...]:
    """Modules with the breaks between them, at equal distances."""
    after = {round(len(modules) * (at + 1) / (len(breaks) + 1)): row for at, row in enumerate(breaks)}
    rows: list[str | Break] = []
    for number, module in enumerate(modules, 1):
        rows.append(module)
        if number in after:
            rows.append(after[number])
    return tuple(rows)


def _shared(minutes: int, modules: Sequence[str]) -> dict[str, int]:
    """Minutes in equal parts; what is left over goes to the first ones."""
    each, left = divmod(minutes, len(modules))
    return {module: each + (number < left) for number, module in enumerate(modules)}


def _weighed(minutes: int, weights: Mapping[str, int]) -> dict[str, int]:
    """Minutes by weight, whole and at least one each, none above its most; they add up."""
    total = sum(weights.values())
    shares = {
        name: min(_MOST.get(name, minutes), max(1, minutes * weight // total)) for name, weight in weights.items()
    }
    open_ended = [name for name in weights if name not in _MOST] or ["questions"]
    growing = sorted(weights, key=lambda name: -weights[name])
    for _ in range(minutes - sum(shares.values())):
        wanting = [name for name in growing if shares[name] < _MOST.get(name, minutes)] or open_ended
        least = min(wanting, key=lambda name: shares[name] / weights[name])
        shares[least] += 1
    return shares
