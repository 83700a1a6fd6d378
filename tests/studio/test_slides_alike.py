"""Holds the two painters of slides to each other: what a browser shows of a scene is what the PDF of it shows."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import numpy
import pytest
from PIL import Image
from playwright.sync_api import Page

from coursegen.publish.preview import opened
from coursegen.publish.versions import Version
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from coursegen.write.pdf.slides import slides_pdf
from coursegen.write.png import page_pictures
from coursegen.write.svg import scene_svg
from studio.conftest import Served

WIDE = 960
CLEARLY = 96
MOST = 0.02
"""How many of a slide's pixels may differ clearly: letters' edges do, where two programs draw one face."""


@pytest.mark.slow
def test_a_browser_shows_a_scene_as_its_pdf_does(page: Page, server: Served, example: Path) -> None:
    _, looks, shown = opened(Workshop(course_files(example)), Version(), lambda _: None)
    brand, scenes = looks.slides.template.brand, shown.scenes[::3]
    pictures = page_pictures(slides_pdf(scenes, brand, shown.faces), WIDE / (scenes[0].width / 12_700))
    page.goto(f"{server.address}{server.path(example)}/problems")
    page.set_viewport_size({"width": WIDE, "height": 600})
    worst = {}
    for scene, picture in zip(scenes, pictures, strict=True):
        page.evaluate(
            "([svg, wide]) => { document.body.innerHTML = svg; document.body.style.background = 'none';"
            " const one = document.querySelector('svg'); one.setAttribute('width', wide); }",
            [scene_svg(scene, brand, "slide"), WIDE],
        )
        page.evaluate("() => document.fonts.ready.then(() => true)")
        drawn = page.locator("svg").screenshot()
        one, other = (
            numpy.asarray(Image.open(io.BytesIO(data)).convert("RGB").resize((WIDE, WIDE * 9 // 16)), dtype=int)
            for data in (drawn, picture)
        )
        apart = numpy.abs(one - other).max(axis=2) > CLEARLY
        worst[scene.id] = round(float(apart.mean()), 4)
    assert {name: share for name, share in worst.items() if share > MOST} == {}


def test_every_text_of_a_scene_is_in_its_svg_with_its_address(example: Path) -> None:
    _, looks, shown = opened(Workshop(course_files(example)), Version(), lambda _: None)
    scene = next(one for one in shown.scenes if one.id == "recover/points/cornered")
    root = ElementTree.fromstring(scene_svg(scene, looks.slides.template.brand, 'a <"slide">'))
    assert root.get("aria-label") == 'a <"slide">'
    addresses = {one.get("data-address") for one in root.iter() if one.get("data-address")}
    assert "recover.key_points.cornered.headline" in addresses
    assert "recover.key_points.cornered.visual.dialogue.turns.wall.text" in addresses
    said = " ".join("".join(one.itertext()) for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Those are the rules." in said
