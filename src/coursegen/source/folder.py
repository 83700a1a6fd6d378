"""Reads a course folder: nodes by name, lines for carets, and a hash for each file."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Place, Problem, Refused
from coursegen.source import nodes
from coursegen.source.nodes_on_demand import NodesOnDemand
from coursegen.source.text import SourceText, read_text, shown_lines, source_text
from coursegen.source.yaml_file import node_of

T = TypeVar("T")

MAX_FILES = 2_000
"""How many files one folder of a course may hold."""

COURSE = "course.yaml"
MODULES = "modules"
ARTICLES = "articles"
SECTORS = "sectors"
TEAMS = "teams"
SESSIONS = "sessions"
LAYER_FOLDERS = (SECTORS, TEAMS, SESSIONS)
"""Where the files of each kind of layer stand."""


_IN_LAYERS = tuple(f"{folder}/" for folder in LAYER_FOLDERS)
_ID = re.compile(r"[a-z][a-z0-9_]{0,59}")
_NOT_ON_WINDOWS = re.compile(r"con|prn|aux|nul|com\d|lpt\d")


class CourseFiles(Struct, frozen=True, eq=False, weakref=True):
    """What was read of a course folder, and what was wrong with the rest.

    ``modules``, ``articles`` and the layers are keyed by file stem, sorted; ``course`` is ``None`` and ``unread``
    names the files and folders (relative, with ``/``) that are there and could not be read. ``texts`` and ``hashes``
    (sha256, hex) are keyed by relative path, sorted. ``unsaved`` are pictures that are to be put into the folder, by
    their paths. ``part_of`` are the files that these are a part of, where they are: what is known of a node of one is
    known of the same node of the other.
    """

    root: Path
    course: nodes.Node | None
    modules: Mapping[str, nodes.Node]
    articles: Mapping[str, nodes.Node]
    sectors: Mapping[str, nodes.Node]
    teams: Mapping[str, nodes.Node]
    sessions: Mapping[str, nodes.Node]
    texts: Mapping[str, str]
    hashes: Mapping[str, str]
    unread: frozenset[str]
    problems: tuple[Problem, ...]
    unsaved: Mapping[str, bytes] = {}
    part_of: CourseFiles | None = None

    @property
    def whole(self) -> CourseFiles:
        """All files that were read, of which these may be a part."""
        return self.part_of or self

    def by_path(self) -> dict[str, nodes.Node]:
        """Every file that could be read, but for the layers' own, by its path."""
        folders = {MODULES: self.modules, ARTICLES: self.articles}
        inside = {f"{name}/{stem}.yaml": node for name, held in folders.items() for stem, node in held.items()}
        return inside if self.course is None else {COURSE: self.course, **inside}


def course_files(root: Path, before: CourseFiles | None = None) -> CourseFiles:
    """Every YAML file of the course in that folder: course.yaml, modules/, articles/, sectors/, teams/, sessions/.

    It never raises for what is wrong inside: ``problems`` holds everything that was found. A file that is as it was
    ``before`` keeps its very node.
    """
    known = {} if before is None else before.by_path()
    found: dict[str, nodes.Node] = {}
    layers: dict[str, SourceText] = {}
    texts: dict[str, str] = {}
    hashes: dict[str, str] = {}
    unread: set[str] = set()
    problems: list[Problem] = []
    home = root.resolve()
    for item in _listed(root):
        if isinstance(item, Problem):
            problems.append(item)
            unread.add(_meant(item))
            continue
        if (wrong := _unsafe(root, home, item)) is not None:
            problems.append(wrong)
            unread.add(item)
            continue
        try:
            source = read_text(root / item, item)
            texts[item], hashes[item] = source.text, source.sha256
            same = before is not None and before.hashes.get(item) == source.sha256 and item not in before.unread
            if item.startswith(_IN_LAYERS):
                _ = same or node_of(source)  # what is wrong with it is told now, whoever reads it later
                layers[item] = source
            else:
                found[item] = known[item] if same else node_of(source)
        except Refused as refused:
            problems.extend(refused.problems)
            unread.add(item)
    return CourseFiles(
        root=root,
        course=found.get(COURSE),
        modules=_by_stem(found, MODULES),
        articles=_by_stem(found, ARTICLES),
        sectors=NodesOnDemand(_by_stem(layers, SECTORS)),
        teams=NodesOnDemand(_by_stem(layers, TEAMS)),
        sessions=NodesOnDemand(_by_stem(layers, SESSIONS)),
        texts=texts,
        hashes=dict(sorted(hashes.items())),
        unread=frozenset(unread),
        problems=tuple(problems),
    )


def with_texts(files: CourseFiles, texts: Mapping[str, str]) -> CourseFiles:
    """The files with other texts in the place of some. Errors: ``Refused`` as :func:`node_of`."""
    sources = {file: source_text(text.encode(), file) for file, text in texts.items()}
    read = {file: node_of(source) for file, source in sources.items()}
    folders = {name: held for name in (MODULES, ARTICLES, *LAYER_FOLDERS) if (held := _by_stem(read, name))}
    return replace(
        files,
        course=read.get(COURSE, files.course),
        texts={**files.texts, **{file: source.text for file, source in sources.items()}},
        **{name: {**getattr(files, name), **held} for name, held in folders.items()},
    )


def line_of(root: Path) -> Callable[[Place], str | None]:
    """A reader of source lines for the carets under problems of a course that could not be loaded.

    Files are read when a place in them is asked for, once each, and only from inside the folder.
    """
    home = root.resolve()
    read: dict[str, tuple[str, ...]] = {}

    def line(place: Place) -> str | None:
        if place.file not in read:
            inside = _unsafe(root, home, place.file) is None
            read[place.file] = shown_lines(root / place.file) if inside else ()
        lines = read[place.file]
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    return line


def _listed(root: Path) -> Iterator[str | Problem]:
    if os.path.lexists(root / COURSE):
        yield COURSE
    elif os.path.lexists(root / "course.yml"):
        yield _rename("course.yml")
    else:
        hint = "a course is a folder with course.yaml, modules/ and articles/; 'coursegen new DIR' makes one"
        yield Problem("no-course", f"there is no {COURSE} in this folder", Place(COURSE, 1, 1), hint)
    for folder in (MODULES, ARTICLES, *LAYER_FOLDERS):
        yield from _listed_in(root, folder)


def _listed_in(root: Path, folder: str) -> Iterator[str | Problem]:
    if not (root / folder).is_dir():
        return
    if (wrong := _unsafe(root, root.resolve(), folder)) is not None:
        yield wrong
        return
    try:
        names = sorted(path.name for path in (root / folder).iterdir() if not path.name.startswith("."))
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else "the system gives no reason"
        hint = "check who may read it"
        yield Problem("unreadable", f"the folder can't be listed: {reason}", Place(folder, 1, 1), hint)
        return
    if len(names) > MAX_FILES:
        message = f"{folder}/ holds {len(names):,} files; at most {MAX_FILES:,} are read"
        yield Problem("too-many", message, Place(folder, 1, 1), "move what is not part of the course elsewhere")
        return
    for name in names:
        file = f"{folder}/{name}"
        if name.endswith(".yml"):
            yield _rename(_printable(file))
        elif name.endswith(".yaml"):
            wrong = _wrong_name(file, name.removesuffix(".yaml"))
            yield file if wrong is None else wrong


def _meant(problem: Problem) -> str:
    """The file (or the folder) that is there and not read, as it should have been called; or nothing."""
    file = problem.place.file if problem.place else ""
    if file.endswith(".yaml"):
        return ""  # its name can't be an id, so nothing can mean it
    return file.removesuffix(".yml") + ".yaml" if file.endswith(".yml") else file


def _rename(file: str) -> Problem:
    better = file.removesuffix(".yml").rpartition("/")[2] + ".yaml"
    return Problem("file-name", "files that end in .yml are not read", Place(file, 1, 1), f"rename it to {better}")


def wrong_id(stem: str) -> Problem | None:
    """Why a word can't be the id of a file in a course, or ``None``; the hint is for a file that bears it already."""
    return _wrong_name(f"{stem}.yaml", stem)


def _wrong_name(file: str, stem: str) -> Problem | None:
    if not _ID.fullmatch(stem):
        file, stem = _printable(file), _printable(stem)
        better = re.sub(r"[^a-z0-9]+", "_", stem.lower()).strip("_")[:60].lstrip("0123456789_")
        hint = "an id has lower-case letters, digits and _, and starts with a letter"
        return Problem(
            "file-name",
            f"'{stem}' can't be an id, so the file can't be named so",
            Place(file, 1, 1),
            f"rename it to {better}.yaml and give it that id; {hint}" if better else hint,
        )
    if _NOT_ON_WINDOWS.fullmatch(stem):
        hint = "choose another name, and change the id in the file with it"
        return Problem("file-name", f"Windows allows no file of the name '{stem}'", Place(file, 1, 1), hint)
    return None


def _printable(name: str) -> str:
    """A file's name as it can be shown: some systems allow line ends, and bytes that are no text."""
    return "".join(character if character.isprintable() else "\ufffd" for character in name)


def unsafe(root: Path, file: str) -> Problem | None:
    """Why a file of the course must not be opened, or ``None``: links must stay inside the folder."""
    return _unsafe(root, root.resolve(), file)


def _unsafe(root: Path, home: Path, file: str) -> Problem | None:
    """Why a file must not be opened: a link (its own, or its folder's) leads out of the course or nowhere."""
    try:
        real = (root / file).resolve(strict=True)
    except (OSError, RuntimeError):
        hint = "remove the link, or put the file where it leads"
        return Problem("unreadable", "this is a link that leads nowhere", Place(file, 1, 1), hint)
    if real.is_relative_to(home):
        return None
    hint = "a course reads only what is inside its folder: put a copy where the link is"
    return Problem("outside", "this is a link that leads out of the course folder", Place(file, 1, 1), hint)


def _by_stem(found: Mapping[str, T], folder: str) -> dict[str, T]:
    return {
        file.removeprefix(f"{folder}/").removesuffix(".yaml"): one
        for file, one in found.items()
        if file.startswith(f"{folder}/")
    }
