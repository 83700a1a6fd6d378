"""Reads a small Markdown inside a text: emphasis, strong, link and code, and nothing else."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from coursegen.model.text import Run
from coursegen.problems import Hinted

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

MASK = "\ufdd0"
"""What stands for a term while marks are read, so that nothing inside ``${…}`` is a mark; no text holds it itself."""

LINK_SCHEMES = ("http", "https", "mailto")
"""Where a link may lead."""

_MARKS = re.compile(r"[*_`\[\\]")
_BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")


class NotInline(Hinted):
    """Raised where a text asks for more than the small Markdown has; carries a message and a hint."""


def paragraphs(text: str) -> list[str]:
    """A text's paragraphs, which blank lines part; none for blank text."""
    return [part for part in _BLANK_LINES.split(text.strip()) if part.strip()]


def runs_of(text: str) -> tuple[Run, ...]:
    """One paragraph's runs, white space collapsed and characters composed (NFC).

    Raw HTML, headings, lists and the like are plain text here. Errors: :class:`NotInline` where the
    text holds a picture, or a link that is not http, https or mailto.
    """
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    if not _MARKS.search(text):
        return (Run(text),) if text else ()
    return _runs(_parser().parseInline(text)[0].children or [])


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # imported where it is needed: it takes longer than reading ten modules

    parser = MarkdownIt("zero", {"html": False, "linkify": False, "typographer": False})
    parser.enable(["escape", "backticks", "emphasis", "link", "image"])
    parser.validateLink = bool  # type: ignore[method-assign,assignment]  # a bad one is a problem, not left as text
    parser.normalizeLink = str  # type: ignore[method-assign,assignment]  # checked, and kept as typed
    return parser


def _runs(tokens: list[Any]) -> tuple[Run, ...]:
    runs: list[Run] = []
    strong = emphasis = 0
    link = ""
    for token in tokens:
        kind = token.type
        if kind in ("strong_open", "strong_close"):
            strong += token.nesting
        elif kind in ("em_open", "em_close"):
            emphasis += token.nesting
        elif kind == "link_open":
            link = _address(str(token.attrs["href"]))
        elif kind == "link_close":
            link = ""
        elif kind == "image":
            hint = "leave it out; a key point shows one with its field 'picture'"
            raise NotInline("a picture can't be in a text", hint)
        elif token.content:
            run = Run(token.content, strong > 0, emphasis > 0, kind == "code_inline", link)
            _append(runs, run)
    return tuple(runs)


def _append(runs: list[Run], run: Run) -> None:
    """Add a run, as part of the one before it where their marks are the same (an escape parts runs)."""
    if runs:
        last = runs[-1]
        same = (last.strong, last.emphasis, last.code, last.link) == (run.strong, run.emphasis, run.code, run.link)
        if same and not run.code:
            runs[-1] = Run(last.text + run.text, run.strong, run.emphasis, run.code, run.link)
            return
    runs.append(run)


def _address(url: str) -> str:
    if MASK in url:
        raise NotInline("a term can't be in a link's address", "write the address out")
    scheme, colon, rest = url.partition(":")
    if colon and scheme.lower() in LINK_SCHEMES and re.fullmatch(r"[^\s<>\"{}|\\^`]+", rest):
        if scheme.lower() == "mailto" and "@" in rest:
            return url
        if scheme.lower() != "mailto" and re.match(r"//[^/?#]+", rest):
            return url
    shown = url if len(url) <= 60 else url[:57] + "…"
    raise NotInline(
        f"the link '{shown}' is not an http, https or mailto address",
        "write it whole: [words](https://example.org/page) or [words](mailto:name@example.org)",
    )
