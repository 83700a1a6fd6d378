"""The labels of what to say and do stand apart, each in its own outline."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise
from typing import Literal

import pytest
from pypdf import PdfReader

from coursegen.model.document import Cue, Cues, CueShape
from coursegen.model.printing import PageOptions
from coursegen.model.text import words
from coursegen.units import Mm
from coursegen.write.pdf.cue_shapes import HIGH
from support.pdf_cases import printed, prose

LABEL = 9.0
"""The size of a label in an outline, in points."""


def baselines(*cues: Cue) -> list[float]:
    """How high the label of each cue stands, from the first to the last."""
    found: dict[str, float] = {}

    def seen(text: str, _cm: object, tm: list[float], *_: object) -> None:
        if text.strip().startswith("LABEL"):
            found[text.strip()] = tm[5]

    (page,) = PdfReader(BytesIO(printed(Cues(cues), audience="facilitator").data)).pages
    page.extract_text(visitor_text=seen)
    return [found[cue.label] for cue in cues]


def cue(number: int, shape: CueShape, many: int = 5) -> Cue:
    return Cue(f"LABEL{number}", (prose(many),), shape)


@pytest.mark.parametrize("shape", ["say", "do", "maybe", "move"])
def test_outlines_of_a_line_each_are_2_5_mm_apart_and_alike(shape: CueShape) -> None:
    heights = baselines(cue(1, shape), cue(2, "maybe"), cue(3, "move"))
    free = [upper - lower - HIGH * LABEL for upper, lower in pairwise(heights)]
    assert min(free) >= Mm(2.5).pt
    assert free == pytest.approx([free[0]] * 2, abs=0.1)


def test_a_bubble_has_room_for_its_tail_and_little_more() -> None:
    box, asked = (baselines(cue(1, shape), cue(2, "move")) for shape in ("maybe", "ask"))
    assert 0 < (asked[0] - asked[1]) - (box[0] - box[1]) <= Mm(1.3).pt


def test_what_has_more_lines_than_its_label_takes_no_room_for_the_outline() -> None:
    one, two = (baselines(cue(1, "ask", many), cue(2, "move")) for many in (5, 18))
    assert two[0] - two[1] < 2 * (one[0] - one[1])


@pytest.mark.parametrize("text", ["normal", "large"])
def test_several_texts_of_what_to_listen_for_are_items_and_one_is_none(text: Literal["normal", "large"]) -> None:
    def items(*told: str) -> int:
        heard = Cue("LISTEN FOR", tuple(map(words, told)), "listen", listed=True)
        made = printed(Cues((heard,)), options=PageOptions("a4", text=text), audience="facilitator")
        return made.words.count("•")

    assert [items("A pause."), items("A pause.", "A name.")] == [0, 2]
