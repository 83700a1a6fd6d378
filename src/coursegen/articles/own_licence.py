"""Tells the licence that a page states for itself from those of the pictures, comments and works that stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from coursegen.articles.licences import licence_of, same_licence
from coursegen.articles.parts import BYLINE, PROSE, TITLE, Part
from coursegen.articles.reading import Block, Said
from coursegen.articles.rights import Stated, statements_in
from coursegen.articles.rights_words import rights_words
from coursegen.articles.surroundings import reason_of

Whose = Literal["own", "bare", "other"]

_STRAIGHT = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})
_ELSEWHERE = frozenset({"comments", "related", "advertising", "pictures"})
_OF_THE_PAGE = frozenset({"page foot", "legal"})
_LOOSE = frozenset({"author", "byline", "form", "sharing", "subscribing", "navigation", "filing", "sidebar"})
_NOT_THERE = frozenset({PROSE, TITLE, BYLINE, *_ELSEWHERE})
_LICENCE_NAME = re.compile(
    r"https?://\S+|\bcreativecommons\.org\S*|\bcreative[\s-]?commons\b|\bCC[ -]?(?:BY|0)\b(?:[ -](?:NC|ND|SA))*"
    r"|\b\d\.\d\b|\bopen government\b|\bpublic domain\b|\betalab\b",
    re.IGNORECASE,
)
_HOLDER = re.compile(r"(?:©|\(c\)|\bcopyright\b)[^,;:|.\ufffc]{0,80}", re.IGNORECASE)
_THE_WORK = re.compile(r"\b(?:work|werk|œuvre|oeuvre|obra|opera|utwór|it)\b", re.IGNORECASE)
_LATE, _EARLY = 0.8, 0.1
"""Between these shares of the prose a statement is part of what the article tells."""


class OwnLicence(Struct, frozen=True):
    """A licence that a page states for itself: its id at SPDX, ``""`` for one that is not named, and its words."""

    licence: str
    sentence: str


def whose(sentence: str) -> Whose:
    """Whose licence a sentence names: the page's ``own``, something else's, or ``bare`` where it does not say."""
    known = rights_words()
    said = known.unless.sub(" ", sentence[:2_000].translate(_STRAIGHT))
    if known.denied.search(_clause(said)) or known.borrowed.search(said):
        return "other"
    said = said.strip()
    own, other = known.own.search(said), known.others.search(said)
    if own is not None and (other is None or own.start() <= other.start()):
        named = _LICENCE_NAME.search(said, own.end())
        return "other" if named and known.others.search(said, own.end(), named.start()) else "own"
    if other is not None:
        return "other"
    return "bare" if not _left(said) else "other"


def _clause(said: str) -> str:
    """A sentence up to the comma after the licence that it names."""
    named = _LICENCE_NAME.search(said)
    return said if named is None else said[: named.end()] + re.split(r"[,;(]", said[named.end() :], maxsplit=1)[0]


def _left(said: str) -> list[str]:
    """The words of a sentence that neither name a licence or who holds the rights, nor are neutral."""
    known = rights_words()
    rest = _LICENCE_NAME.sub("\ufffc", said)
    for pattern in (*known.elements.values(), *known.named.values(), _HOLDER):
        rest = pattern.sub(" ", rest)
    return [word for word in re.findall(r"[^\W\d_]+", rest.casefold()) if word not in known.neutral]


def own_licences(parts: Sequence[Part], stated: Sequence[Stated], said: Said) -> tuple[OwnLicence, ...]:
    """Every licence that a page or a file states for itself, each once, in the order of the page."""
    found = [OwnLicence(licence_of(said.licence), said.licence)] if licence_of(said.licence) else []
    found += [OwnLicence(licence_of(one), one) for one in said.rights if licence_of(one) and whose(one) != "other"]
    places = _Places(parts)
    for one in stated:
        if one.kind == "licence" and places.speaks_for_itself(one):
            block = parts[one.place].block
            found += [OwnLicence(licence, one.sentence) for licence in _ids(one.sentence, block.links)]
    return tuple(_once(found))


def _once(found: Sequence[OwnLicence]) -> Iterator[OwnLicence]:
    """Each licence once, by the fullest of its names."""
    kept: list[OwnLicence] = []
    for one in sorted(found, key=lambda one: one.licence.startswith("LicenseRef-")):
        if not any(same_licence(one.licence, other.licence) for other in kept):
            kept.append(one)
    yield from (one for one in kept if one.licence)


def _ids(sentence: str, links: Sequence[str]) -> tuple[str, ...]:
    """The licences that a sentence names, with the version that a link beside it has."""
    named = licence_of(sentence)
    linked = tuple(dict.fromkeys(filter(None, map(licence_of, links))))
    if named.startswith("LicenseRef-CC") and len(linked) == 1 and len(_LICENCE_NAME.findall(sentence)) == 1:
        return linked  # a name that leaves out its elements leads to the whole of them
    fitting = tuple(one for one in linked if not named or same_licence(one, named))
    if fitting:
        return fitting
    return (named,) if named else ("",)


class _Places:
    """Where the blocks of a page stand: within its prose, around it, or in a part that is somebody else's."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._words = [len(part.block.words.split()) if part.what == PROSE else 0 for part in parts]
        self._all = sum(self._words) or 1
        self._held: dict[int, int] = {}
        for part, words in zip(parts, self._words, strict=True):
            for one in part.block.within if words else ():
                if one.tag == "article":
                    self._held[one.number] = self._held.get(one.number, 0) + words

    def speaks_for_itself(self, one: Stated) -> bool:
        """Whether a statement about a licence is the page's own, by its words and by where it stands."""
        block, what = self.parts[one.place].block, self.parts[one.place].what
        reasons = {reason_of(container) for container in block.within}
        if what in _NOT_THERE or is_elsewhere(block, reasons) or self._in_another_article(block):
            return False
        before = sum(self._words[: one.place]) / self._all
        who = whose(one.sentence)
        if who == "own" and _after_a_picture(block, one.sentence):
            return False
        if who == "own":
            labelled = one.sentence.partition(" ")[0].endswith(":")
            aside = bool(reasons & _OF_THE_PAGE)
            return aside or ((before >= _LATE or before <= _EARLY) and not (block.pictured and labelled))
        if who == "other" or reasons & _LOOSE or _names_others(block):
            return False
        if reasons & _OF_THE_PAGE:
            return True
        return before == 1 and not block.pictured and _stands_alone(block, one.sentence)

    def _in_another_article(self, block: Block) -> bool:
        """Whether a block stands in a comment or a teaser that is marked as an article of its own."""
        inner = [one.number for one in block.within if one.tag == "article"]
        return bool(inner) and bool(self._held) and self._held.get(inner[-1], 0) < 0.4 * self._all


def is_elsewhere(block: Block, reasons: set[str]) -> bool:
    """Whether a block is a caption, a quotation, or stands with pictures, comments, and what is on other pages."""
    tags = {one.tag for one in block.within}
    return (
        block.kind in ("caption", "quotation", "control", "row")
        or bool(reasons & _ELSEWHERE)
        or bool(tags & {"figure", "figcaption", "blockquote", "pre", "q", "aside"})
    )


def _names_others(block: Block) -> bool:
    """Whether a block that says no more than a licence's name also names pictures and the like."""
    return rights_words().others.search(block.words[:2_000].translate(_STRAIGHT)) is not None


def _after_a_picture(block: Block, sentence: str) -> bool:
    """Whether “this work” is what the sentence before tells of: a picture, a map, a song."""
    sentences = statements_in(block.words)
    place = sentences.index(sentence) if sentence in sentences else 0
    if not place or not _THE_WORK.search(sentence):
        return False
    return rights_words().others.search(sentences[place - 1][:40]) is not None


def _stands_alone(block: Block, sentence: str) -> bool:
    """Whether nobody is named right before a licence: “Sam Example | CC BY 2.0” credits a picture."""
    sentences = statements_in(block.words)
    place = sentences.index(sentence) if sentence in sentences else 0
    return place == 0 or not _left(sentences[place - 1]) or sentences[place - 1].rstrip().endswith((".", "!", "?"))
