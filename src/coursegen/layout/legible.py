"""Finds colours for words that can be read on what a layout paints behind them, where the layout's own can't be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from coursegen.layout.behind import painted_last
from coursegen.layout.decoration import LEAST, readable
from coursegen.layout.slot import Slot
from coursegen.layout.template import LayoutSpec
from coursegen.model.brand import Brand, contrast
from coursegen.model.scene import Colour, Item, ShapeItem

LEAST_LARGE, LARGE = 3.0, 18.0
"""The least contrast of large words, and from how many points on they are large (WCAG 2.2, 1.4.3)."""

INKS = (Colour("dk1"), Colour("lt1"), Colour("dk2"), Colour("lt2"))
"""What words are set in where a layout's own colour can't be read."""

SHARES = (0.05, 0.5, 0.95)
"""Where in a place its ground is looked at, across and down."""


def painted_fills(slots: Sequence[Slot]) -> tuple[Item, ...]:
    """What a layout paints in the places of a slide that show something, for painters and for judging contrast."""
    return tuple(
        ShapeItem(f"Fill of {slot.name}", slot.box, "rect", slot.fill)
        for slot in slots
        if slot.fill or slot.filled_with
    )


def legible(spec: LayoutSpec, accent: Colour, brand: Brand) -> LayoutSpec:
    """A layout whose places say in which colours their words and labels can be read there."""
    slots = {name: _legible(slot, spec, accent, brand) for name, slot in spec.slots.items()}
    footer, number = (slot and _legible(slot, spec, accent, brand) for slot in (spec.footer, spec.number))
    return replace(spec, slots=slots, footer=footer, number=number)


def _legible(slot: Slot, spec: LayoutSpec, accent: Colour, brand: Brand) -> Slot:
    grounds = list(dict.fromkeys(_grounds(slot, spec)))
    if not grounds:
        return slot
    behind = [brand.rgb(ground) for ground in grounds]

    def least(colour: Colour) -> float:
        return min(contrast(brand.rgb(colour), one) for one in behind)

    enough = LEAST_LARGE if slot.style.size >= LARGE else LEAST
    ink = None if least(slot.style.colour) >= enough else max(INKS, key=least)
    label = None if least(accent) >= LEAST else readable(accent, grounds[0], brand)
    if label is not None and least(label) < LEAST:
        label = max(INKS, key=least)
    return replace(slot, ink=ink, label=label) if ink or label else slot


def _grounds(slot: Slot, spec: LayoutSpec) -> Iterator[Colour]:
    """The colours behind a place, as far as anybody can say."""
    if slot.fill is not None or slot.filled_with:
        if slot.fill is not None:
            yield slot.fill
        return
    box = slot.box
    for across in SHARES:
        for down in SHARES:
            place = painted_last(spec.ground, box.x + across * box.width, box.y + down * box.height)
            item = spec.ground[place] if place >= 0 else None
            if item is None:
                yield spec.background
            elif isinstance(item, ShapeItem) and item.fill is not None:
                yield item.fill
