"""Reads the examples of the forms of drawings, and paints them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from coursegen.assets import asset, example_course
from coursegen.compose.visuals import alternative, plainly
from coursegen.compose.words import words_for
from coursegen.course.assembly.values import Values
from coursegen.course.forms.visual import VisualForm
from coursegen.course.inline.texts import Texts
from coursegen.course.validation.validate import judged
from coursegen.layout.layout_map import read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.model.slide import NoteLine, Plain, Slide
from coursegen.model.text import words
from coursegen.model.visuals import Visual
from coursegen.problems import Problem, Refused
from coursegen.publish.chart_examples import ChartExample, chart_slides
from coursegen.publish.examples import examples_in
from coursegen.publish.kept_faces import faces
from coursegen.source.folder import course_files

FILE = "visuals.yaml"
WIDTH = 1280
"""Pixels across an example's picture."""


class VisualExample(Struct, frozen=True):
    """A form as it is shown to authors: what to write, and what a slide with it says."""

    form: str
    about: str
    yaml: str
    headline: str
    visual: Visual


def examples() -> tuple[VisualExample, ...]:
    """An example of every form, in the order of the file. Errors: ``Refused`` where one is wrong: our fault."""
    return tuple(_examples())


def _examples() -> Iterator[VisualExample]:
    files = course_files(example_course())
    for one in examples_in(FILE, "visual"):
        found = judged(one.written, VisualForm)
        texts = Texts(None)
        visual = Values(texts, files).visual(found.values, f"examples.{one.name}")
        if found.problems or texts.problems or visual is None:
            raise Refused(found.problems or texts.problems or [Problem("visual", f"no example of {one.name}")])
        about = VisualForm.model_fields[one.name].description or ""
        yield VisualExample(one.name, about, one.yaml, one.headline, visual)


def example_slides(made: tuple[VisualExample, ...], language: str = "en") -> tuple[Slide, ...]:
    """A slide with each example."""
    catalogue = words_for(language)
    return tuple(
        Slide(
            id=f"example/{one.form}",
            role="drawn",
            title=words(one.headline),
            section="examples",
            section_title="Examples",
            slots={},
            notes=(NoteLine("", words(one.about)),),
            accent=1,
            address=one.visual.address,
            visual=one.visual,
            description=alternative(catalogue, one.visual),
            plain=Plain("objectives", {"body": plainly(one.visual)}, ""),
        )
        for one in made
    )


def pictures(made: tuple[VisualExample, ...], charts: tuple[ChartExample, ...] = ()) -> Mapping[str, bytes]:
    """A PNG of each example's slide in our own template, by the file's name."""
    # Imported here: who only lists the forms needs nothing to paint them with.
    from coursegen.write.pdf.slides import slides_pdf
    from coursegen.write.png import page_pictures

    template = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml")))
    ours = faces(template.brand.body_font, headings=template.brand.heading_font)
    slides = (*example_slides(made), *chart_slides(charts))
    scenes = lay_out(slides, template, ours, footer="", language="en")
    painted = page_pictures(slides_pdf(scenes, template.brand, ours), WIDTH / (template.width / 12_700))
    names = (*(one.form for one in made), *(one.name for one in charts))
    return {f"{name}.png": data for name, data in zip(names, painted, strict=True)}
