"""One article in six formats, each made by a program that is not ours."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from docx import Document
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import ListFlowable, Paragraph, SimpleDocTemplate

TITLE = "The straws that we drew"
PROSE_OF_IT = (
    "The phone rang at nine, and nobody in the room wanted to be the one who answers it and hears what went wrong.",
    "So we drew straws. The shortest straw answered first and got the longest lunch, which seemed fair to everybody.",
)
ITEMS = ("Cut the straws the night before.", "Let the quiet ones draw first.")
LAST = "It is a silly rule, and we have kept it for eleven years, because mornings without a rule were much sillier."
KEPT = [*PROSE_OF_IT, "1. Cut the straws the night before.", "2. Let the quiet ones draw first.", LAST]


def as_text() -> bytes:
    return "\n\n".join((TITLE, *PROSE_OF_IT, *KEPT[2:4], LAST)).encode()


def as_markdown() -> bytes:
    items = "\n".join(KEPT[2:4])
    return "\n\n".join((f"# {TITLE}", *PROSE_OF_IT, items, LAST)).encode()


def as_page() -> bytes:
    prose = "".join(f"<p>{words}</p>" for words in PROSE_OF_IT)
    items = "".join(f"<li>{words}</li>" for words in ITEMS)
    body = f"<article><h1>{TITLE}</h1>{prose}<ol>{items}</ol><p>{LAST}</p></article>"
    return f"<html><head><title>{TITLE}</title></head><body><nav><a href=/>Home</a></nav>{body}</body></html>".encode()


def as_word() -> bytes:
    document = Document()
    document.add_heading(TITLE, 0)
    for words in PROSE_OF_IT:
        document.add_paragraph(words)
    for words in ITEMS:
        document.add_paragraph(words, style="List Number")
    document.add_paragraph(LAST)
    document.save(stream := io.BytesIO())
    return stream.getvalue()


def as_pdf() -> bytes:
    styles = getSampleStyleSheet()
    items = ListFlowable([Paragraph(words, styles["Normal"]) for words in ITEMS], bulletType="1", bulletFormat="%s.")
    story = [Paragraph(TITLE, styles["Title"]), *(Paragraph(words, styles["BodyText"]) for words in PROSE_OF_IT)]
    SimpleDocTemplate(stream := io.BytesIO(), pagesize=A4).build([*story, items, Paragraph(LAST, styles["BodyText"])])
    return stream.getvalue()


def as_book() -> bytes:
    chapter = as_page().decode().replace("<html>", '<?xml version="1.0" encoding="utf-8"?><html>', 1)
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{TITLE}</dc:title><dc:creator>Ann Lee</dc:creator><dc:language>en</dc:language>"
        "<dc:rights>© 2020 Ann Lee. All rights reserved.</dc:rights></metadata>"
        '<manifest><item id="nav" href="nav.xhtml" '
        'properties="nav"/><item id="one" href="one.xhtml"/></manifest><spine><itemref idref="nav"/>'
        '<itemref idref="one"/></spine></package>'
    )
    container = '<container><rootfiles><rootfile full-path="book/package.opf"/></rootfiles></container>'
    return zipped(
        {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": container.encode(),
            "book/package.opf": package.encode(),
            "book/nav.xhtml": b"<html><body><ol><li>The straws</li></ol></body></html>",
            "book/one.xhtml": chapter.encode(),
        }
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    with zipfile.ZipFile(stream := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()


MADE: dict[str, Callable[[], bytes]] = {
    "text": as_text, "markdown": as_markdown, "html": as_page, "docx": as_word, "pdf": as_pdf, "epub": as_book,
}  # fmt: skip
