"""Looks at a version of a course: what can be shown, what is wrong with it, and what the head of every view says."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.publish.versions import BASE, Version, versions_asked
from coursegen.source.values import text_in
from coursegen.studio.shown.outline import Part
from coursegen.studio.shown.part_names import in_titles
from coursegen.studio.shown.problems_shown import Found, found_in
from coursegen.studio.shown.stage import Staged
from coursegen.studio.web.desk import Desk, Opened, hint_here, say


class Looked(Struct, frozen=True):
    """A version as it is looked at now."""

    opened: Opened
    version: Version
    loaded: LoadedCourse | None
    staged: Staged | None
    parts: tuple[Part, ...]
    found: Found
    fresh: bool


def look(desk: Desk, opened: Opened, version: Version, *, judge: bool = True) -> Looked:
    """A version, laid out as it is or as it was last right, with all that is wrong with it.

    Without ``judge`` it is only what stops it from being shown: rules look at a whole course, and that takes longer.
    """
    course, stage = opened.course, opened.stage
    read = course.read(version)
    loaded = read.loaded or course.good(version)
    staged = stage.staged(course.files, version, loaded) if loaded else None
    refused = read.refused or stage.problems(version)
    known = opened.judged.get(version)
    if judge and known is not None and known[0] is read and known[1] == refused:
        found = known[2]
    else:
        fresh = staged is not None and not refused
        told = (*refused, *(stage.foreseen(course.files, staged) if judge and staged and fresh else ()))
        own = course.own()
        named = in_titles(staged.parts if staged else (), own)
        found = found_in(read.loaded if judge else None, told, own, course.root, desk.today(), hint_here, named)
        if judge:
            opened.judged[version] = (read, refused, found)
    return Looked(opened, version, loaded, staged, staged.parts if staged else (), found, not refused)


def head_values(looked: Looked) -> dict[str, Any]:
    """What the head of every view shows."""
    course, history = looked.opened.course, looked.opened.course.history
    return {
        "course": {"id": course.id, "title": title_of(looked)},
        "title": title_of(looked),
        "version": looked.version.name,
        "versions": versions(looked),
        "version_title": next(one["title"] for one in versions(looked) if one["id"] == looked.version.name),
        "undo": history.last.label if history.last else "",
        "redo": history.next.label if history.next else "",
        "count": _counted(looked.found),
    }


def _counted(found: Found) -> dict[str, str]:
    """How many problems, warnings and remarks there are, in a check's words, and what the worst of them is."""
    counts = found.counts()
    parts = [
        say(f"studio_one_{one}") if number == 1 else say(f"studio_many_{one}", count=number)
        for one, number in counts.items()
    ]
    told = say("studio_and", first=", ".join(parts[:-1]), last=parts[-1]) if len(parts) > 1 else "".join(parts)
    return {"worst": next(iter(counts), ""), "told": told or say("studio_no_problems")}


def titles(opened: Opened) -> dict[str, str]:
    """What each version is called, by its name: the course as it is, teams and their sessions."""
    files, found = opened.course.files, {}
    for one in versions_asked(files, everything=True):
        node = files.sessions.get(one.session) if one.session else files.teams.get(one.team)
        found[one.name] = text_in(node, "title") or one.session or one.team
    return {**found, BASE: say("studio_as_it_is")}


def title_of(looked: Looked) -> str:
    """What the course is called."""
    return text_in(looked.opened.course.own().node("course.title")) or looked.opened.course.root.name


def versions(looked: Looked) -> list[dict[str, str]]:
    """The versions to look at: the course as it is, then each team's."""
    called = titles(looked.opened)
    return [{"id": name, "title": called.get(name, name)} for name in (BASE, *looked.opened.course.files.teams)]
