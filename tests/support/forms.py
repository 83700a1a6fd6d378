"""The examples of every form of drawing, laid out in any template."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pptx
from msgspec import Struct
from msgspec.structs import replace

from coursegen.assets import asset
from coursegen.layout.faces import Faces
from coursegen.layout.forms.listed import FORMS
from coursegen.layout.layout_map import read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem
from coursegen.publish.kept_faces import faces, faces_for
from coursegen.publish.theme_file import theme_named
from coursegen.publish.themed_template import themed
from coursegen.publish.visuals import example_slides, examples

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = {one.form: one for one in examples()}
BRANDS = ROOT / "course" / "brands"
PLAIN = Path(pptx.__file__).parent / "templates" / "default.pptx"
"""python-pptx's own template: four by three, nobody's map."""


class Place(Struct, frozen=True):
    """A template to draw in: its bytes, as it was read, and the faces that it is measured in."""

    data: bytes
    template: Template
    faces: Faces

    def scenes(self) -> tuple[Scene, ...]:
        """A slide with each example."""
        return lay_out(example_slides(tuple(EXAMPLES.values())), self.template, self.faces, footer="", language="en")


NATIVE = tuple(name for name, form in FORMS.items() if form.draw is None)
"""The forms that are no group: what PowerPoint has a thing of its own for, in a place of the layout."""

GROUPED = tuple(name for name in FORMS if name not in NATIVE)

PLACES = ("light", "dark", "high_contrast", "shop", "plain")
"""Our three themes, the example of a company's template with a map, and a template of four by three without one."""


@cache
def place(name: str) -> Place:
    """One of the places, read once; what does not fit yields in templates of others, as in a build."""
    ours, layouts = asset("template/coursegen.pptx").read_bytes(), read_map(asset("template/coursegen.yaml"))
    if name == "shop":
        theirs = read_template(BRANDS / "shop.pptx", read_map(BRANDS / "shop.yaml"))
        return _read(BRANDS.joinpath("shop.pptx").read_bytes(), replace(theirs, yields=True))
    if name == "plain":
        return _read(PLAIN.read_bytes(), replace(read_template(PLAIN), yields=True))
    data, layouts = themed(ours, layouts, theme_named(name, ROOT / "course").theme)
    return _read(data, read_template(data, layouts))


def _read(data: bytes, template: Template) -> Place:
    families = template.brand.body_font, template.brand.heading_font
    measured = faces_for(families) if template.yields else faces(families[0], headings=families[1])
    return Place(data, template, measured)


@cache
def drawn(name: str) -> Mapping[str, Scene]:
    """The scene of each form in a place, by the form's name."""
    return dict(zip(EXAMPLES, place(name).scenes(), strict=True))


def group_of(scene: Scene) -> GroupItem:
    """The one group of a scene."""
    (group,) = (item for item in scene.items if isinstance(item, GroupItem))
    return group
