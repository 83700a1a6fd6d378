"""Finds what may be typed at a place of a file, whether the file can be read there yet or not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from coursegen.source.folder import ARTICLES, COURSE, MODULES, SECTORS, SESSIONS, TEAMS, CourseFiles
from coursegen.source.icons import icon_names
from coursegen.source.values import id_of, items_in
from coursegen.studio.shown.fields import Schema, schema_in

KINDS: Mapping[str, str] = {
    MODULES: "module", ARTICLES: "article", TEAMS: "team", SECTORS: "sector", SESSIONS: "session",
}  # fmt: skip
"""The kind of the files in each folder."""

_KEY = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[A-Za-z_][\w-]*)?$")
_VALUE = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[\w-]+):(?P<space> +)(?P<said>[\w-]*)$")
_LINE = re.compile(r"^(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>[\w-]+) *:(?: +(?P<said>.*))?)?")
_BLOCK_TEXT = re.compile(r"[|>][-+0-9]*(?: +#.*)?$")


class Option(Struct, frozen=True):
    """Something that may be typed: its word, what it means, and what is put in, ``from_`` letters before the cursor."""

    label: str
    about: str
    apply: str


class Options(Struct, frozen=True):
    """What may be typed instead of the last ``length`` letters before the cursor."""

    length: int
    options: tuple[Option, ...]


def options_at(files: CourseFiles, file: str, lines: Sequence[str], column: int) -> Options:
    """What may be typed at the end of some lines of a file, of the last of which ``column`` letters are there."""
    folder = file.partition("/")[0] if "/" in file else ""
    kind = "course" if file == COURSE else KINDS.get(folder, "")
    before = lines[-1][:column] if lines else ""
    if not kind or _in_a_text(lines):
        return Options(0, ())
    if found := _VALUE.match(before):
        position = len(found["indent"]) + len(found["dashes"])
        schema = schema_in(kind, [*_steps(lines, position, len(found["indent"]), found["dashes"]), found["key"]])
        return Options(len(found["said"]), tuple(_values(files, file, found["key"], schema)))
    if found := _KEY.match(before):
        position = len(found["indent"]) + len(found["dashes"])
        steps = _steps(lines, position, len(found["indent"]), found["dashes"])
        schema, there = schema_in(kind, steps), _beside(lines, position)
        listed = (one for name, told in schema.get("properties", {}).items() if name not in there
                  for one in _key(kind, [*steps, name], name, told, position))  # fmt: skip
        return Options(len(found["key"] or ""), tuple(listed))
    return Options(0, ())


def _key(kind: str, steps: list[str], name: str, told: Schema, position: int) -> Iterator[Option]:
    inner = schema_in(kind, steps)
    inside = " " * (position + 2)
    after = " "
    if inner.get("type") == "array":
        after = f"\n{inside}- "
    elif inner.get("type") == "object":
        after = f"\n{inside}"
    yield Option(name, str(told.get("description") or inner.get("description") or ""), f"{name}:{after}")


def _values(files: CourseFiles, file: str, key: str, schema: Schema) -> Iterator[Option]:
    words: Sequence[str] = [str(one) for one in schema.get("enum", ())]
    if schema.get("type") == "boolean":
        words = ("true", "false")
    elif key == "pictogram":
        words = icon_names()
    elif key in ("source", "article"):
        words = tuple(files.articles)
    elif key == "objective":
        module = files.modules.get(file.rpartition("/")[2].removesuffix(".yaml"))
        words = [*filter(None, map(id_of, items_in(module, "objectives")))]
    elif key == "sector":
        words = tuple(files.sectors)
    elif key == "team":
        words = tuple(files.teams)
    for word in words:
        yield Option(word, "", word)


def _steps(lines: Sequence[str], position: int, indent: int, dashes: str) -> list[str]:
    """The steps from a file's root to the map in which something at a column of the last line is typed.

    Items of lists are ``0``, whichever they are: what may stand in one may stand in all.
    """
    steps: list[str] = []
    limit, in_list = position, False
    if dashes:
        steps += ["0"] * dashes.count("-")
        limit, in_list = indent, True
    for line in reversed(lines[:-1]):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        found = _LINE.match(line)
        if found is None:
            continue
        at, here = len(found["indent"]), len(found["indent"]) + len(found["dashes"])
        if found["key"] and (here < limit or (in_list and here == limit and not found["dashes"])):
            steps.append(found["key"])
            limit, in_list = here, False
        elif not in_list and here == limit and found["dashes"]:
            pass  # the first field of the same item
        else:
            continue
        if found["dashes"]:
            steps += ["0"] * found["dashes"].count("-")
            limit, in_list = at, True
    return steps[::-1]


def _beside(lines: Sequence[str], position: int) -> set[str]:
    """The fields that are typed already above a place, in the same map."""
    there = set()
    for line in reversed(lines[:-1]):
        found = _LINE.match(line)
        if found is None or not line.strip() or line.lstrip().startswith("#"):
            continue
        here = len(found["indent"]) + len(found["dashes"])
        if here < position:
            break
        if here == position and found["key"]:
            there.add(found["key"])
            if found["dashes"]:
                break
    return there


def _in_a_text(lines: Sequence[str]) -> bool:
    """Whether the last line is inside a text of several lines."""
    if not lines:
        return False
    last = lines[-1]
    indent = len(last) - len(last.lstrip(" ")) if last.strip() else len(last)
    for line in reversed(lines[:-1]):
        if line.strip() and len(line) - len(line.lstrip(" ")) < indent:
            return bool(_BLOCK_TEXT.search(line))
    return False
