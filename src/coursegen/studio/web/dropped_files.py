"""Takes in files that are dropped on a page, and keeps them in memory until something is done with them."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath

from msgspec import Struct
from starlette.exceptions import HTTPException
from starlette.requests import Request

from coursegen.publish.versions import BASE
from coursegen.studio.web.desk import Desk, desk_of, say

KEPT = 12
"""How many dropped files are kept; the oldest goes first."""

MOST_KEPT = 200_000_000
"""How many bytes of dropped files are kept in all."""


class Dropped(Struct, frozen=True):
    """A file that was dropped: its name, without any folder, its bytes, and the version that was looked at then."""

    token: str
    name: str
    data: bytes
    version: str = BASE


async def taken_in(request: Request) -> Dropped:
    """The file that a request brings, kept under a new name of its own."""
    data = await request.body()
    name = PurePosixPath(request.query_params.get("name", "").replace("\\", "/")).name[:120]
    kept = Dropped(secrets.token_urlsafe(12), name, data, request.query_params.get("version", BASE))
    held = desk_of(request).dropped
    held[kept.token] = kept
    while len(held) > KEPT or (len(held) > 1 and sum(len(one.data) for one in held.values()) > MOST_KEPT):
        del held[next(iter(held))]
    return kept


def dropped(desk: Desk, token: str) -> Dropped:
    """A file that was dropped before. Errors: ``HTTPException`` 410 where it is kept no more."""
    found = desk.dropped.get(token)
    if not isinstance(found, Dropped):
        raise HTTPException(410, say("studio_dropped_gone"))
    return found
