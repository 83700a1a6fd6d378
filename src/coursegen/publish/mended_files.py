"""Mends in a course's files whatever can be mended without changing what is meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from coursegen.course.lint.judgement import Mend, judged
from coursegen.course.reading.load import course_of
from coursegen.problems import Place, Refused
from coursegen.publish.versions import BASE, versions_asked
from coursegen.source.folder import CourseFiles
from coursegen.source.mended_text import mended_text
from coursegen.source.text import source_text

_MARK = b"\xef\xbb\xbf"


class Change(Struct, frozen=True):
    """One value that was mended: where, by which rule, what was wrong, and the line before and after."""

    place: Place
    rule: str
    message: str
    before: str
    after: str


class Fixed(Struct, frozen=True):
    """A file of the course with its new bytes, and what was mended in it."""

    file: str
    data: bytes
    changes: tuple[Change, ...]


def fixed(files: CourseFiles, today: date | None = None) -> tuple[Fixed, ...]:
    """Every file in which something can be mended, of all versions of the course that can be read.

    A file that is not saved as it is read (its letters not composed) is left alone; line ends and a byte-order
    mark stay as they are.
    """
    mends: dict[str, dict[tuple[Place, str], Mend]] = {}
    for place, mend in _mends(files, today):
        mends.setdefault(place.file, {}).setdefault((place, mend.message), mend)
    return tuple(one for file, found in sorted(mends.items()) if (one := _fixed(files, file, found)) is not None)


def _mends(files: CourseFiles, today: date | None) -> Iterator[tuple[Place, Mend]]:
    for version in versions_asked(files, everything=True):
        try:
            loaded = course_of(files, "" if version.team == BASE else version.team, version.session)
        except Refused:
            continue
        for mend in judged(loaded, today).mends:
            if (place := loaded.origins.place(mend.address)) is not None:
                yield place, mend


def _fixed(files: CourseFiles, file: str, mends: dict[tuple[Place, str], Mend]) -> Fixed | None:
    raw = (files.root / file).read_bytes()
    text = source_text(raw, file).text
    ends = b"\r\n" if b"\r\n" in raw else b"\n"
    if _bytes(text, ends, marked=raw.startswith(_MARK)) != raw:
        return None
    changes = []
    for (place, message), mend in sorted(mends.items(), key=lambda item: item[0], reverse=True):
        after = mended_text(text, place, mend.mended)
        if after == text:
            continue
        old, new = text.split("\n"), after.split("\n")
        at = next(number for number, line in enumerate(old) if line != new[number])
        changes.append(Change(place, mend.rule, message, old[at].strip(), new[at].strip()))
        text = after
    data = _bytes(text, ends, marked=raw.startswith(_MARK))
    return Fixed(file, data, tuple(reversed(changes))) if changes else None


def _bytes(text: str, ends: bytes, *, marked: bool) -> bytes:
    return (_MARK if marked else b"") + text.encode().replace(b"\n", ends)
