"""Reads an e-book: the chapters of its spine in order, and what its package says of it (EPUB 3.3)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import NoReturn
from urllib.parse import unquote

from lxml import etree
from msgspec.structs import replace

from coursegen.articles.archive import parts_in
from coursegen.articles.encoding import declared, decoded
from coursegen.articles.page import page_blocks, page_tree
from coursegen.articles.people_and_languages import language_tag, people_in
from coursegen.articles.reading import MAX_CHARACTERS, Block, Container, Reading, Said, cleaned
from coursegen.problems import Problem, Refused

_DC = "{http://purl.org/dc/elements/1.1/}"
_FOOT = Container(0, "footer", frozenset())


def epub_reading(data: bytes) -> Reading:
    """An .epub as blocks; its table of contents is left out, and its rights stand as the foot of a page would.

    Errors: ``Refused`` for what is damaged, protected, or no e-book.
    """
    parts = parts_in(data, (".xml", ".opf", ".xhtml", ".html", ".htm"))
    if "META-INF/encryption.xml" in parts and b"EncryptedData" in parts["META-INF/encryption.xml"]:
        _refuse("the book is protected against copying")
    rootfile = _tree(parts, "META-INF/container.xml").find(".//{*}rootfile")
    path = "" if rootfile is None else rootfile.get("full-path", "")
    package = _tree(parts, path)
    blocks = list(_chapters(parts, package, posixpath.dirname(path)))
    rights = [Block("paragraph", words, within=(_FOOT,)) for words in _told(package, "rights")]
    return Reading((*blocks, *rights), _said(package))


def _chapters(parts: Mapping[str, bytes], package: etree._Element, folder: str) -> Iterator[Block]:
    listed = {item.get("id", ""): item for item in package.iterfind(".//{*}manifest/{*}item")}
    read = 0
    for reference in package.iterfind(".//{*}spine/{*}itemref"):
        item = listed.get(reference.get("idref", ""))
        if item is None or reference.get("linear") == "no" or "nav" in (item.get("properties") or "").split():
            continue
        part = parts.get(posixpath.normpath(posixpath.join(folder, unquote(item.get("href", "")))))
        if part is None:
            continue
        source = decoded(part, declared(part))[0]
        read += len(source)
        if read > 8 * MAX_CHARACTERS:
            _refuse("the book is too long to be one article: add a chapter of it")
        if source.strip():
            # XML's own declaration would make the parser of pages refuse text that is decoded already.
            body = source.partition("?>")[2] if source.lstrip().startswith("<?xml") else source
            yield from (replace(block, within=()) for block in page_blocks(page_tree(body)))


def _said(package: etree._Element) -> Said:
    return Said(
        title=next(_told(package, "title"), ""),
        authors=tuple(people_in(_told(package, "creator"))),
        publisher=next(_told(package, "publisher"), ""),
        issued=next(_told(package, "date"), ""),
        language=language_tag(next(_told(package, "language"), "")),
        states_title=any(_told(package, "title")),
        licence=next((words for words in _told(package, "rights") if "creativecommons" in words), ""),
    )


def _told(package: etree._Element, name: str) -> Iterator[str]:
    return (words for element in package.iter(f"{_DC}{name}") if (words := cleaned(element.text or "")[:400]))


def _tree(parts: Mapping[str, bytes], path: str) -> etree._Element:
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(parts[path], parser)
    except (KeyError, etree.XMLSyntaxError):
        _refuse("the file is no e-book that can be read: a part that lists its chapters is missing or damaged")


def _refuse(message: str) -> NoReturn:
    raise Refused([Problem("package", message, hint="save the chapter's text as .txt, and add that")])
