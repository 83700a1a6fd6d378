"""A template and its map to boxes and styles; what is wrong with either is said plainly."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from coursegen.assets import asset
from coursegen.layout.decoration import fill_of
from coursegen.layout.faces import Faces
from coursegen.layout.layout_map import LayoutMap, map_of, read_map
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import LayoutSpec, Slot, Template, read_template
from coursegen.model.brand import RGB, contrast
from coursegen.model.scene_items import Box, Colour, ColourSlot, Marker, ShapeItem, TextItem
from coursegen.model.slide import SlideRole
from coursegen.problems import Refused
from coursegen.source.text import source_text
from support import odd_templates
from support.layout_samples import items, slide

ROLES = get_args(SlideRole)
ACCENTS: tuple[ColourSlot, ...] = ("dk2", "accent1")
DRAWN_ON = {"stage", "motif", "clock"}
"""Free boxes for drawings, which choose colours that can be read where they stand."""

PAGE = Box(0, 0, 12_192_000, 6_858_000)


def holds(around: Box, inside: Box, slack: int = 400) -> bool:
    return (
        around.x <= inside.x + slack
        and around.y <= inside.y + slack
        and inside.right <= around.right + slack
        and inside.bottom <= around.bottom + slack
    )


def grounds(spec: LayoutSpec, slot: Slot, template: Template, accent: Colour | None) -> set[RGB]:
    """The colours that can stand behind a slot: the page's, or those of shapes that it lies on.

    With ``accent`` the shapes that a slide draws over its layout count too.
    """
    found = {template.brand.rgb(spec.background)}
    for item in spec.ground:
        if isinstance(item, ShapeItem) and item.fill and holds(item.box, slot.box):
            found = {template.brand.rgb(item.fill)}
    if accent:
        for shape in spec.shapes:
            if holds(shape.box, slot.box) and not (shape.without and shape.without == slot.name):
                found = {template.brand.rgb(fill_of(shape.fill, accent))}
    return found


def test_every_role_has_its_layout(template: Template) -> None:
    assert set(template.layouts) == set(ROLES)
    assert (template.width, template.height) == (PAGE.width, PAGE.height)
    assert (template.brand.heading_font, template.brand.body_font) == ("Georgia", "Calibri")


@pytest.mark.parametrize("role", ROLES)
def test_every_place_is_on_the_page(template: Template, role: str) -> None:
    spec = template.layouts[role]
    for slot in [*spec.slots.values(), *filter(None, (spec.footer, spec.number))]:
        assert holds(PAGE, slot.box), slot.name
        assert slot.box.width > 0
        assert slot.box.height > 0


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("accent", ACCENTS)
def test_text_stands_out_from_what_is_behind_it(template: Template, role: str, accent: ColourSlot) -> None:
    spec = template.layouts[role]
    colour = Colour(accent)
    brand = template.brand
    for slot in [*spec.slots.values(), *filter(None, (spec.footer, spec.number))]:
        own = brand.rgb(slot.style.colour)
        for ground in grounds(spec, slot, template, None) | grounds(spec, slot, template, colour):
            if slot.name not in DRAWN_ON:
                assert contrast(own, ground) >= 4.5, (slot.name, ground)
            if slot.name in {"body", "aside"} and slot.style.colour.slot in {"dk1", "dk2"}:
                assert contrast(brand.rgb(colour), ground) >= 4.5, (slot.name, "label", ground)
    for place in spec.pictograms:
        behind = [shape for shape in spec.shapes if holds(shape.box, place.box)]
        fill = brand.rgb(fill_of(place.fill, colour))
        for shape in behind[-1:]:
            # A drawing needs 3:1 (WCAG 2.2, 1.4.11). The break's disc is drawn in the neutral colour only.
            if shape.fill != "soft" or accent == "dk2":
                assert contrast(fill, brand.rgb(fill_of(shape.fill, colour))) >= 3.0


def test_accents_work_both_ways(template: Template) -> None:
    white = template.brand.palette["lt1"]
    for n in (1, 2, 4):  # the others are grounds and lines on dark
        assert contrast(template.brand.palette[f"accent{n}"], white) >= 4.5


@pytest.mark.parametrize("role", ROLES)
def test_places_for_text_do_not_overlap(template: Template, role: str) -> None:
    spec = template.layouts[role]
    boxes = [(slot.name, slot.box) for slot in [*spec.slots.values(), *filter(None, (spec.footer, spec.number))]]
    boxes = [(name, box) for name, box in boxes if name != "motif"]  # its lines run behind words, where these are not
    for index, (name, one) in enumerate(boxes):
        for other_name, other in boxes[index + 1 :]:
            apart = one.right <= other.x or other.right <= one.x or one.bottom <= other.y or other.bottom <= one.y
            assert apart, (name, other_name)


def test_what_a_layout_leaves_out_is_inherited(template: Template) -> None:
    """Strip a layout's own styles and boxes: the master's take their place."""
    raw = BytesIO(asset("template/coursegen.pptx").read_bytes())
    changed = BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/slideLayouts/slideLayout2.xml":
                data = re.sub(rb"<a:lstStyle>.*?</a:lstStyle>", b"<a:lstStyle/>", data)
                data = re.sub(rb"<p:spPr><a:xfrm>.*?</a:xfrm><a:prstGeom.*?</a:prstGeom>", b"<p:spPr>", data)
            new.writestr(name, data)
    read = read_template(changed.getvalue(), read_map(asset("template/coursegen.yaml")))
    body, title = read.layouts["how_it_runs"].slots["body"], read.layouts["how_it_runs"].slots["title"]
    assert (body.style.size, body.style.marker, body.style.bold) == (22.0, Marker(), False)
    assert (title.style.size, title.style.bold, title.style.colour) == (40.0, False, Colour("dk1"))
    assert body.box == Box(685_800, 2_286_000, 10_820_095, 3_840_480)
    assert template.layouts["how_it_runs"].slots["body"].style.marker == Marker(character="•")


@pytest.mark.parametrize(
    "data",
    [b"", b"not a zip", b"PK\x03\x04 broken", b"%PDF-1.7"],
)
def test_what_is_no_presentation_is_refused(data: bytes, shipped_map: LayoutMap) -> None:
    with pytest.raises(Refused) as refused:
        read_template(data, shipped_map)
    assert [problem.rule for problem in refused.value.problems] == ["template"]


def test_a_zip_of_something_else_is_refused(shipped_map: LayoutMap) -> None:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<a/>")
    with pytest.raises(Refused, match="is no Office file: its list of content types is missing"):
        read_template(file.getvalue(), shipped_map)


def test_entities_are_not_expanded(shipped_map: LayoutMap) -> None:
    raw, changed = BytesIO(asset("template/coursegen.pptx").read_bytes()), BytesIO()
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(changed, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "ppt/slideLayouts/slideLayout2.xml":
                data = data.replace(b"?>\n", b"?>\n" + bomb, 1).replace(b'name="How it runs"', b'name="How it &b;"')
            new.writestr(name, data)
    with pytest.raises(Refused):
        read_template(changed.getvalue(), shipped_map)


def test_layouts_and_placeholders_that_are_not_there_are_all_told(shipped_map: LayoutMap) -> None:
    roles = dict(shipped_map.roles)
    roles["agenda"] = replace(roles["agenda"], layout="Agendas")
    roles["quiz"] = replace(roles["quiz"], slots={"title": 0, "body": 77})
    with pytest.raises(Refused) as refused:
        read_template(asset("template/coursegen.pptx"), replace(shipped_map, roles=roles))
    missing, placeholder = refused.value.problems
    assert missing.rule == "no-layout"
    assert missing.hint == "did you mean 'Agenda'?"
    assert missing.place is not None
    assert "no placeholder 77 (for quiz, body)" in placeholder.message


MAP = """\
format: 1
footer: 11
number: 12
roles:
  title:
    layout: Title slide
    slots: {title: 0, subtitel: 1}
    shapes:
      - {fill: acent, box: [0, 0, 1]}
  agenda:
    slots: {table: one}
"""


def test_a_layout_that_is_not_there_is_told_once_for_all_kinds_of_slide_in_it() -> None:
    rows = "".join(f"  {role}: {{layout: Titel Only, slots: {{title: 0}}}}\n" for role in ("quiz", "recap", "break"))
    text = f"format: 1\nroles:\n{rows}  agenda: {{layout: Table, slots: {{title: 0}}}}\n"
    with pytest.raises(Refused) as refused:
        read_template(odd_templates.in_arial(), map_of(source_text(text.encode(), "brand.yaml")))
    one, several = refused.value.problems
    assert (str(several.place), str(one.place)) == ("brand.yaml:3:9", "brand.yaml:6:11")
    assert several.message == "the template has no layout 'Titel Only' (for the roles quiz, break and recap)"
    assert several.hint == "did you mean 'Title Only'?"
    assert one.message == "the template has no layout 'Table' (for the role agenda)"


def test_everything_wrong_in_a_map_is_told_with_its_place() -> None:
    with pytest.raises(Refused) as refused:
        map_of(source_text(MAP.encode(), "brand.yaml"))
    told = {(problem.rule, problem.message): problem for problem in refused.value.problems}
    assert told["unknown-field", "unknown field 'subtitel'"].hint == "did you mean 'subtitle'?"
    assert str(told["choice", "'fill' can't be 'acent'"].place) == "brand.yaml:9:16"
    assert ("length", "'box' needs at least 4 items and has 3") in told
    assert ("missing-field", "the field 'layout' is missing here") in told
    assert ("slot-place", "'one' is no place for the slot 'table'") in told
    assert all(problem.place is not None for problem in refused.value.problems)


def test_a_template_of_powerpoint_s_own_make_is_read_by_inheritance(arimo: Faces) -> None:
    """python-pptx ships PowerPoint's default template, whose layouts leave nearly everything to the master."""
    import pptx

    path = Path(pptx.__file__).parent / "templates" / "default.pptx"
    rows = "".join(f"  {role}: {{layout: Title and Content, slots: {{title: 0, body: 1}}}}\n" for role in ROLES)
    text = f"format: 1\nfooter: 11\nnumber: 12\nroles:\n{rows}"
    read = read_template(path, map_of(source_text(text.encode(), "map.yaml")))
    spec = read.layouts["objectives"]
    body, title = spec.slots["body"], spec.slots["title"]
    assert (read.width, read.height) == (9_144_000, 6_858_000)
    assert (body.style.size, body.style.marker, body.style.margin) == (32.0, Marker(character="•"), 27.0)
    assert body.style.before_share == pytest.approx(0.2)
    assert (title.style.size, title.style.align, title.anchor) == (44.0, "centre", "middle")
    assert body.insets.left == 91_440
    assert read.brand.body_font == "Calibri"
    (scene,) = lay_out([slide("objectives", body=(items("One", "Two"),))], read, arimo, footer="f", language="en")
    lines = next(item for item in scene.items if isinstance(item, TextItem) and item.name == "Body").lines
    assert [[f.text for f in line.fragments] for line in lines] == [["•", "One"], ["•", "Two"]]
    assert lines[0].fragments[1].x == pytest.approx(27.0 + 7.2)
