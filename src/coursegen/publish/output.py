"""Puts versions into an output folder: what changed is replaced, what was edited by hand is kept."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Problem, Refused
from coursegen.publish.bases import forget_old_bases
from coursegen.publish.credits import NAME as CREDITS
from coursegen.publish.existing_files import standing_hash
from coursegen.publish.made_version import TOOL, Artefact, Made
from coursegen.publish.manifest import NAME as LIST
from coursegen.publish.manifest import Manifest, Row, manifest_of
from coursegen.publish.outcomes import Outcome, Watch, outcomes
from coursegen.publish.owner import BESIDE, beside, check_owner, id_of_course
from coursegen.publish.place import LockedFolder, Write, locked
from coursegen.publish.provenance_file import NAME as PROVENANCE
from coursegen.publish.provenance_file import artefacts_in, as_json
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.publish.write_faults import in_plain_words, not_a_folder
from coursegen.source.folder import CourseFiles

if TYPE_CHECKING:
    from coursegen.publish.cache.kept_builds import KeptBuilds


MANY = 64
"""Where there are more versions than that, several are put in place at once: each writes the list of all files."""

TOGETHER = 16
"""How many they are then."""

_ON_THEIR_WAY = 2


class Placed(Struct, frozen=True):
    """One artefact where it lies now, whether it is new there, and where a version edited by hand was kept.

    ``is_open`` says that another program seems to have the one open that stood there before, ``drafts`` how many of
    its slides or pages show what is not finished.
    """

    kind: str
    path: Path
    unit: str
    count: int
    size: int
    changed: bool
    kept: Path | None = None
    is_open: bool = False
    drafts: int = 0


class Built(Struct, frozen=True):
    """What a build left of one version; ``placed`` is empty where it was not made, and ``outcome`` says why.

    The artefacts' bytes lie in the folder and are no longer here.
    """

    outcome: Outcome
    placed: tuple[Placed, ...] = ()


class Result(Struct, frozen=True):
    """What a build left, the versions in the order in which they were asked for.

    ``manifest_lost`` says that the folder's manifest could not be read and was written anew.
    """

    folder: Path
    versions: tuple[Built, ...]
    manifest_lost: bool


def built(
    files: CourseFiles,
    folder: Path,
    versions: Sequence[Version],
    wanted: Wanted,
    watch: Watch,
    jobs: int = 0,
    kept: KeptBuilds | None = None,
    executor: str = "",
) -> Result:
    """Versions of a course put into an output folder, each as soon as it is made.

    Where one can't be made, what stood there of it stays as it was, and the others are made all the same.
    ``jobs``, ``kept`` and ``executor`` as in :func:`outcomes`. Errors: ``Refused`` for a folder that can't be one, or
    is another course's.
    """
    check_folder(folder)
    output = _Output(folder, files)
    made = outcomes(files, versions, wanted, watch, jobs, kept, executor)
    if len(versions) == 1:
        left = output.put(list(made))
    else:
        left = _put_beside(output, made, TOGETHER if len(versions) > MANY else 1)
    output.tidy()
    if kept is not None:
        kept.cache.trim()
    by_version = {one.outcome.version: one for one in left}
    return Result(folder, tuple(by_version[version] for version in versions), output.manifest_lost)


def _put_beside(output: _Output, made: Iterator[Outcome], together: int) -> list[Built]:
    """Put versions in place in a thread of its own, which waits for the disk while this one serves the workers.

    At most three handfuls of ``together`` are on their way at once, so that memory does not grow with their number.
    """
    from concurrent.futures import Future, ThreadPoolExecutor  # imported here: one version needs none

    left: list[Built] = []
    placing: deque[Future[list[Built]]] = deque()
    with ThreadPoolExecutor(1) as writer:
        while handful := list(islice(made, together)):
            placing.append(writer.submit(output.put, handful))
            while len(placing) > _ON_THEIR_WAY:
                left += placing.popleft().result()
        for placed in placing:
            left += placed.result()
    return left


def check_folder(folder: Path) -> None:
    """Say early that a folder can't be one. Errors: ``Refused``."""
    for path in (folder, *folder.parents):
        try:
            if path.is_dir():
                return
            if path.exists():
                raise Refused([not_a_folder(path)])
        except OSError as error:
            raise Refused([in_plain_words(error, path)]) from error


class _Output:
    """An output folder while versions are put into it, one after the other."""

    def __init__(self, folder: Path, files: CourseFiles) -> None:
        self._folder = folder
        self._files = files
        self._beside = beside(files, folder).encode()
        self.manifest_lost = False
        self._bases: set[str] = set()
        self._written = ""
        self._told: dict[Problem, Problem] = {}
        self._read()

    def _read(self) -> None:
        """Read the manifest, if another build has changed it. Errors: ``Refused`` for another course's folder."""
        if self._written and standing_hash(self._folder / LIST) == self._written:
            return
        known = manifest_of(self._folder)
        if known is not None:
            check_owner(self._files, self._folder, known.course)
        self._manifest = replace((known or Manifest()).still_in(self._folder), course=id_of_course(self._files))
        self.manifest_lost |= known is None

    def put(self, outcomes: Sequence[Outcome]) -> list[Built]:
        """Put versions' files in place, and the manifest with them: all of it, or nothing of that version."""
        finished = [outcome.made for outcome in outcomes if outcome.made is not None]
        if not finished:
            return [Built(outcome) for outcome in outcomes]
        try:
            with locked(self._folder) as place:
                self._read()
                placed = self._put(finished, place)
        except Refused as refused:
            if len(outcomes) > 1:  # what stops one of them is not to stop the others
                return [built for outcome in outcomes for built in self.put([outcome])]
            return [Built(replace(outcomes[0], made=None, problems=refused.problems))]
        return [Built(self._bare(outcome), placed.get(outcome.version, ())) for outcome in outcomes]

    def tidy(self) -> None:
        """Forget what edits in older decks were compared with."""
        forget_old_bases(self._folder, self._bases)

    def _put(self, every: Sequence[Made], place: LockedFolder) -> Mapping[Version, tuple[Placed, ...]]:
        artefacts = {one.version: (*one.artefacts, _credits(one), self._provenance(one)) for one in every}
        placed = {artefact.path: self._placed(artefact) for of_one in artefacts.values() for artefact in of_one}
        writes = [
            Write(artefact.path, artefact.data, self._ours(artefact.path))
            for of_one in artefacts.values()
            for artefact in of_one
            if placed[artefact.path].changed
        ]
        rows = [_row(artefact, one.version, one.summary.stamp) for one in every for artefact in artefacts[one.version]]
        manifest = self._manifest.with_rows(rows, {one.summary.stamp: one.hashes for one in every})
        written = manifest.as_json()
        digest = sha256(written).hexdigest()
        if standing_hash(self._folder / LIST) != digest:
            writes.append(Write(LIST, written))
        bases = [artefact.base for one in every for artefact in one.artefacts if artefact.base is not None]
        there = {base.path: base for base in bases if not (self._folder / base.path).exists()}
        writes += [Write(path, base.data) for path, base in there.items()]
        if self._beside and standing_hash(self._folder / BESIDE) != sha256(self._beside).hexdigest():
            writes.append(Write(BESIDE, self._beside))
        kept = place.put(writes)
        self._manifest, self._written = manifest, digest
        self._bases |= {base.path for base in bases}
        return {
            one.version: tuple(replace(placed[it.path], kept=kept.get(it.path)) for it in one.artefacts)
            for one in every
        }

    def _bare(self, outcome: Outcome) -> Outcome:
        """An outcome without what lies in the folder now: what is left is told in the end.

        Each warning is in memory once, as most versions are warned of the same.
        """
        if outcome.made is None:
            return outcome
        told = tuple(self._told.setdefault(problem, problem) for problem in outcome.made.warnings)
        return replace(outcome, made=replace(outcome.made, artefacts=(), warnings=told, hashes={}, credits=b""))

    def _ours(self, path: str) -> frozenset[str]:
        """The hash of what was made last under a path."""
        return frozenset({self._manifest.rows[path].sha256} if path in self._manifest.rows else ())

    def _placed(self, artefact: Artefact) -> Placed:
        path = self._folder / artefact.path
        stands = standing_hash(path)
        changed = stands != sha256(artefact.data).hexdigest()
        return Placed(
            artefact.kind,
            path,
            artefact.unit,
            artefact.count,
            len(artefact.data),
            changed,
            is_open=changed and _is_open(path),
            drafts=artefact.drafts,
        )

    def _provenance(self, finished: Made) -> Artefact:
        """The list of what every artefact of a version rests on: those made now, and those that still lie there."""
        path = f"{finished.version.name}/{PROVENANCE}"
        ours = {artefact.path: artefact.told for artefact in finished.artefacts}
        was, stands = self._manifest.rows.get(path), standing_hash(self._folder / path)
        before = artefacts_in(self._folder / path) if was is not None and was.sha256 == stands else []
        others = [
            row
            for row in before
            if row["path"] not in ours and row["path"] in self._manifest.rows and (self._folder / row["path"]).is_file()
        ]
        data = as_json(finished.version.name, finished.layers, [*ours.values(), *others])
        return Artefact("provenance", path, data, "artefacts", len(ours) + len(others), {})


def _credits(finished: Made) -> Artefact:
    """A version's sources, for other programs."""
    path, number = f"{finished.version.name}/{CREDITS}", len(json.loads(finished.credits))
    return Artefact("credits", path, finished.credits, "sources", number, {})


def _row(artefact: Artefact, version: Version, stamp: str) -> Row:
    return Row(
        path=artefact.path,
        kind=artefact.kind,
        sha256=sha256(artefact.data).hexdigest(),
        bytes=len(artefact.data),
        unit=artefact.unit,
        count=artefact.count,
        stamp=stamp,
        tool=TOOL,
        team=version.team,
        session=version.session,
        drafts=artefact.drafts,
    )


def _is_open(path: Path) -> bool:
    """Whether another program noted beside a file that it has it open, as PowerPoint and LibreOffice do."""
    return any(path.with_name(lock).exists() for lock in (f"~${path.name}", f".~lock.{path.name}#"))
