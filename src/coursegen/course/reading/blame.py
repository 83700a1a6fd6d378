"""Moves problems of a merged course to the line of the layer that caused them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.loaded.addresses import Places
from coursegen.model.layers import Change, Stack
from coursegen.problems import Place, Problem, Severity


class Blame(Struct, frozen=True):
    """Problems of a version, told at the layer's line where the course's own file is right.

    ``stacks`` are the changes by address, ``merged`` the places of the merged nodes, ``own`` those of the
    course's own files; ``minutes`` the time of blocks that went because all that they showed did.
    """

    stacks: Mapping[str, Stack]
    merged: Places
    minutes: Mapping[str, int]

    def at_its_line(self, problem: Problem) -> Problem:
        """The same problem, at the layer that caused it: where its sum is off, where it took something away."""
        if problem.severity is not Severity.ERROR or problem.place is None:
            return problem
        if problem.rule == "TIM1":
            return self._sum(problem)
        if not self.stacks or problem.place.file in {change.place.file for _, change in self._changes()}:
            return problem
        found = self._taken(problem)
        if found is None:
            return problem
        what = f"after this, {problem.message} ({problem.place.file}:{problem.place.line})"
        hint = _OUT_ALTOGETHER if problem.rule == "length" else problem.hint
        return replace(problem, message=what, place=found.place, hint=hint)

    def _sum(self, problem: Problem) -> Problem:
        """A sum that is off: which line to write, and in which file; the last change to its parts is blamed."""
        whole = problem.address
        around = whole.rpartition(".")[0]
        went = {at: time for at, time in self.minutes.items() if at.startswith(f"{around}.plan.")}
        notes = (
            f"the block '{at.rpartition('.')[2]}' went with its items ({time} minutes)" for at, time in went.items()
        )
        message = "; ".join((problem.message, *notes))
        parts = [change for at, change in self._changes() if _is_part(at, around)]
        if not parts and went:
            parts = [change for at, change in self._changes() if change.how == "removed" and _root(at) == _root(whole)]
        if whole in self.stacks or not parts:
            return replace(problem, message=message)
        line = _line(whole, problem.total)
        hint = f"write '{line}' in {parts[-1].layer.file}, or change the minutes of its parts"
        return replace(problem, message=message, place=parts[-1].place, hint=hint)

    def _taken(self, problem: Problem) -> Change | None:
        """The change that took away, or made wrong, what a problem is about; ``None`` where no layer is near."""
        best: tuple[int, Change] | None = None
        for at, change in self._changes():
            around, _, name = at.rpartition(".")
            removed = change.how == "removed"
            rank = 0
            if removed and _place(self.merged, around) == problem.place:
                rank = 3
            elif removed and problem.about == name and _root(problem.address) == _root(at):
                rank = 2
            elif _shared(problem.address, at) >= OBJECT:
                rank = 1
            if rank and (best is None or rank >= best[0]):
                best = (rank, change)
        return best[1] if best else None

    def _changes(self) -> Iterator[tuple[str, Change]]:
        for at, stack in self.stacks.items():
            for change in stack:
                yield at, change


OBJECT = 3
"""How many steps an address has that names an object in a list: ``recover.key_points.own``."""

_OUT_ALTOGETHER = (
    "keep one; to leave them all out, remove the block of the plan that shows them: plan: {remove: [its_id]}"
)


def _place(places: Places, at: str) -> Place | None:
    node = places.node(at) if at else None
    return node.place if node is not None else None


def _root(at: str) -> str:
    return at.partition(".")[0]


def _shared(one: str, other: str) -> int:
    """How many steps two addresses have in common from their start."""
    steps = 0
    for step, its in zip(one.split("."), other.split("."), strict=False):
        if not step or step != its:
            break
        steps += 1
    return steps


def _is_part(at: str, around: str) -> bool:
    """Whether a change moves a sum: that of a module or a stretch by its plan, the session's by its rows."""
    if around != "course.session":
        return at.startswith(f"{around}.plan.") or at == f"{around}.plan"
    steps = at.split(".")
    rows = steps[:2] == ["course", "agenda"] and (len(steps) == OBJECT or steps[3:] == ["minutes"])
    return rows or (len(steps) == 2 and steps[1] == "minutes")


def _line(whole: str, total: int) -> str:
    """What to write in a layer's file so that a sum is right: ``modules: {patch: {recover: {minutes: 24}}}``."""
    parts = whole.split(".")
    if parts[0] != "course":
        return f"modules: {{patch: {{{parts[0]}: {{minutes: {total}}}}}}}"
    if parts[1] == "session":
        return f"course: {{session: {{minutes: {total}}}}}"
    return f"course: {{agenda: {{patch: {{{parts[2]}: {{minutes: {total}}}}}}}}}"
