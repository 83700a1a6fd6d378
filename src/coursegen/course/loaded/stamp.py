"""Makes the stamp that every artefact carries, from the course's version and the files that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from msgspec.structs import replace

from coursegen.course.loaded.loaded_course import LoadedCourse


def stamp_of(version: str, hashes: Mapping[str, str]) -> str:
    """``1.0 · 4f0c21b``: the version, and the first seven hex digits of a hash over the files' hashes."""
    listed = "".join(f"{file}\0{digest}\n" for file, digest in sorted(hashes.items()))
    return f"{version} · {sha256(listed.encode()).hexdigest()[:7]}"


def resting_on(loaded: LoadedCourse, more: Mapping[str, str]) -> LoadedCourse:
    """The course with more files that its artefacts rest on (recipes, a template), by path, and a stamp to match."""
    if not more:
        return loaded
    hashes = dict(sorted({**loaded.hashes, **more}.items()))
    course = replace(loaded.course, stamp=stamp_of(loaded.course.version, hashes))
    return replace(loaded, course=course, hashes=hashes)
