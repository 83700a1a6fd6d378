"""The sentences of an article to what they say of its rights; what nobody says stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from coursegen.articles.phrases import Phrases
from coursegen.articles.reading import Block

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_SENTENCES = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z©])")
_ADDRESS = re.compile(
    r"licen[sc]es/(?P<by>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)|publicdomain/(?P<zero>zero|mark)/", re.IGNORECASE
)
_SHORT = re.compile(r"\bCC[ -]?BY((?:[ -](?:NC|ND|SA))*)\b(?:\D{0,12}?(\d\.\d))?", re.IGNORECASE)
_ELEMENTS = (("NC", r"non-?\s?commercial"), ("ND", r"no-?\s?deriv"), ("SA", r"share-?\s?alike"))
_AT_ONCE, _NAMED = 12, 40
"""How many characters may stand before the words about rights in a sentence that begins with them."""

_NAMED_LATER = ("licence", "conditional", "copyright")
_VERSION = re.compile(r"\b([1-4]\.\d)\b")


class Stated(Struct, frozen=True):
    """One thing that an article says of its rights: the kind, the sentence, and the place of its block, from 0."""

    kind: str
    sentence: str
    place: int


def rights_stated(blocks: Sequence[Block], known: Phrases) -> tuple[Stated, ...]:
    """Every sentence about rights, in order; what is said of pictures, themes and the like is not the article's."""
    return tuple(
        Stated(kind, sentence, place)
        for place, block in enumerate(blocks)
        for sentence in _sentences(block.words)
        if (kind := _kind(sentence, known))
    )


def is_rights(block: Block, known: Phrases, *, inside: bool) -> bool:
    """Whether a whole block is about rights; ``inside`` the article it must begin with them, and be short."""
    sentences = _sentences(block.words)
    about = [sentence for sentence in sentences if _kind(sentence, known)]
    if not any(_begins(sentence, known) for sentence in about):
        return False
    words = sum(len(sentence.split()) for sentence in about)
    if inside:
        return about[0] == sentences[0] and words >= 0.5 * len(block.words.split())
    return about[0] == sentences[0] or words >= 0.4 * len(block.words.split())


def asks_for_a_statement(block: Block, known: Phrases) -> bool:
    """Whether a block lets an article be used if a statement is taken along, which then follows it."""
    return (
        block.words.rstrip().endswith(":")
        and known.rights["conditional"].search(block.words.translate(_STRAIGHT)) is not None
    )


def licence_of(address: str) -> str:
    """The SPDX id of a Creative Commons licence's address or name, or ``""``; a version nobody says is a LicenseRef."""
    if found := _ADDRESS.search(address):
        if found["zero"]:
            return "CC0-1.0" if found["zero"].lower() == "zero" else "LicenseRef-public-domain"
        return f"CC-{found['by'].upper()}-{found['version']}"
    if re.search(r"\bCC[ -]?0\b", address, re.IGNORECASE):
        return "CC0-1.0"
    if found := _SHORT.search(address):
        elements = tuple(found[1].upper().replace(" ", "-").strip("-").split("-")) if found[1] else ()
        return _id((part for part in elements if part), found[2] or "")
    if re.search(r"creative\s?commons", address, re.IGNORECASE) and re.search(r"attribution", address, re.IGNORECASE):
        elements = tuple(name for name, pattern in _ELEMENTS if re.search(pattern, address, re.IGNORECASE))
        version = _VERSION.search(address)
        return _id(elements, version[1] if version else "")
    return "LicenseRef-public-domain" if re.search(r"\bpublic domain\b", address, re.IGNORECASE) else ""


def _id(elements: Iterable[str], version: str) -> str:
    name = "-".join(("CC", "BY", *elements))
    return f"{name}-{version}" if version else f"LicenseRef-{name}"


def _kind(sentence: str, known: Phrases) -> str:
    said = sentence.translate(_STRAIGHT)
    kind = next((kind for kind, pattern in known.rights.items() if pattern.search(said)), "")
    if kind in ("licence", "copyright", "republished", "conditional") and known.of_pictures.search(said[:90]):
        return ""
    return kind


def _begins(sentence: str, known: Phrases) -> bool:
    """Whether a sentence is about rights from its first words on; a licence is named a little later."""
    said, kind = sentence.translate(_STRAIGHT), _kind(sentence, known)
    found = known.rights[kind].search(said) if kind else None
    return found is not None and found.start() <= (_NAMED if kind in _NAMED_LATER else _AT_ONCE)


def _sentences(words: str) -> list[str]:
    return list(_whole(_SENTENCES.split(words)))


def _whole(pieces: list[str]) -> Iterator[str]:
    """Sentences; a piece that ends in an initial or a colon of an address goes on in the next one."""
    kept = ""
    for piece in pieces:
        kept = f"{kept} {piece}" if kept else piece
        if not re.search(r"(?:\b[A-Z]\.|\b(?:Mr|Mrs|Ms|Dr|Inc|Ltd|Co|St|Copr)\.)$", kept):
            yield kept
            kept = ""
    if kept:
        yield kept
