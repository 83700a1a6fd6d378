"""Sets headings: a number before the words, or small print above them, and a headline where a section begins a page."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.brand import RGB
from coursegen.model.document import Heading
from coursegen.model.scene_items import Face
from coursegen.model.text import joined
from coursegen.units import Mm
from coursegen.write.pdf.desk import AtFoot, Desk
from coursegen.write.pdf.flow import Placed, unbroken
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.sheets import draw_placed
from coursegen.write.pdf.stacked import Rule
from coursegen.write.pdf.strips import Column, Lead, Paint, Painted, Strip, stacked
from coursegen.write.pdf.styles import HAIRLINE_GREY, UNIT, Style
from coursegen.write.pdf.tags import Element

_ABOVE, _BELOW, _LINE_ABOVE = 1.5 * UNIT, 0.5 * UNIT, 0.5  # around the line above a section, and how thick it is
_WHITE = 2.25 * UNIT  # in its stead
_ROOMIER = 0.5 * UNIT  # each of these where a page has room
_NUMBER = Mm(13).pt  # what the numbers of a part's headings take, so that their words begin one under another


class Number(Struct, frozen=True):
    """A heading's number before its words, on their baseline; spoken before them as well."""

    text: str
    x: float
    face: Face
    size: float
    baseline: float
    colour: RGB
    element: Element

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw it."""
        pen.text(left + self.x, top - self.baseline, self.face, self.size, self.colour, self.text + " ", self.element)


class Whole(Struct, frozen=True):
    """Strips that are one: no page ends within a heading."""

    placed: tuple[Placed, ...]

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - as every Paint
        """Draw them one under another."""
        draw_placed(self.placed, pen, left, top)


class Below(Struct, frozen=True):
    """A section's heading further down a page, at the foot of its strip: below white with a hairline in it."""

    placed: tuple[Placed, ...]
    high: float
    rule: Rule | None = None

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:
        """Draw the line, then the words."""
        white = height - self.high
        if self.rule is not None:
            self.rule.draw(pen, left, top - (white - _BELOW) / 2, 0.0)
        draw_placed(self.placed, pen, left, top - white)


def heading(block: Heading, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A heading, held with what follows; one that says what kind of section it begins may be a page's headline."""
    strips = (_section if block.kind else _words)(block, desk, column, parent)
    if strips:
        strips[0] = replace(
            strips[0],
            anchor=block.anchor,
            running=block.running,
            accent=block.accent,
            motif=block.motif,
            clock=block.clock,
            opens=block.level == 1,
        )
    return strips


def _section(block: Heading, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """The heading of a section as one strip, and as the headline of a page that it begins."""
    above = joined(block.kind, "  ·  ", block.facts) if block.facts else block.kind
    headline = replace(block, kicker=above, text=block.short or block.text)
    large = _words(headline, desk, column, parent, desk.style("h1"))
    strips = _words(headline if block.number else block, desk, column, parent)
    if not strips:
        return []
    lead = Lead(stacked(large) + large[-1].after - strips[-1].after, Whole(unbroken(large)))
    one = _one(strips)
    if not block.number:
        return [replace(one, lead=lead)]
    below = Below(unbroken(strips), one.height)
    plain = replace(one, paint=below, before=_WHITE, grows=_ROOMIER, step=_ROOMIER)
    across = Rule(column.x, column.width, _LINE_ABOVE, HAIRLINE_GREY)
    ruled = replace(plain, height=_BELOW + one.height, paint=replace(below, rule=across), before=_ABOVE)
    return [replace(ruled, grows=2 * _ROOMIER, lead=lead, plain=plain)]


def _one(strips: list[Strip]) -> Strip:
    """Strips as one, which no page parts."""
    whole = Whole(unbroken(strips))
    return Strip(stacked(strips), whole, before=strips[0].before, after=strips[-1].after, keep="bound")


def _words(block: Heading, desk: Desk, column: Column, parent: Element, style: Style | None = None) -> list[Strip]:
    """A heading's words with its number before them; a kicker above them says the number as well."""
    style = style or desk.style("opener" if block.opens else f"h{block.level}")
    inks = desk.palette.accent(block.accent)
    above: list[Strip] = []
    if block.kicker:
        label = replace(desk.style("label"), before=style.before)
        said = block.length if desk.scale.single_column else ""
        kicker = joined(block.kicker, " · ", said) if said else block.kicker
        above = desk.paragraph(kicker, label, column, parent.child("P"), inks.text, "bound")
        style = replace(style, before=0.0)
    element = parent.child(f"H{block.level}")
    number: list[Paint] = []
    indent = 0.0
    if block.number and not block.kicker:
        face = style.face(strong=False, emphasis=False)
        length = desk.setter.width(block.number, face, style.size)
        indent = max(_NUMBER if block.level == 2 else 0.0, length + 0.75 * UNIT)
        called = Number(block.number, column.x, face, style.size, desk.baseline(style), inks.text, element)
        number = [AtFoot(called, style.leading)]  # as its words, where those have a gap to write in
    colour = inks.text if block.level == 3 else None
    inner = desk.balanced(block.text, style, column.inset(indent))
    strips = desk.paragraph(block.text, style, inner, element, colour, "bound")
    if not strips:
        return []
    first = strips[0]
    paint = Painted((*number, first.paint)) if number and first.paint else first.paint
    return [*above, replace(first, paint=paint), *strips[1:]]
