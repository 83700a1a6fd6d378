"""Finds what is wrong with tools: what their kind needs, and what it has no use for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from coursegen.course.forms.tool import ToolForm
from coursegen.model.tools import ToolKind
from coursegen.problems import Problem, nearest


class Takes(Struct, frozen=True):
    """What a kind of tool needs and may have besides what all have, and how many fields it has."""

    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    least: int = 1
    most: int = 8


TAKES: Mapping[ToolKind, Takes] = {
    "form": Takes(),
    "grid": Takes(needs=("across", "down"), least=4, most=4),
    "ladder": Takes(least=2, most=5),
    "checklist": Takes(least=2),
    "tally": Takes(),
    "before_after": Takes(may=("heads",)),
    "sort": Takes(needs=("items",), least=2, most=4),
    "plan": Takes(may=("heads",)),
}
"""What each kind of tool is made of."""

OWN = ("heads", "across", "down", "items")
"""The fields that only some kinds have."""


def tool_problems(tools: Sequence[ToolForm], at: str) -> Iterator[Problem]:
    """What is wrong with some tools whose addresses start with ``at``."""
    for tool in tools:
        here, takes = f"{at}.{tool.id}", TAKES[tool.kind]
        for name in takes.needs:
            if not getattr(tool, name):
                told = ToolForm.model_fields[name].description
                message = f"a tool of the kind '{tool.kind}' needs '{name}'"
                yield Problem("tool-kind", message, hint=f"add '{name}:' ({told})", address=here)
        for name in OWN:
            if getattr(tool, name) and name not in (*takes.needs, *takes.may):
                kinds = [kind for kind, other in TAKES.items() if name in (*other.needs, *other.may)]
                hint = f"take it out; it belongs to {' or '.join(kinds)}"
                message = f"a tool of the kind '{tool.kind}' has no '{name}'"
                yield Problem("tool-kind", message, hint=hint, address=f"{here}.{name}")
        yield from _fields(tool, takes, here)


def _fields(tool: ToolForm, takes: Takes, here: str) -> Iterator[Problem]:
    number = len(tool.fields)
    if not takes.least <= number <= takes.most:
        wanted = str(takes.least) if takes.least == takes.most else f"{takes.least} to {takes.most}"
        message = f"a tool of the kind '{tool.kind}' has {wanted} fields, and this one {number}"
        hint = "add or take out fields, or choose another kind"
        yield Problem("tool-kind", message, hint=hint, address=f"{here}.fields")
    known = [field.id for field in tool.fields]
    for item in tool.items:
        if item.belongs is not None and item.belongs not in known:
            near = nearest(item.belongs, known)
            hint = f"did you mean '{near}'?" if near else f"there are: {', '.join(known)}"
            where = f"{here}.items.{item.id}.belongs"
            yield Problem("reference", f"this tool has no field '{item.belongs}'", hint=hint, address=where)
