"""A team's file and operations on it to its new text, comments and the way it is written kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from coursegen.pull.kept_lines import with_lines_kept
from coursegen.pull.merged import Merged
from coursegen.pull.patch import Operation, OrderModules, OrderObjects, RemoveModule, RemoveObject, SetText
from coursegen.source import nodes
from coursegen.source.list_edits import is_list_of_objects
from coursegen.source.values import fingerprint

WIDTH = 110
"""How long a line of folded text may get, its indent included."""

SHORT = 70
"""The longest text that ``was:`` repeats; of a longer one it holds the fingerprint."""

_NO_WRAP = 1_000_000


def edited_text(text: str, operations: Sequence[Operation], now: Merged, file: str) -> str:
    """The text of a layer's file with the operations done; ``file`` is its path in the course folder.

    Errors: ``ruamel.yaml.YAMLError`` for a text that is no YAML, which a course that was loaded does not have.
    """
    yaml = _round_trip(text)
    root = yaml.load(text)
    if not isinstance(root, CommentedMap):
        raise TypeError(file)
    before = _dumped(yaml, root)
    writing = _Writing(root, now, file)
    for operation in operations:
        writing.do(operation)
    return with_lines_kept(text, before, _dumped(yaml, root), file)


def _round_trip(text: str) -> YAML:
    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = _NO_WRAP
    dashed = _dash_indent(text)
    yaml.indent(mapping=2, sequence=2 + dashed, offset=dashed)
    return yaml


def _dash_indent(text: str) -> int:
    """How far the dashes of lists stand from the key above them; 2 where the file has none."""
    above = 0
    for line in text.splitlines():
        bare = line.lstrip(" ")
        if bare.startswith("- ") and len(line) - len(bare) - above in (0, 2):
            return len(line) - len(bare) - above
        if bare and not bare.startswith("#"):
            above = len(line) - len(bare)
    return 2


def _dumped(yaml: YAML, root: CommentedMap) -> str:
    stream = StringIO()
    yaml.dump(root, stream)
    return stream.getvalue()


class _Writing:
    """A layer's tree while operations are done to it."""

    def __init__(self, root: CommentedMap, now: Merged, file: str) -> None:
        self.root, self.now, self.file = root, now, file

    def do(self, operation: Operation) -> None:
        """Do one operation."""
        match operation:
            case SetText():
                self._set(operation)
            case RemoveObject(list=around, id=name):
                self._remove(around, name)
            case OrderObjects(list=around, ids=ids):
                self._map(self._keys(around))["order"] = _in_brackets(ids)
            case RemoveModule(id=name):
                modules = self._map(("modules",))
                _append(modules, "remove", name)
                if name in modules.get("order", ()):
                    modules["order"].remove(name)
            case OrderModules(ids=ids):
                self._map(("modules",))["order"] = _in_brackets(ids)

    def _set(self, operation: SetText) -> None:
        node = self.now.node(operation.address)
        if node is not None and node.file == self.file and (found := self._at(node)) is not None:
            container, key = found
            way = _way_to(self.root, container)
            if not isinstance(operation.typed, str) or len(operation.typed) > SHORT or "\n" in operation.typed:
                _in_lines(way)
            container[key] = _written(operation.typed, len(way) - 1)
            return
        *path, name = self._keys(operation.address)
        long = not isinstance(operation.typed, str) or len(operation.typed) > SHORT or "\n" in operation.typed
        container = self._map(path, block=long)
        is_new = name not in container
        if is_new and "was" in container:  # what a patch says about itself stays below what it changes
            container.insert(list(container).index("was"), name, _written(operation.typed, len(path)))
        else:
            container[name] = _written(operation.typed, len(path))
        if is_new and operation.was is not None:
            _note_was(container, name, _was(operation.was))

    def _remove(self, around: str, name: str) -> None:
        node = self.now.node(f"{around}.{name}")
        if node is not None and node.file == self.file and (found := self._at(node)) is not None:
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
            _in_lines(way)
        return found

    def _at(self, node: nodes.Node) -> tuple[Any, Any] | None:
        """The container and the key of the value that starts where a node does."""
        wanted = (node.line - 1, node.column - 1)
        for container, key in _everything(self.root):
            position = container.lc.item(key) if isinstance(container, CommentedSeq) else container.lc.value(key)
            if tuple(position) == wanted:
                return container, key
        return None


def _everything(container: Any) -> Iterator[tuple[Any, Any]]:
    """Every value of a tree as its container and key, as far as it was read from the file."""
    known = container.lc.data or {}
    keys = range(len(container)) if isinstance(container, CommentedSeq) else list(container)
    for key in keys:
        if key in known:
            yield container, key
        if isinstance(container[key], CommentedMap | CommentedSeq):
            yield from _everything(container[key])


def _way_to(root: Any, wanted: Any) -> list[Any]:
    """The containers from the root down to one, both included; none where it is not in the tree."""
    if root is wanted:
        return [root]
    for key in range(len(root)) if isinstance(root, CommentedSeq) else list(root):
        inner = root[key]
        if isinstance(inner, CommentedMap | CommentedSeq) and (way := _way_to(inner, wanted)):
            return [root, *way]
    return []


def _in_lines(way: Sequence[Any]) -> None:
    """Write containers in lines where they stand in braces or brackets."""
    for one in way:
        if one.fa.flow_style():
            one.fa.set_block_style()


def _written(typed: str | tuple[str, ...], depth: int) -> Any:
    """A text as a file of a course has it: short on its line, long folded, several paragraphs with line ends."""
    if not isinstance(typed, str):
        if all(len(one) <= 30 for one in typed) and sum(map(len, typed)) <= SHORT:
            return _in_brackets(typed)
        return CommentedSeq([_written(one, depth + 2) for one in typed])
    room = max(40, WIDTH - 2 * depth)
    if "\n\n" in typed:
        return LiteralScalarString("\n\n".join("\n".join(_lines(part, room)) for part in typed.split("\n\n")))
    if len(typed) <= SHORT:
        return typed
    lines = _lines(typed, room)
    folded = FoldedScalarString(" ".join(lines))
    positions, at = [], 0
    for line in lines[:-1]:
        at += len(line)
        positions.append(at)
        at += 1
    folded.fold_pos = positions
    return folded


def _lines(text: str, room: int) -> list[str]:
    """A paragraph's words in lines."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _in_brackets(items: Sequence[str]) -> CommentedSeq:
    found = CommentedSeq(items)
    found.fa.set_flow_style()
    return found


def _append(container: CommentedMap, key: str, name: str) -> None:
    if not isinstance(container.get(key), CommentedSeq):
        container[key] = _in_brackets(())
    if name not in container[key]:
        container[key].append(name)


def _was(was: str | tuple[str, ...]) -> str:
    """What a patch replaces, as ``was:`` has it."""
    if isinstance(was, str) and len(was) <= SHORT:
        return " ".join(was.split())
    scalars = [nodes.Scalar(one, True, "", 1, 1, 1) for one in ((was,) if isinstance(was, str) else was)]
    return fingerprint(scalars[0] if isinstance(was, str) else nodes.Sequence(tuple(scalars), "", 1, 1))


def _note_was(container: CommentedMap, field: str, was: str) -> None:
    """Note what a new text replaces: alone where it is the map's only text, else by field."""
    others = [
        name
        for name, value in container.items()
        if name not in ("was", "reason", "id", field) and not isinstance(value, Mapping)
    ]
    told = container.get("was")
    if told is None and not others:
        container["was"] = was
        return
    if not isinstance(told, CommentedMap):
        container["was"] = CommentedMap({others[0]: told} if told is not None and len(others) == 1 else {})
    container["was"][field] = was


def _prune(container: Any) -> None:
    """Take out what holds nothing any more."""
    for key in list(container):
        inner = container[key]
        if isinstance(inner, CommentedMap):
            _prune(inner)
        if isinstance(inner, CommentedMap | CommentedSeq) and not inner:
            del container[key]
