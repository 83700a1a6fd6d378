"""A name tent across a room: the name in the middle, nothing upon the course's line, a fold that a copy keeps."""

from __future__ import annotations

import pypdfium2
import pytest
from PIL import Image

from coursegen.model.blocks import Paragraph
from coursegen.model.document import NameTents, PageOptions, Tent
from coursegen.model.text import Text, words
from support.pdf_cases import printed

DARK = 140  # of 255: what a photocopier takes for ink


def front(name: str, rest: str, team: str) -> Image.Image:
    """The lower half of a tent's page in grey, two pixels a point, from the fold on."""
    tent = Tent(words(name), words(team) if team else Text(), words(rest))
    made = printed(
        NameTents((tent,), "A tent", (Paragraph(words("Behind")),)), options=PageOptions("a4", landscape=True)
    )
    page: Image.Image = pypdfium2.PdfDocument(made.data)[0].render(scale=2).to_pil().convert("L")
    return page.crop((0, page.height // 2 - 3, page.width, page.height))


def inked(picture: Image.Image, top: int, low: int) -> tuple[int, int, int, int]:
    """The box around all ink between two heights."""
    box = picture.crop((0, top, picture.width, low)).point(lambda light: 255 if light < DARK else 0).getbbox()
    assert box is not None
    return box[0], box[1] + top, box[2], box[3] + top


@pytest.mark.parametrize(
    ("name", "rest", "team"),
    [("Anna", "Berg", ""), ("Jörg", "Ganghofer", "Front desk"), ("Maximilian-Gregory", "Young", "Records")],
)
def test_a_name_is_in_the_middle_and_nothing_touches_the_line_below_it(name: str, rest: str, team: str) -> None:
    picture = front(name, rest, team)
    floor = next(row for row in range(20, picture.height) if row > picture.height // 3 and _empty(picture, row))
    left, _, right, low = inked(picture, 12, floor)
    assert abs(left + right - picture.width) < 0.04 * picture.width
    below = inked(picture, floor, picture.height)
    assert below[1] - low >= 4
    loops = picture.crop((0, floor, picture.width // 4, picture.height))
    assert loops.point(lambda light: 255 if light < DARK else 0).getbbox() is not None  # the line's coils
    beside = picture.crop((picture.width // 4, floor, picture.width, picture.height - 2 * 51))
    assert beside.point(lambda light: 255 if light < DARK else 0).getbbox() is not None  # to the right of them


def test_the_fold_is_dark_enough_to_be_copied() -> None:
    picture = front("Anna", "Berg", "")
    left, _, right, _ = inked(picture, 0, 8)
    assert (left, right) == (pytest.approx(0, abs=6), pytest.approx(picture.width, abs=6))


def _empty(picture: Image.Image, row: int) -> bool:
    return bool(picture.crop((0, row, picture.width, row + 4)).getextrema()[0] > DARK)


def test_it_says_at_the_fold_that_it_is_one() -> None:
    made = printed(
        NameTents((Tent(words("Anna"), Text()),), "A tent", at_fold=words("fold back here")),
        options=PageOptions("a4", landscape=True),
    )
    page = pypdfium2.PdfDocument(made.data)[0]
    above = page.get_textpage().get_text_bounded(bottom=page.get_height() / 2, top=page.get_height() / 2 + 20)
    assert "fold back here" in above
