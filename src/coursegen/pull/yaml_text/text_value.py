"""Writes a text, or a list of texts, as a course's file has it, and puts it in its place in a tree."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ruamel.yaml.comments import CommentedSeq
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString

from coursegen.pull.yaml_text.file_tree import in_lines, way_to
from coursegen.pull.yaml_text.replaced_note import SHORT

WIDTH = 110
"""How long a line of folded text may get, its indent included."""


def put(root: Any, container: Any, key: Any, typed: str | tuple[str, ...]) -> None:
    """Put a value into a container of a tree, which is written in lines where the value is long."""
    way = way_to(root, container)
    if is_long(typed):
        in_lines(way)
    container[key] = written(typed, len(way) - 1)


def is_long(typed: str | tuple[str, ...]) -> bool:
    """Whether a value does not belong into braces."""
    return not isinstance(typed, str) or len(typed) > SHORT or "\n" in typed


def written(typed: str | tuple[str, ...], depth: int) -> Any:
    """A text as a file of a course has it: short on its line, long folded, several paragraphs with line ends."""
    if not isinstance(typed, str):
        if all(len(one) <= 30 for one in typed) and sum(map(len, typed)) <= SHORT:
            return in_brackets(typed)
        return CommentedSeq([written(one, depth + 2) for one in typed])
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


def in_brackets(items: Sequence[Any]) -> CommentedSeq:
    """A list on one line."""
    found = CommentedSeq(items)
    found.fa.set_flow_style()
    return found


def _lines(text: str, room: int) -> list[str]:
    """A paragraph's words in lines."""
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
