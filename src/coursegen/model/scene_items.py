"""Holds what lies on a laid-out slide: boxes, colours, lines of text, shapes, tables, pictures, charts, drawings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from coursegen.model.text import Text

ColourSlot = Literal[
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink", "folHlink",
]  # fmt: skip
Face = Literal[
    "regular", "bold", "italic", "bold_italic", "head", "head_bold", "head_italic", "head_bold_italic",
]  # fmt: skip
"""The faces of the text's family, and those of the headlines'."""

Align = Literal["left", "centre", "right"]
Anchor = Literal["top", "middle", "bottom"]
Geometry = Literal["rect", "round_rect", "ellipse", "callout", "pie"]
Dash = Literal["solid", "dash", "dots"]


class Colour(Struct, frozen=True, gc=False):
    """A theme colour, lightened as PowerPoint does it (``lumMod``/``lumOff`` as fractions, ECMA-376 20.1.2.3)."""

    slot: ColourSlot
    lum_mod: float = 1.0
    lum_off: float = 0.0


class Box(Struct, frozen=True, gc=False):
    """A rectangle in EMU from the page's upper left corner."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """The x of its right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """The y of its lower edge."""
        return self.y + self.height

    def overlaps(self, other: Box) -> bool:
        """Whether it has more than an edge in common with another."""
        across = self.x < other.right and other.x < self.right
        return across and self.y < other.bottom and other.y < self.bottom


class Insets(Struct, frozen=True, gc=False):
    """The space between a frame's edge and its text, in EMU."""

    left: int = 91_440
    top: int = 45_720
    right: int = 91_440
    bottom: int = 45_720


class Placeholder(Struct, frozen=True, gc=False):
    """A placeholder of the scene's layout: its ``type`` and ``idx`` as the layout file has them.

    ``type`` is the ``p:ph`` attribute (``title``, ``ctrTitle``, ``subTitle``, ``body``, ``obj``, ``tbl``,
    ``pic``, ``ftr``, ``sldNum`` …; ``""`` where the attribute is absent).
    """

    type: str
    idx: int


class Fragment(Struct, frozen=True, gc=False):
    """A piece of one line in one face: ``x`` from the item's left edge and ``width``, in points.

    ``gap`` marks the place of words that a reader fills in: painted as a line to write on when blanks
    are unrevealed, as the words otherwise. What is ``secret`` waits for a click, and is painted for facilitators alone.
    ``struck`` words have a line through them.
    """

    text: str
    x: float
    width: float
    face: Face
    size: float
    colour: Colour
    link: str = ""
    gap: bool = False
    secret: bool = False
    struck: bool = False


class Line(Struct, frozen=True, gc=False):
    """One line of text: its baseline from the item's top edge, in points, and its fragments.

    ``align`` says which of its ends stays where it is if a painter's letters are narrower than those it is measured in.
    """

    baseline: float
    fragments: tuple[Fragment, ...]
    align: Align = "left"


class Marker(Struct, frozen=True, gc=False):
    """A paragraph's bullet: a character, or automatic numbering as ``a:buAutoNum`` names it."""

    character: str = ""
    numbering: str = ""
    start: int = 1


class TextParagraph(Struct, frozen=True, gc=False):
    """A paragraph as PowerPoint is to hold it.

    Sizes in points. ``size``, ``colour``, ``align``, ``marker``, ``space_before`` and ``indent`` are
    ``None`` where the placeholder of the layout already says the same: then nothing is written and a
    later edit of the master keeps working. ``marker`` with neither field set switches a bullet off.
    An ``entry`` is one of a list's. A ``heading`` is in the headlines' face where it stands in no placeholder for one.
    No line ends at the ``held`` spaces, which are places in the text.
    """

    text: Text
    size: float | None = None
    colour: Colour | None = None
    bold: bool | None = None
    align: Align | None = None
    marker: Marker | None = None
    space_before: float | None = None
    indent: float | None = None
    entry: bool = False
    heading: bool = False
    held: tuple[int, ...] = ()


class Gradient(Struct, frozen=True, gc=False):
    """Colours that run into each other: each with its share of the way, from the first to the last.

    ``angle`` is that of the line along which they run, in degrees, clockwise from left to right; ``None`` where they
    run in rings, of which nobody here knows which is where.
    """

    stops: tuple[tuple[float, Colour], ...]
    angle: float | None


class ShapeItem(Struct, frozen=True, gc=False):
    """A plain shape without text; decorative unless it has a ``description``.

    ``outline`` is in points. ``name`` of the accent shape carries the slide's id. ``adjusts`` are the preset's adjust
    values as PowerPoint has them: a round rectangle's corner; a callout's tip (from its middle, in 100,000ths of its
    width and height) and corner; a pie's start and end, in 60,000ths of a degree clockwise from three o'clock.
    A rectangle's ``gradient`` along a line is painted in place of its ``fill``, which is the middle of it.
    """

    name: str
    box: Box
    geometry: Geometry
    fill: Colour | None = None
    stroke: Colour | None = None
    outline: float = 0.0
    description: str = ""
    adjusts: tuple[int, ...] = ()
    link: str = ""
    gradient: Gradient | None = None


class TextItem(Struct, frozen=True, gc=False):
    """Text in a box: the paragraphs that PowerPoint wraps by itself, and the lines that painters draw.

    ``field`` is ``slidenum`` where the text is the slide's number. ``box_from_layout`` says that the
    box is the placeholder's own, so that none is written. ``link`` colours come with the fragments.
    ``within`` is the shape that the text stands in, a bubble or a card: both are one shape in a deck. ``upright`` says
    that it runs across whatever the layout does.
    """

    name: str
    box: Box
    paragraphs: tuple[TextParagraph, ...]
    lines: tuple[Line, ...]
    placeholder: Placeholder | None = None
    anchor: Anchor | None = None
    insets: Insets | None = None
    box_from_layout: bool = True
    field: Literal["", "slidenum"] = ""
    language: str = ""
    address: str = ""
    within: ShapeItem | None = None
    upright: bool = False


class Cell(Struct, frozen=True, gc=False):
    """One cell of a table; ``lines`` are measured from the cell's upper left corner."""

    paragraphs: tuple[TextParagraph, ...]
    lines: tuple[Line, ...]
    fill: Colour | None = None
    insets: Insets = Insets()
    anchor: Anchor = "top"


class TableItem(Struct, frozen=True, gc=False):
    """A native table: column widths and row heights in EMU, the first row its header."""

    name: str
    box: Box
    columns: tuple[int, ...]
    heights: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    description: str
    rule: Colour
    placeholder: Placeholder | None = None
    address: str = ""

    def placed_rows(self) -> Iterator[tuple[tuple[Cell, Box], ...]]:
        """Its rows from above, each cell with its box."""
        edges = [self.box.x + sum(self.columns[:number]) for number in range(len(self.columns))]
        y = self.box.y
        for row, height in zip(self.rows, self.heights, strict=True):
            columns = zip(row, edges, self.columns, strict=True)
            yield tuple((cell, Box(x, y, width, height)) for cell, x, width in columns)
            y += height


PathStep = tuple[Literal["M", "L", "C", "Z"], tuple[float, ...]]
"""A step of an outline: move, line, cubic curve or close, with its x, y pairs in the path's own units."""


class PathItem(Struct, frozen=True, gc=False):
    """An outline (a pictogram, a line of a drawing): steps in a space of ``width`` × ``height`` units, y downwards.

    ``outline`` is the width of its ``stroke`` in points; strokes have round ends.
    """

    name: str
    box: Box
    width: float
    height: float
    steps: tuple[PathStep, ...]
    fill: Colour | None
    description: str = ""
    stroke: Colour | None = None
    outline: float = 0.0
    dash: Dash = "solid"
    link: str = ""

    def placed(self) -> list[PathStep]:
        """Its steps where they are on the slide, in EMU."""
        across, down = self.box.width / self.width, self.box.height / self.height
        return [
            (
                kind,
                tuple(
                    self.box.y + value * down if index % 2 else self.box.x + value * across
                    for index, value in enumerate(points)
                ),
            )
            for kind, points in self.steps
        ]


class PictureItem(Struct, frozen=True, gc=False):
    """A raster picture: its bytes, its media type (``image/png``, ``image/jpeg``) and what it shows.

    A click on it leads to its ``link``, an address, where it has one.
    """

    name: str
    box: Box
    data: bytes
    media_type: str
    description: str
    placeholder: Placeholder | None = None
    link: str = ""


MARKED = 1.7
"""How much thicker a line is, and larger a point, that a chart is about."""


class ChartSeries(Struct, frozen=True, gc=False):
    """One series of a chart: a value a category; ``colours`` are one for all values, or for a doughnut one a value.

    ``labels`` are the places of the values that carry a label, ``named`` those whose label names the series too.
    ``points`` are values with a colour of their own, a ``marked`` series is the one that the chart is about, and
    ``ink`` is that of labels which stand on it.
    """

    name: str
    values: tuple[float, ...]
    colours: tuple[Colour, ...]
    labels: tuple[int, ...]
    named: tuple[int, ...] = ()
    points: tuple[tuple[int, Colour], ...] = ()
    marked: bool = False
    ink: Colour | None = None


class ChartItem(Struct, frozen=True, gc=False):
    """A native chart, and the shapes and texts that painters draw in its stead.

    ``plot`` is the area inside the axes as shares of the box: left, top, width, height. ``least`` and ``most`` are
    the ends of the value axis, ``gap`` and ``overlap`` percent of a bar's breadth. ``offsets`` say how far each label
    of a doughnut stands from the middle of its slice, as shares of the box. ``number_format`` is a spreadsheet's.
    """

    name: str
    box: Box
    kind: Literal["bar", "stacked_bar", "line", "slope", "doughnut"]
    categories: tuple[str, ...]
    series: tuple[ChartSeries, ...]
    number_format: str
    size: float
    ink: Colour
    ground: Colour
    plot: tuple[float, float, float, float]
    drawn: tuple[TextItem | ShapeItem | PathItem, ...]
    description: str
    least: float = 0.0
    most: float = 0.0
    gap: int = 0
    overlap: int = 0
    hole: int = 0
    offsets: tuple[tuple[float, float], ...] = ()
    placeholder: Placeholder | None = None
    address: str = ""


class ConnectorItem(Struct, frozen=True, gc=False):
    """A line glued to two shapes of its group, which are named, at their connection sites; an arrow at its end.

    ``start`` and ``end`` are where it runs from and to, in EMU. An ``elbow`` goes down, across and down again.
    """

    name: str
    start: tuple[int, int]
    end: tuple[int, int]
    tied: tuple[tuple[str, int], tuple[str, int]]
    stroke: Colour
    outline: float
    dash: Dash = "solid"
    elbow: bool = False

    @property
    def box(self) -> Box:
        """What it runs across."""
        (x1, y1), (x2, y2) = self.start, self.end
        return Box(min(x1, x2), min(y1, y2), abs(x2 - x1), abs(y2 - y1))


class GroupItem(Struct, frozen=True, gc=False):
    """A drawing: shapes and texts in reading order that are one group in a deck, with an alternative text.

    A ``secret`` one waits for a click, and is painted for facilitators alone.
    """

    name: str
    box: Box
    items: tuple[TextItem | ShapeItem | PathItem | ConnectorItem | PictureItem, ...]
    description: str
    address: str = ""
    secret: bool = False


Item = TextItem | TableItem | ShapeItem | PathItem | PictureItem | ChartItem | ConnectorItem | GroupItem


def ungrouped(items: Iterable[Item]) -> Iterator[Item]:
    """The items in their order, what is in a group in the group's stead."""
    for item in items:
        if isinstance(item, GroupItem):
            yield from item.items
        else:
            yield item
