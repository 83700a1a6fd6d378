"""Brings what files state of an article, people and languages, into the shape that a citation has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from coursegen.articles.reading import cleaned
from coursegen.model.author import names_an_organisation

_MOST = 12
_ADDRESS = re.compile(r"https?://|\S@\S|^@|^www\.", re.IGNORECASE)
_BY = re.compile(r"^(?:by|von|par|por|di|door)\s+(?=[A-ZÀ-Þ])", re.IGNORECASE)
_AND = re.compile(r"\s?;\s?|\s(?:and|&|und|et|y|en)\s|,\sand\s")


def people_in(stated: Iterable[str]) -> Iterator[str]:
    """The names in what a file states as its authors, each once: addresses are none, and a list is taken apart."""
    seen: set[str] = set()
    for value in stated:
        for name in _names(cleaned(value)[:400]):
            if name and name.casefold() not in seen and len(seen) < _MOST:
                seen.add(name.casefold())
                yield name


def _names(value: str) -> Iterator[str]:
    name = _BY.sub("", value).strip(" ,;")
    if _ADDRESS.search(name) or not name:
        return
    if names_an_organisation(name):
        yield name
        return
    for part in _AND.split(name):
        pieces = [piece.strip() for piece in part.split(",")]
        whole = len(pieces) > 1 and all(len(piece.split()) > 1 for piece in pieces)  # and not "Okoro, Sam"
        yield from pieces if whole else [part.strip(" ,")]


def language_tag(said: str) -> str:
    """A language as files name it to ``de`` or ``en-GB``; ``""`` for what is none."""
    found = re.match(r"([A-Za-z]{2,3})(?:[-_]([A-Za-z]{2}))?(?![A-Za-z])", said.strip())
    if found is None or found[1].lower() in ("und", "zxx", "mul"):
        return ""
    return found[1].lower() + (f"-{found[2].upper()}" if found[2] else "")
