"""Paints a scene on a page at any size, as the slide looks: ground, shapes, pictures, tables, measured text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.forms import outlines
from coursegen.layout.twins import ARIAL, twin_of
from coursegen.model.brand import RGB, Brand
from coursegen.model.scene import (
    Box,
    ChartItem,
    Colour,
    ConnectorItem,
    Dash,
    Fragment,
    GroupItem,
    Item,
    Line,
    PathItem,
    PathStep,
    PictureItem,
    Scene,
    ShapeItem,
    TableItem,
    TextItem,
)
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.pen import PLAIN, Pen, Tag
from coursegen.write.pdf.runs import GAP_WORDS
from coursegen.write.pdf.tags import Element

_ROUND = 0.16667  # of the shorter side: PowerPoint's default for roundRect (ECMA-376, presetShapeDefinitions)
_TABLE_RULE = 0.75

PRESETS: Mapping[str, Callable[[Box, tuple[int, ...]], Iterable[PathStep]]] = {
    "callout": outlines.callout,
    "pie": outlines.pie,
}
"""The presets that are no rectangle and no ellipse."""

DASHES: Mapping[Dash, tuple[float, ...]] = {"solid": (), "dash": (3.0, 4.0), "dots": (0.001, 2.0)}
"""Strokes and gaps in widths of the line; round ends make each stroke longer by one width."""


class _Ground(Struct, frozen=True):
    """Where a scene lies on the page: its upper left corner, page points per EMU and the slide's width in points."""

    pen: Pen
    brand: Brand
    x: float
    top: float
    scale: float
    reveal: bool
    answers: bool
    tag: Tag
    width: float
    as_measured: bool
    cells: tuple[tuple[Tag, ...], ...] = ()
    links: bool = False

    def rgb(self, colour: Colour | None) -> RGB | None:
        return self.brand.rgb(colour) if colour else None

    def box(self, box: Box) -> tuple[float, float, float, float]:
        """Left, lower edge, width and height on the page."""
        width, height = box.width * self.scale, box.height * self.scale
        return self.x + box.x * self.scale, self.top - box.y * self.scale - height, width, height

    def steps(self, steps: Iterable[PathStep]) -> list[PathStep]:
        """An outline of the scene, in EMU, on the page."""
        return [
            (
                kind,
                tuple(
                    part
                    for x, y in zip(points[::2], points[1::2], strict=True)
                    for part in (self.x + x * self.scale, self.top - y * self.scale)
                ),
            )
            for kind, points in steps
        ]

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the scene, in EMU, on the page."""
        return self.x + x * self.scale, self.top - y * self.scale


def paint_scene(
    scene: Scene,
    pen: Pen,
    brand: Brand,
    x: float,
    top: float,
    width: float,
    tag: Tag,
    *,
    reveal: bool,
    answers: bool,
) -> None:
    """Paint a scene ``width`` points wide with its upper left corner at ``x``, ``top``, clipped to its edges.

    ``reveal`` prints the words of gaps; otherwise each is a line to write on and its words are nowhere. ``answers``
    paints what waits for a click; a participant's file does without.
    """
    brand = brand.of(scene.layout)
    known = _is_the_pen_s(brand)
    ground = _Ground(pen, brand, x, top, width / scene.width, reveal, answers, tag, width, known)
    height = scene.height * ground.scale
    pen.clipped(x, top - height, width, height, tag)
    pen.box(x, top - height, width, height, brand.rgb(scene.background), tag=tag)
    for item in (*scene.ground, *scene.items):
        PAINTERS[type(item)](item, ground)
    pen.unclipped()


def _is_the_pen_s(brand: Brand) -> bool:
    """Whether slides were measured in the face that the pen draws them in."""
    twins = (twin_of(brand.heading_font), twin_of(brand.body_font))
    return all(twin.exact and twin.table == ARIAL for twin in twins)


Tags = tuple[Tag, tuple[tuple[Tag, ...], ...]]
"""What an item is, and what each cell of it is where it is a table."""


def paint_tagged(scene: Scene, pen: Pen, brand: Brand, size: tuple[float, float], tags: Callable[[Item], Tags]) -> None:
    """Paint a scene over a whole page of that size, in points, every item under a tag of its own, links alive."""
    brand = brand.of(scene.layout)
    width, top = size
    ground = _Ground(pen, brand, 0.0, top, width / scene.width, True, True, PLAIN, width, _is_the_pen_s(brand))
    pen.box(0.0, 0.0, width, top, brand.rgb(scene.background))
    for item in scene.ground:
        PAINTERS[type(item)](item, ground)
    for item in scene.items:
        tag, cells = tags(item)
        PAINTERS[type(item)](item, replace(ground, tag=tag, cells=cells, links=True))


def _text(item: TextItem, ground: _Ground) -> None:
    if item.within is not None:
        _shape(item.within, ground)
    _lines(item.lines, item.box.x, item.box.y, ground)


def _lines(lines: tuple[Line, ...], x: int, y: int, ground: _Ground) -> None:
    """Lines whose fragments are measured, in points, from a corner given in EMU."""
    scale = ground.scale * EMU_PER_POINT
    left, top = ground.at(x, y)
    for line in lines:
        baseline = top - line.baseline * scale
        for index, fragment in enumerate(line.fragments):
            size = fragment.size * scale
            colour = ground.brand.rgb(fragment.colour)
            start = left + fragment.x * scale
            ends = index + 1 == len(line.fragments)
            if fragment.secret and not ground.answers:
                continue
            if fragment.gap and not ground.reveal:
                words = GAP_WORDS + " " if ends else GAP_WORDS
                ground.pen.gap(start, baseline, fragment.width * scale, size, colour, ground.tag, words)
                continue
            text = fragment.text if not ends or fragment.text.endswith(" ") else fragment.text + " "
            tag, end = ground.tag, start + fragment.width * scale
            if fragment.link and ground.links and isinstance(tag, Element):
                tag = tag.child("Link")
                ground.pen.link((start, baseline - 0.25 * size, end, baseline + 0.8 * size), tag, text, fragment.link)
            stretch = 1.0 if ground.as_measured else _stretch(fragment, ground.pen)
            ground.pen.text(start, baseline, fragment.face, size, colour, text, tag, True, stretch)
            if fragment.struck:
                through = baseline + 0.26 * size
                ground.pen.line(start, through, end, through, 0.06 * size, colour, tag)
            if fragment.link:
                y1 = baseline - 0.1 * size
                ground.pen.line(start, y1, end, y1, 0.05 * size, colour, tag)


def _stretch(fragment: Fragment, pen: Pen) -> float:
    """How many times as wide a piece is as in the pen's face: it was measured in the template's."""
    length = pen.length(fragment.face, fragment.text) * fragment.size
    return fragment.width / length if length > 0 else 1.0


def _table(item: TableItem, ground: _Ground) -> None:
    rule = ground.brand.rgb(item.rule)
    y = item.box.y
    for number, (row, height) in enumerate(zip(item.rows, item.heights, strict=True)):
        x = item.box.x
        for column, (cell, width) in enumerate(zip(row, item.columns, strict=True)):
            if cell.fill:
                left, low, wide, tall = ground.box(Box(x, y, width, height))
                ground.pen.box(left, low, wide, tall, ground.brand.rgb(cell.fill), tag=ground.tag)
            _lines(cell.lines, x, y, replace(ground, tag=ground.cells[number][column]) if ground.cells else ground)
            x += width
        y += height
        left, low = ground.at(item.box.x, y)
        right, _ = ground.at(x, y)
        ground.pen.line(left, low, right, low, _TABLE_RULE * ground.scale * EMU_PER_POINT, rule, ground.tag)


def _shape(item: ShapeItem, ground: _Ground) -> None:
    left, low, width, height = ground.box(item.box)
    line = item.outline * ground.scale * EMU_PER_POINT
    stroke = ground.rgb(item.stroke) if item.outline else None
    fill = ground.rgb(item.fill)
    if item.geometry in PRESETS:
        ground.pen.path(ground.steps(PRESETS[item.geometry](item.box, item.adjusts)), fill, stroke, line, ground.tag)
        return
    short = min(width, height)
    corner = item.adjusts[0] / 100_000 if item.adjusts else _ROUND
    radius = {"rect": 0.0, "round_rect": corner * short, "ellipse": short / 2}[item.geometry]
    if item.geometry == "ellipse" and abs(width - height) > 0.01:
        ground.pen.path(_ellipse(left, low, width, height), fill, stroke, line, ground.tag)
    else:
        ground.pen.box(left, low, width, height, fill, stroke, line, radius, ground.tag)


def _ellipse(left: float, low: float, width: float, height: float) -> list[PathStep]:
    """An ellipse as four cubic curves from its rightmost point, anticlockwise."""
    k = 0.5523
    x, y, a, b = left + width / 2, low + height / 2, width / 2, height / 2
    return [
        ("M", (x + a, y)),
        ("C", (x + a, y + k * b, x + k * a, y + b, x, y + b)),
        ("C", (x - k * a, y + b, x - a, y + k * b, x - a, y)),
        ("C", (x - a, y - k * b, x - k * a, y - b, x, y - b)),
        ("C", (x + k * a, y - b, x + a, y - k * b, x + a, y)),
        ("Z", ()),
    ]


def _path(item: PathItem, ground: _Ground) -> None:
    across, down = item.box.width / item.width, item.box.height / item.height
    placed: list[PathStep] = [
        (
            kind,
            tuple(
                item.box.y + value * down if index % 2 else item.box.x + value * across
                for index, value in enumerate(points)
            ),
        )
        for kind, points in item.steps
    ]
    steps = ground.steps(placed)
    if item.fill is not None:
        ground.pen.path(steps, ground.brand.rgb(item.fill), tag=ground.tag)
    if item.stroke is not None:
        _stroke(steps, item.stroke, item.outline, item.dash, ground)


def _stroke(steps: list[PathStep], colour: Colour, points: float, dash: Dash, ground: _Ground) -> None:
    line = points * ground.scale * EMU_PER_POINT
    ground.pen.stroke(steps, ground.brand.rgb(colour), line, [line * part for part in DASHES[dash]], ground.tag)


def _connector(item: ConnectorItem, ground: _Ground) -> None:
    _stroke(ground.steps(outlines.connector(item)), item.stroke, item.outline, item.dash, ground)
    head = outlines.arrow_head(item, round(item.outline * EMU_PER_POINT))
    ground.pen.path(ground.steps(head), ground.brand.rgb(item.stroke), tag=ground.tag)


def _group(item: GroupItem, ground: _Ground) -> None:
    for part in item.items:
        PAINTERS[type(part)](part, ground)


def _picture(item: PictureItem, ground: _Ground) -> None:
    left, low, width, height = ground.box(item.box)
    ground.pen.picture(left, low, width, height, item.data, ground.width, ground.tag)


def _chart(item: ChartItem, ground: _Ground) -> None:
    for part in item.drawn:
        PAINTERS[type(part)](part, ground)


PAINTERS: Mapping[type[Item], Callable[..., None]] = {
    TextItem: _text,
    TableItem: _table,
    ShapeItem: _shape,
    PathItem: _path,
    PictureItem: _picture,
    ChartItem: _chart,
    ConnectorItem: _connector,
    GroupItem: _group,
}
"""How each kind of item is painted."""
