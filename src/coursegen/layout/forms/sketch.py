"""Collects the shapes of one drawing, in points, and measures every word that stands in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple, NoReturn

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.balance import ragged
from coursegen.layout.breaking import Broken
from coursegen.layout.faces import Faces
from coursegen.layout.fit import TOLERANCE
from coursegen.layout.forms.outlines import INSET
from coursegen.layout.forms.palette import Palette
from coursegen.layout.headline_breaks import Even, with_company
from coursegen.layout.marks import Bounds, Point
from coursegen.layout.text_lines import SINGLE, Para, measured, narrowest, overhang, set_lines, stacked, surely_broken
from coursegen.model.motif import Figure, Motif
from coursegen.model.parts import Picture
from coursegen.model.scene_items import (
    Align,
    Anchor,
    Box,
    Colour,
    ConnectorItem,
    Dash,
    Geometry,
    Insets,
    PathItem,
    PathStep,
    PictureItem,
    ShapeItem,
    TextItem,
    TextParagraph,
)
from coursegen.model.text import Text
from coursegen.units import EMU_PER_POINT, Pt

PAD = 14.0
"""What stays free between a bubble's edge and its words, in points."""

CORNER = 10.0
STROKE = 4.0
"""The radius of a corner and the width of a line, in points."""

HEAD, DISPLAY = 40 / 22, 66 / 22
"""How much larger than the rest the words are that carry a drawing, and a figure that stands for all of it."""


RING = 3.0
"""How thick the line round a right answer is, in points."""

NARROWER = 24
"""How many widths are tried to get rid of a lonely word."""


class TooTight(Exception):  # noqa: N818 - what a drawing says, not a fault of ours
    """Raised where words have no room in a drawing at a size; carries the words."""

    def __init__(self, words: Text) -> None:
        super().__init__(words.plain)
        self.words = words


class Stage(Struct, frozen=True):
    """Where a drawing stands, in points from the slide's corner, and what it is drawn with.

    ``left`` and ``right`` are how far lines may run: to the slide's edges where nothing else stands there. ``beside``
    says that text stands at its left. ``whole`` says that the slide is all of one strong colour, ``motif`` what lines
    through a course are, ``figure`` the shape that they take here.
    """

    bounds: Bounds
    left: float
    right: float
    palette: Palette
    faces: Faces
    whole: bool = False
    motif: Motif = "line"
    figure: Figure = "line"
    beside: bool = False

    @property
    def start(self) -> float:
        """Where what runs off at the right begins: at the left edge as well, unless text stands there."""
        return self.bounds.x if self.beside else self.left


class Said(NamedTuple):
    """Words with a look of their own; ``None`` is the look of the rest."""

    text: Text
    colour: Colour | None = None
    bold: bool = False
    size: float | None = None
    heading: bool = False
    before: float = 0.0


Words = Text | Said | Sequence[Text | Said]
Part = TextItem | ShapeItem | PathItem | ConnectorItem | PictureItem


class Sketch:
    """A drawing while it is made; ``size`` is that of its words, in points. Everything raises :class:`TooTight`."""

    def __init__(self, stage: Stage, size: float) -> None:
        self.stage = stage
        self.size = size
        self.colours = stage.palette
        self.parts: list[Part] = []

    @cached_property
    def answer(self) -> Sketch:
        """What a click marks in the drawing."""
        return Sketch(self.stage, self.size)

    @property
    def line(self) -> float:
        """The height of a line of words."""
        return self.size * SINGLE

    def inner(self, most: float) -> Bounds:
        """The stage, or its middle where it is higher than the drawing needs."""
        whole = self.stage.bounds
        tall = min(most, whole.height)
        return Bounds(whole.x, whole.y + (whole.height - tall) / 2, whole.width, tall)

    @property
    def head(self) -> float:
        """The size of words that carry the drawing, as large as a headline."""
        return round(self.size * HEAD)

    @property
    def display(self) -> float:
        """The size of a figure that stands for all of the drawing."""
        return round(self.size * DISPLAY)

    def spoken(self, said: Said, width: float, height: float, *, heading: bool = True) -> Said:
        """Words as large as a headline, and in its face, where they have room so; else as they are."""
        large = said._replace(size=self.head, heading=heading, bold=False)
        paras = self._paras(large, self.colours.ink, "left")
        wide = self._without_lonely(paras, width, height)
        found = measured(paras, wide, self.stage.faces)
        fits = not found.cut and stacked(paras, found.safe) <= height and not any(map(ragged, found.broken))
        return large if fits else said

    def height(self, words: Words, width: float) -> float:
        """How high words are in a width."""
        paras = self._paras(words, self.colours.ink, "left")
        faces = self.stage.faces
        return stacked(paras, measured(paras, width, faces).safe) + overhang(paras, faces)

    def whole(self, words: Words, width: float) -> bool:
        """Whether no word is wider than a width."""
        return not measured(self._paras(words, self.colours.ink, "left"), width, self.stage.faces).cut

    def snug(self, words: Words, most: float) -> float:
        """The narrowest width in which words have no more lines than in the widest: their lines are balanced."""
        return self._balanced(self._paras(words, self.colours.ink, "left"), most)

    def bubble_size(self, words: Words, most: float, room: float) -> tuple[float, float]:
        """The width and height of a bubble round words, no wider than ``most`` and no higher than ``room``."""
        around = 2 * (PAD + INSET * CORNER)
        wide = self.snug(words, most - around)
        tall = self.height(words, wide) + 2 * (PAD * 0.7 + INSET * CORNER)
        if tall > room:
            self.fail(self._paras(words, self.colours.ink, "left")[-1].text)
        return wide + around, tall

    def fail(self, words: Text) -> NoReturn:
        """Say that words have no room. Errors: :class:`TooTight`, always."""
        raise TooTight(words)

    def on(self, fill: Colour) -> Colour:
        """The colour of words on a fill."""
        known = {self.colours.main: self.colours.on_main, self.colours.hot: self.colours.on_hot}
        known[self.colours.warm] = self.colours.on_warm
        return known.get(fill, self.colours.ground if fill == self.colours.soft else self.colours.ink)

    def words(
        self, name: str, words: Words, bounds: Bounds, *, colour: Colour | None = None, align: Align = "left",
        anchor: Anchor = "top", within: ShapeItem | None = None, pad: tuple[float, float] = (0.0, 0.0),
    ) -> None:  # fmt: skip
        """Words in a box, or in a shape: ``pad`` is what stays free at its sides, and above and below."""
        faces = self.stage.faces
        paras = self._paras(words, colour or self.colours.ink, align)
        corner = INSET * CORNER if within is not None and within.geometry in ("round_rect", "callout") else 0.0
        if within is not None and within.geometry == "ellipse":
            corner = (1 - 0.7071) / 2 * min(bounds.width, bounds.height)
        width = bounds.width - 2 * (pad[0] + corner)
        room = bounds.height - 2 * (pad[1] + corner)
        found = measured(paras, width, faces)
        if found.cut or stacked(paras, found.safe) > room + TOLERANCE:
            raise TooTight(next((para.text for para in paras if para.text.address), paras[0].text))
        wraps = any(high > para.line * 1.5 for para, high in zip(paras, found.safe, strict=True))
        balanced = self._without_lonely(paras, self._balanced(paras, width), room, width) if wraps else width
        broken = found.broken if balanced == width else measured(paras, balanced, faces).broken
        broken, narrower = surely_broken(paras, broken, balanced, faces)
        broken, _, held = with_company(paras, Even(broken, narrower), balanced, faces)
        high = stacked(paras, [len(one.lines) * para.line for para, one in zip(paras, broken, strict=True)])
        drop = {"top": 0.0, "middle": (room - high) / 2, "bottom": room - high}[anchor]
        free = {"left": 0.0, "centre": (width - balanced) / 2, "right": width - balanced}[align]
        left, top = pad[0] + free, pad[1] + corner + drop
        lines = set_lines(paras, broken, balanced, top, left + corner, faces)
        # What the last line reaches below the words goes into the space around them; a box without any grows.
        below = max(0.0, high + overhang(paras, faces) - room)
        beside = max(0.0, pad[1] - below / 2)
        box = bounds.box
        if within is None:
            box = replace(box, height=box.height + Pt(max(0.0, below - 2 * pad[1])))
        insets = Insets(Pt(left), Pt(beside), Pt(pad[0] + width - balanced - free + narrower), Pt(beside))
        self.parts.append(
            TextItem(
                name,
                box,
                tuple(
                    _written(para, number, at)
                    for number, (para, at) in enumerate(zip(paras, held or [()] * len(paras), strict=True))
                ),
                lines,
                None,
                anchor,
                insets,
                address=next((para.text.address for para in paras if para.text.address), ""),
                within=within,
            )
        )

    def _balanced(self, paras: Sequence[Para], width: float) -> float:
        """The width in which paragraphs have no more lines, and none that is much shorter than the others."""
        return min(width, narrowest(paras, width, self.stage.faces) * 1.03)

    def _without_lonely(self, paras: Sequence[Para], width: float, room: float, widest: float = 0.0) -> float:
        """A width in which no paragraph ends in a lonely word, narrower or else wider; the same where there is none.

        A line more is well spent on that, and no second one: the words would stand in a column.
        """
        most = sum(len(one.lines) for one in measured(paras, width, self.stage.faces).broken) + 1
        for step in range(NARROWER):
            tried = width * (1 - 0.5 * step / NARROWER)
            found = measured(paras, tried, self.stage.faces)
            lines = sum(len(one.lines) for one in found.broken)
            if found.cut or stacked(paras, found.safe) > room or lines > most:
                break
            if not any(map(ragged, found.broken)):
                return tried
        wider = (width + max(0.0, widest - width) * step / NARROWER for step in range(1, NARROWER + 1))
        return next((one for one in wider if not any(map(ragged, self._surely(paras, one)))), width)

    def _surely(self, paras: Sequence[Para], width: float) -> list[Broken]:
        faces = self.stage.faces
        return surely_broken(paras, measured(paras, width, faces).broken, width, faces)[0]

    def _paras(self, words: Words, colour: Colour, align: Align) -> list[Para]:
        said = [words] if isinstance(words, Text | Said) else list(words)
        paras = []
        for one in said:
            text, own, bold, size, heading, before = one if isinstance(one, Said) else Said(one)
            if text:
                size = size or self.size
                look = {"align": align, "before": before, "heading": heading}
                paras.append(Para(text, size, own or colour, size * SINGLE, bold, **look))  # type: ignore[arg-type]
        return paras

    def card(
        self, name: str, words: Words, bounds: Bounds, fill: Colour | None, ink: Colour, *, align: Align = "left",
        anchor: Anchor = "middle", round_corners: bool = True, stroke: Colour | None = None, pad: float = PAD,
    ) -> None:  # fmt: skip
        """Words on a ground of their own."""
        shape = self._shape(name, bounds, "round_rect" if round_corners else "rect", fill, stroke)
        self.words(name, words, bounds, colour=ink, align=align, anchor=anchor, within=shape, pad=(pad, pad * 0.7))

    def bubble(
        self, name: str, words: Words, bounds: Bounds, tip: Point, fill: Colour, ink: Colour, align: Align = "left"
    ) -> ShapeItem:
        """Words in a speech bubble whose tail ends at a point."""
        middle = bounds.x + bounds.width / 2, bounds.y + bounds.height / 2
        adjusts = (
            round((tip[0] - middle[0]) / bounds.width * 100_000),
            round((tip[1] - middle[1]) / bounds.height * 100_000),
            _corner(bounds),
        )
        shape = ShapeItem(name, bounds.box, "callout", fill, adjusts=adjusts)
        self.words(name, words, bounds, colour=ink, align=align, anchor="middle", within=shape, pad=(PAD, PAD * 0.7))
        return shape

    def area(self, name: str, bounds: Bounds, fill: Colour | None, stroke: Colour | None = None) -> ShapeItem:
        """A rectangle without words."""
        shape = self._shape(name, bounds, "rect", fill, stroke)
        self.parts.append(shape)
        return shape

    def disc(
        self, name: str, middle: Point, radius: float, fill: Colour | None, *, words: Words | None = None,
        ink: Colour | None = None, stroke: Colour | None = None,
    ) -> None:  # fmt: skip
        """A disc round a point, with words in it or without."""
        bounds = Bounds(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius)
        shape = self._shape(name, bounds, "ellipse", fill, stroke)
        if words is None:
            self.parts.append(shape)
        else:
            self.words(name, words, bounds, colour=ink, align="centre", anchor="middle", within=shape)

    def pie(self, name: str, middle: Point, radius: float, angles: tuple[float, float], fill: Colour) -> None:
        """A slice of a disc between two angles, in degrees clockwise from three o'clock."""
        box = Bounds(middle[0] - radius, middle[1] - radius, 2 * radius, 2 * radius).box
        start, end = (round(angle % 360 * 60_000) for angle in angles)
        self.parts.append(ShapeItem(name, box, "pie", fill, adjusts=(start, end)))

    def stroke(
        self, name: str, steps: Iterable[PathStep], colour: Colour, *, width: float = STROKE, dash: Dash = "solid"
    ) -> None:
        """A line along a path, in points."""
        self.parts.append(_path(name, list(steps), None, colour, width, dash))

    def straight(
        self, name: str, start: Point, end: Point, colour: Colour, *, width: float = STROKE, dash: Dash = "solid"
    ) -> None:
        """A straight line."""
        self.stroke(name, [("M", start), ("L", end)], colour, width=width, dash=dash)

    def outline(self, name: str, steps: Iterable[PathStep], fill: Colour) -> None:
        """A filled outline, in points."""
        self.parts.append(_path(name, list(steps), fill, None, 0.0, "solid"))

    def connect(
        self, name: str, start: Point, end: Point, tied: tuple[tuple[str, int], tuple[str, int]], colour: Colour,
        *, dash: Dash = "solid", elbow: bool = False,
    ) -> None:  # fmt: skip
        """An arrow from one shape to another, glued to their connection sites."""
        points = (Pt(start[0]), Pt(start[1])), (Pt(end[0]), Pt(end[1]))
        self.parts.append(ConnectorItem(name, *points, tied, colour, 2.0, dash, elbow))

    def photo(self, name: str, picture: Picture, bounds: Bounds) -> None:
        """A picture of the course's own."""
        self.parts.append(PictureItem(name, bounds.box, picture.data, picture.media_type, picture.description))

    def ring(self, name: str, around: ShapeItem) -> None:
        """A line round a shape, without words."""
        colour, thick = self.colours.main, RING
        self.parts.append(replace(around, name=name, fill=None, stroke=colour, outline=thick))

    def mark(self, name: str, middle: Point, radius: float, ink: Colour, *, ok: bool = True) -> None:
        """A tick, or a cross: a shape, so that it needs no font and no colour."""
        x, y = middle
        r = radius * 0.42
        tick: list[PathStep] = [
            ("M", (x - r, y)), ("L", (x - r * 0.25, y + r * 0.75)), ("L", (x + r * 1.05, y - r * 0.75)),
        ]  # fmt: skip
        r *= 0.8
        cross: list[PathStep] = [
            ("M", (x - r, y - r)), ("L", (x + r, y + r)), ("M", (x + r, y - r)), ("L", (x - r, y + r)),
        ]  # fmt: skip
        self.stroke(name, tick if ok else cross, ink)

    def _shape(
        self, name: str, bounds: Bounds, geometry: Geometry, fill: Colour | None, stroke: Colour | None
    ) -> ShapeItem:
        adjusts = (_corner(bounds),) if geometry == "round_rect" else ()
        return ShapeItem(name, bounds.box, geometry, fill, stroke, 2.0 if stroke else 0.0, adjusts=adjusts)

    @property
    def box(self) -> Box:
        """What the parts take up together."""
        boxes = [one.box for one in self.parts]
        left, top = min(box.x for box in boxes), min(box.y for box in boxes)
        right, bottom = max(box.right for box in boxes), max(box.bottom for box in boxes)
        return Box(left, top, right - left, bottom - top)


def _corner(bounds: Bounds) -> int:
    return min(50_000, round(CORNER / min(bounds.width, bounds.height) * 100_000))


def _path(
    name: str, steps: list[PathStep], fill: Colour | None, stroke: Colour | None, width: float, dash: Dash
) -> PathItem:
    """An outline in the slide's own points as an item in its box."""
    xs = [x for _, numbers in steps for x in numbers[::2]]
    ys = [y for _, numbers in steps for y in numbers[1::2]]
    left, top = min(xs), min(ys)
    moved: tuple[PathStep, ...] = tuple(
        (kind, tuple(value - (top if index % 2 else left) for index, value in enumerate(numbers)))
        for kind, numbers in steps
    )
    wide, tall = max(xs) - left, max(ys) - top
    box = Box(Pt(left), Pt(top), Pt(wide), Pt(tall))
    unit = 1 / EMU_PER_POINT  # a straight line is as high as nothing, and no outline may be
    whole = replace(box, width=max(1, box.width), height=max(1, box.height))
    return PathItem(name, whole, max(wide, unit), max(tall, unit), moved, fill, "", stroke, width, dash)


def _written(para: Para, number: int, held: tuple[int, ...]) -> TextParagraph:
    """A paragraph as a deck holds it, in no placeholder: all of its look is said."""
    align = None if para.align == "left" else para.align
    before = para.before if number and para.before else None
    return TextParagraph(
        para.text, para.size, para.colour, para.bold, align, None, before, heading=para.heading, held=held
    )  # fmt: skip
