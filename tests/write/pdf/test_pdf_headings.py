"""Headings of sections: one that begins a page is its headline; the others are smaller under the same small print."""

from __future__ import annotations

from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph, Table
from coursegen.model.document import (
    Columns,
    DocumentBlock,
    FillIn,
    Heading,
    KeepTogether,
    PageBreak,
    PageOptions,
    WriteOn,
)
from coursegen.model.text import words
from coursegen.write.pdf import Printed
from coursegen.write.pdf.strips import Lead, Strip, at_head, more_at_head
from coursegen.write.pdf.styles import HAIRLINE_GREY
from support.pdf_cases import printed, prose

TITLE = "A story that nobody has told"
SECTION = Heading(
    2, words(f"Scenario: {TITLE}"), "scene", "2.4",
    kind=words("Scenario 2.4"), short=words(TITLE), facts=words("9 minutes"),
)  # fmt: skip


def said(made: Printed, page: int) -> list[tuple[str, float]]:
    """The pieces of text on a page, from the top, and how large each is."""
    found: list[tuple[float, str, float]] = []

    def look(text: str, _now: object, matrix: list[float], _font: object, size: float) -> None:
        if text.strip():
            found.append((-matrix[5], text.strip(), round(size, 1)))

    PdfReader(BytesIO(made.data)).pages[page].extract_text(visitor_text=look)
    return [(text, size) for _, text, size in sorted(found, key=lambda one: one[0])]


@pytest.mark.parametrize(
    ("options", "large", "small"),
    [
        (PageOptions("a4", duplex=False), 26.0, 15.0),
        (PageOptions("a4", duplex=False, folded=True), 20.0, 14.0),
        (PageOptions("a4", duplex=False, text="large"), 22.0, 21.0),
    ],
)
def test_a_section_that_begins_a_page_is_its_headline(options: PageOptions, large: float, small: float) -> None:
    blocks = (Paragraph(words("Above")), SECTION, Paragraph(words("Below")))
    begins, among = printed(*blocks[1:], options=options), printed(*blocks, options=options)
    shown = [one for one in said(begins, 0) if one[0] in ("Scenario 2.4 · 9 minutes", TITLE, "Below")]
    assert [text for text, _ in shown] == ["Scenario 2.4 · 9 minutes", TITLE, "Below"]
    assert shown[1][1] == large
    assert "2.4" not in {text for text, _ in said(begins, 0)}
    sibling = [one for one in said(among, 0) if one[0] in ("Scenario 2.4 · 9 minutes", TITLE, "Below")]
    assert [text for text, _ in sibling] == [text for text, _ in shown]
    assert sibling[0][1] == shown[0][1]
    assert sibling[1][1] == small


def test_it_is_one_heading_of_its_level_whichever_way_it_is_set() -> None:
    turned = printed(Heading(1, words("Part"), "part"), PageBreak(), SECTION, Paragraph(words("Below")))
    straight = printed(Heading(1, words("Part"), "part"), SECTION, Paragraph(words("Below")))
    for made, page in ((turned, 2), (straight, 1)):
        assert made.index["scene"] == page
        (_, (mark,)) = PdfReader(BytesIO(made.data)).outline
        assert mark.title == f"2.4 Scenario: {TITLE}"
        assert made.words.count(TITLE) == 1


def test_how_high_a_headline_is_counts_where_a_page_ends() -> None:
    def on_first_page(heading: Heading) -> int:
        lines = (Paragraph(words(f"line {number}")) for number in range(60))
        return sum(text.startswith("line") for text, _ in said(printed(heading, *lines), 0))

    long = replace(SECTION, short=prose(20))
    lower = replace(long, kind=words(""))
    assert 20 < on_first_page(long) < on_first_page(lower) < 60


def test_a_long_headline_has_no_word_alone_on_its_last_line() -> None:
    head = Heading(2, prose(9), "long", "1.1", kind=words("Key point 1.1"))
    lines = [text for text, size in said(printed(head, Paragraph(words("Below"))), 0) if size == 26]
    assert len(lines) == 2
    assert abs(len(lines[0]) - len(lines[1])) < 12


def test_a_strip_says_how_much_higher_it_is_where_it_opens_a_page() -> None:
    class Nothing:
        def draw(self, *_: object) -> None:
            """Draw nothing."""

    lead = Nothing()
    strip = Strip(20.0, lead=Lead(50.0, lead), repeat=(Strip(5.0),))
    assert more_at_head(strip) == 35.0
    assert (at_head(strip).height, at_head(strip).paint) == (50.0, lead)
    assert at_head(Strip(20.0)).height == 20.0


@pytest.mark.parametrize(
    ("above", "ruled"),
    [
        (Paragraph(words("Above")), True),
        (WriteOn(words("Your answer"), 2), False),
        (FillIn((words("Name"),)), False),
        (KeepTogether((Paragraph(words("Write.")), WriteOn(words(""), 2))), False),
        (Columns(((Paragraph(words("One")),), (WriteOn(words("Two"), 2),))), False),
        (Table((words("What"),), ((words("This"),),), (1.0,), "What"), False),
        (Heading(1, words("Closing"), "part"), False),
    ],
)
def test_a_hairline_is_above_a_section_but_not_below_lines_to_write_on(above: DocumentBlock, ruled: bool) -> None:
    drawn = PdfReader(BytesIO(printed(above, SECTION, Paragraph(words("Below"))).data)).pages[0]
    hairline = "{:.3f} {:.3f} {:.3f} RG".format(*HAIRLINE_GREY).encode()
    assert (hairline in drawn.get_contents().get_data()) == ruled
