"""Notes in the lock that somebody has looked at an article's text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from coursegen.course.evidence.drift import Drift, Place, Read
from coursegen.course.evidence.lock import Lock, LockedArticle
from coursegen.course.evidence.places import ParagraphOf, places_of
from coursegen.model.course import Course


class Unwritten(Struct, frozen=True):
    """Why a look can't be noted yet: places whose numbers are another paragraph's now, or no paragraph's."""

    moved: tuple[Place, ...]
    missing: tuple[tuple[str, ParagraphOf], ...]

    def __bool__(self) -> bool:
        return bool(self.moved or self.missing)


def unwritten(article: str, drifts: Iterable[Drift], read: Read) -> Unwritten:
    """What has to be written in the course's files before a look at an article can be noted."""
    places = list(dict.fromkeys(one for drift in drifts for one in drift.places if one.paragraph.article == article))
    moved = [one for one in places if one.now.number not in (0, one.paragraph.number)]
    last = len(read.paragraphs)
    missing = [(one.at, one.paragraph) for one in places if one.paragraph.number > last and one not in moved]
    return Unwritten(tuple(moved), tuple(dict.fromkeys(missing)))


def looked_at(lock: Lock, article: str, read: Read, versions: Iterable[Course], *, reason: str, today: date) -> Lock:
    """The lock with an article as it is now, and with what rests on it in any version of the course.

    Errors: ``IndexError`` for a place that the text does not have (see :func:`unwritten`).
    """
    rests: dict[str, dict[ParagraphOf, str]] = {
        address: kept
        for address, known in lock.rests.items()
        if (kept := {place: sha256 for place, sha256 in known.items() if place.article != article})
    }
    for course in versions:
        for address, places in places_of(course).items():
            for place in places:
                if place.article == article:
                    rests.setdefault(address, {})[place] = read.hashes[place.number - 1].sha256
    now = LockedArticle(today.isoformat(), reason, read.fingerprint, read.hashes)
    return Lock({**lock.articles, article: now}, rests)


def renumbered(lock: Lock, places: Iterable[Place]) -> Lock:
    """The lock with places under the numbers that their paragraphs have now; what they rest on is the same."""
    moved: dict[str, dict[ParagraphOf, ParagraphOf]] = {}
    for one in places:
        moved.setdefault(one.at, {})[one.paragraph] = ParagraphOf(one.paragraph.article, one.now.number)
    rests: Mapping[str, Mapping[ParagraphOf, str]] = {
        address: {moved.get(address, {}).get(place, place): sha256 for place, sha256 in known.items()}
        for address, known in lock.rests.items()
    }
    return replace(lock, rests=rests)
