"""Cuts an article's paragraphs into sentences, each with the number of its paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from coursegen.source.sentences import sentences_of

_MARK = re.compile(r"^\s*(?:[-–—•*‣·▪]|\(?\d{1,2}[.)]|\(?[a-z][)])\s+")
_NUMBER = re.compile(r"\(?\d{1,2}[.)]")
_ENDS = re.compile(r"[.!?…:;][”’\"')\]]*$")
_HEADING_WORDS = 14
_LONGEST = 20_000  # characters of a paragraph that are looked at; no paragraph that anybody reads is longer


class Sentence(Struct, frozen=True, gc=False):
    """A sentence of an article: the number of its paragraph, from 1, its place in the article, and its words.

    ``heading`` is the nearest heading above it, ``""`` where there is none. ``listed`` says that it is an entry of a
    list, whose mark is left out.
    """

    paragraph: int
    order: int
    text: str
    heading: str = ""
    listed: bool = False


def article_sentences(paragraphs: Sequence[str], language: str = "en") -> tuple[Sentence, ...]:
    """The sentences of an article; a heading is none, but is told with the sentences under it."""
    found: list[Sentence] = []
    heading = ""
    for number, paragraph in enumerate(paragraphs, start=1):
        unmarked = _MARK.sub("", paragraph)
        listed = unmarked != paragraph
        following = paragraphs[number] if number < len(paragraphs) else ""
        if is_heading(paragraph) or (listed and is_heading(unmarked) and _is_prose(following)):
            heading = unmarked
            continue
        for text in sentences_of(unmarked[:_LONGEST], language):
            if not _NUMBER.fullmatch(text):  # of an entry in a list that was typed into the paragraph
                found.append(Sentence(number, len(found), text, heading, listed))
    return tuple(found)


def _is_prose(paragraph: str) -> bool:
    """Whether a paragraph is longer than any heading, and no entry of a list: what stands before it may announce it."""
    return len(paragraph.split()) > _HEADING_WORDS and not _MARK.match(paragraph)


def is_heading(paragraph: str) -> bool:
    """Whether a paragraph is a heading: a few words with nothing at their end, and no entry of a list."""
    return not _ENDS.search(paragraph) and len(paragraph.split()) <= _HEADING_WORDS and not _MARK.match(paragraph)
