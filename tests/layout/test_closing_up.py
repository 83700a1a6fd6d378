"""What follows a headline is placed from where the headline ends, in templates of ours."""

from __future__ import annotations

import pytest

from coursegen.model.scene import Scene, TextItem
from coursegen.units import EMU_PER_POINT
from support.looks import TEAMS, TORTURE, scenes


def _texts(scene: Scene) -> dict[str, TextItem]:
    return {item.name: item for item in scene.items if isinstance(item, TextItem)}


OURS = [team for team in (*TEAMS, TORTURE) if team != "shop_floor"]
"""Those in our own template."""


@pytest.mark.parametrize("team", OURS)
def test_a_key_point_s_text_follows_its_headline_closely_and_never_meets_it(team: str) -> None:
    gaps = []
    for scene in scenes(team, "light"):
        texts = _texts(scene)
        if "/points/" not in scene.slide or "Body" not in texts or texts["Body"].box.x != texts["Title"].box.x:
            continue
        title, body = texts["Title"], texts["Body"]
        if title.box.width == body.box.width:
            ends = title.box.y / EMU_PER_POINT + title.lines[-1].baseline
            begins = body.box.y / EMU_PER_POINT + body.lines[0].baseline - body.lines[0].fragments[0].size
            gaps.append(round(begins - ends))
    assert gaps
    assert all(10 < gap < 45 for gap in gaps), gaps


def test_what_stands_at_the_side_stays() -> None:
    points = [scene for scene in scenes("", "light") if "/points/" in scene.slide and "Aside" in _texts(scene)]
    assert len(points) > 3
    assert {_texts(scene)["Aside"].box_from_layout for scene in points} == {True}
    assert {_texts(scene)["Footnote"].box_from_layout for scene in points if "Footnote" in _texts(scene)} == {True}
