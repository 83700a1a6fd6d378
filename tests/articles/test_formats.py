"""The same article in each format is the same paragraphs; what is hostile or broken is refused in plain words."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pagesizes import A4

from coursegen.articles.encoding import decoded
from coursegen.articles.formats import MAX_TEXT, Given, format_of, reading_of
from coursegen.articles.parts import PROSE
from coursegen.articles.phrases import phrases
from coursegen.articles.reading import Reading
from coursegen.articles.sorting import parts_of
from coursegen.articles.text import normalised
from coursegen.problems import Refused
from coursegen.source.text import UNPRINTABLE
from support.made_articles import KEPT, MADE, PROSE_OF_IT, TITLE, as_book, as_page, zipped


def with_a_spoilt_picture() -> bytes:
    """A Word file whose preview picture is not what its check sum says; nobody needs that picture."""
    stream = io.BytesIO()
    Document().save(stream)
    with zipfile.ZipFile(stream) as archive:
        at = archive.getinfo("docProps/thumbnail.jpeg")
        start = at.header_offset + 30 + len(at.filename) + 40
    data = bytearray(stream.getvalue())
    data[start] ^= 0xFF
    return bytes(data)


def without_a_page() -> bytes:
    """A PDF whose list of pages counts one that is not there."""
    kids = b"<</Type/Pages/Kids[3 0 R 9 0 R]/Count 2>>"
    parts = (b"<</Type/Catalog/Pages 2 0 R>>", kids, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>")
    return (
        b"%PDF-1.4\n"
        + b"".join(b"%d 0 obj\n%b\nendobj\n" % (at, part) for at, part in enumerate(parts, 1))
        + (b"trailer<</Root 1 0 R/Size 4>>\n%%EOF")
    )


def kept(reading: Reading) -> list[str]:
    return [part.block.text for part in parts_of(reading, phrases()) if part.what == PROSE]


@pytest.mark.parametrize("kind", MADE)
def test_an_article_is_the_same_in_every_format(kind: str) -> None:
    data = MADE[kind]()
    name = {"text": "a.txt", "markdown": "a.md"}.get(kind, "")
    assert format_of(data, name) == kind
    assert kept(reading_of(Given(data, name))) == KEPT


def test_a_book_says_who_wrote_it_and_what_its_rights_are() -> None:
    reading = reading_of(Given(as_book()))
    assert (reading.said.title, reading.said.authors) == (TITLE, ("Ann Lee",))
    assert [part.block.words for part in parts_of(reading, phrases()) if part.what == "rights"] == [
        "© 2020 Ann Lee. All rights reserved."
    ]


def test_a_word_file_reads_as_if_every_change_were_accepted() -> None:
    document = Document()
    paragraph = document.add_paragraph("We answer ")
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    from lxml import etree

    for tag, inner in (("del", "<w:delText>never</w:delText>"), ("ins", "<w:t>always</w:t>")):
        xml = f'<w:{tag} xmlns:w="{namespace}" w:id="1" w:author="a"><w:r>{inner}</w:r></w:{tag}>'
        paragraph._p.append(etree.fromstring(xml))
    document.save(stream := io.BytesIO())
    assert [block.words for block in reading_of(Given(stream.getvalue())).blocks] == ["We answer always"]


def test_hyphens_at_the_end_of_a_pdf_s_lines_go() -> None:
    from reportlab.pdfgen.canvas import Canvas

    canvas = Canvas(stream := io.BytesIO(), pagesize=A4)
    for page in (1, 2):
        canvas.drawString(72, 810, "The Straws Quarterly")
        canvas.drawString(72, 700, "The phone rang at nine and nobody in the room wanted to be the one who ans-")
        canvas.drawString(72, 686, f"wers it on day {page}.")
        canvas.drawString(290, 30, str(page))
        canvas.showPage()
    canvas.save()
    reading = reading_of(Given(stream.getvalue()))
    said = "The phone rang at nine and nobody in the room wanted to be the one who answers it on day"
    assert kept(reading) == [f"{said} 1.", f"{said} 2."]


def test_front_matter_is_what_a_file_says_of_itself() -> None:
    text = "---\ntitle: Straws\nauthor: Ann Lee\ndate: 2020-01-02\nlicense: CC-BY-4.0\n---\n\n" + PROSE_OF_IT[0]
    said = reading_of(Given(text.encode(), "a.md")).said
    assert (said.title, said.authors, said.issued, said.licence) == ("Straws", ("Ann Lee",), "2020-01-02", "CC-BY-4.0")


def test_old_files_are_read_with_a_doubt() -> None:
    assert decoded("café".encode("utf-16")) == ("café", "")
    assert decoded("café".encode("latin-1"), "iso-8859-1") == ("café", "")
    text, doubt = decoded("café – naïve".encode("cp1252"))
    assert text == "café – naïve"
    assert "Windows-1252" in doubt


@pytest.mark.parametrize(
    ("data", "name", "reason"),
    [
        (b"", "a.txt", "there is no text in it"),
        (b" \n\t\n", "a.md", "there is no text in it"),
        (b"x" * (MAX_TEXT + 1), "a.txt", "at most 8 MB are read"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "a.doc", "no article in a format that can be read"),
        (b"{\\rtf1 hello}", "a.rtf", "no article in a format that can be read"),
        (bytes(4000), "a", "no article in a format that can be read"),
        (b"%PDF-1.7\nnothing", "a.pdf", "the PDF is damaged"),
        (without_a_page(), "a.pdf", "the PDF is damaged"),
        (b"PK\x03\x04 nothing", "a.docx", "damaged"),
        (zipped({"a.txt": b"x"}), "a.docx", "is no Office file: its list of content types is missing"),
        (zipped({"a.txt": b"x"}), "a.epub", "no e-book that can be read"),
        (zipped({f"{number}.xml": b"" for number in range(20_001)}), "a.docx", "more than 20,000 parts"),
        (zipped({"word/document.xml": b" " * 2_000_000}), "a.docx", "times its size"),
        (zipped({"[Content_Types].xml": b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>"}), "a.docx", "a document type"),
        (with_a_spoilt_picture(), "a.docx", "can't be read as a Word document"),
        (b"<html><body></body></html>", "a.html", "no text"),
        (b"<p>" * 5 + b"<br>" * 200_001, "a.html", "more than 200,000 elements"),
        (b"word.\n\n" * 20_001, "a.txt", "more than 20,000 paragraphs"),
    ],
    ids=lambda value: (
        value if isinstance(value, str) else ""
    ),  # bytes with a time of day in them are no name for a test
)
def test_what_can_not_be_read_is_refused(data: bytes, name: str, reason: str) -> None:
    with pytest.raises(Refused, match=reason) as refused:
        reading_of(Given(data, name))
    assert refused.value.problems[0].hint


def test_deep_pages_end() -> None:
    deep = b"<div>" * 20_000 + b"<p>The phone rang at nine.</p>" + b"</div>" * 20_000
    blocks = reading_of(Given(b"<html><body><p>Nobody answered it.</p>" + deep, "a.html")).blocks
    assert blocks[0].words == "Nobody answered it."


def test_entities_and_scripts_of_a_page_are_not_looked_at() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY secret SYSTEM "file:///etc/passwd">]><html><head><script>alert("x")</script></head>'
        "<body><p>The phone rang at nine. &secret;</p><p style='display:none'>hidden</p><p hidden>hidden</p>"
        "<p>Nobody\u200b answered\u00ad it.</p></body></html>"
    )
    words = " ".join(block.words for block in reading_of(Given(page.encode(), "a.html")).blocks)
    assert "root:" not in words
    assert "hidden" not in words
    assert "alert" not in words
    assert words.endswith("Nobody answered it.")


def test_without_trafilatura_a_page_is_refused_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    with pytest.raises(Refused) as refused:
        reading_of(Given(as_page()))
    assert "pip install '.[import]'" in refused.value.problems[0].hint


_PIECES = st.sampled_from(
    [
        "<p>", "</p>", "<div class='share'>", "</div>", "<table><tr><td>", "</td>", "<br>", "<li>", "<a href='x'>",
        "</a>", "<h1>", "# ", "- ", "> ", "---\n", "\n", "\n\n", "|", "```", "[a](b)", "Share",
        "© 2020 Ann", "It rang.",
        "é", "\x00", "&amp;", "&#x1F600;", "<!--", "]]>", "<script>", "\u202e", "by Ann Lee",
    ]
)  # fmt: skip


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
@settings(max_examples=60)
@given(data=st.one_of(st.binary(max_size=200), st.lists(_PIECES, max_size=40).map(lambda all_: "".join(all_).encode())))
def test_whatever_it_holds_a_file_is_read_or_refused(name: str, data: bytes) -> None:
    try:
        reading = reading_of(Given(data, name))
    except Refused as refused:
        assert all(problem.hint for problem in refused.problems)
        return
    parts = parts_of(reading, phrases())
    assert [part.block for part in parts] == list(reading.blocks)
    for part in parts:
        assert part.block.words == normalised(part.block.words) != ""
        assert not UNPRINTABLE.search(part.block.words)
    kept_all = parts_of(reading, phrases(), range(1, len(parts) + 1))
    assert {part.what for part in kept_all} == {PROSE}


def test_a_file_that_is_not_what_its_name_says_is_read_as_what_it_is_and_that_is_said() -> None:
    (doubt,) = reading_of(Given(b"Nobody answered it.\n", "letter.docx")).doubts
    assert doubt == "letter.docx is named .docx, but is plain text, and was read as that"
    assert not reading_of(Given(b"Nobody answered it.\n", "letter.txt")).doubts
    assert not reading_of(Given(b"<html><body><p>Nobody answered it.</p>", "letter")).doubts
