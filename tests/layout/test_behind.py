"""What is painted behind a point: a slice of a disc hides what is in the slice, and not what is in its box."""

from __future__ import annotations

import pytest

from coursegen.layout.behind import painted_last
from coursegen.model.scene_items import Box, Colour, ShapeItem

SUN = ShapeItem("Sun", Box(0, 0, 200, 200), "pie", Colour("accent2"), adjusts=(180 * 60_000, 0))
"""The upper half of a disc, as a sun on a horizon is drawn."""


@pytest.mark.parametrize(
    ("x", "y", "place"),
    [(100, 40, 0), (20, 90, 0), (100, 160, -1), (180, 110, -1), (5, 5, -1), (300, 40, -1)],
    ids=["in the sun", "near its left edge", "below it", "below its right edge", "in a corner of its box", "beside it"],
)
def test_a_half_disc_hides_its_own_half_alone(x: float, y: float, place: int) -> None:
    assert painted_last([SUN], x, y) == place
