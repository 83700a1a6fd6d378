"""Tells what went wrong inside a short form, ``{id: a, text: …}`` or ``[one, two]``, and what cures it."""

from __future__ import annotations

import re

from coursegen.problems import Problem
from coursegen.source.parser_stop import Stop

_NAME = r"[a-z][a-z0-9_]*"
_NEXT_FIELD = re.compile(rf",\s*{_NAME}:(?:\s|$)")
_FIELD = re.compile(rf"(?<=[{{,])\s*{_NAME}:\s+")
_LAST_WORD = re.compile(rf"(?<=\s){_NAME}$")
_WRITTEN_FIELD = re.compile(rf"(?:^|[{{,]|-\s)\s*({_NAME}):(?:\s|$)", re.MULTILINE)


def quoted(text: str) -> str:
    """A text in the quotes that fit it, as it is to be typed; a long one is cut."""
    text = " ".join(text.split())
    if len(text) > 100:
        text = text[:97].rsplit(" ", 1)[0] + " …"
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    return "'" + text.replace("'", "''") + "'"


def _term(at: Stop) -> Problem | None:
    """A brace of ``${…}`` in a text without quotes, which ends the text for YAML."""
    bracket = _bracket(at)
    if not bracket or at.text[at.column - 1 : at.column + 1] != "${" or not _goes_on_here(at):
        return None
    column = _start_of_text(at, bracket)
    text = at.text[column : _end_of_text(at.text, column, bracket)].rstrip()
    close = "}" if bracket == "{" else "]"
    message = f"a text with ${{…}} in it needs quotes inside {bracket} {close}"
    hint = f"quote the text that holds it: {quoted(text)}"
    return Problem("short-form", message, at.place(at.line, column, len(text)), hint)


def _colon(at: Stop) -> Problem | None:
    """A second colon in one value: the comma before the next field is missing, or the text needs quotes."""
    bracket = _bracket(at)
    if not bracket or at.character(at.line, at.column) != ":" or not _goes_on_here(at):
        return None
    before = at.text[: at.column]
    if re.fullmatch(rf"\s*(?:-\s+)*{_NAME}", before):
        return None  # a field on its own line: the bracket above is what is wrong
    word = _LAST_WORD.search(before)
    if word is not None and at.last.start_mark.line == at.line and word[0] in _fields_elsewhere(at):
        return _comma_missing(at, word.start(), word[0])
    column = _start_of_text(at, bracket)
    text = at.text[column : _end_of_text(at.text, column, bracket)].rstrip()
    message = "a colon with a space after it, inside text without quotes, starts a new field"
    hint = f"put the text in quotes: {quoted(text)}; or, if a field is meant, a comma before its name"
    return Problem("colon", message, at.place(at.line, at.column), hint)


def _after_quote(at: Stop) -> Problem | None:
    """A field right after a closing quote, without the comma between them."""
    if not _bracket(at) or at.last is None or at.last.style not in ("'", '"') or at.last.end_mark.line != at.line:
        return None
    if at.text[at.last.end_mark.column : at.column].strip():
        return None
    name = re.match(rf"({_NAME}):\s", at.text[at.column :])
    return _comma_missing(at, at.column, name[1]) if name else None


def _comma_missing(at: Stop, column: int, name: str) -> Problem:
    value = at.text[:column].rstrip()
    start = max(value.rfind("{"), value.rfind(", ") + 1, value.rfind(": ") + 1) + 1
    hint = f"write '{value[start:].strip()}, {name}:'"
    return Problem("short-form", f"a comma is missing before '{name}'", at.place(at.line, column, len(name)), hint)


def _bracket(at: Stop) -> str:
    """The bracket of the short form in which the parser gave up, or nothing."""
    mark = at.character(*at.context) if at.context is not None and not at.scanning else ""
    return mark if mark in ("{", "[") else ""


def _goes_on_here(at: Stop) -> bool:
    """Whether the parser gave up right after a text without quotes."""
    end = at.last.end_mark if at.last is not None and not at.last.style else None
    return end is not None and (end.line, end.column) == (at.line, at.column)


def _start_of_text(at: Stop, bracket: str) -> int:
    """Where the text began in which the parser gave up: after its field's name, commas in it counted in."""
    fields = [found.end() for found in _FIELD.finditer(at.text, 0, at.column)] if bracket == "{" else []
    if fields:
        return fields[-1]
    start = at.last.start_mark
    return int(start.column) if start.line == at.line else len(at.text) - len(at.text.lstrip())


def _end_of_text(text: str, start: int, bracket: str) -> int:
    """Where a text of a short form was meant to end: at its bracket, or at the comma before what comes next."""
    depth = 0
    for column in range(start, len(text)):
        sign = text[column]
        if sign in "{[":
            depth += 1
        elif sign in "}]":
            if not depth:
                return column
            depth -= 1
        elif sign == "," and not depth and (bracket == "[" or _NEXT_FIELD.match(text, column)):
            return column
    return len(text)


def _fields_elsewhere(at: Stop) -> set[str]:
    """The names that stand as fields in the file."""
    return set(_WRITTEN_FIELD.findall("\n".join(at.lines)))


SHORT_FORM_CAUSES = (_term, _colon, _after_quote)
"""What is looked for inside a short form, from the surest cause to the most general one."""
