"""Tells a YAML syntax error plainly, with its cure, from the source lines and not from the library's words."""

from __future__ import annotations

import re
from typing import Any

from coursegen.problems import Problem
from coursegen.source.indentation import begun_anew, dash_column, field_column, moved, starts
from coursegen.source.parser_stop import Stop
from coursegen.source.pasted_signs import pasted_sign
from coursegen.source.short_form import SHORT_FORM_CAUSES
from coursegen.source.text import SourceText

_BEFORE_VALUE = re.compile(r"\s*(?:-\s+)*(?:[^\s:#'\"\[{]+\s*:\s+)?")
"""What stands on a line before its value: indentation, dashes, one field name."""

_FIELD_WITHOUT_SPACE = re.compile(r"\s*(?:-\s+)*[a-z][a-z0-9_]*:(?=\S)")
_WRONG_ITEM = re.compile(r"(\s*)(?:(?P<mark>-)(?=[a-z{])|(?P<star>\*)\s+)(?P<item>(?:[a-z][a-z0-9_]*:\s|\{id:).*)")
_SHORT_FORM = re.compile(r"(?:\{[a-z][a-z0-9_]*:\s[^{}]*\}|\[[^\[\]]*\](?=\s+\())\s*")
"""Fields in braces, or a list in brackets with a remark in round ones after it: no sentence that begins with them."""

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'')
_CANT_START = "@`%?,]}"
_MEANS_MORE = {
    "*": "a reference to another place", "&": "the name of a place", "!": "a kind of value",
    "{": "fields", "[": "a list",
}  # fmt: skip
_QUOTES = "put the value in quotes: "


def syntax_problem(source: SourceText, error: Any, last_scalar: Any) -> Problem:
    """What is wrong where the parser gave up.

    ``error`` is PyYAML's error, of which only the marks are read; ``last_scalar`` is the last scalar
    event before it, or ``None``. The causes are tried from the surest to the most general one.
    """
    lines = [*source.text.split("\n"), ""]
    at = Stop(source.file, lines, error, last_scalar)
    for cause in CAUSES:
        found = cause(at)
        if found is not None:
            return found
    last = max((number for number, line in enumerate(lines) if line.strip()), default=0)
    if at.line > last:
        message = "the file ends here, in the middle of something"
        hint = "look for a bracket or a quote above that is never closed"
        return Problem("yaml", message, at.place(last, len(lines[last].rstrip()) - 1), hint)
    hint = "look at this line and the one above: quotes, brackets, colons and indentation"
    return Problem("yaml", "this can't be read as YAML from here on", at.place(at.line, at.column), hint)


def _tab(at: Stop) -> Problem | None:
    for line in (at.line, at.line - 1, at.context[0] if at.context else at.line):
        text = at.lines[line] if line >= 0 else ""
        indentation = text[: len(text) - len(text.lstrip())]
        if "\t" in indentation:
            place = at.place(line, indentation.index("\t"), indentation.count("\t"))
            return Problem("tab", "a tab begins this line; only spaces can", place, begun_anew(at.lines, line, "\t"))
    if (found := re.search(r"(?<=[:-])\t+", at.text)) is not None and found.start() <= at.column:
        place = at.place(at.line, found.start(), len(found[0]))
        return Problem("tab", "there is a tab here, and only a space can be", place, "use one space instead")
    return None


def _list_mark(at: Stop) -> Problem | None:
    """A dash without its space, and a star for a dash: both begin a line that looks like an item of a list."""
    for line in dict.fromkeys([at.line, at.line - 1]):
        found = _WRONG_ITEM.match(at.lines[line]) if line >= 0 else None
        if found is None:
            continue
        place, item = at.place(line, found.end(1)), f"write - {found['item'].strip()[:40]}"
        if found["mark"] == "-":
            return Problem("list", "a space is missing after the dash", place, item)
        return Problem("list", "a list item begins with - here, not with *", place, item)
    return None


def _question_mark(at: Stop) -> Problem | None:
    """What the parser in Python refuses and libyaml reads: ``{ask: Who?}``."""
    if not re.match(r"\?[,\]}]", at.text[at.column :]):
        return None
    message = "a question mark right before a bracket or a comma needs quotes around its text"
    return Problem("value-start", message, at.place(at.line, at.column), 'write {ask: "Who?"}')


def _open_quote(at: Stop) -> Problem | None:
    if at.context is None:
        return None
    line, column = at.context
    mark = at.character(line, column)
    if not at.scanning or mark not in ("'", '"'):
        return None
    for backslash in (at.column, at.column - 1):
        if mark == '"' and at.text[backslash : backslash + 1] == "\\" and (line, column) < (at.line, backslash):
            message = "a backslash in double quotes starts an escape, and this is none"
            hint = "write \\\\ for a backslash, or use single quotes"
            return Problem("escape", message, at.place(at.line, backslash, 2), hint)
    if _QUOTED.match(at.lines[line], column):
        return None
    hint = _to_close(at, line, column, mark)
    return Problem("quote", "the quote that opens here is never closed", at.place(line, column), hint)


def _closed_quote(at: Stop) -> Problem | None:
    if at.last is None or at.last.style not in ("'", '"'):
        return None
    start, end = at.last.start_mark, at.last.end_mark
    if end.line != at.line or at.column < end.column or at.lines[end.line][end.column : at.column].strip():
        return None
    if start.line != end.line:
        place = at.place(start.line, start.column)
        message = f"the quote that opens here is closed only in line {end.line + 1}"
        return Problem("quote", message, place, _to_close(at, start.line, start.column, at.last.style))
    return Problem("quote", "text goes on after the closing quote", at.place(at.line, at.column), _whole(at, start))


def _whole(at: Stop, start: Any) -> str:
    """How a text with quotes in it is written, by its own words where they are all that its line says."""
    value = at.text[start.column :].strip()
    if value.startswith("'"):
        value = value.strip("'")
    if re.fullmatch(r'"[^"]*\s"\S.*"', value):  # quotes around the whole and others within
        value = value[1:-1]
    if '"' in value and "'" not in value and _value_column(at.text) == start.column and " #" not in value:
        return f"put the whole text in single quotes: {at.text[: start.column].lstrip(' -')}'{value}'"
    curly = re.sub(r'"([^"]*)"', r"“\1”", value)
    if _value_column(at.text) != start.column or any(sign in curly for sign in ('"', "\\", " #")):
        return "put the whole text in double quotes, and use curly ones “ ” for speech in it"
    whole = f'{at.text[: start.column].lstrip(" -")}"{curly}"'
    if curly != value:
        return f"copy this line, in which the inner quotes are curly ones: {whole}"
    return f"put the whole text in double quotes: {whole}"


def _to_close(at: Stop, line: int, column: int, mark: str) -> str:
    """How a quote is closed: the line as it is to be written, where its text does not go on in the next one."""
    text = at.lines[line].rstrip()
    below = next((one for one in at.lines[line + 1 :] if one.strip()), "")
    goes_on = not (starts(below, dash=False) or starts(below, dash=True))
    if goes_on or column != _value_column(text) or len(text) > 100 or " #" in text:
        return f"close it with {mark} at the end of its text"
    return f"close it with {mark} at the end: {text.lstrip(' -')}{mark}"


def _colon(at: Stop) -> Problem | None:
    if at.character(at.line, at.column) != ":":
        return None
    before = at.text[: at.column]
    if re.fullmatch(r"\s*(?:-\s+)*[a-z][a-z0-9_]*", before) and at.line > 0:
        name = before.strip().lstrip("- ")
        above = at.lines[at.line - 1]
        if (found := _FIELD_WITHOUT_SPACE.match(above)) is not None and above[found.end()] != "/":
            return _no_space(at, at.line - 1, found.end())
        start = len(before) - len(name)
        fields = (line for line in reversed(at.lines[: at.line]) if starts(line, dash=False))
        field = next((line for line in fields if field_column(line) < start), above)
        return Problem(
            "indentation",
            f"'{name}:' is indented further than the field above it, so it is read as part of that field's text",
            at.place(at.line, start, len(name)),
            f"{moved(start, field)}; if it belongs to the text above, put that text in quotes",
        )
    own = re.search(r", *([a-z][a-z0-9_]*)$", before)
    short = own is not None and re.fullmatch(r"\S+", before[_value_column(at.text) : own.start()]) is not None
    apart = f"if '{own[1]}' is a field, write it on a line of its own; otherwise " if own and short else ""
    return Problem(
        "colon",
        "a colon with a space after it, inside text without quotes, starts a new field",
        at.place(at.line, at.column),
        apart + _QUOTES + _example(at.text),
    )


def _value_start(at: Stop) -> Problem | None:
    for line in dict.fromkeys([at.line, *([at.context[0]] if at.context else [])]):
        text = at.lines[line]
        column = _value_column(text)
        first = text[column : column + 1]
        if first and first in _CANT_START:
            if not text[:column].strip():
                hint = "a line starts with a field's name, a dash or text that goes on from the line above"
                return Problem("line-start", f"no line can start with {first} here", at.place(line, column), hint)
            message = f"text that starts with {first} needs quotes"
            return Problem("value-start", message, at.place(line, column), _QUOTES + _example(text))
        if (term := re.match(r"\{(\w+)\}", text[column:])) and _goes_on(text[column:]):
            message = "text that starts with { needs quotes; without them it is read as fields"
            hint = f"a term is written ${{{term[1]}}}; if the braces are meant, {_QUOTES}{_example(text)}"
            return Problem("value-start", message, at.place(line, column), hint)
        if (form := _SHORT_FORM.match(text, column)) and _goes_on(text[column:]):
            message = f"text follows the closing {form[0].rstrip()[-1]}"
            hint = f"delete it; or, if it is a remark of your own, put # before it: # {text[form.end() :].strip()}"
            return Problem("short-form", message, at.place(line, form.end()), hint)
        if first and first in _MEANS_MORE and (first not in "{[" or _goes_on(text[column:])):
            message = f"text that starts with {first} needs quotes; without them it is read as {_MEANS_MORE[first]}"
            return Problem("value-start", message, at.place(line, column), _QUOTES + _example(text))
        if first and first in "|>" and re.match(r"[|>][+-]?\s+[^\s#]", text[column:]):
            hint = "start the text on the next line, indented; or put it all in quotes"
            sign = text[column:].split()[0]
            message = f"nothing can follow {sign} on its line"
            return Problem("block", message, at.place(line, column, len(sign)), hint)
        if text[column : column + 2] == "- " and text[:column].strip() and line == at.line:
            hint = f"put it on the next line, with 2 spaces more before it than this line has: {text[column:].strip()}"
            return Problem("list", "a list can't start on the line of its field", at.place(line, column), hint)
    return None


def _goes_on(value: str) -> bool:
    """Whether brackets close on their line with text after them, or double: a sentence, not a list or a mapping."""
    if value.startswith(("{{", "{%")):
        return True
    close = value.find("}" if value[0] == "{" else "]")
    return close >= 0 and bool(re.match(r"\s*[^\s,#\]}]", value[close + 1 :]))


def _open_bracket(at: Stop) -> Problem | None:
    if at.context is None:
        return None
    line, column = at.context
    mark = at.character(line, column)
    if at.scanning or mark not in ("[", "{") or _goes_on(at.lines[line][column:]):
        return None
    close = "]" if mark == "[" else "}"
    hint = f"close it with {close}, a comma between its values; text that starts with {mark} needs quotes"
    return Problem("bracket", f"the {mark} that opens here is not closed as it should be", at.place(line, column), hint)


def _no_space(at: Stop, line: int, after: int) -> Problem:
    """The problem of a field's colon that its value follows at once."""
    text = at.lines[line]
    written = f"{text[:after].lstrip(' -')} {text[after:].strip()}"
    return Problem("colon", "a space is missing after the colon", at.place(line, after - 1), f"write {written}")


def _no_colon(at: Stop) -> Problem | None:
    for line in dict.fromkeys([*([at.context[0]] if at.context else []), at.line]):
        text = at.lines[line]
        if (found := _FIELD_WITHOUT_SPACE.match(text)) is not None:
            return _no_space(at, line, found.end())
        if at.scanning and at.context == (line, len(text) - len(text.lstrip())) and text.strip() and ":" not in text:
            start = len(text) - len(text.lstrip())
            hint = (
                "if it belongs to the text above, put 4 spaces or more before it; "
                "if it is a field of its own, put a colon and a space after the field's name"
            )
            place = at.place(line, start, len(text.strip()))
            return Problem("colon", "this line has no colon, so it names no field", place, hint)
    return None


def _indentation(at: Stop) -> Problem | None:
    text = at.text
    start = len(text) - len(text.lstrip())
    if at.column != start or not text.strip():
        return None
    above = next((line for line in reversed(at.lines[: at.line]) if line.strip() and line.strip()[0] != "#"), "")
    dash = text.lstrip().startswith("-")
    if len(above) - len(above.lstrip()) == start and dash != above.lstrip().startswith("-"):
        return Problem(
            "indentation",
            "a list item and a field can't be side by side",
            at.place(at.line, start),
            "indent the items of a list further than the field that they belong to",
        )
    siblings = [line for line in reversed(at.lines[: at.line]) if starts(line, dash=dash)]
    column_of = dash_column if dash else field_column
    near = min(siblings, key=lambda line: abs(column_of(line) - start), default="")
    return Problem(
        "indentation",
        "this line lines up with nothing above it",
        at.place(at.line, start),
        moved(start, near, dash=dash) if near else "delete the spaces before it",
    )


CAUSES = (
    _tab,
    pasted_sign,
    _list_mark,
    _question_mark,
    *SHORT_FORM_CAUSES,
    _open_bracket,
    _open_quote,
    _closed_quote,
    _colon,
    _value_start,
    _no_colon,
    _indentation,
)
"""What is looked for, from the surest cause to the most general one; each gives a problem or nothing."""


def _value_column(text: str) -> int:
    found = _BEFORE_VALUE.match(text)
    return found.end() if found else 0


def _example(text: str) -> str:
    """The line as it should be written, its value in quotes that fit."""
    column = _value_column(text)
    value = text[column:].strip().replace("\t", " ")
    if len(value) > 60:
        value = value[:57].rsplit(" ", 1)[0] + " …"
    quote = "'" if '"' in value and "'" not in value else '"'
    inside = value.replace('"', '\\"') if quote == '"' else value
    return f"{text[:column].lstrip()}{quote}{inside}{quote}"
