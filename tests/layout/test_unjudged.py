"""What a template hides from whoever judges whether its text can be read: gradients, pictures, other outlines."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from coursegen.layout.faces import Faces
from coursegen.layout.layout_map import map_of
from coursegen.layout.scenes import lay_out
from coursegen.layout.slide_rules import SLIDE_RULES, Deck
from coursegen.layout.template import Template, read_template
from coursegen.layout.unjudged import unjudged
from coursegen.model.scene import Scene
from coursegen.model.scene_items import Box, Colour, PictureItem, ShapeItem
from coursegen.problems import Severity
from coursegen.source.text import SourceText
from support import odd_templates
from support.layout_samples import paragraph, slide

SLIDES = {
    one.id: one for one in (slide(role, subtitle=(paragraph("What it promises"),)) for role in ("title", "section"))
}
GRADIENT = (
    "a gradient in rings, the page of the layout 'Title Slide' (the slide m/title); whether it can be read there is"
)
WAVE = "a shape of another outline, “Wave”, in the layout 'Section Header' (the slide m/section); whether it"
PICTURE = "a picture, the page of the layout 'Title Slide' (the slide m/title); whether it can be read"


def laid_out(template: bytes, arimo: Faces) -> tuple[list[Scene], Template]:
    read = read_template(template)
    return list(lay_out(list(SLIDES.values()), read, arimo, footer="A course", language="en")), read


def told(scenes: list[Scene], template: Template) -> list[str]:
    found = unjudged(scenes, template, "brand.template")
    assert all(one.severity is Severity.WARNING and one.address == "brand.template" for one in found)
    return [one.message.removeprefix("text is on ") for one in found]


def in_rings() -> bytes:
    """The page of colours in rings, where nobody here follows which is behind a text."""
    template = odd_templates.on_gradients()
    return odd_templates.replaced(template, odd_templates.MASTER, '<a:lin ang="5400000"/>', '<a:path path="circle"/>')


def test_a_gradient_along_a_line_is_judged_and_not_told(arimo: Faces) -> None:
    (wave,) = told(*laid_out(odd_templates.on_gradients(), arimo))
    assert "“Wave”" in wave


def test_a_gradient_in_rings_is_told_and_judged_by_its_worst_colour(arimo: Faces) -> None:
    gradient, wave = told(*laid_out(in_rings(), arimo))
    assert gradient == f"{GRADIENT} judged by the worst of its colours"
    assert wave == f"{WAVE} can be read there could not be judged"


def mapped(looked_at: str) -> Template:
    text = f"format: 1\nlooked_at: [{looked_at}]\n"
    return read_template(in_rings(), map_of(SourceText("brand.yaml", text, "")))


def test_a_name_under_looked_at_that_nothing_has_is_told_at_its_line() -> None:
    assert mapped("Wave, page").told == ()
    near, far = mapped("Wav, page, Right Triangle 6").told
    assert near.severity is far.severity is Severity.WARNING
    assert (str(near.place), str(far.place)) == ("brand.yaml:2:13", "brand.yaml:2:24")
    assert near.message == "no gradient, picture or pattern of the template is called 'Wav'"
    assert near.hint == "did you mean 'Wave'?"
    assert far.hint == "those of this template are Wave, page; take the name out of looked_at:"


def test_what_somebody_has_looked_at_is_no_warning(arimo: Faces) -> None:
    scenes, template = laid_out(in_rings(), arimo)
    (page,) = unjudged(scenes, replace(template, looked_at=frozenset({"Wave"})))
    assert page.hint.endswith("the same list, with commas between them): looked_at: [page]")
    assert unjudged(scenes, replace(template, looked_at=frozenset({"Wave", "page"}))) == []


def test_a_picture_for_a_page_is_painted_and_not_judged(arimo: Faces) -> None:
    scenes, template = laid_out(odd_templates.on_a_picture(), arimo)
    assert told(scenes, template) == [f"{PICTURE} there could not be judged"]
    (picture,) = scenes[0].ground
    assert isinstance(picture, PictureItem)
    assert (picture.box.width, picture.box.height) == (template.width, template.height)
    assert picture.data == odd_templates.png().getvalue()
    assert scenes[1].ground == ()


def test_a_layout_whose_name_has_a_line_break_is_named_on_one_line(arimo: Faces) -> None:
    template = odd_templates.replaced(
        odd_templates.on_a_picture(), odd_templates.LAYOUT, 'name="Title Slide"', 'name="Title-&#10;Slide"'
    )
    (picture,) = told(*laid_out(template, arimo))
    assert "the layout 'Title- Slide' (" in picture


def test_an_area_of_one_colour_under_the_text_ends_the_doubt(arimo: Faces) -> None:
    scenes, template = laid_out(odd_templates.on_a_picture(), arimo)
    area = ShapeItem("Area", scenes[0].ground[0].box, "rect", Colour("lt1"))
    covered = replace(scenes[0], ground=(*scenes[0].ground, area))
    assert told([covered, *scenes[1:]], template) == []


def test_templates_of_one_colour_are_not_doubted(arimo: Faces) -> None:
    assert told(*laid_out(odd_templates.dark(), arimo)) == []
    assert told(*laid_out(odd_templates.with_logo(), arimo)) == []  # which stands beside the text


def test_nothing_is_called_faint_where_nobody_can_tell(arimo: Faces) -> None:
    """White on a dark wave and on a picture, which would be faint on the page's own white."""
    for template, place in ((odd_templates.on_gradients(), 1), (odd_templates.on_a_picture(), 0)):
        scenes, read = laid_out(template, arimo)
        white = replace(read.brand, palette={**read.brand.palette, "dk1": (1.0, 1.0, 1.0)})
        faint = [bool(list(SLIDE_RULES["A11Y6"](Deck(SLIDES, [scene], white), {}))) for scene in scenes]
        assert faint == [number != place for number in range(2)]


def test_groups_and_turned_shapes_stand_where_they_are_seen(arimo: Faces) -> None:
    scenes, template = laid_out(odd_templates.in_groups(), arimo)
    found = {item.name: item for item in scenes[0].ground if isinstance(item, ShapeItem)}
    assert found["Band"].box == Box(4_572_000, 6_400_800, 4_572_000, 457_200)
    bar = found["Turned bar"].box
    assert (bar.x, bar.width) == ((45 * 9_144), 10 * 9_144)
    assert (bar.y, bar.height) == (6_400_800 + 40 * 4_572, 20 * 4_572)
    assert found["Askew"].fill is None
    (askew,) = told(scenes, template)
    assert askew.startswith(
        "a shape that stands askew, “Askew”, in the layout 'Title Slide' (the slide m/title); whether "
    )


PAGE = '<p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef>'
PATTERN = (
    '<p:bgPr><a:pattFill prst="pct5"><a:fgClr><a:schemeClr val="tx1"/></a:fgClr><a:bgClr><a:schemeClr val="bg2"/>'
    "</a:bgClr></a:pattFill><a:effectLst/></p:bgPr>"
)


@pytest.mark.parametrize(
    ("page", "kind", "judged"),
    [
        (PAGE.replace("1001", "1003"), "a gradient in rings", "by the worst of its colours"),
        (PATTERN, "a pattern", "as if all of that were #EEECE1"),
    ],
)
def test_a_page_that_the_theme_fills_and_a_pattern_are_told(arimo: Faces, page: str, kind: str, judged: str) -> None:
    template = odd_templates.replaced(odd_templates.in_arial(), odd_templates.MASTER, PAGE, page)
    (found,) = told(*laid_out(template, arimo))
    assert found.startswith(f"{kind}, the page of the layouts 'Title Slide', 'Section Header' (2 slides: ")
    assert found.endswith(f"is judged {judged}")


def test_a_layout_s_own_page_hides_its_master_s(arimo: Faces) -> None:
    layout = "ppt/slideLayouts/slideLayout1.xml"
    own = '<p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>'
    template = odd_templates.replaced(odd_templates.on_gradients(), layout, "<p:spTree>", own)
    (wave,) = told(*laid_out(template, arimo))
    assert "“Wave”" in wave
