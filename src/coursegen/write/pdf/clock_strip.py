"""Sets a stretch of time as a strip of boxes in true proportion, each with its minutes, and its name where that fits.

Below a box stand the minutes that are needed, where they are others: in bold where they are more than there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import ClockPart, ClockStrip
from coursegen.model.text import Text, stronger, words
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.strips import Column, Strip
from coursegen.write.pdf.styles import UNIT, Style
from coursegen.write.pdf.tags import Element

_TIGHT = 1.1  # from one line to the next in a box, in times their size
_EDGE = Mm(0.25).pt  # above and below the lines in a box
_PAD = 2 * Mm(1).pt  # what words leave free in a box at both sides
_CLOSE = 2.0  # where there is only a figure
_CLEAR = Mm(0.75).pt  # between a box and what is said below it


class Clock(Struct, frozen=True):
    """The boxes, what stands in and below them, and the two ends of the clock above them; a figure to who listens."""

    x: float
    widths: tuple[float, ...]
    tints: tuple[RGB | None, ...]
    words: tuple[tuple[float, float, Words], ...]  # x from the left edge, y below the upper one
    down: float
    tall: float
    colour: RGB
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the outline of every box, then the words."""
        x, low = left + self.x, top - self.down - self.tall
        self.element.attributes = (
            f"<</O/Layout/Placement/Block/BBox [{x:.2f} {top - height:.2f} {x + fsum(self.widths):.2f} {top:.2f}]>>"
        )
        for width, tint in zip(self.widths, self.tints, strict=True):
            pen.box(x, low, width, self.tall, tint, self.colour, 0.9, tag=self.element)
            x += width
        for across, down, word in self.words:
            word.draw(pen, left + across, top - down, 0.0)


def clock_strip(block: ClockStrip, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The strip as wide as its column; a name that its box has no room for is left to the description."""
    given = sum(part.minutes for part in block.parts)
    if not given:
        return []
    style = desk.style("fine")
    tight = replace(style, leading=_TIGHT * style.size)
    tall = 2 * (tight.leading + _EDGE)
    element = parent.child("Figure", alt=block.description)
    widths = tuple(column.width * part.minutes / given for part in block.parts)
    placed: list[tuple[float, float, Words]] = []
    for text, at_right in ((block.start, False), (block.end, True)):
        x = column.x + column.width - _long(text, desk) if at_right else column.x
        placed.append((x, 0.0, _word(words(text), desk, style, element)))
    x, below = column.x, _below(block.parts, widths, desk)
    for part, width, needed in zip(block.parts, widths, below, strict=True):
        fitting = [
            next((one for one in ways if _long(one, desk) + (_CLOSE if one is ways[-1] else _PAD) <= width), "")
            for ways in ((part.name.plain, part.number), (part.said, str(part.minutes)))
        ]
        lines = [words(one) for one in fitting if one]
        down = style.leading + (tall - len(lines) * tight.leading) / 2
        stand = [(down + number * tight.leading, line) for number, line in enumerate(lines)]
        stand += [(style.leading + tall + _CLEAR, needed)] if needed else []
        for y, line in stand:
            middle = x + (width - _long(line.plain, desk)) / 2
            placed.append((middle, y, _word(line, desk, tight, element)))
        x += width
    tints = tuple(desk.palette.accent(3).wash if part.pause else None for part in block.parts)
    paint = Clock(column.x, widths, tints, tuple(placed), style.leading, tall, desk.palette.accent(0).text, element)
    high = style.leading + tall + (_CLEAR + tight.leading if any(below) else 0.0)
    reckoned = any(part.needed for part in block.parts)
    return [Strip(high, paint, before=UNIT, after=(0.5 if reckoned else 1.5) * UNIT, keep="firm" if reckoned else "no")]


def _below(parts: Sequence[ClockPart], widths: Sequence[float], desk: Desk) -> list[Text]:
    """What is said below each box of the minutes that it needs, at least their figure; nothing where it has them.

    The words may reach half-way below the boxes beside it that have none.
    """
    differ = [bool(part.needed) and part.needed != part.minutes for part in parts]
    free = [0.0, *(0.0 if other else width for other, width in zip(differ, widths, strict=True)), 0.0]
    below: list[Text] = []
    for number, (part, width) in enumerate(zip(parts, widths, strict=True)):
        room = width + min(free[number], free[number + 2])
        said = words(part.likely if _long(part.likely, desk) + _PAD <= room and part.likely else str(part.needed))
        below.append((stronger(said) if part.needed > part.minutes else said) if differ[number] else Text())
    return below


def _long(text: str, desk: Desk) -> float:
    return desk.setter.width(text, "regular", desk.style("fine").size)


def _word(text: Text, desk: Desk, style: Style, element: Element) -> Words:
    """A line that ends with a space, so that the next box's words are not read as one with it."""
    (line,) = desk.setter.lines(text, style, 10 * max(1.0, desk.setter.width(text.plain, "regular", style.size)))
    return desk.line(replace(line, spaced=True), style, 0.0, element, {})
