"""Cards to cut out: of one size, with marks around their corners and none across them."""

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
Mark = tuple[float, float, float, float]


def cards(*said: str, height_mm: float = 60.0, fold: bool = False) -> Cards:
    return Cards(tuple(Card((Paragraph(words(text)),)) for text in said), 2, height_mm, fold)


def content(made: Printed, page: int = 0) -> str:
    return PdfReader(BytesIO(made.data)).pages[page].get_contents().get_data().decode("latin-1")


def marks(made: Printed, page: int = 0) -> list[Mark]:
    """The crop marks of a page, start and end in points: black lines a quarter of a point wide."""
    found: list[Mark] = []
    inked = False
    for line in content(made, page).splitlines():
        if " RG " in line:
            inked = "0.000 0.000 0.000 RG 0.250 w" in line
        if inked and (drawn := re.search(r"([\d.]+) ([\d.]+) m ([\d.]+) ([\d.]+) l S", line)):
            x1, y1, x2, y2 = map(float, drawn.groups())
            found.append((x1, y1, x2, y2))
    return found


def corners(made: Printed) -> tuple[list[float], list[float]]:
    """The lines to cut along: the x of upright marks, the y of level ones."""
    upright = {round(m[0], 1) for m in marks(made) if m[0] == m[2]}
    level = {round(m[1], 1) for m in marks(made) if m[1] == m[3]}
    return sorted(upright), sorted(level)


def test_each_card_has_eight_marks_that_stay_a_millimetre_clear_of_it():
    made = printed(cards("one"))
    assert len(marks(made)) == 8
    (left, right), (low, high) = corners(made)
    assert abs(high - low - 60 * MM) < 0.2
    for x1, y1, x2, y2 in marks(made):
        clear_x = max(x1, x2) <= left - MM + 0.1 or min(x1, x2) >= right + MM - 0.1
        clear_y = max(y1, y2) <= low - MM + 0.1 or min(y1, y2) >= high + MM - 0.1
        assert clear_x or clear_y


def test_cards_are_of_one_size_and_no_mark_lies_on_another_card():
    made = printed(cards("short", "word " * 60, "three", height_mm=20))
    xs, ys = corners(made)
    assert len(xs) == 4
    assert len(ys) == 4
    assert abs((xs[1] - xs[0]) - (xs[3] - xs[2])) < 0.2
    assert abs((ys[1] - ys[0]) - (ys[3] - ys[2])) < 0.2
    for x1, y1, x2, y2 in marks(made):
        inside_x = any(low < (x1 + x2) / 2 < high for low, high in (xs[:2], xs[2:]))
        inside_y = any(low < (y1 + y2) / 2 < high for low, high in (ys[:2], ys[2:]))
        assert not (inside_x and inside_y)


def test_a_row_of_cards_is_never_parted():
    made = printed(cards(*(f"card{number}" for number in range(10)), height_mm=100))
    assert made.pages == 3  # two rows of two, two rows, one
    assert [len(marks(made, page)) for page in range(3)] == [32, 32, 16]


def test_a_card_to_fold_has_dotted_marks_above_and_below_its_middle_and_no_line_across_its_words():
    made = printed(cards("tent", fold=True))
    (left, right), (low, high) = corners(made)
    drawn = re.findall(r"\[0 3\] 0 d|\[\] 0 d|[\d.]+ [\d.]+ m [\d.]+ [\d.]+ l S", content(made))
    dotted, found = False, []
    for operator in drawn:
        if operator.endswith(" d"):
            dotted = operator.startswith("[0 3]")
        elif dotted:
            found.append(tuple(float(number) for number in re.findall(r"[\d.]+", operator)))
    assert len(found) == 2
    for x1, y1, x2, y2 in found:
        assert x1 == x2
        assert abs(x1 - (left + right) / 2) < 0.1
        assert max(y1, y2) <= low - MM + 0.1 or min(y1, y2) >= high + MM - 0.1


def test_cards_are_read_one_after_the_other():
    made = printed(cards("first", "second", "third"))
    text = PdfReader(BytesIO(made.data)).pages[0].extract_text()
    assert text.index("first") < text.index("second") < text.index("third")


def test_what_no_card_holds_is_set_as_text_and_loses_nothing():
    made = printed(Cards((Card((Paragraph(prose(2500)),)),)))
    text = " ".join(page.extract_text() for page in PdfReader(BytesIO(made.data)).pages)
    assert re.findall(r"word\d+", text) == [f"word{number}" for number in range(2500)]
    assert marks(made) == []
