"""Keeps a folder for one process at a time, and lets nobody stop that process in the middle of what it puts there."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

try:
    import fcntl
except ImportError:  # a system that is not POSIX
    fcntl = None  # type: ignore[assignment]

LOCK = ".coursegen.lock"
"""The file that is locked where the system can't lock a folder; it goes with the lock."""

_PAUSE = 0.03
"""Seconds between two tries to have a folder."""

_STOPS = (signal.SIGINT, signal.SIGTERM)


class Held:
    """What asked the process to stop meanwhile."""

    def __init__(self) -> None:
        self.came: list[int] = []

    def check(self) -> None:
        """Stop now where that was asked: nothing has been begun."""
        if self.came:
            raise KeyboardInterrupt


@contextmanager
def interrupts_held() -> Iterator[Held]:
    """Hold back Ctrl-C and a call to end until what is done inside is whole; a second one comes through.

    Signals reach the main thread of Python alone, so that nothing has to be held back in another one.
    """
    held = Held()
    if threading.current_thread() is not threading.main_thread():
        yield held
        return
    before: dict[int, Any] = {}

    def note(number: int, frame: Any) -> None:
        if held.came and callable(before[number]):
            before[number](number, frame)
        held.came.append(number)

    for stop in _STOPS:
        if signal.getsignal(stop) is not signal.SIG_IGN:  # a shell has background jobs ignore Ctrl-C
            before[stop] = signal.signal(stop, note)
    try:
        yield held
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
        if held.came:
            signal.raise_signal(held.came[0])


def lock(folder: Path, stack: ExitStack, held: Held) -> None:
    """Wait until no other process has a folder, and keep it until the stack ends.

    POSIX systems lock the folder itself, so that no file of a lock is ever left, and a process that ends lets go of it.
    Elsewhere a file in it is locked. Where the file system has no locks, there is none.
    """
    try_it = _lock_of_folder(folder, stack) if fcntl is not None else _lock_of_file(folder, stack)
    while not try_it():
        time.sleep(_PAUSE)
        held.check()


def _lock_of_folder(folder: Path, stack: ExitStack) -> Callable[[], bool]:
    handle = os.open(folder, os.O_RDONLY)
    stack.callback(os.close, handle)

    def try_it() -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # a file system without locks
            return True
        return True

    return try_it


def _lock_of_file(folder: Path, stack: ExitStack) -> Callable[[], bool]:
    # Imported here: it is installed where it is needed.
    from filelock import FileLock, Timeout

    one = FileLock(folder / LOCK)

    def try_it() -> bool:
        try:
            one.acquire(blocking=False)
        except Timeout:
            return False
        except NotImplementedError:  # a file system without locks
            return True
        stack.callback(one.release)
        return True

    return try_it
