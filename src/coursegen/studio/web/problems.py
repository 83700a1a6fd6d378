"""Lists everything that is wrong with a version, each with the way to its field."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from coursegen.publish.versions import BASE, Version
from coursegen.studio.shown.part_names import part_name
from coursegen.studio.shown.problems_shown import ProblemShown
from coursegen.studio.web.desk import desk_of, page, version_of
from coursegen.studio.web.version_view import Looked, head_values, look


def listed(request: Request) -> Response:
    """All problems of a version."""
    desk, opened = desk_of(request), desk_of(request).named(request)
    with opened.course.lock:
        looked = look(desk, opened, version_of(request, opened))
        to_all = look(desk, opened, Version()).found.problems if looked.version.team != BASE else ()
        return unreadable(looked, {(one.rule, one.address) for one in to_all})


def unreadable(looked: Looked, to_all: Collection[tuple[str, str]] = ()) -> Response:
    """The problems of a version, which is all that can be shown of a course that was never right.

    ``to_all`` are the rules and addresses of what is wrong with the course itself: what a team has from there is mended
    there.
    """
    values: dict[str, Any] = head_values(looked)
    rows = [(one, _way(looked, one, to_all), part_name(looked.parts, one.address)) for one in looked.found.problems]
    return page("problems.html", **values, view="problems", found=rows, readable=bool(looked.parts))


def to_put_right(looked: Looked) -> dict[str, Any]:
    """Whether what is shown is how a version looked last, and what has to be put right first, with the way to it."""
    first = next(iter(looked.found.problems), None) if not looked.fresh else None
    return {"stale": not looked.fresh, "wrong": first, "wrong_way": _way(looked, first) if first else ""}


def _way(looked: Looked, one: ProblemShown, to_all: Collection[tuple[str, str]] = ()) -> str:
    """Where a problem is mended: its field, or its file where no form shows it."""
    here = f"/c/{looked.opened.course.id}"
    touched = looked.loaded is not None and looked.loaded.touched(one.address)
    is_theirs = looked.version.team != BASE and ((one.rule, one.address) not in to_all or touched)
    query = {"version": looked.version.team} if is_theirs else {}
    if looked.parts and one.address and not one.address.startswith("articles."):
        return f"{here}/write?{urlencode({'part': one.address, **query})}#f-{one.address.replace('.', '-')}"
    if one.place:
        file, line, *_ = one.place.split(":")
        return f"{here}/file?{urlencode({'file': file, 'line': line, **query})}"
    return f"{here}/plan"
