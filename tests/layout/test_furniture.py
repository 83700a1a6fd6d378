"""The foot of a slide: a company's own words, the course's as far as there is room, and the number."""

from __future__ import annotations

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Inches

from coursegen.layout.faces import Faces
from coursegen.layout.furniture import footer_cut
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.model.scene import Scene
from coursegen.model.scene_items import TextItem
from support.layout_samples import items, slide
from support.odd_templates import in_arial

TITLE = "Difficult calls and how to end them well"


def template(width: float = 3.2, words: str = "", *, on_layouts: bool = True) -> bytes:
    """The stock template with a footer so many inches wide that says something, on its layouts or on its master."""
    presentation = Presentation(BytesIO(in_arial()))
    master = presentation.slide_master
    for owner in (master, *master.slide_layouts):
        for place in list(owner.placeholders):
            kind = place.element.find(".//{*}ph").get("type")
            if owner is not master and not on_layouts and kind in {"ftr", "sldNum", "dt"}:
                place.element.getparent().remove(place.element)
            elif kind == "ftr":
                place.left, place.top, place.width, place.height = map(Inches, (3.3, 6.9, width, 0.4))
                place.text_frame.text = words
    buffer = BytesIO()
    presentation.save(buffer)
    return buffer.getvalue()


def laid_out(data: bytes, arimo: Faces, footer: str = TITLE) -> Scene:
    read = read_template(data)
    (scene,) = lay_out([slide("objectives", body=(items("One", "Two"),))], read, arimo, footer=footer, language="en")
    return scene


def item(scene: Scene, name: str) -> TextItem:
    (found,) = (one for one in scene.items if isinstance(one, TextItem) and one.name == name)
    return found


def foot(scene: Scene) -> str:
    return item(scene, "Footer").paragraphs[0].text.plain


def test_a_title_with_room_stands_there_whole(arimo: Faces) -> None:
    assert foot(laid_out(template(), arimo)) == TITLE


@pytest.mark.parametrize("width", [1.4, 1.8, 2.2])
def test_a_title_that_is_too_long_is_cut_at_a_word(arimo: Faces, width: float) -> None:
    said = foot(laid_out(template(width), arimo))
    assert said.endswith("…")
    assert TITLE.startswith(said[:-1])
    assert TITLE[len(said) - 1] == " "
    assert len(item(laid_out(template(width), arimo), "Footer").lines) == 1


def test_a_word_without_end_is_cut_as_well(arimo: Faces) -> None:
    said = foot(laid_out(template(1.4), arimo, footer="Donau" * 12))
    assert said.startswith("Donau")
    assert said.endswith("…")


def test_a_company_s_own_words_stand_first_and_are_never_cut(arimo: Faces) -> None:
    own = "Example Ltd - internal use only"
    assert foot(laid_out(template(6.0, own), arimo)) == f"{own} · {TITLE}"
    cut = foot(laid_out(template(3.2, own), arimo))
    assert cut.startswith(f"{own} · Difficult")
    assert cut.endswith("…")
    assert foot(laid_out(template(1.9, own), arimo)) == own


@pytest.mark.parametrize("prompt", ["Footer", "Sample Footer Text", "Fußzeile", "Add a footer"])
def test_a_prompt_is_not_what_a_company_says(arimo: Faces, prompt: str) -> None:
    assert foot(laid_out(template(6.0, prompt), arimo)) == TITLE


def test_what_only_the_master_has_stands_in_free_boxes_there(arimo: Faces) -> None:
    scene = laid_out(template(6.0, on_layouts=False), arimo)
    number = item(scene, "Slide number")
    assert number.field == "slidenum"
    assert number.placeholder is None
    assert number.box.x > scene.width / 2
    assert number.paragraphs[0].align == "right"
    assert number.paragraphs[0].size == 12.0
    assert foot(scene) == TITLE


def test_words_of_a_brand_that_are_cut_are_told(arimo: Faces) -> None:
    scene = laid_out(template(1.8), arimo, footer=f"{TITLE} · Health for all")
    (warning,) = footer_cut([scene], "Health for all")
    assert "has no room for “Health for all”" in warning.message
    assert footer_cut([scene], "") == ()
    assert footer_cut([laid_out(template(6.0), arimo, footer=f"{TITLE} · Health for all")], "Health for all") == ()
