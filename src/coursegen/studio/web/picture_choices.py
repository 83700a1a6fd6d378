"""Shows what can be chosen from pictures: the kinds of parts to add, the forms of drawings, and pictograms."""

from __future__ import annotations

from collections.abc import Iterator

from starlette.requests import Request
from starlette.responses import Response

from coursegen.source import nodes
from coursegen.source.icons import icon, icons_for
from coursegen.studio.saving.new_parts import KINDS
from coursegen.studio.shown.fields import schema_at
from coursegen.studio.shown.pictures import drawn_forms
from coursegen.studio.web.desk import answer, desk_of, piece, said_or

COMMON = (
    "comments", "phone", "envelope", "headset", "users", "user", "handshake", "people-arrows", "ear-listen", "heart",
    "face-smile", "face-frown", "lightbulb", "question", "circle-check", "triangle-exclamation", "shield-halved",
    "life-ring", "fire", "scale-balanced", "compass", "route", "stairs", "mountain", "flag-checkered", "bullseye",
    "chart-line", "clock", "hourglass-half", "calendar-days", "list-check", "clipboard-check", "pen", "book-open",
    "magnifying-glass", "key", "gear", "arrows-rotate", "seedling", "star",
)  # fmt: skip
"""Pictograms to start from, before somebody looks for another."""

MOST, WORDS = 60, 80
"""How many pictograms are shown at once, and how many letters somebody may look for."""


def drawings(request: Request) -> Response:
    """The forms of drawings, each with an example to write over."""
    opened = desk_of(request).named(request)
    address = request.query_params.get("address", "")
    known = schema_at(address).get("properties", {})
    with opened.course.lock:
        held = opened.course.own().node(address)
    now = next(iter(held.entries), "") if isinstance(held, nodes.Mapping) else ""
    shown = [{**one, "here": one["form"] == now} for one in drawn_forms() if one["form"] in known]
    return answer({"dialog": piece("drawings.html", drawings=shown, address=address)})


def adding(request: Request) -> Response:
    """The kinds of parts that can be added after the one that is looked at."""
    opened = desk_of(request).named(request)
    part = request.query_params.get("part", "")
    module = part.partition(".")[0]
    with opened.course.lock:
        node = opened.course.files.modules.get(module)
    kinds = list(KINDS) if isinstance(node, nodes.Mapping) else []
    if isinstance(node, nodes.Mapping) and node.get("scenario") is not None:
        kinds.remove("scenarios")
    rows = "yes" if not kinds or request.query_params.get("whole") else ""
    return answer({"dialog": piece("adding.html", kinds=[] if rows else kinds, rows=rows)})


def pictograms(request: Request) -> Response:
    """Pictograms for some words (``q``), or those of this course and a few that many courses need."""
    opened = desk_of(request).named(request)
    address, words = request.query_params.get("address", ""), request.query_params.get("q", "")[:WORDS]
    with opened.course.lock:
        files, held = opened.course.files, opened.course.own().node(address)
        roots = [*files.modules.values(), *([files.course] if files.course is not None else [])]
    now = held.text if isinstance(held, nodes.Scalar) else ""
    used = dict.fromkeys(name for root in roots for name in _used(root))
    names = _found(words) if words.strip() else tuple(dict.fromkeys([*([now] if now else []), *used, *COMMON]))
    values = {"address": address, "now": now, "icons": [name for name in names if icon(name) is not None]}
    if "q" in request.query_params:
        return answer({"found": piece("pictogram_list.html", **values)})
    return answer({"dialog": piece("pictograms.html", **values)})


def _found(words: str) -> tuple[str, ...]:
    """The pictograms that some words mean: of those that many courses need by what they stand for, of all by name."""
    wanted = words.lower().split()
    meant = [name for name in COMMON if all(word in _stands_for(name) for word in wanted)]
    return tuple(dict.fromkeys([*meant, *icons_for(words)]))[:MOST]


def _stands_for(name: str) -> str:
    return said_or(f"studio_pictogram_{name.replace('-', '_')}", "")


def _used(node: nodes.Node) -> Iterator[str]:
    """The pictograms that are named in a file."""
    if isinstance(node, nodes.Mapping):
        for name, entry in node.entries.items():
            if name == "pictogram" and isinstance(entry.value, nodes.Scalar):
                yield entry.value.text
            else:
                yield from _used(entry.value)
    elif isinstance(node, nodes.Sequence):
        for one in node.items:
            yield from _used(one)
