"""Versions made by an executor, here and on other machines: the same bytes, whoever dies on the way."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import pytest

from coursegen.problems import Refused
from coursegen.publish import executors
from coursegen.publish.cache.folder import CacheFolder
from coursegen.publish.cache.kept_builds import kept_builds
from coursegen.publish.executors import Task, in_executor, in_executor_named
from coursegen.publish.outcomes import Outcome, outcomes
from coursegen.publish.output import built
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles, course_files
from support.many_teams import course_with_many_teams, left_in
from support.team_files import Blind, course_with_teams

WANTED = Wanted(("deck", "job_aid"))


@pytest.fixture
def files(tmp_path: Path) -> CourseFiles:
    return course_files(course_with_teams(tmp_path))


def everything(files: CourseFiles) -> tuple[Version, ...]:
    return versions_asked(files, everything=True)


def as_bytes(found: Iterator[Outcome]) -> Mapping[str, bytes]:
    told = list(found)
    assert [one.fault for one in told] == [None] * len(told)
    return {artefact.path: artefact.data for one in told if one.made for artefact in one.made.artefacts}


@contextmanager
def processes(number: int) -> Iterator[Executor]:
    with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
        yield pool


@pytest.mark.slow
def test_threads_and_processes_make_what_is_made_here(files: CourseFiles) -> None:
    here = as_bytes(outcomes(files, everything(files), WANTED, Blind(), 1))
    with ThreadPoolExecutor(1) as threads:
        assert as_bytes(in_executor(threads, Workshop(files), everything(files), WANTED, Blind())) == here
    with processes(2) as pool:
        assert as_bytes(in_executor(pool, Workshop(files), everything(files), WANTED, Blind())) == here


class Deadly(ThreadPoolExecutor):
    """An executor whose workers die at their first task of a version, as often as is said."""

    def __init__(self, deaths: int, version: str) -> None:
        super().__init__(1)
        self.left, self.version = deaths, version

    def submit(self, done_of: Any, task: Task, /, *_: Any, **__: Any) -> Future[Any]:
        if task.version.name == self.version and self.left:
            self.left -= 1
            return super().submit(os.kill, 2**22 + 1, signal.SIGKILL)  # no such process: it ends with an error
        return super().submit(done_of, task)


@pytest.mark.slow
@pytest.mark.parametrize(("deaths", "made"), [(1, True), (2, True), (3, False)])
def test_a_version_whose_worker_died_is_made_again(files: CourseFiles, deaths: int, made: bool) -> None:
    with Deadly(deaths, "chat") as executor:
        found = {
            one.version.name: one for one in in_executor(executor, Workshop(files), everything(files), WANTED, Blind())
        }
    assert (found["chat"].made is not None) is made
    assert made or found["chat"].fault
    assert all(one.made for name, one in found.items() if name != "chat")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended in another way there")
def test_what_a_broken_pool_left_is_made_here(files: CourseFiles) -> None:
    here = as_bytes(outcomes(files, everything(files), WANTED, Blind(), 1))
    with processes(1) as pool:
        pid = pool.submit(os.getpid).result(60)
        os.kill(pid, signal.SIGKILL)
        assert as_bytes(in_executor(pool, Workshop(files), everything(files), WANTED, Blind())) == here


def test_a_worker_with_another_state_of_the_course_says_so(files: CourseFiles) -> None:
    (files.root / "notes.yaml").write_text("x", "utf-8")
    other = files.root / "teams" / "chat.yaml"
    other.write_text(other.read_text("utf-8") + "# a remark\n", "utf-8")
    with ThreadPoolExecutor(1) as threads:
        told = list(in_executor(threads, Workshop(files), [Version()], WANTED, Blind()))
    assert told[0].fault is not None
    assert told[0].fault.name == "OtherCourse"


def test_a_worker_with_another_coursegen_says_so(files: CourseFiles) -> None:
    task = Task(str(files.root), dict(files.hashes), "another", Version(), WANTED)
    fault = executors.done_of(task).outcome.fault
    assert fault is not None
    assert fault.name == "OtherProgram"


def test_what_an_executor_made_is_kept(files: CourseFiles, tmp_path: Path) -> None:
    kept = kept_builds(CacheFolder(tmp_path / "cache"), files, everything(files), WANTED, tmp_path / "output")
    assert kept is not None
    with ThreadPoolExecutor(1) as threads:
        for outcome in in_executor(threads, Workshop(files, kept=kept), everything(files), WANTED, Blind()):
            kept.keep_outcome(outcome)
    assert all(kept.outcome(version) for version in everything(files))


@pytest.mark.parametrize("name", ["slurm", "dask"])
def test_whoever_there_is_none_of_is_told(files: CourseFiles, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refused) as refused:
        list(in_executor_named(f"{name}://127.0.0.1:1", Workshop(files), [Version()], WANTED, Blind()))
    assert [one.rule for one in refused.value.problems] == ["executor"]


def test_an_entry_point_names_an_executor(files: CourseFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    class Point:
        name = "threads"

        def load(self) -> Any:
            return lambda rest: ThreadPoolExecutor(int(rest))

    monkeypatch.setattr(executors, "entry_points", lambda group: [Point()] if group == executors.GROUP else [])
    found = in_executor_named("threads://2", Workshop(files), [Version()], WANTED, Blind())
    assert len(as_bytes(found)) == 2


VERSIONS = 60


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended in another way there")
def test_dask_makes_the_same_though_a_worker_is_killed(tmp_path: Path) -> None:
    pytest.importorskip("distributed", reason="the extra 'cluster' is not installed")
    root = course_with_many_teams(tmp_path, VERSIONS)
    words = [sys.executable, "-m", "coursegen", "build", str(root), "--all-teams", "--only", "deck,job_aid", "--out"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    there, here = tmp_path / "there", tmp_path / "here"
    subprocess.run([*words, str(here)], env=environment, check=True, timeout=300, capture_output=True)
    begun = []
    try:
        scheduler = _started(["dask_scheduler", "--port", "0", "--scheduler-file", "at.json"], tmp_path, begun)
        address = _address(tmp_path / "at.json", scheduler)
        for _ in range(2):
            _started(["dask_worker", address, "--nthreads", "1", "--nworkers", "1", "--no-nanny"], tmp_path, begun)
        name = address.replace("tcp://", "dask://")
        build = subprocess.Popen([*words, str(there), "--executor", name], env=environment, stderr=subprocess.PIPE)
        begun.append(build)
        _wait_until(lambda: len(list(there.glob("*/deck.pptx"))) >= 10, build)
        begun[1].send_signal(signal.SIGKILL)
        assert build.wait(300) == 0, build.stderr and build.stderr.read().decode()
    finally:
        for process in reversed(begun):
            process.kill()
            process.wait(30)
    assert left_in(there) == left_in(here)
    assert len(list(here.rglob("deck.pptx"))) == VERSIONS


def _started(words: list[str], folder: Path, begun: list[subprocess.Popen[bytes]]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{words[0]}", *words[1:], "--host", "127.0.0.1", "--no-dashboard"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    with (folder / f"{len(begun)}.log").open("wb") as log:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=log, stderr=log)
    begun.append(process)
    return process


def _address(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    _wait_until(file.exists, scheduler)
    return str(json.loads(file.read_text("utf-8"))["address"])


def _wait_until(so: Any, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + 300
    while not so():
        assert process.poll() is None, "it ended too early"
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.1)


@pytest.mark.slow
def test_more_versions_than_are_put_in_place_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from coursegen.publish import output

    files = course_files(course_with_teams(tmp_path))
    built(files, tmp_path / "one by one", everything(files), WANTED, Blind(), 1)
    monkeypatch.setattr(output, "MANY", 1)
    monkeypatch.setattr(output, "TOGETHER", 3)
    result = built(files, tmp_path / "together", everything(files), WANTED, Blind(), 1)
    assert left_in(tmp_path / "together") == left_in(tmp_path / "one by one")
    assert [one.outcome.version for one in result.versions] == list(everything(files))
    shutil.rmtree(tmp_path / "together" / "chat")
    (tmp_path / "together" / "chat").write_text("in the way", "utf-8")
    result = built(files, tmp_path / "together", everything(files), WANTED, Blind(), 1)
    assert [one.outcome.version.name for one in result.versions if not one.placed] == ["chat"]
