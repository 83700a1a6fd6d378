"""Draws a slide's visual on the layout that has room for it, or says why its words stand there instead."""

from __future__ import annotations

from msgspec import Struct

from coursegen.layout.decoration import accent_of
from coursegen.layout.fonts import Faces
from coursegen.layout.forms.listed import FORMS
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.forms.sketch import Sketch, Stage, TooTight
from coursegen.layout.marks import Bounds
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.scene import Box, GroupItem
from coursegen.model.slide import Slide
from coursegen.problems import Problem, Severity
from coursegen.units import EMU_PER_POINT

SIZES = (22.0, 20.0, 18.0)
"""The sizes that a drawing's words are tried at, in points; a template can say that none is smaller than it has it."""

FLAT = 90.0
"""A stage that is lower than this, in points, holds no drawing."""


class Drawing(Struct, frozen=True):
    """A drawing on the layout that it stands on."""

    spec: LayoutSpec
    group: GroupItem


def drawing_of(slide: Slide, template: Template, faces: Faces) -> Drawing | Problem | None:
    """A slide's visual drawn in the largest words that fit, or the warning that it can't be; ``None`` without one."""
    visual = slide.visual
    if visual is None:
        return None
    form = FORMS[visual.form]
    spec = _layout(slide, template, beside=form.beside)
    if spec is None:
        message = f"the template has no layout with room for the drawing of {slide.id}"
        hint = "its words stand on the slide instead; a layout with a title alone has room for drawings"
        return Problem("visual", message, None, hint, Severity.WARNING, visual.address)
    stage = _stage(slide, spec, template, faces)
    tight: TooTight | None = None
    for size in (one for one in SIZES if one >= template.least):
        sketch = Sketch(stage, size)
        try:
            form.draw(visual, sketch)
        except TooTight as found:
            tight = found
            continue
        return Drawing(spec, GroupItem(visual.form, sketch.box, tuple(sketch.parts), slide.description, visual.address))
    assert tight is not None
    shown = tight.words.plain if len(tight.words.plain) <= 60 else f"{tight.words.plain[:59]}…"
    message = f"“{shown}” has no room in the drawing of {slide.id}"
    hint = "the drawing's words stand on the slide instead; shorten them, and it is drawn"
    return Problem("visual", message, None, hint, Severity.WARNING, tight.words.address or visual.address)


def _layout(slide: Slide, template: Template, *, beside: bool) -> LayoutSpec | None:
    """The layout that has a stage and a place for all that the slide says."""
    order = ("drawn_beside", "drawn") if beside or "body" in slide.slots else ("drawn", "drawn_beside")
    for role in order:
        spec = template.layouts.get(role)
        if spec is None or not slide.slots.keys() <= {*spec.slots, *spec.joined}:
            continue
        if "stage" in spec.slots and spec.slots["stage"].box.height / EMU_PER_POINT >= FLAT:
            return spec
    return None


def _stage(slide: Slide, spec: LayoutSpec, template: Template, faces: Faces) -> Stage:
    box = spec.slots["stage"].box
    bounds = Bounds(*(value / EMU_PER_POINT for value in (box.x, box.y, box.width, box.height)))
    width = template.width / EMU_PER_POINT
    beside = _beside(box, spec)
    left = max((edge for edge in beside if edge < bounds.x), default=0.0)
    right = min((edge for edge in beside if edge > bounds.x + bounds.width), default=width)
    palette = palette_of(accent_of(slide, spec), spec.background, template.brand.of(spec.part))
    return Stage(bounds, left, right, palette, faces)


def _beside(stage: Box, spec: LayoutSpec) -> list[float]:
    """The nearer edges of what stands at the left and at the right of the stage, in points."""
    standing = (*(slot.box for slot in spec.slots.values() if slot.name != "stage"), *(one.box for one in spec.ground))
    level = [one for one in standing if one.y < stage.bottom and stage.y < one.bottom]
    edges = [one.right for one in level if one.right <= stage.x] + [one.x for one in level if one.x >= stage.right]
    return [edge / EMU_PER_POINT for edge in edges]
