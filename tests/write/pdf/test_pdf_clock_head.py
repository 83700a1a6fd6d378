"""The clock at the head of a page: which blocks are over, which are on the page, and which are to come."""

from __future__ import annotations

from io import BytesIO

import pytest
from pypdf import PdfReader

from coursegen.model.document import ClockPart, DocumentBlock, Heading, OnClock, PageBreak
from coursegen.model.printing import PageOptions
from coursegen.model.text import Text, words
from coursegen.write.pdf.clock_head import on_page
from coursegen.write.pdf.strips import Strip
from support.pdf_cases import printed

PARTS = tuple(ClockPart(Text(), minutes, said=f"{minutes} min") for minutes in (11, 13, 17))


def at(place: int, parts: tuple[ClockPart, ...] = PARTS) -> OnClock:
    return OnClock(parts, place, place, "09:00", "09:41")


def places(*strips: Strip, before: OnClock | None = None) -> tuple[int, int] | None:
    shown, _ = on_page(strips, before)
    return (shown.first, shown.last) if shown else None


def test_all_blocks_that_are_on_a_page_are_now() -> None:
    assert places(Strip(1, clock=at(0)), Strip(1), Strip(1, clock=at(1))) == (0, 1)
    assert places(Strip(1), Strip(1, clock=at(2)), before=at(1)) == (1, 2)
    assert places(Strip(1), before=at(1)) == (1, 1)
    assert places(Strip(1, clock=at(2)), before=at(1)) == (2, 2)


def test_a_page_has_the_clock_of_the_part_that_it_begins_with() -> None:
    pause = at(0, PARTS[:1])
    assert places(Strip(1), Strip(1, clock=pause), before=at(2)) == (2, 2)
    assert on_page([Strip(1, clock=at(2)), Strip(1, clock=pause)], None) == (at(2), pause)


def test_the_heading_of_a_part_ends_the_clock_before_it() -> None:
    assert on_page([Strip(1, running="Next"), Strip(1)], at(2)) == (None, None)
    assert places(Strip(1, running="Next"), Strip(1, clock=at(0)), before=at(2)) == (0, 0)


def test_a_page_has_no_clock_of_a_part_whose_heading_is_below_something_else() -> None:
    assert on_page([Strip(1), Strip(1, running="Opening"), Strip(1, clock=at(0))], None) == (None, at(0))
    assert places(Strip(1), Strip(1, running="Opening"), Strip(1, clock=at(0, PARTS[:2])), before=at(2)) == (2, 2)


@pytest.mark.parametrize(("size", "told"), [("normal", ["Slide 3"]), ("large", ["Slide 3 · 11 min"])])
def test_minutes_are_said_above_a_headline_where_the_clock_has_no_words(size: str, told: list[str]) -> None:
    head = Heading(2, words("Begin"), "begin", kicker=words("Slide 3"), clock=at(0), length="11 min")
    options = PageOptions("a4", text="large") if size == "large" else PageOptions("a4")
    page = PdfReader(BytesIO(printed(head, options=options).data)).pages[0].extract_text()
    assert [line for line in page.splitlines() if line.startswith("Slide 3")] == told


@pytest.mark.parametrize(("size", "told"), [("normal", ["11 min"]), ("large", [])])
def test_what_is_now_says_its_minutes_but_in_large_print(size: str, told: list[str]) -> None:
    block: tuple[DocumentBlock, ...] = (Heading(2, words("Begin"), "begin", clock=at(0)), PageBreak())
    options = PageOptions("a4", text="large") if size == "large" else PageOptions("a4")
    page = PdfReader(BytesIO(printed(*block, options=options).data)).pages[0].extract_text()
    assert [one for one in ("11 min", "13 min", "17 min") if one in page] == told
    assert ("09:41" in page) == bool(told)
