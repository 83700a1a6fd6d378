"""Shows the file that a part stands in, for those who want it; and tells a page when a file was changed elsewhere."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from coursegen.course.reading.load import course_of
from coursegen.problems import Problem, Refused
from coursegen.source.folder import COURSE, CourseFiles, with_texts
from coursegen.source.text import source_text
from coursegen.source.yaml_file import node_of
from coursegen.studio.saving.edited_files import file_of
from coursegen.studio.shown.completion import options_at
from coursegen.studio.web.desk import Desk, Opened, answer, desk_of, page, piece, refusal, say, version_of
from coursegen.studio.web.endpoints import bringing, looking
from coursegen.studio.web.version_view import Looked, head_values

EVERY = 0.5
"""Seconds between two looks at the files of a course that a page shows."""


class FileText(Struct, frozen=True):
    """A file's text as somebody typed it, and the text that it was made from."""

    file: str
    text: str
    was: str = ""


@looking
def pane(looked: Looked, query: QueryParams) -> Response:
    """A file of the course as text, with what is wrong in it."""
    files = _known(looked.opened)
    name = query.get("file", COURSE)
    name = name if name in files else COURSE
    line = query.get("line", "")
    values: dict[str, Any] = head_values(looked)
    return page(
        "file.html", **values, view="file", file=name, files=files, text=_text(looked.opened, name),
        line=line if line.isdecimal() else "", told=_told(looked.found.problems, name),
    )  # fmt: skip


def lines(request: Request) -> Response:
    """The lines of a part's file from where the part begins."""
    opened = desk_of(request).named(request)
    address = request.query_params.get("part", "")
    with opened.course.lock:
        version = version_of(request, opened)
        loaded = opened.course.good(version)
        node = loaded.merged.node(address) if loaded else opened.course.own().node(address)
        file, line = (node.file, node.line) if node is not None else (file_of(address)[0], 1)
        text = _text(opened, file) if file in _known(opened) else ""
    return answer({"lines": piece("lines.html", file=file, line=line, text=text, course={"id": opened.course.id})})


@bringing(FileText)
def saved(_desk: Desk, opened: Opened, wanted: FileText) -> Response:
    """Put a file's text in place as it was typed, unless it can't be read or was changed meanwhile."""
    if wanted.file not in _known(opened):
        return refusal((Problem("no-file", say("studio_no_such_file")),), 404)
    if _text(opened, wanted.file) not in (wanted.was, wanted.text):
        return answer({"conflict": {"now": _text(opened, wanted.file)}}, 409)
    node_of(source_text(wanted.text.encode(), wanted.file))
    opened.course.write({wanted.file: wanted.text}, say("studio_did_change", what=wanted.file), "")
    return answer({"saved": True, "problems_now": _as_told(opened.course.files, wanted.file)})


@bringing(FileText)
def checked(_desk: Desk, opened: Opened, wanted: FileText) -> Response:
    """What would be wrong with a text in a file's place."""
    if wanted.file not in _known(opened):
        return refusal((Problem("no-file", say("studio_no_such_file")),), 404)
    try:
        files = with_texts(opened.course.files, {wanted.file: wanted.text})
        return answer({"problems_now": _as_told(files, wanted.file)})
    except Refused as refused:
        return answer({"problems_now": [_one(one) for one in refused.problems]})


class Typed(Struct, frozen=True):
    """What stands in a file up to the cursor."""

    file: str
    before: str


@bringing(Typed)
def completed(_desk: Desk, opened: Opened, wanted: Typed) -> Response:
    """What may be typed where the cursor is."""
    if wanted.file not in _known(opened):
        return refusal((Problem("no-file", say("studio_no_such_file")),), 404)
    lines = wanted.before.split("\n")
    return answer(options_at(opened.course.files, wanted.file, lines, len(lines[-1])))


async def events(request: Request) -> Response:
    """Tell a page when a file of its course changes that the page itself did not change."""
    opened = desk_of(request).named(request)
    at_first = await run_in_threadpool(opened.course.hashes)  # before the page hears that it is listened to

    async def told() -> AsyncIterator[str]:
        yield "retry: 2000\n\n"
        known = at_first
        while not await request.is_disconnected() and not request.app.state.desk.closing:
            await asyncio.sleep(EVERY)
            now = await run_in_threadpool(opened.course.hashes)
            if now != known:
                known = now
                if not opened.course.wrote(now):
                    opened.course.history.changed_outside()
                    yield "event: changed\ndata: -\n\n"

    return StreamingResponse(told(), media_type="text/event-stream")


def _known(opened: Opened) -> list[str]:
    """The files of the course that have a text."""
    return [*opened.course.files.texts, *sorted(opened.course.files.unread - set(opened.course.files.texts))]


def _text(opened: Opened, file: str) -> str:
    try:
        return source_text((opened.course.root / file).read_bytes(), file).text
    except (Refused, OSError):
        return ""


def _told(problems: Any, file: str) -> list[dict[str, str]]:
    return [
        {"line": one.place.split(":")[1], "message": one.message, "hint": one.hint, "rule": one.rule}
        for one in problems
        if one.place.startswith(f"{file}:")
    ]


def _as_told(files: CourseFiles, file: str) -> list[dict[str, str]]:
    try:
        found = course_of(files).warnings
    except Refused as refused:
        found = refused.problems
    return [_one(one) for one in found if one.place and one.place.file == file]


def _one(one: Problem) -> dict[str, str]:
    line = str(one.place.line) if one.place else "1"
    return {
        "line": line, "message": one.message, "hint": one.hint, "rule": one.rule, "severity": one.severity.value,
    }  # fmt: skip
