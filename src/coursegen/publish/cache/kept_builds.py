"""Takes versions from what earlier builds made of the very same, and keeps what this one makes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from coursegen.problems import Problem
from coursegen.publish.cache.folder import CacheFolder
from coursegen.publish.cache.ingredients import (
    Ingredients,
    changes,
    hash_of,
    judged_with,
    key_of,
    own_ingredients,
    shared_by_all,
)
from coursegen.publish.cache.pieces import Pieces
from coursegen.publish.made_version import Artefact
from coursegen.publish.outcomes import Outcome
from coursegen.publish.read_back import is_path_inside
from coursegen.publish.versions import Version
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import CourseFiles

K = TypeVar("K")


class KeptDrawing(Struct, frozen=True):
    """What was drawn of a version, whatever the day: its artefacts, and what is to be said of them.

    ``found`` and ``used`` are what the rules of slides found and which entries under ``check.ignore`` that needed;
    ``hashes`` are those of the files of the course that the version rests on.
    """

    artefacts: tuple[Artefact, ...]
    found: tuple[Problem, ...]
    used: frozenset[str]
    doubts: tuple[Problem, ...]
    refused: tuple[Problem, ...]
    hashes: Mapping[str, str]


class KeptDrawings(Protocol):
    """Whoever keeps what is drawn of versions."""

    def drawing(self, version: Version) -> KeptDrawing | None:
        """What was drawn of the same version before; ``None`` where it is to be drawn."""

    def keep_drawing(self, version: Version, drawing: KeptDrawing) -> None:
        """Keep what was drawn of a version."""

    def once(self, values: tuple[object, ...], kind: type[K], make: Callable[[], K]) -> K:
        """A piece of a version as it was made of the same values before, or as it is made now."""


class Keys(Struct, frozen=True):
    """What is kept of a version is found under these: what was drawn, what became of it on a day, and the last trace.

    The trace is what the version was made from the last time, ``own`` what it is made from now and is its alone.
    """

    drawing: str
    outcome: str
    trace: str
    own: Ingredients


class Trace(Struct, frozen=True):
    """What a version was made from: what is its own, and the key that what all versions share is kept under."""

    own: Ingredients
    shared: str


class KeptBuilds(Struct, frozen=True):
    """A folder of what builds made, and the keys of the versions that this build is asked for.

    ``folder_files`` are the hashes of the files in the course's folder, by path; ``root`` is that folder. ``shared`` is
    what all versions are made from.
    """

    cache: CacheFolder
    keys: Mapping[Version, Keys]
    root: Path
    folder_files: Ingredients
    shared: Ingredients
    shared_key: str
    pieces: Pieces

    def once(self, values: tuple[object, ...], kind: type[K], make: Callable[[], K]) -> K:
        """A piece of any version, as it was made before or as it is made now, to be kept."""
        return self.pieces.once(values, kind, make)

    def outcome(self, version: Version) -> Outcome | None:
        """What became of the same version on the same day, with its artefacts; ``None`` where it is to be made."""
        keys = self.keys[version]
        found = self._entry(keys.outcome, Outcome)
        drawing = None if found is None else self.drawing(version)
        if found is None or found.made is None or drawing is None or found.version != version:
            return None
        return replace(found, made=replace(found.made, artefacts=drawing.artefacts))

    def keep_outcome(self, outcome: Outcome) -> None:
        """Keep what became of a version, where it was made; its artefacts are kept as they are drawn."""
        if outcome.made is not None:
            bare = replace(outcome, made=replace(outcome.made, artefacts=()))
            self.cache.keep(self.keys[outcome.version].outcome, _ENCODER.encode(bare))

    def drawing(self, version: Version) -> KeptDrawing | None:
        """What was drawn of the same version on any day."""
        found = self._entry(self.keys[version].drawing, KeptDrawing)
        if found is None or not all(is_path_inside(one.path) for one in found.artefacts):
            return None
        return found if self._stand(found.hashes) else None

    def keep_drawing(self, version: Version, drawing: KeptDrawing) -> None:
        """Keep what was drawn of a version, unless a file of the course has changed since its key was made."""
        if all(self.folder_files.get(path, digest) == digest for path, digest in drawing.hashes.items()):
            self.cache.keep(self.keys[version].drawing, _ENCODER.encode(drawing))
            if not self.cache.has(self.shared_key):
                self.cache.keep(self.shared_key, _ENCODER.encode(self.shared))
            keys = self.keys[version]
            self.cache.keep(keys.trace, _ENCODER.encode(Trace(keys.own, self.shared_key)))

    def why_again(self, version: Version) -> tuple[str, ...]:
        """What has changed since a version was made last, in words."""
        keys = self.keys[version]
        last = self._entry(keys.trace, Trace)
        shared = None if last is None else self._entry(last.shared, dict[str, str])
        if last is None or shared is None:
            return ("nothing is kept of it yet",)
        return changes({**shared, **last.own}, {**self.shared, **keys.own}) or ("it is judged on another day",)

    def _stand(self, hashes: Mapping[str, str]) -> bool:
        """Whether files that a version rests on, and that lie where a folder is not looked through, are the same."""
        return all(
            hash_of(self.root / path) == digest
            for path, digest in hashes.items()
            if path not in self.folder_files and "/" in path
        )

    def _entry(self, key: str, kind: type[K]) -> K | None:
        data = self.cache.entry(key)
        try:
            return None if data is None else msgspec.msgpack.decode(data, type=kind)
        except (ValueError, RecursionError):
            return None


_ENCODER = msgspec.msgpack.Encoder()


def kept_builds(
    cache: CacheFolder, files: CourseFiles, versions: Iterable[Version], wanted: Wanted, output: Path
) -> KeptBuilds | None:
    """What is kept of these versions; ``None`` where the course's folder can't be looked through."""
    try:
        shared = shared_by_all(files, wanted, output)
    except OSError:
        return None
    if shared is None:
        return None
    everything, course = key_of(shared.everything), str(files.root.resolve())
    keys = {}
    for version in versions:
        own = own_ingredients(files, version)
        drawing = key_of({"all": everything}, own)
        trace = key_of({"course": course, "version": version.name, "artefacts": repr(wanted.artefacts)})
        keys[version] = Keys(drawing, key_of({"drawing": drawing}, judged_with(wanted)), trace, own)
    pieces = Pieces(cache, key_of(shared.tools))
    return KeptBuilds(cache, keys, files.root, shared.folder, shared.everything, key_of({"shared": everything}), pieces)
