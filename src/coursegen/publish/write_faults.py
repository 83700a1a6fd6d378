"""Says in plain words why a file or a folder can't be written, and where one was looked for that is not there."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from coursegen.problems import Problem, nearest

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


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


def not_there(path: Path) -> str:
    """What to do where there is no file at a path: take the nearest, or look in another folder."""
    folder = path.parent
    if not folder.is_dir():
        return f"there is no folder {folder} either; check the path"
    try:
        near = nearest(path.name, [one.name for one in folder.iterdir() if one.is_file()])
    except OSError:
        near = ""
    if near:
        return f"did you mean {folder / near}?"
    return (
        f"it was looked for in {folder.absolute()}; if it is elsewhere, write its folder too: some/folder/{path.name}"
    )


def shown(path: Path) -> str:
    """A path as people read it: from the working directory where it is inside it, else whole."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - resolving would show a link by another name
    here = Path.cwd()
    return str(whole.relative_to(here)) if whole.is_relative_to(here) else str(whole)
