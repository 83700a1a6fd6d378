"""Every kind of tool, drawn as it lies in the workbook: all its words, and places to write on that are empty."""

from __future__ import annotations

from typing import get_args

import pytest
from msgspec.structs import replace

from coursegen.layout.forms.worksheets import KINDS
from coursegen.layout.scenes import lay_out
from coursegen.model.scene import Scene
from coursegen.model.scene_items import GroupItem, PathItem, TextItem
from coursegen.model.text import texts_of, words
from coursegen.model.tools import ToolKind
from coursegen.model.visuals import SheetField, Worksheet
from coursegen.publish.visuals import example_slides
from support.forms import EXAMPLES, PLACES, group_of, place

every_kind = pytest.mark.parametrize("kind", KINDS)
TWO = ("First step", "By when")
NAMES = ("The form", "The desk", "The call", "The letter")


def sheet(kind: ToolKind, *, fields: tuple[str, ...] = NAMES, ends: bool = True) -> Worksheet:
    named_heads: dict[str, tuple[str, ...]] = {"ladder": ("Yes", "No"), **dict.fromkeys(("plan", "before_after"), TWO)}
    heads = tuple(map(words, named_heads.get(kind, ())))
    across, down = (
        tuple(words(one) for one in both if kind == "grid" and ends) for both in (("much", "little"), ("soon", "late"))
    )
    named = tuple(SheetField(str(number), words(one), f"m.f{number}") for number, one in enumerate(fields))
    return Worksheet("m.sheet", kind, words("Write what you will do."), across, down, heads, named)


def shown(visual: Worksheet, name: str = "light") -> Scene:
    (slide,) = example_slides((EXAMPLES["worksheet"],))
    at = place(name)
    (scene,) = lay_out([replace(slide, visual=visual)], at.template, at.faces, footer="", language="en")
    return scene


def said(group: GroupItem) -> dict[str, TextItem]:
    return {item.name: item for item in group.items if isinstance(item, TextItem)}


def test_every_kind_of_tool_is_drawn() -> None:
    assert set(KINDS) == set(get_args(ToolKind))


@every_kind
@pytest.mark.parametrize("name", PLACES)
def test_all_words_of_a_sheet_stand_on_it(kind: ToolKind, name: str) -> None:
    visual = sheet(kind)
    scene = shown(visual, name)
    assert scene.undrawn is None
    group = group_of(scene)
    found = [paragraph.text.plain for item in said(group).values() for paragraph in item.paragraphs]
    assert {text.plain for text in texts_of(visual)} <= set(found)
    names = [item.name for item in group.items]
    assert len(set(names)) == len(names)
    assert group.box.x >= 0 and group.box.right <= scene.width and group.box.bottom <= scene.height


def test_the_first_step_of_a_ladder_is_the_lowest_and_is_read_first() -> None:
    steps = [item.box for item in group_of(shown(sheet("ladder"))).items if item.name.startswith("Step ")]
    assert [box.y for box in steps] == sorted((box.y for box in steps), reverse=True)
    assert [box.x for box in steps] == sorted(box.x for box in steps)


def test_the_boxes_of_a_ladder_are_empty_and_have_their_answer_beside_them() -> None:
    group = group_of(shown(sheet("ladder")))
    boxes = {item.name.removeprefix("Box "): item.box for item in group.items if item.name.startswith("Box ")}
    told = {name.removeprefix("Answer "): item for name, item in said(group).items() if name.startswith("Answer ")}
    assert list(boxes) == list(told) and len(boxes) == 2 * len(NAMES)
    assert [item.paragraphs[0].text.plain for item in told.values()] == ["Yes", "No"] * len(NAMES)
    assert all(boxes[name].right < item.box.x for name, item in told.items())
    strokes = [item for item in group.items if isinstance(item, PathItem)]
    assert not [one for one in strokes for box in boxes.values() if box.x < one.box.x < box.right]


def test_long_labels_have_their_line_below_them_and_short_ones_behind() -> None:
    long = ("From my next complaint I’ll keep this, and I’ll put that down", "Within two weeks, who will notice what?")
    for fields, behind in ((NAMES, True), (long, False)):
        group = group_of(shown(sheet("form", fields=fields)))
        lines = {item.name: item.box for item in group.items if item.name.startswith("Line ")}
        labels = said(group)
        for number in range(1, len(fields) + 1):
            label, line = labels[f"Field {number}"].box, lines[f"Line {number}"]
            assert (line.x >= label.right) == behind
            assert behind or line.y >= label.bottom


def test_a_grid_whose_axes_have_no_names_has_its_four_cells() -> None:
    group = group_of(shown(sheet("grid", ends=False)))
    assert [name for name in said(group) if name.startswith(("Across", "Down"))] == []
    assert len({(item.box.x, item.box.y) for item in group.items if item.name.startswith("Cell ")}) == 4
