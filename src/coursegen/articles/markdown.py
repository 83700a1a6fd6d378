"""Reads Markdown: its front matter is what the file says of itself, and HTML in it is read as a page's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coursegen.articles.people_and_languages import language_tag, people_in
from coursegen.articles.reading import Block, BlockKind, Reading, Said, cleaned
from coursegen.problems import Refused
from coursegen.source import nodes
from coursegen.source.text import SourceText
from coursegen.source.values import texts_in
from coursegen.source.yaml_file import node_of

_FRONT = re.compile(r"\A---[ \t]*\n(?P<fields>.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_NESTED = 40
"""How deep lists and quotations may stand in one another (markdown-it's own bound is 20 for most of them)."""


def markdown_reading(text: str, file: str) -> Reading:
    """Markdown as blocks; ``file`` is the path to show where its front matter can't be read."""
    said, body = Said(), text
    doubts: tuple[str, ...] = ()
    if front := _FRONT.match(text):
        body = text[front.end() :]
        try:
            said = _said(node_of(SourceText(file, front["fields"], "")))
        except Refused:
            doubts = ("its front matter is no YAML that can be read, and was left out",)
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTED}).enable("table")
    return Reading(tuple(_blocks(parser.parse(body))), said, doubts)


def _said(front: nodes.Node) -> Said:
    entries = front.entries if isinstance(front, nodes.Mapping) else {}
    fields = {name.lower(): entry.value for name, entry in entries.items()}
    names = [name for key in ("author", "authors", "by") for name in _names(fields.get(key))]
    return Said(
        title=_first(fields, "title"),
        authors=tuple(people_in(names)),
        publisher=_first(fields, "publisher", "site"),
        url=_first(fields, "canonical_url", "url", "link"),
        issued=_first(fields, "date", "published", "issued", "publishdate", "pubdate", "created"),
        states_title=bool(_first(fields, "title")),
        language=language_tag(_first(fields, "lang", "language", "locale")),
        licence=_first(fields, "license", "licence"),
        rights=tuple(cleaned(words) for key in ("rights", "copyright") for words in texts_in(fields.get(key))),
    )


def _names(node: nodes.Node | None) -> Iterator[str]:
    """The names that a field holds: texts, or mappings with a name."""
    if isinstance(node, nodes.Mapping):
        named = {name: entry.value for name, entry in node.entries.items()}
        yield from texts_in(named.get("name"))[:1]
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _names(item)
    else:
        yield from texts_in(node)


def _first(fields: Mapping[str, nodes.Node], *names: str) -> str:
    return next((cleaned(text) for name in names for text in texts_in(fields.get(name))[:1]), "")


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    lists: list[tuple[bool, int]] = []  # whether each list that is open is numbered, and the number to come
    quoted, fresh, kind = 0, False, "paragraph"
    row: list[str] = []
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists.append((token.type.startswith("ordered"), int(token.attrGet("start") or 1)))
            case "bullet_list_close" | "ordered_list_close":
                lists.pop()
            case "list_item_open":
                fresh = True
            case "list_item_close":
                lists[-1] = (lists[-1][0], lists[-1][1] + 1)
            case "blockquote_open" | "blockquote_close":
                quoted += 1 if token.nesting > 0 else -1
            case "heading_open" | "tr_open":
                kind, row = ("heading" if token.type == "heading_open" else "row"), []
            case "heading_close":
                kind = "paragraph"
            case "tr_close":
                kind = "paragraph"
                if words := cleaned(" | ".join(row)):
                    yield Block("row", words)
            case "inline" if kind == "row":
                row.append(_words(token))
            case "inline":
                yield from _paragraph(token, kind, lists[-1] if lists and fresh else None, quoted > 0)
                fresh = False
            case "fence" | "code_block":
                yield from (Block("paragraph", words) for line in token.content.split("\n") if (words := cleaned(line)))
            case "html_block":
                yield from _html(token.content)
            case _:
                pass


def _paragraph(token: Token, kind: str, item: tuple[bool, int] | None, quoted: bool) -> Iterator[Block]:
    words = _words(token)
    if not words:
        return
    links = tuple(str(child.attrGet("href")) for child in token.children or () if child.type == "link_open")
    linked = len(_words(token, linked=True)) / len(words)
    if item is not None:
        yield Block("item", words, f"{item[1]}." if item[0] else "-", linked, links)
        return
    shape: BlockKind = "heading" if kind == "heading" else "quotation" if quoted else "paragraph"
    yield Block(shape, words, linked=linked, links=links)


def _words(token: Token, *, linked: bool = False) -> str:
    """The words of an inline token, or of its links alone; HTML in it has no words of its own."""
    parts: list[str] = []
    inside = 0
    for child in token.children or ():
        inside += (child.type == "link_open") - (child.type == "link_close")
        if linked and not inside:
            continue
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append(" ")
    return cleaned("".join(parts))


def _html(source: str) -> Iterator[Block]:
    # Imported here: few Markdown files hold HTML, and lxml is heavy.
    from coursegen.articles.page import page_blocks, page_tree

    with suppress(Refused):  # a closing tag alone has no words
        yield from list(page_blocks(page_tree(source)))
