"""Draws what is chosen from pictures: an example of every form of drawing, and pictograms."""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import Markup

from coursegen.assets import asset
from coursegen.layout.layout_map import read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.publish.kept_faces import faces
from coursegen.publish.visuals import FILE, example_slides, examples
from coursegen.source.icons import icon
from coursegen.source.text import read_text
from coursegen.source.values import entries_in, node_at, plain_value
from coursegen.source.yaml_file import node_of
from coursegen.write.svg import scene_svg


def pictogram_picture(name: str) -> Markup:
    """A pictogram, small, in the colour of the text around it; nothing where there is none of that name."""
    drawing = icon(name)
    if drawing is None:
        return Markup()
    return Markup(
        '<svg class="pictogram" viewBox="0 0 {} {}" aria-hidden="true"><path fill="currentColor" d="{}"/></svg>'
    ).format(round(drawing.width), round(drawing.height), drawing.path)


def form_picture(form: str) -> Markup:
    """The example of a form of drawing, as a picture."""
    return next((one["svg"] for one in drawn_forms() if one["form"] == form), Markup())


@cache
def drawn_forms() -> tuple[dict[str, Any], ...]:
    """The forms of drawings: what each is for, an example as a picture, and what to write for it."""
    made = examples()
    template = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml")))
    scenes = lay_out(example_slides(made), template, faces(), footer="", language="en")
    values = _values()
    return tuple(
        {
            "form": one.form,
            "about": one.about,
            "value": values[one.form],
            "svg": Markup(scene_svg(scene, template.brand, one.headline)),
        }
        for one, scene in zip(made, scenes, strict=True)
    )


def _values() -> dict[str, Any]:
    """What to write for each form, as in its example."""
    root = node_of(read_text(asset(FILE), FILE))
    visuals = {name: node_at(entry.value, "visual") for name, entry in entries_in(root).items()}
    return {name: plain_value(visual) if visual is not None else {} for name, visual in visuals.items()}
