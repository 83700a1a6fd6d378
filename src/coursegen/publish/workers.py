"""Makes versions of a course in processes of their own, side by side.

Each worker takes one version after the other and reads the template, its map and the faces once. On Linux
they are forked from a process that has read all of it; elsewhere they start anew and are given the course's files.
"""

from __future__ import annotations

import gc
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Literal, cast

from coursegen.model.layers import TeamBrand
from coursegen.problems import Refused
from coursegen.publish.made_version import quietly
from coursegen.publish.outcomes import Fault, Outcome, Watch, outcome_of
from coursegen.publish.versions import Version, layers_of
from coursegen.publish.wanted import Wanted
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import CourseFiles
from coursegen.write.formats import FORMATS

Start = Literal["fork", "spawn"]
START: Start = "fork" if sys.platform.startswith("linux") else "spawn"
"""How workers begin: other systems' own libraries don't survive a fork."""

_PATIENCE = 5.0  # seconds for a worker to end by itself


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and what it works on."""

    process: BaseProcess
    pipe: Connection
    version: Version | None = None


def in_workers(
    workshop: Workshop, versions: Sequence[Version], wanted: Wanted, watch: Watch, jobs: int, start: Start = START
) -> Iterator[Outcome]:
    """What becomes of each version, as soon as it is known; ``jobs`` processes work side by side.

    A worker that ends before its time costs the version that it was at, and no other.
    """
    if start == "fork":
        _warm(workshop, wanted)
    context = get_context("fork") if start == "fork" else get_context("spawn")
    workers: list[_Worker] = []
    try:
        for _ in range(jobs):
            ours, theirs = context.Pipe()
            process = context.Process(target=_work, args=(theirs, workshop, wanted), daemon=True)
            process.start()
            theirs.close()
            workers.append(_Worker(process, ours))
        yield from _handed_out(workers, workshop.files, list(versions), watch)
    finally:
        for worker in workers:
            worker.pipe.close()  # which ends a worker that waits for more
            worker.process.terminate()
        for worker in workers:
            worker.process.join(_PATIENCE)


def _handed_out(
    workers: Sequence[_Worker], files: CourseFiles, waiting: list[Version], watch: Watch
) -> Iterator[Outcome]:
    """Give each worker the next version whenever it has none; what they say is passed on."""
    busy: dict[Connection, _Worker] = {}
    for worker in workers:
        _give(worker, waiting, busy)
    while busy:
        for ready in wait(list(busy)):
            worker = busy[cast("Connection", ready)]
            version = worker.version
            assert version is not None
            try:
                said: str | Outcome = worker.pipe.recv()
            except (EOFError, OSError):
                del busy[worker.pipe]
                worker.process.join(_PATIENCE)
                fault = Fault("WorkerLost", f"a process of ours stopped with the code {worker.process.exitcode}")
                watch.ended(version)
                yield Outcome(version, layers_of(files, version), fault=fault)
                continue
            if isinstance(said, str):
                watch.doing(version, said)
                continue
            _give(worker, waiting, busy)
            watch.ended(version)
            yield said
    for version in waiting:
        yield Outcome(
            version, layers_of(files, version), fault=Fault("WorkerLost", "no process is left that could make it")
        )


def _give(worker: _Worker, waiting: list[Version], busy: dict[Connection, _Worker]) -> None:
    """The next version to a worker, or leave to go."""
    busy.pop(worker.pipe, None)
    worker.version = waiting.pop(0) if waiting else None
    with suppress(OSError):  # a worker that is gone is found out when it is asked what it did
        worker.pipe.send(worker.version)
    if worker.version is not None:
        busy[worker.pipe] = worker


def _work(pipe: Connection, workshop: Workshop, wanted: Wanted) -> None:
    """Make versions until there are no more; what starts is said on the way."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever started the workers ends them
    gc.set_threshold(100_000, 50, 50)
    gc.freeze()  # what was read lives as long as the worker
    with suppress(EOFError, OSError):
        while (version := pipe.recv()) is not None:
            pipe.send(outcome_of(workshop, version, wanted, pipe.send))


def _warm(workshop: Workshop, wanted: Wanted) -> None:
    """Read and import what every version needs, before there are workers: those share it then."""
    from coursegen.compose.recipe_reading import DECK

    media = {"slides" if name == DECK else "pages" for name in wanted.artefacts}
    needed = [
        one.module
        for one in FORMATS.values()
        if one.medium in media and one.installed and (not one.option or one.name in wanted.printing.formats)
    ]
    for module in ("coursegen.publish.artefacts", "coursegen.publish.drawn_course", *needed):
        import_module(module)
    with suppress(Refused):  # whoever needs it is told
        workshop.faces_of(workshop.look(TeamBrand()), quietly)
