"""Builds versions while the page is shown, tells how far it is, and gives the files to download."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Mapping, Sequence
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, Response

from coursegen.compose.recipe import recipe_named, recipe_names
from coursegen.model.printing import Printing
from coursegen.problems import Refused
from coursegen.publish.made_version import ARTEFACTS
from coursegen.publish.manifest import Manifest, manifest_of
from coursegen.publish.output import built
from coursegen.publish.owner import home_of
from coursegen.publish.read_back import is_path_inside
from coursegen.publish.versions import BASE, Version, versions_asked
from coursegen.publish.wanted import Wanted
from coursegen.source.folder import course_files
from coursegen.source.office.zip_writer import NOT_AT_ALL, zipped
from coursegen.studio.shown.part_names import in_titles
from coursegen.studio.web.desk import (
    Opened,
    answer,
    asked,
    desk_of,
    hint_here,
    page,
    piece,
    say,
    size_in_words,
)
from coursegen.studio.web.endpoints import looking
from coursegen.studio.web.problems import to_put_right
from coursegen.studio.web.version_view import Looked, head_values, titles
from coursegen.write.formats import FORMATS, variants_by_name


class Wish(Struct, frozen=True):
    """What somebody wants built: versions by name, recipes, and more formats and variants."""

    versions: Sequence[str] = ()
    artefacts: Sequence[str] = ()
    formats: Sequence[str] = ()
    variants: Sequence[str] = ()


class Running:
    """A build on its way; it goes on when the page is left."""

    def __init__(self, versions: Sequence[Version], called: Mapping[str, str], named: Callable[[str], str]) -> None:
        self.versions, self.called, self.named = versions, called, named
        self.state: Literal["running", "done", "failed"] = "running"
        self.ended_at = ""
        self.now = ""
        self.ended_versions: list[str] = []
        self.told: list[dict[str, str]] = []
        self.new: list[str] = []

    def doing(self, version: Version, what: str) -> None:
        """Something starts on a version."""
        self.now = f"{self.called.get(version.name, version.name)}: {what}"

    def ended(self, version: Version) -> None:
        """A version is done with."""
        self.ended_versions.append(version.name)


@looking
def view(looked: Looked, _: QueryParams) -> Response:
    """What can be built, what was built, and how far a build is."""
    opened = looked.opened
    files, called = opened.course.files, titles(opened)
    there = [(one.name, called[one.name]) for one in versions_asked(files, everything=True)]
    root = opened.course.root
    opened.kept["named"] = in_titles(looked.parts, opened.course.own())
    names = tuple(dict.fromkeys((*ARTEFACTS, *recipe_names(root))))
    recipes = [{"id": one, "title": recipe_named(one, root).title} for one in names]
    extra = [{"name": one.name, "help": one.help} for one in FORMATS.values() if one.help and one.installed]
    variants = [{"name": one.name, "help": one.help} for one in variants_by_name().values()]
    values = head_values(looked)
    wish = opened.kept.get("wish")
    if not isinstance(wish, Wish):  # nothing was asked for yet: all versions, and what is usual
        wish = Wish([name for name, _ in there], ARTEFACTS)
    return page(
        "build.html", **values, view="build", there=there, recipes=recipes, formats=extra, variants=variants,
        made=_made(opened), state=_state(opened), **to_put_right(looked), wish=wish,
        usual=ARTEFACTS, more_asked=not {*wish.artefacts} <= {*ARTEFACTS},
    )  # fmt: skip


async def start(request: Request) -> Response:
    """Start a build, unless one runs."""
    wish: Wish = await asked(request, Wish)
    opened = desk_of(request).named(request)
    running = opened.kept.get("build")
    if isinstance(running, Running) and running.state == "running":
        return answer({"started": False})
    opened.kept["wish"] = wish
    files = course_files(opened.course.root)
    known = {one.name: one for one in versions_asked(files, everything=True)}
    versions = [known[name] for name in wish.versions if name in known] or [Version()]
    names = {*ARTEFACTS, *recipe_names(opened.course.root)}
    artefacts = tuple(one for one in wish.artefacts if one in names) or ARTEFACTS
    formats = tuple(one for one in wish.formats if one in FORMATS)
    printing = Printing(variants=tuple(one for one in wish.variants if one in variants_by_name()), formats=formats)
    wanted = Wanted(artefacts, today=desk_of(request).today(), printing=printing)
    opened.kept["build"] = running = Running(versions, titles(opened), opened.kept.get("named", str))
    threading.Thread(target=_run, args=(opened.course.root, versions, wanted, running), daemon=True).start()
    return answer({"started": True})


def _run(root: Path, versions: Sequence[Version], wanted: Wanted, running: Running) -> None:
    try:
        result = built(course_files(root), output_of(root), versions, wanted, running, jobs=1)
        for one in result.versions:
            outcome = one.outcome
            problems = outcome.made.warnings if outcome.made else outcome.problems
            name = outcome.version.name
            running.told += [
                {"version": name, "message": running.named(problem.message),
                 "hint": running.named(hint_here(problem.hint)), "severity": problem.severity.value,
                 "address": problem.address, "whose": running.called.get(name, name)}
                for problem in problems
                if problem.severity.value != "info"
            ]  # fmt: skip
            if outcome.fault is not None:
                running.told.append({"version": outcome.version.name, "message": outcome.fault.said, "hint": "",
                                     "severity": "error", "address": "", "whose": name})  # fmt: skip
            for told in running.told:  # what the course itself says is mended there
                if any({**told, "version": BASE, "whose": at["whose"]} == at for at in running.told):
                    told["version"] = BASE
            running.new += [f"{placed.path.relative_to(result.folder).as_posix()}" for placed in one.placed]
        failed = any(one.outcome.made is None for one in result.versions)
        running.ended_at = time.strftime("%H:%M")
        running.state = "failed" if failed else "done"
    except Refused as refused:
        running.told += [
            {
                "version": "",
                "message": one.message,
                "hint": one.hint,
                "severity": "error",
                "address": one.address,
                "whose": "",
            }
            for one in refused.problems
        ]
        running.state = "failed"


def state(request: Request) -> Response:
    """How far the build is, as a piece of the page."""
    opened = desk_of(request).named(request)
    told = _state(opened)
    course = {"id": opened.course.id}
    pieces = {name: piece(f"{name}.html", state=told, course=course) for name in ("progress", "told")}
    if told["state"] != "running":
        pieces["made"] = piece("made.html", made=_made(opened), course=course)
    return answer({**pieces, "state": told["state"]})


def _state(opened: Opened) -> dict[str, Any]:
    running = opened.kept.get("build")
    if not isinstance(running, Running):
        return {"state": "none", "now": "", "done": 0, "of": 0, "told": [], "new": [], "ended": ""}
    return {
        "state": running.state,
        "now": running.now,
        "done": len(running.ended_versions),
        "of": len(running.versions),
        "told": running.told,
        "new": running.new,
        "ended": running.ended_at,
    }


def output_of(root: Path) -> Path:
    """The folder that a course is built into."""
    return home_of(root)


def _made(opened: Opened) -> list[dict[str, Any]]:
    """The files of this course that lie in the output folder, by version."""
    folder = output_of(opened.course.root)
    manifest, now = _manifest(folder), opened.course.hashes()
    by_version: dict[str, list[dict[str, str]]] = {}
    older, built_on = set(), dict[str, float]()
    for path, row in sorted(manifest.rows.items()):
        if row.kind in ("provenance", "credits") or not (folder / path).is_file():
            continue
        version = _version(row)
        sources = manifest.sources.get(row.stamp, {})
        if any(now.get(file, "" if file.endswith(".yaml") else told) != told for file, told in sources.items()):
            older.add(version)
        built_on[version] = max(built_on.get(version, 0), (folder / path).stat().st_mtime)
        by_version.setdefault(version, []).append(
            {
                "path": path,
                "name": Path(path).name,
                "href": f"made?path={quote(path)}",
                "length": say(f"studio_unit_{'one_' if row.count == 1 else ''}{row.unit}", count=row.count),
                "size": size_in_words(row.bytes),
                "drafts": str(row.drafts or ""),
            }
        )
    called = titles(opened)
    return [
        {
            "version": called.get(name, name),
            "files": files,
            "zip": f"zip?version={quote(name)}",
            "older": name in older,
            "built": say("studio_built_on", day=_when(built_on[name])),
        }
        for name, files in by_version.items()
    ]


def _when(stamp: float) -> str:
    then = time.localtime(stamp)
    return f"{then.tm_mday} {time.strftime('%B, %H:%M', then)}"


def download_name(course: str, path: str) -> str:
    """What a file is called when it leaves: by its course and its version too, so that it says whose it is."""
    *version, name = path.split("/")
    return name if name.startswith(f"{course}.") else ".".join([course, *(one for one in version if one != BASE), name])


def _manifest(folder: Path) -> Manifest:
    return manifest_of(folder) or Manifest()


def one_made(request: Request) -> Response:
    """One built file, to download or to open. Errors: ``HTTPException`` 404 for what the manifest does not list."""
    opened = desk_of(request).named(request)
    folder, path = output_of(opened.course.root), request.query_params.get("path", "")
    if not is_made(folder, path):
        raise HTTPException(404)
    kind = "inline" if request.query_params.get("open") and guess_type(path)[0] == "application/pdf" else "attachment"
    name = download_name(_manifest(folder).course or opened.course.root.name, path)
    return FileResponse(folder / path, filename=name, content_disposition_type=kind)


def is_made(folder: Path, path: str) -> bool:
    """Whether a path is one of a file that a build put into the output folder, and lies there."""
    if path not in _manifest(folder).rows or not is_path_inside(path):
        return False
    return (folder / path).is_file() and (folder / path).resolve().is_relative_to(folder.resolve())


def all_made(request: Request) -> Response:
    """All files of a version as a zip."""
    opened = desk_of(request).named(request)
    folder, version = output_of(opened.course.root), request.query_params.get("version", "base")
    manifest = _manifest(folder)
    rows, course = manifest.rows, manifest.course or opened.course.root.name
    paths = [path for path, row in sorted(rows.items()) if _version(row) == version and is_made(folder, path)]
    if not paths:
        raise HTTPException(404)
    data = zipped(((download_name(course, path), (folder / path).read_bytes()) for path in paths), NOT_AT_ALL)
    name = f"{course}-{version.replace('/', '-')}.zip"
    disposition = {"content-disposition": f"attachment; filename*=utf-8''{quote(name)}"}
    return Response(data, media_type="application/zip", headers=disposition)


def _version(row: Any) -> str:
    return f"{row.team}/{row.session}" if row.session else str(row.team)
