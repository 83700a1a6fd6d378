"""Forgets the bases of decks in an output folder but for the latest of them."""

from __future__ import annotations

import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from coursegen.pull.base.kept_bases import BASE_FOLDER, KEPT


def forget_old_bases(folder: Path, current: Collection[str]) -> None:
    """Keep the bases at the ``current`` paths, which were built now, and the latest besides; a failure does no harm."""
    with suppress(OSError):
        newest = _latest_first(folder)[: len(current)]
        if {_path(found, folder) for found in newest} != set(current):  # else nothing is written that is not new
            for path in current:
                os.utime(folder / path)
        others = [found for found in _latest_first(folder) if _path(found, folder) not in current]
        for found in others[max(0, KEPT - len(current)) :]:
            found.unlink()


def _latest_first(folder: Path) -> list[Path]:
    bases = [found for found in (folder / BASE_FOLDER).glob("*.json") if found.is_file()]
    return sorted(bases, key=lambda found: (found.stat().st_mtime_ns, found.name), reverse=True)


def _path(found: Path, folder: Path) -> str:
    return found.relative_to(folder).as_posix()
