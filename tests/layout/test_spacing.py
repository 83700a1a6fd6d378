"""The space between paragraphs: what a layout leaves over and under each, whatever it is a share of."""

from __future__ import annotations

import pytest
from lxml import etree

from coursegen.layout.drawingml import TextStyle, styled
from coursegen.layout.paragraphs import LABEL_GAP, Setter
from coursegen.model.blocks import Paragraph
from coursegen.model.scene_items import Colour
from support.layout_samples import text

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
SAID = (Paragraph(text("One")), Paragraph(text("Two")))
LABELLED = (Paragraph(text("Label"), "label"), Paragraph(text("Two")))


def style_of(*spaces: str) -> TextStyle:
    """A style whose first level has some spaces over or under its paragraphs."""
    root = etree.fromstring(f'<a:lstStyle xmlns:a="{A}"><a:lvl1pPr>{"".join(spaces)}</a:lvl1pPr></a:lstStyle>')
    return styled(TextStyle(size=20.0), root, {}, {})


def space(tag: str, kind: str, value: int) -> str:
    return f'<a:{tag}><a:{kind} val="{value}"/></a:{tag}>'


@pytest.mark.parametrize(
    ("spaces", "between", "written"),
    [
        ((space("spcBef", "spcPts", 600),), 6.0, None),
        ((space("spcAft", "spcPts", 1000),), 10.0, None),
        ((space("spcBef", "spcPts", 600), space("spcAft", "spcPts", 1000)), 16.0, None),
        ((space("spcBef", "spcPct", 20_000),), 4.0, 4.0),  # LibreOffice and rpptx take it of different heights
        ((space("spcBef", "spcPct", 20_000), space("spcAft", "spcPts", 300)), 7.0, 4.0),
        ((space("spcAft", "spcPct", 50_000),), 10.0, None),
    ],
)
def test_both_spaces_count_and_shares_are_written_in_points(
    spaces: tuple[str, ...], between: float, written: float | None
) -> None:
    setter = Setter("body", style_of(*spaces), Colour("accent1"), False)
    paras = setter.paras(SAID, 20.0)
    assert paras[1].before == pytest.approx(between)
    found = setter.written(paras)[1].space_before
    assert found == (None if written is None else pytest.approx(written))


@pytest.mark.parametrize(("under", "between", "written"), [(0, LABEL_GAP, LABEL_GAP), (1200, 12.0, 0.0)])
def test_what_follows_a_label_is_as_close_as_the_layout_lets_it_be(under: int, between: float, written: float) -> None:
    spaces = (space("spcBef", "spcPts", 500), space("spcAft", "spcPts", under))
    setter = Setter("body", style_of(*spaces), Colour("accent1"), False)
    paras = setter.paras(LABELLED, 20.0)
    assert paras[1].before == between
    assert setter.written(paras)[1].space_before == written
