"""Takes a field or an item out of a file by its lines, so that no other line of the file changes."""

from __future__ import annotations

from coursegen.problems import Refused
from coursegen.source import nodes
from coursegen.source.text import SourceText
from coursegen.source.values import same
from coursegen.source.yaml_file import node_of


def without_field(text: str, file: str, holder: nodes.Mapping, name: str) -> str | None:
    """The text without a field of a map that is written in lines; ``None`` where it is not."""
    entry = holder.entries[name]
    kept = {other: one for other, one in holder.entries.items() if other != name}
    wanted = nodes.Mapping(kept, holder.file, holder.line, holder.column)
    return _without_lines(text, file, entry.key.line, entry.key.column, holder, wanted)


def without_item(text: str, file: str, holder: nodes.Sequence, number: int) -> str | None:
    """The text without an item of a list that is written with dashes; ``None`` where it is not."""
    lines = text.split("\n")
    if lines[holder.line - 1][holder.column - 1 : holder.column] != "-":
        return None
    line = holder.items[number].line
    while lines[line - 1][holder.column - 1 : holder.column] != "-":
        line -= 1
    items = tuple(one for at, one in enumerate(holder.items) if at != number)
    wanted = nodes.Sequence(items, holder.file, holder.line, holder.column)
    return _without_lines(text, file, line, holder.column, holder, wanted)


def _without_lines(text: str, file: str, line: int, column: int, holder: nodes.Node, wanted: nodes.Node) -> str | None:
    """The text without what starts at a line, with the comments right above it, where that changes nothing else."""
    lines = text.split("\n")
    if lines[line - 1][: column - 1].strip(" -"):
        return None
    end = line
    while end < len(lines) and (
        not lines[end].strip() or _indent(lines[end]) >= column or _is_dash(lines, end, line, column)
    ):
        end += 1
    while end > line and (not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#")):
        end -= 1
    start = line - 1
    while start and lines[start - 1].lstrip().startswith("#") and _indent(lines[start - 1]) == column - 1:
        start -= 1
    new = "\n".join([*lines[:start], *lines[end:]])
    try:
        before, after = (node_of(SourceText(file, one, "")) for one in (text, new))
    except Refused:
        return None
    return new if same(after, _replaced(before, holder, wanted)) else None


def _is_dash(lines: list[str], at: int, line: int, column: int) -> bool:
    """Whether a line is a dash of the list that a field holds, which may stand as far left as its key."""
    is_key = lines[line - 1][column - 1 : column] != "-"
    return is_key and lines[at][column - 1 : column + 1] == "- "


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _replaced(node: nodes.Node, old: nodes.Node, new: nodes.Node) -> nodes.Node:
    """A tree with the node that stands where another stands replaced."""
    if type(node) is type(old) and (node.line, node.column) == (old.line, old.column) and same(node, old):
        return new
    if isinstance(node, nodes.Mapping):
        entries = {
            name: nodes.Entry(entry.key, _replaced(entry.value, old, new)) for name, entry in node.entries.items()
        }
        return nodes.Mapping(entries, node.file, node.line, node.column)
    if isinstance(node, nodes.Sequence):
        items = tuple(_replaced(item, old, new) for item in node.items)
        return nodes.Sequence(items, node.file, node.line, node.column)
    return node
