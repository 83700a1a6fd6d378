"""Reads a page of the web: trafilatura looks for the article, our rules sort it."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from lxml.html import HtmlElement
from msgspec.structs import replace

from coursegen.articles.licence_links import linked_licences
from coursegen.articles.page import names_of, page_blocks, page_tree
from coursegen.articles.people_and_languages import language_tag, people_in
from coursegen.articles.reading import Container, Reading, Said, cleaned
from coursegen.articles.surroundings import reason_of
from coursegen.problems import Problem, Refused, to_install

_TYPES = frozenset({"article", "blogposting", "newsarticle", "techarticle", "report", "scholarlyarticle", "webpage"})
_RIGHTS = (
    "license", "licence", "dc.rights", "dc.rights.license", "dcterms.rights", "dcterms.license", "rights", "copyright",
)  # fmt: skip
_ORGANISATIONS = frozenset({"organization", "newsmediaorganization", "corporation", "ngo", "governmentorganization"})
_ISSUED = (
    "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "dcterms.issued", "dcterms.date",
    "dcterms.created", "citation_publication_date", "citation_date", "pubdate", "publish-date", "parsely-pub-date",
    "sailthru.date", "og:published_time",
)  # fmt: skip
_OF_OTHERS = frozenset({"comments", "related", "sidebar", "navigation", "advertising"})
_TITLES = ("dc.title", "dcterms.title", "citation_title", "og:title", "twitter:title")
_NAMING = ("property", "name", "itemprop", "http-equiv")
_NESTED = 8


def web_page_reading(source: str) -> Reading:
    """A page as blocks, each with whether trafilatura takes it for the article.

    Errors: ``Refused`` where trafilatura is not installed, or the page has no text.
    """
    tree = page_tree(source)
    blocks = tuple(page_blocks(tree))
    said = _said(tree)
    text = _chosen(source)
    kept = _letters(text)
    chosen = (_letters(block.words) in kept for block in blocks)
    if not text:
        return Reading(blocks, said, ("trafilatura finds no article on this page: look at what was kept",))
    return Reading(tuple(replace(block, chosen=taken) for block, taken in zip(blocks, chosen, strict=True)), said)


def _letters(words: str) -> str:
    """Words without signs, a space before and after each: so that two ways to print the same are the same."""
    return " ".join(("", *re.findall(r"[^\W_]+", words), ""))


def _chosen(source: str) -> str:
    """The text that trafilatura takes for the article, or ``""``."""
    # Imported here: it needs half a second, and few commands read a page.
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        hint = f"{to_install('import')}; or add the article as .txt, .md or .pdf"
        raise Refused(
            [Problem("not-installed", "pages of the web need trafilatura, which is not here", hint=hint)]
        ) from error
    found = bare_extraction(source, include_comments=False, favor_recall=True, with_metadata=False)
    return str(getattr(found, "text", "") or "")


def _said(tree: HtmlElement) -> Said:
    """What the head of a page says: its JSON-LD first (schema.org), then Open Graph and the names of meta elements."""
    meta: dict[str, str] = {}
    authors: list[str] = []
    for element in tree.iter("meta"):
        name = next((said for said in map(element.get, _NAMING) if said), "").lower()
        value = cleaned(element.get("content") or "")[:400]
        if name and value:
            meta.setdefault(name, value)
            if name in ("author", "article:author", "dc.creator", "byl", "parsely-author") and not value.startswith(
                "http"
            ):
                authors.append(value)
    shown = (meta.get("og:title", ""), cleaned(tree.findtext(".//title") or ""), *_first_headings(tree))
    linked = _linked_data(tree, shown)
    licences = tuple(dict.fromkeys((*linked_licences(tree), *filter(None, [linked.licence]))))
    title = linked.title or next((meta[name] for name in _TITLES if name in meta), shown[1])
    return Said(
        title=_without_site(title, meta.get("og:site_name", "")),
        authors=tuple(people_in(linked.authors or authors)),
        organisations=linked.organisations,
        states_title=bool(linked.title or title != shown[1]),
        publisher=linked.publisher or meta.get("og:site_name", ""),
        url=_address(next(_links(tree, "canonical"), "") or meta.get("og:url", "")),
        issued=linked.issued or next((meta[name] for name in _ISSUED if name in meta), "") or _time_shown(tree),
        language=next(filter(None, map(language_tag, _languages(tree, meta))), "") or linked.language,
        licence=next(iter(licences), ""),
        rights=(*licences[1:], *(meta[name] for name in _RIGHTS if name in meta)),
    )


def _first_headings(tree: HtmlElement) -> Iterator[str]:
    return (cleaned(one.text_content()[:400]) for one in islice(tree.iter("h1"), 5))


def _linked_data(tree: HtmlElement, shown: Collection[str]) -> Said:
    """What JSON-LD says of the article whose title the page shows; that of another article is not this one's."""
    for script in tree.iter("script"):
        if (script.get("type") or "").lower() != "application/ld+json" or len(script.text or "") > 200_000:
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in _things(data, 0):
            if _types(thing) & _TYPES and _is_shown(thing, shown):
                return Said(
                    title=cleaned(str(thing["headline"]))[:400],
                    authors=tuple(dict.fromkeys(name for name in _named(thing.get("author")) if name))[:6],
                    organisations=frozenset(_organisations(thing.get("author"))),
                    language=language_tag(str(thing.get("inLanguage") or "")),
                    publisher=next((name for name in _named(thing.get("publisher")) if name), ""),
                    issued=cleaned(str(thing.get("datePublished") or ""))[:40],
                    licence=cleaned(str(thing.get("license") or ""))[:400],
                )
    return Said()


def _types(thing: Mapping[str, Any]) -> set[str]:
    said = thing.get("@type")
    return {str(one).lower().rpartition("/")[2] for one in (said if isinstance(said, list) else [said])}


def _organisations(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict) and _types(one) & _ORGANISATIONS and isinstance(one.get("name"), str):
            yield cleaned(one["name"])[:200]


def _languages(tree: HtmlElement, meta: Mapping[str, str]) -> Iterator[str]:
    yield tree.get("lang") or ""
    body = tree.find("body")
    yield (body.get("lang") or "") if body is not None else ""
    yield from (meta.get(name, "") for name in ("content-language", "dc.language", "dcterms.language", "og:locale"))


def _time_shown(tree: HtmlElement) -> str:
    """The first time that a page marks as one, outside what belongs to other articles."""
    for element in islice(tree.iter("time"), 20):
        around = [Container(0, str(one.tag), names_of(one)) for one in (element, *element.iterancestors())]
        if element.get("datetime") and not {reason_of(one) for one in around} & _OF_OTHERS:
            return cleaned(element.get("datetime") or "")[:40]
    return ""


def _is_shown(thing: Mapping[str, Any], shown: Collection[str]) -> bool:
    headline = set(re.findall(r"\w+", str(thing.get("headline") or "")[:400].casefold()))
    return any(2 * len(headline & set(re.findall(r"\w+", one.casefold()))) >= len(headline) > 0 for one in shown)


def _things(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _NESTED:
        return
    if isinstance(data, dict):
        yield data
        yield from _things(data.get("@graph"), depth + 1)
    elif isinstance(data, list):
        for one in data[:200]:
            yield from _things(one, depth + 1)


def _named(value: Any) -> Iterator[str]:
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        if isinstance(name, str) and not name.startswith("http"):
            yield cleaned(name)[:200]


def _links(tree: HtmlElement, relation: str) -> Iterator[str]:
    """Where links of a relation lead, those of the head and of the text."""
    for element in tree.iter("link", "a"):
        if relation in (element.get("rel") or "").lower().split() and (target := (element.get("href") or "").strip()):
            yield target[:400]


def _without_site(title: str, site: str) -> str:
    """A title without the site's name after a sign."""
    head, sign, tail = (
        title.rpartition(" | ") if " | " in title else title.rpartition(f" - {site}") if site else ("", "", "")
    )
    return head.strip() if sign and head.strip() and len(head) >= len(tail) else title


def _address(link: str) -> str:
    return link if re.fullmatch(r"https?://\S+", link) else ""
