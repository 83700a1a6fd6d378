"""Defines strips, the pieces of a story: as wide as their column, never cut themselves, stacked down a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import fsum
from typing import Literal, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import OnClock
from coursegen.model.motif import Shape
from coursegen.write.pdf.pen import Pen

Keep = Literal["no", "soft", "firm", "bound"]
_KEEPS: tuple[Keep, ...] = ("no", "soft", "firm", "bound")


class Paint(Protocol):
    """What a strip shows; ``top`` is its upper edge, ``left`` the left edge of the text area, in page points."""

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw it."""


class Column(Struct, frozen=True):
    """Where blocks are set: ``x`` from the text area's left edge and ``width``, in points."""

    x: float
    width: float

    def inset(self, left: float, right: float = 0.0) -> Column:
        """A narrower column inside this one."""
        return Column(self.x + left, self.width - left - right)


class Panel(Struct, frozen=True, eq=False):
    """What lies behind neighbouring strips: a tint and a bar at its left edge."""

    x: float
    width: float
    tint: RGB | None
    bar: RGB
    bar_width: float = 3.0


class Anchor(Struct, frozen=True):
    """A place that links and bookmarks go to, ``down`` points below the upper edge of its strip."""

    name: str
    down: float


class Lead(Struct, frozen=True, eq=False):
    """What a strip is where it opens a page: a section's heading is the headline of the page there."""

    height: float
    paint: Paint


class Tear(Struct, frozen=True, eq=False):
    """The two sides of a strip to tear off, and how much ``high`` of the text area is no longer there above it.

    It is torn along a ``line`` so high above the edge of the paper. One that ``waits`` is never part of another page.
    """

    high: float
    front: Paint
    back: Paint
    line: float = 0.0
    waits: bool = False


class Strip(Struct, frozen=True, eq=False):
    """A horizontal strip of a page.

    ``height``, ``before`` and ``after`` in points; ``before`` and ``after`` are the least distances to the
    neighbours and vanish at a page's edges. ``keep`` holds the next strip on the same page: ``bound`` always (a
    heading), ``firm`` where one page has room for all that is held so, ``soft`` where the page would not stay half
    empty. ``fills`` takes a share of what is left of the page, ``height`` being the least; ``grows`` is how much
    higher a strip to write on may become where room is left over, in steps of ``step``; the ``open`` ones, lines with
    gaps, do so all at once or not at all. ``repeat`` is set again
    where this strip opens a page, and its ``lead`` is shown there in its stead; below a ``ruled`` one, whose lowest
    mark is a line, it is ``plain``. A ``light`` strip would rather not open a page. ``turn`` starts a page before the
    strip, ``soft`` only where more than half of the page is full, and ``even``
    fills the pages from it on evenly, a ``loose`` one with a page more or less where less is parted by it; a ``spare``
    strip, a drawing, is left out where its part would need a leaf more for it, and grows only as long as some of its
    page stays white. ``bare`` pages have no furniture, and a strip that ``opens`` a part does without the running head
    above it. ``anchor``, ``running``, ``accent``, ``motif`` and ``clock`` are noted with the page, which is marked
    where a strip shows a ``draft``; ``inside`` are the anchors of what is set within its painting. One that ``tears``
    is at the foot of a page where nothing but its back is behind it, else a strip like any other. The line of one that
    ``crosses`` the foot of its page is the only one there. What is ``left_over`` stands on
    the page that is empty before one that turns to a right-hand page.
    """

    height: float
    paint: Paint | None = None
    before: float = 0.0
    after: float = 0.0
    keep: Keep = "no"
    panels: tuple[Panel, ...] = ()
    repeat: tuple[Strip, ...] = ()
    lead: Lead | None = None
    plain: Strip | None = None
    ruled: bool = False
    light: bool = False
    turn: Literal["", "next", "odd", "soft"] = ""
    even: bool = False
    loose: bool = False
    left_over: tuple[Strip, ...] = ()
    spare: bool = False
    fills: bool = False
    grows: float = 0.0
    open: bool = False
    step: float = 1.0
    bare: bool = False
    opens: bool = False
    anchor: str = ""
    inside: tuple[Anchor, ...] = ()
    running: str = ""
    accent: int = 0
    motif: Shape | None = None
    clock: OnClock | None = None
    draft: bool = False
    tears: Tear | None = None
    crosses: bool = False

    @property
    def anchors(self) -> tuple[Anchor, ...]:
        """All places on it that links and bookmarks go to."""
        return (Anchor(self.anchor, 0.0), *self.inside) if self.anchor else self.inside


class Painted(Struct, frozen=True):
    """Several paintings on one strip."""

    parts: tuple[Paint, ...] = field(default=())

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw them in order."""
        for part in self.parts:
            part.draw(pen, left, top, height)


def kept(strips: Sequence[Strip], keep: Keep = "firm") -> list[Strip]:
    """The same strips, each held on the page of the next; the last as it was."""
    return [held(strip, keep) if index + 1 < len(strips) else strip for index, strip in enumerate(strips)]


def held(strip: Strip, keep: Keep = "firm") -> Strip:
    """The same strip, held to the next one at least so."""
    return replace(strip, keep=max(strip.keep, keep, key=_KEEPS.index))


def on_panel(strips: Iterable[Strip], panel: Panel) -> list[Strip]:
    """The same strips with a panel behind them, outside of those that they have already."""
    return [replace(strip, panels=(panel, *strip.panels)) for strip in strips]


def more_at_head(strip: Strip) -> float:
    """How much higher a page begins with a strip than the strip is: by what is set again, and by its other form."""
    again = fsum(one.height for one in strip.repeat)
    return again + (strip.lead.height - strip.height if strip.lead is not None else 0.0)


def at_head(strip: Strip) -> Strip:
    """A strip as it is where it opens a page."""
    if strip.lead is None:
        return strip
    return replace(strip, height=strip.lead.height, paint=strip.lead.paint, lead=None, plain=None, grows=0.0)


def gap(upper: Strip, lower: Strip) -> float:
    """The distance between two neighbours on one page."""
    return max(upper.after, lower.before)


def stacked(strips: Sequence[Strip]) -> float:
    """The height of strips one under another, without the space around them."""
    distances = fsum(gap(upper, lower) for upper, lower in pairwise(strips))
    return fsum(strip.height for strip in strips) + distances
