"""Icons: their outlines are those of the font's makers, and a wrong name is answered with near ones."""

from __future__ import annotations

import json

import pytest

from coursegen.layout.layout_map import LayoutMap
from coursegen.layout.pictograms import near_names, outline, pictogram
from coursegen.layout.svg_path import steps_of
from coursegen.model.scene_items import Box, Colour
from coursegen.source.icons import _data, icon_names


def test_every_icon_s_outline_is_what_fonttools_reads() -> None:
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.svgLib.path.parser import parse_path

    icons = json.loads(_data())
    letters = {"moveTo": "M", "lineTo": "L", "curveTo": "C", "closePath": "Z"}
    for name in icon_names()[::7]:
        found = outline(name)
        assert found is not None
        pen = RecordingPen()
        parse_path(icons[name]["svg"]["solid"]["path"], pen)
        expected = [(letters[command], points) for command, points in pen.value if command in letters]
        # fontTools draws the line that a close stands for; leave both out where it says nothing new.
        drawn = [step for step in found.steps if step[0] != "L"]
        read = [step for step in expected if step[0] != "L"]
        assert [step[0] for step in drawn] == [step[0] for step in read], name
        for (_, numbers), (_, points) in zip(drawn, read, strict=True):
            assert numbers == pytest.approx([value for point in points for value in point], abs=0.011), name


def test_relative_and_smooth_commands() -> None:
    assert steps_of("M1 2h3v-1l-1.5.5z") == (
        ("M", (1, 2)),
        ("L", (4, 2)),
        ("L", (4, 1)),
        ("L", (2.5, 1.5)),
        ("Z", ()),
    )
    assert steps_of("M0 0c0 1 1 2 2 2s2-1 2-2") == (
        ("M", (0, 0)),
        ("C", (0, 1, 1, 2, 2, 2)),
        ("C", (3, 2, 4, 1, 4, 0)),
    )
    assert steps_of("m1 1 2 0zm1 1H9")[-2:] == (("M", (2, 2)), ("L", (9, 2)))


def test_a_command_that_icons_never_use_is_refused() -> None:
    with pytest.raises(ValueError, match="path command A"):
        steps_of("M0 0A1 1 0 0 0 2 2")


def test_an_icon_stands_in_the_middle_of_its_box_in_its_own_shape() -> None:
    box = Box(1000, 2000, 90_000, 60_000)
    made = pictogram("phone", box, Colour("accent1"))
    assert made is not None
    assert made.box == Box(16_000, 2000, 60_000, 60_000)
    assert (made.width, made.height) == (512, 512)
    assert made.description == ""


@pytest.mark.parametrize("name", ["", "no such icon", "../phone", "phone\n", "aliases", "svg"])
def test_what_is_no_icon_is_none(name: str) -> None:
    assert outline(name) is None


@pytest.mark.parametrize(
    ("wrong", "meant"), [("phome", "phone"), ("scale", "scale-balanced"), ("lightbulp", "lightbulb")]
)
def test_near_names_are_offered(wrong: str, meant: str) -> None:
    assert f"'{meant}'" in near_names(wrong)


def test_a_name_like_no_other_gets_examples() -> None:
    assert "Font Awesome" in near_names("qqqqqqqq")


@pytest.mark.parametrize("file", ["photo.jpg", "logo.svg", "pictures/ear", r"pictures\\ear.PNG"])
def test_a_file_is_told_from_an_icon_s_name(file: str) -> None:
    assert "not a file" in near_names(file)


def test_the_icons_that_the_template_names_exist(shipped_map: LayoutMap) -> None:
    named = {place.icon for role in shipped_map.roles.values() for place in role.pictograms} | {shipped_map.check}
    assert [name for name in sorted(named) if outline(name) is None] == []
