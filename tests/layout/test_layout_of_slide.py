"""Where a slide of a module's own stands when the template has no layout for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace

from coursegen.assets import example_course
from coursegen.layout.faces import Faces
from coursegen.layout.layout_map import read_map
from coursegen.layout.layout_of_slide import standing
from coursegen.layout.scenes import lay_out
from coursegen.layout.template import Template, read_template
from coursegen.model.blocks import Paragraph
from coursegen.model.scene import Scene
from coursegen.model.scene_items import TextItem
from coursegen.model.slide import Plain, Slide, SlideRole
from coursegen.problems import Refused
from support import odd_templates
from support.layout_samples import own_roles, paragraph, slide, table

SHOP = example_course() / "brands" / "shop.pptx"
KICKER, SMALL = (paragraph("Module 1", "label"),), (paragraph("Source: an article", "small"),)
OWN = {one.role: one for one in own_roles(KICKER, SMALL)}


def plainly(one: Slide, role: SlideRole = "answer") -> Slide:
    return replace(one, plain=Plain(role, {"kicker": KICKER, "table": (table(2),)}, "table"))


def without(template: Template, *roles: str) -> Template:
    left = {role: spec for role, spec in template.layouts.items() if role not in roles}
    return replace(template, layouts=left)


def test_a_slide_stands_in_the_layout_of_its_role(template: Template) -> None:
    one = plainly(OWN["two_columns"])
    assert standing(one, template) == (one, template.layouts["two_columns"])


def test_without_a_layout_it_says_the_same_plainly(template: Template) -> None:
    shown, spec = standing(plainly(OWN["two_columns"]), without(template, "two_columns"))
    assert spec is template.layouts["answer"]
    assert (shown.role, shown.pictogram, set(shown.slots)) == ("answer", "table", {"kicker", "table"})


def test_a_layout_without_a_place_for_all_of_it_is_as_good_as_none(template: Template) -> None:
    spec = template.layouts["two_columns"]
    fewer = replace(spec, slots={name: slot for name, slot in spec.slots.items() if name != "text_2"})
    shown, found = standing(
        plainly(OWN["two_columns"]), replace(template, layouts={**template.layouts, "two_columns": fewer})
    )
    assert (shown.role, found.role) == ("answer", "answer")


def test_where_neither_has_a_place_it_is_a_problem_that_names_the_layouts(template: Template, arimo: Faces) -> None:
    one = plainly(OWN["two_columns"])
    with pytest.raises(Refused) as refused:
        lay_out([one], without(template, "two_columns", "answer"), arimo, footer="", language="en")
    (problem,) = refused.value.problems
    assert problem.rule == "no-layout"
    assert "m/two_columns" in problem.message
    assert "'Key point'" in problem.hint
    assert problem.address == "m"


def test_heads_and_texts_of_one_slide_have_one_size(laid_out: Callable[..., tuple[Scene, ...]]) -> None:
    whole = OWN["two_columns"]
    long = (paragraph("Say what happened, in the words of the person who told you about it, and stop there."),)
    (scene,) = laid_out(replace(whole, slots={**whole.slots, "text_2": long}))
    sizes = {
        fragment.size
        for item in scene.items
        if isinstance(item, TextItem) and item.name.startswith("Text")
        for line in item.lines
        for fragment in line.fragments
    }
    assert len(sizes) == 1
    assert min(sizes) >= 18


@pytest.mark.parametrize(
    ("said", "shows"),
    [
        ("Back at 10:25. Next: After the complaint", ["Back at 10:25. Next: After the complaint"]),
        ("Next: After the complaint", ["10:25", "Next: After the complaint"]),
    ],
)
def test_a_large_time_is_not_shown_next_to_words_that_say_it(arimo: Faces, said: str, shows: list[str]) -> None:
    """A company's layouts have no place for a time of its own: it shares the text's."""
    theirs = replace(read_template(odd_templates.in_arial()), yields=True)
    assert theirs.layouts["break"].joined["big"] == "subtitle"
    pause = slide("break", "Break", big=(paragraph("10:25"),), subtitle=(paragraph(said, "lead"),))
    (scene,) = lay_out([pause], theirs, arimo, footer="", language="en")
    (text,) = (item for item in scene.items if isinstance(item, TextItem) and item.name == "Subtitle")
    assert [one.text.plain for one in text.paragraphs] == shows


def test_a_large_time_stays_in_a_place_of_its_own(template: Template, arimo: Faces) -> None:
    pause = slide("break", "Break", big=(paragraph("10:25"),), subtitle=(paragraph("Back at 10:25", "lead"),))
    (scene,) = lay_out([pause], template, arimo, footer="", language="en")
    assert "Time" in {item.name for item in scene.items}


def test_a_question_with_nothing_under_it_is_the_text_of_a_company_s_layout(template: Template, arimo: Faces) -> None:
    """Else the slide would say "About 2 minutes" and be empty; in a layout of ours the question has its bubble."""
    theirs = replace(read_template(odd_templates.in_arial()), yields=True)
    asked = "What did the doubter know that you didn’t?"
    minutes, how = paragraph("About 2 minutes", "lead"), paragraph("in pairs")
    above = (paragraph("Scenario 4.5 · Debrief", "label"),)

    def titled(read: Template, *aside: Paragraph) -> tuple[str, list[str]]:
        (scene,) = lay_out(
            [slide("discussion", asked, kicker=above, aside=aside)], read, arimo, footer="", language="en"
        )
        texts = [item for item in scene.items if isinstance(item, TextItem) and item.name == "Aside"]
        return scene.title.plain, [one.text.plain for item in texts for one in item.paragraphs]

    assert titled(theirs, minutes) == ("Scenario 4.5 · Debrief", [asked, "About 2 minutes"])
    assert titled(theirs, minutes, how) == (asked, ["Scenario 4.5 · Debrief", "About 2 minutes", "in pairs"])
    assert titled(template, minutes) == (asked, ["About 2 minutes"])
    # A layout whose headline is higher than its text is made for a large question.
    shop = replace(read_template(SHOP, read_map(SHOP.with_suffix(".yaml"))), yields=True)
    assert titled(shop, minutes) == (asked, ["About 2 minutes"])
