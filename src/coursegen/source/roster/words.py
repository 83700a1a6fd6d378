"""Reads the words of lists of people, in eight languages, from their one file."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.source.word_lists import any_of, fields, word_lists

_FILE = "rosters/words.yaml"
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_IN_BRACKETS = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
_LONGEST = 120


class RosterWords(Struct, frozen=True, eq=False):
    """What columns are headed with, and what stands in cells that are no names; each matches a whole text.

    ``titles`` alone are looked for inside one; ``beside`` are what stands in brackets behind a name and is none of it.
    """

    columns: Mapping[str, re.Pattern[str]]
    of_a_form: re.Pattern[str]
    of_a_meeting: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]
    nobody: re.Pattern[str]
    machines: re.Pattern[str]
    titles: re.Pattern[str]
    beside: re.Pattern[str]


@cache
def roster_words() -> RosterWords:
    """The words of all languages together."""
    root = word_lists(_FILE)
    columns = {column: any_of(listed) for column, listed in fields(root["columns"]).items()}
    return RosterWords(columns, *(any_of(root[name]) for name in RosterWords.__struct_fields__[1:]))


def plain(heading: str) -> str:
    """A heading in small letters, without brackets, signs and the ways of programs: ``first name`` of ``FirstName``."""
    said = unicodedata.normalize("NFKC", heading[:_LONGEST])
    said = _IN_BRACKETS.sub(" ", said) if not said.startswith(("(", "[")) else said
    said = re.sub(r"[^\w&+,/º-]+", " ", _CAMEL.sub(" ", said).replace("_", " "))
    return " ".join(said.casefold().split()).strip(" ,/-") or said.strip()


def column_of(heading: str) -> str:
    """The column that a heading names, ``""`` for none that is known."""
    said = plain(heading)
    spaced = said.replace("-", " ")
    for column, pattern in roster_words().columns.items():
        if pattern.fullmatch(said) or pattern.fullmatch(spaced):
            return column
    return ""
