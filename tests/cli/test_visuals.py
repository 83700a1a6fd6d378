"""``coursegen visuals``: every form and type of chart with what to write for it, and its picture."""

from __future__ import annotations

import textwrap
from io import BytesIO
from pathlib import Path
from typing import get_args

import yaml
from PIL import Image

from coursegen.course.assembly.chart_values import markable
from coursegen.course.forms.own_slide import ChartForm
from coursegen.layout.forms.listed import FORMS
from coursegen.model.own_slides import ChartType
from support.forms import EXAMPLES


def test_every_form_is_listed_with_yaml_that_can_be_copied(inside) -> None:
    out = inside("visuals").out
    for form in FORMS:
        head = f"\n{form}: "
        assert head in f"\n{out}"
        written = f"\n{out}".partition(head)[2].partition("\n\n")[0].partition("\n")[2]
        assert list(yaml.safe_load(textwrap.dedent(written))["visual"]) == [form]


def test_every_type_of_chart_is_listed_with_yaml_that_can_be_copied(inside) -> None:
    out = inside("visuals").out
    for name in get_args(ChartType):
        head = f"\nchart_{name}: "
        assert head in f"\n{out}"
        written = f"\n{out}".partition(head)[2].partition("\n\n")[0].partition("\n")[2]
        chart = yaml.safe_load(textwrap.dedent(written))["chart"]
        assert chart["type"] == name
        assert ChartForm.model_validate(chart).mark in markable(ChartForm.model_validate(chart))


def test_a_chart_is_shown_as_a_picture_beside_the_form_that_is_called_alike(inside, tmp_path: Path) -> None:
    assert inside("visuals", "bar", "chart_bar", "--pictures", tmp_path).code == 0
    form, chart = ((tmp_path / f"{name}.png").read_bytes() for name in ("bar", "chart_bar"))
    assert form != chart
    colours = Image.open(BytesIO(chart)).convert("RGB").getcolors(1_000_000) or []
    assert (0xC2, 0x3A, 0x1B) in {colour for _, colour in colours}  # what it is about


def test_a_form_is_shown_as_a_picture(inside, tmp_path: Path) -> None:
    ended = inside("visuals", "gap", "fork", "--pictures", tmp_path / "forms")
    assert ended.code == 0
    assert "2 pictures written" in ended.out
    assert sorted(path.name for path in (tmp_path / "forms").glob("*.png")) == ["fork.png", "gap.png"]
    picture = Image.open(BytesIO((tmp_path / "forms" / "gap.png").read_bytes()))
    assert len(picture.convert("RGB").getcolors(1_000_000) or []) > 4
    assert EXAMPLES["fork"].headline not in ended.out


def test_a_form_that_there_is_not_is_told_with_the_nearest(inside) -> None:
    ended = inside("visuals", "gasp")
    assert ended.code == 2
    assert "gap" in ended.err
