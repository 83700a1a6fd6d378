"""The call of the motif: a bubble whose tail leaves the circle without a kink on its outer side."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, degrees, hypot
from types import SimpleNamespace

import pytest

from coursegen.layout.forms.motif import Band, bubble
from coursegen.layout.marks import Bounds, Point
from coursegen.model.scene_items import Colour, PathStep


class Strokes:
    """Takes the bubble's outline."""

    def __init__(self) -> None:
        self.steps: list[PathStep] = []
        self.colours = SimpleNamespace(
            main=Colour("accent1"), hot=Colour("accent2"), warm=Colour("accent3"), dot=Colour("accent2")
        )

    def stroke(self, _name: str, steps: Iterable[PathStep], _colour: Colour, **_: object) -> None:
        self.steps = list(steps)

    def disc(self, *_: object, **__: object) -> None:
        """The dot inside."""


@pytest.mark.parametrize("tip", [(-0.82, 1.12), (0.82, 1.12), (-0.82, 1.4)])
def test_the_outer_side_of_the_tail_is_a_tangent_of_the_circle(tip: Point) -> None:
    pen = Strokes()
    bubble(Band(pen, "line", Bounds(0, 0, 1, 1)), (0.0, 0.0), 1.0, tip)  # type: ignore[arg-type]
    arcs = [points for kind, points in pen.steps if kind == "C"]
    ends = [pen.steps[1][1][-2:], arcs[-1][-2:]]
    turns = []
    for x, y in ends:
        assert hypot(x, y) == pytest.approx(1.0, abs=0.01)
        side = atan2(tip[1] - y, tip[0] - x) - atan2(y, x)
        turns.append((abs(x), abs(90 - abs((degrees(side) + 180) % 360 - 180))))
    outer, inner = sorted(turns, reverse=True)
    assert outer[1] == pytest.approx(0, abs=0.5)
    assert inner[1] > 20
