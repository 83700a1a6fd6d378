"""Keeps bytes under the hash of what they were made from, in a folder of the user's that may go at any time.

An entry is a file whose head is the hash of its key and of the rest: whatever is cut, changed or another's is none.
Files are renamed into place, so that several builds may share a folder, and the oldest go when there are too many.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from msgspec import Struct

from coursegen.publish.user_folders import cache_folder

MOST_BYTES = 2_000_000_000
"""How much is kept; what was not asked for the longest goes first."""

_ROOM_AFTER = 0.8  # of that is left when some of it had to go, so that not every build looks for what may go
_HEAD = 32
_ON_ITS_WAY = ".new-"
_FORMAT = "builds-2"
_VARIABLE = "COURSEGEN_CACHE"
_OFF = "off"


class CacheFolder(Struct, frozen=True):
    """A folder with entries; ``root`` need not exist, and nothing that goes wrong with it is raised."""

    root: Path
    most: int = MOST_BYTES

    def entry(self, key: str) -> bytes | None:
        """What is kept under a key, which from now on was asked for last; ``None`` where it is not there whole."""
        path = self._path(key)
        try:
            with path.open("rb") as stream:
                head, data = stream.read(_HEAD), stream.read()
            if _head(key, data) != head:
                path.unlink()
                return None
            os.utime(path)
        except OSError:
            return None
        return data

    def has(self, key: str) -> bool:
        """Whether something is kept under a key."""
        return self._path(key).is_file()

    def keep(self, key: str, data: bytes) -> None:
        """Keep bytes under a key. Where that can't be done, nothing is kept."""
        path = self._path(key)
        with suppress(OSError):
            self.root.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.parent.mkdir(mode=0o700, exist_ok=True)
            with tempfile.NamedTemporaryFile(prefix=_ON_ITS_WAY, dir=path.parent, delete=False) as stream:
                on_its_way = Path(stream.name)
                try:
                    stream.write(_head(key, data))
                    stream.write(data)
                    stream.close()
                    on_its_way.replace(path)
                except OSError:
                    on_its_way.unlink()
                    raise

    def size(self) -> tuple[int, int]:
        """How many entries there are, and how many bytes they take."""
        sizes = [size for _, size, _ in self._entries()]
        return len(sizes), sum(sizes)

    def trim(self) -> None:
        """Let the entries go that nobody asked for the longest, where there is more than may be kept."""
        found = sorted(self._entries())
        over = sum(size for _, size, _ in found) - self.most
        if over <= 0:
            return
        over += int(self.most * (1 - _ROOM_AFTER))
        for _, size, path in found:
            if over <= 0:
                return
            with suppress(OSError):
                Path(path).unlink()
            over -= size

    def clear(self) -> None:
        """Let everything go."""
        shutil.rmtree(self.root, ignore_errors=True)

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key

    def _entries(self) -> Iterator[tuple[float, int, str]]:
        """When each file was asked for last, its bytes, its path."""
        for shelf in _listed(self.root):
            for entry in _listed(Path(shelf.path)):
                with suppress(OSError):
                    found = entry.stat(follow_symlinks=False)
                    yield found.st_mtime, found.st_size, entry.path


def users_cache() -> CacheFolder | None:
    """The folder that this user's builds share; ``None`` where the variable ``COURSEGEN_CACHE`` says off.

    That variable names another folder, too.
    """
    named = os.environ.get(_VARIABLE, "")
    if named == _OFF:
        return None
    return CacheFolder((Path(named) if named else cache_folder()) / _FORMAT)


def _head(key: str, data: bytes) -> bytes:
    found = sha256(key.encode())
    found.update(data)
    return found.digest()


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return list(found)
    except OSError:
        return []
