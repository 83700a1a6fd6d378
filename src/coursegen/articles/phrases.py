"""Reads the phrases of a language that are found around an article, and those that name its parts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from coursegen.articles.reading import Block
from coursegen.source import nodes
from coursegen.source.values import texts_in
from coursegen.source.word_lists import any_of, fields, word_lists

_LONGEST_LINE, _LONGEST_REQUEST = 400, 2_000
"""How many characters a line or a heading has at most that one of these phrases is looked for in, and a request."""
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "`": "'", "…": "..."})
_AROUND = re.compile(r"\A[^\w#@©\"'($€£]++|(?<=\w)[^\w.!?)\"'%*+:]++\Z")
_BETWEEN = re.compile(r"\s?[|·•∙»]\s?|(?<!\s)\s[–—-]\s")
_HASHTAGS = re.compile(r"(?:\s#\w++)++\s?\Z")
_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|$)")


class Section(Struct, frozen=True, eq=False):
    """A heading that begins a part of a page that is no part of its article; ``to_end`` where no other part follows."""

    to_end: bool
    heading: re.Pattern[str]


class Phrases(Struct, frozen=True, eq=False):
    """What stands around an article, by what the import calls it: lines, requests, sections; and what names its parts.

    A request has at most ``longest`` words.
    """

    lines: Mapping[str, re.Pattern[str]]
    requests: Mapping[str, re.Pattern[str]]
    longest: int
    sections: Mapping[str, Section]
    findings: Mapping[str, re.Pattern[str]]

    def line(self, block: Block) -> str:
        """What a block is that holds nothing but such a phrase, or ``""``."""
        if len(block.words) > _LONGEST_LINE:
            return ""
        said = bare(block.words)
        if not any(character.isalnum() for character in said):
            return "sharing"
        if why := self._phrase(said):
            return why
        pieces = [bare(piece) for piece in _BETWEEN.split(said)]
        found = [self._phrase(piece) for piece in pieces if piece]
        return found[0] if len(found) > 1 and all(found) else ""

    def _phrase(self, said: str) -> str:
        return next((why for why, pattern in self.lines.items() if pattern.fullmatch(said)), "")

    def request(self, block: Block) -> str:
        """What a paragraph asks its reader for that is on the page, or ``""``."""
        if len(block.words) > _LONGEST_REQUEST:
            return ""
        said = bare(_HASHTAGS.sub("", block.words))
        if len(said.split()) > self.longest:
            return ""
        return next((why for why, pattern in self.requests.items() if pattern.search(said)), "")

    def section(self, block: Block) -> str:
        """What kind of part a heading begins that is no part of the article, or ``""``."""
        said = _heading(block.words)
        return next((why for why, one in self.sections.items() if one.heading.fullmatch(said)), "")

    def finding(self, words: str) -> str:
        """What a heading says that its part is, ``key point`` or ``action steps``, or ``""``."""
        said = _heading(words)
        return next((name for name, pattern in self.findings.items() if pattern.fullmatch(said)), "")


class PageNames(Struct, frozen=True, eq=False):
    """What elements and names of containers say of what is in them; ``body``, ``lead`` and ``title`` are its own."""

    elements: Mapping[str, str]
    names: Mapping[str, re.Pattern[str]]
    body: re.Pattern[str]
    lead: re.Pattern[str]
    title: re.Pattern[str]


@cache
def phrases(language: str = "en") -> Phrases:
    """The phrases of a language; those of English where it has no file."""
    name = f"articles/{language.partition('-')[0]}.yaml"
    try:
        root = word_lists(name)
    except FileNotFoundError:
        return phrases()
    requests = dict(fields(root["requests"]))
    longest = requests.pop("longest")
    assert isinstance(longest, nodes.Scalar)
    return Phrases(
        lines={why: any_of(listed) for why, listed in fields(root["lines"]).items()},
        requests={why: any_of(listed) for why, listed in requests.items()},
        longest=int(longest.text),
        sections={why: _section(fields(section)) for why, section in fields(root["sections"]).items()},
        findings={name: any_of(listed) for name, listed in fields(root["findings"]).items()},
    )


@cache
def page_names() -> PageNames:
    """What containers of pages are called, whatever language the page is in."""
    root = word_lists("articles/pages.yaml")
    return PageNames(
        elements={tag: texts_in(why)[0] for tag, why in fields(root["elements"]).items()},
        names={why: any_of(listed) for why, listed in fields(root["names"]).items()},
        body=any_of(root["body"]),
        lead=any_of(root["lead"]),
        title=any_of(root["title"]),
    )


def bare(words: str) -> str:
    """Words as patterns meet them: quotes straight, signs and pictures at either end taken off."""
    return _AROUND.sub("", _AROUND.sub("", words.translate(_STRAIGHT))).strip()


def _heading(words: str) -> str:
    """A heading as patterns meet it; ``""`` for what is longer than any."""
    said = bare(words[: _LONGEST_LINE + 1]).rstrip(":.")
    return said if len(said) <= _LONGEST_LINE else ""


def is_prose(block: Block) -> bool:
    """Whether a block has a sentence of some length that leads nowhere else: an article is made of such."""
    if block.kind == "heading" or len(block.words.split()) < 12 or block.linked >= 0.5:
        return False
    return _SENTENCE.search(block.words) is not None


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, or a short line without an end that plain text has in its stead."""
    if block.kind == "heading":
        return True
    return block.kind == "paragraph" and len(block.words.split()) <= 10 and block.words[-1] not in '.,;!"”’)…'


def is_topic(block: Block) -> bool:
    """Whether a block is a word or three without an end, as a page files an article under."""
    return block.kind == "paragraph" and is_heading(block) and len(block.words.split()) <= 3


def leads_away(block: Block) -> bool:
    """Whether a short line is nothing but links."""
    return block.linked >= 0.8 and len(block.words.split()) <= 8 and block.kind != "heading"


def _section(said: Mapping[str, nodes.Node]) -> Section:
    return Section(texts_in(said["to_end"]) == ("true",), any_of(said["headings"]))
