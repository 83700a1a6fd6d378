"""Tells whether a line of an article can be its title."""

from __future__ import annotations

import re

from coursegen.articles.bylines import is_byline, is_name
from coursegen.articles.phrases import Phrases, is_heading
from coursegen.articles.reading import Block

_LONGEST = 16


def may_be_title(block: Block, known: Phrases) -> bool:
    """Whether a block is a heading, or a short line like one, that names no part of the article and no person."""
    if not is_heading(block) or len(block.words.split()) > _LONGEST or is_byline(block.words):
        return False
    return not known.finding(block.words) and (block.kind == "heading" or not is_name(block.words))


def is_same_title(one: str, other: str) -> bool:
    """Whether two titles are one: a page adds the site's name after a sign."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter.split()) < 2:
        return False
    signs, said = r"\s*[|–—\-:»·•]", re.escape(shorter)
    return re.match(said + signs, longer) is not None or re.search(signs + r"\s+" + said + "$", longer) is not None
