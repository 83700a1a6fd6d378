"""Sets what to say and do in strips, with the labels in a narrow column before the words."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.model.document import Cue, Cues
from coursegen.model.text import Text, words
from coursegen.units import Mm
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.strips import Column, Keep, Painted, Strip, held
from coursegen.write.pdf.styles import MEASURE, UNIT
from coursegen.write.pdf.tags import Element, list_numbering

_LABEL = Mm(24).pt
_LABEL_SIZE = 9.5


def cues(block: Cues, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A list whose marks are the labels."""
    labelled = any(cue.label for cue in block.items)
    whole = parent.child("L", attributes=list_numbering("Description" if labelled else "None"))
    strips = [strip for cue in block.items for strip in _cue(cue, desk, column, whole)]
    if not strips:
        return []
    strips[-1] = replace(strips[-1], after=desk.style("body").after)
    if not block.leads:
        return strips
    keep: Keep = "soft" if desk.scale.single_column else "firm"  # with what follows they are a page of large print
    return [held(strip, keep) for strip in strips]


def _cue(cue: Cue, desk: Desk, column: Column, whole: Element) -> list[Strip]:
    item = whole.child("LI")
    mark = item.child("Lbl")
    body = item.child("LBody")
    style = desk.style("body")
    if desk.scale.single_column:
        return _label_above(cue, desk, column, mark, body)
    named = replace(style, size=_LABEL_SIZE, bold=True)
    wide = min(column.width, MEASURE + _LABEL)
    inner = Column(column.x + _LABEL, wide - _LABEL)
    strips: list[Strip] = []
    for text in cue.texts:
        strips += desk.paragraph(text, replace(style, after=0.25 * UNIT), inner, body.child("P"))
    if not strips:
        return []
    label = desk.setter.lines(words(cue.label), named, _LABEL - 0.5 * UNIT) if cue.label else ()
    colour = desk.palette.accent(0).text
    strips += [Strip(style.leading)] * (len(label) - len(strips))
    for at, line in enumerate(label):
        drawn = desk.line(replace(line, spaced=True), named, column.x, mark, {}, colour)
        # the label's baseline is that of the words beside it
        drawn = replace(drawn, baseline=desk.baseline(style))
        paint = strips[at].paint
        strips[at] = replace(strips[at], paint=Painted((drawn, *([paint] if paint else []))))
    for at in range(len(label) - 1):
        strips[at] = replace(strips[at], keep="firm")
    strips[-1] = replace(strips[-1], after=0.75 * UNIT)
    return strips


def _label_above(cue: Cue, desk: Desk, column: Column, mark: Element, body: Element) -> list[Strip]:
    """The label on a line of its own, as large print has it."""
    colour = desk.palette.accent(0).text
    head = desk.paragraph(words(cue.label), desk.style("label"), column, mark, colour, "bound") if cue.label else []
    return [*head, *(strip for text in cue.texts for strip in _said(text, desk, column, body))]


def _said(text: Text, desk: Desk, column: Column, body: Element) -> list[Strip]:
    return desk.paragraph(text, desk.style("body"), column, body.child("P"))
