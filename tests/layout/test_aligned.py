"""In a template whose headlines are indented, what stands under them starts under their first letter."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.layout.faces import Faces
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem, TextItem
from coursegen.model.slide import Slide
from coursegen.publish.visuals import example_slides
from support import small_places
from support.forms import EXAMPLES
from support.layout_samples import items, paragraph, slide


def laid(one: Slide, faces: Faces) -> Scene:
    read = replace(read_template(small_places.indented_titles()), yields=True)
    (scene,) = lay_out([one], read, faces, footer="", language="en")
    return scene


def starts(scene: Scene, name: str) -> list[float]:
    """Where each line of a text starts on the page, in inches."""
    (text,) = (item for item in scene.items if isinstance(item, TextItem) and item.name == name)
    return [text.box.x / 914_400 + line.fragments[0].x / 72 for line in text.lines]


def test_a_drawing_and_the_lines_beside_it_start_under_the_headline(arimo: Faces) -> None:
    (drawn,) = example_slides((EXAMPLES["process"],))
    around = {"kicker": (paragraph("Key point 1.4", "label"),), "footnote": (paragraph("Source: an article", "small"),)}
    scene = laid(replace(drawn, slots=around), arimo)
    (column,) = set(starts(scene, "Title"))
    assert column == pytest.approx(0.5 + 0.1 + 0.5)
    assert starts(scene, "Kicker") == starts(scene, "Footnote") == pytest.approx([column])
    (group,) = (item for item in scene.items if isinstance(item, GroupItem))
    assert group.box.x / 914_400 == pytest.approx(column - 0.1, abs=0.002)


def test_what_is_no_list_starts_where_the_words_of_lists_do(arimo: Faces) -> None:
    said = (paragraph("Your task", "label"), items("Name a sign of running dry"), paragraph("Tell nobody"))
    scene = laid(slide("key_point", kicker=(paragraph("Key point 1.4", "label"),), body=said), arimo)
    words = 0.5 + 0.1 + 0.375
    bullet = words - 0.375
    assert starts(scene, "Body") == pytest.approx([words, words, bullet, words])
