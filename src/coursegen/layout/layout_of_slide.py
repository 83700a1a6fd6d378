"""Finds the layout that a slide stands in: that of its own role, or plainly that of a common one."""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.blocks import Paragraph
from coursegen.model.slide import Slide
from coursegen.problems import Problem, Refused


def standing(slide: Slide, template: Template) -> tuple[Slide, LayoutSpec]:
    """The slide as it is shown, and the layout that shows it.

    Where the template has no layout of the slide's role, or one without a place for all that it says, the slide is
    shown plainly, in the common role that has a place for everything: nothing is left out and no other template's
    layout comes in. Errors: ``Refused`` where that role has not either.
    """
    own = template.layouts.get(slide.role)
    wanted = slide.slots.keys() | ({"chart"} if slide.chart is not None else set())
    if own is not None and slide.visual is None:
        both = (own, *own.others)
        holding = [one for one in both if wanted <= _places(one)]
        if holding or slide.plain is None:
            return slide, (holding or both)[0]
    if (plain := plainly(slide, template)) is not None:
        return plain
    raise Refused([_no_layout(slide, template)])


def asked_in_the_text(slide: Slide, spec: LayoutSpec) -> Slide:
    """A question to discuss that has next to nothing under it, as the text; the line above it is the headline then.

    Our own layout has a bubble for it: in a company's the slide would be empty but for the minutes. A layout whose
    headline is higher than its text is made for a large one, and the question stays that.
    """
    place = spec.slots.get("aside") or spec.slots.get(spec.joined.get("aside", ""))
    if place is not None and spec.slots["title"].box.height > place.box.height:
        return slide
    kicker, aside = (slide.slots.get(name, ()) for name in ("kicker", "aside"))
    if slide.role != "discussion" or len(kicker) != 1 or len(aside) != 1 or slide.pictured:
        return slide
    above = kicker[0]
    if not isinstance(above, Paragraph) or not isinstance(aside[0], Paragraph):
        return slide
    return replace(slide, title=above.text, slots={"aside": (Paragraph(slide.title, "lead"), *aside)})


def plainly(slide: Slide, template: Template) -> tuple[Slide, LayoutSpec] | None:
    """The slide in plain words in a common role and its layout; ``None`` where it has none, or that no place."""
    if slide.plain is None:
        return None
    common = template.layouts.get(slide.plain.role)
    if common is None or not slide.plain.slots.keys() <= _places(common):
        return None
    icon = slide.pictogram or slide.plain.pictogram
    plain = replace(slide, role=slide.plain.role, slots=slide.plain.slots, pictogram=icon, chart=None, plain=None)
    if plain.visual is not None:
        plain = replace(plain, visual=None, description="")
    return plain, common


def _places(spec: LayoutSpec) -> frozenset[str]:
    """The slots that have a place, their own or another's."""
    return frozenset((*spec.slots, *spec.joined))


def _no_layout(slide: Slide, template: Template) -> Problem:
    for role in (slide.role, *((slide.plain.role,) if slide.plain else ())):
        if role in template.unmapped:
            return template.unmapped[role]
    there = ", ".join(f"'{name}'" for name in dict.fromkeys(spec.name for spec in template.layouts.values()))
    return Problem(
        "no-layout",
        f"the template has no layout for {slide.id}, a slide of the role {slide.role}",
        hint=f"give '{slide.role}:' a layout in the template's map; the layouts in use are {there}",
        address=slide.address,
    )
