"""Every form on stages of many sizes: nothing runs together, or it says that its words have no room."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import dist

import pytest

from coursegen.layout.forms.drawing import SIZES
from coursegen.layout.forms.figures import face
from coursegen.layout.forms.listed import FORMS
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.forms.sketch import Sketch, Stage, TooTight
from coursegen.layout.forms.ways import LEAST_WAY
from coursegen.layout.marks import Bounds
from coursegen.model.brand import contrast
from coursegen.model.diagrams import Cycle, Node
from coursegen.model.scene_items import Box, Colour, PathItem, ShapeItem, TextItem
from coursegen.model.slide import ClockFace
from coursegen.model.text import words
from coursegen.model.visuals import Visual
from coursegen.units import EMU_PER_POINT, Pt
from support.forms import EXAMPLES, GROUPED, place
from support.looks import THEMES, looks

SIDES = [(width, height) for width in (300, 420, 600, 850) for height in (95, 150, 217, 300, 420)]


def drawn(visual: Visual, width: int, height: int) -> Sketch | None:
    """A visual on a stage, in the largest words that fit; ``None`` where it gives way to words."""
    at = place("plain")
    palette = palette_of(Colour("accent1"), Colour("lt1"), at.template.brand, {})
    stage = Stage(Bounds(40, 150, width, height), 0, width + 80, palette, at.faces)
    draw = FORMS[visual.form].draw
    assert draw is not None
    for size in SIZES:
        sketch = Sketch(stage, size)
        try:
            draw(visual, sketch)
        except TooTight:
            continue
        return sketch
    return None


def ring(*labels: str) -> Cycle:
    """A ring with a disc for each label, and a break after the last."""
    breaks = [number == len(labels) for number in range(1, len(labels) + 1)]
    return Cycle("", tuple(Node("", words(one), open_, "") for one, open_ in zip(labels, breaks, strict=True)))


def said(item: TextItem) -> Iterator[Box]:
    for line in item.lines:
        for piece in line.fragments:
            top = item.box.y + Pt(line.baseline - 0.7 * piece.size)
            yield Box(item.box.x + Pt(piece.x), top, Pt(piece.width), Pt(0.8 * piece.size))


@pytest.mark.parametrize("form", GROUPED)
def test_no_words_stand_on_others_however_low_the_room_is(form: str) -> None:
    shown = [one for sides in SIDES if (one := drawn(EXAMPLES[form].visual, *sides)) is not None]
    assert shown
    for sketch in shown:
        texts = [list(said(part)) for part in sketch.parts if isinstance(part, TextItem)]
        for one, other in combinations(texts, 2):
            assert not any(box.overlaps(beside) for box in one for beside in other), (form, sketch.stage.bounds)


@pytest.mark.parametrize("long", [8, 10, 15, 20, 30, 45])
def test_no_hand_of_a_clock_runs_through_its_minutes(long: int) -> None:
    """Whatever the time is: a hand through "20 min" strikes it out."""
    at = place("plain")
    palette = palette_of(Colour("accent1"), Colour("lt2"), at.template.brand, {})
    left_out = 0
    for end in range(8 * 60, 20 * 60):
        sketch = Sketch(Stage(Bounds(65, 80, 367, 367), 0, 960, palette, at.faces), 22)
        face(sketch, (248.5, 263.5), 183.5, ClockFace(end - long, end, hands=True, said=words(f"{long} min")))
        minutes = next((item for item in sketch.parts if isinstance(item, TextItem)), None)
        if minutes is None:  # where each place is struck out, nothing is said
            left_out += 1
            continue
        for hand in (item for item in sketch.parts if isinstance(item, PathItem) and item.name.endswith("hand")):
            (_, start), (_, tip) = hand.steps
            scale = hand.box.width / hand.width if hand.width else hand.box.height / hand.height
            (x1, y1), (x2, y2) = ((hand.box.x + x * scale, hand.box.y + y * scale) for x, y in (start, tip))
            along = [(x1 + (x2 - x1) * share / 50, y1 + (y2 - y1) * share / 50) for share in range(51)]
            inside = [
                box for box in said(minutes) for x, y in along if box.x < x < box.right and box.y < y < box.bottom
            ]
            assert not inside, (end, hand.name)
    assert left_out < 720 / 20


@pytest.mark.parametrize("theme", THEMES)
def test_each_mark_of_a_clock_is_seen_on_what_it_stands_on(theme: str) -> None:
    brand = looks("", theme).slides.template.brand
    palette = palette_of(Colour("accent1"), Colour("lt2"), brand, {"warm": "accent3"})
    sketch = Sketch(Stage(Bounds(65, 80, 367, 367), 0, 960, palette, place("plain").faces), 22)
    face(sketch, (248.5, 263.5), 183.5, ClockFace(608, 623, hands=True))
    fills = {item.name: item.fill for item in sketch.parts if isinstance(item, ShapeItem)}
    marks = {item.name: item.stroke for item in sketch.parts if isinstance(item, PathItem) and "Mark" in item.name}
    for hour in range(12):
        stroke, behind = marks[f"Mark {hour + 1}"], fills["Stretch" if hour in (2, 3, 4) else "Face"]
        assert stroke is not None and behind is not None
        assert contrast(brand.rgb(stroke), brand.rgb(behind)) > 3, hour


@pytest.mark.parametrize("count", [3, 4, 5])
def test_the_discs_of_a_ring_have_room_for_an_arrow_between_them(count: int) -> None:
    labels = ("The first thing", "What follows from it", "A third one", "A last one", "Back to the start")
    visual = ring(*labels[:count])
    shown = [drawn(visual, *sides) for sides in SIDES]
    assert shown[0] is None
    assert sum(one is not None for one in shown) > 3
    for sketch in shown:
        parts = sketch.parts if sketch is not None else []
        discs = [part.within.box for part in parts if isinstance(part, TextItem) and part.within is not None]
        middles = [(box.x + box.width / 2, box.y + box.height / 2) for box in discs]
        for one, other in pairwise([*middles, *middles[:1]]):
            assert dist(one, other) - discs[0].width >= 0.8 * LEAST_WAY * EMU_PER_POINT


def test_a_ring_of_four_uses_a_low_room_with_its_labels_beside_it() -> None:
    """As a company's template has it whose headlines take a third of the page."""
    sketch = drawn(ring("How am I doing?", "Far from good", "What did he just say?", "I should feel better"), 635, 223)
    assert sketch is not None
    discs = [part.box for part in sketch.parts if isinstance(part, TextItem) and part.within is not None]
    assert max(box.bottom for box in discs) - min(box.y for box in discs) > 0.8 * 223 * EMU_PER_POINT
