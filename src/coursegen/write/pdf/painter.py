"""Paints a scene on a page at any size, as the slide looks: ground, shapes, pictures, tables, measured text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from math import fsum

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.faces import of_text
from coursegen.layout.forms import outlines
from coursegen.layout.gradient import strips
from coursegen.layout.twins import ARIAL, file_of, twin_of
from coursegen.model.brand import RGB, Brand, luminance
from coursegen.model.scene import Scene
from coursegen.model.scene_items import (
    Box,
    ChartItem,
    Colour,
    ConnectorItem,
    Dash,
    Face,
    Fragment,
    GroupItem,
    Item,
    Line,
    PathItem,
    PathStep,
    PictureItem,
    ShapeItem,
    TableItem,
    TextItem,
)
from coursegen.units import EMU_PER_POINT
from coursegen.write.pdf.embedding import EmbeddedFont, font_of
from coursegen.write.pdf.outlined import outlined
from coursegen.write.pdf.pen import PLAIN, Pen, Tag
from coursegen.write.pdf.runs import GAP_WORDS
from coursegen.write.pdf.styles import WHITE
from coursegen.write.pdf.tags import Element

TOUCHING = 0.05
"""From how many points on two pieces of a line are apart, or two widths differ."""

_LIGHT = 0.5  # how light a ground is at least on which a drawing has the colours that it needs on paper
_CAPTION = 22.0  # points: a picture without words is as large on paper as one with a sentence of this size


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
    cells: tuple[tuple[Tag, ...], ...] = ()
    links: bool = False
    lifted_from: RGB = WHITE

    def fill(self, colour: Colour | None) -> RGB | None:
        """What an area is filled with. Paper takes the place of the slide's ground, and areas of the one the other's,
        since a white bubble that was seen on a tinted slide would be nowhere on paper.
        """
        filled = self.brand.rgb(colour) if colour else None
        return {WHITE: self.lifted_from, self.lifted_from: WHITE}.get(filled, filled) if filled else None

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
    ground = _Ground(pen, brand, x, top, width / scene.width, reveal, answers, tag, width)
    height = scene.height * ground.scale
    pen.clipped(x, top - height, width, height, tag)
    pen.box(x, top - height, width, height, brand.rgb(scene.background), tag=tag)
    for item in (*scene.ground, *scene.items):
        PAINTERS[type(item)](item, ground)
    pen.unclipped()


def drawing_of(scene: Scene, brand: Brand) -> GroupItem | None:
    """What is drawn on a slide; nothing where that is on a dark ground, on which its colours are made to be seen."""
    drawn = next((item for item in scene.items if isinstance(item, GroupItem)), None) or _pictured(scene)
    light = luminance(brand.of(scene.layout).rgb(scene.background)) > _LIGHT
    return drawn if drawn is not None and light else None


def _pictured(scene: Scene) -> GroupItem | None:
    """The picture that a slide shows, with the sentence to it."""
    picture = next((item for item in scene.items if isinstance(item, PictureItem)), None)
    if picture is None:
        return None
    own = f"{scene.address}.visual."
    said = [item for item in scene.items if isinstance(item, TextItem) and item.address.startswith(own)]
    return GroupItem("picture", picture.box, (picture, *said), picture.description)


def extent_of(drawn: GroupItem) -> Box:
    """What a drawing takes up: of words without a ground their lines, not all of the room that they have."""
    boxes = [_box_of(item) for item in drawn.items]
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Box(left, top, right - left, bottom - top)


def _box_of(item: Item) -> Box:
    if not isinstance(item, TextItem) or item.within is not None or not item.lines:
        return item.box
    first, last = item.lines[0], item.lines[-1]
    above = min((first.baseline - fragment.size for fragment in first.fragments), default=first.baseline)
    below = max((last.baseline + 0.3 * fragment.size for fragment in last.fragments), default=last.baseline)
    pieces = [fragment for line in item.lines for fragment in line.fragments]
    begin = min((one.x for one in pieces), default=0.0)
    end = max((one.x + one.width for one in pieces), default=0.0)
    x, y, width, height = (round(part * EMU_PER_POINT) for part in (begin, above, end - begin, below - above))
    return Box(item.box.x + x, item.box.y + y, width, height)


def smallest_words(drawn: GroupItem) -> float:
    """The size of the smallest words in a drawing, in points; 0 where it has none and is no picture."""
    lines = (line for item in drawn.items if isinstance(item, TextItem) for line in item.lines)
    alone = _CAPTION if any(isinstance(item, PictureItem) for item in drawn.items) else 0.0
    return min((fragment.size for line in lines for fragment in line.fragments), default=alone)


def paint_drawing(
    scene: Scene, drawn: GroupItem, pen: Pen, brand: Brand, x: float, top: float, width: float, tag: Tag,
    *, reveal: bool, answers: bool,
) -> None:  # fmt: skip
    """Paint what is drawn on a slide without the slide, ``width`` points wide; the rest as :func:`paint_scene`."""
    box = extent_of(drawn)
    scale = width / box.width
    left, upper = x - box.x * scale, top + box.y * scale
    whole = scene.width * scale
    brand = brand.of(scene.layout)
    under = brand.rgb(scene.background)
    drawn = outlined(drawn, brand, scene.background)
    _group(drawn, _Ground(pen, brand, left, upper, scale, reveal, answers, tag, whole, lifted_from=under))


@cache
def _twin(family: str, face: Face) -> tuple[EmbeddedFont | None, bool]:
    """The font of a family's twin where its letters are there, and whether its widths are those of the family."""
    twin = twin_of(family)
    file = file_of(family, face)
    return None if file is None else font_of(file), twin.exact and (file is not None or twin.table == ARIAL)


def _drawn_in(fragment: Fragment, ground: _Ground) -> tuple[EmbeddedFont, float]:
    """The font that a piece of a line is drawn in, and how many times as wide: it was measured in the template's."""
    face = of_text(fragment.face)
    family = ground.brand.body_font if face == fragment.face else ground.brand.heading_font
    twin, exact = _twin(family, face)
    own = ground.pen.fonts.plain(face)
    if twin is not None and not twin.has(fragment.text):
        twin, exact = None, False
    font = twin or own
    if exact or not (length := ground.pen.length(font, fragment.text) * fragment.size) > 0:
        return font, 1.0
    return font, fragment.width / length


def _placed(line: Line, ground: _Ground) -> Iterator[tuple[Fragment, float, float, EmbeddedFont, float]]:
    """The pieces of a line, each with its place and its width as it is drawn, in points, its font and its stretch.

    A slide is measured in the wider of its two fonts. What is drawn in the narrower one keeps the end that it is
    aligned by, and its pieces stay together.
    """
    drawn = [(fragment, *_drawn_in(fragment, ground)) for fragment in line.fragments]
    wide = [
        fragment.width
        if stretch != 1.0 or font is ground.pen.fonts[of_text(fragment.face)]
        else ground.pen.length(font, fragment.text) * fragment.size
        for fragment, font, stretch in drawn
    ]
    short = fsum(fragment.width for fragment in line.fragments) - fsum(wide)
    if abs(short) < TOUCHING:
        yield from ((fragment, fragment.x, fragment.width, font, stretch) for fragment, font, stretch in drawn)
        return
    at = before = -1.0
    for (fragment, font, stretch), width in zip(drawn, wide, strict=True):
        first = fragment.x + {"left": 0.0, "centre": short / 2, "right": short}[line.align]
        at = at if before >= 0 and abs(fragment.x - before) < TOUCHING else first
        yield fragment, at, width, font, stretch
        at, before = at + width, fragment.x + fragment.width


Tags = tuple[Tag, tuple[tuple[Tag, ...], ...]]
"""What an item is, and what each cell of it is where it is a table."""


def paint_tagged(scene: Scene, pen: Pen, brand: Brand, size: tuple[float, float], tags: Callable[[Item], Tags]) -> None:
    """Paint a scene over a whole page of that size, in points, every item under a tag of its own, links alive."""
    brand = brand.of(scene.layout)
    width, top = size
    ground = _Ground(pen, brand, 0.0, top, width / scene.width, True, True, PLAIN, width)
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
        for index, (fragment, at, wide, font, stretch) in enumerate(_placed(line, ground)):
            size = fragment.size * scale
            colour = ground.brand.rgb(fragment.colour)
            start = left + at * scale
            ends = index + 1 == len(line.fragments)
            if fragment.secret and not ground.answers:
                continue
            if fragment.gap and not ground.reveal:
                words = GAP_WORDS + " " if ends else GAP_WORDS
                ground.pen.gap(start, baseline, fragment.width * scale, size, colour, ground.tag, words)
                continue
            text = fragment.text if not ends or fragment.text.endswith(" ") else fragment.text + " "
            tag, end = ground.tag, start + wide * scale
            if fragment.link and ground.links and isinstance(tag, Element):
                tag = tag.child("Link")
                ground.pen.link((start, baseline - 0.25 * size, end, baseline + 0.8 * size), tag, text, fragment.link)
            ground.pen.text(start, baseline, fragment.face, size, colour, text, tag, True, stretch, font)
            if fragment.struck:
                through = baseline + 0.26 * size
                ground.pen.line(start, through, end, through, 0.06 * size, colour, tag)
            if fragment.link:
                y1 = baseline - 0.1 * size
                ground.pen.line(start, y1, end, y1, 0.05 * size, colour, tag)


def _table(item: TableItem, ground: _Ground) -> None:
    rule = ground.brand.rgb(item.rule)
    for number, row in enumerate(item.placed_rows()):
        for column, (cell, box) in enumerate(row):
            if cell.fill:
                ground.pen.box(*ground.box(box), ground.brand.rgb(cell.fill), tag=ground.tag)
            told = replace(ground, tag=ground.cells[number][column]) if ground.cells else ground
            _lines(cell.lines, box.x, box.y, told)
        end = row[-1][1]
        left, low = ground.at(item.box.x, end.bottom)
        right, _ = ground.at(end.right, end.bottom)
        ground.pen.line(left, low, right, low, outlines.TABLE_RULE * ground.scale * EMU_PER_POINT, rule, ground.tag)


def _linked(item: ShapeItem | PictureItem, ground: _Ground) -> None:
    """Let a click on what is described lead to its address; what is decorative lies on something that does."""
    if item.link and ground.links and isinstance(ground.tag, Element):
        left, low, width, height = ground.box(item.box)
        tag = ground.tag.child("Link")
        ground.pen.link((left, low, left + width, low + height), tag, item.description or item.link, item.link)


def _shape(item: ShapeItem, ground: _Ground) -> None:
    _linked(item, ground)
    left, low, width, height = ground.box(item.box)
    line = item.outline * ground.scale * EMU_PER_POINT
    stroke = ground.brand.rgb(item.stroke) if item.outline and item.stroke else None
    fill = ground.fill(item.fill)
    if item.geometry in outlines.PRESETS:
        preset = outlines.PRESETS[item.geometry](item.box, item.adjusts)
        ground.pen.path(ground.steps(preset), fill, stroke, line, ground.tag)
        return
    short = min(width, height)
    radius = {"rect": 0.0, "round_rect": outlines.corner_share(item) * short, "ellipse": short / 2}[item.geometry]
    areas = list(strips(item, ground.brand)) if item.geometry != "ellipse" else []
    if areas:
        ground.pen.clipped(left, low, width, height, ground.tag, radius)
        for outline, colour in areas:
            ground.pen.path(ground.steps(outline), colour, None, 0.0, ground.tag)
        ground.pen.unclipped()
        fill = None
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
    steps = ground.steps(item.placed())
    if item.fill is not None:
        ground.pen.path(steps, ground.fill(item.fill), tag=ground.tag)
    if item.stroke is not None:
        _stroke(steps, item.stroke, item.outline, item.dash, ground)


def _stroke(steps: list[PathStep], colour: Colour, points: float, dash: Dash, ground: _Ground) -> None:
    line = points * ground.scale * EMU_PER_POINT
    ground.pen.stroke(
        steps, ground.brand.rgb(colour), line, [line * part for part in outlines.DASHES[dash]], ground.tag
    )


def _connector(item: ConnectorItem, ground: _Ground) -> None:
    _stroke(ground.steps(outlines.connector(item)), item.stroke, item.outline, item.dash, ground)
    head = outlines.arrow_head(item, round(item.outline * EMU_PER_POINT))
    ground.pen.path(ground.steps(head), ground.brand.rgb(item.stroke), tag=ground.tag)


def _group(item: GroupItem, ground: _Ground) -> None:
    if item.secret and not ground.answers:
        return
    for part in item.items:
        PAINTERS[type(part)](part, ground)


def _picture(item: PictureItem, ground: _Ground) -> None:
    left, low, width, height = ground.box(item.box)
    ground.pen.picture(left, low, width, height, item.data, ground.width, ground.tag)
    _linked(item, ground)


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
