"""Reads a stranger's file in a process of its own, which may take so much time and so much memory and no more."""

from __future__ import annotations

import multiprocessing
import sys
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from coursegen.problems import Problem, Refused

SECONDS = 60.0
MEGABYTES = 700
"""The most that reading one file may take; a book of a thousand pages takes a tenth of either."""

_HINT = "save what is needed of it in a smaller file, and name that"
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

    Where the system can't bound memory (macOS, Windows), time alone is bounded. Errors: what ``read`` raises, and
    ``Refused`` where it takes longer, needs more memory, or brings its process down.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    process = _PROCESS(target=_work, args=(theirs, read, asked, megabytes), daemon=True)
    process.start()
    theirs.close()
    try:
        if not ours.poll(seconds):
            message = f"reading {name} takes longer than {seconds:g} seconds, so it was given up"
            raise Refused([Problem("too-costly", message, hint=_HINT)])
        how, value = ours.recv()
    except (EOFError, ConnectionError):
        how, value = "memory", None
    finally:
        process.kill()
        process.join()
        ours.close()
    if how == "read":
        result: _Read = value
        return result
    if how == "refused":
        raise Refused(value)
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
    """Let this process take so much more memory than it has."""
    try:
        import resource
    except ImportError:  # Windows has none
        return
    try:
        has = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except (OSError, ValueError, IndexError):  # only Linux says how much it is, and holds to such a bound
        return
    most = has + megabytes * 1_000_000
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
