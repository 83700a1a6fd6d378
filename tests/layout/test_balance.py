"""Lines are about equally wide, and no last line is one lonely word."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from coursegen.layout.balance import SHORTEST, balanced, ragged, unragged
from coursegen.layout.breaking import Broken, broken
from coursegen.layout.faces import Faces
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.forms.sketch import Said, Sketch, Stage
from coursegen.layout.marks import Bounds
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.layout.text_lines import Para, measured, sure
from coursegen.layout.twins import WIDE
from coursegen.model.scene_items import Colour, TextItem
from coursegen.model.text import Run, Text
from coursegen.publish.kept_faces import faces
from coursegen.units import Inch
from support import odd_templates
from support.layout_samples import slide
from support.looks import TEAMS, looks, scenes

LONELY = "The line you hold is not the one you were handed today"
VERSIONS = [(team, "light") for team in TEAMS] + [("", "dark"), ("", "high_contrast")]


def _para(words: str) -> Para:
    return Para(Text((Run(words),)), 20.0, Colour("dk1"), 20.0)


def _width_with_last_word_alone(para: Para, faces: Faces, lines: int = 2) -> float:
    return next(
        width
        for width in range(600, 100, -1)
        if ragged(one := measured([para], width, faces).broken[0])
        and len(one.lines) == lines
        and sure(para, one, width)
    )


def _ends(found: Broken) -> list[int]:
    return [end for _, end, _ in found.lines]


def _plain_lines(found: Broken) -> list[str]:
    spans = found.words.offsets
    return [found.words.plain[spans[start][0] : spans[end - 1][1]] for start, end, _ in found.lines]


def test_a_headline_has_lines_of_about_one_width(arimo: Faces) -> None:
    para = _para(LONELY)
    width = _width_with_last_word_alone(para, arimo)
    found = measured([para], width, arimo).broken
    (even,), narrower = balanced([para], found, width, arimo)
    assert 0 < narrower < width / 2
    assert len(even.lines) == 2
    assert even.lines[-1][2] > 0.8 * even.widest
    assert _ends(measured([para], width - narrower, arimo).broken[0]) == _ends(even)


@pytest.mark.parametrize("strong", [False, True])
def test_no_line_ends_inside_a_number_where_another_frame_spares_it(arimo: Faces, strong: bool) -> None:
    said = "Ninety seconds at the desk, forty-five with Records, fifteen back at the desk. Find out what matters first."
    runs = (Run("Ninety", strong=True), Run(said[6:])) if strong else (Run(said),)
    para = Para(Text(runs), 20.0, Colour("dk1"), 20.0)
    cut = 0
    for width in range(250, 600):
        found = measured([para], width, arimo).broken
        (even,), narrower = balanced([para], found, width, arimo)
        set_in = measured([para], width - narrower, arimo).broken[0]
        lines = (
            [
                "".join(piece[0] for word in set_in.words.words[start:end] for piece in word.pieces)
                for start, end, _ in set_in.lines
            ]
            if strong
            else _plain_lines(set_in)
        )
        assert _ends(set_in) == _ends(even)
        cut += any(line.endswith("forty-") for line in lines)
    assert cut < 20


def test_nor_does_a_line_of_a_drawing(arimo: Faces) -> None:
    said = "Ninety seconds at the desk, forty-five with Records, fifteen back at the desk. The first job is to find out"
    palette = palette_of(Colour("accent1"), Colour("lt1"), looks("", "light").slides.template.brand)
    cut = []
    for width, end in product(range(280, 480, 20), range(60, len(said))):
        bounds = Bounds(0.0, 0.0, float(width), 112.0)
        sketch = Sketch(Stage(bounds, 0.0, float(width), palette, arimo), 20.0)
        sketch.words("Task", Said(Text((Run(said[:end]),))), bounds)
        (item,) = sketch.parts
        assert isinstance(item, TextItem)
        if any("".join(one.text for one in line.fragments).endswith("forty-") for line in item.lines):
            cut.append((width, end))
    assert cut == []


def test_a_renderer_that_measures_otherwise_breaks_a_headline_alike(arimo: Faces) -> None:
    para = _para(LONELY)
    width = _width_with_last_word_alone(para, arimo)
    (even,), narrower = balanced([para], measured([para], width, arimo).broken, width, arimo)
    for other in (0.99, 1.01, 1.025):
        assert _ends(broken(even.words, (width - narrower) * other / para.size, arimo)) == _ends(even)


def test_a_frame_is_narrowed_only_as_far_as_a_substitute_s_lines_allow(arimo: Faces) -> None:
    para = _para(LONELY)
    calibri, light = faces("Calibri"), faces("Calibri Light")
    assert (calibri.spare, arimo.spare, light.spare, faces("Kontor Grotesk").spare) == (1.0, 1.0, WIDE, WIDE)
    narrowed = 0
    for width in range(260, 600, 4):
        found = measured([para], width, light).broken
        (one,), by = balanced([para], found, width, light)
        if by:
            narrowed += 1
            assert len(broken(one.words, (width - by) / para.size / WIDE, light).lines) <= len(one.lines)
        assert balanced([para], found, width, calibri)[1] >= by
    assert narrowed


def test_running_text_keeps_its_width_where_it_ends_well(arimo: Faces) -> None:
    para = _para(f"{LONELY}, and what you say first goes on in what is said next.")
    width = _width_with_last_word_alone(para, arimo, 4)
    found = measured([para], width, arimo).broken
    (even,), narrower = unragged([para], found, width, arimo)
    assert narrower > 0
    assert not ragged(even)
    assert unragged([para], [even], width - narrower, arimo) == ([even], 0.0)


def test_a_headline_of_one_line_stays(arimo: Faces) -> None:
    para = _para("A line")
    found = measured([para], 400, arimo).broken
    assert balanced([para], found, 400, arimo) == (found, 0.0)


@pytest.mark.parametrize(("align", "share"), [("l", 0.0), ("ctr", 0.5), ("r", 1.0)])
def test_a_frame_is_narrowed_where_its_lines_end(arimo: Faces, align: str, share: float) -> None:
    """At both sides where they are centred: headlines of one line and of two have one middle."""
    old = '<p:titleStyle><a:lvl1pPr algn="ctr"'
    data = odd_templates.replaced(odd_templates.in_arial(), odd_templates.MASTER, old, old.replace("ctr", align))
    read = replace(read_template(data), yields=True)
    long = slide("objectives", "Every call has one purpose and the caller says it in the first words")
    (scene,) = lay_out([long], read, arimo, footer="", language="en")
    title = scene.items[0]
    assert isinstance(title, TextItem)
    assert len(title.lines) == 2
    assert title.insets is not None
    usual = read.layouts["objectives"].slots["title"].insets
    left, right = title.insets.left - usual.left, title.insets.right - usual.right
    assert left + right > Inch(0.3)
    assert left == pytest.approx(share * (left + right), abs=1)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=14), min_size=1, max_size=14), st.floats(120, 600))
def test_balancing_adds_no_line(arimo: Faces, words: list[str], width: float) -> None:
    para = _para(" ".join(words))
    found = measured([para], width, arimo).broken
    for even, narrower in (balanced([para], found, width, arimo), unragged([para], found, width, arimo)):
        assert len(even[0].lines) <= len(found[0].lines)
        assert 0 <= narrower < width


@pytest.mark.parametrize(("team", "theme"), VERSIONS)
def test_no_headline_of_the_course_ends_in_a_lonely_word(team: str, theme: str) -> None:
    found = [
        [(sum(one.width for one in line.fragments), " ".join(one.text for one in line.fragments)) for line in lines]
        for scene in scenes(team, theme)
        for item in scene.items
        if getattr(item, "name", "") in ("Title", "Subtitle") and len(lines := item.lines) > 1
    ]
    lonely = [lines for lines in found if " " not in lines[-1][1] or lines[-1][0] < SHORTEST * max(lines)[0]]
    assert len(found) > 5
    assert lonely == []
