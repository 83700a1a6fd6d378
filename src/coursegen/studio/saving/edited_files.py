"""Does a form's changes to the texts of a course's files; what is not changed stays as it was typed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from coursegen.pull.yaml_text.file_tree import FileTree, in_lines, way_to
from coursegen.pull.yaml_text.list_order import with_list
from coursegen.pull.yaml_text.text_value import is_long, written
from coursegen.source import nodes
from coursegen.source.folder import ARTICLES, COURSE, MODULES
from coursegen.source.text import source_text
from coursegen.source.values import id_of, node_at
from coursegen.source.yaml_file import node_of
from coursegen.studio.saving.change import AddItem, Change, MoveItem, RemoveItem, SetText, SetValue
from coursegen.studio.saving.line_edit import without_field, without_item
from coursegen.studio.saving.span_edit import typed_anew


class NoSuchPlace(Exception):  # noqa: N818 - says what is missing
    """Raised where nothing stands at an address any more."""


Order = Callable[[str], tuple[str, ...]]
"""The names of the fields that an object at an address can have, in the order in which people write them."""


def file_of(address: str) -> tuple[str, list[str]]:
    """The file of the course's own in which an address stands, and the steps to it from the file's root."""
    first, *rest = address.split(".")
    if first == "course":
        return COURSE, rest
    if first == "articles" and rest:
        return f"{ARTICLES}/{rest[0]}.yaml", rest[1:]
    return f"{MODULES}/{first}.yaml", rest


def edited(texts: Mapping[str, str], change: Change, order: Order) -> dict[str, str]:
    """The texts that a change makes otherwise, by file; ``texts`` has the texts of all files that it can touch.

    Errors: :class:`NoSuchPlace`.
    """
    file, steps = file_of(change.address)
    if file not in texts:
        raise NoSuchPlace(change.address)
    editing = _Editing(texts[file], file, order)
    match change:
        case SetText(text=text):
            new = editing.with_text(change.address, steps, text)
        case SetValue(value=value):
            new = editing.with_value(change.address, steps, value)
        case AddItem(value=value, after=after):
            new = editing.with_item(change.address, steps, value, after)
        case RemoveItem(name=name):
            new = editing.without(steps, name)
        case MoveItem(name=name, by=by):
            new = editing.moved(steps, name, by)
    return {} if new == texts[file] else {file: new}


class _Editing:
    """One file's text while a change is done to it."""

    def __init__(self, text: str, file: str, order: Order) -> None:
        self.text, self.file, self.order = text, file, order
        self.root = node_of(source_text(text.encode(), file))

    def with_text(self, address: str, steps: list[str], text: str) -> str:
        """The file with a value said otherwise, or taken out where nothing is left of it."""
        found = node_at(self.root, *steps)
        if not text.strip():
            return self.text if found is None else self.without(steps[:-1], steps[-1])
        if isinstance(found, nodes.Scalar) and not found.missing:
            if found.text.strip() == text.strip():
                return self.text
            if (new := typed_anew(self.text, found.place, text.strip())) is not None:
                return new
        return self.with_value(address, steps, text.strip())

    def with_value(self, address: str, steps: list[str], value: Any) -> str:
        """The file with an object or a text in a field, made where it is not there."""
        if value is None:
            return self.text if node_at(self.root, *steps) is None else self.without(steps[:-1], steps[-1])
        tree = FileTree(self.text, self.file)
        container = self._made(tree, address, steps)
        name = steps[-1]
        if isinstance(container, CommentedSeq):
            container[_number(container, name)] = _written(value, 2 * len(steps))
        else:
            self._put(tree.root, container, address, name, value)
        return tree.text()

    def with_item(self, address: str, steps: list[str], value: Any, after: str) -> str:
        """The file with one item more in a list, which is made where it is not there."""
        tree = FileTree(self.text, self.file)
        container = self._made(tree, address, steps)
        name = steps[-1] if isinstance(container, CommentedMap) else _number(container, steps[-1])
        held = container.get(name) if isinstance(container, CommentedMap) else container[name]
        if not isinstance(held, CommentedSeq) or not held:
            if isinstance(held, CommentedSeq):
                del container[name]
            self._put(tree.root, container, address, str(name), [value])
            return tree.text()
        at = len(held) if not after else 1 + _number(held, after)
        if isinstance(value, Mapping) and held.fa.flow_style():
            held.fa.set_block_style()
        held.insert(at, _written(value, 2 * len(steps)))
        return tree.text()

    def without(self, steps: list[str], name: str) -> str:
        """The file without a field of a map or an item of a list; a list that would be empty goes with it."""
        holder = node_at(self.root, *steps)
        if isinstance(holder, nodes.Mapping) and name in holder.entries:
            if (new := without_field(self.text, self.file, holder, name)) is not None:
                return new
        elif isinstance(holder, nodes.Sequence):
            number = _place(holder, name)
            if len(holder.items) == 1:
                return self.without(steps[:-1], steps[-1])
            if (new := without_item(self.text, self.file, holder, number)) is not None:
                return new
        else:
            raise NoSuchPlace(name)
        tree = FileTree(self.text, self.file)
        container = _along(tree.root, steps)
        del container[_number(container, name) if isinstance(container, CommentedSeq) else name]
        return tree.text()

    def moved(self, steps: list[str], name: str, by: int) -> str:
        """The file with an item of a list in another place of it."""
        holder = node_at(self.root, *steps)
        if not isinstance(holder, nodes.Sequence):
            raise NoSuchPlace(name)
        at = _place(holder, name)
        to = min(max(at + by, 0), len(holder.items) - 1)
        if all(map(id_of, holder.items)):

            def chosen(ids: list[str]) -> list[str]:
                ids = list(ids)
                ids.insert(to, ids.pop(at))
                return ids

            return with_list(self.text, self.file, steps, chosen)
        tree = FileTree(self.text, self.file)
        container = _along(tree.root, steps)
        items = list(container)
        items.insert(to, items.pop(at))
        container[:] = items
        return tree.text()

    def _made(self, tree: FileTree, address: str, steps: list[str]) -> Any:
        """The container of what an address names; maps on the way that are not there are made in their place."""
        found: Any = tree.root
        first = address.split(".")[: -len(steps)] if steps else address.split(".")
        for number, step in enumerate(steps[:-1]):
            if isinstance(found, CommentedSeq):
                found = found[_number(found, step)]
            else:
                if found.get(step) is None:
                    at = ".".join([*first, *steps[: number + 1]])
                    self._put(tree.root, found, at, step, CommentedMap())
                found = found[step]
        return found

    def _put(self, root: Any, container: Any, address: str, name: str, value: Any) -> None:
        """Put a value into a map: where it stood, else where people write it."""
        way = way_to(root, container)
        made = _written(value, 2 * len(way))
        long = not isinstance(value, str | int | bool) or (isinstance(value, str) and is_long(value))
        if long and way:
            in_lines(way)
        if name in container:
            container[name] = made
            return
        names = self.order(address.rpartition(".")[0])
        before = set(names[: names.index(name)]) if name in names else set(container)
        at = max((number for number, key in enumerate(container, 1) if key in before), default=0)
        container.insert(at or len(container), name, made)


def _written(value: Any, depth: int) -> Any:
    """A value as the course's files have it: long texts folded, objects in lines."""
    if isinstance(value, CommentedMap | CommentedSeq):
        return value
    if isinstance(value, Mapping):
        return CommentedMap({name: _written(one, depth + 2) for name, one in value.items()})
    if isinstance(value, str):
        if value in ("true", "false"):
            return value == "true"
        if value.isdecimal() and value == str(int(value)):
            return int(value)
        return written(value, depth)
    if isinstance(value, list | tuple):
        return CommentedSeq([_written(one, depth + 2) for one in value])
    return value


def _place(holder: nodes.Sequence, name: str) -> int:
    for number, one in enumerate(holder.items):
        if name == (id_of(one) or str(number)):
            return number
    raise NoSuchPlace(name)


def _along(root: Any, steps: list[str]) -> Any:
    for step in steps:
        root = root[_number(root, step)] if isinstance(root, CommentedSeq) else root[step]
    return root


def _number(held: Any, name: str) -> int:
    for number, one in enumerate(held):
        if name == (one.get("id") if isinstance(one, Mapping) and "id" in one else str(number)):
            return number
    raise NoSuchPlace(name)
