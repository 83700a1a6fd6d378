"""Nothing of an article is lost without being listed, and what can't be read is refused with what to do."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from coursegen.articles.formats import Given, format_of, reading_of
from coursegen.articles.parts import PROSE
from coursegen.articles.phrases import phrases
from coursegen.articles.sorting import parts_of
from coursegen.problems import Refused

PROSE_OF_IT = "The phone rang at nine and nobody in the room wanted to be the one who answers it that morning."
MAIL = b"Received: from a by b;\r\n Thu, 4 Mar 2027\r\nMIME-Version: 1.0\r\nSubject: Calls\r\n\r\nHello"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def kept(data: bytes, name: str) -> list[str]:
    reading = reading_of(Given(data, name))
    return [part.block.text for part in parts_of(reading, phrases()) if part.what == PROSE]


def packed(*parts: str, **first: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, words in {**first, **dict.fromkeys(parts, "<x/>")}.items():
            package.writestr(zipfile.ZipInfo(name), words)  # with its own date, and not with this second's
    return made.getvalue()


@pytest.mark.parametrize("div", ["<div>\n\n", "<div class='note'>A word.</div>\n\n"])
def test_markdown_with_a_div_in_it_stays_markdown(div: str) -> None:
    text = f"{div}{PROSE_OF_IT}\n\n## Why *nobody* answers\n\n- one\n- two\n\n</div>\n\n{PROSE_OF_IT}\n"
    assert format_of(text.encode(), "a.md") == "markdown"
    assert format_of(f"# One\n\n{text}".encode(), "") == "markdown"
    assert {"Why nobody answers", "- one", "- two"} <= set(kept(text.encode(), "a.md"))


def test_a_page_that_is_named_markdown_is_read_as_a_page() -> None:
    assert format_of(b"<!DOCTYPE html>\n<html><body><p>Words</p></body></html>", "a.md") == "html"


def test_the_short_rows_of_a_table_are_content() -> None:
    table = "| When | Who |\n|---|---|\n| Email | Phone |\n| Share | 5 |\n| Yes | No |\n"
    text = f"{PROSE_OF_IT}\n\n{table}\n{PROSE_OF_IT}\n\n{table}"
    assert kept(text.encode(), "a.md").count("Share | 5") == 2
    assert kept(text.encode(), "a.md").count("Email | Phone") == 2


def test_a_point_c_of_a_list_is_no_line_about_copyright() -> None:
    points = "(a) What was said?\n\n(b) What was meant?\n\n(c) Who has to know about it?"
    text = f"{PROSE_OF_IT}\n\n{points}\n\n{PROSE_OF_IT}\n"
    assert kept(text.encode(), "a.txt")[3].endswith("Who has to know about it?")


def test_footnotes_of_word_stand_behind_their_paragraphs() -> None:
    document = Document()
    document.add_paragraph(PROSE_OF_IT)
    document.add_paragraph("The rest of it is told in another place, and by somebody who was there at the time.")
    saved = io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as package:
        parts = {name: package.read(name).decode("utf-8", "surrogateescape") for name in package.namelist()}
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    parts["word/document.xml"] = parts["word/document.xml"].replace("</w:p>", reference, 1)
    notes = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    notes += '<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>'
    parts["word/footnotes.xml"] = f'<w:footnotes xmlns:w="{W}">{notes}</w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'<Relationship Id="n1" Type="{relation}" Target="footnotes.xml"/></Relationships>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, words in parts.items():
            package.writestr(name, words.encode("utf-8", "surrogateescape"))
    assert kept(made.getvalue(), "a.docx")[:2] == [PROSE_OF_IT, "A note."]


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        (packed(mimetype="application/vnd.oasis.opendocument.text"), "a.odt", "LibreOffice"),
        (packed("ppt/presentation.xml"), "a.pptx", "a PowerPoint file"),
        (packed("xl/workbook.xml"), "a.xlsx", "a spreadsheet"),
        (
            b"From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\r\n",
            "a.mhtml",
            "MHTML",
        ),
        (
            b"Received: from a by b;\r\n Thu, 4 Mar 2027\r\nMIME-Version: 1.0\r\nSubject: Calls\r\n\r\nHello",
            "a.eml",
            "EML",
        ),
        (
            b"Received: from a by b;\r\n Thu, 4 Mar 2027\r\nMIME-Version: 1.0\r\nSubject: Calls\r\n\r\nHello",
            "mail",
            "EML",
        ),
    ],
)
def test_what_no_reader_is_for_is_called_by_its_name(data: bytes, name: str, what: str) -> None:
    with pytest.raises(Refused) as caught:
        reading_of(Given(data, name))
    problem = caught.value.problems[0]
    assert what in problem.message
    assert "add" in problem.hint


def test_a_mail_that_was_pasted_is_a_text() -> None:
    assert format_of(b"From: Ann Lee\nSubject: Calls\n\nHello, all.\n", "mail.txt") == "text"
