"""Waits for something in a course's folder to change, by looking at it again and again, as any disk allows."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

PAUSE = 0.3
"""Seconds between two looks."""

_State = frozenset[tuple[str, int, int]]


def changes_seen(root: Path, output: Path, sleep: Callable[[float], None], pause: float = PAUSE) -> Iterator[None]:
    """Something at once, then something after each change in a folder, once that has been still for a pause.

    Programs empty a file and then fill it: what is looked at in between is half of it. What begins with a dot, and the
    ``output`` folder, is not looked at.
    """
    seen: _State | None = None
    while True:
        now = _state(root, output)
        if now != seen:
            while (later := _still(root, output, sleep, pause)) != now:
                now = later
            seen = now
            yield
        sleep(pause)


def _still(root: Path, output: Path, sleep: Callable[[float], None], pause: float) -> _State:
    sleep(pause)
    return _state(root, output)


def _state(root: Path, output: Path) -> _State:
    """The path, the time of the last change and the size of every file."""
    found = set()
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        folders[:] = [name for name in folders if not name.startswith(".") and here / name != output]
        for name in names:
            try:
                facts = (here / name).stat()
            except OSError:
                continue
            if not name.startswith("."):
                found.add((str(here / name), facts.st_mtime_ns, facts.st_size))
    return frozenset(found)
