"""The shop's own template is what its script makes, and another look than ours in each way that a map bridges."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from msgspec.structs import replace

from coursegen.assets import asset, example_course
from coursegen.layout.forms.palette import palette_of
from coursegen.layout.gave_way import gave_way
from coursegen.layout.layout_map import NOT_SOUGHT, ROLES, read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.model.blocks import ItemList
from coursegen.model.brand import contrast
from coursegen.model.scene_items import Colour, GroupItem, ShapeItem, TextItem
from coursegen.publish.kept_faces import faces
from support.kept_words import lost
from support.looks import composed, looks, scenes

SCRIPT = Path(__file__).parents[2] / "assets" / "template" / "corporate.py"  # no wheel has it
CODE = "import sys; sys.path.insert(0, sys.argv[1]); import corporate as c; sys.stdout.buffer.write(c.package(c.SHOP))"
BRANDS = example_course() / "brands"


def test_the_committed_template_is_the_scripts_output() -> None:
    made = subprocess.run([sys.executable, "-c", CODE, str(SCRIPT.parent)], capture_output=True, check=True).stdout
    assert made == (BRANDS / "shop.pptx").read_bytes()


def test_its_layouts_are_fewer_than_the_roles_and_have_names_of_their_own() -> None:
    ours = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml")))
    shop = read_template(BRANDS / "shop.pptx", read_map(BRANDS / "shop.yaml"))
    assert set(ROLES) - set(NOT_SOUGHT) <= set(shop.layouts) < set(ROLES)
    names = {spec.name for spec in shop.layouts.values()}
    assert len(names) < len(ROLES)
    assert names.isdisjoint(spec.name for spec in ours.layouts.values())
    assert (shop.width, shop.height) == (ours.width, ours.height)
    assert not set(shop.brand.palette.values()) & set(ours.brand.palette.values()) - {shop.brand.palette["lt1"]}


def test_no_card_of_it_stays_empty_and_its_sun_is_warm() -> None:
    """A slide with words for one place does not stand beside an empty card, and what is warm is no blue."""
    template = looks("shop_floor", "").slides.template
    with_card = {template.layouts["key_point"].part}
    for scene in scenes("shop_floor", ""):
        filled = {item.name for item in scene.items if isinstance(item, TextItem)}
        assert scene.layout not in with_card or "Aside" in filled, scene.id
    found = palette_of(Colour("accent1"), Colour("lt1"), template.brand, template.colours)
    red, green, blue = template.brand.rgb(found.warm)
    assert red > green > blue


def test_the_questions_after_a_scene_are_large_in_a_bubble_and_five_of_them_still_fit_on_one_slide() -> None:
    template = looks("shop_floor", "").slides.template
    spec = template.layouts["debrief"]
    bubble = next(one for one in spec.ground if isinstance(one, ShapeItem) and one.box.height > template.height / 2)
    assert bubble.fill == Colour("lt2")
    assert spec.part != template.layouts["objectives"].part
    (slide,) = (one for one in composed("shop_floor") if one.role == "debrief")
    (asked,) = slide.slots["body"]
    assert isinstance(asked, ItemList)
    assert len(asked.items) == 2
    measured = faces(template.brand.body_font, headings=template.brand.heading_font)
    for items, least in ((asked.items, 32), ((*asked.items, *asked.items, asked.items[0]), 22)):
        asking = replace(slide, slots={**slide.slots, "body": (ItemList(items, "number"),)})
        (scene,) = lay_out([asking], template, measured, footer="", language="en")
        (body,) = (item for item in scene.items if isinstance(item, TextItem) and item.name == "Body")
        pieces = [piece for line in body.lines for piece in line.fragments]
        assert min(piece.size for piece in pieces) >= least
        assert body.box.y >= bubble.box.y
        assert body.box.bottom <= bubble.box.bottom


def test_where_something_comes_from_is_no_label_and_starts_under_the_headline() -> None:
    shown = [(scene, item) for scene in scenes("shop_floor", "") for item in scene.items if isinstance(item, TextItem)]
    sources = [(scene, item) for scene, item in shown if item.name == "Footnote" and item.placeholder is None]
    assert sources
    for scene, item in sources:
        (title,) = (one for one in scene.items if isinstance(one, TextItem) and one.name == "Title")
        assert {piece.face for line in item.lines for piece in line.fragments} == {"regular"}
        assert item.lines[0].fragments[0].x == title.lines[0].fragments[0].x


def test_its_colours_can_be_read() -> None:
    palette = read_template(BRANDS / "shop.pptx", read_map(BRANDS / "shop.yaml")).brand.palette
    for text in ("dk1", "dk2", *(f"accent{number}" for number in range(1, 7))):
        assert contrast(palette[text], palette["lt1"]) >= 4.5, text
        assert contrast(palette[text], palette["lt2"]) >= 4.5, text


def test_a_map_from_before_commitments_had_facts_beside_them_still_has_them_drawn() -> None:
    """The facts stand in the notes then, and a warning says so; with a place for them they are on the slide."""
    template = replace(looks("shop_floor", "").slides.template, yields=True)
    spec = template.layouts["commitments_drawn"]
    without = replace(spec, slots={name: slot for name, slot in spec.slots.items() if name != "aside"}, others=())
    (slide,) = (one for one in composed("shop_floor") if one.id == "commitments")
    for layout, slots in ((spec, []), (without, ["aside"])):
        layouts = {**template.layouts, "commitments_drawn": layout}
        measured = faces(template.brand.body_font, headings=template.brand.heading_font)
        (scene,) = lay_out([slide], replace(template, layouts=layouts), measured, footer="", language="en")
        assert any(isinstance(item, GroupItem) and item.name == "worksheet" for item in scene.items)
        assert [one.slot for one in scene.gave_way if one.way == "noted"] == slots
        assert lost([slide], [scene]) == []
        assert len(gave_way([scene])) == len(slots)
