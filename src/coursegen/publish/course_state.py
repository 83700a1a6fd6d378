"""Finds a state of a course: a folder that holds it, or a commit of the repository that the course is in."""

from __future__ import annotations

import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from coursegen.problems import Hinted
from coursegen.source.folder import COURSE

MAX_ARCHIVE = 500_000_000
"""The largest state of a course that is taken out of a repository, in bytes."""


class NoSuchState(Hinted):
    """Raised where a name is neither a course's folder nor a commit."""


@contextmanager
def course_at(root: Path, name: str) -> Iterator[Path]:
    """The folder of a course in another state, as long as it is needed; a folder of that name goes before a commit.

    Errors: :class:`NoSuchState`.
    """
    folder = Path(name)
    if folder.is_dir():
        if not (folder / COURSE).is_file():
            raise NoSuchState(f"there is no {COURSE} in the folder {name}", "name the course's folder itself")
        yield folder
        return
    archive = _archive(root, name)
    with TemporaryDirectory(prefix="coursegen-") as place, tarfile.open(fileobj=BytesIO(archive)) as tar:
        _unpack(tar, place)
        if not (Path(place) / COURSE).is_file():
            raise NoSuchState(f"the course is not in the commit {name}", "name a commit in which it is")
        yield Path(place)


def _unpack(tar: tarfile.TarFile, place: str) -> None:
    """Unpack the files and folders of an archive; a Python before 3.11.4 has no filter for that, so it is done here."""
    if hasattr(tarfile, "data_filter"):
        tar.extractall(place, filter="data")
        return
    plain = [one for one in tar if (one.isfile() or one.isdir()) and not {"", ".."} & set(one.name.split("/"))]
    tar.extractall(place, members=plain)


def _archive(root: Path, commit: str) -> bytes:
    """A commit's state of the course folder as a tar. Errors: :class:`NoSuchState`."""
    unknown = NoSuchState(
        f"there is no folder {commit}, and no commit of that name in the course's repository",
        "name a folder that holds the course as it was, or a commit such as HEAD~3 where the course is in Git",
    )
    try:
        verified = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}^{{commit}}")
        prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
        archive = _git(root, "archive", "--format=tar", f"{verified.decode().strip()}:{prefix}")
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError) as error:
        raise unknown from error
    if len(archive) > MAX_ARCHIVE:
        message = f"the course in the commit {commit} is larger than {MAX_ARCHIVE // 1_000_000} MB"
        raise NoSuchState(message, "name a folder that holds it")
    return archive


def _git(root: Path, *words: str) -> bytes:
    done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=True, timeout=120)
    return done.stdout
