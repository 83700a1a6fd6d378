"""Draws the clock of a part at the head of a page: what is past tinted, what is on it filled, the rest white."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum

from msgspec.structs import replace

from coursegen.layout.marks import Bounds
from coursegen.model.document import OnClock
from coursegen.units import Mm
from coursegen.write.pdf.pen import Artifact, Pen
from coursegen.write.pdf.runs import Setter
from coursegen.write.pdf.strips import Strip
from coursegen.write.pdf.styles import UNIT, WHITE, Palette

HIGH_CLOCK = Mm(4).pt
_LINE = 0.7
_RAISED = 0.36  # of its size: half of a figure's height


def on_page(strips: Sequence[Strip], before: OnClock | None) -> tuple[OnClock | None, OnClock | None]:
    """The clock of a page, and what it leaves for the next one, which may go on with its last block.

    It is that of the part with which the page begins; a heading of a part ends the clock of the one ``before``. Where
    one stands below something that has no clock, neither has the page.
    """
    shown = before if strips and not _begins(strips[0]) else None
    going_on, none = before, False
    for place, strip in enumerate(strips):
        if not _begins(strip):
            continue
        going_on = strip.clock
        none = none or (place > 0 and shown is None and bool(strip.running))
        if going_on and shown and shown.parts == going_on.parts:
            shown = replace(shown, last=going_on.last)
        shown = shown or (None if none else going_on)
    return shown, replace(going_on, first=going_on.last) if going_on else None


def _begins(strip: Strip) -> bool:
    return strip.clock is not None or bool(strip.running)


def draw_clock(clock: OnClock, pen: Pen, setter: Setter, palette: Palette, size: float, at: Bounds) -> None:
    """Draw it between the two ends of its part, the minutes in what is filled where they fit.

    Letters too large for its height are left out: what they say stands with each slide.
    """
    tag, inks = Artifact("Header"), palette.accent(0)
    baseline = at.y + HIGH_CLOCK / 2 - _RAISED * size
    x, room = at.x, at.width
    if worded := size < HIGH_CLOCK:
        start, end = (setter.width(told, "regular", size) for told in (clock.start, clock.end))
        pen.text(x, baseline, "regular", size, palette.soft, clock.start, tag)
        pen.text(x + room - end, baseline, "regular", size, palette.soft, clock.end, tag)
        x, room = x + start + UNIT, room - start - end - 2 * UNIT
    given = fsum(part.minutes for part in clock.parts)
    for place, part in enumerate(clock.parts):
        width = room * part.minutes / given
        now = clock.first <= place <= clock.last
        fill = inks.text if now else inks.wash if place < clock.first else None
        pen.box(x, at.y, width, HIGH_CLOCK, fill, inks.text, _LINE, tag=tag)
        ways = (part.said, str(part.minutes)) if now and worded else ()
        if told := next((one for one in ways if setter.width(one, "bold", size) + 2 * _LINE < width), ""):
            middle = x + (width - setter.width(told, "bold", size)) / 2
            pen.text(middle, baseline, "bold", size, WHITE, told, tag)
        if now and place > clock.first:
            pen.line(x, at.y, x, at.y + HIGH_CLOCK, _LINE, WHITE, tag)
        x += width
