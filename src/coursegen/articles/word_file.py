"""Reads a Word file as blocks: headings, lists, tables and paragraphs as they read once every change is accepted."""

from __future__ import annotations

import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from coursegen.articles.archive import judge_word_file
from coursegen.articles.reading import Block, BlockKind, Reading, Said, cleaned
from coursegen.problems import Problem, Refused, to_install

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_UNREAD = (
    f"{_W}moveFrom",
    f"{_W}del",
    f"{_W}txbxContent",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
)

_UNREADABLE = (KeyError, ValueError, AttributeError, TypeError, IndexError, SyntaxError)
"""What python-docx ends with on a document that is none; pictures, which nobody has looked into, it unpacks too."""


def word_reading(data: bytes) -> Reading:
    """A .docx as blocks; text boxes, headers, footers and comments are not the article's text.

    A footnote or an endnote stands behind the paragraph that it belongs to.

    Errors: ``Refused`` where python-docx is not installed, and for what is damaged or no Word file.
    """
    judge_word_file(data)
    try:
        from docx import Document  # imported here: it is heavy, and an extra
    except ImportError as error:
        hint = f"{to_install('import')}; or save the article as .txt, and add that"
        raise Refused(
            [Problem("not-installed", "Word files need python-docx, which is not here", hint=hint)]
        ) from error
    try:
        document = Document(BytesIO(data))
        core = document.core_properties
        said = Said(cleaned(core.title or ""), (cleaned(core.author),) if (core.author or "").count(" ") else ())
        return Reading(tuple(_blocks(document)), said)
    except (*_UNREADABLE, zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError) as error:
        message = "the file can't be read as a Word document"
        raise Refused([Problem("package", message, hint="open it in Word, and save it as .docx again")]) from error


def _blocks(document: Any) -> Iterator[Block]:
    formats, notes = _numbered(document), _notes(document)
    counts: Counter[tuple[str, str]] = Counter()
    for thing in document.iter_inner_content():
        if hasattr(thing, "rows"):
            for row in thing.rows:
                cells = list(dict.fromkeys(cell._tc for cell in row.cells))  # a merged cell is met once for each column
                words = " | ".join(
                    text for cell in cells if (text := cleaned(" ".join(map(_words, cell.iter(f"{_W}p")))))
                )
                if words:
                    yield Block("row", words)
            continue
        words = cleaned(_words(thing._p))
        cited = tuple(_cited(thing._p, notes))
        if not words:
            continue
        style = (thing.style.name or "") if thing.style is not None else ""
        list_id, level = _list(thing._p)
        if style.startswith(("Heading", "Title", "Subtitle")):
            yield Block("heading", words)
        elif list_id or style.startswith("List"):
            counts[list_id or style, level] += 1
            numbered = formats.get((list_id, level), "Number" in style)
            yield Block("item", words, f"{counts[list_id or style, level]}." if numbered else "-")
        else:
            kind: BlockKind = "quotation" if "Quote" in style else "caption" if style == "Caption" else "paragraph"
            yield Block(kind, words)
        yield from cited


def _words(paragraph: Any) -> str:
    """The words of a paragraph: what was inserted counts, what was deleted, moved away or set in a box does not."""
    tags = (f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}cr", f"{_W}noBreakHyphen")
    read = (one for one in paragraph.iter(*tags) if next(one.iterancestors(*_UNREAD), None) is None)
    return "".join(one.text or "" if one.tag == tags[0] else "-" if one.tag == tags[-1] else " " for one in read)


def _notes(document: Any) -> dict[tuple[str, str], str]:
    """The words of every footnote and endnote, by its kind and its number."""
    found = {}
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    for part in document.part.package.iter_parts():
        kind = next((kind for kind in ("footnote", "endnote") if part.partname.endswith(f"/{kind}s.xml")), "")
        for note in etree.fromstring(part.blob, parser).iter(f"{_W}{kind}") if kind else ():
            words = cleaned(" ".join(map(_words, note.iter(f"{_W}p"))))
            if words and note.get(f"{_W}type", "normal") == "normal":
                found[kind, note.get(f"{_W}id", "")] = words
    return found


def _cited(paragraph: Any, notes: dict[tuple[str, str], str]) -> Iterator[Block]:
    for kind in ("footnote", "endnote"):
        for reference in paragraph.iter(f"{_W}{kind}Reference"):
            if words := notes.get((kind, reference.get(f"{_W}id", ""))):
                yield Block("paragraph", words)


def _list(paragraph: Any) -> tuple[str, str]:
    """The list of a paragraph and its level there, each ``""`` where it is in none."""
    found = paragraph.find(f"{_W}pPr/{_W}numPr")
    if found is None or (number := found.find(f"{_W}numId")) is None or number.get(f"{_W}val") == "0":
        return "", ""
    level = found.find(f"{_W}ilvl")
    return number.get(f"{_W}val", ""), "0" if level is None else level.get(f"{_W}val", "0")


def _numbered(document: Any) -> dict[tuple[str, str], bool]:
    """Whether each level of each list counts, by the list's and the level's number (ECMA-376 part 1, 17.9)."""
    root = next(
        (part.element for part in document.part.package.iter_parts() if part.partname.endswith("/numbering.xml")), None
    )
    if root is None:
        return {}
    levels = {
        abstract.get(f"{_W}abstractNumId"): {
            level.get(f"{_W}ilvl"): level.find(f"{_W}numFmt") is not None
            and level.find(f"{_W}numFmt").get(f"{_W}val") not in ("bullet", "none")
            for level in abstract.iter(f"{_W}lvl")
        }
        for abstract in root.iter(f"{_W}abstractNum")
    }
    found = {}
    for number in root.iter(f"{_W}num"):
        abstract = number.find(f"{_W}abstractNumId")
        for level, counts in levels.get("" if abstract is None else abstract.get(f"{_W}val"), {}).items():
            found[number.get(f"{_W}numId"), level] = counts
    return found
