"""Paints a scene as one SVG element that a browser shows: what ``write/pdf/painter.py`` paints, with addresses.

Lengths are points. Nothing refers to anything by id, so any number of scenes can stand in one page, and nothing is
styled but by attributes, so a page may forbid inline styles. The page brings the faces (``FAMILY``).
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from msgspec import Struct

from coursegen.layout.faces import of_text
from coursegen.layout.forms import outlines
from coursegen.layout.gradient import strips
from coursegen.layout.twins import SHIPPED, twin_of
from coursegen.model.brand import RGB, Brand
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
from coursegen.write.svg.addressed import Stretch, stretches

FAMILY = "coursegen slides"
"""The family that the page has to bring: the faces that slides are drawn in."""

_FACES: Mapping[Face, str] = {
    "regular": "",
    "bold": ' font-weight="700"',
    "italic": ' font-style="italic"',
    "bold_italic": ' font-weight="700" font-style="italic"',
}
_TWINS: Mapping[str, str] = {table: f"{FAMILY} {table}" for table in sorted(SHIPPED)}
"""The families that the page has to bring besides: the twins that there are letters of."""


class _Ground(Struct, frozen=True):
    """What a scene is painted with; ``around`` is the address of the group that an item stands in."""

    brand: Brand
    around: str = ""

    def family(self, face: Face) -> str:
        """The attribute that says which family a face is of, where it is not the page's own."""
        font = self.brand.body_font if of_text(face) == face else self.brand.heading_font
        twin = _TWINS.get(twin_of(font).table)
        return "" if twin is None else f" font-family={quoteattr(twin)}"

    def rgb(self, colour: Colour) -> str:
        return _hex(self.brand.rgb(colour))


def scene_svg(scene: Scene, brand: Brand, label: str) -> str:
    """A scene as an ``svg`` element, everything shown that a click reveals; ``label`` is its accessible name."""
    ground = _Ground(brand.of(scene.layout))
    width, height = scene.width / EMU_PER_POINT, scene.height / EMU_PER_POINT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height)}" role="img"'
        f" aria-label={quoteattr(label)} font-family={quoteattr(FAMILY)}>",
        f'<rect width="{_n(width)}" height="{_n(height)}" fill="{ground.rgb(scene.background)}"/>',
    ]
    for item in (*scene.ground, *scene.items):
        parts.extend(_painted(item, ground))
    return "".join([*parts, "</svg>"])


def _painted(item: Item, ground: _Ground) -> Iterator[str]:
    yield from _PAINTERS[type(item)](item, ground)


def _text(item: TextItem, ground: _Ground) -> Iterator[str]:
    if item.within is not None:
        yield from _shape(item.within, ground)
    texts = [one.text for one in item.paragraphs]
    yield from _lines(stretches(item.lines, texts, item.address or ground.around), item.box, ground)


def _lines(found: Iterable[Stretch], box: Box, ground: _Ground) -> Iterator[str]:
    left, top = box.x / EMU_PER_POINT, box.y / EMU_PER_POINT
    for stretch in found:
        if stretch.address:
            x, y, width, height = _extent(stretch.lines)
            yield f"<g data-address={quoteattr(stretch.address)}>"
            yield f'<rect x="{_n(left + x)}" y="{_n(top + y)}" width="{_n(width)}" height="{_n(height)}" fill="none"/>'
        for line in stretch.lines:
            for fragment in line.fragments:
                yield from _fragment(fragment, left + fragment.x, top + line.baseline, ground)
        if stretch.address:
            yield "</g>"


def _fragment(one: Fragment, x: float, baseline: float, ground: _Ground) -> Iterator[str]:
    if not one.text.strip():
        return
    colour, words = ground.rgb(one.colour), one.text.rstrip()
    # A fragment is as long as it was measured; what hangs over its end is a space that nobody sees.
    length = f' textLength="{_n(one.width)}" lengthAdjust="spacingAndGlyphs"' if words == one.text else ""
    face = f"{ground.family(one.face)}{_FACES[of_text(one.face)]}"
    yield (
        f'<text x="{_n(x)}" y="{_n(baseline)}" font-size="{_n(one.size)}" fill="{colour}"{face}{length}'
        f' xml:space="preserve">{escape(words)}</text>'
    )
    if one.struck:
        yield _rule(x, baseline - 0.26 * one.size, one.width, 0.06 * one.size, colour)
    if one.link:
        yield _rule(x, baseline + 0.1 * one.size, one.width, 0.05 * one.size, colour)


def _rule(x: float, y: float, width: float, thick: float, colour: str) -> str:
    return f'<path d="M{_n(x)} {_n(y)}h{_n(width)}" stroke="{colour}" stroke-width="{_n(thick)}"/>'


def _extent(lines: Iterable[Line]) -> tuple[float, float, float, float]:
    """Left, upper edge, width and height of some lines of text."""
    pieces = [(line.baseline, one) for line in lines for one in line.fragments]
    left = min((one.x for _, one in pieces), default=0.0)
    right = max((one.x + one.width for _, one in pieces), default=0.0)
    top = min((at - one.size for at, one in pieces), default=0.0)
    low = max((at + 0.3 * one.size for at, one in pieces), default=0.0)
    return left, top, right - left, low - top


def _table(item: TableItem, ground: _Ground) -> Iterator[str]:
    rule = ground.rgb(item.rule)
    for row in item.placed_rows():
        for cell, box in row:
            if cell.fill:
                yield f'<rect {_box(box)} fill="{ground.rgb(cell.fill)}" shape-rendering="crispEdges"/>'
            texts = [one.text for one in cell.paragraphs]
            yield from _lines(stretches(cell.lines, texts, item.address or ground.around), box, ground)
        end, left = row[-1][1], item.box.x / EMU_PER_POINT
        yield _rule(left, end.bottom / EMU_PER_POINT, end.right / EMU_PER_POINT - left, outlines.TABLE_RULE, rule)


def _shape(item: ShapeItem, ground: _Ground) -> Iterator[str]:
    areas = list(strips(item, ground.brand)) if item.geometry == "rect" else []
    if areas:
        yield f'<svg {_box(item.box)} viewBox="{" ".join(_n(one) for one in _points(item.box))}">'
        for outline, colour in areas:
            yield f'<path d="{_steps(outline)}" fill="{_hex(colour)}"/>'
        yield "</svg>"
    fill = ground.rgb(item.fill) if item.fill and not areas else "none"
    paint = f'fill="{fill}"'
    if item.stroke and item.outline:
        paint += f' stroke="{ground.rgb(item.stroke)}" stroke-width="{_n(item.outline)}"'
    if item.geometry in outlines.PRESETS:
        yield f'<path d="{_steps(outlines.PRESETS[item.geometry](item.box, item.adjusts))}" {paint}/>'
        return
    left, top, width, height = _points(item.box)
    if item.geometry == "ellipse":
        middle = f'cx="{_n(left + width / 2)}" cy="{_n(top + height / 2)}"'
        yield f'<ellipse {middle} rx="{_n(width / 2)}" ry="{_n(height / 2)}" {paint}/>'
        return
    round_ = f' rx="{_n(outlines.corner_share(item) * min(width, height))}"' if item.geometry == "round_rect" else ""
    yield f"<rect {_box(item.box)}{round_} {paint}/>"


def _path(item: PathItem, ground: _Ground) -> Iterator[str]:
    placed = item.placed()
    if item.fill is not None:
        yield f'<path d="{_steps(placed)}" fill="{ground.rgb(item.fill)}"/>'
    if item.stroke is not None:
        yield _stroke(placed, item.stroke, item.outline, item.dash, ground)


def _stroke(steps: Iterable[PathStep], colour: Colour, points: float, dash: Dash, ground: _Ground) -> str:
    pattern = " ".join(_n(points * part) for part in outlines.DASHES[dash])
    dashes = f' stroke-dasharray="{pattern}"' if pattern else ""
    return (
        f'<path d="{_steps(steps)}" fill="none" stroke="{ground.rgb(colour)}" stroke-width="{_n(points)}"'
        f' stroke-linecap="round" stroke-linejoin="round"{dashes}/>'
    )


def _connector(item: ConnectorItem, ground: _Ground) -> Iterator[str]:
    yield _stroke(outlines.connector(item), item.stroke, item.outline, item.dash, ground)
    head = outlines.arrow_head(item, round(item.outline * EMU_PER_POINT))
    yield f'<path d="{_steps(head)}" fill="{ground.rgb(item.stroke)}"/>'


def _group(item: GroupItem, ground: _Ground) -> Iterator[str]:
    inside = _Ground(ground.brand, item.address or ground.around)
    for part in item.items:
        yield from _painted(part, inside)


def _picture(item: PictureItem, _ground: _Ground) -> Iterator[str]:
    data = b64encode(item.data).decode()
    yield (
        f'<image {_box(item.box)} preserveAspectRatio="none"'
        f" href={quoteattr(f'data:{item.media_type};base64,{data}')}/>"
    )


def _chart(item: ChartItem, ground: _Ground) -> Iterator[str]:
    inside = _Ground(ground.brand, item.address or ground.around)
    for part in item.drawn:
        yield from _painted(part, inside)


_PAINTERS: Mapping[type[Item], Callable[..., Iterator[str]]] = {
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


def _steps(steps: Iterable[PathStep]) -> str:
    return "".join(kind + " ".join(_n(value / EMU_PER_POINT) for value in points) for kind, points in steps)


def _points(box: Box) -> tuple[float, float, float, float]:
    return box.x / EMU_PER_POINT, box.y / EMU_PER_POINT, box.width / EMU_PER_POINT, box.height / EMU_PER_POINT


def _box(box: Box) -> str:
    x, y, width, height = map(_n, _points(box))
    return f'x="{x}" y="{y}" width="{width}" height="{height}"'


def _hex(rgb: RGB) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in rgb)


def _n(value: float) -> str:
    """A number with two decimals at most, a two-hundredth of a point being nothing that anybody sees."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
