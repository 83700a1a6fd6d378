"""Stands at the door: lets in only the browser that the studio itself opened, and bounds what it may send.

Any page that is open in the same browser can send requests to a server on the same machine. So each request must name
this server as its host, come from a page of this server where it comes from a page, and carry the cookie that was given
for the token in the first address; what changes something must say that it is JSON (or a file that was dropped), which
no page of another origin may send unasked.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coursegen.studio.web.desk import say

JSON, FILE = "application/json", "application/octet-stream"

MOST: Mapping[str, int] = {JSON: 4_000_000, FILE: 64_000_000}
"""How many bytes a request may bring, by what it says that it is; a deck with many pictures is the largest."""

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-resource-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
_SAFE = frozenset({"GET", "HEAD"})


class TooMuch(Exception):  # noqa: N818 - says what was sent
    """Raised where a request brings more than its kind may."""


class Guard:
    """The application behind the door; ``token`` is in the address that the studio opens, ``port`` where it listens."""

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self.hosts = frozenset({f"127.0.0.1:{port}", f"localhost:{port}"})
        self._cookie = f"coursegen-{port}"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or pass it on."""
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
            return
        if scope["type"] != "http":  # no sockets here
            return
        refused = self._refused(scope)
        if refused is not None:
            await _guarded(refused)(scope, receive, send)
            return
        if self._brings_token(scope):
            await _guarded(self._with_cookie(scope))(scope, receive, send)
            return
        most = MOST[FILE if _kind(Headers(scope=scope)) == FILE else JSON]
        try:
            await _guarded(self._app)(scope, _bounded(receive, most), send)
        except TooMuch:
            await _guarded(_plain(say("studio_too_much"), 413))(scope, receive, send)

    def _refused(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self.hosts:
            return _plain(say("studio_other_host"), 400)
        origin = headers.get("origin")
        if origin is not None and origin != f"http://{host}":
            return _plain(say("studio_other_page"), 403)
        if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return _plain(say("studio_other_page"), 403)
        if not (self._brings_token(scope) or self._has_cookie(headers)):
            return _plain(say("studio_not_let_in"), 403)
        if scope["method"] in _SAFE:
            return None
        if scope["method"] != "POST":
            return _plain(say("studio_not_done"), 405)
        kind = _kind(headers)
        if origin is None or kind not in MOST:
            return _plain(say("studio_no_json"), 415)
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MOST[kind]:
            return _plain(say("studio_too_much"), 413)
        return None

    def _brings_token(self, scope: Scope) -> bool:
        given = dict(parse_qsl(scope["query_string"].decode("latin-1"))).get("token", "")
        return scope["method"] == "GET" and bool(given) and secrets.compare_digest(given.encode(), self._token.encode())

    def _has_cookie(self, headers: Headers) -> bool:
        try:
            jar = SimpleCookie(headers.get("cookie", ""))
        except CookieError:
            return False
        given = jar[self._cookie].value if self._cookie in jar else ""
        return bool(given) and secrets.compare_digest(given.encode(), self._token.encode())

    def _with_cookie(self, scope: Scope) -> Response:
        """The same address without its token, and the cookie that goes in its place."""
        rest = [(name, value) for name, value in parse_qsl(scope["query_string"].decode("latin-1")) if name != "token"]
        path = scope["path"] if not scope["path"].startswith("//") else "/"
        answer = RedirectResponse(path + (f"?{urlencode(rest)}" if rest else ""), 303)
        answer.set_cookie(self._cookie, self._token, httponly=True, samesite="strict", path="/")
        return answer


def _kind(headers: Headers) -> str:
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def _plain(words: str, status: int) -> Response:
    return PlainTextResponse(words, status)


def _guarded(app: ASGIApp) -> ASGIApp:
    """An application whose answers all forbid what no page of the studio needs."""

    async def call(scope: Scope, receive: Receive, send: Send) -> None:
        async def told(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await app(scope, receive, told)

    return call


def _bounded(receive: Receive, most: int) -> Receive:
    """A request's body, refused as soon as it is larger than it may be, whatever it said before."""
    read = 0

    async def bounded() -> Message:
        nonlocal read
        message = await receive()
        if message["type"] == "http.request":
            read += len(message.get("body", b""))
            if read > most:
                raise TooMuch
        return message

    return bounded
