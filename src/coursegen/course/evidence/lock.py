"""Reads and writes ``sources.lock``: what was known of a course's sources when somebody last looked.

It holds hashes and no words of an article, so that it can be kept where the text may not be. It is YAML, in an order of
its own that never changes, a paragraph and a place a line, so that a review shows what became otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from msgspec import Struct, field
from pydantic import Field

from coursegen.course.evidence.places import ParagraphOf
from coursegen.course.forms.form import Form, Id, Plain
from coursegen.course.forms.layer import Date
from coursegen.course.validation.validate import checked
from coursegen.problems import Refused
from coursegen.source.folder import unsafe
from coursegen.source.text import read_text
from coursegen.source.yaml_file import node_of

LOCK = "sources.lock"
"""The file in the course folder."""

_HEAD = (
    "# What this course rests on, by hashes: of each article's text, of each of its paragraphs (sha256, likeness), and",
    "# of the paragraphs that each statement rests on. `coursegen accept` writes it, `coursegen drift` reads it.",
)
_Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
_Hashes = Annotated[str, Field(pattern=r"^[0-9a-f]{64} [0-9a-f]{32}$", description="sha256 and likeness")]
_Rest = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,59}#[1-9]\d{0,5} [0-9a-f]{64}$")]
_Address = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*(\.[a-z0-9_]+)+$", max_length=300)]


class _ArticleForm(Form):
    """One article as somebody looked at it."""

    id: Id
    looked: Date
    reason: Plain
    fingerprint: _Sha256
    paragraphs: list[_Hashes]


class _RestForm(Form):
    """What one statement rests on."""

    at: _Address
    on: list[_Rest] = Field(min_length=1)


class _LockForm(Form):
    """The file."""

    format: Literal[1]
    articles: list[_ArticleForm] = Field(default_factory=list)
    rests: list[_RestForm] = Field(default_factory=list)


class Hashes(Struct, frozen=True):
    """A paragraph without its words."""

    sha256: str
    likeness: str


class LockedArticle(Struct, frozen=True):
    """An article as it was looked at: on which day (``2027-03-04``), why, its fingerprint, its paragraphs."""

    looked: str
    reason: str
    fingerprint: str
    paragraphs: tuple[Hashes, ...]


class Lock(Struct, frozen=True):
    """What is known: articles by id, and for each address the sha256 of each paragraph that it rested on."""

    articles: Mapping[str, LockedArticle] = field(default_factory=dict)
    rests: Mapping[str, Mapping[ParagraphOf, str]] = field(default_factory=dict)


def lock_of(root: Path) -> Lock:
    """What the lock of a course folder says; an empty one where there is none. Errors: ``Refused``."""
    path = root / LOCK
    if not os.path.lexists(path):
        return Lock()
    if (wrong := unsafe(root, LOCK)) is not None:
        raise Refused([wrong])
    form, problems = checked(node_of(read_text(path, LOCK)), _LockForm)
    if form is None or problems:
        raise Refused(problems)
    return Lock(
        {one.id: _article(one) for one in form.articles},
        {one.at: dict(map(_rest, one.on)) for one in form.rests},
    )


def _article(form: _ArticleForm) -> LockedArticle:
    paragraphs = tuple(Hashes(*hashes.split()) for hashes in form.paragraphs)
    return LockedArticle(form.looked, form.reason, form.fingerprint, paragraphs)


def _rest(written: str) -> tuple[ParagraphOf, str]:
    place, sha256 = written.split()
    article, _, number = place.partition("#")
    return ParagraphOf(article, int(number)), sha256


def paragraphs_counted(root: Path) -> dict[str, int]:
    """How many paragraphs each article has that somebody has looked at. Errors: as :func:`lock_of`."""
    return {name: len(article.paragraphs) for name, article in lock_of(root).articles.items()}


def text_of_lock(lock: Lock) -> str:
    """The file's text: articles and addresses in alphabetical order, paragraphs in theirs."""
    lines = [*_HEAD, "format: 1", "articles:" if lock.articles else "articles: []"]
    for name, article in sorted(lock.articles.items()):
        lines += [
            f"  - id: {name}",
            f'    looked: "{article.looked}"',
            f"    reason: {_quoted(article.reason)}",
            f"    fingerprint: {article.fingerprint}",
            "    paragraphs:",
            *(f"      - {one.sha256} {one.likeness}" for one in article.paragraphs),
        ]
    lines.append("rests:" if lock.rests else "rests: []")
    for address, rests in sorted(lock.rests.items()):
        lines += [f"  - at: {address}", "    on:"]
        lines += [f"      - {place} {sha256}" for place, sha256 in sorted(rests.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A text in YAML's double quotes; it has no line ends and nothing that can't be shown."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
