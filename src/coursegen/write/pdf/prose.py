"""Sets headings, paragraphs, lists and callouts in strips, and says what stays together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import takewhile

from msgspec import Struct
from msgspec.structs import replace

from coursegen.model.blocks import ItemList, ListMarker, Paragraph
from coursegen.model.brand import RGB
from coursegen.model.document import Callout, Heading, KeepTogether
from coursegen.model.text import within, words
from coursegen.units import Mm
from coursegen.write.pdf.desk import AtFoot, Desk
from coursegen.write.pdf.fields import Answer
from coursegen.write.pdf.headings import Number
from coursegen.write.pdf.pen import Pen
from coursegen.write.pdf.runs import visible
from coursegen.write.pdf.strips import Column, Keep, Painted, Panel, Strip, held, kept, on_panel, stacked
from coursegen.write.pdf.styles import MEASURE, UNIT
from coursegen.write.pdf.tags import Element, ListNumbering, list_numbering

_LIST_INDENT = 2.75 * UNIT
_WHOLE_LIST = 0.25  # of a page: a list of boxes to tick is one set of papers to look through
_CALLOUT_PAD = 1.5 * UNIT
_HANG = Mm(7).pt  # what a number at the margin takes, so that all words begin one under another
_NUMBERING: Mapping[ListMarker, ListNumbering] = {
    "bullet": "Disc", "number": "Decimal", "letter": "UpperAlpha", "check": "Square", "circle": "Circle",
}  # fmt: skip


class Bar(Struct, frozen=True):
    """A filled bar, for the eye only; ``y`` from the strip's upper edge downwards, ``radius`` that of its corners."""

    x: float
    y: float
    width: float
    height: float
    colour: RGB
    radius: float = 0.0

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw it."""
        y = top - self.y - self.height
        pen.box(left + self.x, y, self.width, self.height, self.colour, radius=self.radius)


class Label(Struct, frozen=True):
    """What stands before a list item: its mark, drawn as text or as a shape, on the item's first baseline."""

    marker: str
    text: str
    length: float
    x: float
    size: float
    baseline: float
    colour: RGB
    element: Element
    circled: float  # of the size, for a letter in its circle
    answer: Answer

    def draw(self, pen: Pen, left: float, top: float, height: float) -> None:  # noqa: ARG002 - all marks are drawn alike
        """Draw the mark."""
        x, y = left + self.x, top - self.baseline
        if self.marker in ("check", "circle"):
            side = 0.9 * self.size
            low = y - 0.09 * self.size
            corner = 1.5 if self.marker == "check" else side / 2
            if pen.fillable:
                pen.box(x, low, side, side, None, self.colour, 0.9, corner)
                pen.field("tick", (x, low, x + side, low + side), self.answer)
                return
            pen.box(x, low, side, side, None, self.colour, 0.9, corner, self.element)
            return
        if self.marker == "letter":
            radius = 0.68 * self.size
            middle = x + radius
            pen.circle(middle, y + 0.36 * self.size, radius, None, self.colour, 0.8)
            x, small = middle - self.circled * self.length / 2, self.circled * self.size
            pen.text(
                x, y + 0.36 * (1 - self.circled) * self.size, "bold", small, self.colour, self.text + " ", self.element
            )
            return
        pen.text(x, y, "bold", self.size, self.colour, self.text + " ", self.element)


def paragraph(block: Paragraph, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A paragraph in its style, its lines no wider than reads well; those of a lead in the headlines' face are even."""
    style = desk.style(block.style)
    inner = Column(column.x, min(column.width, MEASURE))
    colour = desk.palette.accent(0).text if block.style == "label" else None
    if block.style == "quote":
        strips = desk.paragraph(block.text, style, inner.inset(2 * UNIT), parent.child("BlockQuote").child("P"))
        bar = desk.palette.accent(0).fill
        return on_panel(strips, Panel(column.x, inner.width, None, bar, 1.5))
    if block.style == "lead" and style.head:
        inner = desk.balanced(block.text, style, inner)
    keep: Keep = "bound" if block.style == "label" else "no"
    return desk.paragraph(block.text, style, inner, parent.child("P"), colour, keep)


def item_list(block: ItemList, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A list: a mark, and the item's lines to the right of it."""
    style = desk.style("body")
    whole = parent.child("L", attributes=list_numbering(_NUMBERING[block.marker]))
    lengths = [desk.setter.width(_label(block, index), "bold", style.size) for index in range(len(block.items))]
    indent = max(_LIST_INDENT, max(lengths, default=0.0) + UNIT)
    result: list[list[Strip]] = []
    box = {"check": "☐", "circle": "○"}.get(block.marker, "")
    for index, text in enumerate(block.items):
        item = whole.child("LI")
        lbl = item.child("Lbl", actual="" if desk.document.page.fillable else box)
        label = Label(
            block.marker,
            _label(block, index),
            lengths[index],
            column.x + (0.25 * UNIT if block.marker == "bullet" else 0.0),
            style.size,
            desk.baseline(style),
            desk.palette.accent(0).text,
            lbl,
            desk.scale.circled,
            Answer(lbl, visible(text, desk.setter.reveal), text.address),
        )
        inner = Column(column.x + indent, min(column.width, MEASURE) - indent)
        strips = desk.paragraph(text, style, inner, item.child("LBody"))
        if not strips:
            continue
        strips[0] = replace(
            strips[0], paint=Painted((AtFoot(label, style.leading), *([strips[0].paint] if strips[0].paint else [])))
        )
        strips[-1] = replace(strips[-1], after=(0.5 if block.marker == "letter" else 0.25) * UNIT)
        result.append(strips)
    if result:
        result[0][0] = replace(result[0][0], keep="no" if len(result) == len(result[0]) == 1 else "firm")
        result[-1][-1] = replace(result[-1][-1], after=style.after)
    told = [strip for strips in result for strip in strips]
    if block.marker == "check" and stacked(told) <= _WHOLE_LIST * desk.height:
        return kept(told)
    for strips in result[-2:-1]:  # the last item is not alone on the next page
        strips[-1] = held(strips[-1])
    return [strip for strips in result for strip in strips]


def _label(block: ItemList, index: int) -> str:
    if block.marker == "number":
        return f"{index + 1}."
    if block.marker == "letter":
        return chr(ord("A") + index % 26) * (index // 26 + 1)
    return "•" if block.marker == "bullet" else ""


def callout(block: Callout, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Blocks on a tint behind a bar, under a label."""
    inks = desk.palette.accent(block.accent)
    inner = column.inset(_CALLOUT_PAD + 3, _CALLOUT_PAD)
    element = parent.child("Sect")
    style = replace(desk.style("label"), before=0)
    label = desk.paragraph(words(block.label), style, inner, element.child("P"), inks.text, "firm")
    inside = desk.blocks(block.blocks, inner, element)
    if inside:  # the label above it already sets it off
        inside[0] = replace(inside[0], before=min(inside[0].before, 0.5 * UNIT))
    body = [*label, *inside]
    if not body:
        return []
    body[0] = replace(body[0], before=0.0)
    body[-1] = replace(body[-1], after=0.0, keep="firm")
    edge = Strip(0.9 * UNIT, keep="firm")
    foot = Strip(1.1 * UNIT, after=1.5 * UNIT)
    panel = Panel(column.x, column.width, inks.tint, inks.fill)
    strips = on_panel([replace(edge, before=1.5 * UNIT), *body, foot], panel)
    return kept(strips, "soft") if stacked(strips) < desk.height else strips


def _hung(block: KeepTogether, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A number at the margin in the face of headlines, and beside it, one under another, all that it numbers."""
    first, *rest = block.blocks
    if not isinstance(first, Paragraph):
        return keep_together(replace(block, hung=0), desk, column, parent)
    style, element = desk.style("h2"), parent.child("P")
    called, text = first.text.plain[: block.hung].strip(" ."), within(first.text, block.hung, len(first.text.plain))
    inner = column.inset(max(_HANG, desk.setter.width(called, "head", style.size) + 0.5 * UNIT))
    told = replace(block, blocks=(replace(first, text=text), *rest), hung=0)
    strips = keep_together(told, desk, inner, parent)
    baseline, ink = desk.baseline(desk.style(first.style)), desk.palette.accent(0).text
    number = Number(called, column.x, "head", style.size, baseline, ink, element)
    paint = strips[0].paint
    return [replace(strips[0], paint=Painted((number, *([paint] if paint else [])))), *strips[1:]]


def keep_together(block: KeepTogether, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """Blocks on one page where they fit on one; where they don't, no page ends with what only leads to the rest."""
    if block.hung and not desk.scale.single_column:
        return _hung(block, desk, column, parent)
    leads = sum(1 for _ in takewhile(lambda one: isinstance(one, (Heading, Paragraph)), block.blocks[:-1]))
    strips: list[Strip] = []
    for number, one in enumerate(block.blocks):
        part = desk.blocks((one,), column, parent)
        if part and number < leads:
            part[-1] = held(part[-1])
        strips += part
    if strips:
        light = strips[0].lead is not None and all(isinstance(one, (Heading, Paragraph)) for one in block.blocks)
        firm = block.firm or isinstance(block.blocks[0], KeepTogether)  # as high a page as there is
        least = UNIT if firm else 1.5 * UNIT
        strips[0] = replace(strips[0], before=max(strips[0].before, least), light=light)
    large = desk.document.page.text == "large"  # which has as many pages as it takes
    return kept(strips, "firm" if (stacked(strips) <= desk.height if large else block.firm) else "soft")
