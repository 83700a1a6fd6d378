"""Tells what in a version no longer rests on what it rested on, by the lock and the texts that are there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from msgspec import Struct

from coursegen.articles.text import article_text, fingerprint_of
from coursegen.course.evidence.likeness import likeness_of, sha256_of
from coursegen.course.evidence.lock import Hashes, Lock, LockedArticle
from coursegen.course.evidence.moved_paragraphs import Now, ThenAndNow
from coursegen.course.evidence.places import ParagraphOf, places_of
from coursegen.model.course import Course

State = Literal["fresh", "unseen", "moved", "changed", "gone", "unlooked", "other"]
"""A place is as it was; its text is not at hand; it stands unchanged under another number; it has other words; nothing
is like it; it was never looked at; its text is not at hand, and its citation is of another text by now."""


NONE_CITED: Mapping[str, str] = {}


class Read(Struct, frozen=True):
    """An article's text that is at hand: its fingerprint and its paragraphs, without their words and with them."""

    fingerprint: str
    hashes: tuple[Hashes, ...]
    paragraphs: tuple[str, ...]


class Place(Struct, frozen=True):
    """What became of one paragraph that something rests on; ``now`` is where it is, number 0 where it is not known."""

    at: str
    paragraph: ParagraphOf
    state: State
    now: Now

    @property
    def stale(self) -> bool:
        """Whether somebody has to look."""
        return self.state not in ("fresh", "unseen")


class ArticleNow(Struct, frozen=True):
    """What became of one article that the course cites: ``locked`` as it was looked at, ``read`` as it is at hand.

    Either is ``None`` where there is none. ``cited`` is the fingerprint in its file, ``""`` where that names none.
    """

    id: str
    locked: LockedArticle | None
    read: Read | None
    cited: str = ""

    @property
    def other(self) -> bool:
        """Whether its text is not at hand, and its file tells of another one than was looked at."""
        return self.read is None and self.locked is not None and self.cited not in ("", self.locked.fingerprint)

    @property
    def changed(self) -> bool:
        """Whether its text is at hand and another than the one that was looked at."""
        return self.locked is not None and self.read is not None and self.locked.fingerprint != self.read.fingerprint


class Drift(Struct, frozen=True):
    """What became of the articles of a version, by id, and of every place in the course's order."""

    articles: tuple[ArticleNow, ...]
    places: tuple[Place, ...]

    @property
    def stale(self) -> tuple[Place, ...]:
        """The places that somebody has to look at."""
        return tuple(place for place in self.places if place.stale)


def texts_read(root: Path, articles: Iterable[str]) -> dict[str, Read]:
    """Those of the articles whose texts are in the course folder. Errors: ``Refused`` for one that can't be read."""
    found = {}
    for name in sorted(set(articles)):
        if (paragraphs := article_text(root, name)) is not None:
            found[name] = Read(fingerprint_of(paragraphs), tuple(map(_hashes, paragraphs)), paragraphs)
    return found


def drift_of(course: Course, lock: Lock, texts: Mapping[str, Read], cited: Mapping[str, str] = NONE_CITED) -> Drift:
    """What became of everything that a version of a course rests on.

    ``cited`` are the fingerprints that articles' files name, by id.
    """
    resting = places_of(course)
    names = sorted({one.article for paragraphs in resting.values() for one in paragraphs})
    articles = {name: ArticleNow(name, lock.articles.get(name), texts.get(name), cited.get(name, "")) for name in names}
    places = [
        _place(address, one, lock.rests.get(address, {}), articles[one.article])
        for address, paragraphs in resting.items()
        for one in paragraphs
    ]
    return Drift(tuple(articles.values()), tuple(places))


def _place(at: str, paragraph: ParagraphOf, rests: Mapping[ParagraphOf, str], article: ArticleNow) -> Place:
    sha256 = rests.get(paragraph)
    if sha256 is None or article.locked is None:
        return Place(at, paragraph, "unlooked", Now(0, 0.0))
    if article.read is None:
        return Place(at, paragraph, "other" if article.other else "unseen", Now(paragraph.number))
    now = ThenAndNow(article.locked.paragraphs, article.read.hashes).now(sha256, paragraph.number)
    if now.number == 0:
        return Place(at, paragraph, "gone", now)
    if not now.same:
        return Place(at, paragraph, "changed", now)
    return Place(at, paragraph, "fresh" if now.number == paragraph.number else "moved", now)


def _hashes(paragraph: str) -> Hashes:
    return Hashes(sha256_of(paragraph), likeness_of(paragraph))
