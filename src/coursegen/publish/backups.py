"""Writes a command's files into a course with a backup of what they were, and takes the last such command back."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

import msgspec
from msgspec import Struct

from coursegen.problems import Problem, Refused
from coursegen.publish.place import Removal, Write, put_in_place
from coursegen.source.folder import unsafe

FOLDER = ".coursegen"
"""The folder inside a course for what is nobody's to edit; Git is told to leave it alone."""

KEPT = 20
"""How many commands can be taken back."""

MAX_BYTES = 64_000_000
"""The largest backup that is read."""

_STEP = re.compile(r"undo_(\d{6})\.json")
_INSIDE = re.compile(r"(?!/)(?!.*(^|/)\.\.(/|$))[^\\\x00-\x1f:]{1,300}")


class _File(Struct, frozen=True):
    """A file before a command, ``None`` where it was not there, and the hash of what the command wrote."""

    path: str
    before: bytes | None
    after: str


class Step(Struct, frozen=True):
    """A command that wrote files of a course: its name, and what they were."""

    command: str
    files: tuple[_File, ...]


def put_with_backup(root: Path, command: str, writes: Iterable[Write]) -> None:
    """Put a command's files in place in a course, with a backup of what they were: all of it, or nothing.

    Errors: ``Refused``, as :func:`put_in_place`.
    """
    writes = list(writes)
    if not writes:
        return
    files = tuple(_File(one.path, _bytes_of(root / one.path), sha256(one.data).hexdigest()) for one in writes)
    steps = _steps(root)
    number = _number(steps[-1]) + 1 if steps else 1
    backup = Write(f"{FOLDER}/undo_{number:06}.json", msgspec.json.encode(Step(command, files)))
    ignored = [Write(f"{FOLDER}/.gitignore", b"*\n")] if not (root / FOLDER / ".gitignore").exists() else []
    forgotten = [Removal(f"{FOLDER}/{one.name}") for one in steps[: max(0, len(steps) + 1 - KEPT)]]
    put_in_place(root, [*writes, backup, *ignored, *forgotten])


def taken_back(root: Path) -> Step:
    """Put the files of the last command back as they were before it, and forget that command.

    Errors: ``Refused`` where nothing is left to take back, or a file has been changed since.
    """
    steps = _steps(root)
    if not steps:
        _refuse("there is nothing to take back", "only what was written by coursegen itself can be taken back")
    step = _step_in(steps[-1])
    for file in step.files:
        if not _INSIDE.fullmatch(file.path) or ((root / file.path).exists() and unsafe(root, file.path) is not None):
            _refuse(f"the backup {steps[-1].name} names a file outside the course", f"delete {FOLDER}/{steps[-1].name}")
        now = _bytes_of(root / file.path)
        if now is None or sha256(now).hexdigest() != file.after:
            _refuse(
                f"{file.path} has been changed since {step.command}, so nothing was taken back",
                f"what it was before is in {FOLDER}/{steps[-1].name}; take your own change back first, or keep both",
            )
    before = [Removal(one.path) if one.before is None else Write(one.path, one.before) for one in step.files]
    put_in_place(root, [*before, Removal(f"{FOLDER}/{steps[-1].name}")])
    return step


def _steps(root: Path) -> list[Path]:
    """The backups of a course, the last one at the end."""
    folder = root / FOLDER
    found = [path for path in folder.glob("undo_*.json") if _STEP.fullmatch(path.name) and not path.is_symlink()]
    return [] if folder.is_symlink() else sorted(found)


def _number(step: Path) -> int:
    found = _STEP.fullmatch(step.name)
    return int(found[1]) if found else 0


def _step_in(path: Path) -> Step:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise ValueError("too large")
        return msgspec.json.decode(path.read_bytes(), type=Step)
    except (OSError, ValueError, RecursionError):
        _refuse(f"the backup {path.name} can't be read", f"delete {FOLDER}/{path.name} in the course folder")


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _refuse(message: str, hint: str) -> NoReturn:
    raise Refused([Problem("undo", message, hint=hint)])
