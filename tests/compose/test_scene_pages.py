"""A scene is one page of the guide: both slides, every brief as on its card, what to say, do, ask and listen for."""

from __future__ import annotations

from itertools import pairwise

import pytest

from coursegen.compose.brief_steps import steps_of
from coursegen.course.reading.load import load_course
from coursegen.model.document import Beside, Boards, Columns, Cues, Heading, KeepTogether
from coursegen.model.document_tree import walk
from support.guides import COURSES, deck, guide


def scenes(name: str) -> dict[str, KeepTogether]:
    """What stands together on a scene's page, by the scene's first slide."""
    kept = [block for block in walk(guide(load_course(COURSES[name]).course).blocks) if isinstance(block, KeepTogether)]
    firm = [block for block in kept if block.firm]
    return {next(one for one in walk(block.blocks) if isinstance(one, Beside)).thumbnail.slide: block for block in firm}


@pytest.mark.parametrize("name", COURSES)
def test_a_scene_and_its_debrief_stand_side_by_side_above_the_briefs(name: str) -> None:
    course, found = load_course(COURSES[name]).course, scenes(name)
    played = [scene for module in course.modules for scene in module.scenarios]
    of_scenes = {slide.id: slide.address for slide in deck(course) if slide.address in {one.address for one in played}}
    assert found.keys() == of_scenes.keys()
    for slide, together in found.items():
        (scene,) = [one for one in played if one.address == of_scenes[slide]]
        abreast, *rest = together.blocks
        assert isinstance(abreast, Columns)
        shown = [one.thumbnail.slide for one in walk((abreast,)) if isinstance(one, Beside)]
        assert shown == [slide, f"{slide}/debrief"]
        (parts,) = [one for one in rest if isinstance(one, Boards)]
        assert [(one.title, [line.plain for line in one.lines]) for one in parts.boards] == [
            (role.name, [role.brief.plain]) for role in scene.roles
        ]
        strong = [{run.text.strip() for line in one.lines for run in line.runs if run.strong} for one in parts.boards]
        as_on_cards = [{run.text.strip() for step in steps_of(role.brief) for run in step.runs if run.strong}
                       for role in scene.roles]  # fmt: skip
        assert strong == as_on_cards


@pytest.mark.parametrize("name", COURSES)
def test_the_first_question_of_a_debrief_is_on_the_page_of_its_scene_with_what_to_listen_for(name: str) -> None:
    for together in scenes(name).values():
        cues = [cue for one in together.blocks if isinstance(one, Cues) for cue in one.items]
        assert [cue.shape for cue in cues[-2:]] == ["ask", "listen"]
        number = next(cue for cue in cues if cue.texts[0].plain.startswith("Slide "))
        assert number.texts[0].runs[0].strong


def test_what_is_done_twice_running_has_one_label() -> None:
    for block in walk(guide(load_course(COURSES["default"]).course).blocks):
        if isinstance(block, Cues):
            done = [(cue.shape, cue.texts[0].plain.startswith("Slide ")) for cue in block.items]
            assert [pair for pair in pairwise(done) if pair == (("do", False), ("do", False))] == []


def test_minutes_stand_in_the_clock_of_a_page_and_not_above_its_headlines() -> None:
    course = load_course(COURSES["default"]).course
    blocks = {block.address: block for row in course.agenda for block in row.plan}
    heads = [one for one in walk(guide(course).blocks) if isinstance(one, Heading) and one.anchor in blocks]
    assert len(heads) == len(blocks)
    for head in heads:
        assert head.length == f"{blocks[head.anchor].minutes} min"
        assert head.length not in head.kicker.plain
        assert str(blocks[head.anchor].start) not in head.kicker.plain
