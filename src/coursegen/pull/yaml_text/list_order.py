"""Puts a list of objects in a file's text into another order, or leaves some of it out."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from msgspec import Struct

from coursegen.pull.yaml_text.file_tree import FileTree
from coursegen.source import nodes
from coursegen.source.text import source_text
from coursegen.source.values import id_of, node_at, same
from coursegen.source.yaml_file import node_of


def with_list(text: str, file: str, steps: Sequence[str], chosen: Callable[[list[str]], Sequence[str]]) -> str:
    """The text with the objects of a list that are chosen from its ids, in that order; each keeps its own comments.

    ``steps`` lead from the file's root to the list: names of fields, and ids of objects in lists.
    """
    root = node_of(source_text(text.encode(), file))
    found = node_at(root, *steps)
    if not isinstance(found, nodes.Sequence):
        raise TypeError(".".join(steps))
    objects = {id_of(item): item for item in found.items}
    ids = chosen(list(objects))
    wanted = nodes.Sequence(tuple(objects[name] for name in ids), found.file, found.line, found.column)
    lines = text.splitlines(keepends=True)
    if lines[found.line - 1][found.column - 1] == "-":
        order = [list(objects).index(name) for name in ids]
        moved = "".join(_moved(lines, found, order))
        if same(node_of(source_text(moved.encode(), file)), _replaced(root, steps, wanted)):
            return moved
    tree = FileTree(text, file)
    container = tree.along(steps)
    held = {item["id"]: item for item in container}
    container[:] = [held[name] for name in ids]
    return tree.text()


def _moved(lines: Sequence[str], found: nodes.Sequence, order: Sequence[int]) -> list[str]:
    """The lines with the objects of a list that is written with dashes in an order; empty lines between stay."""
    dash = found.column - 1
    starts = [_with_comments(lines, _dash_line(lines, item.line - 1, dash), dash) for item in found.items]
    end = _end(lines, starts[-1], dash)
    parts, gaps = [], []
    for start, stop in zip(starts, [*starts[1:], end], strict=True):
        last = stop
        while last > start and not lines[last - 1].strip():
            last -= 1
        parts.append(list(lines[start:last]))
        gaps.append(list(lines[last:stop]))
    gaps = [*gaps[: len(order) - 1], gaps[-1]]
    kept = [line for number, gap in zip(order, gaps, strict=True) for line in (*parts[number], *gap)]
    return [*lines[: starts[0]], *kept, *lines[end:]]


def _dash_line(lines: Sequence[str], at: int, dash: int) -> int:
    """The line of the dash that an object stands after."""
    while lines[at][dash : dash + 1] != "-":
        at -= 1
    return at


def _with_comments(lines: Sequence[str], at: int, dash: int) -> int:
    """The first line of the comments right above a dash, which belong to it."""
    while at and lines[at - 1][dash : dash + 1] == "#" and not lines[at - 1][:dash].strip():
        at -= 1
    return at


def _end(lines: Sequence[str], start: int, dash: int) -> int:
    """The line after a list's last object; comments and empty lines below it belong to what follows."""
    at = start
    while at < len(lines) and lines[at].lstrip().startswith("#"):
        at += 1
    at += 1
    while at < len(lines):
        line = lines[at]
        if line.strip() and len(line) - len(line.lstrip(" ")) <= dash:
            break
        at += 1
    while not lines[at - 1].strip():
        at -= 1
    return at


def _replaced(node: nodes.Node, steps: Sequence[str], new: nodes.Node) -> nodes.Node:
    """The tree with what stands at the end of some steps replaced."""
    if not steps:
        return new
    first, *rest = steps
    if isinstance(node, nodes.Mapping):
        entries = {
            name: nodes.Entry(entry.key, _replaced(entry.value, rest, new)) if name == first else entry
            for name, entry in node.entries.items()
        }
        return nodes.Mapping(entries, node.file, node.line, node.column)
    if isinstance(node, nodes.Sequence):
        items = tuple(_replaced(item, rest, new) if id_of(item) == first else item for item in node.items)
        return nodes.Sequence(items, node.file, node.line, node.column)
    return node


class Lines(Struct, frozen=True):
    """The lines of one object of a list, its comments with it, and the column of its dash."""

    start: int
    end: int
    dash: int


def lines_of(text: str, found: nodes.Sequence, name: str) -> Lines | None:
    """Where an object stands in a list that is written with dashes, in ``text``; ``None`` in one that is not."""
    lines = text.splitlines(keepends=True)
    at = next((number for number, item in enumerate(found.items) if id_of(item) == name), None)
    if at is None or lines[found.line - 1][found.column - 1] != "-":
        return None
    dash = found.column - 1
    start = _dash_line(lines, found.items[at].line - 1, dash)
    return Lines(_with_comments(lines, start, dash), _item_end(lines, start, dash), dash)


def _item_end(lines: Sequence[str], start: int, dash: int) -> int:
    """The line after an object; comments and empty lines below it belong to what follows."""
    at = start + 1
    while at < len(lines) and (not lines[at].strip() or len(lines[at]) - len(lines[at].lstrip(" ")) > dash):
        at += 1
    while not lines[at - 1].strip():
        at -= 1
    return at
