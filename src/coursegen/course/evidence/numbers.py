"""Writes new paragraph numbers into a course's files, where paragraphs have moved."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from msgspec import Struct

from coursegen.course.evidence.drift import Place
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.source import nodes


class Retyped(Struct, frozen=True):
    """A file of the course with other numbers in it: its path in the folder, its text before and after, its bytes."""

    file: str
    old: str
    new: str
    data: bytes


def retyped(root: Path, loaded: LoadedCourse, places: Iterable[Place]) -> tuple[Retyped, ...]:
    """The files with the new numbers, every other letter as it was.

    Errors: ``OSError`` and ``UnicodeError`` for a file that can't be read any more.
    """
    edits: dict[str, list[tuple[nodes.Scalar, int]]] = {}
    for at, group in groupby(sorted(places, key=lambda one: (one.at, one.paragraph)), lambda one: one.at):
        moved = {one.paragraph: one.now.number for one in group}
        for article in {paragraph.article for paragraph in moved}:
            numbers = {one.number: now for one, now in moved.items() if one.article == article}
            for scalar, number in _edits(loaded, at, article, numbers):
                edits.setdefault(scalar.file, []).append((scalar, number))
    return tuple(_retyped(root, file, done) for file, done in sorted(edits.items()) if done)


def _edits(loaded: LoadedCourse, at: str, article: str, numbers: dict[int, int]) -> Iterator[tuple[nodes.Scalar, int]]:
    """The numbers to type at an address; a list of them stays in order."""
    evidence = loaded.merged.node(f"{at}.evidence")
    for entry in evidence.items if isinstance(evidence, nodes.Sequence) else ():
        if not isinstance(entry, nodes.Mapping):
            continue
        named, listed = entry.get("article"), entry.get("paragraphs")
        if not (isinstance(named, nodes.Scalar) and named.text == article and isinstance(listed, nodes.Sequence)):
            continue
        typed = [item for item in listed.items if isinstance(item, nodes.Scalar)]
        now = sorted(numbers.get(int(item.text), int(item.text)) for item in typed)
        yield from ((item, number) for item, number in zip(typed, now, strict=True) if int(item.text) != number)


def _retyped(root: Path, file: str, edits: Iterable[tuple[nodes.Scalar, int]]) -> Retyped:
    raw = (root / file).read_bytes()
    text = raw.decode("utf-8")
    lines = text.splitlines(keepends=True)
    for scalar, number in sorted(edits, key=lambda edit: (edit[0].line, -edit[0].column)):
        line = lines[scalar.line - 1]
        start = line.index(scalar.text, scalar.column - 1)
        lines[scalar.line - 1] = f"{line[:start]}{number}{line[start + len(scalar.text) :]}"
    new = "".join(lines)
    return Retyped(file, text, new, new.encode())
