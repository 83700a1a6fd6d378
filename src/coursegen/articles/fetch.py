"""Fetches the page at an address when somebody asks, within limits, and never from a private network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn
from urllib.parse import quote, urljoin, urlsplit

from msgspec import Struct

from coursegen.articles.formats import MAX_TEXT
from coursegen.problems import Problem, Refused

SECONDS = 30.0
"""How long a fetch may take, redirects included."""

MAX_BYTES = MAX_TEXT
MAX_REDIRECTS = 5
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_ACCEPTED = "text/html,application/xhtml+xml,text/plain,application/pdf,application/epub+zip;q=0.9,*/*;q=0.5"
_EMBEDDED = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""Networks of IPv6 that lead to an address of IPv4: NAT64 (RFC 6052, 8215), 6to4 (RFC 3056), Teredo (RFC 4380)."""
_RETIRED = tuple(map(ipaddress.ip_network, ("fec0::/10", "192.88.99.0/24")))
"""Networks that lead inside a house or to its relays, which ``ipaddress`` takes for global: site-local (RFC 3879), 6to4
relays (RFC 7526)."""


class Page(Struct, frozen=True):
    """What was fetched: its bytes, the address that they came from in the end, and how its text is written."""

    data: bytes
    url: str
    charset: str


def is_public(address: str) -> bool:
    """Whether an IP address is one of the open internet: private, local, shared and reserved ones are not."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            return is_public(str(found.ipv4_mapped))
        if any(found in network for network in _EMBEDDED):
            return False
    if any(found in network for network in _RETIRED):
        return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def fetched(url: str, allowed: Callable[[str], bool] = is_public, seconds: float = SECONDS) -> Page:
    """What stands at an address, at most ``MAX_BYTES`` bytes of it, in at most so many seconds.

    The name is looked up once for each redirect, and the connection goes to the very address that was judged by
    ``allowed``, whatever the name leads to later. No proxy, cookie or password is used.

    Errors: ``Refused`` with a plain reason.
    """
    deadline = time.monotonic() + seconds
    page, target = _answer(url, allowed, deadline)
    redirects = 0
    while page is None:
        redirects += 1
        if redirects > MAX_REDIRECTS:
            _refuse(f"the address leads on to others more than {MAX_REDIRECTS} times")
        url = urljoin(url, target)
        page, target = _answer(url, allowed, deadline)
    return page


def _answer(url: str, allowed: Callable[[str], bool], deadline: float) -> tuple[Page | None, str]:
    """The page at an address, or where it leads."""
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port
    except (ValueError, UnicodeError):
        _refuse("the address is none that can be read")
    if parts.scheme not in _PORTS or not host:
        _refuse("the address leads to something that is no page of the web")
    if parts.username is not None:
        _refuse("the address holds a name or a password", "leave it out: nothing that needs them is fetched")
    connection = _Connection(host, port or _PORTS[parts.scheme], allowed, deadline, secure=parts.scheme == "https")
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        headers = {"User-Agent": "coursegen (article add)", "Accept": _ACCEPTED, "Accept-Encoding": "gzip, identity"}
        connection.request("GET", _quoted(path), headers=headers)
        response = connection.getresponse()
        if response.status in _MOVED and (target := response.getheader("Location")):
            return None, target
        if response.status != 200:
            _refuse(f"the server answers {response.status} {response.reason}"[:120], "look at the address in a browser")
        data = _body(response, deadline)
        return Page(data, url, response.headers.get_content_charset("")), ""
    except (TimeoutError, http.client.HTTPException, OSError) as error:
        if time.monotonic() >= deadline or isinstance(error, TimeoutError):
            _refuse("the page did not come in time")
        _refuse(f"the page can't be fetched: {_reason(error)}")
    finally:
        connection.close()


class _Connection(http.client.HTTPConnection):
    """A connection to the very address that was judged; with TLS the server still has to prove its name."""

    def __init__(self, host: str, port: int, allowed: Callable[[str], bool], deadline: float, *, secure: bool) -> None:
        super().__init__(host, port)
        self._allowed, self._deadline, self._secure = allowed, deadline, secure
        self._bell: threading.Timer | None = None

    def connect(self) -> None:
        """Connect to the first address of the name that answers; one that is not allowed refuses them all."""
        found = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)
        addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
        if not addresses or not all(map(self._allowed, addresses)):
            _refuse("the address leads into a private network", "save the page, and add the file")
        failed: OSError | None = None
        for address in addresses:
            try:
                self.sock = socket.create_connection((address, self.port), timeout=remaining(self._deadline))
                break
            except OSError as error:
                failed = error
        else:
            raise failed or OSError("no address")
        # A server that sends a letter now and then would never run into a socket's own limit.
        self._bell = threading.Timer(remaining(self._deadline), self._hang_up)
        self._bell.daemon = True
        self._bell.start()
        if not self._allowed(str(self.sock.getpeername()[0])):
            self.sock.close()
            _refuse("the address leads into a private network", "save the page, and add the file")
        if self._secure:
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.host)

    def close(self) -> None:
        """Close the connection; nothing waits for its end any more."""
        if self._bell is not None:
            self._bell.cancel()
        super().close()

    def _hang_up(self) -> None:
        with suppress(OSError, AttributeError):
            self.sock.shutdown(socket.SHUT_RDWR)


def remaining(deadline: float) -> float:
    """The seconds until a deadline. Errors: ``TimeoutError`` where it has passed."""
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _body(response: http.client.HTTPResponse, deadline: float) -> bytes:
    """The body, unpacked; every read is given what is left of the time, and the limit holds packed and unpacked."""
    packed = response.getheader("Content-Encoding", "").strip().lower()
    if packed not in ("", "identity", "gzip", "x-gzip"):
        _refuse("the server packs the page in a way that was not asked for", "save the page, and add the file")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if "gzip" in packed else None
    data, read = bytearray(), 0
    while True:
        remaining(deadline)
        piece = response.read1(65_536)
        if not piece:
            remaining(deadline)
            if response.length or (unpack is not None and not unpack.eof):
                _refuse("the page ended before its end", "try again, or save the page, and add the file")
            return bytes(data)
        read += len(piece)
        try:
            data += unpack.decompress(piece, MAX_BYTES + 1 - len(data)) if unpack else piece
        except zlib.error:
            _refuse("the page is damaged on its way", "save the page, and add the file")
        if read > MAX_BYTES or len(data) > MAX_BYTES:
            _refuse(f"the page has more than {MAX_BYTES // 1_000_000} MB", "save the article's text, and add the file")


def _quoted(path: str) -> str:
    return quote(path, safe="/%:=&?~+!$,;'@()*[]#-._")


def _reason(error: Exception) -> str:
    if isinstance(error, ssl.SSLError):
        return "its certificate does not hold" if isinstance(error, ssl.SSLCertVerificationError) else "TLS fails"
    if isinstance(error, socket.gaierror):
        return "there is no such host, or no network"
    return " ".join(str(error).split())[:160] or type(error).__name__


def _refuse(message: str, hint: str = "look at the address in a browser, save the page, and add the file") -> NoReturn:
    raise Refused([Problem("fetch", message, hint=hint)])
