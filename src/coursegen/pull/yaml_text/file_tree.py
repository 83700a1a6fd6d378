"""Opens a course's file as a tree to change, and writes it back: comments and the way it is written stay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import StringIO
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq

from coursegen.pull.yaml_text.unchanged_lines import with_lines_kept
from coursegen.source import nodes

_NO_WRAP = 1_000_000


class FileTree:
    """A file of a course while it is changed: ``root`` is its tree, ``file`` its path in the course folder.

    Errors: ``ruamel.yaml.YAMLError`` for a text that is no YAML, which a course that was loaded does not have.
    """

    def __init__(self, text: str, file: str) -> None:
        self._text, self.file = text, file
        self._yaml = _round_trip(text)
        root = self._yaml.load(text)
        if not isinstance(root, CommentedMap):
            raise TypeError(file)
        self.root = root
        self._before = self._dumped()

    def text(self) -> str:
        """The file's text with what was changed in the tree changed in it."""
        return with_lines_kept(self._text, self._before, self._dumped(), self.file)

    def at(self, line: int, column: int) -> tuple[Any, Any] | None:
        """The container and the key of the value that starts at a line and a column, both counted from 1."""
        wanted = (line - 1, column - 1)
        for container, key in _everything(self.root):
            position = container.lc.item(key) if isinstance(container, CommentedSeq) else container.lc.value(key)
            if tuple(position) == wanted:
                return container, key
        return None

    def holding(self, node: nodes.Node) -> tuple[Any, Any] | None:
        """The container and the key of a node that was read from this file."""
        return self.at(node.line, node.column)

    def along(self, steps: Sequence[str]) -> Any:
        """The map or the list that steps from the root lead to: names of fields, and ids of objects in lists.

        Maps that are not there are made. Errors: ``KeyError`` for an object that is not in its list.
        """
        found: Any = self.root
        for step in steps:
            if isinstance(found, CommentedSeq):
                found = {item.get("id"): item for item in found}[step]
            else:
                if step not in found:
                    found[step] = CommentedMap()
                    in_lines(way_to(self.root, found))
                found = found[step]
        return found

    def _dumped(self) -> str:
        stream = StringIO()
        self._yaml.dump(self.root, stream)
        return stream.getvalue()


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


def _everything(container: Any) -> Iterator[tuple[Any, Any]]:
    """Every value of a tree as its container and key, as far as it was read from the file."""
    known = container.lc.data or {}
    keys = range(len(container)) if isinstance(container, CommentedSeq) else list(container)
    for key in keys:
        if key in known:
            yield container, key
        if isinstance(container[key], CommentedMap | CommentedSeq):
            yield from _everything(container[key])


def way_to(root: Any, wanted: Any) -> list[Any]:
    """The containers from the root down to one, both included; none where it is not in the tree."""
    if root is wanted:
        return [root]
    for key in range(len(root)) if isinstance(root, CommentedSeq) else list(root or ()):
        inner = root[key]
        if isinstance(inner, CommentedMap | CommentedSeq) and (way := way_to(inner, wanted)):
            return [root, *way]
    return []


def in_lines(way: Sequence[Any]) -> None:
    """Write containers in lines where they stand in braces or brackets."""
    for one in way:
        if one.fa.flow_style():
            one.fa.set_block_style()
