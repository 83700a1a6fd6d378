"""What follows a headline is placed from where the headline ends, in templates of ours."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from coursegen.model.scene import Scene, TextItem
from coursegen.model.slide import Slide
from coursegen.units import EMU_PER_POINT
from support.layout_samples import SENTENCE, paragraph, slide
from support.looks import TEAMS, TORTURE, scenes

TITLES = (
    "One line",
    "A headline of two lines, neither of them long",
    "A headline of three lines, as one has it that says why the second call is the better one",
)
LaidOut = Callable[..., tuple[Scene, ...]]


def _key_point(title: str, *said: str) -> Slide:
    kicker, small = (paragraph("Key point 1.1", "label"),), (paragraph("Source: an article", "small"),)
    body = tuple(paragraph(one) for one in said)
    return slide("key_point", title, kicker=kicker, body=body, aside=(paragraph(SENTENCE),), footnote=small)


def _texts(scene: Scene) -> dict[str, TextItem]:
    return {item.name: item for item in scene.items if isinstance(item, TextItem)}


def _gap(scene: Scene) -> float:
    """From a headline's last baseline to the top of the letters under it, in points."""
    title, body = _texts(scene)["Title"], _texts(scene)["Body"]
    ends = title.box.y / EMU_PER_POINT + title.lines[-1].baseline
    return body.box.y / EMU_PER_POINT + body.lines[0].baseline - body.lines[0].fragments[0].size - ends


def test_a_text_is_as_far_from_a_headline_of_any_length(laid_out: LaidOut) -> None:
    shown = [laid_out(_key_point(title, SENTENCE))[0] for title in TITLES]
    assert [len(_texts(scene)["Title"].lines) for scene in shown] == [1, 2, 3]
    gaps = [_gap(scene) for scene in shown]
    assert max(gaps) - min(gaps) < 1
    assert 10 < gaps[0] < 45
    for scene in shown:
        assert _texts(scene)["Title"].box.bottom <= _texts(scene)["Body"].box.y
        assert _texts(scene)["Aside"].box_from_layout
        assert _texts(scene)["Footnote"].box_from_layout
    assert len({_texts(scene)["Body"].box.bottom for scene in shown}) == 1


def test_the_number_of_a_part_pushes_its_text_down(laid_out: LaidOut) -> None:
    title = "A headline that fills all of its two lines to the brim, so to"
    parts = laid_out(_key_point(title, *[SENTENCE * 3] * 8))
    assert len(parts) > 1
    assert {len(_texts(scene)["Title"].lines) for scene in parts} == {len(_texts(parts[0])["Title"].lines)}
    assert all(10 < _gap(scene) < 45 for scene in parts)


@pytest.mark.parametrize("team", [*TEAMS, TORTURE])
def test_no_headline_of_a_course_meets_what_follows_it(team: str) -> None:
    for scene in scenes(team, "light"):
        texts = _texts(scene)
        if "Body" in texts and not texts["Body"].box_from_layout and "/points/" in scene.slide:
            assert texts["Title"].box.bottom <= texts["Body"].box.y
            assert _gap(scene) > 10
