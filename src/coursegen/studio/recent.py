"""Lists courses to open: those that were open last, from a file of the user's own, and those that lie at hand."""

from __future__ import annotations

from datetime import date
from itertools import islice
from pathlib import Path

import msgspec
from msgspec import Struct

from coursegen.problems import Refused
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.read_back import read_back
from coursegen.publish.user_folders import state_folder
from coursegen.source.folder import COURSE, MODULES, TEAMS
from coursegen.source.text import read_text
from coursegen.source.values import text_in
from coursegen.source.yaml_file import node_of

NAME, PORT = "recent.json", "port.json"
KEPT = 12
"""How many courses are remembered."""

LOOKED_AT = 500
"""How many entries of a folder are looked at for courses, so that a crowded one keeps nobody waiting."""


class Listed(Struct, frozen=True):
    """A course to open: its folder, its title as it says it now, whether it is still there, and what is in it.

    ``minutes`` is ``""`` where the course does not say it; ``changed`` is the day of
    the newest of its files.
    """

    folder: str
    title: str
    there: bool
    subtitle: str = ""
    minutes: str = ""
    modules: int = 0
    teams: int = 0
    changed: date | None = None


def recent() -> tuple[Listed, ...]:
    """The courses that were open last, the newest first."""
    return tuple(_looked_at(Path(folder)) for folder in folders())


def at_hand(start: Path) -> tuple[Listed, ...]:
    """The courses in a folder and one level below it that were not open yet, by their names."""
    known = set(folders())
    try:
        below = sorted(one for one in islice(start.iterdir(), LOOKED_AT) if one.name[0] != "." and one.is_dir())
    except OSError:
        below = []
    found = [one.absolute() for one in (start, *below) if _is_course(one)]
    return tuple(_looked_at(one) for one in found if str(one) not in known)


def remember(folder: Path) -> None:
    """Put a course first among those that were open; where that can't be kept, nothing is lost."""
    kept = [str(folder), *(one for one in folders() if one != str(folder))]
    _keep(kept[:KEPT], NAME)


def last_port() -> int:
    """The port at which the studio was last, which its open pages still ask; 0 where none is known."""
    try:
        return read_back(state_folder() / PORT, int) or 0
    except FileNotFoundError:
        return 0


def remember_port(port: int) -> None:
    """Keep the port for the next start; where that can't be kept, nothing is lost."""
    _keep(port, PORT)


def forget(folder: str) -> None:
    """Take a course out of those that were open."""
    _keep([one for one in folders() if one != folder], NAME)


def _keep(what: list[str] | int, name: str) -> None:
    try:
        put_in_place(state_folder(), [Write(name, msgspec.json.encode(what))])
    except Refused:
        return


def folders() -> list[str]:
    """The folders of the courses that were open last, the newest first."""
    try:
        return read_back(state_folder() / NAME, list[str]) or []
    except FileNotFoundError:
        return []


def _is_course(folder: Path) -> bool:
    try:
        return (folder / COURSE).is_file()
    except OSError:  # a folder that nobody may look into
        return False


def _looked_at(folder: Path) -> Listed:
    try:
        root = node_of(read_text(folder / COURSE, COURSE))
    except Refused:
        return Listed(str(folder), folder.name, _is_course(folder))
    files = [
        folder / COURSE,
        *(one for name in (MODULES, TEAMS) for one in islice((folder / name).glob("*.yaml"), LOOKED_AT)),
    ]
    written = max((one.stat().st_mtime for one in files), default=0.0)
    return Listed(
        str(folder),
        text_in(root, "title").strip() or folder.name,
        there=True,
        subtitle=text_in(root, "subtitle").strip(),
        minutes=text_in(root, "session", "minutes").strip(),
        modules=sum(one.parent.name == MODULES for one in files),
        teams=sum(one.parent.name == TEAMS for one in files),
        changed=date.fromtimestamp(written),
    )
