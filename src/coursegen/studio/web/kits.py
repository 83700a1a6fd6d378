"""Reads a list of people, shows the names as they were read, and makes a kit for them; no name is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import quote

from msgspec import Struct
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from coursegen.problems import Problem, Refused, Severity
from coursegen.publish.kit import FOLDER, HASHES, kit, put_kit
from coursegen.publish.made_version import quietly
from coursegen.publish.versions import Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import SESSIONS, course_files
from coursegen.source.ids import free_id, id_from
from coursegen.source.office.zip_writer import NOT_AT_ALL, zipped
from coursegen.source.roster import ReadRoster
from coursegen.source.roster.reading import roster_of
from coursegen.studio.web.build import output_of
from coursegen.studio.web.desk import Opened, answer, asked, desk_of, page, piece, refusal, say, version_of
from coursegen.studio.web.dropped import dropped, taken_in
from coursegen.studio.web.looked import head_values, look, titles


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


def view(request: Request) -> Response:
    """The sessions, and where to drop the list of people."""
    desk, opened = desk_of(request), desk_of(request).named(request)
    with opened.course.lock:
        looked = look(desk, opened, version_of(request, opened))
        return page("kits.html", **head_values(looked), view="kits", sessions=_sessions(opened), kits=_kits(opened))


async def people(request: Request) -> Response:
    """The names of a list as they were read; they are in memory until the kit is made, and on no disk."""
    kept = await taken_in(request)
    try:
        read = await run_in_threadpool(roster_of, kept.data, kept.name)
    except Refused as refused:
        desk_of(request).dropped.pop(kept.token, None)
        return refusal(refused.problems)
    return answer({"token": kept.token, "people": piece("people.html", **_shown(read, kept.name))})


def _shown(read: ReadRoster, name: str) -> dict[str, Any]:
    def told(problems: tuple[Problem, ...]) -> list[dict[str, Any]]:
        return [
            {"row": one.place.line if one.place else "", "message": one.message, "hint": one.hint}
            for one in problems
            if one.severity is not Severity.INFO
        ]

    rows = [
        {"row": one.place.line if one.place else number, "name": one.name, "team": one.team, "id": one.id}
        for number, one in enumerate(read.people, 1)
    ]
    return {
        "people": rows,
        "left": told(read.problems),
        "doubts": told(read.doubts),
        "read_from": read.read_from,
        "name": name,
    }


async def session_added(request: Request) -> Response:
    """A session more, in a file of its own."""
    wanted: NewSession = await asked(request, NewSession)
    opened = desk_of(request).named(request)

    def add() -> Response:
        with opened.course.lock:
            taken = {*opened.course.files.sessions, *opened.course.files.teams, "base"}
            name = free_id(id_from(wanted.title, "session") or "session", taken)
            told = {"title": wanted.title, "date": wanted.date, "place": wanted.place, "trainer": wanted.trainer}
            try:
                text = piece(
                    "session.yaml", id=name, team=wanted.team, told={k: v for k, v in told.items() if v.strip()}
                )
                opened.course.write(
                    {f"{SESSIONS}/{name}.yaml": text}, say("studio_did_add", what=say("studio_session")), ""
                )
            except Refused as refused:
                return refusal(refused.problems)
            wrong = [
                one for one in opened.course.files.problems if one.place and one.place.file.endswith(f"/{name}.yaml")
            ]
            return refusal(tuple(wrong)) if wrong else answer({"go": f"/c/{opened.course.id}/kits?session={name}"})

    return await run_in_threadpool(add)


async def make(request: Request) -> Response:
    """Make the kit, and forget the names."""
    wanted: KitWish = await asked(request, KitWish)
    desk, opened = desk_of(request), desk_of(request).named(request)

    def made() -> Response:
        files = course_files(opened.course.root)
        known = {one.session: one for one in versions_asked(files, everything=True) if one.session}
        if wanted.session not in known:
            return refusal((Problem("reference", say("studio_no_session")),))
        try:
            listed = dropped(desk, wanted.people) if wanted.people else None
            read = roster_of(listed.data, listed.name) if listed else ReadRoster((), ())
            done = kit(files, known[wanted.session], read.people, Wanted((), today=desk.today()), quietly)
            placed = put_kit(output_of(opened.course.root), files, done)
        except Refused as refused:
            return refusal(refused.problems)
        desk.dropped.pop(wanted.people, None)
        told = [
            {"row": one.place.line if one.place else "", "message": one.message, "hint": one.hint}
            for one in (*read.problems, *done.problems)
            if one.severity is not Severity.INFO
        ]
        kept = [path.name for path in placed.kept]
        shown = {"kits": _kits(opened), "course": {"id": opened.course.id}}
        return answer(
            {"kits": piece("kit_files.html", **shown), "told": told, "kept": kept, "count": done.roster.count}
        )

    return await run_in_threadpool(made)


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
