"""What is drawn on a slide has outlines on paper, dark words, and no field of ink."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.model.brand import luminance
from coursegen.model.scene_items import Box, Colour, GroupItem, Line, PathItem, ShapeItem, TextItem
from coursegen.units import EMU_PER_POINT, Inch
from coursegen.write.pdf.left_open import left_open
from coursegen.write.pdf.outlined import outlined
from support.pdf_cases import BRAND, fragment

DARK, LIGHT, INK, PAPER, QUIET = Colour("accent1"), Colour("lt1"), Colour("dk1"), Colour("lt2"), Colour("accent2")
BIG = Box(Inch(1), Inch(1), Inch(4), Inch(2))
MARK = Box(Inch(2), Inch(1.5), Inch(0.4), Inch(0.4))


def said(box: Box, colour: Colour, within: ShapeItem | None = None) -> TextItem:
    words = replace(fragment("“Fine. Busy.”", 0), colour=colour)
    return TextItem("Said", box, (), (Line(24, (words,)),), within=within)


def on_paper(*items: ShapeItem | PathItem | TextItem) -> tuple[ShapeItem | PathItem | TextItem, ...]:
    return outlined(GroupItem("Drawing", BIG, items, "A drawing"), BRAND, PAPER).items  # type: ignore[return-value]


def test_a_bubble_is_an_outline_and_what_it_says_is_dark() -> None:
    (dark,) = on_paper(said(BIG, LIGHT, ShapeItem("Bubble", BIG, "callout", DARK)))
    (light,) = on_paper(said(BIG, INK, ShapeItem("Bubble", BIG, "callout", PAPER)))
    assert dark.within is not None
    assert light.within is not None
    assert (dark.within.fill, dark.within.stroke) == (PAPER, DARK)
    assert (light.within.fill, light.within.stroke) == (PAPER, INK)
    assert {one.colour for item in (dark, light) for line in item.lines for one in line.fragments} == {INK}


def test_what_was_to_be_seen_on_a_dark_ground_is_seen_on_its_outline() -> None:
    water = ShapeItem("Water", BIG, "rect", DARK)
    line = PathItem("Line", BIG, 10, 10, (("M", (0, 5)), ("L", (10, 5))), None, stroke=LIGHT, outline=3.0)
    ground, across, words = on_paper(water, line, said(MARK, LIGHT))
    assert (ground.fill, ground.stroke) == (PAPER, DARK)
    assert across.stroke == DARK
    assert [one.colour for one in words.lines[0].fragments] == [INK]


def test_what_lies_under_a_line_is_the_line_alone() -> None:
    water = ShapeItem("Water", BIG, "rect", DARK)
    line = PathItem("Line", BIG, 10, 10, (("M", (0, 0)), ("L", (10, 0))), None, stroke=LIGHT, outline=3.0)
    ground, across, words = on_paper(water, line, said(MARK, LIGHT))
    assert (ground.fill, ground.stroke) == (None, None)
    assert across.stroke == DARK
    assert [one.colour for one in words.lines[0].fragments] == [INK]
    short = replace(line, steps=(("M", (0, 0)), ("L", (5, 0))))
    assert on_paper(water, short)[0].stroke == DARK


def test_a_mark_stays_filled_and_a_tint_stays_a_tint() -> None:
    dot = ShapeItem("Dot", MARK, "ellipse", DARK)
    numbered = said(MARK, LIGHT, dot)
    tint = ShapeItem("From here on", BIG, "rect", PAPER)
    assert on_paper(dot, numbered) == (dot, numbered)
    assert on_paper(tint) == (tint,)


def test_a_panel_with_words_on_it_has_an_edge_in_ink() -> None:
    panel, _ = on_paper(ShapeItem("Panel", BIG, "rect", PAPER), said(MARK, INK))
    assert (panel.fill, panel.stroke) == (PAPER, INK)


def test_words_in_a_colour_are_ink_and_what_is_to_be_looked_at_is_bold() -> None:
    hot, quiet = (
        said(MARK, Colour("accent2")).lines[0].fragments[0],
        said(MARK, Colour("dk1", 0.5, 0.5)).lines[0].fragments[0],
    )
    assert hot.face == quiet.face == "regular"
    told = [item.lines[0].fragments[0] for item in on_paper(said(MARK, hot.colour), said(MARK, quiet.colour))]
    assert [(one.colour, one.face) for one in told] == [(INK, "bold"), (INK, "regular")]


def test_the_ring_that_is_to_be_looked_at_is_thicker_than_the_others() -> None:
    hot = Colour("accent2", 0.5)  # as dark as a filled area is that becomes an outline
    rings = on_paper(ShapeItem("One", BIG, "ellipse", DARK), ShapeItem("Two", BIG, "ellipse", hot))
    assert rings[1].outline > 2 * rings[0].outline


def test_light_words_beside_an_outline_are_left_to_what_they_lie_on() -> None:
    beside = said(Box(Inch(8), Inch(1), Inch(1), Inch(1)), LIGHT)
    assert on_paper(ShapeItem("Water", BIG, "rect", DARK), beside)[1] == beside


def test_a_shade_between_has_an_edge() -> None:
    (shape,) = on_paper(ShapeItem("Block", BIG, "rect", QUIET))
    assert 0.3 < luminance(BRAND.rgb(QUIET)) < 0.8
    assert (shape.fill, shape.stroke) == (QUIET, INK)


def test_words_that_a_reader_fills_in_are_a_line_to_write_on_and_no_description_tells_them() -> None:
    told, asked = said(BIG, INK), said(MARK, INK)
    asked = replace(asked, lines=(replace(asked.lines[0], fragments=(replace(fragment("Story", 0)),)),))
    drawn = GroupItem("Drawing", BIG, (told, asked), "A process: Story, “Fine. Busy.”")
    left = left_open(drawn, ("story",))
    (gap,) = left.items[1].lines[0].fragments  # type: ignore[union-attr]
    assert left.items[0] == told
    assert gap.gap
    assert gap.width > 0.7 * MARK.width / EMU_PER_POINT
    assert left.description == "A process: ____, “Fine. Busy.”"
    assert left_open(drawn, ()) == drawn
