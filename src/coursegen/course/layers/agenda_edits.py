"""Applies what a layer does to whole modules, by name: leaves them out, puts them in, orders them anew."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec.structs import replace

from coursegen.problems import nearest
from coursegen.source import nodes
from coursegen.source.ledger import Ledger
from coursegen.source.list_edits import edited
from coursegen.source.values import id_of, joined, text_in

AGENDA = "course.agenda"


def modules_edited(
    ledger: Ledger, course: nodes.Mapping, modules: Collection[str], section: nodes.Mapping, unread: Collection[str]
) -> nodes.Mapping:
    """The course with a layer's ``remove``, ``insert_after`` and ``order`` of modules done to its agenda.

    ``modules`` are the names of the files in modules/; ``unread`` those files that are there and could not
    be read. Changes of the rows and of the modules are noted in the ledger, and what was wrong.
    """
    agenda = course.get("agenda")
    wanted = [name for name in ("remove", "insert_after", "order") if section.get(name) is not None]
    if not wanted or not isinstance(agenda, nodes.Sequence) or ledger.is_locked(AGENDA, section.place):
        return course
    reason = " ".join(text_in(section, "reason").split())
    edit = _Edit(ledger, agenda, modules, unread, reason)
    rows = edit.removed(section.get("remove"))
    rows = edit.inserted(rows, section.get("insert_after"))
    rows = edit.ordered(rows, section.get("order"))
    if rows is agenda:
        return course
    entry = course.entries["agenda"]
    entries = {**course.entries, "agenda": nodes.Entry(entry.key, rows)}
    return nodes.Mapping(entries, course.file, course.line, course.column)


class _Edit:
    """An agenda whose module rows are edited by the modules' names."""

    def __init__(
        self, ledger: Ledger, agenda: nodes.Sequence, modules: Collection[str], unread: Collection[str], reason: str
    ) -> None:
        self.ledger, self.agenda, self.modules, self.unread, self.reason = ledger, agenda, modules, unread, reason

    def removed(self, found: nodes.Node | None) -> nodes.Sequence:
        """The rows without those of the modules that are left out."""
        if not isinstance(found, nodes.Sequence):
            return self.agenda
        known = [id_of(row) for row in self.agenda.items if _is_module(row)]
        named = tuple(name for name in _scalars(found) if self._is_module_row(name, known, self.agenda))
        if not named and found.items:
            return self.agenda
        rows = self._edited(self.agenda, "remove", nodes.Sequence(named, found.file, found.line, found.column))
        for name in named:
            self.ledger.change(name.text, "removed", name.place, name.text, "", self.reason)
        return rows

    def inserted(self, rows: nodes.Sequence, found: nodes.Node | None) -> nodes.Sequence:
        """The rows with new modules after old rows."""
        if not isinstance(found, nodes.Mapping):
            return rows
        entries = {}
        for anchor, entry in found.entries.items():
            new = tuple(self._row(name) for name in _scalars(entry.value) if self._can_come_in(name, rows))
            entries[anchor] = nodes.Entry(entry.key, nodes.Sequence(new, found.file, found.line, found.column))
        edited_rows = self._edited(rows, "insert_after", nodes.Mapping(entries, found.file, found.line, found.column))
        for row in edited_rows.items:
            if row not in rows.items:
                self.ledger.change(id_of(row), "inserted", row.place, "", id_of(row), self.reason)
        return edited_rows

    def ordered(self, rows: nodes.Sequence, found: nodes.Node | None) -> nodes.Sequence:
        """The rows with the modules in another order among themselves; every other row keeps its position."""
        if not isinstance(found, nodes.Sequence):
            return rows
        by_id = {id_of(row): row for row in rows.items if _is_module(row)}
        named: dict[str, nodes.Node] = {}
        for name in _scalars(found):
            if name.text in named:
                self.ledger.say("order", f"'{name.text}' is named twice", name.place, "name each module once")
            elif self._is_module_row(name, list(by_id), rows):
                named[name.text] = by_id[name.text]
        new = iter([*named.values(), *(row for name, row in by_id.items() if name not in named)])
        items = tuple(next(new) if _is_module(row) else row for row in rows.items)
        if all(one is other for one, other in zip(items, rows.items, strict=True)):
            self.ledger.unchanged("this order", found.place)
            return rows
        old, order = (", ".join(id_of(row) for row in kept if _is_module(row)) for kept in (rows.items, items))
        self.ledger.change(AGENDA, "ordered", found.place, old, order, self.reason)
        return nodes.Sequence(items, rows.file, rows.line, rows.column)

    def _edited(self, rows: nodes.Sequence, operation: str, what: nodes.Node) -> nodes.Sequence:
        key = nodes.Scalar(operation, False, rows.file, rows.line, rows.column, 1)
        patch = nodes.Mapping({operation: nodes.Entry(key, what)}, rows.file, rows.line, rows.column)
        return edited(self.ledger, lambda base, *_: base, rows, patch, AGENDA, self.reason)

    def _row(self, name: nodes.Scalar) -> nodes.Mapping:
        kind = replace(name, text="module")
        entries = {key: nodes.Entry(replace(name, text=key), value) for key, value in (("id", name), ("kind", kind))}
        return nodes.Mapping(entries, name.file, name.line, name.column)

    def _is_module_row(self, name: nodes.Scalar, known: Collection[str], rows: nodes.Sequence) -> bool:
        if name.text in known:
            return True
        if any(id_of(row) == name.text for row in rows.items):
            message = f"'{name.text}' is a row of the agenda, and no module"
            hint = f"write it under 'course: {{agenda: …}}'; the modules are {', '.join(known)}"
            self.ledger.say("unknown-id", message, name.place, hint)
            return False
        gone = self.ledger.gone(joined(AGENDA, name.text))
        near = "" if gone else nearest(name.text, known)
        hint = f"did you mean '{near}'?" if near else f"the modules are {', '.join(known)}"
        self.ledger.say("unknown-id", f"there is no module '{name.text}' in the agenda{gone}", name.place, hint)
        return False

    def _can_come_in(self, name: nodes.Scalar, rows: nodes.Sequence) -> bool:
        if name.text in {id_of(row) for row in rows.items}:
            message = f"'{name.text}' is in the agenda already"
            self.ledger.say("duplicate-id", message, name.place, "'order' moves a module to another place")
            return False
        if name.text in self.modules:
            return True
        if f"modules/{name.text}.yaml" not in self.unread and "modules" not in self.unread:
            near = nearest(name.text, self.modules)
            hint = f"did you mean '{near}'?" if near else "write the module's file, or take it out here"
            self.ledger.say("unknown-id", f"there is no modules/{name.text}.yaml", name.place, hint)
        return False


def _is_module(row: nodes.Node) -> bool:
    return text_in(row, "kind") == "module"


def _scalars(node: nodes.Node) -> Iterator[nodes.Scalar]:
    if isinstance(node, nodes.Sequence):
        yield from (item for item in node.items if isinstance(item, nodes.Scalar))
