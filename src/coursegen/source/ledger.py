"""Notes what one layer changes and what is wrong with its patch, while the patch is laid on a tree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coursegen.model.layers import Change, How, Layer, Stack
from coursegen.problems import Place, Problem, Severity


class Ledger:
    """Changes by address and problems, in the order of the patch."""

    def __init__(self, layer: Layer, locked: Sequence[str], below: Mapping[str, Stack]) -> None:
        self.layer = layer
        self.locked = locked
        self.below = below
        self.changes: list[tuple[str, Change]] = []
        self.problems: list[Problem] = []

    def change(self, at: str, how: How, place: Place, old: str, new: str, reason: str, stale: str = "") -> None:
        """Note what the layer did to an address."""
        self.changes.append((at, Change(self.layer, how, place, old, new, reason, stale)))

    def say(self, rule: str, message: str, place: Place, hint: str, severity: Severity = Severity.ERROR) -> None:
        """Note what is wrong with the patch, at its own line."""
        self.problems.append(Problem(rule, message, place, hint, severity))

    def unchanged(self, what: str, place: Place) -> None:
        """Note that a patch changes nothing."""
        hint = "take the line out; the layer below says the same"
        self.say("no-change", f"{what} changes nothing", place, hint, Severity.WARNING)

    def is_locked(self, at: str, place: Place, *, whole: bool = False) -> bool:
        """Whether an address is locked, or with ``whole`` something inside it; said where it is."""
        for lock in self.locked:
            if at == lock or at.startswith(f"{lock}.") or (whole and lock.startswith(f"{at}.")):
                hint = "leave it as it is; whoever looks after the course decides what is locked"
                self.say("locked", f"'{lock}' is locked: no layer may change it", place, hint)
                return True
        return False

    def gone(self, at: str) -> str:
        """Which lower layer removed an address, as the end of a sentence; or nothing."""
        removed = [change for change in self.below.get(at, ()) if change.how == "removed"]
        return f"; {removed[-1].layer.name} removed it ({removed[-1].place})" if removed else ""


def noting(layer: Layer, at: str, team: str = "TEAM") -> str:
    """The command that notes anew what a layer's patch at an address replaces, for that layer's team or another one."""
    session = f" --session {layer.id}" if layer.kind == "session" else ""
    return f"coursegen teams accept {layer.id if layer.kind == 'team' else team}{session} {at} --write"
