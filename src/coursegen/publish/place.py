"""Puts files in place in a folder: all of them, or none."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from itertools import count
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from coursegen.problems import Problem, Refused
from coursegen.publish.folder_lock import interrupts_held, lock
from coursegen.publish.read_back import is_path_inside, read_back, sha256_of
from coursegen.publish.write_faults import in_plain_words, shown

TEMPORARY = ".coursegen.new"
"""The folder, inside the one that is written to, for what is on its way; the next command empties it."""

_JOURNAL = "journal.json"
_OURS = re.compile(r"[0-9]+\..*\.(?:new|old)", re.DOTALL)


class Write(Struct, frozen=True):
    """A file to put in place: its path inside the folder (with ``/``), and what it holds.

    ``ours`` are the hashes of what may be replaced there; what has another one was changed by hand and is kept under a
    name beside. ``None`` replaces whatever is there.
    """

    path: str
    data: bytes
    ours: frozenset[str] | None = None


class Removal(Struct, frozen=True):
    """A file to take away: its path inside the folder; where it isn't there, nothing is done."""

    path: str


class _Step(Struct, frozen=True):
    """A file on its way into place, as the journal has it: where to, the hash of what is new (``""`` for a removal),
    whether something stood there, the name in the temporary folder of the new file and of what stood there, and the
    name to keep that under."""

    path: str
    sha256: str
    stood: bool
    name: str
    keep: str


class LockedFolder:
    """A folder that nobody else puts files into meanwhile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, writes: Iterable[Write | Removal]) -> Mapping[str, Path]:
        """Write or remove every file, or leave the folder as it was.

        Gives, by path, where what was changed by hand is kept.

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
                    if isinstance(write, Removal):
                        _taken_away(self._folder, step)
                    elif _swapped(self._folder, step, write.ours):
                        kept[step.path] = self._folder / step.keep
                for parent in {(self._folder / step.path).parent for step in steps} - {self._folder}:
                    _sync_folder(parent)
                    if any(isinstance(write, Removal) for write in writes):
                        _ignoring(parent.rmdir)  # which only an empty folder lets happen
                _sync_folder(self._folder)
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

    Nothing stops the process inside. Errors: ``Refused`` as :meth:`LockedFolder.put`.
    """
    with interrupts_held() as held, ExitStack() as made:
        try:
            _make_folder(folder, made)
            lock(folder, made, held)
            _check_inside(folder, folder / TEMPORARY)
            _take_back(folder)
        except OSError as error:
            raise Refused([in_plain_words(error, folder / TEMPORARY)]) from error
        yield LockedFolder(folder)


def put_in_place(folder: Path, writes: Iterable[Write | Removal]) -> Mapping[str, Path]:
    """Write every file into a folder, or leave it as it was, as :meth:`LockedFolder.put` does."""
    with locked(folder) as place:
        return place.put(writes)


def mend(folder: Path) -> None:
    """Take back what a killed command left in a folder, before anything there is read; wait for one that is at work.

    Errors: ``Refused``, where that can't be done.
    """
    with suppress(OSError):  # whoever reads the folder says what is wrong with its name
        if (folder / TEMPORARY).is_dir():
            put_in_place(folder, ())


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
        made.callback(_ignoring, path.rmdir)  # which only an empty folder lets happen


def _check_inside(folder: Path, path: Path) -> None:
    """Refuse a path that a link leads out of its folder."""
    if not path.resolve().is_relative_to(folder.resolve()):
        link = next((one for one in (path, *path.parents) if one.is_symlink()), path)
        message = f"{shown(link)} is a link that leads out of {shown(folder)}, and nothing is written or deleted there"
        raise Refused([Problem("outside", message, hint="remove the link, or choose another folder with --out")])


def _staged(folder: Path, number: int, write: Write | Removal) -> _Step:
    """The bytes in a file of the temporary folder, synced to the disk."""
    target = folder / write.path
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    name = f"{number}.{target.name[:50]}"
    if isinstance(write, Removal):
        return _Step(write.path, "", target.exists(), name, "")
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
    if ours is None or not old.exists() or sha256_of(old) in {step.sha256, *ours}:
        return False
    _second_name(old, folder / step.keep)
    return True


def _taken_away(folder: Path, step: _Step) -> None:
    target = folder / step.path
    if target.exists():
        _second_name(target, folder / TEMPORARY / f"{step.name}.old")
        target.unlink()


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
    if not step.sha256 and old.exists() and not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        old.replace(target)
    if not target.is_file() or sha256_of(target) != step.sha256:
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
