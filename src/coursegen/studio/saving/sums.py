"""Keeps the minutes of a session adding up when a block or a row of its agenda gets other minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coursegen.studio.saving.change import SetText

SESSION = "course.session.minutes"


def with_sums(change: SetText, text: Callable[[str], str]) -> list[SetText]:
    """The change, and those of what holds its minutes; ``text`` says what stands at an address.

    What holds them gets as many as they differ from those that stand there now, whatever the form showed before: the
    same minutes asked for twice are given once.
    """
    was = text(change.address) or change.was
    if not (change.text.isdecimal() and was.isdecimal()):
        return [change]
    by = int(change.text) - int(was)
    held = [(address, text(address)) for address in _holding(change.address)] if by else []
    return [change, *(SetText(at, str(max(1, int(now) + by)), now) for at, now in held if now.isdecimal())]


def _holding(address: str) -> Iterator[str]:
    """Where the minutes are that those at an address are a part of."""
    match address.split("."):
        case ["course", "agenda", row, "plan", _, "minutes"]:
            yield from (f"course.agenda.{row}.minutes", SESSION)
        case ["course", "agenda", _, "minutes"]:
            yield SESSION
        case [module, "plan", _, "minutes"] if module != "course":
            yield from (f"{module}.minutes", SESSION)
