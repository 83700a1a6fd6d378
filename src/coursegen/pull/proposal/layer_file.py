"""Writes operations into a team's file; comments and the way it is written stay."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from coursegen.pull.placing.patch import (
    AddObject,
    Fields,
    Operation,
    OrderModules,
    OrderObjects,
    RemoveModule,
    RemoveObject,
    SetChart,
    SetContent,
    SetText,
)
from coursegen.pull.proposal.new_values import content_of, object_of, put_content
from coursegen.pull.text.merged_course import Merged
from coursegen.pull.yaml_text.file_tree import FileTree, in_lines
from coursegen.pull.yaml_text.replaced_note import note_was, was_of
from coursegen.pull.yaml_text.text_value import in_brackets, is_long, put, written
from coursegen.source import nodes
from coursegen.source.list_edits import is_list_of_objects
from coursegen.source.values import list_in_words


def edited_text(text: str, operations: Sequence[Operation], now: Merged, file: str) -> str:
    """The text of a layer's file with the operations done; ``file`` is its path in the course folder.

    Errors: as :class:`FileTree`.
    """
    tree = FileTree(text, file)
    writing = _Writing(tree, now)
    for operation in operations:
        writing.do(operation)
    return tree.text()


class _Writing:
    """A layer's tree while operations are done to it."""

    def __init__(self, tree: FileTree, now: Merged) -> None:
        self.tree, self.root, self.now = tree, tree.root, now

    def do(self, operation: Operation) -> None:
        """Do one operation."""
        match operation:
            case SetText():
                self._set(operation)
            case SetContent():
                self._set_content(operation)
            case SetChart():
                for part in operation.parts:
                    self.do(part)
            case AddObject():
                self._add(operation)
            case RemoveObject(around=around, id=name):
                self._remove(around, name)
            case OrderObjects(around=around, ids=ids):
                self._map(self._keys(around))["order"] = in_brackets(ids)
            case RemoveModule(id=name):
                modules = self._map(("modules",))
                _append(modules, "remove", name)
                if name in modules.get("order", ()):
                    modules["order"].remove(name)
            case OrderModules(ids=ids):
                self._map(("modules",))["order"] = in_brackets(ids)

    def _set(self, operation: SetText) -> None:
        node = self.now.node(operation.address)
        if node is not None and node.file == self.tree.file and (found := self.tree.holding(node)) is not None:
            container, key = found
            put(self.root, container, key, operation.typed)
            return
        *path, name = self._keys(operation.address)
        container = self._map(path, block=is_long(operation.typed))
        is_new = name not in container
        if is_new and "was" in container:  # what a patch says about itself stays below what it changes
            container.insert(list(container).index("was"), name, written(operation.typed, len(path)))
        else:
            container[name] = written(operation.typed, len(path))
        if is_new and operation.was is not None:
            was = operation.was
            note_was(container, name, was_of(was if isinstance(was, str) else list_in_words(was)))

    def _set_content(self, operation: SetContent) -> None:
        node = self.now.node(operation.address)
        if node is not None and node.file == self.tree.file and (found := self.tree.holding(node)) is not None:
            put_content(self.root, *found, operation.content)
            return
        *path, name = self._keys(operation.address)
        self._map(path, block=isinstance(operation.content, Fields))[name] = content_of(operation.content, len(path))

    def _add(self, operation: AddObject) -> None:
        """Put a new object after another: beside one that this file put in itself, else below that one's id."""
        new = object_of(operation)
        if not self.now.ids(operation.around):  # no list below to add to: this layer has it, or gets it
            *path, name = self._keys(operation.around)
            owner = self._map(path, block=True)
            if not isinstance(owner.get(name), CommentedSeq):
                owner[name] = CommentedSeq()
            owner[name].append(new)
            return
        beside = _holder(self.root, operation.after)
        if beside is not None:
            beside.insert(1 + [item.get("id") for item in beside].index(operation.after), new)
            return
        container = self._map((*self._keys(operation.around), "insert_after"), block=True)
        if not isinstance(container.get(operation.after), CommentedSeq):
            container[operation.after] = CommentedSeq()
        container[operation.after].insert(0, new)

    def _remove(self, around: str, name: str) -> None:
        node = self.now.node(f"{around}.{name}")
        if node is not None and node.file == self.tree.file and (found := self.tree.holding(node)) is not None:
            container, key = found
            if isinstance(container, CommentedSeq):  # what this layer put in itself is taken out again
                del container[key]
                _prune(self.root)
                return
        container = self._map(self._keys(around))
        patches = container.get("patch")
        if isinstance(patches, CommentedMap) and name in patches:
            del patches[name]
            if not patches:
                del container["patch"]
        if name in container.get("order", ()):
            container["order"].remove(name)
        _append(container, "remove", name)

    def _keys(self, address: str) -> tuple[str, ...]:
        """Where a layer writes what stands at an address."""
        first, *rest = address.split(".")
        keys = ["course"] if first == "course" else ["modules", "patch", first]
        at = first
        for name in rest:
            node = self.now.node(at)
            if isinstance(node, nodes.Sequence) and is_list_of_objects(node):
                keys.append("patch")
            keys.append(name)
            at = f"{at}.{name}"
        return tuple(keys)

    def _map(self, keys: Sequence[str], *, block: bool = False) -> CommentedMap:
        """The map that keys lead to, made where it is not there; ``block`` for one with a line for each key.

        Maps in braces that get a map of ours inside them are written in lines as well.
        """
        found = self.root
        way = [found]
        for key in keys:
            if not isinstance(found.get(key), CommentedMap):
                found[key] = CommentedMap()
                block = True
            found = found[key]
            way.append(found)
        if block:
            in_lines(way)
        return found


def _holder(inside: Any, name: str) -> CommentedSeq | None:
    """The list of objects in a layer's file that has one with an id: this layer has put it in."""
    for value in inside.values() if isinstance(inside, CommentedMap) else inside:
        if isinstance(value, CommentedSeq) and any(
            isinstance(one, CommentedMap) and one.get("id") == name for one in value
        ):
            return value
        if isinstance(value, CommentedMap | CommentedSeq) and (found := _holder(value, name)) is not None:
            return found
    return None


def _append(container: CommentedMap, key: str, name: str) -> None:
    if not isinstance(container.get(key), CommentedSeq):
        container[key] = in_brackets(())
    if name not in container[key]:
        container[key].append(name)


def _prune(container: Any) -> None:
    """Take out what holds nothing any more."""
    for key in list(container):
        inner = container[key]
        if isinstance(inner, CommentedMap):
            _prune(inner)
        if isinstance(inner, CommentedMap | CommentedSeq) and not inner:
            del container[key]
