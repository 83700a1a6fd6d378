"""A strip to tear off: at the foot of a page where only its back is behind it, and nowhere else."""

from __future__ import annotations

import io
from functools import partial

import pytest
from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import FillIn, Heading, PageBreak, TearOff
from coursegen.model.printing import PageOptions
from coursegen.model.text import words
from coursegen.write.pdf.flow import Sheet, flow
from coursegen.write.pdf.strips import Painted, Strip, Tear
from coursegen.write.pdf.tear_off import flowed
from support.pdf_cases import document, in_variants, printed

HEIGHT = 100.0
FRONT, BACK, STANDING = Painted(), Painted(), Painted()
OFF = Strip(50, STANDING, tears=Tear(30, FRONT, BACK))
TURN = Strip(0, turn="next", keep="firm")

TEAR = TearOff(words("Tear here"), (FillIn((words("I promised"),)),), (Paragraph(words("Then listen")),))
PROMISES = (Heading(1, words("Promises"), "promises"), TEAR)
AFTER = (PageBreak(), Heading(1, words("Sources"), "sources"))


def sides(sheets: list[Sheet]) -> list[str]:
    """What is at each page's foot: front, back, or standing among the rest."""
    names = {id(FRONT): "front", id(BACK): "back", id(STANDING): "standing"}
    return [
        " ".join(names[id(one.strip.paint)] for one in sheet.placed if id(one.strip.paint) in names) for sheet in sheets
    ]


def told(data: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


def test_the_next_page_has_the_back_and_nothing_else_there():
    first, second, third = flow([Strip(40), OFF, Strip(40), Strip(60), Strip(20)], HEIGHT, duplex=True)
    assert sides([first, second, third]) == ["front", "back", ""]
    assert [(one.y, one.height) for one in first.placed] == [(0, 40), (70, 30)]
    assert [(one.y, one.height) for one in second.placed] == [(0, 40), (70, 30)]
    assert [one.height for one in third.placed] == [60, 20]


def test_what_the_back_leaves_no_room_for_goes_to_the_page_after_it():
    assert sides(flow([Strip(40), OFF, Strip(90), Strip(10)], HEIGHT, duplex=True)) == ["front", "back", ""]


def test_one_on_a_left_hand_page_stands_there_like_any_other_part():
    assert sides(flow([Strip(40), TURN, Strip(40), OFF], HEIGHT, duplex=True)) == ["", "standing"]


@pytest.mark.parametrize(("before", "found"), [([], ["front", ""]), ([Strip(40), TURN], ["", "front", ""])])
def test_a_sheet_printed_on_one_side_has_no_back(before: list[Strip], found: list[str]):
    assert sides(flow([*before, Strip(40), OFF, TURN, Strip(40)], HEIGHT, duplex=False)) == found


def test_a_part_moves_to_a_right_hand_page_where_that_costs_no_sheet_of_paper():
    whole = [Strip(90), TURN, Strip(40), OFF, TURN, Strip(40)]
    assert sides(flowed(whole, partial(flow, height=HEIGHT, duplex=True))) == ["", "", "front", "back"]
    assert sides(flowed(whole[:-2], partial(flow, height=HEIGHT, duplex=True))) == ["", "standing"]


def test_both_sides_are_printed_and_the_foot_is_above_them():
    front, back = told(printed(*PROMISES, *AFTER).data)
    assert "Tear here" in front
    assert "I promised" in front
    assert "Then listen" in back
    assert "Sources" in back


def test_where_pages_are_folded_it_is_a_section_like_any_other():
    first, _ = told(printed(*PROMISES, *AFTER, options=PageOptions("a4", folded=True)).data)
    assert "Tear here" not in first
    assert first.index("I promised") < first.index("Then listen")


def waiting(*after: Strip, first: float = 90) -> list[str]:
    waits = Strip(50, STANDING, tears=Tear(30, FRONT, BACK, waits=True))
    return sides(flow([Strip(first), waits, *after], HEIGHT, duplex=True))


def test_one_that_waits_goes_to_the_next_right_hand_page_while_others_go_on():
    assert waiting(first=40) == ["front", "back"]
    assert waiting(Strip(60), Strip(30), Strip(60)) == ["", "", "front", "back"]
    assert waiting(Strip(60), Strip(60), Strip(60), Strip(60)) == ["", "", "front", "back", ""]
    assert waiting() == ["", "", "front", "back"]


def test_in_large_print_it_is_torn_off_too():
    whole = [*PROMISES[:1], *[Paragraph(words("A promise."))] * 30, *PROMISES[1:], Paragraph(words("Now.")), *AFTER]
    pages = told(printed(*whole, options=PageOptions("a4", text="large")).data)
    (front,) = (number for number, page in enumerate(pages) if "Tear here" in page)
    assert front % 2 == 0
    assert "I promised" in pages[front]
    assert "Then listen" in pages[front + 1]
    assert "A promise" not in pages[front] + pages[front + 1]


def test_two_pages_on_a_side_have_nothing_to_tear_off():
    made = in_variants(document((*PROMISES, *AFTER)), "2-up")
    assert "Tear here" in told(made[""].data)[0]
    (side,) = told(made["2-up"].data)
    assert "Tear here" not in side
    assert "Then listen" in side


@pytest.mark.parametrize(("parts", "notes"), [(1, 2), (2, 0), (3, 4)])
def test_the_page_that_is_left_over_before_a_strip_to_tear_off_is_for_notes(parts: int, notes: int):
    part = (PageBreak(), Heading(1, words("A part"), "part"), *[Paragraph(words("A line."))] * 20)
    closing = (PageBreak("soft", notes=words("Notes")), Paragraph(words("A promise.")), TEAR)
    pages = told(printed(*part * parts, *closing, *AFTER).data)
    assert [number for number, page in enumerate(pages, 1) if "Notes" in page] == ([notes] if notes else [])
    assert "I promised" in pages[notes or 2]
