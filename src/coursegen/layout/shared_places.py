"""Brings the slots of a slide that have no place of their own on its layout to a place that they can share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from coursegen.layout.first_words import texts_in
from coursegen.layout.slide_kinds import KINDS
from coursegen.layout.template import LayoutSpec
from coursegen.model.blocks import Content
from coursegen.model.slide import Slide


def layout_for(slide: Slide, spec: LayoutSpec) -> LayoutSpec:
    """The layout that a slide takes of its role's two: the one for slides without a side, where it has none."""
    filled = {name for name, contents in slide.slots.items() if contents}
    if spec.alone is not None and not slide.pictured and filled <= {*spec.alone.slots, *spec.alone.joined}:
        return spec.alone
    return replace(spec, alone=None)


def owners_of(slide: Slide, spec: LayoutSpec) -> Mapping[str, str]:
    """The slots that share the place of another, each with the slot whose place it is.

    A picture without a panel of its own takes the side, and the words of the side join the body.
    """
    owners = dict(spec.joined)
    if slide.pictured and not spec.pictograms and slide.slots.get("aside") and "aside" in spec.slots:
        owners |= dict.fromkeys(("aside", *(name for name, owner in owners.items() if owner == "aside")), "body")
    return owners


def joined(slide: Slide, spec: LayoutSpec) -> Slide:
    """A slide with the words of slots that share a place brought together, in reading order.

    A time that is large in a place of its own is left out where it would stand next to words that say it.
    """
    filled = {name for name, contents in slide.slots.items() if contents}
    owners = owners_of(slide, spec)
    if not owners or not filled & owners.keys():
        return slide
    slots: dict[str, tuple[Content, ...]] = {}
    for name in (*KINDS[slide.role].slots, *(name for name in slide.slots if name not in KINDS[slide.role].slots)):
        owner = owners.get(name, name)
        if name in filled and not (name == "big" and _says(slide.slots.get(owner, ()), slide.slots[name])):
            slots[owner] = (*slots.get(owner, ()), *slide.slots[name])
    return replace(slide, slots=slots)


def _says(whole: Sequence[Content], part: Sequence[Content]) -> bool:
    """Whether some words say all of others that stand beside them."""
    said = [text.plain for content in whole for text in texts_in(content)]
    return whole is not part and all(
        any(text.plain in one for one in said) for content in part for text in texts_in(content)
    )
