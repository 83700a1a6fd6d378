"""Reads an article in any of its formats, told by what its bytes are and not by what its name says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePath
from typing import Literal, get_args

from msgspec import Struct

from coursegen.articles.encoding import declared, decoded
from coursegen.articles.reading import MAX_BLOCKS, MAX_CHARACTERS, Reading, cleaned
from coursegen.problems import Problem, Refused

Format = Literal["text", "markdown", "html", "docx", "pdf", "epub"]
FORMATS: tuple[Format, ...] = get_args(Format)

MAX_TEXT = 8_000_000
MAX_FILE = 60_000_000
"""The most bytes of an article that are read: of text, Markdown and HTML, and of a file with pictures in it."""

_NAMED: Mapping[str, Format] = {
    ".docx": "docx", ".doc": "docx", ".pdf": "pdf", ".epub": "epub", ".html": "html", ".htm": "html", ".xhtml": "html",
}  # fmt: skip
"""What the end of a file's name promises; who names a text .txt or .md promises nothing about its marks."""

_CALLED: Mapping[Format, str] = {
    "text": "plain text", "markdown": "Markdown", "html": "a web page", "docx": "a Word file", "pdf": "a PDF file",
    "epub": "an e-book",
}  # fmt: skip

_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|article|main|div|p|h1|table)\b", re.IGNORECASE)
_HEADING = re.compile(r"^#{1,6} \S", re.MULTILINE)
_MARKDOWN = re.compile(r"\A---[ \t]*\n\w+:|\]\(https?://[^)\s]+\)|^\*\*[^*\n]+\*\*$", re.MULTILINE)


_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,800}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)
_HEADERS = re.compile(
    rb"(?:[A-Za-z][A-Za-z-]{1,40}:[^\n]{0,998}\n(?:[ \t][^\n]{0,998}\n)*){0,60}?MIME-Version:", re.IGNORECASE
)
_SAVE_AS = "open it in the program that made it, save it as .docx or .pdf, and add that"
_PACKED = {
    b"application/vnd.oasis.opendocument.text": ("a text document of LibreOffice or OpenOffice (ODT)", _SAVE_AS),
    b"application/vnd.oasis.opendocument": ("a file of LibreOffice or OpenOffice that holds no text", _SAVE_AS),
    b"ppt/presentation.xml": ("a PowerPoint file", "save its text as .docx or .txt, and add that"),
    b"xl/workbook.xml": ("a spreadsheet", "save its text as .docx or .txt, and add that"),
    b"Index/Document.iwa": ("a document of Apple Pages", "export it from Pages as Word or PDF, and add that"),
}
"""What a packed file is by the names of its parts, and what to do with it."""

_ARCHIVED = (
    "a web archive (MHTML)",
    "open it in a browser and save the page as 'HTML only', or add its address",
)
_MAILED = ("an e-mail as its program keeps it (EML)", "copy the text of the mail into a .txt file, and add that")


class Given(Struct, frozen=True):
    """An article as it was given: its bytes, its file's name, where it was fetched, and how its text is written."""

    data: bytes
    name: str = ""
    url: str = ""
    charset: str = ""


def format_of(data: bytes, name: str) -> Format:
    """What a file is: by how it begins, and only among texts by its name.

    Errors: ``Refused`` for what is none of the six.
    """
    head = data[:4096]
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if what := _unread(data, head, name):
        message, hint = f"this is {what[0]}, which is not read", what[1]
        raise Refused([Problem("format", message, hint=hint)])
    if data.startswith(b"PK\x03\x04"):
        # The names of a zip's parts stand in it as they are: every e-book has this one (EPUB 3.3, 4.2.6.3.1).
        return "epub" if b"META-INF/container.xml" in data or name.lower().endswith(".epub") else "docx"
    if data.startswith((b"\xd0\xcf\x11\xe0", b"{\\rtf")) or (
        b"\x00" in head and not data.startswith((b"\xff\xfe", b"\xfe\xff"))
    ):
        message = f"this is no article in a format that can be read: {', '.join(FORMATS)}"
        raise Refused([Problem("format", message, hint="save it as .docx, .pdf or .txt, and add that")])
    suffix = PurePath(name).suffix.lower()
    if suffix in (".html", ".htm", ".xhtml") or _PAGE.match(head):
        return "html"
    if suffix in (".md", ".markdown"):
        return "markdown"  # with a <div> in it, too
    text = head.decode("utf-8", "replace")
    marked = _MARKDOWN.search(text) or len(_HEADING.findall(text)) > 1
    if suffix != ".txt" and marked:
        return "markdown"
    return "html" if _MARKUP.search(head) else "text"


def _unread(data: bytes, head: bytes, name: str) -> tuple[str, str] | None:
    """What a file is that people take for an article and that no reader is for, and what to do; else ``None``."""
    if data.startswith(b"PK\x03\x04"):
        return next((told for sign, told in _PACKED.items() if sign in data), None)
    suffix = PurePath(name).suffix.lower()
    if suffix in (".mht", ".mhtml") or (b"multipart/related" in head and _HEADERS.match(head)):
        return _ARCHIVED
    return _MAILED if suffix in (".eml", ".msg") or _HEADERS.match(head) else None


def reading_of(given: Given) -> Reading:
    """An article's blocks, from a file of any of the formats.

    Errors: ``Refused`` for what is too large, damaged, protected, empty, or
    none of the formats, or for one whose reader is not installed.
    """
    kind, data = format_of(given.data, given.name), given.data
    limit = MAX_TEXT if kind in ("text", "markdown", "html") else MAX_FILE
    if len(data) > limit:
        message = f"the article has {len(data) / 1_000_000:.1f} MB; at most {limit / 1_000_000:.0f} MB are read"
        raise Refused([Problem("too-big", message, hint="check that it is the article alone, without its pictures")])
    reading = _READERS[kind](given)
    if not any(cleaned(block.words) for block in reading.blocks):
        hint = "a scanned page has pictures of text only: put it through text recognition first"
        raise Refused([Problem("no-text", "there is no text in it", hint=hint if kind == "pdf" else "check the file")])
    if len(reading.blocks) > MAX_BLOCKS or sum(len(block.words) for block in reading.blocks) > MAX_CHARACTERS:
        message = f"it has more than {MAX_BLOCKS:,} paragraphs or {MAX_CHARACTERS:,} characters"
        raise Refused([Problem("too-big", message, hint="add the article alone, or a chapter")])
    suffix = PurePath(given.name).suffix.lower()
    if _NAMED.get(suffix, kind) != kind:
        doubt = f"{given.name} is named {suffix}, but is {_CALLED[kind]}, and was read as that"
        return Reading(reading.blocks, reading.said, (*reading.doubts, doubt))
    return reading


def _text(given: Given) -> Reading:
    from coursegen.articles.plain import plain_reading

    return _doubting(decoded(given.data, given.charset), plain_reading)


def _markdown(given: Given) -> Reading:
    from coursegen.articles.markdown import markdown_reading

    return _doubting(
        decoded(given.data, given.charset), lambda text: markdown_reading(text, given.name or "the article")
    )


def _html(given: Given) -> Reading:
    from coursegen.articles.web_page import web_page_reading

    return _doubting(decoded(given.data, given.charset or declared(given.data)), web_page_reading)


def _docx(given: Given) -> Reading:
    from coursegen.articles.word_file import word_reading

    return word_reading(given.data)


def _pdf(given: Given) -> Reading:
    from coursegen.articles.pdf_file import pdf_reading

    return pdf_reading(given.data)


def _epub(given: Given) -> Reading:
    from coursegen.articles.epub_file import epub_reading

    return epub_reading(given.data)


def _doubting(text: tuple[str, str], reader: Callable[[str], Reading]) -> Reading:
    reading = reader(text[0])
    return Reading(reading.blocks, reading.said, (*reading.doubts, text[1])) if text[1] else reading


# Imported as they are needed: each reads with a heavy package of its own.
_READERS: dict[Format, Callable[[Given], Reading]] = {
    "text": _text, "markdown": _markdown, "html": _html, "docx": _docx, "pdf": _pdf, "epub": _epub,
}  # fmt: skip
