"""Draws what lies behind a cue's label: each meaning has its own outline, which a black-and-white copy keeps."""

from __future__ import annotations

from typing import assert_never

from msgspec import Struct

from coursegen.model.brand import RGB
from coursegen.model.document import CueShape
from coursegen.model.scene_items import PathStep
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.styles import UNIT, WHITE, Inks

PAD = 0.75 * UNIT  # between an outline and the words in it
HIGH = 1.3  # an outline, in heights of its words
_LINE = 0.9
_TAIL = 0.45 * UNIT
_POINT = 0.75 * UNIT


class CueOutline(Struct, frozen=True):
    """The outline of a label from ``x``, around words that are ``size`` high on ``baseline``."""

    shape: CueShape
    x: float
    width: float
    baseline: float
    size: float
    inks: Inks
    asked: RGB

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw it."""
        x, tall = left + self.x, HIGH * self.size
        y = top - self.baseline + 0.36 * self.size - tall / 2
        right, ink = x + self.width, self.inks.text
        match self.shape:
            case "say":
                pen.box(x, y, self.width, tall, ink, radius=2.5)
            case "do":
                pen.box(x, y, self.width, tall, WHITE, ink, _LINE)
            case "ask":
                pen.path(_bubble(x, y, right, y + tall), self.asked, ink, _LINE)
            case "maybe":
                around: list[PathStep] = [*_corners(x, y, right, y + tall), ("L", (x, y))]
                pen.stroke(around, ink, _LINE, (2.2, 2.6), PLAIN)
            case "move":
                pen.path(_arrow(x, y, right, y + tall), WHITE, ink, _LINE)
            case "" | "listen":
                pass
            case _:
                assert_never(self.shape)


def outlined(shape: CueShape) -> bool:
    """Whether a label of that shape stands in an outline; the others are words alone."""
    return shape not in ("", "listen")


def _corners(x: float, y: float, right: float, top: float) -> list[PathStep]:
    return [("M", (x, y)), ("L", (right, y)), ("L", (right, top)), ("L", (x, top))]


def _bubble(x: float, y: float, right: float, top: float) -> list[PathStep]:
    """A box with the tail of a speech bubble under its left half."""
    tail = x + 1.5 * _TAIL
    return [
        ("M", (x, y)), ("L", (tail, y)), ("L", (tail + 0.3 * _TAIL, y - _TAIL)), ("L", (tail + 1.3 * _TAIL, y)),
        ("L", (right, y)), ("L", (right, top)), ("L", (x, top)), ("Z", ()),
    ]  # fmt: skip


def _arrow(x: float, y: float, right: float, top: float) -> list[PathStep]:
    """A box that points to the right."""
    shoulder = right - _POINT
    return [
        ("M", (x, y)), ("L", (shoulder, y)), ("L", (right, (y + top) / 2)), ("L", (shoulder, top)),
        ("L", (x, top)), ("Z", ()),
    ]  # fmt: skip
