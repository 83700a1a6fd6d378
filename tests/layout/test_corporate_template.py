"""The shop's own template is what its script makes, and another look than ours in each way that a map bridges."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from coursegen.assets import asset, example_course
from coursegen.layout.layout_map import NOT_SOUGHT, ROLES, read_map
from coursegen.layout.template import read_template
from coursegen.model.brand import contrast

SCRIPT = Path(__file__).parents[2] / "assets" / "template" / "corporate.py"  # no wheel has it
CODE = "import sys; sys.path.insert(0, sys.argv[1]); import corporate as c; sys.stdout.buffer.write(c.package(c.SHOP))"
BRANDS = example_course() / "brands"


def test_the_committed_template_is_the_scripts_output() -> None:
    made = subprocess.run([sys.executable, "-c", CODE, str(SCRIPT.parent)], capture_output=True, check=True).stdout
    assert made == (BRANDS / "shop.pptx").read_bytes()


def test_its_layouts_are_fewer_than_the_roles_and_have_names_of_their_own() -> None:
    ours = read_template(asset("template/coursegen.pptx"), read_map(asset("template/coursegen.yaml")))
    shop = read_template(BRANDS / "shop.pptx", read_map(BRANDS / "shop.yaml"))
    assert set(ROLES) - set(NOT_SOUGHT) == set(shop.layouts)
    names = {spec.name for spec in shop.layouts.values()}
    assert len(names) < len(ROLES)
    assert names.isdisjoint(spec.name for spec in ours.layouts.values())
    assert (shop.width, shop.height) == (ours.width, ours.height)
    assert not set(shop.brand.palette.values()) & set(ours.brand.palette.values()) - {shop.brand.palette["lt1"]}


def test_its_colours_can_be_read() -> None:
    palette = read_template(BRANDS / "shop.pptx", read_map(BRANDS / "shop.yaml")).brand.palette
    for text in ("dk1", "dk2", *(f"accent{number}" for number in range(1, 7))):
        assert contrast(palette[text], palette["lt1"]) >= 4.5, text
        assert contrast(palette[text], palette["lt2"]) >= 4.5, text
