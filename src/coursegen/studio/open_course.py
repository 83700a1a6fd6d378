"""Keeps one course open: what its files say now, each version that was looked at, and what was done to it."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from threading import RLock

from msgspec import Struct

from coursegen.course.loaded.addresses import Places
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.course.validation.checked_once import carried_over
from coursegen.problems import Problem, Refused
from coursegen.publish.place import Removal, Write, mend, put_in_place
from coursegen.publish.versions import BASE, Version
from coursegen.pull.proposal.rewritten import bytes_as
from coursegen.source.folder import COURSE, CourseFiles, course_files
from coursegen.source.text import source_text
from coursegen.studio.saving.history import Done, History

SHOWN = 12
"""How many versions are kept loaded at once."""


class Read(Struct, frozen=True):
    """A version as its files are now: the course, or ``None`` and the problems that it is refused for."""

    loaded: LoadedCourse | None
    refused: tuple[Problem, ...] = ()


class ChangedMeanwhile(Exception):  # noqa: N818 - says what happened
    """Raised where a file is not what it was taken for; carries its path in the course folder."""

    def __init__(self, file: str) -> None:
        self.file = file
        super().__init__(file)


class OpenCourse:
    """A course that somebody works on; one request at a time holds its ``lock``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.id = id_of(root)
        self.lock = RLock()
        self.history = History()
        self._stamps: dict[str, tuple[int, int]] = {}
        self._files: CourseFiles | None = None
        self._read: dict[Version, Read] = {}
        self._good: dict[Version, LoadedCourse] = {}
        self._left: dict[str, str] = {}
        mend(root)  # what a killed command left is taken back before anything is read

    @property
    def files(self) -> CourseFiles:
        """The course's files as they are on the disk now; read again only where one has changed."""
        stamps = _stamps(self.root)
        if self._files is None or stamps != self._stamps:
            self._stamps = stamps
            before, self._files = self._files, course_files(self.root, self._files)
            if before is not None:
                carried_over(before, self._files)  # what was checked of a file that is as it was
            self._read.clear()
        return self._files

    def read(self, version: Version = Version()) -> Read:  # noqa: B008 - a frozen value
        """A version as its files are now."""
        files = self.files
        if version not in self._read:
            try:
                loaded = course_of(files, "" if version.team == BASE else version.team, version.session)
                self._read[version] = Read(loaded)
                self._good[version] = loaded
                while len(self._good) > SHOWN:
                    del self._good[next(iter(self._good))]
            except Refused as refused:
                self._read[version] = Read(None, refused.problems)
        return self._read[version]

    def good(self, version: Version = Version()) -> LoadedCourse | None:  # noqa: B008 - a frozen value
        """A version as it was when it could last be read: what is shown while something is wrong."""
        return self.read(version).loaded or self._good.get(version)

    def own(self) -> Places:
        """What stands at each address of the course's own files."""
        return places_of(self.files)

    def texts(self) -> dict[str, str]:
        """The text of every file of the course that could be read, by its path."""
        return dict(self.files.texts)

    def write(self, texts: Mapping[str, str | None], label: str, part: str, *, typed: bool = False) -> None:
        """Put new texts in place of the files' own (``None`` takes a file away), and keep what they were.

        Errors: ``Refused`` where a file can't be written.
        """
        before = {file: self._bytes(file) for file in texts}
        after = {file: None if text is None else bytes_as(text, before[file] or b"") for file, text in texts.items()}
        self._put(after)
        self.history.did(Done(label, part, before, after, typed))

    def put_files(self, data: Mapping[str, bytes], label: str) -> None:
        """Put files in place, and keep what stood there. Errors: ``Refused``."""
        before = {file: self._bytes(file) for file in data}
        self._put(data)
        self.history.did(Done(label, "", before, dict(data)))

    def hashes(self) -> dict[str, str]:
        """The hash of every file of the course, as it is on the disk now."""
        with self.lock:
            return dict(self.files.hashes)

    def wrote(self, hashes: Mapping[str, str]) -> bool:
        """Whether the files are as the studio itself left them."""
        return self._left == hashes

    def undo(self) -> Done | None:
        """Take the last thing back. Errors: :class:`ChangedMeanwhile`, ``Refused``."""
        done = self.history.last
        if done is not None:
            self._swap(done.after, done.before)
            self.history.took_back()
        return done

    def redo(self) -> Done | None:
        """Do again what was taken back last. Errors: :class:`ChangedMeanwhile`, ``Refused``."""
        done = self.history.next
        if done is not None:
            self._swap(done.before, done.after)
            self.history.did_again()
        return done

    def _swap(self, now: Mapping[str, bytes | None], then: Mapping[str, bytes | None]) -> None:
        for file, data in now.items():
            if self._bytes(file) != data:
                self.history.changed_outside()
                raise ChangedMeanwhile(file)
        self._put(then)

    def _put(self, data: Mapping[str, bytes | None]) -> None:
        put_in_place(self.root, [Removal(file) if one is None else Write(file, one) for file, one in data.items()])
        self._left = dict(self.files.hashes)

    def _bytes(self, file: str) -> bytes | None:
        path = self.root / file
        return path.read_bytes() if path.is_file() else None


def id_of(root: Path) -> str:
    """What a course is called in addresses, so that no path stands in one."""
    return sha256(str(root).encode()).hexdigest()[:12]


def places_of(files: CourseFiles) -> Places:
    """What stands at each address of a course's own files, whether they make a course or not."""
    roots = dict(files.modules) | {f"articles.{name}": node for name, node in files.articles.items()}
    return Places(roots if files.course is None else {"course": files.course, **roots})


def text_now(course: OpenCourse, file: str) -> str:
    """A file's text as it is on the disk. Errors: ``Refused``."""
    return source_text((course.root / file).read_bytes(), file).text


def _stamps(root: Path) -> dict[str, tuple[int, int]]:
    """When each YAML file of a course was last written, and how long it is."""
    found = {}
    for path in (root / COURSE, *root.glob("*/*.yaml")):
        try:
            facts = path.stat()
        except OSError:
            continue
        found[path.relative_to(root).as_posix()] = (facts.st_mtime_ns, facts.st_size)
    return found
