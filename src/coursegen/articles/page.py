"""Reads a page's HTML: what a reader sees of it, in order, with the containers around each block."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.etree import ParserError, _Comment, _Entity, _ProcessingInstruction
from lxml.html import HtmlElement
from msgspec import Struct, field

from coursegen.articles.reading import Block, BlockKind, Container, cleaned
from coursegen.problems import Problem, Refused

MAX_ELEMENTS = 200_000
MAX_DEPTH = 240
"""How many elements a page may have, and how deep they may stand; libxml2 reads no deeper than 256."""

_UNSEEN = frozenset({
    "script", "style", "noscript", "template", "svg", "math", "iframe", "object", "embed", "canvas", "audio", "video",
    "map", "head", "title", "meta", "link", "select", "option", "datalist", "textarea", "input", "progress", "meter",
    "param", "source", "track", "area", "base",
})  # fmt: skip
_INLINE = frozenset({
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub",
    "sup", "td", "th", "time", "tt", "u", "var", "wbr", "picture", "label",
})  # fmt: skip
_KINDS: dict[str, BlockKind] = {
    **{f"h{level}": "heading" for level in range(1, 7)},
    "li": "item", "dd": "item", "dt": "item", "figcaption": "caption", "caption": "caption", "blockquote": "quotation",
    "tr": "row", "button": "control", "summary": "heading",
}  # fmt: skip
_CELLS = ("td", "th")
_APART = frozenset({"a", "time", "label"})
_IN_TABLES = frozenset({"br", "tr", "tbody", "thead", "tfoot", "caption", "colgroup", "col", *_UNSEEN})
_LAYS_OUT = "data-lays-out"
_SHORT_LINE, _ENDS = 8, tuple(".,;:!?…-–—\"'”’)")
_CREDIT = re.compile(r"(?:.{0,60}-)?credits?")
_BADGE = re.compile(
    r"creative[ -]?commons|licensebuttons|\bcc[-_ ]?(?:by|zero|0|icon|logo)|/by(?:-\w\w)*\b", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NAME = 80
"""So many letters of a class or the like are read: names that mean something are shorter."""

_NAMING = (
    "class",
    "id",
    "role",
    "itemprop",
    "itemtype",
    "rel",
    "data-testid",
    "data-hook",
    "data-component",
    "data-block-type",
)


class _Open(Struct):
    """A block while its words are gathered."""

    kind: BlockKind
    within: tuple[Container, ...]
    parts: list[str]
    linked: int = 0
    links: list[str] = field(default_factory=list)


class _Step(Struct):
    """An element on the way, with the containers and the kind of block around it."""

    element: HtmlElement
    within: tuple[Container, ...]
    kind: BlockKind
    leaving: bool = False


def page_tree(source: str) -> HtmlElement:
    """A page as a tree; entities and what it links to are not looked at.

    Errors: ``Refused`` where there is nothing on it, or more than anybody reads.
    """
    try:
        tree = html.document_fromstring(source, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (ParserError, ValueError):
        raise Refused(
            [Problem("no-text", "there is no text on this page", hint="save the article's own page")]
        ) from None
    if sum(1 for _ in tree.iter()) > MAX_ELEMENTS:
        message = f"the page has more than {MAX_ELEMENTS:,} elements"
        raise Refused([Problem("too-many", message, hint="save the article's text, and add that")])
    return tree


def page_blocks(tree: HtmlElement) -> Iterator[Block]:
    """The blocks of a page as a reader sees them; forms, scripts and what is hidden have no words.

    Two line breaks in a row end a paragraph, as old blog engines write them; what stands deeper than ``MAX_DEPTH`` is
    left out.
    """
    body = tree.find("body")
    _mark_layout(tree)
    walk = _Walk()
    walk.through(tree if body is None else body)
    yield from walk.blocks


def _mark_layout(tree: HtmlElement) -> None:
    """Mark the rows of tables whose cells hold blocks: they lay out a page, and are no rows of figures."""
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in _INLINE or element.tag in _IN_TABLES:
            continue
        around = element.getparent()
        while around is not None and around.tag in _INLINE and around.tag not in _CELLS:
            around = around.getparent()
        if around is not None and around.tag in _CELLS and (row := around.getparent()) is not None:
            row.set(_LAYS_OUT, "")


class _Walk:
    """A walk through a page, without recursion: a page from anyone may be as deep as the parser allows."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._open = _Open("paragraph", (), [])
        self._numbers, self._link, self._mark = 0, 0, ""
        self._pictured = False

    def through(self, root: HtmlElement) -> None:
        """Enter and leave every element: its own words when it is entered, what follows it when it is left."""
        pending: list[_Step] = [_Step(root, (), "paragraph")]
        while pending:
            step = pending.pop()
            element, tag = step.element, step.element.tag if isinstance(step.element.tag, str) else ""
            if step.leaving:
                self._leave(step, tag)
            elif not _seen(element, tag) or len(step.within) > MAX_DEPTH:
                self._say(element.tail)
            elif tag == "br":
                self._break()
                self._say(element.tail)
            else:
                pending.append(_Step(element, step.within, step.kind, leaving=True))
                inner = self._enter(step, tag)
                pending.extend(_Step(child, inner.within, inner.kind) for child in reversed(element))
                self._say(element.text)

    def _enter(self, step: _Step, tag: str) -> _Open:
        element, names = step.element, names_of(step.element)
        if _is_block(element, tag, names):
            self._close()
            self._numbers += 1
            kind = _KINDS.get(tag, "paragraph" if step.kind == "row" else step.kind)
            self._open = _Open(kind, (*step.within, Container(self._numbers, tag, names)), [])
            self._mark = _mark(element) if tag == "li" else self._mark
            return self._open
        empty = not any(part.strip() for part in self._open.parts)
        if names and empty and cleaned(element.text_content()):  # a span that names what its block is
            self._numbers += 1
            self._open.within = (*self._open.within, Container(self._numbers, tag, names))
        if tag in _APART and _follows_another(element):
            self._open.parts.append(" ")
        self._pictured |= tag == "img" and not is_licence_badge(element)
        if tag == "a":
            self._link += 1
            self._open.links.append(element.get("href") or "")
        if tag in ("td", "th") and any(part.strip() for part in self._open.parts):
            self._open.parts.append(" | ")
        return _Open(step.kind, step.within, [])

    def _leave(self, step: _Step, tag: str) -> None:
        self._link -= tag == "a"
        if _is_block(step.element, tag, names_of(step.element)):
            self._close()
            self._open = _Open(step.kind, step.within, [])
            self._mark = "" if tag == "li" else self._mark
        self._say(step.element.tail)

    def _say(self, words: str | None) -> None:
        if words:
            self._open.parts.append(words)
            self._open.linked += len(cleaned(words)) if self._link else 0

    def _break(self) -> None:
        """A line break: the second in a row ends the paragraph, and so does one after a short line without an end."""
        parts = self._open.parts
        last = next((part for part in reversed(parts) if part == "\n" or part.strip()), "")
        line = "".join(parts).strip()
        if last == "\n" or (len(line.split()) <= _SHORT_LINE and line[-1:] not in _ENDS):
            self._close()
        else:
            parts.append("\n")

    def _close(self) -> None:
        opened = self._open
        words = cleaned("".join(opened.parts))
        if words:
            linked = min(1.0, opened.linked / len(words))
            links = tuple(dict.fromkeys(link for link in opened.links if link))
            self.blocks.append(
                Block(opened.kind, words, self._mark, linked, links, opened.within, pictured=self._pictured)
            )
            self._mark, self._pictured = "", False
        self._open = _Open(opened.kind, opened.within, [])


def _follows_another(element: HtmlElement) -> bool:
    """Whether a link or the like stands right behind another: a page keeps them apart with its style sheet."""
    before = element.getprevious()
    return before is not None and not before.tail and before.tag in _APART


def is_licence_badge(image: HtmlElement) -> bool:
    """Whether a picture is the badge of a licence, which stands for words."""
    return _BADGE.search(f"{image.get('src') or ''} {image.get('alt') or ''}"[:400]) is not None


def _is_block(element: HtmlElement, tag: str, names: frozenset[str]) -> bool:
    """Whether an element begins a block: a cell does where it lays out a page, a span where it credits a picture."""
    if tag in _CELLS:
        row = element.getparent()
        return row is not None and row.get(_LAYS_OUT) is not None
    return tag not in _INLINE or any(map(_CREDIT.fullmatch, names))


def _seen(element: HtmlElement, tag: str) -> bool:
    if not tag or isinstance(element, _Comment | _ProcessingInstruction | _Entity) or tag in _UNSEEN:
        return False
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return False
    return not _HIDDEN.search(element.get("style") or "")


def page_seen(element: HtmlElement) -> bool:
    """Whether an element is one that a reader sees, whatever stands around it."""
    return _seen(element, element.tag if isinstance(element.tag, str) else "")


def names_of(element: HtmlElement) -> frozenset[str]:
    """The words of an element's class, id, role and the like, in small letters: ``blog-item-share``."""
    words = " ".join(element.get(name) or "" for name in _NAMING) + (" about-another" if element.get("about") else "")
    return frozenset(_CAMEL.sub("-", word[:_NAME]).lower().replace("_", "-") for word in words.split()[:60])


def _mark(element: HtmlElement) -> str:
    parent = element.getparent()
    if parent is None or parent.tag != "ol":
        return "-"
    start = parent.get("start") or "1"
    before = sum(1 for _ in element.itersiblings("li", preceding=True))
    return f"{(int(start) if start.isascii() and start.isdigit() and len(start) < 5 else 1) + before}."
