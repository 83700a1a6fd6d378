"""Draws a course's motif on a page: one line that enters from the edge and takes the shape of a part."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from coursegen.layout.forms import outlines
from coursegen.layout.forms.motif import SHAPES, Band, coiled
from coursegen.layout.marks import Bounds, Point
from coursegen.model.brand import RGB
from coursegen.model.motif import Motif, Shape
from coursegen.model.scene_items import Box, Colour, Dash, PathStep
from coursegen.write.pdf.pen import PLAIN, Pen, Tag
from coursegen.write.pdf.styles import Palette

LINE, FINE = 2.6, 1.2
"""How thick the line is in points, on the page and in its foot."""

_DOTS, _SMALL_DOTS = 3.4, 2.4  # small, so that a dot in a foot leaves its valley to be seen
_DASHES: dict[Dash, tuple[float, ...]] = {"solid": (), "dash": (3.0, 4.0), "dots": (0.001, 2.0)}


class _Inks(Struct, frozen=True):
    """The accents that a brand's line, dot and sun have."""

    main: Colour = Colour("accent1")
    dot: Colour = Colour("accent2")
    warm: Colour = Colour("accent3")


class Page:
    """Draws the motif's strokes on a page; ``top`` is the height of the page at which its ``y`` is 0.

    They are mirrored about the middle between two edges, whose places add up to ``mirror``.
    """

    def __init__(self, pen: Pen, palette: Palette, top: float, tag: Tag = PLAIN, mirror: float | None = None) -> None:
        self.pen, self.palette, self.top, self.tag, self.mirror = pen, palette, top, tag, mirror
        self.colours = _Inks()

    def _ink(self, colour: Colour) -> RGB:
        """An accent as a line has it, dark enough to be seen in a copy."""
        return self.palette.accent(int(colour.slot[-1])).text

    def _placed(self, steps: Iterable[PathStep]) -> list[PathStep]:
        return [
            (kind, tuple(self.top - value if at % 2 else self._across(value) for at, value in enumerate(points)))
            for kind, points in steps
        ]

    def _across(self, x: float) -> float:
        return x if self.mirror is None else self.mirror - x

    def stroke(
        self, _name: str, /, steps: Iterable[PathStep], colour: Colour, *, width: float = LINE, dash: Dash = "solid"
    ) -> None:
        """Draw a line along a path."""
        self.pen.stroke(
            self._placed(steps), self._ink(colour), width, [width * part for part in _DASHES[dash]], self.tag
        )

    def disc(
        self, _name: str, /, middle: Point, radius: float, fill: Colour | None, *, stroke: Colour | None = None
    ) -> None:
        """Draw a disc, or a ring as thick as the line."""
        box = (self._across(middle[0]) - radius, self.top - middle[1] - radius, 2 * radius, 2 * radius)
        filled = self.palette.accent(int(fill.slot[-1])).fill if fill else None
        self.pen.box(*box, filled, self._ink(stroke) if stroke else None, max(FINE, radius / 4), radius, self.tag)

    def pie(self, _name: str, /, middle: Point, radius: float, angles: tuple[float, float], fill: Colour) -> None:
        """Draw a slice of a disc, with an edge: in grey its fill is nearly white."""
        unit = 1000  # the outline is given in whole numbers
        box = Box(*(round(unit * part) for part in (middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)))
        start, end = (round(angle % 360 * 60_000) for angle in angles)
        steps = [(kind, tuple(value / unit for value in points)) for kind, points in outlines.pie(box, (start, end))]
        inks = self.palette.accent(int(fill.slot[-1]))
        self.pen.path(self._placed(steps), inks.fill, self.palette.accent(1).text, FINE, self.tag)


def draw_motif(
    pen: Pen,
    palette: Palette,
    shape: Shape,
    bounds: Bounds,
    *,
    thick: float = LINE,
    tag: Tag = PLAIN,
    mirrored: bool = False,
) -> float:
    """Draw a shape of the motif in a place of the page, from its lower left corner; a plain line where there is none.

    A ``mirrored`` one comes in from the right. It says the height of the page at which the line leaves.
    """
    kind, figure = shape
    mirror = 2 * bounds.x + bounds.width if mirrored else None
    page = Page(pen, palette, bounds.y + bounds.height, tag, mirror)
    band = Band(
        page,
        kind,
        Bounds(bounds.x, 0.0, bounds.width, bounds.height),
        thick=thick,
        dots=_SMALL_DOTS if thick == FINE else _DOTS,
    )
    if kind == "none":
        band.line([("M", (band.left, band.y)), ("L", (band.right, band.y))])
        return page.top - band.y
    return page.top - SHAPES[figure](band, band.y)


def draw_cord(pen: Pen, palette: Palette, motif: Motif, y: float, coils: tuple[float, float], right: float) -> None:
    """Draw the line from the left edge of the page to ``right``, with a cord's coils in it where there is a motif."""
    page = Page(pen, palette, 0.0)
    steps, _ = coiled((0.0, -y), *coils) if motif != "none" else ([("M", (0.0, -y))], None)
    dash: Dash = "dots" if motif == "path" else "solid"
    page.stroke("Cord", [*steps, ("L", (right, -y))], page.colours.main, dash=dash)


class MotifAcross(Struct, frozen=True):
    """The motif over the whole width of the page, wherever the text begins.

    It is as high as its strip, or goes ``above`` and ``below`` the height that it comes in at, ``high`` at most.
    """

    shape: Shape
    palette: Palette
    width: float
    above: float = 0.0
    below: float = 0.0
    high: float = 0.0

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - it has the whole page
        """Draw it from edge to edge."""
        bounds = Bounds(0.0, top - height, self.width, height)
        if self.high:
            bounds = Bounds(0.0, top - self.above - self.high, self.width, 2 * self.high)
        draw_motif(pen, self.palette, self.shape, bounds)
