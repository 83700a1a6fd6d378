"""Versions made by processes of their own: the same bytes, whatever their number and however they begin."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from pathlib import Path
from typing import Any

import pytest

from coursegen.publish import artefacts, workers
from coursegen.publish.made_version import Made
from coursegen.publish.outcomes import Outcome, outcome_of, outcomes
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles, course_files
from support.team_files import Blind, course_with_teams

BOTH = Wanted(("deck", "workbook"))


@pytest.fixture
def files(tmp_path: Path) -> CourseFiles:
    return course_files(course_with_teams(tmp_path))


def everything(files: CourseFiles) -> tuple[Version, ...]:
    return versions_asked(files, everything=True)


def as_bytes(found: list[Outcome]) -> dict[str, bytes]:
    assert [one.fault for one in found] == [None] * len(found)
    return {artefact.path: artefact.data for one in found if one.made for artefact in one.made.artefacts}


class Listening(Blind):
    """A watch that writes down what it is told."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str]] = []

    def doing(self, version: object, what: str) -> None:
        assert isinstance(version, Version)
        self.heard.append((version.name, what))

    def ended(self, version: object) -> None:
        assert isinstance(version, Version)
        self.heard.append((version.name, "ended"))


@pytest.mark.slow
@pytest.mark.parametrize("start", ["fork", "spawn"])
def test_one_process_and_several_make_the_same_bytes(files: CourseFiles, start: workers.Start) -> None:
    if start == "fork" and not hasattr(os, "fork"):
        pytest.skip("there is no fork here")
    alone = list(outcomes(files, everything(files), BOTH, Blind(), 1))
    watch = Listening()
    together = list(workers.in_workers(Workshop(files), everything(files), BOTH, watch, 2, start))
    assert as_bytes(alone) == as_bytes(together)
    assert len(as_bytes(alone)) == 8
    assert {one.version: one.layers for one in alone} == {one.version: one.layers for one in together}
    for version in everything(files):
        told = [what for name, what in watch.heard if name == version.name]
        assert told[0] == "reading the course"
        assert told[-2:] == ["writing the workbook", "ended"]


def test_a_courses_files_can_be_sent_to_another_process(files: CourseFiles) -> None:
    sent = pickle.loads(pickle.dumps(files))
    assert sent.hashes == files.hashes
    workshop = workers.Workshop(sent)
    here = outcome_of(workers.Workshop(files), Version("desk"), Wanted(("deck",)), lambda _: None)
    assert as_bytes([outcome_of(workshop, Version("desk"), Wanted(("deck",)), lambda _: None)]) == as_bytes([here])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended in another way there")
def test_a_process_that_dies_costs_its_own_version_alone(files: CourseFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    made = artefacts.made

    def deadly(workshop: Workshop, version: Version, *rest: Any, **named: Any) -> Made:
        if version.team == "chat":
            os.kill(os.getpid(), signal.SIGKILL)
        return made(workshop, version, *rest, **named)

    monkeypatch.setattr(artefacts, "made", deadly)
    found = {
        one.version.name: one
        for one in workers.in_workers(Workshop(files), everything(files), BOTH, Blind(), 2, "fork")
    }
    assert sorted(name for name, one in found.items() if one.made) == ["base", "desk", "desk/spring"]
    fault = found["chat"].fault
    assert fault is not None
    assert "stopped with the code -9" in fault.said


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended in another way there")
def test_where_no_process_is_left_the_rest_is_said_not_to_be_made(
    files: CourseFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(artefacts, "made", lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL))
    found = list(workers.in_workers(Workshop(files), everything(files), BOTH, Blind(), 2, "fork"))
    assert sorted(one.version.name for one in found) == sorted(version.name for version in everything(files))
    assert all(one.fault is not None and one.made is None for one in found)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_nobody_expected_of_one_version_stops_no_other(
    files: CourseFiles, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    made = artefacts.made

    def broken(workshop: Workshop, version: Version, *rest: Any, **named: Any) -> Made:
        if version.team == "chat":
            raise RuntimeError("the sky fell")
        return made(workshop, version, *rest, **named)

    monkeypatch.setattr(artefacts, "made", broken)
    found = {one.version.name: one for one in outcomes(files, everything(files), Wanted(("deck",)), Blind(), jobs)}
    assert [name for name, one in found.items() if one.made is None] == ["chat"]
    fault = found["chat"].fault
    assert fault is not None
    assert (fault.name, fault.said) == ("RuntimeError", "the sky fell")
    assert "Traceback" in fault.trace
