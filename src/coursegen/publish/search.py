"""Searches a finished file, of whatever format, for what must not be in it and for what must."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from coursegen.model.course import Course
from coursegen.model.document import Document
from coursegen.model.document_tree import texts
from coursegen.model.scene import Scenes
from coursegen.model.slide_texts import slide_texts
from coursegen.model.text import Text
from coursegen.model.written import Written
from coursegen.problems import Problem
from coursegen.publish.leaks import Secrets, leaks
from coursegen.publish.missing_credits import owed


class SilentFormat(Exception):  # noqa: N818 - says what is wrong with a format
    """A format that doesn't say what its files tell: our fault, since nothing in them could be searched."""


def faults_in(
    written: Written, content: Document | Scenes, course: Course, secrets: Callable[[], Secrets]
) -> list[Problem]:
    """The secrets that a file tells its readers, and what its sources ask for and it does not show.

    Every file of every format goes through here before it is put in place. ``secrets`` are only looked up for
    participants' files. Errors: :class:`SilentFormat` where a file has no words and what it was written from has.
    """
    if not written.words.strip() and any(text.plain.strip() for text in _texts(content)):
        raise SilentFormat(f"{content.id}: nothing is known of the words of this file, so it can't be searched")
    told = leaks(content, written.words, secrets()) if content.audience == "participant" else []
    return [*told, *owed(course, content.id, content.blocks, written.words)]


def _texts(content: Document | Scenes) -> Iterator[Text]:
    if isinstance(content, Document):
        yield from texts(content.blocks)
    else:
        for slide in content.blocks:
            yield from slide_texts(slide)
