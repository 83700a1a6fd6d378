"""Holds an article that a course rests on: what it states, what its owner allows, who gave a permission."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.model.author import Author

SourceUse = Literal["cited", "excerpted", "reprinted", "translated", "own"]
StatementAt = Literal["start", "end", "same_page"]
"""Where a rights statement has to stand: before the text, after it, or on every page and slide that shows it."""


class Allowed(Struct, frozen=True, gc=False):
    """What may be done with a text beyond citing it; ``None`` where nobody has said.

    ``copies_max`` counts the copies of one session, ``excerpt_words`` the words that may be quoted.
    """

    internal: bool | None = None
    paid: bool | None = None
    print: bool | None = None
    adapt: bool | None = None
    translate: bool | None = None
    copies_max: int | None = None
    excerpt_words: int | None = None


class Permission(Struct, frozen=True, gc=False):
    """A permission: who gave it, on which day, until which (``2027-06-30``, ``""`` for ever), for what, and its proof.

    ``evidence`` is the path of a file in the course folder, which is there, or ``""``.
    """

    by: str
    date: str
    expires: str
    scope: str
    evidence: str
    address: str


class Source(Struct, frozen=True, gc=False):
    """An article that the course stands on: its citation and its rights as its text states them.

    ``title`` is empty where the article states none; ``opening`` then tells in our words what it
    opens with. ``statement`` is a rights statement quoted verbatim, ``statement_at`` where its owner
    wants it; ``rights`` says in plain words what the text does and does not allow. ``licence`` is an
    SPDX id, ``LicenseRef-…``, ``NOASSERTION`` or ``NONE``.
    """

    id: str
    title: str
    opening: str
    authors: tuple[Author, ...]
    publisher: str
    url: str
    issued: str
    accessed: str
    language: str
    licence: str
    status: str
    rights: str
    statement: str
    address: str
    allow: Allowed = Allowed()
    permission: Permission | None = None
    statement_at: StatementAt = "end"
