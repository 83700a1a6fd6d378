"""The sentences of an article to what they say of its rights; what nobody says stays unknown."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from coursegen.articles.reading import Block

RightsKind = Literal["copyright", "reserved", "republished", "conditional", "commercial", "link only", "licence"]

_KINDS: dict[RightsKind, str] = {
    "licence": r"creative\s?commons|creativecommons\.org/|\bCC[ -]?(?:BY|0)\b|\bpublic domain\b",
    "conditional": r"\b(?:you (?:may|can|are (?:free|welcome) to|have permission to)|permission (?:is"
    r"|to).{0,40}\bgranted"
    r"|(?:please )?feel free to|free to|may be (?:freely )?(?:reprinted|republished|reproduced|used|shared|copied"
    r"|distributed"
    r"|quoted)|reprints? (?:is|are) (?:welcome|allowed)|want to use this article)\b(?=.{0,200}\b(?:us(?:e|ed|ing)"
    r"|reprint"
    r"(?:ed|s)?|re-?publish(?:ed)?|reproduced?|shared?|cop(?:y|ied)|distributed?|quoted?)\b)(?=.{0,320}\b(?:provid(?:ed|ing)"
    r"|as long as|so long as|on (?:the )?condition|if you|only if|includ(?:e|es|ing)|with (?:a )?(?:link|credit"
    r"|attribution)"
    r"|must|intact|unaltered|credit)\b)",
    "commercial": r"\b(?:commercial(?:ly)?|paid|for profit|for a fee)\b.{0,160}\b(?:permission|contact|licen[cs]e"
    r"|written|prohibited|"
    r"not (?:be )?(?:allowed|permitted)|forbidden|ask (?:me|us|first))\b"
    r"|\b(?:no|not for|non-?) ?commercial (?:use|purposes?|reproduction)\b",
    "link only": r"\b(?:link to (?:it|this|the (?:article|post|page|original))"
    r"|post (?:only )?a link)\b.{0,80}\b(?:instead|rather than"
    r"|do not|don't|not copy|but)\b|\b(?:do not|don't|not) (?:copy|repost|re-?publish|reproduce).{0,80}\blink\b",
    "republished": r"\b(?:re-?published|re-?printed|re-?posted|reproduced|excerpted|used|adapted|shared"
    r"|cross-?posted)\b"
    r"(?: \w+){0,5}? (?:with|by) (?:the |kind |express |written |full |prior )*"
    r"(?:(?:author|writer|publisher|owner|editor)(?:'s|s'|s)? |[\w.]+(?:'s)? |[\w.]+ [\w.]+'s )?(?:kind |express "
    r"|written )*permission",
    "reserved": r"\ball rights (?:are )?reserved\b|\bno part of this\b.{0,80}\bmay be\b|\b(?:may|must"
    r"|can) ?not be (?:re-?produced"
    r"|re-?printed|re-?published|copied|distributed|used|re-?posted).{0,120}\b(?:permission|consent)\b"
    r"|\b(?:unauthori[sz]ed|any) (?:use|reproduction|duplication|copying).{0,80}\b(?:prohibited|forbidden"
    r"|not permitted)\b",
    "copyright": r"©|\(c\)\s*(?:\d{4}|[A-Z])|\bcopyright\b\s*(?:\(c\)|©|by\b|,|\d{4}|:|[A-Z])|\bcopr\.",
}
_FOUND = {kind: re.compile(pattern, re.IGNORECASE | re.DOTALL) for kind, pattern in _KINDS.items()}
_OF_PICTURES = re.compile(
    r"\b(?:photo(?:graph)?s?|images?|pictures?|illustrations?|icons?|header|fonts?|theme|template|music|logo|logos)\b",
    re.IGNORECASE,
)
_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_SENTENCES = re.compile(r"(?<=[.!?:])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z©])")
_ADDRESS = re.compile(
    r"licen[sc]es/(?P<by>by(?:-nc)?(?:-nd|-sa)?)/(?P<version>\d\.\d)|publicdomain/(?P<zero>zero|mark)/", re.IGNORECASE
)
_SHORT = re.compile(r"\bCC[ -]?BY((?:[ -](?:NC|ND|SA))*)\b(?:\D{0,12}?(\d\.\d))?", re.IGNORECASE)
_ELEMENTS = (("NC", r"non-?\s?commercial"), ("ND", r"no-?\s?deriv"), ("SA", r"share-?\s?alike"))
_VERSION = re.compile(r"\b([1-4]\.\d)\b")


class Stated(Struct, frozen=True):
    """One thing that an article says of its rights: the kind, the sentence, and the place of its block, from 0."""

    kind: RightsKind
    sentence: str
    place: int


def rights_stated(blocks: Sequence[Block]) -> tuple[Stated, ...]:
    """Every sentence about rights, in order; what is said of pictures, themes and the like is not the article's."""
    return tuple(
        Stated(kind, sentence, place)
        for place, block in enumerate(blocks)
        for sentence in _sentences(block.words)
        if (kind := _kind(sentence))
    )


def is_rights(block: Block, *, inside: bool) -> bool:
    """Whether a whole block is about rights; ``inside`` the article it must begin with them, and be short."""
    sentences = _sentences(block.words)
    about = [sentence for sentence in sentences if _kind(sentence)]
    if not about:
        return False
    words = sum(len(sentence.split()) for sentence in about)
    if inside:
        return about[0] == sentences[0] and words >= 0.5 * len(block.words.split()) and _begins(sentences[0])
    return about[0] == sentences[0] or words >= 0.4 * len(block.words.split())


def asks_for_a_statement(block: Block) -> bool:
    """Whether a block lets an article be used if a statement is taken along, which then follows it."""
    return (
        block.words.rstrip().endswith(":")
        and _FOUND["conditional"].search(block.words.translate(_STRAIGHT)) is not None
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


def _kind(sentence: str) -> RightsKind | None:
    said = sentence.translate(_STRAIGHT)
    kind = next((kind for kind, pattern in _FOUND.items() if pattern.search(said)), None)
    if kind in ("licence", "copyright", "republished", "conditional") and _OF_PICTURES.search(said[:90]):
        return None
    return kind


def _begins(sentence: str) -> bool:
    """Whether a sentence is about rights from its first words on."""
    said = sentence.translate(_STRAIGHT)
    return any((found := pattern.search(said)) is not None and found.start() < 30 for pattern in _FOUND.values())


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
