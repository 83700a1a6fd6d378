"""Shows the session as a strip of minutes, given and needed, and as a table in which parts get other minutes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from starlette.datastructures import QueryParams
from starlette.responses import Response

from coursegen.course.clock.cures import cures
from coursegen.course.clock.rehearsal import rehearsed
from coursegen.studio.shown.outline import Part
from coursegen.studio.web.desk import page, said_or, say
from coursegen.studio.web.endpoints import looking
from coursegen.studio.web.problems import to_put_right, unreadable
from coursegen.studio.web.version_view import Looked, head_values


@looking
def view(looked: Looked, query: QueryParams) -> Response:
    """The plan."""
    if not looked.parts:
        return unreadable(looked)
    return page("plan.html", **plan_values(looked, query.get("row", "")), view="plan")


def plan_values(looked: Looked, row: str) -> dict[str, Any]:
    """What the plan shows; ``row`` is the row of the agenda whose blocks are shown."""
    rows = [_row(one) for one in looked.parts]
    here = next((one for one in looked.parts if one.address == row), None)
    here = here or next((one for one in looked.parts if one.kind == "module"), looked.parts[0])
    total = sum(one.given for one in looked.parts)
    needed = sum(one.needed for one in looked.parts)
    breaks = sum(one.given for one in looked.parts if one.kind == "break")
    clock = looked.loaded.course.agenda if looked.loaded else ()
    return {
        **head_values(looked),
        "rows": [
            {**one, "share": round(100 * one["given"] / max(1, total), 3), "here": one["address"] == here.address}
            for one in rows
        ],
        "here": _row(here),
        "blocks": list(_blocks(looked, here)),
        "hours": say("studio_hours", start=clock[0].start, end=clock[-1].end) if clock else "",
        "total": total,
        "needed": needed,
        "spare": total - breaks - needed,
        **to_put_right(looked),
    }


def _row(part: Part) -> dict[str, Any]:
    minutes = f"{part.address}.minutes" if part.kind == "break" else ""
    return {
        "address": part.address,
        "title": part.title,
        "number": part.number,
        "kind": part.kind,
        "given": part.given,
        "needed": part.needed,
        "clock": part.clock,
        "over": part.over,
        "minutes": minutes,
    }


def _blocks(looked: Looked, here: Part) -> Iterator[dict[str, Any]]:
    """The blocks of a row, each with the minutes that it has and needs, and what would help where they do not fit."""
    if looked.loaded is None:
        return
    rehearsal = rehearsed(looked.loaded.course)
    times = {one.block.address: one for one in rehearsal.blocks}
    shown: dict[str, list[Part]] = {}
    for part in here.parts:
        shown.setdefault(part.block, []).append(part)
    most = max((max(times[one].given, times[one].needed.slow) for one in shown if one in times), default=60)
    for address, parts in shown.items():
        if address not in times:
            continue
        time = times[address]
        yield {
            "address": address,
            "minutes": f"{address}.minutes",
            "part": parts[0].address,
            "title": ", ".join(part.title for part in parts if part.title)
            or said_or(f"studio_kind_{parts[0].kind}", parts[0].kind),
            "kind": said_or(f"studio_kind_{parts[0].kind}", parts[0].kind),
            "given": time.given,
            "needed": round(time.needed.likely),
            "quick": round(time.needed.quick),
            "slow": round(time.needed.slow),
            "over": time.over > 0,
            "short": max(0, round(time.over)),
            "cures": cures(time, rehearsal) if time.over > 0 else [],
            "given_share": round(100 * time.given / most, 2),
            "needed_share": round(100 * time.needed.likely / most, 2),
            "inside_share": round(100 * min(time.needed.likely, time.given) / most, 2),
            "made_of": [{"what": one.what, "seconds": round(one.span.likely)} for one in time.grouped()[:5]],
        }
