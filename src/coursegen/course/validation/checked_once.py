"""Checks each node of a course once, for all its versions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from coursegen.course.forms.form import Form
from coursegen.course.validation.validate import Judged, judged, sound
from coursegen.problems import Problem
from coursegen.source import nodes
from coursegen.source.folder import CourseFiles
from coursegen.source.values import field_names

F = TypeVar("F", bound=Form)

_seen: WeakKeyDictionary[CourseFiles, Checks] = WeakKeyDictionary()


class Checks:
    """Nodes checked once for all the versions of a course: what no layer changed is the same node in all of them."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, type[Form]], tuple[nodes.Node, Judged[Any]]] = {}
        self._fields: dict[int, set[str]] = {}

    def __call__(self, node: nodes.Node, form: type[F]) -> tuple[F | None, list[Problem]]:
        """As :func:`coursegen.course.validation.validate.checked`."""
        return sound(self.judged(node, form))

    def judged(self, node: nodes.Node, form: type[F]) -> Judged[F]:
        """As :func:`coursegen.course.validation.validate.judged`."""
        if (found := self._known.get((id(node), form))) is not None:
            return found[1]
        result = judged(node, form)
        self._known[id(node), form] = (node, result)  # kept with the node, so that its id stays its own
        if result.values is not None:
            self._fields[id(result.values)] = field_names(node)
        return result

    def of_nodes(self, kept: Iterable[nodes.Node]) -> Checks:
        """What is known of these nodes, apart from the rest."""
        other, ids = Checks(), {id(node) for node in kept}
        other._known = {key: known for key, known in self._known.items() if key[0] in ids}
        values = {id(judged.values) for _, judged in other._known.values()}
        other._fields = {key: names for key, names in self._fields.items() if key in values}
        return other

    def mentions(self, values: Form, *names: str) -> bool:
        """Whether one of these fields is anywhere in a form; of one that was not checked here it is not known."""
        known = self._fields.get(id(values))
        return known is None or not known.isdisjoint(names)


def carried_over(before: CourseFiles, after: CourseFiles) -> None:
    """Let files that were read again know what was checked of the nodes that are still the same."""
    if (checks := _seen.get(before.whole)) is not None:
        _seen[after.whole] = checks.of_nodes(after.by_path().values())


def checked_by(files: CourseFiles) -> Checks:
    """The checks of the files of one course."""
    return _seen.setdefault(files.whole, Checks())
