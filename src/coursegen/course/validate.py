"""A file's node and its form to checked values, every fault told in plain words at its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from coursegen.course.fault import shape_of
from coursegen.course.form import Form
from coursegen.course.wording import no_value, said
from coursegen.problems import Problem
from coursegen.source import nodes

FORMAT = "1"
"""The file format that this version reads."""

F = TypeVar("F", bound=Form)


def checked(node: nodes.Node, form: type[F]) -> tuple[F | None, list[Problem]]:
    """The values of a file, or ``None`` with every problem of its shape.

    Ids that stand twice in one list are told as well; the values are there then, and the first counts.
    """
    if not isinstance(node, nodes.Mapping):
        hint = "write 'field: value' lines, each field on its own line"
        return None, [Problem("shape", f"the file holds {shape_of(node)} where fields are meant", node.place, hint)]
    reading = _Reading()
    data = reading.plain(node)
    reading.check_format(node, data)
    try:
        values = form.model_validate(data)
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        return None, [*reading.problems, *said(faults, node, form)]
    if reading.empty:
        return None, [*reading.problems, *(no_value(scalar, can_go=True) for scalar in reading.empty)]
    return (None if reading.unknown_format else values), reading.problems


@dataclass(slots=True)
class _Reading:
    """Nodes made into what pydantic reads; what can be seen on the way is noted."""

    problems: list[Problem] = field(default_factory=list)
    empty: list[nodes.Scalar] = field(default_factory=list)
    unknown_format: bool = False

    def plain(self, node: nodes.Node) -> Any:
        """The node as dicts, lists and text."""
        if isinstance(node, nodes.Scalar):
            if not node.text and not node.quoted:
                self.empty.append(node)
            return node.text
        if isinstance(node, nodes.Mapping):
            return {name: self.plain(entry.value) for name, entry in node.entries.items()}
        items = [self.plain(item) for item in node.items]
        if items and isinstance(items[0], dict):
            self._ids(node)
        return items

    def _ids(self, node: nodes.Sequence) -> None:
        seen: dict[str, int] = {}
        for item in node.items:
            found = item.get("id") if isinstance(item, nodes.Mapping) else None
            if not isinstance(found, nodes.Scalar) or not found.text:
                continue
            if found.text in seen:
                message = f"the id '{found.text}' is already in this list, in line {seen[found.text]}"
                self.problems.append(Problem("duplicate-id", message, found.place, "give each its own id"))
            else:
                seen[found.text] = found.line

    def check_format(self, node: nodes.Mapping, data: dict[str, Any]) -> None:
        """``format: 1`` as the number that the form wants; any other one is a problem of its own."""
        found = node.get("format")
        if not isinstance(found, nodes.Scalar) or found.missing:
            return
        if found.text != FORMAT:
            self.unknown_format = True
            message = f"this file says format '{found.text}'; this version of coursegen reads format {FORMAT}"
            self.problems.append(Problem("format", message, found.place, f"write 'format: {FORMAT}'"))
        data["format"] = int(FORMAT)
