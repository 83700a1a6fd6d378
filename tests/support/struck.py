"""A command that is struck down, by a signal or a torn write, at the n-th step that it takes on files."""

from __future__ import annotations

import importlib
import io
import os
import pkgutil
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import coursegen
from coursegen.publish.place import TEMPORARY

STEPS = ("rename", "replace", "link", "unlink", "remove", "mkdir", "rmdir", "fsync")
"""Calls of the system that change files or make them last; each has a moment before it and one after it."""

PATIENCE = 120.0
"""Seconds that a command may take before it counts as hung."""

State = dict[str, bytes | None]


@dataclass(frozen=True)
class Strike:
    """What comes over a command: a signal, with ``torn`` while a file is half written, or an error of the system."""

    name: str
    signal: int = 0
    torn: bool = False


STRIKES = (
    Strike("SIGKILL", signal.SIGKILL),
    Strike("SIGKILL in the middle of a write", signal.SIGKILL, torn=True),
    Strike("SIGTERM", signal.SIGTERM),
    Strike("SIGINT", signal.SIGINT),
)


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code (less than 0: by a signal), what it said, and how many moments it had.

    ``seconds`` are of the processor, of all its processes; ``megabytes`` the most that one of them had.
    """

    code: int
    said: str
    moments: int
    seconds: float = 0.0
    megabytes: float = 0.0


def state(folder: Path) -> State:
    """Every file of a folder with its bytes, every folder with ``None``; not what lies in the temporary folder."""
    found: State = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder)
        if TEMPORARY not in inside.parts[:-1]:
            found[inside.as_posix()] = path.read_bytes() if path.is_file() else None
    return found


def warm() -> None:
    """Import all of coursegen, so that a command starts at once in a fork."""
    for module in pkgutil.walk_packages(coursegen.__path__, "coursegen."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)


@dataclass(frozen=True)
class Running:
    """A command that is running: its process, what it tells of its moments, and the file with what it says."""

    process: int
    told: int
    said: int

    def ended(self) -> Ran:
        """Wait for its end, and for that of its processes. Errors: ``AssertionError`` where it hangs."""
        with os.fdopen(self.told, "rb") as told, os.fdopen(self.said, "rb") as said:
            status, usage = _waited(self.process)
            said.seek(0)
            text = said.read().decode("utf-8", "replace")
            seconds, megabytes = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
            return Ran(os.waitstatus_to_exitcode(status), text, len(told.read()), seconds, megabytes)


def started(folder: Path, words: Sequence[str], strike: Strike | None = None, at: int = 0, user: int = 0) -> Running:
    """Start a command in a folder in a process of its own; ``strike`` comes at its moment ``at``, counted from 1.

    ``user`` is whom it is run as, where that is not who runs this.
    """
    read, write = os.pipe()
    said = os.memfd_create("said")
    sys.stdout.flush()
    process = os.fork()
    if process == 0:
        os.close(read)
        _run(folder, words, _Steps(folder, strike, at, write), said, user)
    os.close(write)
    return Running(process, read, said)


def ran(folder: Path, words: Sequence[str], strike: Strike | None = None, at: int = 0, user: int = 0) -> Ran:
    """Run a command as :func:`started` does, and wait for its end."""
    return started(folder, words, strike, at, user).ended()


def may_run(user: int, python: str = sys.executable) -> bool:
    """Whether another user may run this code: not where it, or Python, is in a folder of its owner alone."""
    environment = os.environ | {
        "PYTHONPATH": str(Path(coursegen.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [python, "-c", "from coursegen.assets import asset; asset('timing.yaml').read_bytes()"]
    try:
        done = subprocess.run(command, user=user, env=environment, cwd="/", capture_output=True, check=False)
    except PermissionError:
        return False
    return done.returncode == 0


def _waited(child: int) -> tuple[int, resource.struct_rusage]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        done, status, usage = os.wait4(child, os.WNOHANG)
        if done:
            return status, usage
        time.sleep(0.002)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    raise AssertionError("it hangs")


def _run(folder: Path, words: Sequence[str], steps: _Steps, said: int, user: int) -> None:
    """The forked process: the command as it is typed, then the end. Never returns."""
    code = 99
    try:
        os.setpgid(0, 0)
        os.dup2(said, 1)
        os.dup2(said, 2)
        os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
        sys.stdout, sys.stderr = os.fdopen(1, "w", encoding="utf-8"), os.fdopen(2, "w", encoding="utf-8")
        os.chdir(folder)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if user:
            os.setgroups([])
            os.setgid(user)
            os.setuid(user)
        sys.argv = ["coursegen", *words]
        steps.watch()
        from coursegen.cli import main

        main()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else 0 if ended.code is None else 1
    except KeyboardInterrupt:
        code = 130
    finally:
        steps.over = True
        with suppress(BaseException):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


class _Steps:
    """Counts the moments of a process, and strikes at one of them."""

    def __init__(self, folder: Path, strike: Strike | None, at: int, told: int) -> None:
        self._folder = os.path.realpath(folder)
        self._strike = strike
        self._at = at
        self._told = told
        self._seen = 0
        self._process = 0
        self.over = False

    def watch(self) -> None:
        """Put a watch before and after every step from here on."""
        self._process = os.getpid()
        for name in STEPS:
            setattr(os, name, self._watched(getattr(os, name)))
        plain_open = io.open

        def opened(file: Any, mode: str = "r", *words: Any, **named: Any) -> Any:
            if not set(mode) & set("wax+") or not self._is_ours(file):
                return plain_open(file, mode, *words, **named)
            self._moment()
            stream = plain_open(file, mode, *words, **named)
            self._moment()
            return stream

        io.open = opened

    def _watched(self, step: Callable[..., Any]) -> Callable[..., Any]:
        def watched(path: Any, *words: Any, **named: Any) -> Any:
            if not self._is_ours(path):
                return step(path, *words, **named)
            self._moment(path if step.__name__ == "fsync" else None)
            result = step(path, *words, **named)
            self._moment()
            return result

        watched.__name__ = step.__name__
        return watched

    def _is_ours(self, path: Any) -> bool:
        if self.over or os.getpid() != self._process:  # a process that reads a stranger's file changes nothing
            return False
        if isinstance(path, int):
            return True
        return os.path.join(os.getcwd(), os.fspath(path)).startswith(self._folder)  # noqa: PTH109, PTH118 - of a moment

    def _moment(self, written: int | None = None) -> None:
        self._seen += 1
        os.write(self._told, b".")
        if self._strike is None or self._seen != self._at:
            return
        if self._strike.torn and written is not None:
            with suppress(OSError):
                os.ftruncate(written, os.fstat(written).st_size // 2)
        os.kill(self._process, self._strike.signal)


def differences(one: State, other: State) -> Iterator[str]:
    """What is not the same in two states, in words."""
    for path in sorted(one.keys() | other.keys()):
        if path not in one:
            yield f"{path} is new"
        elif path not in other:
            yield f"{path} is gone"
        elif one[path] != other[path]:
            yield f"{path} has other bytes"
