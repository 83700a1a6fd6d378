"""Drawings as they are written: read, refused, patched by a team, told by diff and explain."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coursegen.course.compare.difference import differences
from coursegen.course.compare.explain import explained
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.course.reading.load import load_course
from coursegen.model.visuals import Gap, texts_of
from coursegen.problems import Refused

TINY = Path(__file__).parent.parent / "cases" / "tiny"
GAP = """\
    visual:
      gap:
        heard: “Was it you?”
        between: One **breath**
        answered: “It was, ${customer}.”
        labels: [Then, You, Now]
"""
TEAM = """\
format: 1
team: desk
title: The front desk
why: They meet people face to face.
modules:
  patch:
    listen:
      key_points:
        patch:
          purpose:
            visual: {PATCH}
"""


def folder(tmp_path: Path, visual: str = GAP, patch: str = "") -> Path:
    root = Path(shutil.copytree(TINY, tmp_path / "course"))
    module = root / "modules" / "listen.yaml"
    text = module.read_text("utf-8")
    module.write_text(text.replace("    pictogram: bullseye\n", visual, 1), "utf-8")
    if patch:
        (root / "teams").mkdir()
        (root / "teams" / "desk.yaml").write_text(TEAM.replace("{PATCH}", patch), "utf-8")
    return root


def loaded(root: Path, team: str = "") -> LoadedCourse:
    return load_course(root, team=team)


def visual_of(course: LoadedCourse) -> object:
    return course.course.module("listen").key_points[0].visual


def test_a_drawing_has_its_words_each_at_its_address(tmp_path: Path) -> None:
    found = visual_of(loaded(folder(tmp_path)))
    assert isinstance(found, Gap)
    at = "listen.key_points.purpose.visual.gap."
    assert [(text.address.removeprefix(at), text.plain) for text in texts_of(found)] == [
        ("heard", "“Was it you?”"), ("between", "One breath"), ("answered", "“It was, guest.”"),
        ("labels.0", "Then"), ("labels.1", "You"), ("labels.2", "Now"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("visual", "said"),
    [
        ("    visual: {gasp: {heard: x}}\n", "unknown field 'gasp'"),
        ("    visual: {}\n", "this drawing names no form"),
        ("    visual: {gap: {heard: Hm, between: a, answered: b, labels: [c, d]}}\n", "'labels'"),
    ],
)
def test_what_is_no_drawing_is_told_at_its_line(tmp_path: Path, visual: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        loaded(folder(tmp_path, visual))
    found = [problem for problem in refused.value.problems if said in problem.message]
    assert found
    assert found[0].place is not None
    assert found[0].place.line == 19


def test_a_team_changes_one_field(tmp_path: Path) -> None:
    root = folder(tmp_path, patch="{gap: {between: Two breaths, was: One **breath**}}")
    base, team = loaded(root), loaded(root, "desk")
    found = visual_of(team)
    assert isinstance(found, Gap)
    assert (found.between.plain, found.heard.plain) == ("Two breaths", "“Was it you?”")
    (one,) = differences(base.course, team.course)
    address = "listen.key_points.purpose.visual.gap.between"
    assert (one.address, one.old, one.new) == (address, "One **breath**", "Two breaths")
    assert [change.how for change in explained(team, address).stack] == ["wrote", "set"]
