"""Shows the course as an outline beside the slide, the page and the form of the part that is chosen."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import urlencode

from markupsafe import Markup
from msgspec import Struct
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from coursegen.course.loaded.loaded_course import LoadedCourse
from coursegen.publish.versions import BASE
from coursegen.source.values import value_in_words
from coursegen.studio.saving.new_parts import KINDS
from coursegen.studio.shown.outline import Part, every_part
from coursegen.studio.shown.page_spots import page_picture
from coursegen.studio.shown.part_view import (
    form_fields,
    in_a_block_of_the_session,
    in_own_form,
    layers_at,
    ours,
    parts_in_need,
    rests_on,
    texts_of,
)
from coursegen.studio.shown.problems_shown import ProblemShown
from coursegen.studio.shown.read_as import ReadAs, unmarked
from coursegen.studio.shown.stage import slides_of
from coursegen.studio.web.desk import answer, desk_of, label, page, piece, said_or, say, short, version_of
from coursegen.studio.web.endpoints import looking
from coursegen.studio.web.problems import to_put_right, unreadable
from coursegen.studio.web.version_view import Looked, head_values, look
from coursegen.write.svg import scene_svg

PAGE_SCALE = 1.3


class Row(Struct, frozen=True):
    """A row of the outline as it is drawn."""

    part: Part
    href: str
    here: bool
    add: str
    removable: bool
    rows: tuple[Row, ...]


@looking
def whole(looked: Looked, query: QueryParams) -> Response:
    """The view as a page."""
    if not looked.parts:
        return unreadable(looked)
    return page("write.html", **head_values(looked), **part_values(looked, _asked_for(looked, query)))


def pieces(looked: Looked, part: Part) -> dict[str, Any]:
    """What a page's script puts in place after something was done."""
    values = {**head_values(looked), **part_values(looked, part)}
    return {
        "part": part.address,
        "block": part.block,
        "url": _href(looked, part),
        "head": piece("only_head.html", **values, view="write"),
        "desk": piece("desk.html", **values),
    }


@looking
def shown(looked: Looked, query: QueryParams) -> Response:
    """A part's pieces, for a page that shows another one."""
    return answer(pieces(looked, _asked_for(looked, query)))


def _asked_for(looked: Looked, query: QueryParams) -> Part:
    return chosen(looked, query.get("part", ""), query.get("block", ""))


def rows_of(request: Request) -> Response:
    """The outline with the parts of one more module, for somebody who drags a part onto it."""
    desk, opened = desk_of(request), desk_of(request).named(request)
    with opened.course.lock:
        looked = look(desk, opened, version_of(request, opened), judge=False)
        part = _asked_for(looked, request.query_params)
        rows = _rows(looked, looked.parts, part, request.query_params.get("open", ""))
        return answer({"outline": piece("only_outline.html", rows=rows)})


def page_of_part(request: Request) -> Response:
    """The workbook page that a part is on, as a piece of the page: at once, and ``whole`` with its true number."""
    desk, opened = desk_of(request), desk_of(request).named(request)
    with opened.course.lock:
        looked = look(desk, opened, version_of(request, opened), judge=False)
        part = _asked_for(looked, request.query_params)
        if "whole" not in request.query_params:
            return answer({"page": page_piece(looked, part, whole=False)})
    return answer({"page": page_piece(looked, part, whole=True)})  # nobody who types waits for all of it


def page_piece(looked: Looked, part: Part, *, whole: bool) -> str:
    """The workbook page of a part with its spots; what says that there is none where that is so.

    Where it is not to be the ``whole`` workbook, only the pages around the part are printed, and have no number.
    """
    staged, stage = looked.staged, looked.opened.stage
    anchors = [at for at in (part.address, part.block, part.address.partition(".")[0]) if at and at != "course"]
    alone = None if staged is None or whole else stage.section(staged, anchors)
    workbook = alone or (stage.workbook(staged) if staged else None)
    number = _page_number(workbook.index, part) if workbook else 0
    if staged is None or workbook is None or not number:
        return str(Markup("<p class='quiet small'>{}</p>").format(say("studio_no_page")))
    reads = ReadAs(staged.loaded.merged, looked.parts)
    typed = texts_of(form_fields(part, staged.loaded.merged, {}))
    picture = page_picture(workbook.data, number, ((at, unmarked(reads(text))) for at, text in typed), PAGE_SCALE)
    shown = 0 if alone else number
    return piece("page.html", number=shown, png=b64encode(picture.png).decode(), spots=picture.spots)


@looking
def told_of_part(looked: Looked, query: QueryParams) -> Response:
    """What is wrong now, by field, and the head that counts it: after the slide, for which nobody should wait."""
    values = {**head_values(looked), **part_values(looked, _asked_for(looked, query))}
    listed = {one: piece("problems_of.html", **{**values, "at": at}) for one, at in values["problems"].items()}
    return answer(
        {
            "problems": listed,
            "loose": piece("problems_of.html", **{**values, "at": values["loose"]}),
            "head": piece("only_head.html", **values, view="write"),
            "outline": piece("only_outline.html", **values),
            "rests": piece("rests.html", **values),
            "reads": values["reads"],
        }
    )


def slides_piece(looked: Looked, part: Part) -> str:
    """The slides of a part as they are now."""
    return piece("slides.html", slides=_slides(looked, part))


def chosen(looked: Looked, address: str, block: str) -> Part:
    """The part that an address means: that row, else the one around it, else the first of the session."""
    parts = list(every_part(looked.parts))
    exact = [one for one in parts if one.address == address and (not block or one.block == block)]
    if exact:
        return exact[0]
    around = [one for one in parts if address.startswith(f"{one.address}.") and one.address != "course"]
    if around:
        return max(around, key=lambda one: len(one.address))
    return next((one for one in parts if one.address == address), parts[1] if len(parts) > 1 else parts[0])


def part_values(looked: Looked, part: Part) -> dict[str, Any]:
    """What the view shows of a part."""
    course = looked.opened.course
    team = looked.version.team != BASE
    loaded = looked.loaded
    places = loaded.merged if team and loaded else course.own()
    problems, loose = _at_fields(looked.found.problems, part)
    fields = form_fields(part, places, problems)
    reads = ReadAs(loaded.merged if loaded else places, looked.parts)
    said = places.node(f"{part.address}.notes.say") or places.node(f"{part.block}.notes.say")
    order = list(every_part(looked.parts))
    at = order.index(part)
    need = parts_in_need([*order[at + 1 :], *order[:at]], looked.found.problems)
    clock = loaded.course.agenda if loaded else ()
    return {
        "part": part,
        "kind": said_or(f"studio_kind_{part.kind}", part.kind),
        "rows": _rows(looked, looked.parts, part),
        "hours": say("studio_hours", start=clock[0].start, end=clock[-1].end) if clock else "",
        "slides": _slides(looked, part),
        **to_put_right(looked),
        "fields": fields,
        "problems": problems,
        "loose": loose,
        "layers": layers_at(loaded, part.address) if loaded else {},
        "layers_told": list(_told(loaded, part.address, reads)) if loaded and team else (),
        "rests": rests_on(course.files, loaded, places, part.address) if loaded else (),
        "ours": " · ".join(label(name) for name in ours(part.address, part.block, places)),
        "spoken": unmarked(reads(value_in_words(said))),
        "reads": reads.beneath(texts_of(fields)),
        "previous_href": _href(looked, order[max(0, at - 1)]),
        "next_href": _href(looked, order[min(len(order) - 1, at + 1)]),
        "need_href": _href(looked, need[0]) if need else "",
    }


def _rows(looked: Looked, parts: Sequence[Part], here: Part, also: str = "") -> tuple[Row, ...]:
    opened = {
        id(one)
        for one in parts
        if one is here or one.address == also or any(inner == here for inner in every_part(one.parts))
    }
    found = []
    for one in parts:
        rows = _rows(looked, one.parts, here) if id(one) in opened else ()
        is_here = one.address == here.address and one.block == here.block
        found.append(Row(one, _href(looked, one), is_here, _adding(looked, one), _removable(one), rows))
    return tuple(found)


def _removable(part: Part) -> bool:
    return part.kind in {*KINDS, "slides", "module", "break"}


def _href(looked: Looked, part: Part) -> str:
    return f"/c/{looked.opened.course.id}/write?{urlencode(_query(looked, part))}"


def _adding(looked: Looked, part: Part) -> str:
    return f"/c/{looked.opened.course.id}/adding?{urlencode(_query(looked, part))}"


def _query(looked: Looked, part: Part) -> dict[str, str]:
    query = {"part": part.address}
    if part.block:
        query["block"] = part.block
    if looked.version.team != BASE:
        query["version"] = looked.version.team
    return query


def _slides(looked: Looked, part: Part) -> list[dict[str, Any]]:
    if looked.staged is None:
        return []
    brand = looked.staged.laid_out.look.template.brand
    return [
        {
            "id": scene.id,
            "number": scene.number,
            "svg": Markup(
                scene_svg(scene, brand, say("studio_slide_of", number=scene.number, title=scene.title.plain))
            ),
        }
        for scene in slides_of(looked.staged, part.address, part.block)
    ]


def _page_number(index: Any, part: Part) -> int:
    """The page on which a part's heading is, else that of the block or of what the part stands in."""
    steps = [start.split(".") for start in (part.address, part.block)]
    inner = [".".join(one[:number]) for one in steps for number in range(len(one), 1, -1)]
    for at in (*inner, steps[0][0]):  # a module's own page is the last that is looked at
        if at in index:
            return int(index[at])
    return int(index.get("course.agenda.opening", 0)) if part.address == "course" else 0


def _at_fields(
    problems: Sequence[ProblemShown], part: Part
) -> tuple[dict[str, list[ProblemShown]], list[ProblemShown]]:
    """The problems of a part by the address of their field, and those that are about the part as a whole."""
    fields: dict[str, list[ProblemShown]] = {}
    loose = []
    for one in problems:
        if one.address in (part.address, part.block) and one.address:
            loose.append(one)
        elif part.address == "course.agenda" and in_a_block_of_the_session(one.address):
            if one.address.startswith(f"{part.block}."):
                fields.setdefault(one.address, []).append(one)
        elif any(at and one.address.startswith(f"{at}.") for at in (part.address, part.block)) and (
            part.address != "course" or one.address.startswith(f"{part.block}.") or in_own_form(one.address)
        ):
            fields.setdefault(one.address, []).append(one)
    return fields, loose


def _told(loaded: LoadedCourse, address: str, reads: ReadAs) -> Iterator[dict[str, str]]:
    """Who changed what in a part, the lowest layer first."""
    for at, stack in loaded.stacks.items():
        if at == address or at.startswith(f"{address}."):
            for change in stack:
                what = say(
                    "studio_changed_from",
                    field=label(at.rpartition(".")[2]),
                    old=short(unmarked(reads(change.old)), 90),
                    new=short(unmarked(reads(change.new)), 90),
                )
                yield {"who": change.layer.title or change.layer.id, "what": what, "reason": change.reason}
