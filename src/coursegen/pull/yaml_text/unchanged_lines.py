"""Keeps every line of a text that a change did not touch as it was typed, however a program writes it."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from coursegen.problems import Refused
from coursegen.source.text import source_text
from coursegen.source.values import same
from coursegen.source.yaml_file import node_of

Change = tuple[int, int, list[str]]
"""Lines from … to … and what stands there instead."""


def with_lines_kept(text: str, before: str, after: str, file: str) -> str:
    """The text with what changes from ``before`` to ``after`` changed in it, every other line as it was typed.

    Where that would say anything else than ``after`` does, ``after`` itself.
    """
    lines = text.splitlines(keepends=True)
    changes = _changes(before.splitlines(keepends=True), after.splitlines(keepends=True))
    if text != before:
        changes = _in_lines_of(lines, before.splitlines(keepends=True), changes)
    kept = list(lines)
    for start, end, new in reversed([part for change in changes for part in _note_apart(change, lines)]):
        if start == end:
            start = end = _above_trivia(lines, start, new)
        kept[start:end] = new
    found = "".join(kept)
    return found if _says(found, file, after) else after


def _changes(before: Sequence[str], after: Sequence[str]) -> list[Change]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [(i, j, list(after[k:m])) for operation, i, j, k, m in matcher.get_opcodes() if operation != "equal"]


def _in_lines_of(lines: Sequence[str], before: Sequence[str], changes: Sequence[Change]) -> list[Change]:
    """Changes of one writing as changes of another: each widened to where both writings have the same lines."""
    matched = SequenceMatcher(None, lines, before, autojunk=False).get_matching_blocks()
    place = {block.b + step: block.a + step for block in matched for step in range(block.size + 1)}
    place[0] = 0
    moved: list[Change] = []
    for start, end, new in changes:
        first, last = start, end
        while first not in place:
            first -= 1
        while last not in place:
            last += 1
        moved.append((place[first], place[last], [*before[first:start], *new, *before[end:last]]))
    return moved


def _note_apart(change: Change, lines: Sequence[str]) -> list[Change]:
    """A change as two where it starts with what a patch replaces: that stands below other lines than the rest."""
    start, end, new = change
    if start == end or not _is_note(new[:1]) or _is_note(lines[start : start + 1]):
        return [change]
    indent = _indent(new[0])
    length = next((n for n, line in enumerate(new) if n and line.strip() and _indent(line) <= indent), len(new))
    return [(start, start, new[:length]), (start, end, new[length:])]


def _is_note(lines: Sequence[str]) -> bool:
    return any(line.lstrip(" ").startswith("was:") for line in lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _above_trivia(lines: Sequence[str], at: int, new: Sequence[str]) -> int:
    """Where new lines go that follow blank lines and comments which belong to what comes after.

    A comment further in belongs to what stands above it. One that stands as far in as the new lines belongs to them,
    but for ``was``, which tells of what stands above.
    """
    first = next((line for line in new if line.strip()), "")
    indent = _indent(first) + _is_note([first])
    while at > 0:
        above = lines[at - 1].strip()
        is_outer = above.startswith("#") and _indent(lines[at - 1]) < indent
        if above and not is_outer:
            break
        at -= 1
    return at


def _says(text: str, file: str, other: str) -> bool:
    try:
        return same(node_of(source_text(text.encode(), file)), node_of(source_text(other.encode(), file)))
    except Refused:
        return False
