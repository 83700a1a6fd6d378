"""Runs every command that writes on disks that are full and in folders that may not be written.

Use: ``python tests/proofs/bad_disks.py [COMMAND]``, as root: a disk of a few kilobytes has to be mounted (a tmpfs), and
the read-only folders are tried as another user, since rights mean nothing to root. Each command ends with 0 and all of
its files, or with 1, plain words and the folder as it was; once there is room, or the right, it does what it should.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))
from coursegen.publish.kept_faces import faces
from support.struck import State, differences, may_run, ran, state, warm
from support.writing_commands import WRITING, Writing

NOBODY = 65_534
FREE = (0, 4, 8, 16, 24, 32, 48, 64, 96, 128, 160, 192, 256, 320, 400, 512, 640, 768)
"""Kilobytes that are free on the disk when a command starts."""
ROOM = 6 * 1024
FILLER = "filler"


@contextmanager
def small_disk(parent: Path) -> Iterator[Path]:
    """A disk of its own, of a few megabytes."""
    place = parent / "disk"
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={ROOM}k", "tmpfs", str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
        place.rmdir()


def fill(disk: Path, free: int) -> None:
    """Leave so many kilobytes of a disk free."""
    with (disk / FILLER).open("wb") as stream:
        found = os.statvfs(disk)
        os.posix_fallocate(stream.fileno(), 0, max(1, found.f_bavail * found.f_bsize - free * 1024))


class Known:
    """A command's folder before it, and what it comes to where nothing is wrong."""

    def __init__(self, command: Writing, parent: Path) -> None:
        self.command = command
        self.folder = parent / command.name.replace(" ", "_")
        self.folder.mkdir()
        command.ready(self.folder)
        self.before = state(self.folder)
        after = Path(shutil.copytree(self.folder, parent / f"{self.folder.name}.after"))
        assert ran(after, command.words).code == 0
        self.after = state(after)

    def check(self, where: str, code: int, said: str, left: State) -> None:
        """Errors: ``AssertionError`` where a command that was given no room, or no right, did not end as it should."""
        name = f"{self.command.name}, {where}: exit {code}"
        wanted = self.after if code == 0 else self.before
        assert code in (0, 1), f"{name}: {said}"
        assert left == wanted, f"{name}: {list(differences(wanted, left))} {said}"
        assert "our fault" not in said, name
        assert "Traceback" not in said, name


def on_full_disks(known: Known, parent: Path) -> tuple[int, int]:
    """How often a command was refused, and how often there was room. Errors: as :meth:`Known.check`."""
    refused = done = 0
    for free in FREE:
        with small_disk(parent) as disk:
            work = Path(shutil.copytree(known.folder, disk / "work"))
            fill(disk, free)
            ended = ran(work, known.command.words)
            known.check(f"{free} kB free", ended.code, ended.said, state(work))
            if ended.code:
                assert "full" in ended.said or "No space" in ended.said, ended.said
                (disk / FILLER).unlink()
                again = ran(work, known.command.words)
                known.check(f"{free} kB free, then room", again.code, again.said, state(work))
                assert again.code == 0, again.said
            refused, done = refused + bool(ended.code), done + (not ended.code)
    return refused, done


def folders(work: Path, known: Known) -> Iterator[Path]:
    """The folders that a command writes into, and the one that all lie in."""
    changed = {path for path in known.after if known.before.get(path) != known.after[path]}
    parents = {work, *((work / path).parent for path in changed)}
    return (path for path in sorted(parents) if path.is_dir())


def in_forbidden_folders(known: Known, parent: Path) -> int:
    """How many folders were tried. Errors: as :meth:`Known.check`."""
    first = Path(shutil.copytree(known.folder, parent / "first"))
    names = [path.relative_to(first) for path in folders(first, known)]
    shutil.rmtree(first)
    for name in (*names, None):
        work = Path(shutil.copytree(known.folder, parent / "work"))
        every = [path for path in (work, *work.rglob("*")) if path.is_dir()]
        for path in (work, *work.rglob("*")):
            os.chown(path, NOBODY, NOBODY)
        forbidden = every if name is None else [work / name]
        for path in forbidden:
            path.chmod(0o555)
        ended = ran(work, known.command.words, user=NOBODY)
        known.check(f"{name or 'every folder'} read-only", ended.code, ended.said, state(work))
        for path in forbidden:
            path.chmod(0o755)
        if ended.code:
            again = ran(work, known.command.words, user=NOBODY)
            known.check(f"{name or 'every folder'} read-only, then not", again.code, again.said, state(work))
            assert again.code == 0, again.said
        shutil.rmtree(work)
    return len(names) + 1


def main(*names: str) -> None:
    """Try each command. Errors: ``AssertionError`` for the first that does not end as it should."""
    if os.geteuid() != 0:
        sys.exit("this has to mount a small disk, which only root may")
    with tempfile.TemporaryDirectory() as folder:
        parent = Path(folder)
        parent.chmod(0o755)
        os.environ["XDG_CACHE_HOME"] = str(parent / "cache")
        os.environ["COURSEGEN_CACHE"] = "off"
        faces()
        for path in (parent / "cache").rglob("*"):
            path.chmod(0o755)
        if not (others := may_run(NOBODY)):
            print("another user may not enter the folder of this code or of Python: read-only folders are left out")
        warm()
        for command in WRITING:
            if names and command.name not in names:
                continue
            known = Known(command, parent)
            refused, done = on_full_disks(known, parent)
            tried = in_forbidden_folders(known, parent) if others else 0
            print(f"{command.name}: {refused} full disks, {done} with room, {tried} read-only folders", flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
