"""Holds what every format of an article is read into: its blocks in order, and what its file says of it."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from coursegen.articles.text import normalised
from coursegen.source.text import UNPRINTABLE

MAX_BLOCKS = 20_000
MAX_CHARACTERS = 2_000_000
"""The most that is read of one article: blocks, and characters of all of them; a long book has about a million."""

BlockKind = Literal["heading", "paragraph", "item", "quotation", "caption", "row", "control"]

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e"))
"""Soft hyphens, joiners and marks of direction: they are no part of a word, and hide what stands there."""


class Container(Struct, frozen=True):
    """Something on a page that holds blocks: its element, and the words of its class, id, role and the like."""

    number: int
    tag: str
    names: frozenset[str]


class Block(Struct, frozen=True):
    """One block of an article: a heading, a paragraph, an item of a list …; ``words`` are normalised.

    ``mark`` is how an item begins (``-``, ``3.``), ``linked`` the share of its characters that lead elsewhere, 0 to 1.
    ``within`` are the containers around it on a page, the outermost first. ``chosen`` says whether a library that
    looks for the article on a page would take it, ``None`` where none was asked. ``pictured`` says that a picture
    stands right before it.
    """

    kind: BlockKind
    words: str
    mark: str = ""
    linked: float = 0.0
    links: tuple[str, ...] = ()
    within: tuple[Container, ...] = ()
    chosen: bool | None = None
    pictured: bool = False

    @property
    def text(self) -> str:
        """The block as a paragraph of the kept text: an item has its mark before it."""
        return f"{self.mark} {self.words}" if self.mark else self.words


class Said(Struct, frozen=True):
    """What a file says of its article outside the text, each ``""`` where it does not.

    ``states_title`` says that the title is stated as the article's own, and not only what a window shows;
    ``organisations`` are those of the authors that are no people. ``issued`` is a date as the file has it, ``licence``
    an address or a name, and ``rights`` are sentences about them.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    publisher: str = ""
    url: str = ""
    issued: str = ""
    language: str = ""
    licence: str = ""
    rights: tuple[str, ...] = ()
    states_title: bool = False
    organisations: frozenset[str] = frozenset()


class Reading(Struct, frozen=True):
    """An article as it was read: its blocks, what its file says, and what its reader could not do."""

    blocks: tuple[Block, ...]
    said: Said = Said()
    doubts: tuple[str, ...] = ()


def cleaned(words: str) -> str:
    """Words without what can't be seen or printed, normalised."""
    return normalised(UNPRINTABLE.sub(" ", words.translate(_INVISIBLE)))
