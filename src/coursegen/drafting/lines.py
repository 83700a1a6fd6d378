"""Writes words of an article and of a draft as lines of YAML: comments that nothing leaves, and quoted texts."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from coursegen.course.lint.rules.unfinished import TO_WRITE
from coursegen.drafting.draft import Quoted

WIDTH = 118
_MOST_QUOTED = 400  # characters of one quotation in a comment
_ID = re.compile(r"[^a-z0-9]+")


def id_part(word: str) -> str:
    """A word in the letters that an id may have."""
    return _ID.sub("", unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().casefold())


def text_of(said: str, hint: str, before: str = "") -> str:
    """A text as a quoted scalar: what is said, else what is left to write there."""
    words = f"{before}{printed}" if (printed := _printable(said)) else f"{TO_WRITE}: {hint}"
    return json.dumps(words, ensure_ascii=False)


def paragraphs_said(quoted: Sequence[Quoted]) -> str:
    """The paragraphs in words: ``¶ 4``, ``¶ 4, 6``."""
    return f"¶ {numbers_of(quoted)}" if any(one.verified for one in quoted) else "the article"


def numbers_of(quoted: Iterable[Quoted]) -> str:
    """The paragraphs, each once, in order; ``1`` where nothing is known, for a file needs one."""
    return ", ".join(str(number) for number in sorted({one.paragraph for one in quoted if one.verified})) or "1"


def evidence_lines(quoted: Iterable[Quoted], indent: str) -> Iterator[str]:
    """What something rests on, as comments."""
    for one in quoted:
        words = one.words if len(one.words) <= _MOST_QUOTED else f"{one.words[: _MOST_QUOTED - 1]}…"
        if one.verified:
            under = f", under “{one.under}”" if one.under else ""
            yield from comment_lines(f"¶ {one.paragraph}{under}: {words}", indent)
        else:
            yield from comment_lines(f"NOT VERIFIED, these words are not in the article: {words}", indent)


def comment_lines(words: str, indent: str) -> Iterator[str]:
    """A comment, wrapped; what could end a line or hide in one is not in it."""
    wrapped = textwrap.wrap(_printable(words), WIDTH - len(indent) - 2, break_long_words=True, break_on_hyphens=False)
    for line in wrapped:
        yield f"{indent}# {line}"


def _printable(words: str) -> str:
    """Words on one line, without control and formatting characters."""
    return "".join(char for char in " ".join(words.split()) if not unicodedata.category(char).startswith("C"))
