"""Reads a stranger's file in a process of its own, which may take so much time and so much memory and no more."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from coursegen.problems import Problem, Refused

SECONDS, PROCESSOR = 60.0, 15
MEGABYTES = 700
"""The most that reading one file may take, by the clock, of the processor, and of memory; a book of a thousand pages
takes a tenth of that."""

_HINT = "save what is needed of it in a smaller file, and name that"
_TOO_LONG = getattr(signal, "SIGXCPU", 0)
_PROCESS: type[BaseProcess]
if sys.platform == "linux":  # a fork is there at once; elsewhere it is not safe
    _PROCESS = multiprocessing.get_context("fork").Process
else:
    _PROCESS = multiprocessing.get_context("spawn").Process
_Asked = TypeVar("_Asked")
_Read = TypeVar("_Read")


def read_apart(
    read: Callable[[_Asked], _Read], asked: _Asked, name: str, *, seconds: float = SECONDS, megabytes: int = MEGABYTES
) -> _Read:
    """What ``read`` makes of a file, made in another process.

    Where the system can't bound memory and the processor (macOS, Windows), the clock alone does. Errors: what ``read``
    raises, and ``Refused`` where it takes longer, needs more memory, or brings its process down.
    """
    how: str
    value: Any
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = _PROCESS(target=_work, args=(theirs, read, asked, megabytes), daemon=True)
    process.start()
    theirs.close()
    try:
        how, value = ours.recv() if ours.poll(seconds) else ("time", seconds)
    except (EOFError, ConnectionError):
        process.join(seconds)
        how, value = ("time", PROCESSOR) if process.exitcode == -_TOO_LONG else ("memory", None)
    finally:
        process.kill()
        process.join()
        ours.close()
    if how == "read":
        result: _Read = value
        return result
    if how == "refused":
        raise Refused(value)
    if how == "time":
        message = f"reading {name} takes longer than {value:g} seconds, so it was given up"
        raise Refused([Problem("too-costly", message, hint=_HINT)])
    if how == "memory":
        message = f"reading {name} takes more memory than {megabytes} MB, so it was given up"
        raise Refused([Problem("too-costly", message, hint=_HINT)])
    raise value


def _work(answer: Connection, read: Callable[[Any], Any], asked: Any, megabytes: int) -> None:
    """Read, and send what came of it: a value, problems, or what was raised."""
    _bound(megabytes)
    with suppress(Exception):  # who can't even send what came of it is as good as brought down
        try:
            answer.send(("read", read(asked)))
        except Refused as refused:
            answer.send(("refused", refused.problems))
        except MemoryError:
            answer.send(("memory", None))
        except Exception as error:
            answer.send(("raised", error))


def _bound(megabytes: int) -> None:
    """Let this process take so much more memory than it has, and so many seconds of the processor."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(
        resource.RLIMIT_CPU, (PROCESSOR if hard == resource.RLIM_INFINITY else min(PROCESSOR, hard), hard)
    )
    try:
        has = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):  # only Linux says how much it is, and holds to such a bound
        return
    most = has + megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
