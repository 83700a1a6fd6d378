"""Closes the hole that a short headline leaves: the text under it is placed from where the headline ends."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.layout.slot import Slot
from coursegen.layout.template import LayoutSpec
from coursegen.layout.text_lines import SINGLE
from coursegen.units import Pt

MANY = 99
LINES = {"body": 3, "subtitle": 2}
"""How many lines of a headline a place has room for, at least, where a short one leaves a hole over a slot."""


def closed_up(spec: LayoutSpec, headline: float) -> LayoutSpec:
    """A layout whose text follows a headline of so many points as closely as it would follow a full place.

    Only what stands in the headline's own column moves, and nothing at its side: a text as wide as its place, right
    under it, both set from the top. It ends where it did, and gains the room that the headline's place gives up. A
    headline with a place for two lines leaves no hole: there, texts begin at one height on all slides.
    """
    title = spec.slots["title"]
    used = Pt(headline) + title.insets.top + title.insets.bottom
    spare = title.box.height - used
    lines = (title.box.height - title.insets.top - title.insets.bottom) // Pt(
        title.style.size * title.style.line * SINGLE
    )
    if title.anchor != "top" or not headline or spare <= 0:
        return spec
    close = [slot for slot in spec.slots.values() if _follows(slot, title, lines) and _next(slot, spec)]
    moved = {slot.name: _raised(slot, spare) for slot in close}
    if not moved:
        return spec
    ended = replace(title, box=replace(title.box, height=used), moved=True)
    return replace(spec, slots={**spec.slots, **moved, "title": ended})


def _follows(slot: Slot, title: Slot, lines: int) -> bool:
    one, above = slot.box, title.box
    return (
        lines >= LINES.get(slot.name, MANY)
        and slot.anchor == "top"
        and slot.placeholder is not None
        and one.x == above.x
        and one.width <= above.width
        and one.y >= above.bottom
    )


def _next(slot: Slot, spec: LayoutSpec) -> bool:
    """Whether nothing stands between a text and the headline."""
    top = spec.slots["title"].box.y
    return not any(top < one.box.y < slot.box.y for one in spec.slots.values() if one is not slot and one.placeholder)


def _raised(slot: Slot, by: int) -> Slot:
    box = replace(slot.box, y=slot.box.y - by, height=slot.box.height + by)
    return replace(slot, box=box, moved=True)
