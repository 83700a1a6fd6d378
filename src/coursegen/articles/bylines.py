"""Reads the people who wrote an article from its lines, as far as a line says so."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coursegen.articles.phrases import bare

_WORD = r"(?<![^\W\d_'’])[A-ZÀ-ÖØ-Þ](?:\.|[\w'’-]{0,40}+)"
_PARTICLE = r"(?:van|von|de|der|den|del|della|di|da|dos|la|le|bin|ibn|al|el|ten|ter|zu|y)"
NAME = rf"{_WORD}(?:\s+(?:{_PARTICLE}\s+){{0,3}}{_WORD}){{1,3}}"
"""A name as it stands in a text: two to four words with capitals, small ones of family names between them."""

_NAMES = rf"{NAME}(?:(?:,| and| &|, and| with)\s+{NAME}){{0,4}}"
_BY = (
    r"(?:(?:written|posted|published|article|guest post|a guest post|text|words|story|contributed|submitted"
    r"|reposted)\s+by"
    r"|by|authors?|from the desk of)"
)
_BYLINE = re.compile(rf"(?i:{_BY})\s*:?\s+(?P<names>{_NAMES})(?P<rest>.{{0,140}})", re.DOTALL)
_BY_SOMEBODY = re.compile(rf"(?i:{_BY})\s*:?\s+.{{2,60}}")
_DATED = re.compile(
    rf"(?P<names>{_NAMES})\s*(?:[|·•,–—-]|\s)\s*"
    r"(?P<rest>.{0,20}\b(?:\d{4}|\d+ min\b|days? ago|months? ago).{0,40})"
)
_TITLES = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|PhD|Ph\.D|MBA|CSP|CPAE|Jr|Sr)\b\.?,?\s*")
_SPEAKS = (
    r"(?:,? (?:an? |the )?[\w\s,&'’()/.-]{0,60}?,)? (?:is|was|has|writes|works|worked|runs|leads|helps|founded"
    r"|lives|speaks|teaches"
    r"|trains|coaches|spent|spends|started|manages|answers|serves|consults|blogs|edits|likes|believes|holds"
    r"|joined|can be)\b"
)
_ABOUT = re.compile(r"about the (?:author|writer)\s*[:–—-]|(?:author )?bio\s*:", re.IGNORECASE)
_THE_AUTHOR = r"(?:the|this|our guest) (?:author|writer|post's author|article's author)(?: of this \w+)?"
_LONGEST_BOX = 140
_LONGEST_PUBLICATION = 6
_NOT_NAMES = frozenset(
    re.findall(
        r"\w+",
        "the a an this that these those customer service key action learning point steps how why what when where "
        "who our your my no yes more new best read share leave about contact home finding making being going good "
        "great first last next",
    )
)
_PUBLICATION = re.compile(
    r"[Tt]he .+|.*\b(?:Journal|Times|Post|Herald|News|Magazine|Review|Gazette|Tribune|Daily|Weekly|Monthly|Quarterly"
    r"|Observer|Chronicle|Bulletin|Digest|Telegraph|Courier|Newsletter|Blog|Press|Today|Institute|University|Inc|Ltd"
    r"|\w+\.(?:com|org|net))\b\.?"
)
_LIST = re.compile(r"\s?(?:[,|·•;]|(?<=\s)[–—-]\s)\s?")
_READ = 600
"""No byline is longer; a longer line is not looked at."""


def is_byline(words: str) -> bool:
    """Whether a line says who wrote the article, and perhaps when."""
    if len(words) > _READ:
        return False
    said = _TITLES.sub("", bare(words))
    if found := _BYLINE.fullmatch(said):
        return len(said.split()) <= 22 and not re.search(r"[.!?]\s+\w+\s\w+", found["rest"])
    if len(said.split()) <= 8 and said[-1:] not in ".!?" and _BY_SOMEBODY.fullmatch(said):
        return True
    return _DATED.fullmatch(said) is not None


def is_name(words: str) -> bool:
    """Whether a line is a name and nothing else."""
    if len(words) > _READ:
        return False
    said = _TITLES.sub("", bare(words)).strip(" ,")
    return re.fullmatch(NAME, said) is not None and not any(word.casefold() in _NOT_NAMES for word in said.split())


def names_in(words: str) -> tuple[str, ...]:
    """The names in a byline, in order."""
    said = _TITLES.sub("", bare(words[:_READ]))
    found = _BYLINE.fullmatch(said) or _DATED.fullmatch(said)
    if found is None:
        return (said.strip(" ,"),) if is_name(words) else ()
    first, *after = _LIST.split(found["names"])
    people = [first, *(one for one in after if not _is_publication(one))]
    return tuple(dict.fromkeys(name for one in people for name in re.findall(NAME, one)))


def publication_in(words: str) -> str:
    """The newspaper, magazine or house that a byline names after who wrote it, or ``""``."""
    said = _TITLES.sub("", bare(words[:_READ]))
    if (found := _BYLINE.fullmatch(said)) is None:
        return ""
    _, *after = _LIST.split(said[found.start("names") :])
    return next((one for one in after if len(one.split()) <= _LONGEST_PUBLICATION and _is_publication(one)), "")


def _is_publication(said: str) -> bool:
    """Whether what stands between two commas names a newspaper or a house; two people may be joined there too."""
    return _PUBLICATION.fullmatch(said) is not None and re.fullmatch(rf"{NAME},?(?: and| &)\s+{NAME}", said) is None


def speaks_of(words: str, names: Iterable[str]) -> bool:
    """Whether a paragraph begins by telling who somebody is: one of the names, or "the author"."""
    said = _TITLES.sub("", bare(words[: 10 * _READ]))
    if len(said.split()) > _LONGEST_BOX or len(words) > 10 * _READ:
        return False
    if _ABOUT.match(said) or re.match(rf"{_THE_AUTHOR}{_SPEAKS}", said, re.IGNORECASE):
        return True
    for name in filter(None, names):
        called = "|".join(re.escape(one) for one in dict.fromkeys((name, *name.split())))
        whole = " " in name and re.match(rf"{re.escape(name)}(?:'s)?,? [a-z(]", said)
        if whole or re.match(rf"(?:{called})(?:{_SPEAKS}| - |: | – |, )", said):
            return True
    return False
