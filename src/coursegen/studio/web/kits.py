"""Reads a list of people, shows the names as they were read, and makes a kit for them; no name is kept."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from coursegen.problems import Problem, Severity
from coursegen.publish.kit import FOLDER, HASHES, kit, put_kit
from coursegen.publish.made_version import quietly
from coursegen.publish.versions import BASE, Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import SESSIONS, course_files
from coursegen.source.ids import free_id, id_from
from coursegen.source.office.zip_writer import NOT_AT_ALL, zipped
from coursegen.source.roster import ReadRoster
from coursegen.source.roster.reading import roster_of
from coursegen.studio.web.build import output_of
from coursegen.studio.web.desk import Desk, Opened, answer, desk_of, page, piece, refusal, say
from coursegen.studio.web.dropped_files import Dropped, dropped
from coursegen.studio.web.endpoints import bringing, looking
from coursegen.studio.web.version_view import Looked, head_values, titles


class KitWish(Struct, frozen=True):
    """What a kit is wanted for: a session, and the list of people that was dropped; ``""`` for as many as it says."""

    session: str
    people: str = ""


class NewSession(Struct, frozen=True):
    """A session that a kit is to be made for."""

    title: str = ""
    date: str = ""
    place: str = ""
    trainer: str = ""
    team: str = "base"


@looking
def view(looked: Looked, _: QueryParams) -> Response:
    """The sessions, and where to drop the list of people."""
    sessions, kits = _sessions(looked.opened), _kits(looked.opened)
    return page("kits.html", **head_values(looked), view="kits", sessions=sessions, kits=kits)


@bringing(Dropped, hold=False)
def people(_desk: Desk, _opened: Opened, kept: Dropped) -> Response:
    """The names of a list as they were read; they are in memory until the kit is made, and on no disk."""
    shown = _shown(roster_of(kept.data, kept.name), kept.name)
    return answer({"token": kept.token, "people": piece("people.html", **shown)})


def _shown(read: ReadRoster, name: str) -> dict[str, Any]:
    rows = [
        {"row": one.place.line if one.place else number, "name": one.name, "team": one.team, "id": one.id}
        for number, one in enumerate(read.people, 1)
    ]
    return {
        "people": rows,
        "left": _rows_of(read.problems),
        "doubts": _rows_of(read.doubts),
        "read_from": read.read_from,
        "name": name,
    }


@bringing(NewSession)
def session_added(_desk: Desk, opened: Opened, wanted: NewSession) -> Response:
    """A session more, in a file of its own."""
    files = opened.course.files
    name = free_id(id_from(wanted.title, "session") or "session", {*files.sessions, *files.teams, BASE})
    told = {"title": wanted.title, "date": wanted.date, "place": wanted.place, "trainer": wanted.trainer}
    text = piece("session.yaml", id=name, team=wanted.team, told={key: one for key, one in told.items() if one.strip()})
    what = say("studio_did_add", what=say("studio_session"))
    opened.course.write({f"{SESSIONS}/{name}.yaml": text}, what, "")
    wrong = [one for one in opened.course.files.problems if one.place and one.place.file.endswith(f"/{name}.yaml")]
    return refusal(tuple(wrong)) if wrong else answer({"go": f"/c/{opened.course.id}/kits?session={name}"})


@bringing(KitWish, hold=False)
def make(desk: Desk, opened: Opened, wanted: KitWish) -> Response:
    """Make the kit, and forget the names."""
    files = course_files(opened.course.root)
    known = {one.session: one for one in versions_asked(files, everything=True) if one.session}
    if wanted.session not in known:
        return refusal((Problem("reference", say("studio_no_session")),))
    listed = dropped(desk, wanted.people) if wanted.people else None
    read = roster_of(listed.data, listed.name) if listed else ReadRoster((), ())
    done = kit(files, known[wanted.session], read.people, Wanted((), today=desk.today()), quietly)
    placed = put_kit(output_of(opened.course.root), files, done)
    desk.dropped.pop(wanted.people, None)
    shown = {"kits": _kits(opened), "course": {"id": opened.course.id}}
    return answer(
        {
            "kits": piece("kit_files.html", **shown),
            "told": _rows_of((*read.problems, *done.problems)),
            "kept": [path.name for path in placed.kept],
            "count": done.roster.count,
        }
    )


def _rows_of(problems: Iterable[Problem]) -> list[dict[str, Any]]:
    """What is wrong with rows of a list, by their numbers."""
    return [
        {"row": one.place.line if one.place else "", "message": one.message, "hint": one.hint}
        for one in problems
        if one.severity is not Severity.INFO
    ]


def _sessions(opened: Opened) -> list[dict[str, str]]:
    found, called = [], titles(opened)
    for version in versions_asked(opened.course.files, everything=True):
        if version.session:
            node = opened.course.files.sessions.get(version.session)
            said = {name: getattr(entry.value, "text", "") for name, entry in getattr(node, "entries", {}).items()}
            count = said.get("headcount", "")
            told = [called[version.team], *(said.get(name, "") for name in ("date", "place", "trainer"))]
            about = " · ".join(filter(None, [*told, say("studio_headcount", count=count) if count else ""]))
            found.append(
                {
                    "id": version.session,
                    "title": said.get("title", version.session),
                    "about": about,
                    "team": version.team,
                }
            )
    return found


def _kits(opened: Opened) -> list[dict[str, Any]]:
    """The kits that lie in the output folder."""
    folder, found, called = output_of(opened.course.root), [], titles(opened)
    for version in versions_asked(opened.course.files, everything=True):
        inside = folder / version.name / FOLDER
        if version.session and (inside / HASHES).is_file():
            names = sorted(path.name for path in inside.iterdir() if path.is_file() and path.name != HASHES)
            found.append(
                {
                    "session": called[version.name],
                    "files": names,
                    "zip": f"kit.zip?session={quote(version.session)}",
                }
            )
    return found


def all_of_kit(request: Request) -> Response:
    """A kit as a zip, or one file of it."""
    opened = desk_of(request).named(request)
    wanted = request.query_params.get("session", "")
    known = {one.session: one for one in versions_asked(opened.course.files, everything=True) if one.session}
    folder = _folder(opened, known.get(wanted))
    names = sorted(
        path.name for path in folder.iterdir() if path.is_file() and not path.is_symlink() and path.name != HASHES
    )
    data = zipped(((name, (folder / name).read_bytes()) for name in names), NOT_AT_ALL)
    disposition = {"content-disposition": f"attachment; filename*=utf-8''{quote(f'kit-{wanted}.zip')}"}
    return Response(data, media_type="application/zip", headers=disposition)


def _folder(opened: Opened, version: Version | None) -> Path:
    output = output_of(opened.course.root)
    folder = output / version.name / FOLDER if version else output / "-"
    if version is None or not folder.is_dir() or not folder.resolve().is_relative_to(output.resolve()):
        raise HTTPException(404)
    return folder
