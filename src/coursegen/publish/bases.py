"""Forgets the bases of decks in an output folder that are too old, or too many to keep."""

from __future__ import annotations

import os
import re
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from coursegen.pull.base.kept_bases import BASE_FOLDER, KEPT_BYTES, KEPT_DAYS

_OURS = re.compile(r"[0-9a-f]{64}\.json")
_DAY = 24 * 60 * 60


def forget_old_bases(folder: Path, current: Collection[str]) -> None:
    """Keep the bases at the ``current`` paths, which were built now, and of the others the latest.

    Age is counted from the newest base and not from today, so that a folder that nobody builds into loses nothing. Only
    files of ours are deleted, and none where the folder of bases is a link to somewhere else. A failure does no harm.
    """
    with suppress(OSError):
        if (folder / BASE_FOLDER).is_symlink():
            return
        newest = _latest_first(folder)[: len(current)]
        if {_path(found, folder) for found in newest} != set(current):  # else nothing is written that is not new
            for path in current:
                os.utime(folder / path)
        found = _latest_first(folder)
        oldest = found[0].stat().st_mtime - KEPT_DAYS * _DAY if found else 0.0
        size = 0
        for base in found:
            size += base.stat().st_size
            if _path(base, folder) not in current and (size > KEPT_BYTES or base.stat().st_mtime < oldest):
                base.unlink()


def _latest_first(folder: Path) -> list[Path]:
    inside = (folder / BASE_FOLDER).glob("*.json")
    bases = [found for found in inside if _OURS.fullmatch(found.name) and found.is_file() and not found.is_symlink()]
    return sorted(bases, key=lambda found: (found.stat().st_mtime_ns, found.name), reverse=True)


def _path(found: Path, folder: Path) -> str:
    return found.relative_to(folder).as_posix()
