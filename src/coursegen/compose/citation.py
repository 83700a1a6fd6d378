"""Words the citation of a source and its paragraphs, short under a statement and whole in the credits."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from coursegen.compose.words import Words
from coursegen.model.parts import Evidence
from coursegen.model.rights import Source
from coursegen.model.text import Run, Text

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+[^\s<>\"“”.,;:!?)\]’']")


def folded(paragraphs: Iterable[int]) -> str:
    """Numbers with their runs folded: 8, 9, 10 and 12 to ``8–10, 12``."""
    spans: list[tuple[int, int]] = []
    for number in sorted(set(paragraphs)):
        if spans and number == spans[-1][1] + 1:
            spans[-1] = (spans[-1][0], number)
        else:
            spans.append((number, number))
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def short_citation(evidence: Iterable[Evidence], sources: Mapping[str, Source], words: Words) -> str:
    """``Kaufman, Customer Service Improvement, ¶ 8–9``; several places with ``;`` between them.

    Errors: ``KeyError`` for an article that the course does not hold.
    """
    places = (
        words.say(
            "citation_place", source=short_name(sources[place.article], words), paragraphs=folded(place.paragraphs)
        )
        for place in evidence
    )
    return "; ".join(places)


def full_citation(source: Source, words: Words) -> Text:
    """One source as the credits name it: authors, title, publisher, dates, address; what is unknown is said."""
    runs = [Run(f"{', '.join(one.shown for one in source.authors)}: ")] if source.authors else []
    runs += [Run(title_of(source, words), emphasis=bool(source.title)), Run(".")]
    if published := ", ".join(part for part in (source.publisher, source.issued) if part):
        runs.append(Run(f" {published}."))
    if unknown := _unknown(source, words):
        runs.append(Run(f" {words.say('not_stated', what=', '.join(unknown))}"))
    if source.url:
        runs += [Run(" "), Run(source.url, link=source.url)]
    if source.accessed:
        runs.append(Run(f" {words.say('accessed', date=source.accessed)}"))
    return Text(tuple(runs), source.address)


def _unknown(source: Source, words: Words) -> list[str]:
    """What the article does not say about itself, in words."""
    facts = (
        (bool(source.authors), words.say("unknown_authors")),
        (bool(source.publisher), words.say("unknown_publisher")),
        (bool(source.issued), words.say("unknown_issued")),
    )
    return [name for known, name in facts if not known]


def rights_of(source: Source, words: Words) -> Text:
    """What a source's text says about its rights: in plain words, the licence, and its statement verbatim."""
    runs = [Run(source.rights.rstrip())]
    if not source.rights.rstrip().endswith((".", "!", "?", "”", '"')):
        runs.append(Run("."))
    if source.licence not in ("NOASSERTION", "NONE"):
        runs.append(Run(f" {words.say('licence', licence=source.licence)}"))
    if source.statement:
        runs.append(Run(f" {words.say('statement_before')} “"))
        runs += linked(" ".join(source.statement.split()))
        runs.append(Run("”"))
    return Text(tuple(runs), f"{source.address}.rights")


def linked(text: str) -> list[Run]:
    """The same words with the web addresses in them made active."""
    runs: list[Run] = []
    at = 0
    for found in _ADDRESS.finditer(text):
        if found.start() > at:
            runs.append(Run(text[at : found.start()]))
        address = found.group()
        runs.append(Run(address, link=address if address.startswith("http") else f"https://{address}"))
        at = found.end()
    if at < len(text):
        runs.append(Run(text[at:]))
    return runs


def title_of(source: Source, words: Words) -> str:
    """A source's title, or words that say that it has none and what it opens with."""
    if source.title:
        return source.title
    return words.say("untitled", opening=source.opening) if source.opening else words.say("untitled_bare")


def short_name(source: Source, words: Words) -> str:
    """``Kaufman, Customer Service Improvement``; of an untitled article what it opens with."""
    if not source.authors:
        return title_of(source, words)
    surnames = [author.short for author in source.authors]
    if len(surnames) == 1:
        name = surnames[0]
    elif len(surnames) == 2:
        name = words.say("two_authors", first=surnames[0], second=surnames[1])
    else:
        name = words.say("many_authors", first=surnames[0])
    return f"{name}, {title_of(source, words)}"
