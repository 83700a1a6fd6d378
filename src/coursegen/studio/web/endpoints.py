"""Makes endpoints of functions that look at an open course, or do something with it, while nobody else changes it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from typing import Any, TypeVar

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response

from coursegen.problems import Refused
from coursegen.studio.web.desk import Desk, Opened, asked, desk_of, refusal, version_of
from coursegen.studio.web.dropped_files import Dropped, taken_in
from coursegen.studio.web.version_view import Looked, look

T = TypeVar("T")


def looking(show: Callable[[Looked, QueryParams], Response]) -> Callable[[Request], Response]:
    """An endpoint that shows the version which a request names, as it is now; with what else the request asks for."""

    def endpoint(request: Request) -> Response:
        desk, opened = desk_of(request), desk_of(request).named(request)
        with opened.course.lock:
            return show(look(desk, opened, version_of(request, opened)), request.query_params)

    return endpoint


def bringing(
    kind: type[T], *, hold: bool = True
) -> Callable[[Callable[[Desk, Opened, T], Response]], Callable[[Request], Awaitable[Response]]]:
    """An endpoint that does something with what a request brings: a value of some kind, or a file that was dropped.

    The course is held meanwhile, unless it takes long and changes nothing. What is refused is told, and a file that
    was refused is forgotten.
    """

    def decorated(do: Callable[[Desk, Opened, T], Response]) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            brought: Any = await (taken_in(request) if kind is Dropped else asked(request, kind))
            desk = desk_of(request)
            opened = desk.named(request)

            def done() -> Response:
                try:
                    with opened.course.lock if hold else nullcontext():
                        return do(desk, opened, brought)
                except Refused as refused:
                    if isinstance(brought, Dropped):
                        desk.dropped.pop(brought.token, None)
                    return refusal(refused.problems)

            return await run_in_threadpool(done)

        return endpoint

    return decorated
