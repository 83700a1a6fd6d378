"""Reads an article as a course keeps it: its paragraphs, its citation, what it says of itself, what was cut."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from coursegen.articles.citation import Citation, citation_of
from coursegen.articles.citation_file import citation_text
from coursegen.articles.findings import Findings, findings_in
from coursegen.articles.formats import Given, reading_of
from coursegen.articles.parts import PROSE, Part
from coursegen.articles.phrases import phrases
from coursegen.articles.reading import Reading
from coursegen.articles.sorting import parts_of
from coursegen.articles.text import fingerprint_of, text_file, text_of
from coursegen.problems import Problem, Refused
from coursegen.source.separate_process import read_apart

NOTHING_KEPT: frozenset[int] = frozenset()


class Imported(Struct, frozen=True):
    """An article as it was read and sorted; ``doubts`` are what somebody should look at."""

    parts: tuple[Part, ...]
    paragraphs: tuple[str, ...]
    citation: Citation
    findings: Findings
    doubts: tuple[str, ...]


class Sorted(Struct, frozen=True):
    """An article that is to be sorted: its blocks, the places of those to keep, and where it was fetched."""

    reading: Reading
    keep: frozenset[int] = NOTHING_KEPT
    url: str = ""


def imported_article(given: Given) -> Imported:
    """A file's article, read in a process apart. Errors: ``Refused``."""
    named = given.name or "what was piped in"
    reading = read_apart(reading_of, given, named)
    return read_apart(imported, Sorted(reading, url=given.url), named)


def imported(asked: Sorted) -> Imported:
    """An article whose blocks are known. Errors: ``Refused`` where none of them looks like text."""
    reading, keep, url = asked.reading, asked.keep, asked.url
    known = phrases(reading.said.language or "en")
    parts = parts_of(reading, known, keep)
    paragraphs = tuple(part.block.text for part in parts if part.what == PROSE)
    if not paragraphs:
        message = "nothing in it looks like the text of an article"
        raise Refused([Problem("no-text", message, hint="see what is there with --keep all")])
    findings = findings_in(paragraphs, known)
    return Imported(parts, paragraphs, citation_of(parts, reading.said, findings, url), findings, reading.doubts)


def article_files(article: str, read: Imported, accessed: str, schema: str) -> Mapping[str, str]:
    """The two files of an article in a course, by path: its citation, and its text with a paragraph a line."""
    fingerprint = fingerprint_of(read.paragraphs)
    return {
        f"articles/{article}.yaml": citation_text(article, read.citation, read.findings, fingerprint, accessed, schema),
        text_file(article): text_of(read.paragraphs),
    }
