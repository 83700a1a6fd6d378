"""Checks a file's nodes against its form and tells every fault in plain words, at its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from pydantic import ValidationError

from coursegen.course.forms.form import Form
from coursegen.course.validation.fault_wording import no_value, said, torn_text
from coursegen.course.validation.pydantic_fault import shape_of
from coursegen.course.validation.split_commas import torn
from coursegen.problems import Problem
from coursegen.source import nodes

FORMAT = "1"
"""The file format that this version reads."""

F = TypeVar("F", bound=Form)


class Judged(NamedTuple, Generic[F]):
    """What was found in a file: its values, with stand-ins where something is wrong, and every problem of its shape.

    ``values`` are ``None`` where nothing in it can be judged; ``unsure`` are the rules that say nothing of it,
    because a stand-in is what they would look at.
    """

    values: F | None
    problems: list[Problem]
    unsure: frozenset[str] = frozenset()


def checked(node: nodes.Node, form: type[F]) -> tuple[F | None, list[Problem]]:
    """The values of a file, or ``None`` with every problem of its shape.

    Ids that stand twice in one list are told as well; the values are there then, and the first counts.
    """
    return sound(judged(node, form))


def sound(found: Judged[F]) -> tuple[F | None, list[Problem]]:
    """The values where nothing has a stand-in, else ``None``; and the problems."""
    wrong = any(problem.rule != "duplicate-id" for problem in found.problems)
    return (None if wrong else found.values), found.problems


def judged(node: nodes.Node, form: type[F]) -> Judged[F]:
    """The values of a file as far as they can be judged, and every problem of its shape."""
    if not isinstance(node, nodes.Mapping):
        hint = "write 'field: value' lines, each field on its own line"
        what = f"the file holds {shape_of(node)} where fields are meant"
        return Judged(None, [Problem("shape", what, node.place, hint)])
    reading = _Reading()
    data = reading.plain(node)
    reading.check_format(node, data)
    values: F | None
    told: list[Problem] = []
    unsure = frozenset[str]()
    try:
        values = form.model_validate(data)
    except ValidationError as error:
        from coursegen.course.validation.partial_form import (
            mended,  # imported here: a course that is right needs none of it
        )

        faults = error.errors(include_url=False, include_input=False)
        values, more, unsure = mended(data, faults, form)
        told = said([*faults, *more], node, form)
    if reading.empty:
        told += dict.fromkeys(_empty(node, data))
    return Judged(None if reading.unknown_format else values, [*reading.problems, *told], unsure)


def _empty(node: nodes.Node, data: Any, field: str = "") -> Iterator[Problem]:
    """A problem for each field and dash with nothing after it that stands in the data too: what got a stand-in has
    been told. A text that a comma tore inside braces is told as that.
    """
    if isinstance(node, nodes.Scalar):
        if node.missing and data == "":
            yield no_value(node, field, can_go=True)
    elif isinstance(node, nodes.Mapping):
        for name, entry in node.entries.items() if isinstance(data, dict) else ():
            if name in data and (rest := torn(node, entry.key)) is not None:
                yield torn_text(rest)
            elif name in data:
                yield from _empty(entry.value, data[name], name)
    else:
        for item, its in zip(node.items, data if isinstance(data, list) else (), strict=False):
            yield from _empty(item, its)


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
                hint = (
                    f"write another id here, for instance `id: {found.text}_2`; or, if the item is there twice, delete "
                    "this one: the line with its `-` and the lines right below that start further to the right"
                )
                self.problems.append(Problem("duplicate-id", message, found.place, hint))
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
