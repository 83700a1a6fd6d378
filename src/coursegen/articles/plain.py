"""Reads plain text: joins lines that an editor broke, and keeps apart those that somebody ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coursegen.articles.reading import Block, Reading, cleaned

_WRAPPED = 100
"""Lines that are longer than this were broken by nobody: each is a paragraph."""

_FULL = 0.82
"""A line was broken where the next word would have made it longer than this share of the longest."""

ITEM = re.compile(r"\s{0,8}(?P<mark>[-*•‣◦·–]|\d{1,3}[.)]|[a-h]\))\s+(?=\S)")
_UNDERLINE = re.compile(r"\A\s*+([=\-_*~—–+#])\1{2,}+[\W_]*+")
_COLUMNS = re.compile(r"\S\s{3,200}+\S")
_QUOTED = re.compile(r"\A\s*+>\s?")


def plain_reading(text: str) -> Reading:
    """Plain text as blocks; an underlined line is a heading, and a line of signs alone is nothing."""
    return Reading(tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    lines = text.split("\n")
    longest = max((len(line.rstrip()) for line in lines if len(line.split()) > 2), default=0)
    run: list[str] = []
    for line in [*lines, ""]:
        if _UNDERLINE.fullmatch(line) and len(run) == 1 and line.strip()[0] in "=-~" and len(run[0]) < _WRAPPED:
            yield from _block(run, heading=True)
            run = []
        elif not line.strip() or _UNDERLINE.fullmatch(line):
            yield from _block(run)
            run = []
        elif run and (ITEM.match(line) or not _goes_on(run[-1], line, longest)):
            yield from _block(run)
            run = [line]
        else:
            run.append(line)


def _goes_on(line: str, following: str, longest: int) -> bool:
    """Whether a line was broken because the next word did not fit, and so goes on in the following one."""
    if longest > _WRAPPED or _COLUMNS.search(line) or bool(_QUOTED.match(line)) != bool(_QUOTED.match(following)):
        return False
    width = len(line.rstrip()) + 1 + len(_QUOTED.sub("", following, count=1).split(None, 1)[0])
    return width > _FULL * longest


def _block(lines: list[str], *, heading: bool = False) -> Iterator[Block]:
    if not lines:
        return
    quoted = bool(_QUOTED.match(lines[0]))
    whole = " ".join(_QUOTED.sub("", line, count=1) for line in lines) if quoted else " ".join(lines)
    if (found := ITEM.match(whole)) and not quoted:
        mark = found["mark"]
        if words := cleaned(whole[found.end() :]):
            yield Block("item", words, mark if mark[0].isalnum() else "-")
    elif words := cleaned(whole):
        yield Block("heading" if heading else "quotation" if quoted else "paragraph", words)
