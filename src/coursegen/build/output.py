"""Artefacts to an output folder: what changed is put in place, what was edited by hand is kept beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from coursegen.build.artefacts import TOOL, Artefact, Made, Progress, made
from coursegen.build.bases import forget_old_bases
from coursegen.build.manifest import NAME, Manifest, Row, manifest_of, sha256_of
from coursegen.build.place import Write, in_plain_words, not_a_folder, put_in_place
from coursegen.problems import Refused, Severity


@dataclass(frozen=True, slots=True)
class Placed:
    """One artefact where it lies now, whether it is new there, and where a version edited by hand was kept."""

    artefact: Artefact
    path: Path
    changed: bool
    kept: Path | None = None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build left: ``manifest_lost`` says that the manifest could not be read and was written anew."""

    made: Made
    folder: Path
    placed: tuple[Placed, ...]
    manifest_lost: bool = False


def built(root: Path, folder: Path, wanted: Iterable[str], *, strict: bool, progress: Progress) -> Built:
    """The artefacts of a course put into an output folder, which is left as it was where anything fails.

    Errors: ``Refused`` with every problem that was found; under ``strict`` with the warnings.
    """
    check_folder(folder)
    finished = made(root, wanted, progress)
    warnings = [problem for problem in finished.warnings if problem.severity is Severity.WARNING]
    if strict and warnings:
        raise Refused(warnings)
    progress("putting the files in place")
    return _put(finished, folder)


def check_folder(folder: Path) -> None:
    """Say early that a folder can't be one. Errors: ``Refused``."""
    for path in (folder, *folder.parents):
        if path.is_dir():
            return
        if path.exists():
            raise Refused([not_a_folder(path)])


def _put(finished: Made, folder: Path) -> Built:
    known = manifest_of(folder)
    before = known or Manifest()
    placed: list[Placed] = []
    writes: list[Write] = []
    rows: list[Row] = []
    for artefact in finished.artefacts:
        row = _row(artefact, finished.course.stamp)
        stands = _standing(folder / artefact.path)
        was = before.rows.get(artefact.path)
        changed = stands != row.sha256
        edited = changed and stands is not None and (was is None or was.sha256 != stands)
        keep = _free_name(folder, artefact.path) if edited else ""
        rows.append(row)
        placed.append(Placed(artefact, folder / artefact.path, changed, folder / keep if keep else None))
        if changed:
            writes.append(Write(artefact.path, artefact.data, keep))
    manifest = before.with_rows(rows, finished.hashes, finished.course.stamp, folder).as_json()
    if _standing(folder / NAME) != sha256(manifest).hexdigest():
        writes.append(Write(NAME, manifest))
    bases = [artefact.base for artefact in finished.artefacts if artefact.base is not None]
    writes += [Write(base.path, base.data) for base in bases if not (folder / base.path).exists()]
    put_in_place(folder, writes)
    forget_old_bases(folder, {base.path for base in bases})
    return Built(finished, folder, tuple(placed), manifest_lost=known is None)


def _row(artefact: Artefact, stamp: str) -> Row:
    return Row(
        path=artefact.path,
        kind=artefact.kind,
        sha256=sha256(artefact.data).hexdigest(),
        bytes=len(artefact.data),
        unit=artefact.unit,
        count=artefact.count,
        stamp=stamp,
        tool=TOOL,
    )


def _standing(path: Path) -> str | None:
    """The hash of the file that stands at a path, ``None`` where there is none."""
    try:
        return sha256_of(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Refused([in_plain_words(error, path)]) from error


def _free_name(folder: Path, path: str) -> str:
    """``base/deck.edited.pptx``, or the first of ``base/deck.edited.2.pptx`` … that is free."""
    name = PurePosixPath(path)
    number = 1
    while True:
        count = f".{number}" if number > 1 else ""
        kept = name.with_name(f"{name.stem}.edited{count}{name.suffix}")
        if not (folder / kept).exists():
            return str(kept)
        number += 1
