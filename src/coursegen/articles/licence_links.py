"""Finds the licence that a page links to as its own, in its head or with a badge."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from lxml.html import HtmlElement

from coursegen.articles.licences import licence_of
from coursegen.articles.own_licence import is_elsewhere, whose
from coursegen.articles.page import is_licence_badge, names_of, page_seen
from coursegen.articles.reading import Block, Container, cleaned
from coursegen.articles.surroundings import reason_of

_LOOSE = frozenset({"author", "byline", "form", "sharing", "subscribing", "navigation", "filing", "sidebar"})
_INLINE = frozenset({"a", "span", "em", "strong", "b", "i", "small", "font", "cite"})
_LONGEST, _MOST = 400, 60


def linked_licences(tree: HtmlElement) -> Iterator[str]:
    """The addresses of licences that a page links to as its own (``rel=license``), those of its head first.

    A link in a caption, a credit, a comment or another article is somebody else's, and so is one that a picture
    stands beside, unless the words around it say whose it is.
    """
    for element in tree.iter("link"):
        if _is_licence(element):
            yield (element.get("href") or "").strip()[:_LONGEST]
    badges = islice((one for one in tree.iter("a") if _is_licence(one)), _MOST)
    for element in badges:
        if _is_own(element):
            yield (element.get("href") or "").strip()[:_LONGEST]


def _is_licence(element: HtmlElement) -> bool:
    return "license" in (element.get("rel") or "").lower().split() and bool(licence_of(element.get("href") or ""))


def _is_own(link: HtmlElement) -> bool:
    around = [one for one in link.iterancestors() if isinstance(one.tag, str)]
    if any(not page_seen(one) for one in (link, *around)):
        return False
    within = tuple(Container(0, str(one.tag), names_of(one)) for one in (link, *around))
    reasons = {reason_of(one) for one in within}
    articles = [one for one in around if one.tag == "article"]
    nested = len(articles) > 1 or (articles and len(articles[0].text_content()) < 0.4 * _article_letters(link))
    block = next((one for one in around if one.tag not in _INLINE), link)
    if nested or is_elsewhere(Block("paragraph", "", within=within), reasons):
        return False
    words = cleaned(_own_words(block)[:2_000])
    who = "bare" if len(words.split()) > 200 else whose(words)
    if who == "own":
        return True
    return who == "bare" and not reasons & _LOOSE and not _beside_a_picture(block)


def _own_words(block: HtmlElement) -> str:
    """The words of a block without those of the blocks in it."""
    inline = (f"{one.text_content() if one.tag in _INLINE else ' '}{one.tail or ''}" for one in block)
    return (block.text or "") + "".join(inline)


def _article_letters(link: HtmlElement) -> int:
    """How many letters the longest article of the page has."""
    return max((len(one.text_content()) for one in link.getroottree().iter("article")), default=0)


def _beside_a_picture(block: HtmlElement) -> bool:
    """Whether a picture that is no licence's badge stands in a block or right before it."""
    before = block.getprevious()
    images = [*block.iter("img"), *(before.iter("img") if before is not None else ())]
    return any(not is_licence_badge(image) for image in images)
