"""Shows the teams: what differs for each, its own words, its template; and starts a version for another one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.responses import Response

from coursegen.course.compare.difference import differences
from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.problems import Problem
from coursegen.publish.blank_course import blank_team
from coursegen.publish.made_version import quietly
from coursegen.publish.place import Write, put_in_place
from coursegen.publish.template_file import file_bytes
from coursegen.publish.trial import trial
from coursegen.publish.versions import BASE, Version
from coursegen.publish.workshop import Workshop
from coursegen.source import nodes
from coursegen.source.folder import COURSE, TEAMS, CourseFiles
from coursegen.source.ids import free_id, id_from
from coursegen.source.values import text_in
from coursegen.studio.open_course import text_now
from coursegen.studio.saving.team_file import with_brand
from coursegen.studio.web.desk import Desk, Opened, answer, label, page, piece, refusal, say
from coursegen.studio.web.dropped_files import Dropped, dropped
from coursegen.studio.web.endpoints import bringing, looking
from coursegen.studio.web.new import brand_path
from coursegen.studio.web.version_view import Looked, head_values

TRIED = ".coursegen"
"""Where a template lies while it is tried: in what is nobody's to edit."""


class NewTeam(Struct, frozen=True):
    """A team that gets a version of its own."""

    title: str


class Brand(Struct, frozen=True):
    """A template that was dropped, for a team."""

    token: str
    version: str


@looking
def view(looked: Looked, _: QueryParams) -> Response:
    """The teams, and what differs for the one that is looked at."""
    opened = looked.opened
    base = opened.course.read().loaded
    found = list(_differing(opened, base, looked.loaded, looked.version)) if base and looked.loaded else []
    terms = list(_terms(opened, looked.loaded)) if looked.loaded else []
    brand = looked.loaded.brand.template if looked.loaded else ""
    whys = {name: text_in(node, "why").strip() for name, node in opened.course.files.teams.items()}
    return page(
        "teams.html", **head_values(looked), view="teams", found=found, terms=terms, brand=brand, whys=whys,
        readable=looked.loaded is not None,
    )  # fmt: skip


def _differing(opened: Opened, base: LoadedCourse, loaded: LoadedCourse, version: Version) -> Iterator[dict[str, str]]:
    if version.team == BASE:
        return
    for one in differences(base.course, loaded.course):
        stack = loaded.stack(one.address)
        query = urlencode({"part": one.address, "version": version.team})
        yield {
            "what": one.what or label(one.address.rpartition(".")[2]),
            "how": say(f"studio_how_{one.how}"),
            "old": one.old,
            "new": one.new,
            "why": next((change.reason for change in reversed(stack) if change.reason), ""),
            "way": f"/c/{opened.course.id}/write?{query}",
        }


def _terms(opened: Opened, loaded: LoadedCourse) -> Iterator[dict[str, Any]]:
    """The words that teams may call otherwise, as this version has them."""
    node = loaded.merged.node("course.terms")
    own = opened.course.own()
    for name, entry in node.entries.items() if isinstance(node, nodes.Mapping) else ():
        for form in ("one", "many"):
            said = entry.value.get(form) if isinstance(entry.value, nodes.Mapping) else None
            address = f"course.terms.{name}.{form}"
            before = own.node(address)
            if isinstance(said, nodes.Scalar):
                was = before.text if isinstance(before, nodes.Scalar) else ""
                theirs = [_own_word(opened.course.files, team, name, form) for team in opened.course.files.teams]
                yield {
                    "address": address, "name": name, "form": form, "now": said.text, "base": was, "theirs": theirs,
                }  # fmt: skip


def _own_word(files: CourseFiles, team: str, name: str, form: str) -> str:
    """What a team calls something in its own file, else in its sector's; ``""`` where it is called as for all."""
    held = files.teams[team]
    sector = files.sectors.get(text_in(held, "sector"))
    for layer in (held, sector):
        if said := text_in(layer, "terms", name, form).strip():
            return said
    return ""


@bringing(NewTeam)
def added(_desk: Desk, opened: Opened, wanted: NewTeam) -> Response:
    """A team more, in a file of its own."""
    title = " ".join(wanted.title.split())
    if not title:
        return refusal((Problem("missing-field", say("studio_team_needs_name")),))
    files = opened.course.files
    name = free_id(id_from(title, "team") or "team", {*files.teams, *files.sectors, *files.sessions, BASE})
    opened.course.write({f"{TEAMS}/{name}.yaml": blank_team(name, title)}, say("studio_did_add", what=title), "")
    return answer({"go": f"/c/{opened.course.id}/teams?version={name}"})


@bringing(Dropped)
def tried(_desk: Desk, opened: Opened, kept: Dropped) -> Response:
    """A template that was dropped, judged and tried on the version that is looked at; no file of the course changes."""
    path = opened.course.root / TRIED / "tried.pptx"
    put_in_place(path.parent, [Write(path.name, kept.data), Write(".gitignore", b"*\n")])
    file_bytes(path, kept.name)
    team = kept.version if kept.version in opened.course.files.teams else BASE
    made = trial(Workshop(opened.course.files, str(path)), Version(team), quietly, sheet=True)
    told = [{"number": number, "message": message} for number, _, message in made.lines]
    values = {"token": kept.token, "name": kept.name, "slides": made.slides, "told": told, "sheet": _data(made.sheet)}
    return answer({"tried": piece("tried.html", **values), "token": kept.token})


def _data(png: bytes) -> str:
    from base64 import b64encode  # imported here: only who tries a template looks at its sheet

    return b64encode(png).decode()


@bringing(Brand)
def branded(desk: Desk, opened: Opened, wanted: Brand) -> Response:
    """Take a template that was tried: for a team in its file, for everybody in course.yaml."""
    kept = dropped(desk, wanted.token)
    path = brand_path(kept.name)
    base = wanted.version == BASE or wanted.version not in opened.course.files.teams
    file = COURSE if base else f"{TEAMS}/{wanted.version}.yaml"
    text = with_brand(text_now(opened.course, file), file, path)
    opened.course.put_files({file: text.encode(), path: kept.data}, say("studio_did_brand"))
    return answer({"go": f"/c/{opened.course.id}/teams?version={wanted.version}"})
