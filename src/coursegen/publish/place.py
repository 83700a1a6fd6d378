"""Puts files in place in a folder: all of them, or none."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import file_digest, sha256
from itertools import count
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from coursegen.problems import Problem, Refused
from coursegen.publish.read_back import is_path_inside, read_back

try:
    import fcntl
except ImportError:  # a system that is not POSIX
    fcntl = None  # type: ignore[assignment]

TEMPORARY = ".coursegen.new"
"""The folder, inside the one that is written to, for what is on its way; the next command empties it."""

_JOURNAL = "journal.json"
_OURS = re.compile(r"[0-9]+\..*\.(?:new|old)", re.DOTALL)

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS, errno.EBUSY}
_NO_FOLDER = {errno.ENOTDIR, errno.EEXIST}


class Write(Struct, frozen=True):
    """A file to put in place: its path inside the folder (with ``/``), and what it holds.

    ``ours`` are the hashes of what may be replaced there; what has another one was changed by hand and is kept under a
    name beside. ``None`` replaces whatever is there.
    """

    path: str
    data: bytes
    ours: frozenset[str] | None = None


class _Step(Struct, frozen=True):
    """A file on its way into place, as the journal has it: where to, the hash of what is new, whether something stood
    there, the name in the temporary folder of the new file and of what stood there, and the name to keep that under."""

    path: str
    sha256: str
    stood: bool
    name: str
    keep: str


class LockedFolder:
    """A folder that nobody else puts files into meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, writes: Iterable[Write]) -> Mapping[str, Path]:
        """Write every file, or leave the folder as it was; gives what was changed by hand, by path, where it is kept.

        Each file is first written whole into the temporary folder and synced, then all are renamed over what stood
        there; a rename is atomic, so that nobody ever reads half a file. A journal says what is about to be done:
        where a step fails, or the process is killed, it tells what to take back, and to whom.

        Errors: ``Refused`` in plain words for a full disk, a folder or file that can't be written, a link that leads
        out of the folder, or a file where a folder is needed.
        """
        writes = list(writes)
        if not writes:
            return {}
        work, at = self._folder / TEMPORARY, self._folder
        kept: dict[str, Path] = {}
        with ExitStack() as made:
            try:
                _make_folder(work, made)
                steps: list[_Step] = []
                for number, write in enumerate(writes):
                    at = self._folder / write.path
                    _check_inside(self._folder, at)
                    _make_folder(at.parent, made)
                    steps.append(_staged(self._folder, number, write))
                at = work
                _write_synced(work / _JOURNAL, msgspec.json.encode(steps))
                _sync_folder(work)
                for step, write in zip(steps, writes, strict=True):
                    at = self._folder / step.path
                    if _swapped(self._folder, step, write.ours):
                        kept[step.path] = self._folder / step.keep
                for parent in {(self._folder / step.path).parent for step in steps}:
                    _sync_folder(parent)
                (work / _JOURNAL).unlink()  # from here on it is done, whatever happens
            except OSError as error:
                raise Refused([in_plain_words(error, at)]) from error
            finally:
                with suppress(OSError, Refused):  # what could not be taken back is tried again by the next command
                    _take_back(self._folder)
        return kept


@contextmanager
def locked(folder: Path) -> Iterator[LockedFolder]:
    """A folder, made where it is missing, for one process at a time; what a killed one left is taken back first.

    The folder itself is locked, so that no file of a lock is ever left; a process that ends lets go of it. Only POSIX
    systems can do so. Errors: ``Refused`` as :meth:`LockedFolder.put`.
    """
    with ExitStack() as made:
        try:
            _make_folder(folder, made)
            _lock(folder, made)
            _check_inside(folder, folder / TEMPORARY)
            _take_back(folder)
        except OSError as error:
            raise Refused([in_plain_words(error, folder / TEMPORARY)]) from error
        yield LockedFolder(folder)


def put_in_place(folder: Path, writes: Iterable[Write]) -> Mapping[str, Path]:
    """Write every file into a folder, or leave it as it was, as :meth:`LockedFolder.put` does."""
    with locked(folder) as place:
        return place.put(writes)


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


def _make_folder(folder: Path, made: ExitStack) -> None:
    """Make a folder and those around it; in the end those go again that nothing was put into."""
    missing: list[Path] = []
    while not folder.is_dir():
        missing.append(folder)
        if folder == folder.parent:
            break
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir(exist_ok=True)
        made.callback(_ignoring, path.rmdir)


def _lock(folder: Path, held: ExitStack) -> None:
    if fcntl is None:
        return
    handle = os.open(folder, os.O_RDONLY)
    held.callback(os.close, handle)
    with suppress(OSError):  # a file system without locks
        fcntl.flock(handle, fcntl.LOCK_EX)


def _check_inside(folder: Path, path: Path) -> None:
    """Refuse a path that a link leads out of its folder."""
    if not path.resolve().is_relative_to(folder.resolve()):
        link = next((one for one in (path, *path.parents) if one.is_symlink()), path)
        message = f"{shown(link)} is a link that leads out of {shown(folder)}, and nothing is written or deleted there"
        raise Refused([Problem("outside", message, hint="remove the link, or choose another folder with --out")])


def _staged(folder: Path, number: int, write: Write) -> _Step:
    """The bytes in a file of the temporary folder, synced to the disk."""
    target = folder / write.path
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    name = f"{number}.{target.name[:50]}"
    _write_synced(folder / TEMPORARY / f"{name}.new", write.data)
    keep = "" if write.ours is None else free_name(folder, write.path)
    return _Step(write.path, sha256(write.data).hexdigest(), target.exists(), name, keep)


def _write_synced(path: Path, data: bytes) -> None:
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _swapped(folder: Path, step: _Step, ours: frozenset[str] | None) -> bool:
    """Rename the new file over its target; gives whether what stood there was changed by hand, and so is kept.

    What stood there has a second name first, and is looked at only afterwards: another program may save it until then.
    """
    new, old = (folder / TEMPORARY / f"{step.name}.{kind}" for kind in ("new", "old"))
    target = folder / step.path
    if target.exists():
        _second_name(target, old)
    new.replace(target)
    if ours is None or not old.exists() or _hash(old) in {step.sha256, *ours}:
        return False
    _second_name(old, folder / step.keep)
    return True


def _take_back(folder: Path) -> None:
    """Undo what the journal in a folder's temporary folder says, where there is one, and empty that.

    Only what is still as it was put there is taken back: what somebody has changed since stays. Errors: ``OSError``.
    """
    work = folder / TEMPORARY
    if not work.is_dir():
        return
    try:
        steps = read_back(work / _JOURNAL, list[_Step]) or []
    except FileNotFoundError:
        steps = []
    for step in reversed(steps):
        if is_path_inside(step.path) and "/" not in step.name and (not step.keep or is_path_inside(step.keep)):
            _check_inside(folder, folder / step.path)
            _take_step_back(folder, step)
    (work / _JOURNAL).unlink(missing_ok=True)
    for path in work.iterdir():
        if _OURS.fullmatch(path.name):
            path.unlink()
    with suppress(OSError):
        work.rmdir()


def _take_step_back(folder: Path, step: _Step) -> None:
    target, old = folder / step.path, folder / TEMPORARY / f"{step.name}.old"
    if not target.is_file() or _hash(target) != step.sha256:
        return
    if old.exists() and not old.samefile(target):  # renaming one link of a file over another does nothing (rename(2))
        old.replace(target)
        keep = folder / step.keep
        if step.keep and keep.is_file() and keep.samefile(target):
            keep.unlink()
    elif not step.stood and not (folder / TEMPORARY / f"{step.name}.new").exists():
        target.unlink()


def free_name(folder: Path, path: str) -> str:
    """``base/deck.edited.pptx``, or the first of ``base/deck.edited.2.pptx`` … that is free in the folder."""
    name = PurePosixPath(path)
    numbered = ("" if number == 1 else f".{number}" for number in count(1))
    kept = (name.with_name(f"{name.stem}.edited{number}{name.suffix}") for number in numbered)
    return next(str(free) for free in kept if not (folder / free).exists())


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return file_digest(stream, "sha256").hexdigest()


def _second_name(path: Path, name: Path) -> None:
    """The same content under another name, as a link where the file system has links, else as a copy."""
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
