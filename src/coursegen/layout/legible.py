"""Finds colours and sizes in which words can be read on a layout, where its own can't be: in a template of others."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from coursegen.layout.behind import painted_last
from coursegen.layout.decoration import LEAST, readable
from coursegen.layout.gradient import colours_at
from coursegen.layout.slot import Slot
from coursegen.layout.template import LayoutSpec
from coursegen.model.brand import Brand, contrast
from coursegen.model.scene_items import Colour, Item, ShapeItem
from coursegen.units import Pt

LEAST_LARGE, LARGE = 3.0, 18.0
"""The least contrast of a headline, and from how many points on words are large (WCAG 2.2, 1.4.3).

What is not a headline may become smaller than its layout has it, and shares its place with labels and lines of facts.
"""

INKS = (Colour("dk1"), Colour("lt1"), Colour("dk2"), Colour("lt2"))
"""What words are set in where a layout's own colour can't be read."""

RUNNING = frozenset({"body", "aside", "subtitle", "text", "name"})
"""The slots that people read from the back of a room."""

LESS = (0.75, 0.5, 0.25, 0.0)
"""The shares of its lightening that a colour is left with in turn, where it is too faint with all of it."""

SHARES = (0.05, 0.5, 0.95)
"""Where in the part of a place that its words fill its ground is looked at, across and down."""

RULE = Pt(6)
"""How thick a line is at most: words that one runs through or along are read as before, whatever its colour."""


def painted_fills(slots: Sequence[Slot]) -> tuple[Item, ...]:
    """What a layout paints in the places of a slide that show something, for painters and for judging contrast."""
    return tuple(
        ShapeItem(f"Fill of {slot.name}", slot.box, "rect", slot.fill, gradient=slot.gradient)
        for slot in slots
        if slot.fill or slot.filled_with
    )


def projected(spec: LayoutSpec) -> LayoutSpec:
    """A layout whose text is as large as a room can read, where it fits so, though its designer thought of paper."""
    slots = {
        name: replace(slot, style=replace(slot.style, size=LARGE, stated=False), least=slot.style.size)
        if name.partition("_")[0] in RUNNING and slot.style.size < LARGE and not slot.style.exact
        else slot
        for name, slot in spec.slots.items()
    }
    return replace(spec, slots=slots)


def legible(spec: LayoutSpec, accent: Colour, brand: Brand) -> LayoutSpec:
    """A layout whose places say in which colours their words and labels can be read there."""
    slots = {name: _legible(slot, spec, accent, brand) for name, slot in spec.slots.items()}
    footer, number = (slot and _legible(slot, spec, accent, brand) for slot in (spec.footer, spec.number))
    return replace(spec, slots=slots, footer=footer, number=number)


def behind_most_of(slot: Slot, spec: LayoutSpec) -> Colour:
    """The colour that is behind the most of a place, as far as anybody can say: a company may paint over its page."""
    found = Counter(most for most, _ in _grounds(slot, spec)).most_common(1)
    return found[0][0] if found else spec.background


def _legible(slot: Slot, spec: LayoutSpec, accent: Colour, brand: Brand) -> Slot:
    grounds = list(dict.fromkeys(colour for _, colours in _grounds(slot, spec) for colour in colours))
    if not grounds:
        return slot
    behind = [brand.rgb(ground) for ground in grounds]

    def least(colour: Colour) -> float:
        return min(contrast(brand.rgb(colour), one) for one in behind)

    enough = LEAST_LARGE if slot.name == "title" and slot.style.size >= LARGE else LEAST
    own = slot.style.colour
    stronger = [Colour(own.slot, own.lum_mod, own.lum_off * share) for share in LESS if own.lum_off]
    inks = (*stronger, max(INKS, key=least))
    ink = None if least(own) >= enough else next((one for one in inks if least(one) >= enough), inks[-1])
    label = None if least(accent) >= LEAST else readable(accent, grounds[0], brand)
    if label is not None and least(label) < LEAST:
        label = max(INKS, key=least)
    return replace(slot, ink=ink, label=label) if ink or label else slot


def _grounds(slot: Slot, spec: LayoutSpec) -> Iterator[tuple[Colour, tuple[Colour, ...]]]:
    """What is behind a place at some points of it, as far as anybody can say: one colour, and all that it may be."""
    if slot.fill is not None or slot.filled_with:
        if slot.fill is not None:
            yield slot.fill, tuple(colour for _, colour in slot.gradient.stops) if slot.gradient else (slot.fill,)
        return
    page = spec.background
    ground = [item for item in spec.ground if min(item.box.width, item.box.height) > RULE]
    box, insets = slot.box, slot.insets
    wide, high = box.width - insets.left - insets.right, box.height - insets.top - insets.bottom
    for across in SHARES:
        for down in SHARES:
            x, y = box.x + insets.left + across * wide, box.y + insets.top + down * high
            place = painted_last(ground, x, y)
            item = ground[place] if place >= 0 else None
            if item is None:
                yield page, (page,)
            elif isinstance(item, ShapeItem):  # an outline alone, or what nobody can judge, is taken for the page
                yield item.fill or page, colours_at(item, x, y) or (page,)
