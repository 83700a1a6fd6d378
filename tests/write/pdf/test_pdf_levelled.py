"""The large words of a drawing are smaller in a workbook, and stand where they stood."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.model.scene_items import Align, Box, GroupItem, Line, ShapeItem, TextItem
from coursegen.units import Inch
from coursegen.write.pdf.levelled import largest_words, levelled
from support.pdf_cases import fragment

BOX = Box(Inch(1), Inch(1), Inch(4), Inch(2))
SMALL, LARGE = (replace(fragment("Wed", 20.0), size=size, width=60.0) for size in (12.0, 24.0))


def drawn(line: Line, within: ShapeItem | None = None) -> GroupItem:
    return GroupItem("Drawing", BOX, (TextItem("Said", BOX, (), (line,), within=within),), "A drawing")


@pytest.mark.parametrize(("align", "x"), [("left", 20.0), ("centre", 35.0), ("right", 50.0)])
def test_large_words_are_smaller_where_they_were(align: Align, x: float) -> None:
    (item,) = levelled(drawn(Line(24, (LARGE,), align)), 12.0).items
    assert isinstance(item, TextItem)
    (said,) = item.lines[0].fragments
    assert (said.size, said.width, said.x) == (12.0, 30.0, x)


def test_words_that_are_small_and_those_in_a_bubble_stay() -> None:
    small, bubble = drawn(Line(24, (SMALL,))), drawn(Line(24, (LARGE,)), ShapeItem("Bubble", BOX, "callout", None))
    assert levelled(small, 12.0) == small
    assert levelled(bubble, 12.0) == bubble
    assert (largest_words(small), largest_words(bubble)) == (12.0, 24.0)
