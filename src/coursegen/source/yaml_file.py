"""Reads one YAML file into a node, from the parser's events, within bounds.

No tree is built before its bounds are checked: libyaml's own composer recurses and crashes on deep
nesting, and an alias can stand for a node that is a thousand times as large.
"""

from __future__ import annotations

import unicodedata
from typing import Any, NoReturn

import yaml
from msgspec.structs import replace

from coursegen.problems import Place, Problem, Refused
from coursegen.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from coursegen.source.recovery import further_problems
from coursegen.source.syntax import syntax_problem
from coursegen.source.text import UNPRINTABLE, SourceText

MAX_DEPTH = 40
"""How deep lists and mappings may nest; a module needs 6."""

MAX_NODES = 50_000
"""How many values one file may hold, aliases counted as often as they are used; a module has about 400."""

MAX_PROBLEMS = 50
"""After so many problems in one file its reading stops."""

FastParser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser where PyYAML was built with it, else the one in Python; only its events are used."""


def node_of(source: SourceText, parser: Any = FastParser) -> Node:
    """The one document in a file.

    Errors: ``Refused`` with every problem that can be known: one of syntax, and all of duplicate or
    merge keys, tags, aliases and bounds that were met before it.
    """
    reading = _Reading(source)
    events = None
    try:
        events = parser(source.text)
        get_event, take, scalar = events.get_event, reading.take, reading.scalar
        while not reading.done:
            event = get_event()
            if event.__class__ is yaml.ScalarEvent:  # seven events in ten
                scalar(event)
            else:
                take(event)
    except yaml.MarkedYAMLError as error:
        if parser is not yaml.SafeLoader and _may_nest_too_deep(source.text, error):
            return node_of(source, yaml.SafeLoader)
        problem = syntax_problem(source, error, reading.last_scalar)
        reading.problems = [
            other for other in reading.problems if other.rule != "key" or not _same_line(other, problem)
        ]
        reading.problems += [problem, *further_problems(source, problem, parser)]
    except yaml.YAMLError:
        place = Place(source.file, 1, 1)
        reading.problems.append(Problem("yaml", "this can't be read as YAML", place, "save it as plain UTF-8 text"))
    finally:
        if events is not None:
            events.dispose()
    if reading.problems:
        raise Refused(reading.problems)
    if reading.root is None:
        where = Place(source.file, 1, 1)
        raise Refused([Problem("empty-file", "the file holds nothing but comments", where, "write its fields")])
    return reading.root


class _Open:
    """A list or a mapping that is still being read."""

    __slots__ = ("anchor", "column", "entries", "first_node", "height", "items", "key", "line")

    def __init__(self, mapping: bool, anchor: str | None, line: int, column: int, first_node: int) -> None:
        self.entries: dict[str, Entry] | None = {} if mapping else None
        self.items: list[Node] = []
        self.key: Scalar | None = None
        self.anchor = anchor
        self.line = line
        self.column = column
        self.first_node = first_node
        self.height = 1


class _Reading:
    """Events taken one by one until the document is whole."""

    def __init__(self, source: SourceText) -> None:
        self.file = source.file
        self.lines = source.text.split("\n")
        self.root: Node | None = None
        self.done = False
        self.problems: list[Problem] = []
        self.last_scalar: Any = None
        self.nodes = 0
        self.documents = 0
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Node, int, int]] = {}  # node, its size, its height

    def take(self, event: Any) -> None:
        """Read one event that is no scalar. Errors: ``Refused`` where a bound is met."""
        kind = event.__class__
        if kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._start(event, kind is yaml.MappingStartEvent)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._end()
        elif kind is yaml.AliasEvent:
            self._alias(event)
        elif kind is yaml.DocumentStartEvent:
            self.documents += 1
            if self.documents > 1:
                self._say(
                    "documents",
                    "a second document starts here; one file holds one",
                    event.start_mark,
                    "remove the line '---', or put what follows it into a file of its own",
                )
                self.done = True
        elif kind is yaml.StreamEndEvent:
            self.done = True

    def scalar(self, event: Any) -> None:
        """Read one scalar event. Errors: ``Refused`` where a bound is met."""
        self.last_scalar = event
        start, end = event.start_mark, event.end_mark
        line, column = start.line, start.column
        text, style = event.value, event.style
        if event.tag is not None:
            self._tag(event)
        if style == '"':  # escapes may have brought in what the file's own text can't hold
            text = unicodedata.normalize("NFC", text)
            if (found := UNPRINTABLE.search(text)) is not None:
                message = f"an escape in these quotes makes a character that can't be shown (U+{ord(found[0]):04X})"
                self._say("unprintable", message, start, "take it out, or write \\\\ where a backslash is meant")
        width = (end.column if end.line == line else len(self.lines[line])) - column
        node = Scalar(text, bool(style), self.file, line + 1, column + 1, width if width > 0 else 1)
        if not text and not style and line < len(self.lines):
            node = replace(node, comment=_comment(self.lines[line][column:]))
        self._count(1, start)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 1, 0)
        around = self.open[-1] if self.open else None
        if around is not None and around.entries is not None and around.key is None:
            around.key = node  # what most scalars are; the rest is for _put
        else:
            self._put(node, 0)

    def _start(self, event: Any, mapping: bool) -> None:
        mark = event.start_mark
        if event.tag is not None:
            self._tag(event)
        self._count(1, mark)
        if len(self.open) >= MAX_DEPTH:
            self._too_deep(mark)
        self.open.append(_Open(mapping, event.anchor, mark.line + 1, mark.column + 1, self.nodes))

    def _end(self) -> None:
        done = self.open.pop()
        node: Node
        if done.entries is None:
            node = Sequence(tuple(done.items), self.file, done.line, done.column)
        else:
            node = Mapping(done.entries, self.file, done.line, done.column)
        if done.anchor is not None:
            self.anchors[done.anchor] = (node, self.nodes - done.first_node + 1, done.height)
        self._put(node, done.height)

    def _alias(self, event: Any) -> None:
        found = self.anchors.get(event.anchor)
        if found is None:
            self._say(
                "alias",
                f"'*{event.anchor}' means nothing: no '&{event.anchor}' was finished before it",
                event.start_mark,
                "text that starts with * needs quotes around all of it",
            )
            found = (self._nothing(event.start_mark), 1, 0)
        node, size, height = found
        self._count(size, event.start_mark)
        if len(self.open) + height > MAX_DEPTH:
            self._too_deep(event.start_mark)
        self._put(node, height)

    def _put(self, node: Node, height: int) -> None:
        if not self.open:
            self.root = node
            return
        around = self.open[-1]
        if height >= around.height:
            around.height = height + 1
        if around.entries is None:
            around.items.append(node)
        elif around.key is None:
            around.key = self._key(node)
        else:
            key, around.key = around.key, None
            if (earlier := around.entries.get(key.text)) is not None:
                place = key.place
                hint = "keep one of the two"
                self._add(Problem("duplicate-key", _twice(key.text, earlier.key.line), place, hint))
            elif key.text == "<<":
                hint = "write the fields out where they belong"
                self._add(Problem("merge-key", "'<<' (a YAML merge) is not read here", key.place, hint))
            else:
                around.entries[key.text] = Entry(key, node)

    def _key(self, node: Node) -> Scalar:
        if isinstance(node, Scalar):
            return node
        at = node.place
        hint = "put quotes around the text if it starts with { or ["
        self._add(Problem("key", "a list or a mapping can't be the name of a field", at, hint))
        return Scalar("", False, self.file, at.line, at.column, 1)

    def _nothing(self, mark: Any) -> Scalar:
        return Scalar("", False, self.file, mark.line + 1, mark.column + 1, 1)

    def _tag(self, event: Any) -> None:
        tag = event.tag.replace("tag:yaml.org,2002:", "!!")
        self._say(
            "tag",
            f"the tag '{tag}' is not read here",
            event.start_mark,
            "leave it out; text that starts with ! needs quotes around all of it",
        )

    def _count(self, nodes: int, mark: Any) -> None:
        self.nodes += nodes
        if self.nodes > MAX_NODES:
            self._stop(
                "too-many",
                f"the file holds more than {MAX_NODES:,} values (aliases counted as often as they are used)",
                mark,
                "split it, and write out what '*' aliases repeat",
            )

    def _too_deep(self, mark: Any) -> NoReturn:
        hint = "no course needs this; check brackets that are never closed"
        self._stop("too-deep", f"lists and mappings nest more than {MAX_DEPTH} deep here", mark, hint)

    def _say(self, rule: str, message: str, mark: Any, hint: str) -> None:
        self._add(Problem(rule, message, Place(self.file, mark.line + 1, mark.column + 1), hint))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise Refused(self.problems)

    def _stop(self, rule: str, message: str, mark: Any, hint: str) -> NoReturn:
        self._say(rule, message, mark, hint)
        raise Refused(self.problems)


def _may_nest_too_deep(text: str, error: yaml.MarkedYAMLError) -> bool:
    """Whether more brackets were opened before a syntax error than may nest.

    libyaml scans ahead of the events that it gives, and newer ones stop at a depth of its own before our bound is
    seen. The parser in Python has no such limit, so it is asked where the depth is exceeded, if it is.
    """
    end = error.problem_mark.index if error.problem_mark is not None else len(text)
    return text.count("[", 0, end) + text.count("{", 0, end) > MAX_DEPTH


def _same_line(one: Problem, other: Problem) -> bool:
    return one.place is not None and other.place is not None and one.place.line == other.place.line


def _comment(rest: str) -> str:
    """The comment that follows where a value is missing, its sign included; or nothing."""
    rest = rest.strip()
    return rest if rest.startswith("#") else ""


def _twice(key: str, first_line: int) -> str:
    return f"the field '{key}' is written here again; it was first written in line {first_line}"
