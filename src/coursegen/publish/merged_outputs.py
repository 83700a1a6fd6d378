"""Puts the output folders of several builds of one course together: their files, and one manifest for all of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Problem, Refused
from coursegen.publish.existing_files import standing_hash
from coursegen.publish.manifest import NAME as LIST
from coursegen.publish.manifest import Manifest, Row, manifest_of
from coursegen.publish.owner import BESIDE
from coursegen.publish.place import LockedFolder, Write, locked
from coursegen.publish.write_faults import shown
from coursegen.pull.base.kept_bases import BASE_FOLDER


class Merged(Struct, frozen=True):
    """What was put together: how many files there are now, and of how many versions; ``kept`` were changed by hand."""

    files: int
    versions: int
    kept: tuple[Path, ...]


def merged(folders: Sequence[Path], output: Path) -> Merged:
    """The files of several output folders in one, which may have some already.

    Errors: ``Refused`` where one is no output folder, where a file in it is not the one that its manifest lists, where
    they are of several courses, or where two have another file of one name; nothing is put in place then.
    """
    lists = {folder: _list_of(folder) for folder in folders}
    _check_alike(lists)
    kept: list[Path] = []
    with locked(output) as place:
        course = next(iter(lists.values())).course
        known = manifest_of(output) or Manifest()
        if known.rows and known.course not in ("", course):
            raise Refused([_other_course(output, known.course, course)])
        whole = replace(known.still_in(output), course=course)
        for folder, listed in lists.items():
            kept += _put(folder, listed, whole, place, output)
            whole = whole.with_rows(listed.rows.values(), listed.sources)
        put = [Write(LIST, whole.as_json()), *_bases(folders, output)]
        place.put([one for one in put if standing_hash(output / one.path) != sha256(one.data).hexdigest()])
    versions = {(row.team, row.session) for row in whole.rows.values()}
    return Merged(len(whole.rows), len(versions), tuple(kept))


def _list_of(folder: Path) -> Manifest:
    """The manifest of a folder whose files are those that it lists. Errors: ``Refused``."""
    listed = manifest_of(folder)
    if listed is None or not listed.rows:
        message = f"{shown(folder)} is no output folder: it has no {LIST} that lists what was built"
        raise Refused([Problem("no-output", message, hint="name the folders that --out named in the builds")])
    wrong = [
        Problem("not-listed", f"{shown(folder / row.path)} is not the file that was built there", hint=_BUILD_AGAIN)
        for row in listed.rows.values()
        if standing_hash(folder / row.path) != row.sha256
    ]
    if wrong:
        raise Refused(wrong)
    return listed


def _check_alike(lists: Mapping[Path, Manifest]) -> None:
    """Errors: ``Refused`` for several courses, and for several files of one name."""
    course = next(iter(lists.values())).course
    others = [folder for folder, one in lists.items() if one.course != course]
    if others:
        raise Refused([_other_course(others[0], lists[others[0]].course, course)])
    seen: dict[str, tuple[Path, Row]] = {}
    wrong = []
    for folder, one in lists.items():
        for path, row in one.rows.items():
            before = seen.setdefault(path, (folder, row))
            if before[1].sha256 != row.sha256:
                message = f"{path} is another file in {shown(before[0])} than in {shown(folder)}"
                wrong.append(Problem("not-alike", message, hint=_BUILD_AGAIN))
    if wrong:
        raise Refused(wrong)


def _put(folder: Path, listed: Manifest, whole: Manifest, place: LockedFolder, output: Path) -> Iterator[Path]:
    """Put a folder's files in place, a version at a time; gives what was changed by hand there, where it is kept."""
    rows = sorted(listed.rows.values(), key=lambda row: (row.team, row.session, row.path))
    for _, of_one in groupby(rows, key=lambda row: (row.team, row.session)):
        writes = [
            Write(row.path, (folder / row.path).read_bytes(), _ours(whole, row.path))
            for row in of_one
            if standing_hash(output / row.path) != row.sha256
        ]
        yield from place.put(writes).values()


def _ours(whole: Manifest, path: str) -> frozenset[str]:
    return frozenset({whole.rows[path].sha256} if path in whole.rows else ())


def _bases(folders: Sequence[Path], output: Path) -> Iterator[Write]:
    """What edits in the decks are compared with, and the course's name where all folders lie beside it."""
    for folder in folders:
        for base in sorted((folder / BASE_FOLDER).glob("*.json")):
            if base.is_file() and not base.is_symlink():
                yield Write(f"{BASE_FOLDER}/{base.name}", base.read_bytes())
    beside = [folder / BESIDE for folder in folders if folder.resolve().parent == output.resolve().parent]
    if beside and beside[0].is_file():
        yield Write(BESIDE, beside[0].read_bytes())


def _other_course(folder: Path, one: str, other: str) -> Problem:
    message = f"{shown(folder)} holds what was made from the course '{one}', and not from '{other}'"
    return Problem("other-course", message, hint="put together what was built from one course")


_BUILD_AGAIN = "build that share again, from the same course with the same coursegen"
