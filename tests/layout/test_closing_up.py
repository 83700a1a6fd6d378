"""What follows a headline is placed from where the headline ends, in templates of ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coursegen.model.scene import Scene
from coursegen.model.scene_items import TextItem
from coursegen.model.slide import Slide
from coursegen.units import EMU_PER_POINT
from support.layout_samples import SENTENCE, paragraph, slide
from support.looks import TEAMS, TORTURE, scenes

TITLES = ("One line", "A headline of two lines, neither of them very long")
LaidOut = Callable[..., tuple[Scene, ...]]


def _opener(title: str) -> Slide:
    kicker, small = (paragraph("Module 1", "label"),), (paragraph("09:00–09:30", "small"),)
    return slide("section", title, kicker=kicker, subtitle=(paragraph(SENTENCE, "lead"),), meta=small)


def _texts(scene: Scene) -> dict[str, TextItem]:
    return {item.name: item for item in scene.items if isinstance(item, TextItem)}


def _gap(scene: Scene) -> float:
    """From a headline's last baseline to the top of the letters under it, in points."""
    title, below = _texts(scene)["Title"], _texts(scene)["Subtitle"]
    ends = title.box.y / EMU_PER_POINT + title.lines[-1].baseline
    return below.box.y / EMU_PER_POINT + below.lines[0].baseline - below.lines[0].fragments[0].size - ends


def test_a_text_is_as_far_from_a_headline_of_any_length(laid_out: LaidOut) -> None:
    shown = [laid_out(_opener(title))[0] for title in TITLES]
    assert [len(_texts(scene)["Title"].lines) for scene in shown] == [1, 2]
    gaps = [_gap(scene) for scene in shown]
    assert max(gaps) - min(gaps) < 1
    assert 10 < gaps[0] < 45
    for scene in shown:
        assert _texts(scene)["Title"].box.bottom <= _texts(scene)["Subtitle"].box.y
        assert _texts(scene)["Facts"].box_from_layout
    assert len({_texts(scene)["Subtitle"].box.bottom for scene in shown}) == 1


@pytest.mark.parametrize("team", [*TEAMS, TORTURE])
def test_no_headline_of_a_course_meets_what_follows_it(team: str) -> None:
    for scene in scenes(team, "light"):
        texts = _texts(scene)
        if "Subtitle" in texts and not texts["Subtitle"].box_from_layout:
            assert texts["Title"].box.bottom <= texts["Subtitle"].box.y
            assert _gap(scene) > 10
