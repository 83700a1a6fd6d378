"""Sets a stretch of time as a strip of boxes in true proportion, each with its name where there is room for it.

Below them stand those of the minutes that are needed, to the same scale, filled where they are more than there are.
"""

from __future__ import annotations

from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import ClockStrip
from coursegen.model.text import words
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.strips import Column, Strip
from coursegen.write.pdf.styles import UNIT
from coursegen.write.pdf.tags import Element

_TALL = Mm(7).pt
_LOW = Mm(4).pt
_OVER: RGB = (0.80, 0.80, 0.80)  # seen on a copy in black and white, and light enough for what stands in it
_PAD = 2.0


class Clock(Struct, frozen=True):
    """The boxes, their names and minutes, and the two ends of the clock above them; a figure to who listens.

    ``needed`` are the widths of the boxes below, each with whether it is too much.
    """

    x: float
    widths: tuple[float, ...]
    words: tuple[tuple[float, float, Words], ...]  # x from the left edge, y below the upper one
    down: float
    colour: RGB
    element: Element
    needed: tuple[tuple[float, bool], ...] = ()
    tint: RGB | None = None

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw the outline of every box, then what stands in them."""
        x, low = left + self.x, top - self.down - _TALL
        wide = max(fsum(self.widths), fsum(width for width, _ in self.needed))
        below = low - _LOW
        self.element.attributes = (
            f"<</O/Layout/Placement/Block/BBox [{x:.2f} {below if self.needed else low:.2f} {x + wide:.2f} {top:.2f}]>>"
        )
        for width in self.widths:
            pen.box(x, low, width, _TALL, None, self.colour, 0.9, tag=self.element)
            x += width
        x = left + self.x
        for width, over in self.needed:
            pen.box(x, below, width, _LOW, self.tint if over else None, self.colour, 0.5, tag=self.element)
            x += width
        for across, down, word in self.words:
            word.draw(pen, left + across, top - down, 0.0)


def clock_strip(block: ClockStrip, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The strip as wide as its column; a name that its box has no room for is left to the description."""
    given = sum(minutes for _, minutes in block.parts)
    total = max(given, sum(block.needed))
    if not given:
        return []
    style = desk.style("fine")
    element = parent.child("Figure", alt=block.description)
    widths = tuple(column.width * minutes / total for _, minutes in block.parts)
    placed: list[tuple[float, float, Words]] = []
    for text, at_right in ((block.start, False), (block.end, True)):
        long = desk.setter.width(text, "regular", style.size)
        x = column.x + column.width * given / total - long if at_right else column.x
        placed.append((x, 0.0, _word(text, desk, element)))
    x = column.x
    for (name, minutes), width in zip(block.parts, widths, strict=True):
        said = next((one for one in (f"{name.plain} · {minutes}", name.plain) if _long(one, desk) + _PAD <= width), "")
        if said:
            placed.append(
                (
                    x + (width - _long(said, desk)) / 2,
                    style.leading + (_TALL - style.leading) / 2,
                    _word(said, desk, element),
                )
            )
        x += width
    x, needed = column.x, []
    for minutes, (_, had) in zip(block.needed, block.parts, strict=False):
        width = column.width * minutes / total
        needed.append((width, minutes > had))
        if _long(said := str(minutes), desk) + _PAD <= width:
            down = style.leading + _TALL + (_LOW - style.leading) / 2
            placed.append((x + (width - _long(said, desk)) / 2, down, _word(said, desk, element)))
        x += width
    inks = desk.palette.accent(0)
    paint = Clock(column.x, widths, tuple(placed), style.leading, inks.text, element, tuple(needed), _OVER)
    tall = style.leading + _TALL + (_LOW if needed else 0.0)
    return [Strip(tall, paint, before=UNIT, after=(0.5 if needed else 1.5) * UNIT, keep="firm" if needed else "no")]


def _long(text: str, desk: Desk) -> float:
    return desk.setter.width(text, "regular", desk.style("fine").size)


def _word(text: str, desk: Desk, element: Element) -> Words:
    """A line that ends with a space, so that the next box's words are not read as one with it."""
    style = desk.style("fine")
    (line,) = desk.setter.lines(words(text), style, 10 * max(1.0, desk.setter.width(text, "regular", style.size)))
    return desk.line(replace(line, spaced=True), style, 0.0, element, {})
