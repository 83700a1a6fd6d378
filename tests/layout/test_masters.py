"""A template whose masters have colours of their own: each slide in those of the master that it stands on."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest
from msgspec.structs import replace
from pptx import Presentation

from coursegen.layout.faces import Faces
from coursegen.layout.layout_map import map_of
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, contents_of, read_template
from coursegen.model.layers import TeamBrand
from coursegen.model.scene import Scene
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.source.text import source_text
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.pptx import DeckFacts, deck_bytes
from support import odd_templates
from support.contrast import seen
from support.layout_samples import items, paragraph, slide

MAP = """\
format: 1
roles:
  objectives:
    layout: Title and Content
    master: 2
    slots: {title: 0, body: 1, kicker: body}
"""
KICKER = (paragraph("Key point 2.3", "label"),)
SLIDES = [
    slide("debrief", kicker=KICKER, body=(items("One", "Two"),)),
    slide("objectives", kicker=KICKER, body=(items("One", "Two"),)),
]


@pytest.fixture(scope="module")
def template() -> Template:
    read = read_template(odd_templates.second_master_dark(), map_of(source_text(MAP.encode(), "map.yaml")))
    return replace(read, yields=True)


@pytest.fixture(scope="module")
def scenes(template: Template, arimo: Faces) -> list[Scene]:
    return list(lay_out(SLIDES, template, arimo, footer="A course", language="en"))


def test_a_layout_is_measured_in_the_faces_of_its_master() -> None:
    theme = odd_templates.THEME.replace("1", "9")
    data = odd_templates.second_master_dark()
    for kind, family in (("majorFont", "Georgia"), ("minorFont", "Verdana")):
        old = f'<a:{kind}><a:latin typeface="Arial"/>'
        data = odd_templates.replaced(data, theme, old, old.replace("Arial", family))
    read = replace(read_template(data, map_of(source_text(MAP.encode(), "map.yaml"))), yields=True)
    first, second = (read.layouts[role].slots for role in ("debrief", "objectives"))
    assert (first["title"].family, first["body"].family) == ("", "")
    assert (second["title"].family, second["body"].family) == ("Georgia", "Verdana")
    assert read.named_fonts == ["Georgia", "Verdana"]


def test_a_layout_has_the_colours_of_its_master(template: Template) -> None:
    first, second = (template.layouts[role].part for role in ("debrief", "objectives"))
    brand = template.brand
    assert brand.of(first) is brand
    assert not brand.dark
    assert brand.of(second).dark
    assert brand.of(second).palette["lt1"] == brand.palette["dk1"]
    assert brand.of(second).palette["accent1"] == pytest.approx((1.0, 0xB0 / 255, 0.0))
    assert contents_of(odd_templates.two_masters()).brand.elsewhere == {}


def test_each_slide_is_painted_in_them(template: Template, scenes: list[Scene], arimo: Faces) -> None:
    pdf = pypdfium2.PdfDocument(slides_pdf(scenes, template.brand, arimo))
    corners = [page.render(scale=0.2).to_pil().convert("RGB").getpixel((2, 2)) for page in pdf]
    assert corners == [(255, 255, 255), (0, 0, 0)]


def test_every_text_can_be_read_on_both(template: Template, scenes: list[Scene]) -> None:
    told = [one for scene in scenes for one in seen(scene, template.brand)]
    assert len(told) > 8
    assert [one for one in told if one.ratio < one.needs(4.5)] == []


def test_a_deck_s_slides_stand_on_their_masters(scenes: list[Scene]) -> None:
    facts = DeckFacts(title="Deck", subject="", language="en", stamp="1", fingerprint="1")
    slides = Presentation(BytesIO(deck_bytes(scenes, odd_templates.second_master_dark(), facts))).slides
    masters = [str(one.slide_layout.slide_master.part.partname) for one in slides]
    assert masters == ["/ppt/slideMasters/slideMaster1.xml", "/ppt/slideMasters/slideMaster2.xml"]


def test_paper_stays_white_whichever_master_is_dark(tmp_path: Path) -> None:
    path = tmp_path / "brand.pptx"
    path.write_bytes(odd_templates.second_master_dark())
    looks = Workshop(course_files(Path(__file__).parent.parent / "cases" / "tiny"), str(path)).looks(TeamBrand())
    slides, paper = looks.slides.template.brand, looks.paper.template.brand
    assert any(slides.of(part).dark for part in slides.elsewhere)
    assert not any(paper.of(part).dark for part in paper.elsewhere)
    assert paper.palette == slides.palette
