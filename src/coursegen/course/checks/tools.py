"""Finds what is wrong with tools: what their kind needs, and what it has no use for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from coursegen.course.checks.kind_fields import Takes, misfits
from coursegen.course.forms.tool import ToolForm
from coursegen.model.tools import ToolKind
from coursegen.problems import Problem, nearest


class ToolTakes(Takes, frozen=True):
    """What a kind of tool is made of, and how many places to write on it has."""

    least: int = 1
    most: int = 8


TAKES: Mapping[ToolKind, ToolTakes] = {
    "form": ToolTakes(),
    "grid": ToolTakes(needs=("across", "down"), least=4, most=4),
    "ladder": ToolTakes(least=2, most=5),
    "checklist": ToolTakes(may=("noted",), least=2),
    "tally": ToolTakes(may=("noted",)),
    "before_after": ToolTakes(may=("heads", "noted")),
    "sort": ToolTakes(needs=("items",), least=2, most=4),
    "plan": ToolTakes(may=("heads", "noted")),
}
"""What each kind of tool is made of."""


def tool_problems(tools: Sequence[ToolForm], at: str) -> Iterator[Problem]:
    """What is wrong with some tools whose addresses start with ``at``."""
    for tool in tools:
        here, takes = f"{at}.{tool.id}", TAKES[tool.kind]
        yield from misfits(tool, TAKES, "tool", "tool-kind", here)
        yield from _fields(tool, takes, here)


def _fields(tool: ToolForm, takes: ToolTakes, here: str) -> Iterator[Problem]:
    number = len(tool.fields)
    if not takes.least <= number <= takes.most:
        wanted = str(takes.least) if takes.least == takes.most else f"{takes.least} to {takes.most}"
        message = f"a '{tool.kind}' tool has {wanted} fields, and this one {number}"
        hint = "add or take out fields, or choose another kind"
        yield Problem("tool-kind", message, hint=hint, address=f"{here}.fields")
    known = [field.id for field in tool.fields]
    for item in tool.items:
        if item.belongs is not None and item.belongs not in known:
            near = nearest(item.belongs, known)
            hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}"
            where = f"{here}.items.{item.id}.belongs"
            yield Problem("reference", f"this tool has no field '{item.belongs}'", hint=hint, address=where)
