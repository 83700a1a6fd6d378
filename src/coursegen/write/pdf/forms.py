"""Sets a form in strips: what belongs in each place, and below it the lines to write it on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from coursegen.model.blocks import ItemList
from coursegen.model.document import Columns, Form, FormPlace
from coursegen.model.text import Text, emphasised, joined, stronger
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.flow import Placed
from coursegen.write.pdf.ladder import Standing, fits, ladder
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Painted, Strip, held, kept
from coursegen.write.pdf.styles import UNIT, Style
from coursegen.write.pdf.tags import Element
from coursegen.write.pdf.writing import WriteLines, dashes, with_room

_BETWEEN = Mm(7).pt  # two places abreast


def form(block: Form, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The places of a form, each whole on one page; those that rise as stairs, where a page is wide enough."""
    if block.rises and fits(block.places, desk, column):
        return ladder(block.places, desk, column, parent)
    strips = [strip for places in _rows(block.places, desk, column) for strip in _row(places, desk, column, parent)]
    return [replace(strips[0], before=max(strips[0].before, 1.5 * UNIT)), *strips[1:]] if strips else []


def _rows(places: Sequence[FormPlace], desk: Desk, column: Column) -> Iterator[Sequence[FormPlace]]:
    """The places in rows: two neighbours are abreast that have as many lines, and room for their labels."""
    left = list(places)
    while left:
        two = left[:2]
        same = len({place.lines for place in two}) == 1 and all(_narrow(place, desk, column) for place in two)
        row = two if same and len(two) > 1 and not desk.scale.single_column else left[:1]
        yield row
        left = left[len(row) :]


def _narrow(place: FormPlace, desk: Desk, column: Column) -> bool:
    """Whether a place is a label and lines alone, and half of the column is enough for it on paper."""
    more = place.hint or place.example or place.choices or place.words or desk.document.page.fillable
    return bool(place.lines) and not more and _fits(stronger(place.label), desk, desk.style("body"), _half(column))


def _half(column: Column) -> Column:
    return replace(column, width=(column.width - _BETWEEN) / 2)


def _row(places: Sequence[FormPlace], desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Places abreast, as high as one of them."""
    if len(places) == 1:
        return _place(places[0], desk, column, parent)
    half = _half(column)
    columns = [replace(half, x=half.x + number * (half.width + _BETWEEN)) for number in range(len(places))]
    sides = [_place(place, desk, at, parent) for place, at in zip(places, columns, strict=True)]
    return [
        replace(row[0], paint=Painted(tuple(strip.paint for strip in row if strip.paint)))
        for row in zip(*sides, strict=True)
    ]


def _place(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The words, held to the lines below them, which are more where the page has room."""
    words = _words(place, desk, column, parent)
    if place.words and not desk.document.page.fillable:
        return kept([*words, *dashes(place.words, desk, column, parent)])
    lines = _lines(place, desk, column, parent)
    room = [Strip(desk.scale.write_on, lines, keep="firm") for _ in range(place.lines)]
    strips = kept([*words, *room])
    last = replace(strips[-1], keep="no", after=1.5 * UNIT)
    return [*strips[:-1], with_room(last, place.lines, desk.scale)]


def _words(place: FormPlace, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The label with what belongs there beside it, the boxes, and small what somebody else wrote.

    That stands beside the label too where it has room there, else below.
    """
    label = replace(desk.style("body"), before=UNIT, after=0.25 * UNIT)
    small = replace(desk.style("small"), after=0.0, soft=False)
    asked = joined(stronger(place.label), "  ", place.hint) if place.hint else stronger(place.label)
    example = place.example if small.upright else emphasised(place.example)
    strips = desk.paragraph(asked, label, column, parent.child("P"))
    first, *more = desk.setter.lines(asked, label, column.width)
    rest = column.inset(first.width + UNIT)
    beside = place.example and not more and not place.choices and _fits(example, desk, small, rest)
    if beside:
        (said,) = desk.paragraph(example, small, rest, parent.child("P"))
        lower = Standing((Placed(said, 0.0, said.height),), desk.baseline(label) - desk.baseline(small))
        strips[0] = replace(strips[0], paint=Painted((*([strips[0].paint] if strips[0].paint else []), lower)))
    if place.choices:
        side_by_side = Columns(tuple((ItemList((choice,), "check"),) for choice in place.choices))
        strips += desk.blocks((side_by_side,), column, parent)
    if place.example and not beside:
        strips += desk.paragraph(example, small, column, parent.child("P"))
    return [held(strip) for strip in strips]


def _fits(told: Text, desk: Desk, style: Style, column: Column) -> bool:
    """Whether a text is one line of a column."""
    (line, *more) = desk.setter.lines(told, style, max(column.width, UNIT))
    return not more and line.width <= column.width


def _lines(place: FormPlace, desk: Desk, column: Column, parent: Element) -> WriteLines:
    """The lines of a place, which are one field on a screen, asked by its label."""
    label = visible(place.label, desk.setter.reveal)
    answer = Answer(parent.child("Div"), label, place.label.address) if place.lines else None
    return WriteLines(column.x, column.width, desk.scale.write_on, answer)
