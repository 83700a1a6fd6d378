"""Sets what to say and do in strips, with the labels in a narrow column before the words."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.model.blocks import ItemList
from coursegen.model.document import Cue, Cues
from coursegen.model.text import Text, words
from coursegen.units import Mm
from coursegen.write.pdf.cue_shapes import PAD, CueOutline, outlined
from coursegen.write.pdf.desk import Desk
from coursegen.write.pdf.strips import Column, Keep, Painted, Strip, held, kept
from coursegen.write.pdf.styles import MEASURE, UNIT, WHITE, Style
from coursegen.write.pdf.tags import Element, list_numbering

_LABEL = Mm(25).pt
_LABEL_SIZE = 9.0
TEXT = Style(11, 1.625 * UNIT)
_SMALL = Style(9.0, 1.5 * UNIT)  # what is to be looked up
_FEW = 2  # lines
_SHAPED_SIZE = 9.0  # of a label in an outline
_BELOW, _BELOW_BOX, _BELOW_TAIL = 0.4 * UNIT, 0.6 * UNIT, UNIT  # 2.5 mm stay free below the lowest of a cue


def cues(block: Cues, desk: Desk, column: Column, parent: Element) -> list[Strip]:
    """A list whose marks are the labels; what to listen for is on the page of what comes before it."""
    labelled = any(cue.label for cue in block.items)
    whole = parent.child("L", attributes=list_numbering("Description" if labelled else "None"))
    strips: list[Strip] = []
    before = 0  # where the piece before begins
    for cue in block.items:
        part = _cue(cue, desk, column, whole)
        if cue.shape == "listen" and strips:
            strips = [*strips[:before], *(held(strip) for strip in strips[before:]), *kept(part)]
        else:
            before = len(strips)
            strips += part
    if not strips:
        return []
    if 0 < before >= len(strips) - _FEW:  # a line or two are not left to stand alone on the next page
        strips[before - 1] = held(strips[before - 1])
    strips[-1] = replace(strips[-1], after=desk.style("body").after)
    if not block.leads:
        return strips
    keep: Keep = "soft" if desk.scale.single_column else "firm"  # with what follows they are a page of large print
    return [held(strip, keep) for strip in strips]


def _cue(cue: Cue, desk: Desk, column: Column, whole: Element) -> list[Strip]:
    item = whole.child("LI")
    mark = item.child("Lbl")
    body = item.child("LBody")
    if desk.scale.single_column:
        return _label_above(cue, desk, column, mark, body)
    style = _SMALL if cue.small else replace(TEXT, head=cue.shape in ("say", "ask"))
    wide = min(column.width, MEASURE + _LABEL)
    inner = Column(column.x + _LABEL, wide - _LABEL)
    strips: list[Strip] = []
    if cue.listed and len(cue.texts) > 1:
        told = replace(desk.scale, styles={**desk.scale.styles, "body": replace(style, after=0.25 * UNIT)})
        strips = list(replace(desk, scale=told).blocks((ItemList(cue.texts),), inner, body))
    else:
        for text in cue.texts:
            strips += desk.paragraph(text, replace(style, after=0.25 * UNIT), inner, body.child("P"))
    if not strips:
        return []
    label = _label(
        cue, desk, column, mark, replace(style, size=_LABEL_SIZE, bold=True, head=False), _LABEL - 0.5 * UNIT
    )
    strips += [Strip(style.leading)] * (len(label) - len(strips))
    for at, drawn in enumerate(label):
        paint = strips[at].paint
        strips[at] = replace(strips[at], paint=Painted((drawn, *([paint] if paint else []))))
    for at in range(len(label) - 1):
        strips[at] = replace(strips[at], keep="firm")
    beside = outlined(cue.shape) and len(strips) == len(label)  # the outline is as low as the words beside it
    strips[-1] = replace(strips[-1], after=(_BELOW_TAIL if cue.shape == "ask" else _BELOW_BOX) if beside else _BELOW)
    return strips


def _label(cue: Cue, desk: Desk, column: Column, mark: Element, style: Style, width: float) -> list[Painted]:
    """The lines of a label, the first in its outline; their baselines are those of the words beside them."""
    if not cue.label:
        return []
    inks = desk.palette.accent(0)
    pad = PAD if outlined(cue.shape) else 0.0
    named = replace(style, size=_SHAPED_SIZE) if pad and not desk.scale.single_column else style
    beside = _SMALL if cue.small else TEXT
    baseline = desk.baseline(style if desk.scale.single_column else beside)
    drawn: list[Painted] = []
    for line in desk.setter.lines(words(cue.label), named, width - pad):
        ink = WHITE if cue.shape == "say" else desk.palette.text if cue.shape == "ask" else inks.text
        said = replace(desk.line(replace(line, spaced=True), named, column.x + pad, mark, {}, ink), baseline=baseline)
        if drawn or not pad:
            drawn.append(Painted((said,)))
            continue
        long = desk.setter.width(cue.label, "bold", named.size) + (3 if cue.shape == "move" else 2) * pad
        drawn.append(
            Painted(
                (CueOutline(cue.shape, column.x, long, baseline, named.size, inks, desk.palette.accent(3).wash), said)
            )
        )
    return drawn


def _label_above(cue: Cue, desk: Desk, column: Column, mark: Element, body: Element) -> list[Strip]:
    """The label on a line of its own, as large print has it."""
    style = desk.style("label")
    head = [
        Strip(style.leading, drawn, before=style.before, after=style.after, keep="bound")
        for drawn in _label(cue, desk, column, mark, style, column.width)
    ]
    if cue.listed and len(cue.texts) > 1:
        return [*head, *desk.blocks((ItemList(cue.texts),), column, body)]
    return [*head, *(strip for text in cue.texts for strip in _said(text, desk, column, body))]


def _said(text: Text, desk: Desk, column: Column, body: Element) -> list[Strip]:
    return desk.paragraph(text, desk.style("body"), column, body.child("P"))
