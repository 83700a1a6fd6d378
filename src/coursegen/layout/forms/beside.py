"""Draws what stands beside a slide's words and says nothing that they do not: the course's motif, a clock's face."""

from __future__ import annotations

from collections.abc import Iterator

from coursegen.layout.decoration import accent_of
from coursegen.layout.faces import Faces
from coursegen.layout.forms.figures import face
from coursegen.layout.forms.motif import motif
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.forms.sketch import Sketch, Stage
from coursegen.layout.marks import Bounds
from coursegen.layout.template import LayoutSpec, Template
from coursegen.model.scene_items import Box, Colour, GroupItem, Item, ShapeItem
from coursegen.model.slide import Slide
from coursegen.units import EMU_PER_POINT

WORDS = 22.0
"""The size of words, in points, that lines are as thick as it needs; none of these drawings has any."""


def beside(slide: Slide, spec: LayoutSpec, template: Template, faces: Faces) -> Iterator[GroupItem]:
    """The drawings that a slide has a place for on its layout, each a group that is marked as decoration."""
    if slide.motif is not None and slide.motif[0] != "none" and "motif" in spec.slots:
        sketch = _sketch("motif", slide, spec, template, faces)
        motif(slide.motif, sketch, slide.motif_path)
        yield GroupItem("motif", sketch.box, tuple(sketch.parts), "")
    if slide.clock is not None and "clock" in spec.slots:
        sketch = _sketch("clock", slide, spec, template, faces)
        bounds = sketch.stage.bounds
        radius = min(bounds.width, bounds.height) / 2
        face(sketch, (bounds.x + radius, bounds.y + radius), radius, slide.clock)
        yield GroupItem("clock", sketch.box, tuple(sketch.parts), "")


def _sketch(name: str, slide: Slide, spec: LayoutSpec, template: Template, faces: Faces) -> Sketch:
    box = spec.slots[name].box
    bounds = Bounds(*(value / EMU_PER_POINT for value in (box.x, box.y, box.width, box.height)))
    ground = next((fill for one in reversed(spec.ground) if (fill := _under(one, box)) is not None), spec.background)
    palette = palette_of(accent_of(slide, spec), ground, template.brand.of(spec.part), template.colours)
    return Sketch(Stage(bounds, bounds.x, bounds.x + bounds.width, palette, faces), WORDS)


def _under(item: Item, box: Box) -> Colour | None:
    """The colour of a shape that a place lies on."""
    if not isinstance(item, ShapeItem) or item.fill is None:
        return None
    own = item.box
    across = own.x <= box.x and box.right <= own.right
    return item.fill if across and own.y <= box.y and box.bottom <= own.bottom else None
