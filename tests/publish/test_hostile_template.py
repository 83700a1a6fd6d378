"""Templates from anybody: what is wrong with each is one problem in plain words, and soon told."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from coursegen.problems import Refused
from coursegen.publish.artefacts import made
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files
from support import hostile_templates, odd_templates
from support.team_files import TINY


@pytest.mark.slow
@pytest.mark.parametrize("name", hostile_templates.HOSTILE)
def test_it_is_one_problem_and_soon_told(name: str, tmp_path: Path) -> None:
    make, said = hostile_templates.HOSTILE[name]
    template = tmp_path / "brand.pptx"
    template.write_bytes(make())
    workshop = Workshop(course_files(TINY), str(template))
    before = time.perf_counter()
    with pytest.raises(Refused) as refused:
        made(workshop, Version(), Wanted(("deck",)))
    assert time.perf_counter() - before < 3  # a second on a machine that does nothing else
    (problem,) = refused.value.problems
    assert problem.message.startswith("brand.pptx ") or "the template" in problem.message
    assert said in problem.message
    assert problem.hint


def test_a_template_without_a_place_for_text_is_told_layout_by_layout(tmp_path: Path) -> None:
    template = tmp_path / "brand.pptx"
    template.write_bytes(odd_templates.without_body())
    with pytest.raises(Refused) as refused:
        made(Workshop(course_files(TINY), str(template)), Version(), Wanted(("deck",)))
    told = {problem.message for problem in refused.value.problems}
    assert any("can show slides of the kinds how_it_runs, activity, objectives, " in message for message in told)
    for problem in refused.value.problems:
        assert "'Title Only' has no place for text" in problem.hint
        assert "'Blank' has no title" in problem.hint


def test_a_folder_and_a_pipe_are_no_templates(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.pptx")
    for path in (tmp_path, tmp_path / "pipe.pptx"):
        with pytest.raises(Refused, match="is no file"):
            made(Workshop(course_files(TINY), str(path)), Version(), Wanted(("deck",)))
    with pytest.raises(Refused, match="there is no file"):
        made(Workshop(course_files(TINY), str(tmp_path / "nowhere.pptx")), Version(), Wanted(("deck",)))
