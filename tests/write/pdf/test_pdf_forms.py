"""The places of a form on paper: one under another, or two side by side."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from msgspec.structs import replace
from pypdf import PdfReader

from coursegen.model.document import Form, FormPlace, PageOptions
from coursegen.model.text import Text, words
from support.pdf_cases import printed

A4 = PageOptions("a4", duplex=False)
FACT, LESSON = (FormPlace(words(label), Text(), Text(), 2) for label in ("Fact", "Lesson"))


def rules(*places: FormPlace, options: PageOptions = A4) -> tuple[int, int]:
    """How many lines to write on there are, and at how many heights."""
    content = PdfReader(BytesIO(printed(Form(places), options=options).data)).pages[0].get_contents().get_data()
    found = re.findall(rb"0\.6 w.*?([\d.]+) ([\d.]+) m [\d.]+ [\d.]+ l S", content, flags=re.S)
    return len(found), len({y for _, y in found})


def test_two_labels_with_lines_are_side_by_side() -> None:
    many, heights = rules(FACT, LESSON)
    assert many == 2 * heights


@pytest.mark.parametrize(
    "other",
    [
        replace(LESSON, lines=1),
        replace(LESSON, hint=words("what I will say")),
        replace(LESSON, example=words("(for example: hello)")),
        replace(LESSON, label=words("What I will say the next time that somebody asks me that")),
    ],
)
def test_two_that_differ_or_need_the_page_are_not(other: FormPlace) -> None:
    many, heights = rules(FACT, other)
    assert many == heights


def test_in_large_print_nothing_is() -> None:
    many, heights = rules(FACT, LESSON, options=PageOptions("a4", duplex=False, text="large"))
    assert many == heights
