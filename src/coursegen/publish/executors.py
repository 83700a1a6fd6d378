"""Has versions made by an executor: anything with the interface of ``concurrent.futures``, here or on other machines.

What is sent is small: where the course lies, the hashes of its files, the version. Whoever works needs the package and
the course's folder; what comes back is put in place here, by one process.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from contextlib import contextmanager
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct

from coursegen.problems import Hinted, Problem, Refused
from coursegen.publish.cache.ingredients import program
from coursegen.publish.cache.kept_builds import KeptDrawing
from coursegen.publish.made_version import quietly
from coursegen.publish.outcomes import Fault, Outcome, Watch, cores, outcome_of
from coursegen.publish.versions import Version, layers_of
from coursegen.publish.wanted import Wanted
from coursegen.publish.workers import in_workers
from coursegen.publish.workshop import Workshop
from coursegen.source.folder import course_files

T = TypeVar("T")

GROUP = "coursegen.executors"
"""The group of entry points: each is a function that gets what follows ``NAME://`` and gives an executor."""

AHEAD = 32
"""How many versions are on their way at once, so that finished ones don't pile up here."""

TRIES = 3
"""How often a version is tried; afterwards it is one that nobody can make."""


class Task(Struct, frozen=True):
    """One version to make: the course's folder, the hashes of what is read there, the program that it is for."""

    root: str
    hashes: Mapping[str, str]
    program: str
    version: Version
    wanted: Wanted


class Done(Struct, frozen=True):
    """What came of a task: the outcome, and what was drawn, to be kept."""

    outcome: Outcome
    drawing: KeptDrawing | None = None


class NoExecutor(Hinted):
    """Raised where nobody is called so, or whoever it is can't be reached."""


def in_executor_named(
    name: str, workshop: Workshop, versions: Sequence[Version], wanted: Wanted, watch: Watch
) -> Iterator[Outcome]:
    """What becomes of each version in the executor of that name. Errors: ``Refused`` where there is none."""
    try:
        with executor_named(name) as executor:
            yield from in_executor(executor, workshop, versions, wanted, watch)
    except NoExecutor as missing:
        raise Refused([Problem("executor", missing.message, hint=missing.hint)]) from missing


def in_executor(
    executor: Executor, workshop: Workshop, versions: Sequence[Version], wanted: Wanted, watch: Watch
) -> Iterator[Outcome]:
    """What becomes of each version, as soon as it is known.

    A version whose worker died is made again; where the executor itself has broken, processes of our own make the rest.
    """
    made_of = str(workshop.files.root.resolve()), dict(workshop.files.hashes), program()
    waiting, tries = list(versions), dict.fromkeys(versions, 0)
    running: dict[Future[Done], Version] = {}
    broken = False
    while waiting or running:
        while waiting and len(running) < AHEAD and not broken:
            try:
                running[executor.submit(done_of, Task(*made_of, waiting[0], wanted))] = waiting[0]
            except RuntimeError:  # a pool that lost a process takes nothing more
                broken = True
                break
            version = waiting.pop(0)
            tries[version] += 1
            watch.doing(version, "waiting for its turn")
        if not running:
            break
        for future in wait(running, return_when=FIRST_COMPLETED).done:
            version = running.pop(future)
            error = future.exception() if not future.cancelled() else RuntimeError("it was called off")
            if error is None:
                done = future.result()
                if workshop.kept is not None and done.drawing is not None:
                    workshop.kept.keep_drawing(version, done.drawing)
            elif tries[version] < TRIES:
                waiting.append(version)
                continue
            else:
                fault = Fault("WorkerLost", f"{tries[version]} workers were lost that made it, the last with {error!r}")
                done = Done(Outcome(version, layers_of(workshop.files, version), fault=fault))
            watch.ended(version)
            yield done.outcome
    if waiting:
        yield from in_workers(workshop, waiting, wanted, watch, min(cores(), len(waiting)))


def done_of(task: Task) -> Done:
    """A version made in this process, which keeps what it read for the next one of the same course."""
    workshop, collected = _workshop_of(task)
    if isinstance(workshop, Fault):
        return Done(Outcome(task.version, (), fault=workshop))
    outcome = outcome_of(workshop, task.version, task.wanted, quietly)
    return Done(outcome, collected.drawings.pop(task.version, None))


class _Collected:
    """In the place of a cache: what was drawn goes back with the outcome, and is kept where it was asked for."""

    def __init__(self) -> None:
        self.drawings: dict[Version, KeptDrawing] = {}

    def drawing(self, _version: Version) -> None:
        """Nothing is kept here."""

    def once(self, _values: tuple[object, ...], _kind: type[T], make: Callable[[], T]) -> T:
        """What is made now: pieces are not sent."""
        return make()

    def keep_drawing(self, version: Version, drawing: KeptDrawing) -> None:
        """Have it sent back."""
        self.drawings[version] = drawing


_OPEN: dict[tuple[str, str, tuple[tuple[str, str], ...]], tuple[Workshop | Fault, _Collected]] = {}
"""The course that this process made versions of last."""


def _workshop_of(task: Task) -> tuple[Workshop | Fault, _Collected]:
    key = task.root, task.wanted.template, tuple(task.hashes.items())
    if key not in _OPEN:
        _OPEN.clear()
        collected = _Collected()
        _OPEN[key] = _opened(task, collected), collected
    return _OPEN[key]


def _opened(task: Task, collected: _Collected) -> Workshop | Fault:
    if program() != task.program:
        return Fault("OtherProgram", "the coursegen of a worker is another one: install the same there")
    files = course_files(Path(task.root))
    if dict(files.hashes) != dict(task.hashes):
        return Fault("OtherCourse", f"the folder {task.root} of a worker holds another state of the course")
    return Workshop(files, task.wanted.template, collected)


@contextmanager
def executor_named(name: str) -> Iterator[Executor]:
    """An executor as long as it is needed: ``dask://HOST:PORT``, or ``NAME://…`` of an entry point.

    Errors: :class:`NoExecutor`.
    """
    kind, _, rest = name.partition("://")
    made = _dask if kind == "dask" else _of_entry_point(kind)
    try:
        executor = made(rest)
    except (OSError, TimeoutError) as error:
        raise NoExecutor(f"{name} can't be reached: {error}", "check that its scheduler runs there") from error
    with executor:
        yield executor


def _dask(address: str) -> Executor:
    try:
        import distributed
    except ImportError as missing:
        hint = "pip install 'coursegen[cluster]', then build again"
        raise NoExecutor("what speaks to Dask is not installed", hint) from missing
    client: Any = distributed.Client
    found: Executor = client(f"tcp://{address}", timeout=_PATIENCE, set_as_default=False).get_executor(pure=False)
    return found


def _of_entry_point(kind: str) -> Callable[[str], Executor]:
    found = {one.name: one for one in entry_points(group=GROUP)}
    if kind not in found:
        known = ", ".join(["dask://HOST:PORT", *(f"{one}://…" for one in sorted(found))])
        raise NoExecutor(f"nobody is called {kind!r} who could make versions", f"there are: {known}")
    made: Callable[[str], Executor] = found[kind].load()
    return made


_PATIENCE = 20  # seconds until a scheduler answers
