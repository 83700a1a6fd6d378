"""Words too faint or too small for a room get stronger and larger; colours are known as they are seen."""

from __future__ import annotations

import pytest
from lxml import etree
from msgspec.structs import replace

from coursegen.layout.drawingml import colour_of
from coursegen.layout.faces import Faces
from coursegen.layout.layout_map import LayoutMap
from coursegen.layout.legible import legible
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import read_template
from coursegen.model.brand import Brand, contrast
from coursegen.model.scene_items import Colour, TextItem
from support import odd_templates
from support.layout_samples import items, slide

A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PALETTE = {"dk1": (0.0, 0.0, 0.0), "lt1": (1.0, 1.0, 1.0), "accent1": (0.2, 0.4, 0.8)}
BRAND = Brand(PALETTE, "Arial", "Arial")


def seen(slot: str, *changes: str) -> tuple[int, ...]:
    inner = "".join(f'<a:{name} val="{value}"/>' for name, _, value in (one.partition("=") for one in changes))
    fill = etree.fromstring(f'<a:solidFill xmlns:a="{A}"><a:schemeClr val="{slot}">{inner}</a:schemeClr></a:solidFill>')
    colour = colour_of(fill, {}, PALETTE)
    assert colour is not None
    return tuple(round(255 * share) for share in BRAND.rgb(colour))


@pytest.mark.parametrize(
    ("slot", "changes", "rgb"),
    [  # LibreOffice 7.4 paints these: Office's own themes have the first in every footer
        ("dk1", ("tint=75000",), (137, 137, 137)),
        ("dk1", ("tint=75%",), (137, 137, 137)),
        ("lt1", ("shade=50000",), (188, 188, 188)),
        ("dk1", ("lumMod=65000", "lumOff=35000"), (89, 89, 89)),
        ("accent1", (), (51, 102, 204)),
    ],
)
def test_tints_and_shades_mix_light(slot: str, changes: tuple[str, ...], rgb: tuple[int, ...]) -> None:
    assert seen(slot, *changes) == rgb


def test_a_footer_that_is_too_faint_is_darker_but_no_darker_than_needed() -> None:
    read = read_template(odd_templates.in_arial(), LayoutMap())
    spec = legible(read.layouts["objectives"], Colour("accent1"), read.brand)
    assert spec.footer is not None
    assert spec.footer.ink is not None
    paper = read.brand.rgb(Colour("lt1"))
    before, after = (contrast(read.brand.rgb(one), paper) for one in (spec.footer.style.colour, spec.footer.ink))
    assert before < 4.5 <= after < 10


@pytest.mark.parametrize("count", [3, 40])
def test_text_made_for_paper_is_larger_where_it_fits(arimo: Faces, count: int) -> None:
    data = odd_templates.replaced(odd_templates.in_arial(), odd_templates.MASTER, 'sz="3200"', 'sz="1100"')
    read = replace(read_template(data, LayoutMap()), yields=True)
    assert read.layouts["objectives"].slots["body"].style.size == 11
    said = items(*(f"Name sign {number} of running dry" for number in range(count)))
    shown = lay_out([slide("objectives", body=(said,))], read, arimo, footer="", language="en")
    bodies = [item for scene in shown for item in scene.items if isinstance(item, TextItem) and item.name == "Body"]
    sizes = {line.fragments[-1].size for body in bodies for line in body.lines}
    assert len(sizes) == 1
    assert sizes == {18.0} if count == 3 else sizes <= {16.0, 14.0, 12.0, 11.0}
    assert {one.size for body in bodies for one in body.paragraphs} == sizes  # no layout says so
