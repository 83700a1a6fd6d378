"""Applies a layer's operations to a list of objects: patch, remove, insert after, order."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import is_

from coursegen.problems import nearest
from coursegen.source import nodes
from coursegen.source.ledger import Ledger
from coursegen.source.values import id_of, joined, value_in_words

OPERATIONS = ("patch", "remove", "insert_after", "order")
"""What a layer can do to a list of objects; done in this order, whatever the order in the file."""


def is_list_of_objects(node: nodes.Sequence) -> bool:
    """Whether a list's items have ids, so that it can be changed by id only."""
    return any(id_of(item) for item in node.items)


Lay = Callable[[nodes.Node, nodes.Node, str, str], nodes.Node]
"""Lays a patch on an object: what stands there, the patch, its address, the reason given around it."""


def edited(ledger: Ledger, lay: Lay, base: nodes.Sequence, patch: nodes.Node, at: str, reason: str) -> nodes.Sequence:
    """The list with a layer's operations done; what is wrong is said, and that part of the patch left out."""
    edit = _Edit(ledger, lay, base, at, reason)
    if edit.ambiguous:  # two objects of one id: that is the problem to be told
        return base
    if not isinstance(patch, nodes.Mapping):
        name = at.rpartition(".")[2]
        hint = f"write {', '.join(f'{one}:' for one in OPERATIONS)} below it; its ids are {edit.known}"
        ledger.say("by-id", f"the objects in '{name}' have ids, so a layer changes them by id", patch.place, hint)
        return base
    edit.check_operations(patch)
    edit.patch(patch.get("patch"))
    edit.remove(patch.get("remove"))
    edit.insert(patch.get("insert_after"))
    edit.order(patch.get("order"))
    items = tuple(edit.items.values())
    if len(items) == len(base.items) and all(map(is_, items, base.items)):
        return base
    return nodes.Sequence(items, base.file, base.line, base.column)


class _Edit:
    """One list while operations are done to it: ``items`` by id, in order."""

    def __init__(self, ledger: Ledger, lay: Lay, base: nodes.Sequence, at: str, reason: str) -> None:
        self.ledger, self.lay, self.at, self.reason = ledger, lay, at, reason
        self.items: dict[str, nodes.Node] = {
            id_of(item) or f"#{number}": item for number, item in enumerate(base.items)
        }
        self.ambiguous = len(self.items) < len(base.items)
        self.taken_out: set[str] = set()

    @property
    def known(self) -> str:
        """The ids of the list, for a hint."""
        return ", ".join(self.items) or "none"

    def check_operations(self, patch: nodes.Mapping) -> None:
        """Say which keys are no operation; an id that stands there belongs under ``patch``."""
        if not patch.entries:
            self.ledger.unchanged("this patch", patch.place)
        for name, entry in patch.entries.items():
            if name in OPERATIONS:
                continue
            if name in self.items:
                hint = f"write it one level deeper: patch: {{{name}: …}}"
            else:
                near = nearest(name, OPERATIONS)
                hint = f"did you mean '{near}'?" if near else f"a list takes {', '.join(OPERATIONS)}"
            self.ledger.say("operation", f"'{name}' is nothing that a list can do", entry.key.place, hint)

    def patch(self, node: nodes.Node | None) -> None:
        """Lay patches on objects, by id."""
        hint = f"write each object's id and what changes in it: {{{next(iter(self.items), 'an_id')}: {{…}}}}"
        for name, entry in self._named(node, "'patch' names objects by id", hint):
            if not isinstance(entry.value, nodes.Mapping):
                hint = f"write {name}: {{field: new value}}"
                self.ledger.say("shape", f"a patch on '{name}' names its fields", entry.value.place, hint)
                continue
            here = joined(self.at, name)
            if not self.ledger.is_locked(here, entry.key.place):
                self.items[name] = self.lay(self.items[name], entry.value, here, self.reason)

    def remove(self, node: nodes.Node | None) -> None:
        """Take objects out, by id."""
        changed = {address for address, _ in self.ledger.changes}
        for scalar in self._ids(node, "remove"):
            name, here = scalar.text, joined(self.at, scalar.text)
            if not self._is_there(name, scalar) or self.ledger.is_locked(here, scalar.place, whole=True):
                continue
            if any(address == here or address.startswith(f"{here}.") for address in changed):
                hint = "keep one of the two"
                self.ledger.say("contradiction", f"'{name}' is patched and removed at once", scalar.place, hint)
                continue
            old = value_in_words(self.items.pop(name))
            self.taken_out.add(name)
            self.ledger.change(here, "removed", scalar.place, old, "", self.reason)

    def insert(self, node: nodes.Node | None) -> None:
        """Put new objects after old ones, in the order in which they are written."""
        hint = f"write the id that comes before it: {{{next(iter(self.items), 'an_id')}: [{{id: …}}]}}"
        for name, entry in self._named(node, "'insert_after' names what the new objects come after", hint):
            if not isinstance(entry.value, nodes.Sequence):
                hint = "start each object on its own line with '- '"
                self.ledger.say("shape", "what is inserted is a list of objects", entry.value.place, hint)
                continue
            after = name
            for item in entry.value.items:
                after = self._inserted(item, after)

    def order(self, node: nodes.Node | None) -> None:
        """Put the named objects first, in the order given; what is not named follows in its old order."""
        if node is None:
            return
        named: dict[str, nodes.Node] = {}
        for scalar in self._ids(node, "order"):
            if scalar.text in named:
                self.ledger.say("order", f"'{scalar.text}' is named twice", scalar.place, "name each id once")
            elif self._is_there(scalar.text, scalar):
                named[scalar.text] = self.items[scalar.text]
        ordered = named | {name: item for name, item in self.items.items() if name not in named}
        if list(ordered) == list(self.items):
            self.ledger.unchanged("this order", node.place)
            return
        old, self.items = self.known, ordered
        self.ledger.change(self.at, "ordered", node.place, old, self.known, self.reason)

    def _inserted(self, item: nodes.Node, after: str) -> str:
        """The id of an object that was put in, or of the one before it where it could not be."""
        name = id_of(item)
        if not name:
            hint = "write its fields, 'id:' first"
            self.ledger.say("missing-field", "what is inserted needs an id of its own", item.place, hint)
            return after
        if name in self.items:
            place = _id_node(item).place
            self.ledger.say("duplicate-id", f"the id '{name}' is already in this list", place, "choose another id")
            return after
        pairs: Iterable[tuple[str, nodes.Node]] = self.items.items()
        self.items = dict(_with(pairs, after, name, item))
        self.ledger.change(joined(self.at, name), "inserted", item.place, "", value_in_words(item), self.reason)
        return name

    def _ids(self, node: nodes.Node | None, operation: str) -> Iterator[nodes.Scalar]:
        if node is None:
            return
        if not isinstance(node, nodes.Sequence):
            example = (
                node.text
                if isinstance(node, nodes.Scalar) and node.text in self.items
                else next(iter(self.items), "an_id")
            )
            hint = f"write it as a list, even if there is only one: [{example}]"
            self.ledger.say("shape", f"'{operation}' is a list of ids", node.place, hint)
            return
        if not node.items:
            self.ledger.unchanged(f"this '{operation}'", node.place)
        for item in node.items:
            if isinstance(item, nodes.Scalar):
                yield item
            else:
                self.ledger.say("shape", f"'{operation}' is a list of ids", item.place, f"its ids are {self.known}")

    def _named(self, node: nodes.Node | None, message: str, hint: str) -> Iterator[tuple[str, nodes.Entry]]:
        """What is said of each object that there is, by its id; a ``message`` where nothing is said of ids."""
        if isinstance(node, nodes.Mapping):
            for name, entry in node.entries.items():
                if self._is_there(name, entry.key):
                    yield name, entry
        elif node is not None:
            self.ledger.say("shape", message, node.place, hint)

    def _is_there(self, name: str, at: nodes.Scalar) -> bool:
        if name in self.items:
            return True
        name_of_list = self.at.rpartition(".")[2]
        gone = self.ledger.gone(joined(self.at, name))
        if name in self.taken_out:
            gone = "; this layer removes it itself"
        near = nearest(name, self.items)
        hint = f"did you mean '{near}'?" if near and not gone else f"there are {self.known}"
        self.ledger.say("unknown-id", f"there is no '{name}' in {name_of_list}{gone}", at.place, hint)
        return False


def _with(
    pairs: Iterable[tuple[str, nodes.Node]], after: str, name: str, item: nodes.Node
) -> Iterator[tuple[str, nodes.Node]]:
    for pair in pairs:
        yield pair
        if pair[0] == after:
            yield name, item


def _id_node(item: nodes.Node) -> nodes.Node:
    found = item.get("id") if isinstance(item, nodes.Mapping) else None
    return item if found is None else found
