"""Removes files that builds left half written when they were killed."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from glob import escape
from pathlib import Path


def forget_leftovers(targets: Iterable[Path]) -> None:
    """Delete what processes that are gone left beside files which they meant to put in place.

    A build writes ``.deck.pptx.PID.new`` and gives what stood there the name ``.deck.pptx.PID.old`` for a moment.
    A failure does no harm.
    """
    for target in targets:
        for kind in ("new", "old"):
            for found in target.parent.glob(f".{escape(target.name)}.*.{kind}"):
                process = found.name.removeprefix(f".{target.name}.").removesuffix(f".{kind}")
                if process.isascii() and process.isdecimal() and _is_gone(int(process)):
                    with suppress(OSError):
                        found.unlink()


def _is_gone(process: int) -> bool:
    """Whether no process has a number; ``False`` where the system can't be asked without touching it."""
    if os.name != "posix" or process < 1:
        return False
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except (OSError, OverflowError):
        return False
    return False
