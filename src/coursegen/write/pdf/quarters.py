"""Sets cards that stand on the table, four to a sheet: above the fold what faces the others, below it the owner's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import fsum
from typing import TypeGuard

from msgspec import Struct
from msgspec.structs import replace

from coursegen.layout.marks import Bounds
from coursegen.model.blocks import Paragraph
from coursegen.model.document import Card, Cards, DocumentBlock
from coursegen.model.motif import Shape
from coursegen.model.text import Text, joined
from coursegen.units import Mm
from coursegen.write.pdf.attendance import fitting
from coursegen.write.pdf.desk import Desk, Words
from coursegen.write.pdf.flow import Placed, placed_in
from coursegen.write.pdf.motif import draw_motif
from coursegen.write.pdf.paper import Paper, paper_of
from coursegen.write.pdf.pen import PLAIN, Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.strips import Anchor, Column, Painted, Strip, stacked
from coursegen.write.pdf.styles import FOLD, RULE_GREY, UNIT, Palette, Style
from coursegen.write.pdf.tags import Element

_FOLD = 62 / 148.5  # of a card's height, from above: with shorter legs in front it falls over
_PAD = Mm(8).pt  # from the edges of a card, which are the edges of the paper too
_NAME = (44.0, 20.0)
_UNDER = 0.5 * _PAD  # below the fold
_CLEAR = Mm(4).pt  # between what is read, or written on, and the highest that the line goes
_FEET = {"dip": (12.0, 0.5), "runs_dry": (7.0, 4.5), "step": (5.0, 5.2), "horizon": (5.0, 4.2)}
_FOOT = (
    5.0,
    2.4,
)  # mm: how far a line is from a card's lower edge, and how far what it takes the shape of rises above it
_HEADED = 3  # lines that a card has at least whose first two say whose it is
_TALL, _LINE = Mm(8).pt, 1.8  # of the line: how far up and down it goes, and how thick it is


def _sized(size: float, step: float, leading: float = 1.75 * UNIT, *, first: float = 0.0) -> Mapping[str, Style]:
    """The styles of a card: their size, the distance between the steps of a brief, and how large its ``first`` is."""
    opening = (
        Style(first, leading + 0.25 * UNIT, after=2 * step, head=True) if first else Style(size, leading, after=step)
    )
    return {
        "lead": opening,
        "fine": Style(size, leading, after=step),
        "body": Style(size, leading, before=2 * step, after=2 * step),
        "h3": Style(size, leading, bold=True, before=2 * step, after=step),
    }


_SMALLER = {
    "lead": Style(9, 1.5 * UNIT, after=0.25 * UNIT),
    "fine": Style(9, 1.5 * UNIT, after=0.25 * UNIT),
    "body": Style(9, 1.5 * UNIT, after=0.5 * UNIT),
    "h3": Style(11.5, 1.75 * UNIT, bold=True, after=0.25 * UNIT),
}
_WAYS: Sequence[tuple[Mapping[str, Style], bool]] = (
    (_sized(12.5, 0.5 * UNIT, first=14), False),
    (_sized(12.5, 0.25 * UNIT, first=14), False),
    (_sized(11.5, 0.25 * UNIT, first=14), False),
    (_sized(11.5, 0.25 * UNIT, 1.5 * UNIT, first=14), False),
    (_sized(11.5, 0.25 * UNIT, 1.5 * UNIT, first=13), False),
    (_sized(11.5, 0.25 * UNIT, 1.5 * UNIT), False),
    (_sized(11.5, 0.25 * UNIT, 1.5 * UNIT, first=13), True),
    (_sized(11.5, 0.25 * UNIT, 1.5 * UNIT), True),
    (_SMALLER, False),
    (_SMALLER, True),
)
"""How a set of cards is set, the first in which each fits, and whether the steps of a brief run on in one paragraph.

What a brief begins with is larger, and in the headlines' face, where there is room for that.
"""


class Quarter(Struct, frozen=True):
    """One card: what faces the others as lines, what its owner reads, its line's shape, and how ``low`` that is."""

    facing: tuple[Words, ...]
    placed: tuple[Placed, ...]
    at_fold: Words | None
    motif: Shape | None
    low: float
    palette: Palette

    def draw(self, pen: Pen, x: float, top: float, width: float, height: float) -> None:
        """Draw the card with its upper left corner at a point: upside down above the fold, upright below it."""
        fold = top - _FOLD * height
        pen.turned(x + width / 2, (top + fold) / 2, PLAIN)
        tall = fsum(1.2 * line.size for line in self.facing)
        y = (top + fold) / 2 + tall / 2
        for line in self.facing:
            line.draw(pen, x + (width - length_of(line)) / 2, y, 0.0)
            y -= 1.2 * line.size
        pen.unclipped()
        pen.line(x, fold, x + width, fold, FOLD, RULE_GREY, dotted=True)
        if self.at_fold:
            self.at_fold.draw(
                pen, x + (width - length_of(self.at_fold)) / 2, fold + self.at_fold.baseline + 0.5 * UNIT, 0.0
            )
        draw_placed(self.placed, pen, x + _PAD, fold - _UNDER)
        shape = self.motif or ("none", "line")
        draw_motif(pen, self.palette, shape, Bounds(x, top - height + self.low - _TALL / 2, width, _TALL), thick=_LINE)


class Sheet(Struct, frozen=True):
    """Up to four cards on a page, with lines to cut along."""

    paper: Paper
    quarters: tuple[Quarter, ...]

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - it has a whole page
        """Draw the cards row by row, which is how they are read, then the lines between them."""
        width, tall = self.paper.width / 2, self.paper.height / 2
        for number, quarter in enumerate(self.quarters):
            quarter.draw(pen, number % 2 * width, self.paper.height - number // 2 * tall, width, tall)
        for start, end in (((width, 0), (width, 2 * tall)), ((0, tall), (2 * width, tall))):
            pen.stroke([("M", start), ("L", end)], RULE_GREY, 0.7, (4.0, 4.0), PLAIN)

    def anchors(self, tall: float, above: float) -> Iterator[Anchor]:
        """The places on the cards that links and bookmarks go to; the text area starts ``above`` the page's edge."""
        for number, quarter in enumerate(self.quarters):
            down = number // 2 * tall + _FOLD * tall - above
            for one in quarter.placed:
                yield from (Anchor(anchor.name, down + one.y + anchor.down) for anchor in one.strip.anchors)


def quarters(block: Cards, desk: Desk, parent: Element) -> list[Strip] | None:
    """Sheets of four cards; nothing where one of them has more to say than has room below its fold."""
    paper = paper_of(desk.document.page)
    width, tall = paper.width / 2, paper.height / 2
    column, room = (
        Column(0.0, width - 2 * _PAD),
        (1 - _FOLD) * tall - _UNDER - max(_foot(card)[1] for card in block.cards),
    )
    cards = next((way for way in _ways(block, desk) if all(_tall(*one, column) <= room for one in way)), None)
    if cards is None:
        return None
    at_fold = next(small_print(block.at_fold, desk, column.width), None)
    made = []
    for card, set_on in cards:
        element = parent.child("Sect")
        strips = _headed(set_on.blocks(card.blocks, column, element), column)
        placed = placed_in(room, [replace(strip, turn="") for strip in strips], desk.scale.write_on)
        made.append(
            Quarter(tuple(_facing(card, desk, column.width)), placed, at_fold, card.motif, _foot(card)[0], desk.palette)
        )
    sheets = [Sheet(paper, tuple(made[start : start + 4])) for start in range(0, len(made), 4)]
    high = desk.height // UNIT * UNIT
    return [Strip(high, one, bare=True, inside=tuple(one.anchors(tall, paper.top_margin))) for one in sheets]


def _foot(card: Card) -> tuple[float, float]:
    """Where a card's line is, from its lower edge, and how much of its foot stays free of words, all in points."""
    low, rise = _FEET.get(card.motif[1], _FOOT) if card.motif else _FOOT
    return Mm(low).pt, Mm(low + rise).pt + _CLEAR


def _ways(block: Cards, desk: Desk) -> Iterator[Sequence[tuple[Card, Desk]]]:
    """The cards of a set, each with the desk to set it with, in the order in which that is tried: all look alike."""
    for styles, runs_on in _WAYS:
        smaller = replace(desk, scale=replace(desk.scale, styles={**desk.scale.styles, **styles}))
        yield [(_parted(card, runs_on), smaller) for card in block.cards]


def _parted(card: Card, runs_on: bool) -> Card:
    """The same card, the steps after a brief's first set as lines of text, or all of them in one paragraph."""
    made: list[DocumentBlock] = []
    for block in card.blocks:
        above = made[-1] if made else None
        if not _is_step(block) or not _is_step(above):
            made.append(block)
        elif runs_on and above.style == "fine":
            made[-1] = replace(above, text=joined(above.text, " ", block.text))
        else:
            made.append(replace(block, style="fine"))
    return replace(card, blocks=tuple(made))


def _is_step(block: DocumentBlock | None) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.style in ("lead", "fine")


def _tall(card: Card, desk: Desk, column: Column) -> float:
    return stacked(_headed(desk.blocks(card.blocks, column, Element("Div")), column))


def _headed(strips: Sequence[Strip], column: Column) -> list[Strip]:
    """The strips of a card, its first two lines as one where they have room: whose eyes it is for, and who that is."""
    if len(strips) < _HEADED:
        return list(strips)
    first, second, *others = strips
    label, name = first.paint, second.paint
    if not (second.anchor and isinstance(label, Words) and isinstance(name, Words)):
        return list(strips)
    if length_of(label) + length_of(name) + 2 * UNIT > column.width or (others and others[0].anchor):
        return list(strips)
    at_end = replace(name, x=column.x + column.width - length_of(name))
    return [replace(second, paint=Painted((label, at_end)), before=0.0, after=max(second.after, UNIT)), *others]


def small_print(text: Text, desk: Desk, width: float) -> Iterator[Words]:
    """Lines in small print that only the eye meets."""
    style = desk.style("small")
    for line in desk.setter.lines(text, style, width):
        yield replace(desk.line(line, style, 0.0, Element("Span"), {}, desk.palette.soft), element=PLAIN)


def length_of(line: Words) -> float:
    """How long a line of text is, in points."""
    return max((piece.x + piece.width for piece in line.line.pieces), default=0.0)


def _facing(card: Card, desk: Desk, width: float) -> Iterator[Words]:
    """The first words large, the others small below them; all are said again below the fold, so nobody hears them."""
    for number, text in enumerate(card.facing):
        if number:
            yield from small_print(text, desk, width)
            continue
        style = fitting(text, desk, width, *_NAME)
        for line in desk.setter.lines(text, style, width):
            yield replace(desk.line(line, style, 0.0, Element("Span"), {}, desk.palette.text), element=PLAIN)
