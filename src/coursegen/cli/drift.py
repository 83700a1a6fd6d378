"""Tells what became of a version's sources, and writes new numbers where those are asked for."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from typer import Exit

from coursegen.cli.course_folder import course_folder
from coursegen.cli.ending import CURABLE
from coursegen.cli.json_output import checked_format, say_json
from coursegen.cli.json_reports import ToldArticle, ToldDrift, ToldStale
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, listed, say, say_diff, strong
from coursegen.course.evidence.drift import ArticleNow, Drift, Place, State, drift_of, texts_read
from coursegen.course.evidence.lock import LOCK, Lock, lock_of, text_of_lock
from coursegen.course.evidence.noted_looks import renumbered
from coursegen.course.evidence.numbers import retyped
from coursegen.course.reading.load import LoadedCourse, course_of
from coursegen.problems import Refused
from coursegen.publish.backups import put_with_backup
from coursegen.publish.place import Write
from coursegen.publish.versions import BASE, Version
from coursegen.publish.whereabouts import Whereabouts, whereabouts
from coursegen.publish.workshop import Workshop
from coursegen.publish.write_faults import in_plain_words
from coursegen.source.folder import CourseFiles, course_files
from coursegen.source.nodes import Scalar

_SAID: Mapping[State, str] = {
    "fresh": "is as it was",
    "unseen": "was looked at; its text is not here",
    "gone": "is gone: nothing in the text is like it",
    "unlooked": "was never looked at for this",
    "other": "was looked at in another text than the one that its citation is of",
}


class Asked(Struct, frozen=True):
    """What was typed: a team's id and a session's, each or ``""``, the form, and whether to write new numbers."""

    team: str
    session: str
    form: str
    write: bool


class Seen(Struct, frozen=True):
    """What stands in a course folder for one version: its files, the version loaded, its lock and its drift."""

    files: CourseFiles
    loaded: LoadedCourse
    lock: Lock
    drift: Drift

    @property
    def version(self) -> Version:
        """Which version it is."""
        session = self.loaded.session
        return Version(self.loaded.team.id if self.loaded.team else BASE, session.id if session else "")

    def whereabouts(self) -> Whereabouts:
        """Its slides and pages. Errors: ``Refused``, as a build."""
        return whereabouts(Workshop(self.files), self.version)


def seen(root: Path, team: str, session: str) -> Seen:
    """A version with what it rests on. Errors: ``Refused`` for a course, a lock or a text that can't be read."""
    files = course_files(root)
    loaded = course_of(files, team, session)
    lock = lock_of(root)
    texts = texts_read(root, loaded.course.sources)
    return Seen(files, loaded, lock, drift_of(loaded.course, lock, texts, _cited(loaded)))


def _cited(loaded: LoadedCourse) -> dict[str, str]:
    """The fingerprints that the files of a version's articles name."""
    nodes = {name: loaded.merged.node(f"articles.{name}.fingerprint") for name in loaded.course.sources}
    return {name: node.text for name, node in nodes.items() if isinstance(node, Scalar)}


def drift_it(asked: Asked, argument: Path | None, option: Path | None) -> None:
    """Print what a version no longer rests on, and exit with 1 where that is anything.

    Errors: :class:`WrongUse` for a form, a team or a session that there isn't.
    """
    checked_format(asked.form)
    root = course_folder(argument, option)
    with refusals_said(root, "Nothing can be compared until that is right."):
        found = seen(root, asked.team, asked.session)
        moved = _to_write(found) if asked.write else ()
        if moved:
            _write(root, found, moved)
            found = seen(root, asked.team, asked.session)
    shown, why_not = None, ""
    if found.drift.stale:
        try:
            shown = found.whereabouts()
        except Refused as refused:
            why_not = f"Slides and pages are not known: {refused.problems[0].message}."
    if asked.form == "json":
        say_json(_told(found.drift, shown))
    else:
        for line in _lines(found, shown, why_not):
            say(line)
    if found.drift.stale:
        raise Exit(CURABLE)


def _to_write(found: Seen) -> tuple[Place, ...]:
    """The places whose paragraphs have another number now, be it with other words."""
    return tuple(one for one in found.drift.stale if one.now.number not in (0, one.paragraph.number))


def _write(root: Path, found: Seen, moved: tuple[Place, ...]) -> None:
    """Type new numbers into the course's files and into the lock, all of them or none. Errors: ``Refused``."""
    try:
        files = retyped(root, found.loaded, moved)
    except OSError as error:
        raise Refused([in_plain_words(error, root)]) from error
    lock = text_of_lock(renumbered(found.lock, moved))
    put_with_backup(root, "drift --write", [*(Write(one.file, one.data) for one in files), Write(LOCK, lock.encode())])
    for one in files:
        say_diff(one.file, one.old, one.new)
    written = counted(len(moved), "number")
    say(f"{written} of paragraphs written to {listed([*(one.file for one in files), LOCK])}.", sys.stderr)


def _lines(found: Seen, shown: Whereabouts | None, why_not: str) -> Iterator[str]:
    drift = found.drift
    yield from map(article_line, drift.articles)
    yield ""
    if not drift.stale:
        checked = sum(1 for article in drift.articles if article.read is not None)
        rest = f"{counted(len(drift.places), 'place')} in {counted(len(drift.articles), 'article')}"
        if checked < len(drift.articles):
            at_hand = counted(checked, "text") if checked else "no text"
            yield f"Nothing is known to be stale: {rest}, with {at_hand} at hand to compare."
        else:
            yield f"Nothing has gone stale: {rest}."
        return
    for address in dict.fromkeys(place.at for place in drift.stale):
        yield strong(address)
        if shown is not None and (where := where_shown(shown, address)):
            yield f"  {where}"
        yield from (f"  {told(place)}" for place in drift.stale if place.at == address)
    yield ""
    yield from filter(None, [why_not])
    addresses = len({place.at for place in drift.stale})
    yield f"{counted(len(drift.stale), 'place')} under {counted(addresses, 'address', 'addresses')} to look at."
    if _to_write(found):
        yield "Paragraphs with another number: 'coursegen drift --write' types it into the files."
    if any(place.now.number in (0, place.paragraph.number) for place in drift.stale):
        yield "After a look: 'coursegen accept ARTICLE --reason …' notes that what rests on it is right."


def article_line(article: ArticleNow) -> str:
    """An article with what is known of it: ``article_003  looked at on 2027-03-04; its text is not here``."""
    if article.locked is None:
        known = "nobody has looked at it yet"
        here = "its text is here" if article.read is not None else "its text is not here"
        return f"{article.id}  {known}; {here}"
    known = f"looked at on {article.locked.looked}"
    if article.read is None:
        since = ", and its citation is of another text since" if article.other else ""
        return f"{article.id}  {known}; its text is not here{since}"
    if not article.changed:
        return f"{article.id}  {known}; the same text"
    before, after = len(article.locked.paragraphs), counted(len(article.read.hashes), "paragraph")
    return f"{article.id}  {known}; its text has changed since ({after}, {before} before)"


def told(place: Place) -> str:
    """What became of a place, in a sentence."""
    paragraph, now = place.paragraph, place.now
    name = f"{paragraph.article} ¶ {paragraph.number}"
    if place.state == "moved":
        return f"{name} is unchanged as ¶ {now.number}"
    if place.state == "changed":
        where = "" if now.number == paragraph.number else f" and is ¶ {now.number}"
        return f"{name} has other words{where} ({now.alike:.0%} alike)"
    return f"{name} {_SAID[place.state]}"


def where_shown(shown: Whereabouts, address: str) -> str:
    """``slides 42–43; workbook page 21``; ``""`` for what is shown on neither."""
    numbers = sorted({slide.number for slide in shown.slides_of(address)})
    parts = [f"slide{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"] if numbers else []
    if page := shown.page_of(address):
        parts.append(f"workbook page {page}")
    return "; ".join(parts)


def _told(drift: Drift, shown: Whereabouts | None) -> ToldDrift:
    articles = [
        ToldArticle(one.id, one.locked.looked if one.locked else None, one.read is not None, one.changed or one.other)
        for one in drift.articles
    ]
    stale = [
        ToldStale(
            place.at, place.paragraph.article, place.paragraph.number, place.state, place.now.number or None,
            round(place.now.alike, 2), [slide.number for slide in shown.slides_of(place.at)] if shown else [],
            (shown.page_of(place.at) or None) if shown else None,
        )
        for place in drift.stale
    ]  # fmt: skip
    return ToldDrift(1, articles, stale, len(drift.places))
