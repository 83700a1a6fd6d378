"""Reads what the sentences of an article say of its rights; what nobody says stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from coursegen.articles.reading import Block
from coursegen.articles.rights_words import rights_words

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_BETWEEN = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+(?=[\"'“‘(]?[A-ZÀ-ÖØ-ÞŁŻŹŚĆ©])|\s[|·•∙]\s")
_AT_ONCE, _NAMED = 12, 40
"""How many characters may stand before the words about rights in a sentence that begins with them."""

_OF_THINGS = frozenset({"licence", "copyright", "republished", "conditional", "reserved"})
"""What may be said of a picture alone, and then is not said of the article."""

_GOES_ON = re.compile(
    r"(?:\b[A-Z]\.|\b(?:Mr|Mrs|Ms|Dr|Inc|Ltd|Co|St|Copr)\.|(?:^|[.!?]\s)(?:[^\W\d]\w*\s){0,2}[^\W\d]\w*\s?:)$"
)
_READ = 2_000
"""No sentence about rights is longer; the rest of a longer one is not looked at."""

_NAMED_LATER = ("licence", "conditional", "copyright")


class Stated(Struct, frozen=True):
    """One thing that an article says of its rights: the kind, the sentence, and the place of its block, from 0."""

    kind: str
    sentence: str
    place: int


def rights_stated(blocks: Sequence[Block]) -> tuple[Stated, ...]:
    """Every sentence about rights, in order; what is said of pictures, themes and the like is not the article's.

    A sentence that names a licence and reserves all rights says both.
    """
    return tuple(
        Stated(kind, sentence, place)
        for place, block in enumerate(blocks)
        for sentence in statements_in(block.words)
        for kind in kinds_in(sentence)
    )


def is_rights(block: Block, *, inside: bool) -> bool:
    """Whether a whole block is about rights; ``inside`` the article it must begin with them, and be short."""
    sentences = statements_in(block.words)
    about = [sentence for sentence in sentences if any(kinds_in(sentence))]
    if not any(_begins(sentence) for sentence in about):
        return False
    words = sum(len(sentence.split()) for sentence in about)
    if inside:
        return about[0] == sentences[0] and words >= 0.5 * len(block.words.split())
    return about[0] == sentences[0] or words >= 0.4 * len(block.words.split())


def asks_for_a_statement(block: Block) -> bool:
    """Whether a block lets an article be used if a statement is taken along, which then follows it."""
    return (
        block.words.rstrip().endswith(":")
        and rights_words().kinds["conditional"].search(block.words.translate(_STRAIGHT)) is not None
    )


def kinds_in(sentence: str) -> Iterator[str]:
    """What a sentence says of rights: nothing, one thing, or one thing and that all is reserved."""
    said, known = sentence[:_READ].translate(_STRAIGHT), rights_words()
    own, picture = known.own.search(said), known.of_pictures.search(said[:90])
    aside = picture is not None and not (own and own.start() < picture.start())
    kind = _first_kind(said)
    if kind and not (aside and kind in _OF_THINGS):
        yield kind
    reserved = known.kinds["reserved"].search(said)
    if (
        reserved
        and kind != "reserved"
        and not known.other_rights.search(said)
        and not (aside and picture and picture.start() < reserved.start())
    ):
        yield "reserved"


def reserves_the_rest(sentence: str) -> bool:
    """Whether a sentence reserves what a licence does not grant, which contradicts no licence."""
    return rights_words().other_rights.search(sentence) is not None


def _first_kind(said: str) -> str:
    return next((kind for kind, pattern in rights_words().kinds.items() if pattern.search(said)), "")


def _begins(sentence: str) -> bool:
    """Whether a sentence is about rights from its first words on; a licence is named a little later."""
    said, kinds = sentence[:_READ].translate(_STRAIGHT), tuple(kinds_in(sentence))
    if not kinds:
        return False
    known = rights_words()
    if (
        kinds[0] == "licence"
        and known.under.search(said)
        and (own := known.own.search(said))
        and own.start() <= _AT_ONCE
    ):
        return True
    found = known.kinds[kinds[0]].search(said)
    return found is not None and found.start() <= (_NAMED if kinds[0] in _NAMED_LATER else _AT_ONCE)


def statements_in(words: str) -> list[str]:
    """What a block states, one by one. The foot of a page has few sentences: colons and bars part what it says, too.

    What a short label like ``Licence:`` leads to is one with it.
    """
    return list(_whole(_BETWEEN.split(words)))


def _whole(pieces: list[str]) -> Iterator[str]:
    """Sentences; a piece that ends in an initial, an abbreviation or a label goes on in the next one."""
    kept = ""
    for piece in pieces:
        kept = f"{kept} {piece}" if kept else piece
        if not _GOES_ON.search(kept[-40:]):
            yield kept
            kept = ""
    if kept:
        yield kept
