"""Cards to cut out: of one size, edge to edge, with lines to cut along."""

from __future__ import annotations

import re
from io import BytesIO

from pypdf import PdfReader

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Card, Cards
from coursegen.model.text import words
from coursegen.write.pdf import Printed
from support.pdf_cases import printed, prose

MM = 72 / 25.4
Cut = tuple[float, float, float, float]


def cards(*said: str, height_mm: float = 60.0) -> Cards:
    return Cards(tuple(Card((Paragraph(words(text)),)) for text in said), 2, height_mm)


def content(made: Printed, page: int = 0) -> str:
    return PdfReader(BytesIO(made.data)).pages[page].get_contents().get_data().decode("latin-1")


def cuts(made: Printed, page: int = 0) -> list[Cut]:
    """The lines to cut along on a page, start and end in points: dashed hairlines in black."""
    drawn = re.findall(
        r"0\.000 0\.000 0\.000 RG 0\.400 w \[3\.000 3\.000\] 0 d 1 J 1 j ([\d.]+) ([\d.]+) m\s+([\d.]+) ([\d.]+) l",
        content(made, page),
    )
    return [(float(x1), float(y1), float(x2), float(y2)) for x1, y1, x2, y2 in drawn]


def edges(made: Printed, page: int = 0) -> tuple[list[float], list[float]]:
    """Where the lines are: the x of upright ones, the y of level ones, each once."""
    upright = {round(cut[0], 1) for cut in cuts(made, page) if cut[0] == cut[2]}
    level = {round(cut[1], 1) for cut in cuts(made, page) if cut[1] == cut[3]}
    return sorted(upright), sorted(level)


def test_a_card_has_a_line_to_cut_along_on_each_side():
    made = printed(cards("one"))
    assert len(cuts(made)) == 4
    (_, _), (low, high) = edges(made)
    assert abs(high - low - 60 * MM) < 0.2


def test_cards_are_of_one_size_and_neighbours_share_an_edge():
    made = printed(cards("short", "word " * 60, "three", "four", height_mm=20))
    xs, ys = edges(made)
    assert len(xs) == 3
    assert len(ys) == 3
    assert abs((xs[1] - xs[0]) - (xs[2] - xs[1])) < 0.2
    assert abs((ys[1] - ys[0]) - (ys[2] - ys[1])) < 0.2


def test_there_is_no_line_around_a_place_without_a_card():
    made = printed(cards("one", "two", "three"))
    xs, ys = edges(made)
    assert not [cut for cut in cuts(made) if cut[0] == cut[2] == xs[2] and min(cut[1], cut[3]) < ys[1] - 1]
    assert [round(cut[2], 1) for cut in cuts(made) if cut[1] == cut[3] and abs(cut[1] - ys[0]) < 0.1] == [xs[1]]


def test_a_row_of_cards_is_never_parted():
    made = printed(cards(*(f"card{number}" for number in range(10)), height_mm=100))
    assert made.pages == 3  # two rows of two, two rows, one
    assert [len(edges(made, page)[1]) for page in range(3)] == [3, 3, 2]


def test_cards_are_read_one_after_the_other():
    made = printed(cards("first", "second", "third"))
    text = PdfReader(BytesIO(made.data)).pages[0].extract_text()
    assert text.index("first") < text.index("second") < text.index("third")


def test_what_no_card_holds_is_set_as_text_and_loses_nothing():
    made = printed(Cards((Card((Paragraph(prose(2500)),)),)))
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(made.data)).pages)
    assert re.findall(r"word\d+", text) == [f"word{number}" for number in range(2500)]
    assert cuts(made) == []
