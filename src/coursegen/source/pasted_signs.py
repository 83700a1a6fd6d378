"""Names the signs that a paste from Word or from a web page leaves where YAML wants a space or a dash."""

from __future__ import annotations

import re

from coursegen.problems import Problem
from coursegen.source.indentation import begun_anew
from coursegen.source.parser_stop import Stop

_SPACES = {
    "\u00a0": "a no-break space", "\u2002": "an en space", "\u2003": "an em space", "\u2007": "a figure space",
    "\u2009": "a thin space", "\u202f": "a narrow no-break space", "\u3000": "an ideographic space",
    "\u200b": "a zero-width space", "\u2060": "a word joiner", "\ufeff": "a zero-width no-break space",
}  # fmt: skip
_DASHES = {
    "•": "a bullet", "·": "a middle dot", "▪": "a square bullet", "◦": "a hollow bullet", "‣": "a bullet",
    "●": "a bullet", "–": "an en dash", "—": "an em dash", "−": "a minus sign", "‐": "a hyphen of another kind",
    "\uf0b7": "a bullet of the font Symbol",
}  # fmt: skip
"""What a pasted list has where YAML wants ``-``."""

_ANY = "".join(_SPACES)
_WRONG_SPACE = re.compile(rf"(?: *+|[ -]*+(?:[a-z][a-z0-9_]*+:)?)(?P<sign>[{_ANY}])")
"""Such a space in the indentation, or behind a dash or the name of a field; inside a text it is an author's own."""

_WRONG_DASH = re.compile(rf"[ {_ANY}]*+(?P<sign>[{''.join(_DASHES)}])(?=[\s{_ANY}])")
_WRONG_COLON = re.compile(r"[ -]*+[a-z][a-z0-9_]*+(?P<sign>：)")
_ABOVE = 3
"""How many lines above the one where a parser gave up are looked at: it goes on reading text until it can't."""


def pasted_sign(at: Stop) -> Problem | None:
    """The nearest sign that looks like a space, a dash or a colon and is none, at or above where a parser gave up."""
    for line in range(at.line, max(-1, at.line - 1 - _ABOVE), -1):
        text = at.lines[line]
        for signs, cause in _CAUSES:
            found = signs.match(text)
            if found is not None and (signs is _WRONG_SPACE or line >= at.line - 1):
                message, hint = cause(at, line, found)
                return Problem("pasted-sign", message, at.place(line, found.start("sign")), hint)
    return None


def _dash(at: Stop, line: int, found: re.Match[str]) -> tuple[str, str]:
    sign, item = found["sign"], at.lines[line][found.end() :].strip(f" {_ANY}")
    return f"{_DASHES[sign]} ({sign}) begins this line; a list item begins with -", f"write - {item}"


def _colon(at: Stop, line: int, found: re.Match[str]) -> tuple[str, str]:
    name, value = found[0].lstrip(" -")[:-1], at.lines[line][found.end() :].strip(f" {_ANY}")
    return "this colon is the wide one of East Asian type; a field's name ends with :", f"write {name}: {value}"


def _space(at: Stop, line: int, found: re.Match[str]) -> tuple[str, str]:
    message = f"there is {_SPACES[found['sign']]} here, an invisible sign that usually comes from Word"
    before, text = (part.strip(f" {_ANY}").split() for part in at.lines[line].split(found["sign"], 1))
    if not before:
        return message, begun_anew(at.lines, line, _ANY)
    return message, f"delete everything between {before[-1]} and '{next(iter(text), '')}', and type one space"


_CAUSES = ((_WRONG_DASH, _dash), (_WRONG_COLON, _colon), (_WRONG_SPACE, _space))
