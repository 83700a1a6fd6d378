"""Notes a look at an article in the lock, or says what has to be written first."""

from __future__ import annotations

import sys
from pathlib import Path

from typer import Exit

from coursegen.articles.text import text_file
from coursegen.cli.building import day_of
from coursegen.cli.course_folder import course_folder
from coursegen.cli.drift import told
from coursegen.cli.ending import CURABLE, WrongUse
from coursegen.cli.refusals import refusals_said
from coursegen.cli.terminal_lines import counted, listed, say
from coursegen.course.evidence.drift import drift_of, texts_read
from coursegen.course.evidence.lock import LOCK, lock_of, text_of_lock
from coursegen.course.evidence.noted_looks import Unwritten, looked_at, unwritten
from coursegen.course.reading.load import course_of
from coursegen.model.course import Course
from coursegen.problems import Refused, nearest
from coursegen.publish.backups import put_with_backup
from coursegen.publish.place import Write
from coursegen.publish.versions import BASE, Version, versions_asked
from coursegen.source.folder import CourseFiles, course_files
from coursegen.source.text import UNPRINTABLE

_LONGEST = 500


def accept_it(article: str, reason: str, today: str, option: Path | None) -> None:
    """Note a look at an article, for every version of the course; exit with 1 where it can't be noted.

    Errors: :class:`WrongUse` for an article that there isn't, a day that is none, and a reason without words.
    """
    reason, day = " ".join(reason.split()), day_of(today)
    if not reason or len(reason) > _LONGEST or UNPRINTABLE.search(reason):
        raise WrongUse(f"--reason needs a sentence of at most {_LONGEST} letters")
    root = course_folder(None, option)
    with refusals_said(root, "Nothing was noted."):
        files = course_files(root)
        if article not in files.articles:
            near = nearest(article, files.articles)
            raise WrongUse(f"there is no article '{article}'; {f'did you mean {near}?' if near else 'see articles/'}")
        read = texts_read(root, [article]).get(article)
        if read is None:
            say(f"The text of {article} is not here: {text_file(article)} would hold it.", sys.stderr)
            say("Nothing was noted.", sys.stderr)
            raise Exit(CURABLE)
        courses, unread = _courses(files)
        lock = lock_of(root)
        drifts = [drift_of(course, lock, {article: read}) for course in courses]
        first = unwritten(article, drifts, read)
        if first:
            _say_unwritten(first, len(read.paragraphs))
            raise Exit(CURABLE)
        noted = looked_at(lock, article, read, courses, reason=reason, today=day)
        put_with_backup(root, "accept", [Write(LOCK, text_of_lock(noted).encode())])
    stale = dict.fromkeys(place for drift in drifts for place in drift.stale if place.paragraph.article == article)
    for place in stale:
        say(f"{place.at}: {told(place)}; noted as it is now")
    resting = sum(place.article == article for rests in noted.rests.values() for place in rests)
    paragraphs, places = counted(len(read.paragraphs), "paragraph"), counted(resting, "place")
    if unread:
        names = listed(version.name for version in unread)
        say(f"What is in {names} alone was not noted: something is wrong there, and a check says what.")
    say(f"{LOCK}: {article} looked at on {day.isoformat()}, {paragraphs}, {places} that something rests on.")


def _courses(files: CourseFiles) -> tuple[list[Course], list[Version]]:
    """The course in each version that can be read, and the versions that can't. Errors: ``Refused`` for the base."""
    courses, unread = [course_of(files).course], []
    for version in versions_asked(files, everything=True)[1:]:
        try:
            courses.append(course_of(files, "" if version.team == BASE else version.team, version.session).course)
        except Refused:
            unread.append(version)
    return courses, unread


def _say_unwritten(first: Unwritten, last: int) -> None:
    for place in first.moved:
        say(f"{place.at}: {told(place)}", sys.stderr)
    for at, paragraph in first.missing:
        say(f"{at}: there is no ¶ {paragraph.number} in {paragraph.article}, which has {last}", sys.stderr)
    if first.moved:
        say("Write the new numbers first: 'coursegen drift --write' does that.", sys.stderr)
    say("Nothing was noted.", sys.stderr)
