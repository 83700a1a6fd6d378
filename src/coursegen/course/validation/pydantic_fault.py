"""Finds where one of pydantic's faults is: the node, the field above it, and what the form wants there."""

from __future__ import annotations

import types
from collections.abc import Mapping
from typing import Annotated, Any, Union, get_args, get_origin

from coursegen.course.forms.form import Form
from coursegen.problems import Place, Problem, nearest
from coursegen.source import nodes


class Fault:
    """Where a fault is: the node, the key above it, the mapping around it, and what the form wants there."""

    def __init__(self, fault: Mapping[str, Any], root: nodes.Mapping, form: type[Form]) -> None:
        self.kind: str = fault["type"]
        self.context: Mapping[str, Any] = fault.get("ctx", {})
        self.node: nodes.Node | None = root
        self.around: nodes.Node = root
        self.key: nodes.Scalar | None = None
        self.name = ""
        self.wanted: Any = form
        self.wanted_around: Any = form
        for step in fault["loc"]:
            if step == "[key]":  # the name itself is wrong, not what it names
                self.node, self.wanted = self.key, within(self.wanted_around, "[key]")
                break
            if self.node is None:
                break
            self.around, self.wanted_around = self.node, self.wanted
            self.name = str(step) if isinstance(step, str) else self.name
            self.wanted = within(self.wanted, step)
            self._go(step)

    def _go(self, step: str | int) -> None:
        if isinstance(self.around, nodes.Mapping):
            entry = self.around.entries.get(str(step))
            self.key, self.node = (None, None) if entry is None else (entry.key, entry.value)
        elif isinstance(self.around, nodes.Sequence) and isinstance(step, int) and step < len(self.around.items):
            self.node = self.around.items[step]

    @property
    def can_go(self) -> bool:
        """Whether the line could be left out: a field that need not be there, an item of a list that has others."""
        if isinstance(self.around, nodes.Sequence):
            return len(self.around.items) > 1
        info = self.wanted_around.model_fields.get(self.name) if is_form(self.wanted_around) else None
        return info is None or not info.is_required()

    @property
    def place(self) -> Place:
        """Where the value stands."""
        return (self.node or self.around).place

    def problem(self, rule: str, message: str, hint: str) -> Problem:
        """A problem at the value."""
        return Problem(rule, message, self.place, hint)


def meant(at: Fault) -> str:
    """The field that an unknown one was probably meant to be, one that is not there yet before all."""
    known = list(at.wanted_around.model_fields) if is_form(at.wanted_around) else []
    written = at.around.entries if isinstance(at.around, nodes.Mapping) else {}
    return nearest(at.name, [name for name in known if name not in written]) or nearest(at.name, known)


def shape_of(node: nodes.Node | None) -> str:
    """What a node is, in plain words."""
    if isinstance(node, nodes.Sequence):
        return "a list"
    if isinstance(node, nodes.Mapping):
        names = list(node.entries)
        return f"a field '{short(names[0])}'" if len(names) == 1 else "a set of fields"
    return "nothing" if node is None else f"the text '{short(node.text)}'"


def named(at: Fault) -> str:
    """What a value is called: its field, or an item of the list that the field holds."""
    listed = isinstance(at.around, nodes.Sequence)
    return f"an item of '{at.name}'" if listed else f"'{at.name}'"


def shown(node: nodes.Node | None) -> str:
    """A value as a message shows it: its text, cut short, or what it is."""
    return short(node.text) if isinstance(node, nodes.Scalar) else shape_of(node)


def short(text: str) -> str:
    """A text on one line, cut at 40 characters."""
    text = " ".join(text.split())
    return text if len(text) <= 40 else text[:39] + "…"


def within(wanted: Any, step: str | int) -> Any:
    """What a form wants one step further in: a field's, an item's or a value's type without its wrappers."""
    if is_form(wanted):
        info = wanted.model_fields.get(str(step))
        return None if info is None else bare(info.annotation)
    arguments = get_args(wanted)
    if get_origin(wanted) is list:
        return bare(arguments[0])
    if get_origin(wanted) is dict:
        return bare(arguments[0] if step == "[key]" else arguments[1])
    return None


def bare(annotation: Any) -> Any:
    """A type without ``Annotated`` and ``| None``."""
    if get_origin(annotation) is Annotated:
        return bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, types.UnionType):
        return bare(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation


def is_form(wanted: Any) -> bool:
    """Whether what is wanted is a set of fields."""
    return isinstance(wanted, type) and issubclass(wanted, Form)
