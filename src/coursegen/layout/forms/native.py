"""Puts what PowerPoint has a thing of its own for into its place on a slide: a table, a picture.

Rows can be added to such a table and come home, and a click changes such a picture; in a group neither would work.
"""

from __future__ import annotations

from msgspec.structs import replace

from coursegen.compose.visuals import comparing
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.blocks import Content, Paragraph
from coursegen.model.diagrams import Comparison
from coursegen.model.slide import Slide
from coursegen.model.visuals import Photo
from coursegen.units import Pt

BELOW = 64.0
"""How high the place for a sentence below a picture is, in points."""


def comparison(said: Comparison, slide: Slide) -> Slide:
    """A slide with a table, which goes on on another slide where its rows need that."""
    slots: dict[str, tuple[Content, ...]] = {**slide.slots, "table": (comparing(said, slide.description),)}
    return replace(slide, role="comparison", slots=slots, visual=None, description="")


def picture(said: Photo, slide: Slide) -> Slide:
    """A slide with a picture as large as its place allows, whole, and its sentence as the text beside it."""
    body: tuple[Content, ...] = slide.slots.get("body", ())
    if said.caption:
        body = (*body, Paragraph(said.caption))
    slots = {**slide.slots, "body": body} if body else slide.slots
    return replace(slide, role="picture", slots=slots, picture=said.picture, visual=None, description="")


def on_a_stage(slide: Slide, template: Template) -> LayoutSpec | None:
    """A layout with a stage as one that has the place for a slide's table or picture there.

    ``None`` where the template has a layout made for it, and where nothing is there. A text beside a picture that the
    layout has no place for stands below it.
    """
    name = "table" if "table" in slide.slots else "picture"
    plain = slide.plain is not None and name in slide.plain.slots
    if slide.role in template.layouts or plain:
        return None
    beside = name == "picture" and "body" in slide.slots
    for role in ("drawn_beside", "drawn") if beside else ("drawn",):
        spec = template.layouts.get(role)
        if spec is None or "stage" not in spec.slots:
            continue
        slots = {key: slot for key, slot in spec.slots.items() if key != "stage"}
        place = replace(spec.slots["stage"], name=name)
        if beside and "body" not in slots:
            below = min(Pt(BELOW), place.box.height // 2)
            box = replace(place.box, height=place.box.height - below)
            slots["body"] = replace(place, name="body", box=replace(place.box, y=box.bottom, height=below))
            place = replace(place, box=box)
        if slide.slots.keys() <= {*slots, name, *spec.joined}:
            return replace(spec, role=slide.role, slots={**slots, name: place}, others=())
    return None
