"""A slide that has a page for itself is shown larger there, on no page more than before."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from coursegen.model.blocks import Paragraph
from coursegen.model.document import Beside, Cue, Cues, DocumentBlock, Heading, KeepTogether, PageBreak, Thumbnail
from coursegen.model.printing import PageOptions
from coursegen.model.text import words
from coursegen.units import Mm
from coursegen.write.pdf import Printed
from support.pdf_cases import printed, prose

SMALL = 80.0
WIDE = 99  # of 167 mm: the words at its side have 60


def script(name: str, said: int, *, wraps: bool = True, shown: int = 0) -> tuple[DocumentBlock, ...]:
    """A slide under its headline, with what to say."""
    picture = Thumbnail("slide", f"Slide {name}", SMALL)
    beside = Beside(
        picture, (Paragraph(prose(shown) if shown else words("What is on it.")),), whole=False, wraps=wraps, leads=True
    )
    cues = Cues((Cue("SAY", (prose(said),), "say"),))
    return PageBreak(even=True), Heading(2, words(name), name), KeepTogether((beside, cues))


def widths(made: Printed) -> list[int]:
    """How wide each slide is shown, in whole millimetres."""
    with pikepdf.open(BytesIO(made.data)) as file:
        figures = [one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure"]
        boxes = [[float(number) for number in one.A.BBox] for one in figures]
    return sorted(round((box[2] - box[0]) / Mm(1).pt) for box in boxes)


def test_a_slide_that_is_alone_on_its_page_is_larger() -> None:
    made = printed(*script("One", 60), *script("Two", 60))
    assert (made.pages, widths(made)) == (2, [WIDE, WIDE])


def test_a_slide_is_no_larger_than_lets_it_end_where_its_words_end() -> None:
    few, some, many = (widths(printed(*script("One", 60, shown=shown)))[0] for shown in (10, 68, 200))
    assert few == WIDE > some > SMALL == many


def test_two_slides_of_a_page_are_as_they_were() -> None:
    assert widths(printed(*script("One", 60), *script("Two", 60)[1:])) == [SMALL, SMALL]


def test_a_slide_of_a_full_page_stays_small_and_no_page_is_added() -> None:
    full = next(said for said in range(300, 900, 10) if printed(*script("One", said)).pages > 1) - 10
    made = printed(*script("One", full))
    assert (made.pages, widths(made)) == (1, [SMALL])


@pytest.mark.parametrize("options", [PageOptions("a4", text="large"), PageOptions("a4", folded=True)])
def test_where_nothing_would_have_room_at_its_side_a_slide_is_as_large_as_before(options: PageOptions) -> None:
    made = printed(*script("One", 30), options=options)
    assert widths(made) != [WIDE]


def test_a_picture_that_is_no_script_keeps_its_size() -> None:
    assert widths(printed(*script("One", 60, wraps=False))) == [SMALL]
