"""Shows the courses that were open last or lie at hand, opens one, and starts a new one by six questions."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from coursegen.compose.occasion import day as day_in_words
from coursegen.compose.words import words_for
from coursegen.problems import Problem, Refused
from coursegen.publish.starter import new_course
from coursegen.source.folder import COURSE
from coursegen.studio.recent import Listed, at_hand, forget, recent
from coursegen.studio.web.desk import LANGUAGE, answer, asked, desk_of, page, refusal, say


class Folder(Struct, frozen=True):
    """A folder that somebody names."""

    folder: str


def home(request: Request) -> Response:
    """The courses that were open last, and those in the folder that the studio was started in."""
    start = desk_of(request).start
    listed = {"recent": recent(), "here": at_hand(start), "told": _told}
    return page("home.html", title=say("studio_courses"), **listed, start=str(start))


def _told(one: Listed) -> str:
    """What is in a course, in a line."""
    parts = []
    if one.modules:
        parts.append(say("studio_one_module") if one.modules == 1 else say("studio_many_modules", count=one.modules))
    if one.minutes:
        parts.append(say("studio_cover_minutes", minutes=one.minutes))
    if one.teams:
        parts.append(say("studio_one_team") if one.teams == 1 else say("studio_many_teams", count=one.teams))
    day = day_in_words(words_for(LANGUAGE), one.changed.isoformat()) if one.changed else ""
    return " · ".join([*parts, *([say("studio_changed_on", day=day)] if day else [])])


async def opening(request: Request) -> Response:
    """Open the course in a folder."""
    wanted: Folder = await asked(request, Folder)
    folder = Path(wanted.folder).expanduser()
    if not wanted.folder.strip() or not folder.is_absolute():
        folder = desk_of(request).start / wanted.folder
    for root in (folder, folder / "course"):
        if (root / COURSE).is_file():
            return answer({"go": f"/c/{desk_of(request).open(root.absolute()).course.id}/write"})
    return refusal(
        (Problem("no-course", say("studio_no_course_there", folder=folder), hint=say("studio_no_course_hint")),)
    )


async def example(request: Request) -> Response:
    """Copy the example into a folder, and open it."""
    wanted: Folder = await asked(request, Folder)
    folder = free_folder(desk_of(request).start, wanted.folder or say("studio_example_folder"))
    try:
        new_course(folder)
    except Refused as refused:
        return refusal(refused.problems)
    return answer({"go": f"/c/{desk_of(request).open(folder).course.id}/write"})


async def forgetting(request: Request) -> Response:
    """Take a course that is gone out of the list."""
    wanted: Folder = await asked(request, Folder)
    forget(wanted.folder)
    return answer({"go": "/"})


def free_folder(around: Path, name: str) -> Path:
    """A folder of a name that nothing has yet; a path that somebody typed is taken as it is."""
    typed = Path(name).expanduser()
    wanted = typed if typed.is_absolute() else around / name
    numbered = [wanted, *(wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 100))]
    return next((one for one in numbered if not one.exists() or not any(one.iterdir())), numbered[-1])


def course_root(request: Request) -> Response:
    """A course's own address leads to where it is written."""
    opened = desk_of(request).named(request)
    return RedirectResponse(f"/c/{opened.course.id}/write", 303)
