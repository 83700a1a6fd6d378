"""Outlines the letters of a word, for marks that are drawn and are no text."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from coursegen.layout.faces import Faces
from coursegen.model.scene_items import PathStep

Point = tuple[float, float]


class Outlined(Struct, frozen=True, gc=False):
    """A word's outlines, y downwards, from the upper left corner of what is inked; sizes in units of the font."""

    width: float
    height: float
    steps: tuple[PathStep, ...]


def outlined(word: str, faces: Faces) -> Outlined:
    """A word in bold. Characters that the font lacks are left out."""
    return _outlined(word, (faces.plain or faces).path("bold"))


@lru_cache(maxsize=8)
def _outlined(word: str, file: Path) -> Outlined:
    # Imported here: fontTools is slow to import, and only drafts carry a word that is drawn.
    from fontTools.pens.recordingPen import DecomposingRecordingPen
    from fontTools.pens.transformPen import TransformPen
    from fontTools.ttLib import TTFont

    recording_pen: Any = DecomposingRecordingPen
    transform_pen: Any = TransformPen
    font: Any = TTFont(file, lazy=True)
    glyphs, names, advances = font.getGlyphSet(), font.getBestCmap(), font["hmtx"].metrics
    recording = recording_pen(glyphs)
    along = 0
    for char in word:
        if (name := names.get(ord(char))) is not None:
            glyphs[name].draw(transform_pen(recording, (1, 0, 0, -1, along, 0)))
            along += advances[name][0]
    steps = _cubic(recording.value)
    xs = [x for _, numbers in steps for x in numbers[::2]] or [0.0]
    ys = [y for _, numbers in steps for y in numbers[1::2]] or [0.0]
    left, top = min(xs), min(ys)
    moved: list[PathStep] = [
        (kind, tuple(value - (top if index % 2 else left) for index, value in enumerate(numbers)))
        for kind, numbers in steps
    ]
    return Outlined(max(xs) - left, max(ys) - top, tuple(moved))


def turned(word: Outlined) -> Outlined:
    """The same word turned clockwise by a right angle, so that it is read from the top down."""
    steps: list[PathStep] = []
    for kind, numbers in word.steps:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        steps.append((kind, tuple(value for x, y in pairs for value in (word.height - y, x))))
    return Outlined(word.height, word.width, tuple(steps))


def _cubic(recorded: list[tuple[str, tuple[Any, ...]]]) -> list[PathStep]:
    """What a pen recorded, the quadratic curves of TrueType as cubic ones."""
    steps: list[PathStep] = []
    here: Point = (0.0, 0.0)
    for name, points in recorded:
        if name == "moveTo":
            here = points[0]
            steps.append(("M", (*here,)))
        elif name == "lineTo":
            here = points[0]
            steps.append(("L", (*here,)))
        elif name == "qCurveTo":
            *controls, end = points
            for number, control in enumerate(controls):
                last = number + 1 == len(controls)
                to = end if last else _between(control, controls[number + 1], 0.5)
                steps.append(("C", (*_between(here, control, 2 / 3), *_between(to, control, 2 / 3), *to)))
                here = to
        else:
            steps.append(("Z", ()))
    return steps


def _between(one: Point, other: Point, share: float) -> Point:
    """The point that lies a share of the way from one to another."""
    return one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share
