"""Reads and writes ``manifest.json``: what lies in an output folder, with hashes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from sys import intern
from typing import Literal

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from coursegen.publish.read_back import Count, Hash, is_path_inside, read_back
from coursegen.write.formats import UNITS as FORMAT_UNITS

NAME = "manifest.json"
FORMAT = 1

UNITS = (*FORMAT_UNITS, "sources", "artefacts")
"""What the length of a file is counted in; a list counts the artefacts that it tells of."""


class Row(Struct, frozen=True):
    """One artefact: ``path`` inside the output folder, ``kind`` the id of its recipe, ``count`` slides or pages.

    ``stamp`` is that of the course that it was made from, ``tool`` what made it, ``team`` (``base`` for the
    course as it is) and ``session`` whose version it is. ``drafts`` slides or pages show what is not finished.
    """

    path: str
    kind: str
    sha256: Hash
    bytes: Count
    unit: str
    count: Count
    stamp: str
    tool: str
    team: str = "base"
    session: str = ""
    drafts: Count = 0


class Manifest(Struct, frozen=True):
    """The rows by path, and for each stamp the source files (path inside the course folder) with their sha256.

    ``course`` is the id of the one that was built last. A partial build may leave rows of more than one
    stamp. There is no date and no path of a machine in it, so that the same input gives the same bytes.
    """

    rows: Mapping[str, Row] = field(default_factory=dict)
    sources: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    course: str = ""

    def still_in(self, folder: Path) -> Manifest:
        """The manifest without the rows whose file is gone."""
        return replace(self, rows={path: row for path, row in self.rows.items() if (folder / path).is_file()})

    def with_rows(self, rows: Iterable[Row], sources: Mapping[str, Mapping[str, str]]) -> Manifest:
        """The manifest after a build, with the sources of its stamps; those that no row needs are left out."""
        every = {**self.rows, **{row.path: row for row in rows}}
        needed = {row.stamp for row in every.values()}
        kept = {key: files for key, files in {**self.sources, **_shared(sources)}.items() if key in needed}
        return Manifest(every, kept, self.course)

    def as_json(self) -> bytes:
        """The file's bytes: UTF-8, keys in a fixed order."""
        rows = [
            {
                "path": row.path,
                "kind": row.kind,
                "team": row.team,
                **({"session": row.session} if row.session else {}),
                "sha256": row.sha256,
                "bytes": row.bytes,
                row.unit: row.count,
                **({"drafts": row.drafts} if row.drafts else {}),
                "stamp": row.stamp,
                "tool": row.tool,
            }
            for _, row in sorted(self.rows.items())
        ]
        sources = {stamp: dict(sorted(files.items())) for stamp, files in sorted(self.sources.items())}
        content = {"format": FORMAT, "course": self.course, "artefacts": rows, "sources": sources}
        return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


class _File(Struct, frozen=True):
    format: Literal[1]
    artefacts: tuple[Mapping[str, str | int], ...]
    sources: Mapping[str, Mapping[str, str]]
    course: str = ""


def manifest_of(folder: Path) -> Manifest | None:
    """The manifest of an output folder, an empty one where there is none, ``None`` where it can't be read."""
    try:
        found = read_back(folder / NAME, _File)
        if found is None:
            return None
        rows = [_row(row) for row in found.artefacts]
    except FileNotFoundError:
        return Manifest()
    except (ValueError, StopIteration):
        return None
    return Manifest({row.path: row for row in rows}, _shared(found.sources), found.course)


def _shared(sources: Mapping[str, Mapping[str, str]]) -> dict[str, dict[str, str]]:
    """The sources with each path and hash once in memory: most versions rest on the same files."""
    return {stamp: {intern(path): intern(it) for path, it in files.items()} for stamp, files in sources.items()}


def _row(row: Mapping[str, str | int]) -> Row:
    """A row of the file, where the count has the name of its unit. Errors: ``ValueError``, ``StopIteration``."""
    unit = next(unit for unit in UNITS if unit in row)
    kept = msgspec.convert({**row, "unit": unit, "count": row[unit]}, Row)
    if not is_path_inside(kept.path):
        raise ValueError("a path that is not in the folder")
    return kept
