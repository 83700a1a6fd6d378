"""A slide and its layout to the slide as the layout can show it: slots without a place join one that has one."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.layout.kinds import KINDS
from coursegen.layout.template import LayoutSpec
from coursegen.model.blocks import Content
from coursegen.model.slide import Slide


def joined(slide: Slide, spec: LayoutSpec) -> tuple[Slide, LayoutSpec]:
    """A slide with the words of slots that share a place brought together, in reading order; and its layout.

    A picture without a panel of its own takes the side, and the words of the side join the body.
    """
    filled = {name for name, contents in slide.slots.items() if contents}
    if spec.alone is not None and slide.picture is None and filled <= {*spec.alone.slots, *spec.alone.joined}:
        spec = spec.alone
    owners = dict(spec.joined)
    if slide.picture is not None and not spec.pictograms and "aside" in filled & spec.slots.keys():
        owners |= dict.fromkeys(("aside", *(name for name, owner in owners.items() if owner == "aside")), "body")
    if not owners or not filled & owners.keys():
        return slide, spec
    slots: dict[str, tuple[Content, ...]] = {}
    for name in (*KINDS[slide.role].slots, *(name for name in slide.slots if name not in KINDS[slide.role].slots)):
        if name in filled:
            owner = owners.get(name, name)
            slots[owner] = (*slots.get(owner, ()), *slide.slots[name])
    return replace(slide, slots=slots), spec
