"""The clock of a stretch: one row of boxes, and below one what it needs where that is not what it has."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from coursegen.model.document import ClockPart, ClockStrip
from coursegen.model.text import words
from support.pdf_cases import printed


def shown(*needed: int) -> tuple[dict[str, float], int]:
    """How high each word of a strip of 20, 5 and 1 minutes stands, and how many boxes it has."""
    parts = tuple(
        ClockPart(words(f"1.{number} Scenario"), minutes, need, f"1.{number}", f"{minutes} min", f"likely {need}")
        for number, (minutes, need) in enumerate(zip((20, 5, 1), needed, strict=True), 1)
    )
    page = PdfReader(BytesIO(printed(ClockStrip(parts, "09:00", "09:26", "26 minutes")).data)).pages[0]
    high: dict[str, float] = {}

    def visit(text: str, _cm: object, matrix: list[float], _font: object, _size: float) -> None:
        if text.strip():
            high[text.strip()] = matrix[5]

    page.extract_text(visitor_text=visit)
    content = page.get_contents()
    assert content is not None
    return high, len(re.findall(r" re\s", content.get_data().decode("latin-1")))


def test_a_box_has_its_minutes_and_as_much_of_its_name_as_fits() -> None:
    high, boxes = shown(20, 5, 1)
    assert boxes == 3
    assert {"1.1 Scenario", "20 min", "1.2 Scenario", "5 min", "1.3", "1"} <= set(high)
    assert high["1.1 Scenario"] > high["20 min"]
    assert "1.3 Scenario" not in high


def test_what_a_box_needs_stands_below_it_only_where_it_differs() -> None:
    high, boxes = shown(18, 5, 44)
    assert boxes == 3
    assert high["likely 18"] == high["44"] < high["20 min"]  # the box of a minute has no room for more
    assert "likely 5" not in high


def test_what_a_box_needs_has_its_word_where_the_boxes_beside_it_have_none() -> None:
    assert "likely 4" in shown(20, 4, 1)[0]
