"""What a click marks in a drawing is painted for facilitators, and nowhere in a participant's file."""

from __future__ import annotations

from unittest.mock import Mock

import pytest

from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Colour, GroupItem, ShapeItem
from coursegen.model.text import Text
from coursegen.write.pdf.painter import paint_scene
from coursegen.write.pdf.pen import PLAIN

WHITE, RED = Colour("lt1"), Colour("accent2")
TICK = ShapeItem("Tick", Box(0, 0, 900, 900), "ellipse", RED)


@pytest.mark.parametrize("secret", [True, False])
@pytest.mark.parametrize("answers", [True, False])
def test_a_secret_drawing_is_for_facilitators_alone(*, secret: bool, answers: bool) -> None:
    group = GroupItem("answer", TICK.box, (TICK,), "", secret=secret)
    scene = Scene(
        "a", "a", 1, 1, 1, "layout", 9000, 5000, Text(), WHITE, (), (group,), (), "part", "Part", "en"
    )  # fmt: skip
    pen = Mock()
    paint_scene(scene, pen, Mock(), 0.0, 500.0, 900.0, PLAIN, reveal=True, answers=answers)
    around = ["clipped", "box", "unclipped"]
    assert ([name for name, *_ in pen.method_calls] != around) == (answers or not secret)
