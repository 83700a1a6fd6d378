"""Finds what an article says of itself: key point, action steps, questions, lists, quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from coursegen.articles.bylines import NAME
from coursegen.articles.names import doubts_about, names_by_word
from coursegen.articles.phrases import Phrases, is_heading
from coursegen.articles.reading import Block

_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
_WORD = re.compile(r"\w\w")
_ITEM = re.compile(r"(?:-|\d{1,3}[.)]|[a-h]\)) ")
_SENTENCES = re.compile(r"(?<=[.!?…])[\"'”’)]{0,4}\s")
_SAID = (
    r"(?:once |famously |often |also |always |recently )?(?:said|says|wrote|writes|put it|puts it|observed"
    r"|observes|notes|noted|"
    r"reminds us|reminded us|told us|argued|argues|quipped|remarked|explained|explains|believed|taught us|tells us)"
)
_CREDITS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[.!?,\"'…]\s*\(?[-–—~]{{1,3}}\s*(?P<name>{NAME})\)?\W*$",
        rf"\"\s*(?:,\s*)?{_SAID}\s+(?P<name>{NAME})",
        rf"(?P<name>{NAME})(?:,[^,.]{{2,60}},)?\s+{_SAID}\b[^.\"]{{0,60}}[,:]?\s*\"",
        rf"(?:\b[Aa]s|[Ii]n the words of|[Tt]o quote|[Aa]ccording to|[Qq]uotation (?:from|by)|[Qq]uote (?:from"
        rf"|by)|[Aa]ttributed to"
        rf"|[Ss]aying (?:of|by)|[Ll]ine (?:from|by)|[Ww]ords of)\s+(?P<name>{NAME})",
        rf"\b(?:book|work|essay|speech|poem)\b[^.]{{0,60}}\bby\s+(?P<name>{NAME})",
    )
)
_SIGNED = re.compile(rf"[-–—~]{{1,3}}\s*(?P<name>{NAME})(?:,.{{0,60}})?")
_QUOTED = re.compile(r"\"([^\"]{25,600})\"")
_SPOKEN = re.compile(
    r"\b(?:sa(?:id|ys?|ying)|ask(?:s|ed)?|t(?:old|ells?)|wr(?:ote|ites?)|answer(?:s|ed)|repl(?:ies|ied)|add(?:s|ed)|reads?"
    r"|heard?s?|hears|voice|begin|began|thinks?|thought|calls?|called)\b",
    re.IGNORECASE,
)
"""A quotation beside such a word is somebody's in the story, or an example, and needs no source."""

_PLAIN = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "As", "In", "The", "If", "But", "And", "When", "What", "My", "Our", "So", "Then"}
)


class Section(Struct, frozen=True):
    """A part that the article names itself, ``key point`` or ``action steps``: heading, first and last paragraph."""

    what: str
    heading: str
    first: int
    last: int


class Question(Struct, frozen=True):
    """A question that the article asks, and the number of its paragraph."""

    words: str
    paragraph: int


class ItemList(Struct, frozen=True):
    """A run of items: whether they are numbered, and the numbers of its first and last paragraph."""

    numbered: bool
    first: int
    last: int


class Quotation(Struct, frozen=True):
    """Words that the article credits: the name as it spells it, ``""`` for nobody, the paragraph, what is doubtful."""

    credited: str
    paragraph: int
    question: str = ""


class Findings(Struct, frozen=True):
    """What an article says of itself; paragraphs are numbered from 1. ``about`` is what its own headings are for."""

    sections: tuple[Section, ...]
    questions: tuple[Question, ...]
    lists: tuple[ItemList, ...]
    quotations: tuple[Quotation, ...]
    about: str


def findings_in(paragraphs: Sequence[str], known: Phrases) -> Findings:
    """What an article's kept paragraphs say of themselves."""
    sections = tuple(_sections(paragraphs, known))
    return Findings(
        sections,
        tuple(
            Question(sentence.strip(" \"'“”‘’-"), number)
            for number, words in enumerate(paragraphs, 1)
            for sentence in _SENTENCES.split(words)
            if sentence.rstrip("\"'”’)").endswith("?") and _WORD.search(sentence)
        ),
        tuple(_lists(paragraphs)),
        tuple(_quotations(paragraphs)),
        _about([section.heading for section in sections]),
    )


def _headings(paragraphs: Sequence[str]) -> Iterator[int]:
    """The places, from 0, of lines that stand where headings do: short, without an end, and something follows."""
    for place, words in enumerate(paragraphs[:-1]):
        if not _ITEM.match(words) and is_heading(Block("paragraph", words.rstrip(":"))):
            yield place


def _sections(paragraphs: Sequence[str], known: Phrases) -> Iterator[Section]:
    headings = list(_headings(paragraphs))
    for place in headings:
        if what := known.finding(paragraphs[place]):
            until = next((other for other in headings if other > place + 1), len(paragraphs))
            yield Section(what, paragraphs[place].rstrip(":"), place + 1, until)
    for number, words in enumerate(paragraphs, 1):
        head, colon, rest = words.partition(":")
        if colon and rest.strip() and len(head.split()) <= 7 and (what := known.finding(head)):
            yield Section(what, head, number, number)


def _lists(paragraphs: Sequence[str]) -> Iterator[ItemList]:
    start = None
    for place, words in enumerate([*paragraphs, ""]):
        item = _ITEM.match(words)
        if start is not None and (not item or item[0][0].isdigit() != paragraphs[start][0].isdigit()):
            if place - start > 1:
                yield ItemList(paragraphs[start][0].isdigit(), start + 1, place)
            start = None
        if item and start is None:
            start = place


def _quotations(paragraphs: Sequence[str]) -> Iterator[Quotation]:
    text = names_by_word("\n".join(paragraphs))
    met: set[tuple[str, int]] = set()
    for number, words in enumerate(paragraphs, 1):
        said = words.translate(_STRAIGHT)
        names = [found["name"] for pattern in _CREDITS for found in pattern.finditer(said)]
        if signed := _SIGNED.fullmatch(said.strip('" ')):
            names.append(signed["name"])
        for name in map(_without_first, names):
            if len(name.split()) > 1 and (name, number) not in met:
                met.add((name, number))
                yield Quotation(name, number, doubts_about(name, text))
        quoted = any(len(found[1].split()) > 7 for found in _QUOTED.finditer(said))
        if not names and quoted and not _SPOKEN.search(_QUOTED.sub("", said)):
            yield Quotation("", number)


def _without_first(name: str) -> str:
    """A name without the word that begins its sentence."""
    first, _, rest = name.partition(" ")
    return rest if first in _PLAIN else name


def _about(headings: Sequence[str]) -> str:
    """What two headings of an article say that they are for: “Action Steps For Calm Calls” is about calm calls."""
    said = [
        found[1].strip()
        for heading in headings
        if (found := re.search(r"\b(?:for|on|about)\s+(.{4,80})$", heading, re.IGNORECASE))
    ]
    return next((one for one in said if sum(other.casefold() == one.casefold() for other in said) > 1), "")
