"""Puts files in place in a folder: all of them, or none."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import ExitStack, suppress
from pathlib import Path

from msgspec import Struct

from coursegen.problems import Problem, Refused

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


class Write(Struct, frozen=True):
    """A file to put in place: its path inside the folder (with ``/``), and what it holds.

    ``keep_as`` is the path that the file which stands there now is kept under, or ``""``.
    """

    path: str
    data: bytes
    keep_as: str = ""


def put_in_place(folder: Path, writes: Iterable[Write]) -> None:
    """Write every file, or leave the folder as it was.

    Each file is first written whole beside its place and synced, then all are renamed over what stood
    there; a rename is atomic, so that nobody ever reads half a file. Where a step fails, what was done
    before it is undone.

    Errors: ``Refused`` in plain words for a full disk, a folder or file that can't be written, or a file
    where a folder is needed.
    """
    outlived: list[Path] = []
    with ExitStack() as undo:
        at = folder
        try:
            staged: list[tuple[Path, Path, Write]] = []
            for write in writes:
                at = folder / write.path
                _make_folder(at.parent, undo)
                staged.append((_staged(at, write.data, undo), at, write))
            for new, at, write in staged:
                outlived += _swapped(new, at, folder / write.keep_as if write.keep_as else None, undo)
            for parent in {target.parent for _, target, _ in staged}:
                _sync_folder(parent)
        except OSError as error:
            raise Refused([in_plain_words(error, at)]) from error
        undo.pop_all()
    for path in outlived:
        _ignoring(path.unlink)


def removed(paths: Iterable[Path]) -> None:
    """Take files away; one that is not there, or can't be, does no harm."""
    for path in paths:
        _ignoring(path.unlink)


def in_plain_words(error: OSError, path: Path) -> Problem:
    """What the system said about writing a file, as a problem that says what to do."""
    name = shown(path)
    if error.errno == errno.ENAMETOOLONG:
        name = max(path.parts, key=len)[:40]
        message = f"the path with {name}… in it is longer than this system takes"
        return Problem("not-written", message, hint="choose a folder with a shorter name with --out")
    if error.errno in _FULL:
        return Problem(
            "disk-full",
            f"the disk is full: {name} does not fit",
            hint="free some space, or choose a folder on another disk with --out",
        )
    if error.errno in _FORBIDDEN:
        if path.exists() and not path.is_dir():
            return Problem(
                "file-in-use",
                f"{name} can't be replaced",
                hint="close it if another program has it open, and check that you may write to it; then try again",
            )
        return Problem(
            "folder-not-writable",
            f"nothing can be written to the folder {shown(path.parent)}",
            hint="check who may write there, or choose another folder with --out",
        )
    if error.errno in _NO_FOLDER or isinstance(error, NotADirectoryError):
        return not_a_folder(next((p for p in (path, *path.parents) if p.exists() and not p.is_dir()), path))
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return Problem(
            "folder-in-the-way",
            f"{name} is a folder, and a file of that name has to be there",
            hint="rename the folder, or choose another one with --out",
        )
    reason = os.strerror(error.errno) if error.errno else str(error)
    return Problem("not-written", f"{name} can't be written: {reason}", hint="choose another folder with --out")


def not_a_folder(path: Path) -> Problem:
    """The problem of a file that stands where a folder is needed."""
    return Problem(
        "not-a-folder",
        f"{shown(path)} is a file, and a folder is needed there",
        hint="rename the file, or choose another folder",
    )


def shown(path: Path) -> str:
    """A path as people read it: from the working directory where it is inside it, else whole."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolving would show a link by another name
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)


def _make_folder(folder: Path, undo: ExitStack) -> None:
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        if folder == folder.parent:
            break
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        undo.callback(_ignoring, path.rmdir)


def _staged(target: Path, data: bytes, undo: ExitStack) -> Path:
    """The bytes in a file beside the target, synced to the disk."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    new = target.with_name(f".{target.name}.{os.getpid()}.new")
    undo.callback(_ignoring, new.unlink)
    with new.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    return new


def _swapped(new: Path, target: Path, keep: Path | None, undo: ExitStack) -> list[Path]:
    """Rename the new file over the target; what stood there has a second name first.

    Gives the second names that are to go once everything is in place.
    """
    if not target.exists():
        undo.callback(_ignoring, target.unlink)
        new.replace(target)
        return []
    old = keep or target.with_name(f".{target.name}.{os.getpid()}.old")
    _second_name(target, old)
    undo.callback(_ignoring, old.unlink)
    undo.callback(_ignoring, lambda: _restore(old, target))
    new.replace(target)
    return [] if keep else [old]


def _restore(old: Path, target: Path) -> None:
    if not old.samefile(target):  # renaming one link of a file over another does nothing (rename(2))
        old.replace(target)


def _second_name(path: Path, name: Path) -> None:
    """The same content under another name, as a link where the file system has links, else as a copy."""
    if name.exists() and name.name.startswith("."):
        name.unlink()  # left by a build that was killed
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        try:
            shutil.copy2(path, name)
        except OSError:
            _ignoring(name.unlink)
            raise


def _sync_folder(folder: Path) -> None:
    """Make the renames in a folder last; only POSIX systems can open a folder for that."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ignoring(step: Callable[[], object]) -> None:
    with suppress(OSError):
        step()
